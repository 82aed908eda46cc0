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

# The same of files that are made when Daylight is built, in a folder of their own below DAY_GENERATED:
#   day_embed_made(TARGET NAME FOLDER FILES file… COMMENT … COMMAND command… DEPENDS what they are made of…)
# The command says where to, ${DAY_GENERATED}/FOLDER/FILE.
set(DAY_GENERATED ${CMAKE_BINARY_DIR}/generated)
function(day_embed_made target name folder)
  cmake_parse_arguments(ARG "" "COMMENT" "FILES;COMMAND;DEPENDS" ${ARGN})
  set(path ${DAY_GENERATED}/${folder})
  list(TRANSFORM ARG_FILES PREPEND ${path}/)
  file(MAKE_DIRECTORY ${path})
  foreach(file IN LISTS ARG_FILES)
    if(NOT EXISTS ${file})
      file(TOUCH ${file})  # day_embed lists the folder when configuring; the build fills the files
    endif()
  endforeach()
  add_custom_command(OUTPUT ${path}.stamp
    COMMAND ${ARG_COMMAND}
    COMMAND ${CMAKE_COMMAND} -E touch ${path}.stamp
    BYPRODUCTS ${ARG_FILES}
    DEPENDS ${ARG_DEPENDS}
    COMMENT ${ARG_COMMENT} VERBATIM)
  add_custom_target(${folder}_file DEPENDS ${path}.stamp)
  day_embed(${target} ${name} ${path})
  add_dependencies(${target} ${folder}_file)
endfunction()
