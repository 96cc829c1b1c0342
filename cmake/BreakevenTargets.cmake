# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of ours shares. -ffp-contract=off: a fused multiply-add
# changes last bits, and the same plan must price to the same bits on any CPU.
add_library(breakeven_options INTERFACE)
target_compile_options(breakeven_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  # g++ 12 warns wrongly about nested optional<variant<…>> and about "literal" + std::string
  -Wno-missing-field-initializers $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  -ffp-contract=off
  $<$<BOOL:${BREAKEVEN_WERROR}>:-Werror>
  $<$<BOOL:${BREAKEVEN_SANITIZE}>:-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer>)
target_link_options(breakeven_options INTERFACE
  $<$<BOOL:${BREAKEVEN_SANITIZE}>:-fsanitize=address,undefined>)

# breakeven_layer(NAME SOURCES...): one folder of the layering, a static library
# whose headers are included as "NAME/header.h".
function(breakeven_layer name)
  add_library(${name} STATIC ${ARGN})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE breakeven_options)
endfunction()

# breakeven_test(NAME SOURCE LIBS...): one Qt Test program, run without a screen.
function(breakeven_test name source)
  add_executable(${name} ${source})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${name} PRIVATE
    BREAKEVEN_SOURCE_DIR="${CMAKE_SOURCE_DIR}" BREAKEVEN_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  target_link_libraries(${name} PRIVATE breakeven_options Qt6::Test ${ARGN})
  add_test(NAME ${name} COMMAND ${name})
  # Qt Test ends a function after five minutes, which a busy machine under a sanitizer needs
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QTEST_FUNCTION_TIMEOUT=900000" TIMEOUT 900)
endfunction()
