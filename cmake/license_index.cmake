# Builds the license index (tools/license_index) from the npm package spdx-license-list and knowledge/licenses, and puts it into the
# license room. The tools share the room's tokenizer, names and rules of clauses, so that both
# sides of the index agree.
set(DAY_SPDX_LIST ${CMAKE_SOURCE_DIR}/node_modules/spdx-license-list CACHE PATH "The npm package with the SPDX license list")
if(NOT IS_DIRECTORY ${DAY_SPDX_LIST}/licenses)
  message(FATAL_ERROR "${DAY_SPDX_LIST} is not there. 'make build' installs it; by hand: npm ci")
endif()

set(day_index_room src/license/tokens.cc src/license/word_reader.cc src/license/names.cc src/license/ids.cc src/license/license_class.cc
  src/license/clauses.cc src/license/clause_blocks.cc src/license/clause_heads.cc src/license/clause_rules.cc src/license/clause_rules_reader.cc src/license/clause_text.cc
  src/license/clause_words.cc src/license/escapes.cc)
add_library(day_license_words STATIC ${day_index_room})
target_include_directories(day_license_words PUBLIC ${DAY_ROOMS_DIR}/day_license)
target_link_libraries(day_license_words PUBLIC day_base day_text day_knowledge)
add_executable(license_index tools/license_index/main.cc tools/license_index/sources.cc tools/license_index/figures.cc)
target_link_libraries(license_index PRIVATE day_license_words)
add_executable(license_fingerprint EXCLUDE_FROM_ALL tools/license_fingerprint/main.cc tools/license_index/figures.cc)
target_link_libraries(license_fingerprint PRIVATE day_license_words)
add_executable(license_clauses EXCLUDE_FROM_ALL tools/license_clauses/main.cc)
target_link_libraries(license_clauses PRIVATE day_license_words)

file(GLOB day_license_knowledge CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/knowledge/licenses/*.yaml)
day_embed_made(day_license LicenseIndexFiles license_index FILES licenses.bin COMMENT "Indexing the known licenses"
  COMMAND license_index ${DAY_SPDX_LIST} ${CMAKE_SOURCE_DIR}/knowledge/licenses ${DAY_GENERATED}/license_index/licenses.bin
  DEPENDS license_index ${day_license_knowledge} ${DAY_SPDX_LIST}/package.json)
if(TARGET day_license_test)  # its texts to recognize come from the package too
  target_compile_definitions(day_license_test PRIVATE DAY_SPDX_LIST="${DAY_SPDX_LIST}")
endif()
