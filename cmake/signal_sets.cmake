# Compiles the patterns of knowledge/signals (tools/signal_sets) and puts them into the probe. The tool shares the probe's reader.
set(day_signals_room src/probes/signals)
add_library(day_signal_reader STATIC ${day_signals_room}/file_kinds.cc ${day_signals_room}/signal_reader.cc ${day_signals_room}/saved_sets.cc)
target_include_directories(day_signal_reader PUBLIC ${DAY_ROOMS_DIR}/day_probe_signals)
target_link_libraries(day_signal_reader PUBLIC day_knowledge day_match day_probe)
add_executable(signal_sets tools/signal_sets/main.cc)
target_link_libraries(signal_sets PRIVATE day_signal_reader)

day_embed_made(day_probe_signals SavedSignalSets signal_sets FILES sets.bin COMMENT "Compiling the patterns of signals"
  COMMAND signal_sets ${DAY_GENERATED}/signal_sets/sets.bin
  DEPENDS signal_sets)
