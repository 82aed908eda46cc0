#include "text/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace day {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;
using Kind = MarkdownBlock::Kind;

std::string Repeat(std::string_view piece, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out.append(piece);
  return out;
}

// The running text below a heading, a line per block.
std::string TextOf(const Markdown& markdown, uint32_t section) {
  std::string text;
  for (const MarkdownBlock& block : markdown.blocks)
    if (block.section == section && block.kind != MarkdownBlock::Kind::kHeading) text.append(text.empty() ? "" : "\n").append(block.text);
  return text;
}

TEST(ParseMarkdown, GivesNothingForAnEmptyText) {
  const Markdown markdown = ParseMarkdown("");
  EXPECT_TRUE(markdown.sections.empty());
  EXPECT_TRUE(markdown.blocks.empty());
}

TEST(ParseMarkdown, PutsTextBelowTheHeadingThatStandsAboveIt) {
  const Markdown markdown = ParseMarkdown("Before.\n\n# A *big* title\n\nOne.\nTwo.\n\n## Sub\n\n- item\n");
  ASSERT_EQ(markdown.sections.size(), 3U);
  EXPECT_EQ(markdown.sections[0].heading.level, 0U);
  EXPECT_EQ(TextOf(markdown, 0), "Before.");
  EXPECT_EQ(markdown.sections[1].heading.text, "A big title");
  EXPECT_EQ(markdown.sections[1].heading.line, 3U);
  EXPECT_EQ(TextOf(markdown, 1), "One. Two.");
  EXPECT_THAT(markdown.sections[2].path, ElementsAre("A big title", "Sub"));
  EXPECT_EQ(TextOf(markdown, 2), "item");
}

TEST(ParseMarkdown, CountsLinesFromTheFirstLineGiven) {
  const Markdown markdown = ParseMarkdown("# T\n\ntext\n", 11);
  EXPECT_EQ(markdown.sections[0].heading.line, 11U);
  EXPECT_EQ(markdown.blocks.back().line, 13U);
}

TEST(ParseMarkdown, KnowsTheLineOfEachPartOfAParagraph) {
  const Markdown markdown = ParseMarkdown("first line\nsecond line\nthird line\n");
  ASSERT_EQ(markdown.blocks.size(), 1U);
  const MarkdownBlock& block = markdown.blocks[0];
  EXPECT_EQ(block.text, "first line second line third line");
  EXPECT_EQ(block.LineAt(block.text.find("first")), 1U);
  EXPECT_EQ(block.LineAt(block.text.find("second")), 2U);
  EXPECT_EQ(block.LineAt(block.text.find("third")), 3U);
  EXPECT_EQ(block.last_line, 3U);
}

TEST(ParseMarkdown, KnowsTheLinesOfATableAndOfTheTextRightAboveIt) {
  const Markdown markdown = ParseMarkdown("# T\n\nOne\ntwo\n| a | b |\n|---|---|\n| 1 | 2 |\n\nthree\n| c |\n|---|\n\nEnd\n");
  std::vector<std::pair<uint32_t, uint32_t>> lines;
  for (const MarkdownBlock& block : markdown.blocks) lines.emplace_back(block.line, block.last_line);
  EXPECT_THAT(lines, ElementsAre(Pair(1, 1), Pair(3, 4), Pair(5, 5), Pair(7, 7), Pair(9, 9), Pair(10, 10), Pair(13, 13)));
}

TEST(ParseMarkdown, JoinsChineseLinesWithoutASpace) { EXPECT_EQ(ParseMarkdown("开放\n源码\nand\n").blocks[0].text, "开放源码 and"); }

TEST(ParseMarkdown, LeavesCommentsOutEvenAcrossEmptyLines) {
  const Markdown markdown = ParseMarkdown("<div>\nshown\n<!-- hidden\n\nhidden too -->\n</div>\n\nlast\n");
  for (const MarkdownBlock& block : markdown.blocks) EXPECT_EQ(block.text.find("hidden"), std::string::npos) << block.text;
  EXPECT_EQ(markdown.blocks.back().text, "last");
  EXPECT_EQ(markdown.blocks.back().line, 8U);
}

