# Builds the pages of web/, the report's and the site's, each into one file, and puts them into the report room. The same sources give the same bytes, wherever and
# whenever it is built (tests/web says so).
find_program(DAY_NODE node)
set(DAY_NODE_MODULES ${CMAKE_SOURCE_DIR}/node_modules)
if(NOT DAY_NODE OR NOT IS_DIRECTORY ${DAY_NODE_MODULES}/vite)
  message(FATAL_ERROR "Node.js and ${DAY_NODE_MODULES}/vite are needed for the report page. 'make build' installs both; by hand: npm ci")
endif()

set(day_page_dir ${CMAKE_BINARY_DIR}/generated/report_page)
file(MAKE_DIRECTORY ${day_page_dir})
foreach(page report site)
  if(NOT EXISTS ${day_page_dir}/${page}.html)
    file(TOUCH ${day_page_dir}/${page}.html)  # day_embed lists the folder when configuring; the build fills the files
  endif()
endforeach()
file(GLOB_RECURSE day_page_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/src/*)
add_custom_command(OUTPUT ${day_page_dir}.stamp
  COMMAND ${DAY_NODE} ${CMAKE_SOURCE_DIR}/web/build.mjs ${day_page_dir}
  COMMAND ${CMAKE_COMMAND} -E touch ${day_page_dir}.stamp
  BYPRODUCTS ${day_page_dir}/report.html ${day_page_dir}/site.html
  DEPENDS ${day_page_sources} ${CMAKE_SOURCE_DIR}/web/index.html ${CMAKE_SOURCE_DIR}/web/build.mjs ${CMAKE_SOURCE_DIR}/package-lock.json
  COMMENT "Building the pages of report and site" VERBATIM)
add_custom_target(report_page_file DEPENDS ${day_page_dir}.stamp)
day_embed(day_report ReportPageFiles ${day_page_dir})
add_dependencies(day_report report_page_file)
