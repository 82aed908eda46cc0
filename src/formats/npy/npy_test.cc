#include "formats/npy/npy.h"

#include <gtest/gtest.h>

namespace day {
namespace {

std::string File(std::string_view header, int major = 1) {
  std::string bytes = "\x93NUMPY";
  bytes += static_cast<char>(major);
  bytes += '\0';
  for (int i = 0; i < (major == 1 ? 2 : 4); ++i) bytes += static_cast<char>((header.size() >> (8 * i)) & 0xFF);
  return bytes + std::string(header);
}
std::string_view RuleOf(const std::string& file) {
  const auto header = ParseNpyHeader(file);
  return header ? "accepted" : header.error().rule;
}

TEST(NpyParser, ReadsTypeAndShape) {
  const auto header = ParseNpyHeader(File("{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }   \n"));
  ASSERT_TRUE(header.has_value()) << header.error().rule;
  EXPECT_EQ(header->descr, "'<f8'");
  EXPECT_EQ(header->item_size, 8u);
  EXPECT_EQ(header->elements, 12u);
  EXPECT_FALSE(header->objects);
}
TEST(NpyParser, ReadsScalarsAndVectorsInAllVersions) {
  for (int major : {1, 2, 3}) {
    EXPECT_EQ(ParseNpyHeader(File("{'descr': '|b1', 'fortran_order': True, 'shape': ()}", major))->elements, 1u);
    EXPECT_EQ(ParseNpyHeader(File("{'descr': '<U5', 'fortran_order': True, 'shape': (7L,)}", major))->item_size, 20u);
  }
}
TEST(NpyParser, SeesObjectsAlsoInStructuredTypes) {
  EXPECT_TRUE(ParseNpyHeader(File("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}"))->objects);
  EXPECT_TRUE(ParseNpyHeader(File("{'descr': [('a', '<f8', (2,)), (('t', 'b'), [('c', '|O')])], 'fortran_order': False, 'shape': (1,)}"))->objects);
  EXPECT_FALSE(ParseNpyHeader(File("{'descr': [('O', '<f8')], 'fortran_order': False, 'shape': (1,)}"))->objects);
}
TEST(NpyParser, RefusesWhatNumPyRefuses) {
  constexpr std::string_view kNoDictionary = "header is not the dictionary that NumPy writes";
  EXPECT_EQ(RuleOf("\x93NUMPY\1"), "ends in the middle of a field");
  EXPECT_EQ(RuleOf("\x93NUMPX\1"), "does not begin with \\x93NUMPY");
  EXPECT_EQ(RuleOf(File("{}", 4)), "is of a version other than 1, 2 and 3");
  EXPECT_EQ(RuleOf(File(std::string(10'001, ' '))), "header is longer than NumPy reads");
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'fortran_order': False, 'shape': (3,)}").substr(0, 40)), "ends in the middle of a field");
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'fortran_order': False}")), kNoDictionary);
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (3,)}")), kNoDictionary);
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'fortran_order': 1, 'shape': (3,)}")), kNoDictionary);
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'fortran_order': False, 'shape': (-3,)}")), kNoDictionary);
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'x': ''}")), kNoDictionary);
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'fortran_order': False, 'shape': (3,)} x")), kNoDictionary);
  EXPECT_EQ(RuleOf(File("{'descr': " + std::string(40, '[') + ", 'fortran_order': False, 'shape': (3,)}")), kNoDictionary);
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}")), kNoDictionary);
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}")), "shape overflows");
  EXPECT_EQ(RuleOf(File("{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904,)}")), "shape overflows");
}

}  // namespace
}  // namespace day