TEST(ParseMarkdown, KeepsACommentMarkThatIsCode) {
  const Markdown markdown = ParseMarkdown("Write `<!-- x -->` there.\n\n```\n<!-- y -->\n```\n");
  EXPECT_EQ(markdown.blocks[0].text, "Write <!-- x --> there.");
  EXPECT_EQ(markdown.code.back().text, "<!-- y -->\n");
}

TEST(ParseMarkdown, KeepsCodeBlocksOutOfTheTextAndInTheCode) {
  const Markdown markdown = ParseMarkdown("# A\n\n```python\nopen source\n```\n\n    indented\n");
  EXPECT_EQ(TextOf(markdown, 0), "");
  ASSERT_EQ(markdown.code.size(), 2U);
  EXPECT_EQ(markdown.code[0].info, "python");
  EXPECT_EQ(markdown.code[0].line, 4U);
  EXPECT_EQ(markdown.code[1].line, 7U);
}

TEST(ParseMarkdown, FindsInlineReferenceAndAngleLinks) {
  const Markdown markdown = ParseMarkdown("See [the *paper*](http://a.org/p) and\n[code][c] or <https://b.org>.\n\n[c]: https://c.org/x \"t\"\n");
  ASSERT_EQ(markdown.links.size(), 3U);
  EXPECT_EQ(markdown.links[0].url, "http://a.org/p");
  EXPECT_EQ(markdown.links[0].text, "the paper");
  EXPECT_EQ(markdown.links[0].context, "See the paper and code or https://b.org.");
  EXPECT_EQ(markdown.links[1].url, "https://c.org/x");
  EXPECT_EQ(markdown.links[1].line, 2U);
  EXPECT_EQ(markdown.links[2].url, "https://b.org");
}

TEST(ParseMarkdown, FindsABareUrlOnceAndOnItsLine) {
  const Markdown markdown = ParseMarkdown("one\nhttps://a.org/x_y_z/b,\n下载https://d.cn/模型。\n[https://e.org](https://e.org)\n");
  ASSERT_EQ(markdown.links.size(), 3U);
  EXPECT_EQ(markdown.links[0].url, "https://a.org/x_y_z/b");
  EXPECT_EQ(markdown.links[0].line, 2U);
  EXPECT_EQ(markdown.links[1].url, "https://d.cn/");
  EXPECT_EQ(markdown.links[2].url, "https://e.org");
}

TEST(ParseMarkdown, GivesABadgeAndTheLinkAroundIt) {
  const Markdown markdown = ParseMarkdown("[![License: MIT](https://img.example/mit.svg)](LICENSE)\n");
  ASSERT_EQ(markdown.links.size(), 2U);
  EXPECT_EQ(markdown.links[0].url, "LICENSE");
  EXPECT_EQ(markdown.links[0].text, "License: MIT");
  EXPECT_FALSE(markdown.links[0].image);
  EXPECT_TRUE(markdown.links[1].image);
  EXPECT_EQ(markdown.links[1].text, "License: MIT");
}

TEST(ParseMarkdown, ReadsTheWordsOfABadgeWhoseImageHasNone) {
  const Markdown markdown = ParseMarkdown(
      "<a href='https://a.org/p'><img src='https://img.shields.io/badge/Our_Paper-on%20paper-red'></a>\n\n"
      "<a href='https://b.org/p'><img src='https://img.shields.io/badge/Paper-red' alt='Text'></a>\n\n"
      "<a href='https://c.org/p'><img src='https://c.org/picture-red.png'></a>\n");
  ASSERT_EQ(markdown.links.size(), 6U);
  EXPECT_EQ(markdown.links[0].text, "Our Paper on paper");
  EXPECT_EQ(markdown.links[2].text, "Text");
  EXPECT_EQ(markdown.links[4].text, "");
}

