#include "probes/signals/notebook.h"

#include <gtest/gtest.h>

#include <string>

namespace day::signals {
namespace {

std::string Code(std::string_view file) { return CodeOfNotebook(file).text; }

TEST(NotebookCode, IsTheSourceOfCodeCells) {
  const std::string_view notebook = R"json({"cells": [
    {"cell_type": "markdown", "source": ["# Title\n", "text"]},
    {"cell_type": "code", "metadata": {"source": "x"}, "source": ["import a\n", "b = \"c\"\n"]},
    {"cell_type": "code", "source": "one(\n)", "outputs": [{"output_type": "stream", "text": ["no"]}]}
  ], "nbformat": 4})json";
  EXPECT_EQ(Code(notebook), "import a\nb = \"c\"\none(\n)\n");
}

TEST(NotebookCode, TakesKeysInAnyOrder) {
  EXPECT_EQ(Code(R"({"cells":[{"source":["a\n"],"cell_type":"code"},{"source":["b\n"],"cell_type":"markdown"}]})"), "a\n");
}

TEST(NotebookCode, ReadsWorksheetsOfOldNotebooks) { EXPECT_EQ(Code(R"({"worksheets":[{"cells":[{"cell_type":"code","input":["a\n","b"]}]}]})"), "a\nb\n"); }

TEST(NotebookCode, UndoesEscapes) { EXPECT_EQ(Code(R"({"cell_type":"code","source":["\u0041\t\\n\/\"\r\n"]})"), "A\t\\n/\"\n"); }

TEST(NotebookCode, KeepsWhatIsKnownOfOneThatIsCutShort) {
  EXPECT_EQ(Code(R"({"cells":[{"cell_type":"code","source":["a\n", "b)"), "a\nb\n");
  EXPECT_EQ(Code(R"({"cells":[{"cell_type":"code","source":["a\n"]},{"source":["b\n")"), "a\n");
}

TEST(NotebookCode, KnowsWhereItsLinesStood) {
  const std::string file = "{\"cells\": [\n{\"cell_type\": \"code\",\n\"source\": [\n\"first\\n\",\n\"second\\n\"\n]}]}";
  const NotebookCode code = CodeOfNotebook(file);
  EXPECT_EQ(code.PlaceOf(code.text.find("first")), file.find("first"));
  EXPECT_EQ(code.PlaceOf(code.text.find("cond")), file.find("second"));
  EXPECT_EQ(NotebookCode().PlaceOf(0), 0U);
}

TEST(NotebookCode, TakesAnythingElseForNoCode) {
  for (const std::string_view file : {"", "{", "}", "]]]]", "\"", "{\"cell_type\"", "{\"cell_type\":\"code\"", "[\"source\"]", "\\", "{\"source\":[\"a\"]}"})
    EXPECT_EQ(Code(file), "") << file;
  EXPECT_EQ(Code(std::string(100'000, '[')), "");
  EXPECT_EQ(Code(std::string(100'000, '{') + "\"cell_type\":\"code\",\"source\":\"a\""), "");
}

}  // namespace
}  // namespace day::signals
