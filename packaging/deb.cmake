# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The Debian package, made by CPack from the install rules.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME breakeven)
set(CPACK_PACKAGE_VENDOR "The Breakeven authors")
# A reserved domain: the project has no address of its own.
set(CPACK_PACKAGE_CONTACT "The Breakeven authors <breakeven@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "price a week of inference traffic on rented GPUs")
set(CPACK_PACKAGE_DESCRIPTION_FILE ${CMAKE_CURRENT_SOURCE_DIR}/description.txt)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# The libraries that are linked. Qt's plugins for X11, for no display and for SVG come with these.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# A plugin that no link line names: without it a Wayland session shows the window through X11.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS qt6-wayland)

# Documents as Debian wants them, before; the same bytes from the same commit, after.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/finish_tree.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/repack.cmake)
set(CPACK_BREAKEVEN_SOURCE_DIR ${CMAKE_SOURCE_DIR})
include(CPack)
