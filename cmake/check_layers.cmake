# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later

# cmake -DROOT=DIR -P check_layers.cmake: each folder includes only what its layer may. The link
# line refuses most of it, but not <QtWidgets/QWidget>, which compiles without linking Widgets.
cmake_minimum_required(VERSION 3.25)

# <immintrin.h> and its like: the compiler's names of the processor's instructions, no library
set(standard "<[a-z0-9_]+>|<tl/expected\\.hpp>|<[ei]mmintrin\\.h>")
set(generated "\"(moc_|ui_)[a-z0-9_]+\\.(cpp|h)\"|\"[a-z0-9_]+\\.moc\"")
set(screen "QtWidgets/|QtCharts/|QtSvgWidgets/|QtPrintSupport/|QtOpenGLWidgets/|qcustomplot")

# What may stand behind #include in each layer, and what may not even so.
set(allowed_pricing "${standard}|\"pricing/.*")
set(allowed_document "<.*|${generated}|\"(pricing|document)/.*")
set(allowed_exchange "<.*|${generated}|\"(pricing|exchange)/.*")
set(allowed_ui "<.*|${generated}|\"(pricing|document|exchange|ui)/.*")
set(refused_document "${screen}")
set(refused_exchange "${screen}")

set(faults 0)
foreach(layer pricing document exchange ui)
  file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/${layer}/*.h ${ROOT}/${layer}/*.cpp)
  foreach(file IN LISTS files)
    file(STRINGS ${ROOT}/${file} lines REGEX "^[ \t]*#[ \t]*include")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^[ \t]*#[ \t]*include[ \t]*" "" what "${line}")
      string(REGEX REPLACE "[ \t]*//.*$" "" what "${what}")
      if(NOT what MATCHES "^(${allowed_${layer}})" OR
         (DEFINED refused_${layer} AND what MATCHES "^[<\"](${refused_${layer}})"))
        message("${file}: ${layer} may not include ${what}")
        math(EXPR faults "${faults} + 1")
      endif()
    endforeach()
  endforeach()
endforeach()
if(faults)
  message(FATAL_ERROR "${faults} includes cross the layers")
endif()
