#include "formats/xml/xml.h"

#include <gtest/gtest.h>

namespace day {
namespace {

XmlReading Read(std::string_view text) {
  return ReadXml(text, [](const XmlElement&) {});
}
std::string_view RuleOf(std::string_view text) {
  const XmlReading reading = Read(text);
  return reading.malformed ? reading.malformed->rule : "";
}

TEST(ReadXml, GivesElementsWithTheirAttributesInOrder) {
  std::string seen;
  const XmlReading reading = ReadXml("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><!-- <no> --><a x='1'><b:c y = \"2&lt;\"/><![CDATA[<d>]]></a>\n",
                                     [&](const XmlElement& element) {
                                       for (std::string_view name : element.around) seen += std::string(name) + "/";
                                       seen += std::string(element.name) + "(" + std::string(element.Get("x")) + std::string(element.Get("y")) + ")";
                                     });
  EXPECT_EQ(seen, "a(1)a/c(2&lt;)");
  EXPECT_EQ(reading.root, "a");
  EXPECT_EQ(reading.encoding, "UTF-8");
  EXPECT_EQ(reading.elements, 2u);
  EXPECT_FALSE(reading.malformed) << reading.malformed->rule;
}
TEST(ReadXml, GivesDeclarationsOfEntities) {
  const XmlReading reading = Read(
      "<!DOCTYPE a PUBLIC 'p' \"http://x\" [<!ELEMENT a (#PCDATA)><!ENTITY one '>'><!-- ] --><!ENTITY two SYSTEM 'file:///x'>"
      "<!ENTITY % three SYSTEM \"y\">%three;]><a b='&one;'>&two;</a>");
  EXPECT_FALSE(reading.malformed) << reading.malformed->rule;
  EXPECT_TRUE(reading.doctype);
  EXPECT_EQ(reading.subset_system_id, "http://x");
  ASSERT_EQ(reading.entities.size(), 3u);
  EXPECT_FALSE(reading.entities[0].external);
  EXPECT_EQ(reading.entities[1].system_id, "file:///x");
  EXPECT_TRUE(reading.entities[2].parameter);
  EXPECT_EQ(reading.references, 3u);
}
TEST(ReadXml, RefusesWhatReadersRefuse) {
  EXPECT_EQ(RuleOf(""), "has no element");
  EXPECT_EQ(RuleOf("x<a/>"), "text stands before the first element");
  EXPECT_EQ(RuleOf("<a/>x"), "text follows the last element");
  EXPECT_EQ(RuleOf("<a/><b/>"), "a second element follows the first");
  EXPECT_EQ(RuleOf("<a>"), "an element is not closed");
  EXPECT_EQ(RuleOf("<a></b>"), "a closing tag closes nothing");
  EXPECT_EQ(RuleOf("<a"), "a tag does not end");
  EXPECT_EQ(RuleOf("<a b>"), "an attribute has no value");
  EXPECT_EQ(RuleOf("<a b=c/>"), "a value is not in quotes");
  EXPECT_EQ(RuleOf("<a b='c/>"), "a value in quotes does not end");
  EXPECT_EQ(RuleOf("<a b='<'/>"), "a value holds a <");
  EXPECT_EQ(RuleOf("<a b='1' b='2'/>"), "an attribute stands twice");
  EXPECT_EQ(RuleOf("<a b='1'c='2'/>"), "no space stands before an attribute");
  EXPECT_EQ(RuleOf("<a>&x;</a>"), "an entity is used and not declared");
  EXPECT_EQ(RuleOf("<a>& </a>"), "an ampersand begins no reference");
  EXPECT_EQ(RuleOf("<!-- x"), "a comment does not end");
  EXPECT_EQ(RuleOf("<!DOCTYPE a [<!ENTITY x 'y'>"), "the document type does not end");
  EXPECT_EQ(RuleOf("<!DOCTYPE a [<!ENTITY x 'y]><a/>"), "a declaration does not end");
  EXPECT_EQ(RuleOf("<a/><!DOCTYPE a>"), "a document type stands where none may");
}
TEST(ReadXml, EndsAtItsLimits) {
  std::string deep, wide = "<a";
  for (size_t i = 0; i <= kXmlMaxDepth; ++i) deep += "<a>";
  for (size_t i = 0; i <= kXmlMaxAttributes; ++i) wide += " a" + std::to_string(i) + "=''";
  EXPECT_EQ(RuleOf(deep), "elements are nested deeper than 256");
  EXPECT_EQ(RuleOf(wide + "/>"), "an element has more than 1,000 attributes");
}
TEST(ReadXml, ReadsUtf16) {
  std::string little = "\xFF\xFE";
  for (char c : std::string_view("<a/>")) (little += c) += '\0';
  EXPECT_TRUE(LooksLikeXml(little));
  std::string decoded;
  EXPECT_EQ(AsUtf8(little, decoded), "<a/>");
  EXPECT_EQ(AsUtf8(little.substr(2), decoded), "<a/>");
  EXPECT_FALSE(LooksLikeXml("{}"));
}

}  // namespace
}  // namespace day