TEST(ParseMarkdown, GivesALinkThatSaysHereTheSentenceBefore) {
  const Markdown markdown =
      ParseMarkdown("It is old. The code is out. See [here](https://a.org).\n\nOne. Two [paper](https://b.org).\n\n[Here](https://c.org)\n");
  ASSERT_EQ(markdown.links.size(), 3U);
  EXPECT_EQ(markdown.links[0].context, "The code is out. See here.");
  EXPECT_EQ(markdown.links[1].context, "Two paper.");
  EXPECT_EQ(markdown.links[2].context, "Here");
}

TEST(ParseMarkdown, ReadsHeadingsLinksAndTextOfHtml) {
  const Markdown markdown = ParseMarkdown(
      "<h1 align=\"center\">My <b>Model</b></h1>\n<p align=\"center\">\n  An open &amp; free thing.\n"
      "  <a href=\"https://a.org/?x=1&amp;y=2\"><img src='b.png' alt=\"Logo\"></a>\n</p>\n\nrest\n");
  ASSERT_EQ(markdown.sections.size(), 1U);
  EXPECT_EQ(markdown.sections[0].heading.text, "My Model");
  EXPECT_EQ(TextOf(markdown, 0), "An open & free thing.\nrest");
  EXPECT_EQ(markdown.blocks[1].line, 3U);
  ASSERT_EQ(markdown.links.size(), 2U);
  EXPECT_EQ(markdown.links[0].url, "https://a.org/?x=1&y=2");
  EXPECT_EQ(markdown.links[0].text, "Logo");
  EXPECT_EQ(markdown.links[0].line, 4U);
  EXPECT_EQ(markdown.links[1].url, "b.png");
}

TEST(ParseMarkdown, ReadsInlineHtmlLinksInParagraphs) {
  const Markdown markdown = ParseMarkdown("Get <a href=\"w.pt\">the <code>weights</code></a> now.<br>Then run.\n");
  EXPECT_EQ(markdown.blocks[0].text, "Get the weights now. Then run.");
  EXPECT_EQ(markdown.links[0].text, "the weights");
}

TEST(ParseMarkdown, DoesNotShowScriptsAndStyles) {
  const Markdown markdown = ParseMarkdown("<style>\nopen source\n</style>\n\n<script>var open = 1;</script>\n\nseen\n");
  ASSERT_EQ(markdown.blocks.size(), 1U);
  EXPECT_EQ(markdown.blocks[0].text, "seen");
}

TEST(ParseMarkdown, GivesTableRowsWithTheirCells) {
  const Markdown markdown = ParseMarkdown("| Model | Link |\n|---|---|\n| a | [b](http://c.d) |\n| e | f |\n");
  ASSERT_EQ(markdown.blocks.size(), 3U);
  EXPECT_EQ(markdown.blocks[0].kind, Kind::kTableHeader);
  EXPECT_THAT(markdown.blocks[0].cells, ElementsAre("Model", "Link"));
  EXPECT_EQ(markdown.blocks[1].kind, Kind::kTableRow);
  EXPECT_EQ(markdown.blocks[1].text, "a | b");
  EXPECT_EQ(markdown.blocks[1].line, 3U);
  EXPECT_EQ(markdown.blocks[2].line, 4U);
  EXPECT_EQ(markdown.links[0].context, "a | b");
}

TEST(ParseMarkdown, GivesHtmlTableRowsWithMarkdownInThem) {
  const Markdown markdown =
      ParseMarkdown("<table>\n<tr><th>Model</th><th>Link</th></tr>\n<tr><td>\n\n**a**\n\n</td><td>\n\n[b](http://c.d)\n\n</td></tr>\n</table>\n\nafter\n");
  ASSERT_EQ(markdown.blocks.size(), 3U);
  EXPECT_EQ(markdown.blocks[0].kind, Kind::kTableHeader);
  EXPECT_THAT(markdown.blocks[1].cells, ElementsAre("a", "b"));
  EXPECT_EQ(markdown.blocks[2].text, "after");
  EXPECT_EQ(markdown.links[0].text, "b");
}

