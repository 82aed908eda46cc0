# Compiles the patterns of the meters' first pass (tools/record_gates), so that the program need not when it starts.
add_executable(record_gates tools/record_gates/main.cc)
target_link_libraries(record_gates PRIVATE day_records_meters_pii day_records_meters_secrets)

set(day_gates_dir ${CMAKE_BINARY_DIR}/generated/record_gates)
file(MAKE_DIRECTORY ${day_gates_dir})
if(NOT EXISTS ${day_gates_dir}/gates.bin)
  file(TOUCH ${day_gates_dir}/gates.bin)  # day_embed lists the folder when configuring; the build fills the file
endif()
add_custom_command(OUTPUT ${day_gates_dir}.stamp
  COMMAND record_gates ${day_gates_dir}/gates.bin
  COMMAND ${CMAKE_COMMAND} -E touch ${day_gates_dir}.stamp
  BYPRODUCTS ${day_gates_dir}/gates.bin
  DEPENDS record_gates
  COMMENT "Compiling the patterns of the meters" VERBATIM)
add_custom_target(record_gates_file DEPENDS ${day_gates_dir}.stamp)
day_embed(day_records_run SavedRecordGates ${day_gates_dir})
add_dependencies(day_records_run record_gates_file)
