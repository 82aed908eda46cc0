# Builds the pages of web/, the report's and the site's, each into one file, and puts them into the report room. The same sources give the same bytes, wherever and
# whenever it is built (tests/web says so).
find_program(DAY_NODE node)
set(DAY_NODE_MODULES ${CMAKE_SOURCE_DIR}/node_modules)
if(NOT DAY_NODE OR NOT IS_DIRECTORY ${DAY_NODE_MODULES}/vite)
  message(FATAL_ERROR "Node.js and ${DAY_NODE_MODULES}/vite are needed for the report page. 'make build' installs both; by hand: npm ci")
endif()

file(GLOB_RECURSE day_page_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/src/*)
day_embed_made(day_report ReportPageFiles report_page FILES report.html site.html COMMENT "Building the pages of report and site"
  COMMAND ${DAY_NODE} ${CMAKE_SOURCE_DIR}/web/build.mjs ${DAY_GENERATED}/report_page
  DEPENDS ${day_page_sources} ${CMAKE_SOURCE_DIR}/web/index.html ${CMAKE_SOURCE_DIR}/web/build.mjs ${CMAKE_SOURCE_DIR}/package-lock.json)