TEST(ParseMarkdown, TellsListItemsAndQuotations) {
  const Markdown markdown = ParseMarkdown("- one\n  - two\n\n> said\n\nplain\n");
  ASSERT_EQ(markdown.blocks.size(), 4U);
  EXPECT_EQ(markdown.blocks[0].kind, Kind::kListItem);
  EXPECT_EQ(markdown.blocks[1].kind, Kind::kListItem);
  EXPECT_EQ(markdown.blocks[2].kind, Kind::kQuote);
  EXPECT_EQ(markdown.blocks[3].kind, Kind::kParagraph);
}

TEST(ParseMarkdown, UsesTheImageTextOfAHeadingWithoutWords) { EXPECT_EQ(ParseMarkdown("# ![My Model](logo.png)\n").sections[0].heading.text, "My Model"); }

TEST(ParseMarkdown, KeepsTheTextOfALinkBehindChineseAndALineEnd) {
  const Markdown markdown = ParseMarkdown("模型见\n[魔搭](https://a.cn/x)。\n");
  EXPECT_EQ(markdown.links[0].text, "魔搭");
  EXPECT_EQ(markdown.blocks[0].linked, 6U);
}

TEST(ParseMarkdown, PutsTheLinksOfAHeadingIntoItsSection) {
  const Markdown markdown = ParseMarkdown("# [A](http://a.org)\n\n# ![](b.png)\n\n# C\n");
  ASSERT_EQ(markdown.sections.size(), 2U);
  EXPECT_EQ(markdown.links[0].section, 0U);
  EXPECT_EQ(markdown.links[1].section, 0U);  // a heading without words opens none
}

TEST(ParseMarkdown, LeavesOutDataUrls) { EXPECT_TRUE(ParseMarkdown("![x](data:image/png;base64," + std::string(5000, 'A') + ")\n").links.empty()); }

TEST(ParseMarkdown, KeepsLinesAndReferencesAcrossPieces) {
  std::string text = "[x][far]\n\n";
  for (int i = 0; i < 9000; ++i) text += "Line of text number " + std::to_string(i) + ".\n\n";
  text += "## End\n\n[y][far]\n\n[far]: https://far.org\n";
  const Markdown markdown = ParseMarkdown(text);
  ASSERT_EQ(markdown.links.size(), 2U);
  EXPECT_EQ(markdown.links[1].line, 18005U);
  EXPECT_EQ(markdown.sections.back().heading.line, 18003U);
}

TEST(ParseMarkdown, KeepsAFenceThatIsLongerThanAPiece) {
  const std::string text = "```\n" + Repeat("# not a heading\n", 20000) + "```\n\n# Heading\n";
  const Markdown markdown = ParseMarkdown(text);
  ASSERT_EQ(markdown.sections.size(), 2U);  // the first holds the code and has no heading
  EXPECT_EQ(markdown.sections[1].heading.line, 20004U);
}

TEST(ParseMarkdown, LooksAtNoMoreThanItsLimit) {
  const Markdown markdown = ParseMarkdown(std::string(kMaxMarkdown, '\n') + "end\n");
  EXPECT_TRUE(markdown.truncated);
  EXPECT_TRUE(markdown.blocks.empty());
}

TEST(ParseMarkdown, TakesTextThatIsNotUtf8) {
  const Markdown markdown = ParseMarkdown("a\xff\xfe b \xe4\xbd [x\xc3](y\xe2\x82)\n");
  EXPECT_EQ(markdown.blocks.size(), 1U);
}

