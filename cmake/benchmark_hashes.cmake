# The tool that turns evaluation sets into hashes. Not part of the program; built when asked for: ninja -C build benchmark_hashes.
add_executable(benchmark_hashes EXCLUDE_FROM_ALL tools/benchmark_hashes/main.cc)
target_link_libraries(benchmark_hashes PRIVATE day_records_meters_contamination)
