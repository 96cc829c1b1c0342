# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later

# cmake -DFROM=packaging -DVERSION=1.2.3 -DTEMP=DIR -P check_files.cmake: menu entry, metainfo and
# type of plan files, each by the desktop's own tool, and that they agree with one another.
cmake_minimum_required(VERSION 3.25)

function(check)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${output}")
  endif()
endfunction()

function(expect file pattern)
  file(READ ${file} text)
  if(NOT text MATCHES "${pattern}")
    message(FATAL_ERROR "${file}: nothing matches ${pattern}")
  endif()
endfunction()

foreach(tool desktop-file-validate appstreamcli update-mime-database)
  find_program(${tool} ${tool})
  if(NOT ${tool})
    message("skipped: ${tool} is not installed")
    return()
  endif()
endforeach()

set(metainfo ${FROM}/org.example.breakeven.metainfo.xml)
check(${desktop-file-validate} ${FROM}/breakeven.desktop)
check(${appstreamcli} validate --no-net --pedantic ${metainfo})
expect(${metainfo} "<release version=\"${VERSION}\"")

file(REMOVE_RECURSE ${TEMP})
file(COPY ${FROM}/breakeven.mime.xml DESTINATION ${TEMP}/packages)
check(${update-mime-database} -n ${TEMP})
expect(${TEMP}/globs2 "50:application/x-breakeven:\\*\\.breakeven\n")
foreach(file ${metainfo} ${FROM}/breakeven.desktop)
  expect(${file} "application/x-breakeven")
endforeach()