// Each of these takes the packaged cmark-gfm minutes, or all memory, when it gets them as they are.
TEST(ParseMarkdown, EndsSoonOnInputMadeToBeSlow) {
  const size_t size = 300'000;
  for (const std::string_view unit :
       {"> ",   ">",    "- ",   "1. ",        "[",      "![",        "![l",      "[a](", "[](",  "a]",    "_a__a",  "**a *a ", "~~a~a",
        "`a``", "<a ",  "<!A ", "a <?",       "a <!--", "<![CDATA[", "[a]: b\n", "[x\n", "-|",   "|",     "\t",     "* a\n ",  "a\n=\n",
        "&",    "<td>", "<tr>", "<a href=x>", "</td>",  "<table>",   "http://",  "a.",   "<h1>", "<pre>", "<!---->"})
    (void)ParseMarkdown(Repeat(unit, size / unit.size()));
  (void)ParseMarkdown("|\n" + Repeat("-|", size / 2));
  (void)ParseMarkdown(Repeat("|a", 400) + "\n" + Repeat("|-", 400) + "\n" + Repeat("a\n", size / 2));
  (void)ParseMarkdown(Repeat("- ", size / 2) + "x\n" + Repeat("\n", size));
  (void)ParseMarkdown("[a]: " + std::string(30'000, 'x') + "\n\n" + Repeat("[a]", size / 3));
}

TEST(ParseReStructuredText, ReadsTitlesLinksAndDirectives) {
  const Markdown markdown = ParseReStructuredText(
      "=====\nModel\n=====\n\nSee `the paper <https://a.org/p>`_ for ``code``.\n\nLicense\n-------\n\n.. image:: https://b.org/x.svg\n   :alt: x\n\n"
      ".. code-block:: bash\n\n  open source\n\nEnd::\n\n    literal\n\nlast\n");
  ASSERT_EQ(markdown.sections.size(), 2U);
  EXPECT_EQ(markdown.sections[0].heading.text, "Model");
  EXPECT_EQ(markdown.sections[1].heading.text, "License");
  EXPECT_THAT(markdown.sections[1].path, ElementsAre("Model", "License"));
  EXPECT_EQ(TextOf(markdown, 0), "See the paper for code.");
  EXPECT_EQ(TextOf(markdown, 1), "End::\nlast");
  ASSERT_EQ(markdown.links.size(), 2U);
  EXPECT_EQ(markdown.links[0].url, "https://a.org/p");
  EXPECT_TRUE(markdown.links[1].image);
  EXPECT_EQ(markdown.links[1].line, 10U);
}

TEST(ParseReStructuredText, TakesPlainTextAsParagraphs) {
  const Markdown markdown = ParseReStructuredText("        Indented text is text.\n\n# not a heading\n");
  ASSERT_EQ(markdown.blocks.size(), 2U);
  EXPECT_EQ(markdown.blocks[0].kind, Kind::kParagraph);
  EXPECT_EQ(markdown.blocks[1].text, "# not a heading");
}

TEST(SplitSentences, CutsAtLatinAndChineseSentenceEnds) {
  EXPECT_THAT(SplitSentences("One is here. Two! Three? 模型已开源。数据没有！Four"),
              ElementsAre("One is here.", "Two!", "Three?", "模型已开源。", "数据没有！", "Four"));
}

TEST(SplitSentences, LeavesVersionsUrlsAndAbbreviationsWhole) {
  EXPECT_THAT(SplitSentences("Use Apache 2.0 (see https://a.b/c.d?e=f), e.g. for J. Smith et al. in Fig. 3. Done."),
              ElementsAre("Use Apache 2.0 (see https://a.b/c.d?e=f), e.g. for J. Smith et al. in Fig. 3.", "Done."));
}

TEST(SplitSentences, KeepsClosingQuotesWithTheirSentence) {
  EXPECT_THAT(SplitSentences("He said \"it is open.\" Then left."), ElementsAre("He said \"it is open.\"", "Then left."));
}

TEST(SplitSentences, KeepsTheNumberOfAListItemWithItsText) { EXPECT_THAT(SplitSentences("1. First thing."), ElementsAre("1. First thing.")); }

TEST(SplitSentences, GivesNothingForBlankText) {
  EXPECT_TRUE(SplitSentences("").empty());
  EXPECT_TRUE(SplitSentences(" \n\t ").empty());
}

}  // namespace
}  // namespace day
