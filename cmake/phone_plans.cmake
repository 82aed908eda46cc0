# Builds the automata of telephone numbers (tools/phone_plans) from the npm package libphonenumber-js, whose metadata is that of Google's
# libphonenumber, and puts them into the room of personal data.
set(DAY_PHONE_METADATA ${CMAKE_SOURCE_DIR}/node_modules/libphonenumber-js CACHE PATH "The npm package with the numbering plans")
if(NOT EXISTS ${DAY_PHONE_METADATA}/metadata.max.json)
  message(FATAL_ERROR "${DAY_PHONE_METADATA} is not there. 'make build' installs it; by hand: npm ci")
endif()
add_executable(phone_plans tools/phone_plans/main.cc tools/phone_plans/digit_pattern.cc)
target_link_libraries(phone_plans PRIVATE day_base day_text)

set(day_phone_dir ${CMAKE_BINARY_DIR}/generated/phone_plans)
file(MAKE_DIRECTORY ${day_phone_dir})
if(NOT EXISTS ${day_phone_dir}/plans.bin)
  file(TOUCH ${day_phone_dir}/plans.bin)  # day_embed lists the folder when configuring; the build fills the file
endif()
add_custom_command(OUTPUT ${day_phone_dir}.stamp
  COMMAND phone_plans ${DAY_PHONE_METADATA}/metadata.max.json ${day_phone_dir}/plans.bin
  COMMAND ${CMAKE_COMMAND} -E touch ${day_phone_dir}.stamp
  BYPRODUCTS ${day_phone_dir}/plans.bin
  DEPENDS phone_plans ${DAY_PHONE_METADATA}/package.json
  COMMENT "Building the automata of telephone numbers" VERBATIM)
add_custom_target(phone_plans_file DEPENDS ${day_phone_dir}.stamp)
day_embed(day_records_meters_pii PhonePlanFiles ${day_phone_dir})
add_dependencies(day_records_meters_pii phone_plans_file)
