# The house: one static library per folder, and an include path that holds only what the room may use.
#
# Each room's headers are reached through build/rooms/<room>/<room>/…, a link to src/<room>. A room gets that
# directory of itself and, through its libraries, of the rooms it USES. Nothing has src/ itself on its path.
#
#   day_room(NAME [USES room…] [FORMATS] [LIBS target…] [TEST_USES room…] [TEST_LIBS target…])
#       src/NAME/*.cc; *_test.cc become the test NAME_test; fuzz_*.cc become fuzz targets.
#   day_formats(USES … LIBS …)  every folder src/formats/*/ as a room of its own. What other formats it is written in (ONNX in protocol buffers),
#                               a line each, stands in its file `uses`: in the folder, so that a format is still added by adding a folder
#   day_probes(USES …)          every folder src/probes/*/ likewise, and the generated list of them
#   day_inner_room(PATH …)      src/PATH/ as a room of its own inside a larger one: records/meters/pii is the target day_records_meters_pii

set(DAY_ROOMS_DIR ${CMAKE_BINARY_DIR}/rooms)
set_property(GLOBAL PROPERTY DAY_FORMATS "")
set_property(GLOBAL PROPERTY DAY_PROBES "")

# What every test and every replay of a fuzz target begins with.
add_library(day_test_main OBJECT ${CMAKE_SOURCE_DIR}/tests/gtest_main.cc)
target_link_libraries(day_test_main PUBLIC day::gtest)
if(DAY_FUZZ)
  add_custom_target(fuzz_targets)
else()
  add_library(day_replay_main OBJECT ${CMAKE_SOURCE_DIR}/fuzz/replay_main.cc)
endif()
# Fuzz targets: with DAY_FUZZ a libFuzzer program; otherwise a replay of corpus/ (and of mutations of it) as a test.
function(day_fuzz_target name source room)
  add_executable(fuzz_${name} ${source})
  target_link_libraries(fuzz_${name} PRIVATE ${room})
  get_filename_component(dir ${source} DIRECTORY)
  get_filename_component(stem ${source} NAME_WE)
  if(DAY_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    # For fuzz/run: the target's saved inputs, one folder a line.
    file(WRITE ${CMAKE_BINARY_DIR}/fuzz_inputs/fuzz_${name} "${dir}/corpus/${stem}\n${dir}/testdata\n")
    add_dependencies(fuzz_targets fuzz_${name})
  else()
    target_link_libraries(fuzz_${name} PRIVATE day_replay_main)
    add_test(NAME fuzz_${name} COMMAND fuzz_${name} ${dir}/corpus/${stem} ${dir}/testdata)
    set_tests_properties(fuzz_${name} PROPERTIES LABELS fuzz TIMEOUT 120)
  endif()
endfunction()

function(day_folder target room dir)
  cmake_parse_arguments(ARG "" "" "USES;LIBS;TEST_USES;TEST_LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.cc)
  set(tests ${sources})
  set(fuzzers ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER fuzzers INCLUDE REGEX "/fuzz_[^/]*\\.cc$")
  list(FILTER sources EXCLUDE REGEX "(_test\\.cc|/fuzz_[^/]*\\.cc)$")

  set(root ${DAY_ROOMS_DIR}/${target})
  get_filename_component(parent ${root}/${room} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${dir} ${root}/${room} SYMBOLIC)

  set(uses)
  foreach(used IN LISTS ARG_USES)
    list(APPEND uses day_${used})
  endforeach()
  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC ${root})
    target_link_libraries(${target} PUBLIC ${uses} ${ARG_LIBS} day::threads)
    day_precompiled(${target})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${root})
    target_link_libraries(${target} INTERFACE ${uses} ${ARG_LIBS} day::threads)
  endif()

  if(tests)
    add_executable(${target}_test ${tests})
    day_precompiled_test(${target}_test)
    target_compile_definitions(${target}_test PRIVATE DAY_TESTDATA="${dir}/testdata")
    set(test_uses)
    foreach(used IN LISTS ARG_TEST_USES)
      list(APPEND test_uses day_${used})
    endforeach()
    target_link_libraries(${target}_test PRIVATE ${target} ${test_uses} ${ARG_TEST_LIBS} day_test_main)
    add_test(NAME ${target} COMMAND ${target}_test)
    set_tests_properties(${target} PROPERTIES LABELS unit TIMEOUT 300)
  endif()
  foreach(fuzzer IN LISTS fuzzers)
    get_filename_component(stem ${fuzzer} NAME_WE)
    string(REGEX REPLACE "^fuzz_" "" stem ${stem})
    day_fuzz_target(${room_flat}_${stem} ${fuzzer} ${target})
  endforeach()
