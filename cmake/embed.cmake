# Puts every file below a folder into the program, readable by its path: day_embed(TARGET NAME FOLDER).
# The bytes come in through the assembler's .incbin: no generated arrays, no compile time.
# Gives `std::span<const day::EmbeddedFile> day::NAME()`, sorted by path (declared where it is used).
enable_language(ASM)
function(day_embed target name folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*)
  list(SORT files)
  set(assembly "  .section .rodata\n")
  set(externs "")
  set(rows "")
  set(paths "")
  set(index 0)
  foreach(file IN LISTS files)
    list(APPEND paths ${folder}/${file})
    string(APPEND assembly "  .balign 64\n  .global ${name}_${index}_begin\n  .global ${name}_${index}_end\n"
           "${name}_${index}_begin:\n  .incbin \"${folder}/${file}\"\n${name}_${index}_end:\n  .byte 0\n")
    string(APPEND externs "extern const char ${name}_${index}_begin[];\nextern const char ${name}_${index}_end[];\n")
    string(APPEND rows "    {\"${file}\", {${name}_${index}_begin, static_cast<size_t>(${name}_${index}_end - ${name}_${index}_begin)}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly "  .section .note.GNU-stack,\"\",@progbits\n")
  set(out ${CMAKE_BINARY_DIR}/generated/${name})
  file(CONFIGURE OUTPUT ${out}.S CONTENT "@assembly@" @ONLY)
  file(CONFIGURE OUTPUT ${out}.cc CONTENT
"// Generated from ${folder}: the files embedded by ${name}.S.
#include \"base/embedded.h\"
extern \"C\" {
@externs@}
namespace day {
std::span<const EmbeddedFile> ${name}() {
  static const EmbeddedFile kFiles[] = {
@rows@      {{}, {}}};
  return {kFiles, ${index}};
}
}  // namespace day
" @ONLY)
  set_source_files_properties(${out}.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${out}.S ${out}.cc)
endfunction()

# The same of a file that is made when Daylight is built, FILE below build/generated in a folder of its own:
#   day_embed_made(TARGET NAME FOLDER/FILE COMMENT … COMMAND command… DEPENDS what it is made of…)
# The command gets the file's path behind its other arguments.
function(day_embed_made target name file)
  cmake_parse_arguments(ARG "" "COMMENT" "COMMAND;DEPENDS" ${ARGN})
  set(path ${CMAKE_BINARY_DIR}/generated/${file})
  get_filename_component(folder ${path} DIRECTORY)
  get_filename_component(made ${folder} NAME)
  file(MAKE_DIRECTORY ${folder})
  if(NOT EXISTS ${path})
    file(TOUCH ${path})  # day_embed lists the folder when configuring; the build fills the file
  endif()
  add_custom_command(OUTPUT ${folder}.stamp
    COMMAND ${ARG_COMMAND} ${path}
    COMMAND ${CMAKE_COMMAND} -E touch ${folder}.stamp
    BYPRODUCTS ${path}
    DEPENDS ${ARG_DEPENDS}
    COMMENT ${ARG_COMMENT} VERBATIM)
  add_custom_target(${made}_file DEPENDS ${folder}.stamp)
  day_embed(${target} ${name} ${folder})
  add_dependencies(${target} ${made}_file)
endfunction()
