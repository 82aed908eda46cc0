# Headers that nearly every file reads, parsed once for all: a third of a fresh build. Only what users run is built so: a file still includes what it
# uses, for the sanitizers' builds and clang-tidy's go without.
set(day_precompiled_default OFF)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT DAY_SANITIZE AND NOT DAY_FUZZ AND NOT DAY_TIDY)
  set(day_precompiled_default ON)
endif()
option(DAY_PRECOMPILE "Parse the standard headers once for all files" ${day_precompiled_default})

# What tests are compiled with: they are many, and run once.
set(DAY_TEST_OPTIONS $<$<CONFIG:Release>:-O1>)

if(DAY_PRECOMPILE)
  # limit: GCC 12 no longer takes what it inlines from these headers for the system's, and reports false positives in it.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-stringop-overread> $<$<COMPILE_LANGUAGE:CXX>:-Wno-stringop-overflow> $<$<COMPILE_LANGUAGE:CXX>:-Wno-array-bounds>)
  add_compile_options(-pthread)  # some libraries ask for it, and a header is taken only where all flags are the same
  if(DAY_CCACHE)
    # What the cache must know to keep files that take such a header (ccache's manual, "Precompiled headers").
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${DAY_CCACHE})
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  endif()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/precompiled.cc CONTENT "// Nothing but what it is compiled with.\n")
  set(day_standard_headers <algorithm> <expected> <functional> <map> <memory> <optional> <set> <span> <string> <string_view> <vector> <fmt/format.h>)
  add_library(day_precompiled OBJECT ${CMAKE_BINARY_DIR}/generated/precompiled.cc)
  target_link_libraries(day_precompiled PRIVATE day::fmt day::threads)
  target_precompile_headers(day_precompiled PRIVATE ${day_standard_headers})
  add_library(day_precompiled_tests OBJECT ${CMAKE_BINARY_DIR}/generated/precompiled.cc)
  target_link_libraries(day_precompiled_tests PRIVATE day::fmt day::threads day::gtest)
  target_compile_options(day_precompiled_tests PRIVATE ${DAY_TEST_OPTIONS})
  target_precompile_headers(day_precompiled_tests PRIVATE ${day_standard_headers} <gtest/gtest.h>)
endif()

function(day_precompiled target)
  if(DAY_PRECOMPILE)
    target_link_libraries(${target} PRIVATE day::fmt)
    target_precompile_headers(${target} REUSE_FROM day_precompiled)
  endif()
endfunction()
function(day_precompiled_test target)
  target_compile_options(${target} PRIVATE ${DAY_TEST_OPTIONS})
  if(DAY_PRECOMPILE)
    target_link_libraries(${target} PRIVATE day::fmt)
    target_precompile_headers(${target} REUSE_FROM day_precompiled_tests)
  endif()
endfunction()