endfunction()

macro(day_room name)
  cmake_parse_arguments(ROOM "FORMATS" "" "USES;LIBS;TEST_USES;TEST_LIBS" ${ARGN})
  if(ROOM_FORMATS)
    get_property(day_formats_ GLOBAL PROPERTY DAY_FORMATS)
    list(APPEND ROOM_USES ${day_formats_})
  endif()
  set(room_flat ${name})
  day_folder(day_${name} ${name} ${CMAKE_SOURCE_DIR}/src/${name} USES ${ROOM_USES} LIBS ${ROOM_LIBS}
             TEST_USES ${ROOM_TEST_USES} TEST_LIBS ${ROOM_TEST_LIBS})
endmacro()

macro(day_inner_room path)
  cmake_parse_arguments(ROOM "" "" "USES;LIBS;TEST_USES;TEST_LIBS" ${ARGN})
  string(REPLACE "/" "_" room_flat ${path})
  day_folder(day_${room_flat} ${path} ${CMAKE_SOURCE_DIR}/src/${path} USES ${ROOM_USES} LIBS ${ROOM_LIBS}
             TEST_USES ${ROOM_TEST_USES} TEST_LIBS ${ROOM_TEST_LIBS})
endmacro()

function(day_formats)
  cmake_parse_arguments(ARG "" "" "USES;LIBS" ${ARGN})
  file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true ${CMAKE_SOURCE_DIR}/src/formats/*)
  foreach(folder IN LISTS folders)
    if(IS_DIRECTORY ${folder})
      get_filename_component(name ${folder} NAME)
      set(room_flat format_${name})
      set(written_in)
      file(GLOB uses CONFIGURE_DEPENDS ${folder}/uses)  # so that a new one is noticed, too
      if(uses)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/uses)
        file(STRINGS ${folder}/uses written_in)
        list(TRANSFORM written_in PREPEND format_)
      endif()
      day_folder(day_format_${name} formats/${name} ${folder} USES ${ARG_USES} ${written_in} LIBS ${ARG_LIBS})
      set_property(GLOBAL APPEND PROPERTY DAY_FORMATS format_${name})
    endif()
  endforeach()
endfunction()

# Every probe folder must define `std::unique_ptr<day::Probe> day::probes::<folder>::Make()`. The list of them
# is written here, at configure time, from the folders alone.
function(day_probes)
  cmake_parse_arguments(ARG "FORMATS" "" "USES;LIBS" ${ARGN})
  get_property(formats GLOBAL PROPERTY DAY_FORMATS)
  file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true ${CMAKE_SOURCE_DIR}/src/probes/*)
  set(declarations "")
  set(entries "")
  set(targets "")
  foreach(folder IN LISTS folders)
    file(GLOB probe_sources CONFIGURE_DEPENDS ${folder}/*.cc)
    if(IS_DIRECTORY ${folder} AND probe_sources)
      get_filename_component(name ${folder} NAME)
      set(room_flat probe_${name})
      day_folder(day_probe_${name} probes/${name} ${folder} USES ${ARG_USES} ${formats} LIBS ${ARG_LIBS})
      string(APPEND declarations "namespace ${name} {\nstd::unique_ptr<Probe> Make();\n}\n")
      string(APPEND entries "    {\"${name}\", ${name}::Make},\n")
      list(APPEND targets day_probe_${name})
    endif()
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/all_probes.cc CONTENT
"// Generated from the folders of src/probes at configure time.
#include <utility>
#include \"probe/all.h\"
namespace day::probes {
@declarations@}  // namespace day::probes
namespace day {
namespace {
using namespace probes;
constexpr std::pair<std::string_view, std::unique_ptr<Probe> (*)()> kProbes[] = {
@entries@};
}  // namespace
std::vector<std::unique_ptr<Probe>> MakeAllProbes() {
  std::vector<std::unique_ptr<Probe>> all;
  for (const auto& [folder, make] : kProbes) all.push_back(make());
  return all;
}
std::unique_ptr<Probe> MakeProbe(std::string_view folder) {
  for (const auto& [name, make] : kProbes)
    if (name == folder) return make();
  return nullptr;
}
}  // namespace day
" @ONLY)
  add_library(day_all_probes STATIC ${CMAKE_BINARY_DIR}/generated/all_probes.cc)
  target_link_libraries(day_all_probes PUBLIC day_probe ${targets})
endfunction()
