# Compiles the patterns of the meters' first pass (tools/record_gates), so that the program need not when it starts.
add_executable(record_gates tools/record_gates/main.cc)
target_link_libraries(record_gates PRIVATE day_records_meters_pii day_records_meters_secrets)

day_embed_made(day_records_run SavedRecordGates record_gates FILES gates.bin COMMENT "Compiling the patterns of the meters"
  COMMAND record_gates ${DAY_GENERATED}/record_gates/gates.bin
  DEPENDS record_gates)
