# Compiles the patterns of knowledge/signals (tools/signal_sets) and puts them into the probe. The tool shares the probe's reader.
set(day_signals_room src/probes/signals)
add_library(day_signal_reader STATIC ${day_signals_room}/file_kinds.cc ${day_signals_room}/signal_reader.cc ${day_signals_room}/saved_sets.cc)
target_include_directories(day_signal_reader PUBLIC ${DAY_ROOMS_DIR}/day_probe_signals)
target_link_libraries(day_signal_reader PUBLIC day_knowledge day_match day_probe)
add_executable(signal_sets tools/signal_sets/main.cc)
target_link_libraries(signal_sets PRIVATE day_signal_reader)

set(day_signal_dir ${CMAKE_BINARY_DIR}/generated/signal_sets)
file(MAKE_DIRECTORY ${day_signal_dir})
if(NOT EXISTS ${day_signal_dir}/sets.bin)
  file(TOUCH ${day_signal_dir}/sets.bin)  # day_embed lists the folder when configuring; the build fills the file
endif()
add_custom_command(OUTPUT ${day_signal_dir}.stamp
  COMMAND signal_sets ${day_signal_dir}/sets.bin
  COMMAND ${CMAKE_COMMAND} -E touch ${day_signal_dir}.stamp
  BYPRODUCTS ${day_signal_dir}/sets.bin
  DEPENDS signal_sets
  COMMENT "Compiling the patterns of signals" VERBATIM)
add_custom_target(signal_sets_file DEPENDS ${day_signal_dir}.stamp)
day_embed(day_probe_signals SavedSignalSets ${day_signal_dir})
add_dependencies(day_probe_signals signal_sets_file)
