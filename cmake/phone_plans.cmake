# Builds the automata of telephone numbers (tools/phone_plans) from the npm package libphonenumber-js, whose metadata is that of Google's
# libphonenumber, and puts them into the room of personal data.
set(DAY_PHONE_METADATA ${CMAKE_SOURCE_DIR}/node_modules/libphonenumber-js CACHE PATH "The npm package with the numbering plans")
if(NOT EXISTS ${DAY_PHONE_METADATA}/metadata.max.json)
  message(FATAL_ERROR "${DAY_PHONE_METADATA} is not there. 'make build' installs it; by hand: npm ci")
endif()
add_executable(phone_plans tools/phone_plans/main.cc tools/phone_plans/digit_pattern.cc)
target_link_libraries(phone_plans PRIVATE day_base day_text)

day_embed_made(day_records_meters_pii PhonePlanFiles phone_plans FILES plans.bin COMMENT "Building the automata of telephone numbers"
  COMMAND phone_plans ${DAY_PHONE_METADATA}/metadata.max.json ${DAY_GENERATED}/phone_plans/plans.bin
  DEPENDS phone_plans ${DAY_PHONE_METADATA}/package.json)
