# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Run by CPack on the tree that becomes the package: changelogs, compressed documents, the examples
# where Debian's users look for them, and one date for all files (SOURCE_DATE_EPOCH).
cmake_minimum_required(VERSION 3.25)
set(usr ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)
set(doc ${usr}/share/doc/breakeven)

string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
file(WRITE ${doc}/changelog.Debian "breakeven (${version}) bookworm; urgency=medium

  * Packaged by the project itself; what changed stands in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${now}
")
configure_file(${CPACK_BREAKEVEN_SOURCE_DIR}/CHANGELOG.md ${doc}/changelog COPYONLY)

file(GLOB compressed ${doc}/changelog* ${usr}/share/man/man1/*.1)
execute_process(COMMAND gzip --best --no-name --force ${compressed} COMMAND_ERROR_IS_FATAL ANY)

file(CREATE_LINK ../../breakeven/examples ${doc}/examples SYMBOLIC)

string(TIMESTAMP seconds "%s" UTC)
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -exec touch --no-dereference --date=@${seconds} {} +
                COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE files ${usr}/*)
foreach(file IN LISTS files)
  if(NOT IS_SYMLINK ${file} AND NOT file MATCHES "/usr/bin/")
    file(CHMOD ${file} PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  endif()
endforeach()
