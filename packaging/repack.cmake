# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Run by CPack on the finished package. CPack dates the control files and the archive's members by
# the clock and keeps the order of the file system; dpkg-deb sorts, and dates by SOURCE_DATE_EPOCH.
cmake_minimum_required(VERSION 3.25)
string(TIMESTAMP seconds "%s" UTC)
foreach(package IN LISTS CPACK_PACKAGE_FILES)
  set(tree ${package}.tree)
  file(REMOVE_RECURSE ${tree})
  execute_process(COMMAND dpkg-deb --raw-extract ${package} ${tree} COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND find ${tree} -exec touch --no-dereference --date=@${seconds} {} +
                  COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env SOURCE_DATE_EPOCH=${seconds}
                          dpkg-deb --root-owner-group -Zxz --build ${tree} ${package}
                  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  file(REMOVE_RECURSE ${tree})
endforeach()
