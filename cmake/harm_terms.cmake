# Hashes of the lists of the npm package naughty-words, made by tools/harm_terms and put into the room of the meter of harm.
set(DAY_NAUGHTY_WORDS ${CMAKE_SOURCE_DIR}/node_modules/naughty-words CACHE PATH "The npm package with the lists of words")
if(NOT EXISTS ${DAY_NAUGHTY_WORDS}/en.json)
  message(FATAL_ERROR "${DAY_NAUGHTY_WORDS} is not there. 'make build' installs it; by hand: npm ci")
endif()
# The tool is built of the room's own reader of terms, so that both sides hash alike.
add_library(day_harm_words STATIC src/records/meters/harm/harm_terms.cc)
target_include_directories(day_harm_words PUBLIC ${DAY_ROOMS_DIR}/day_records_meters_harm)
target_link_libraries(day_harm_words PUBLIC day_base day_bytes day_text day_records_words)
add_executable(harm_terms tools/harm_terms/main.cc)
target_link_libraries(harm_terms PRIVATE day_harm_words)

day_embed_made(day_records_meters_harm HarmTermFiles harm_terms FILES terms.bin COMMENT "Hashing lists of words"
  COMMAND harm_terms ${DAY_NAUGHTY_WORDS} ${DAY_GENERATED}/harm_terms/terms.bin
  DEPENDS harm_terms ${DAY_NAUGHTY_WORDS}/package.json)
