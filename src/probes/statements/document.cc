#include "probes/statements/document.h"

#include <algorithm>
#include <array>

#include "probes/statements/terms.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::statements {
namespace {

constexpr size_t kMaxNames = 12;       // limit: own names of one document
constexpr size_t kFirstBlocks = 40;    // limit: blocks in which a document says what it is
constexpr size_t kMaxCounted = 20000;  // limit: words that are counted to find a name

// "baichuan2" to "baichuan": names are used with and without their version.
std::string_view WithoutVersion(std::string_view word) {
  std::string_view shorter = word;
  while (!shorter.empty() && IsDigit(shorter.back())) shorter.remove_suffix(1);
  if (shorter.size() > 1 && (shorter.back() == 'v' || shorter.back() == 'V')) {
    // "modelv3"
    if (shorter.size() < word.size() && shorter.size() > 4) shorter.remove_suffix(1);
  }
  return shorter.size() >= 3 ? shorter : word;
}

// The last noun of `text` up to where something else begins: "dataset of 3 trillion tokens" is a dataset.
Part HeadPart(const Lexicon& lexicon, std::string_view text) {
  size_t end = text.size();
  for (const PhraseHit& hit : lexicon.tag(Tag::kBreak).Find(text))
    if (hit.id != Lexicon::kNot) {
      end = hit.offset;
      break;
    }
  end = std::min(end, text.find_first_of(",;(:"));
  Part part = kNoPart;
  for (const PhraseHit& hit : lexicon.parts().Find(text.substr(0, end)))
    if (hit.id != kNoPart) part = static_cast<Part>(hit.id);
  return part;
}

}  // namespace

std::vector<Run> RunsOf(std::string_view text) {
  std::vector<Run> runs;
  for (size_t at = 0; at < text.size();) {
    if (!IsLetter(text[at]) && !IsDigit(text[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && (IsLetter(text[at]) || IsDigit(text[at]))) ++at;
    runs.push_back({begin, at - begin});
  }
  return runs;
}

bool HasUpper(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

Document::Document(const Lexicon& lexicon, std::string_view path, const TextDocument& text) : deep_(path.find('/') != path.npos), markdown_(text.body) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (deep_) {
    std::string_view folder = path.substr(0, path.size() - name.size() - 1);
    folder.remove_prefix(folder.rfind('/') + 1);
    for (const PhraseHit& hit : lexicon.parts().Find(folder)) folder_parts_ |= static_cast<Parts>(hit.id);
  }
  FindSections(lexicon);
  // A page deep in the documents may be titled after a tool that it explains.
  if (deep_ && !lexicon.IsMainDocument(name)) return;
  FindNames(lexicon, text.front);
  FindPartsOfNames(lexicon);
}

const Section& Document::SectionOf(uint32_t index) const {
  static constexpr Section kNone{{}, 0, true};
  return index < sections_.size() ? sections_[index] : kNone;
}

std::string_view Document::HeadingOf(uint32_t index) const {
  return index < markdown_.sections.size() ? std::string_view(markdown_.sections[index].heading.text) : std::string_view();
}

void Document::FindSections(const Lexicon& lexicon) {
  std::array<std::string_view, 7> above{};
  std::array<Parts, 7> parts_above{};
  size_t deeper = 0;
  for (const MarkdownSection& section : markdown_.sections) {
    Section out;
    const uint32_t level = std::min<uint32_t>(section.heading.level, 6);
    out.kind = lexicon.SectionOf(section.heading.text);
    // The title of a document (level 1) hands nothing down: all of it stands below.
    if (out.kind.empty())
      for (uint32_t upper = level; upper-- > 2 && out.kind.empty();) out.kind = above[upper];
    std::fill(above.begin() + level, above.end(), std::string_view());
    // A table of contents ends with the next heading, whatever its level.
    above[level] = out.kind == "contents" ? std::string_view() : out.kind;
    out.parts = PartsOfLabel(lexicon, section.heading.text);
    for (uint32_t upper = level; upper-- > 2 && out.parts == 0;) out.parts = parts_above[upper];
    std::fill(parts_above.begin() + level, parts_above.end(), Parts{0});
    parts_above[level] = out.parts;
    if (level >= 2) ++deeper;
    out.top = deeper <= 1;
    sections_.push_back(out);
  }
}

void Document::AddName(const Lexicon& lexicon, std::string_view word, Part part) {
  const std::string lower = ToLowerAscii(word);
  const std::string name(WithoutVersion(lower));
  if (name.size() < 2 || lexicon.IsPlainTitle(name) || lexicon.IsPlainTitle(lower) || lexicon.IsNeutral(name) || !std::ranges::any_of(name, IsLetter)) return;
  if (name.size() < 3 && !HasUpper(word)) return;
  if (names_.size() >= kMaxNames) return;
  Name& known = names_[name];
  if (known.part == kNoPart) known.part = part;
  known.small = known.small || !HasUpper(word);
}

void Document::AddNamesOf(const Lexicon& lexicon, std::string_view title) {
  // What stands before a colon or a dash is the name; what follows says what it is.
  size_t cut = title.size();
  for (const std::string_view mark : {": ", " - ", " \u2013 ", " \u2014 ", "\uff1a", " | "}) cut = std::min(cut, title.find(mark));
  const std::string_view name = title.substr(0, cut);
  const Part part = cut < title.size() ? HeadPart(lexicon, title.substr(cut + 1)) : kNoPart;
  size_t words = 0;
  // A long title is a sentence, not a name: then only words that are written like names count.
  const std::vector<Run> runs = RunsOf(name);
  for (const Run& run : runs) {
    const std::string_view word = name.substr(run.offset, run.length);
    const bool like_a_name = HasUpper(word.substr(1)) || std::ranges::any_of(word, IsDigit);
    if (runs.size() > 6 && !like_a_name) continue;
    if (!HasUpper(word) && runs.size() > 3) continue;
    AddName(lexicon, word, part);
    if (++words > 8) break;
  }
}

void Document::FindNames(const Lexicon& lexicon, const Value& front) {
  for (const std::string_view key : {"model_name", "pretty_name", "name", "title"}) AddNamesOf(lexicon, front[key].ScalarText());
  // The first heading, wherever it stands; an image's description may be all of it. One of a lower level is as often a part ("Intro").
  bool titled = false;
  for (const MarkdownSection& section : markdown_.sections) {
    if (section.heading.level == 0) continue;
    titled = section.heading.level == 1;
    if (section.heading.level <= 2 || names_.empty()) AddNamesOf(lexicon, section.heading.text);
    break;
  }
  size_t blocks = 0;
  for (const MarkdownBlock& block : markdown_.blocks) {
    if (++blocks > kFirstBlocks) break;
    for (const PhraseHit& hit : lexicon.introducers().Find(block.text)) {
      // Up to three capitalized words right behind it.
      size_t taken = 0, skipped = 0;
      const std::string_view rest = std::string_view(block.text).substr(hit.offset + hit.length, 120);
      for (const Run& run : RunsOf(rest)) {
        const std::string_view word = rest.substr(run.offset, run.length);
        const bool name = HasUpper(word) && !lexicon.IsNeutral(ToLowerAscii(word));
        if (name) AddName(lexicon, word, kNoPart);
        if (name ? ++taken >= 3 : (taken > 0 || ++skipped > 3)) break;
      }
    }
  }
  if (!titled) FindDefinedName(lexicon);
  if (names_.empty() || !titled) FindFrequentName(lexicon);
}

// A document without a title, of which a first paragraph begins: "Acme is a language model".
void Document::FindDefinedName(const Lexicon& lexicon) {
  constexpr size_t kMostName = 40, kMostWords = 3, kNoun = 120;  // bytes, words, bytes in which the noun has to stand
  size_t blocks = 0;
  for (const MarkdownBlock& block : markdown_.blocks) {
    if (++blocks > kFirstBlocks) return;
    if (block.kind != MarkdownBlock::Kind::kParagraph) continue;
    const std::string_view text = block.text;
    const size_t is = std::min(text.find(" is a "), text.find(" is an "));
    if (is > kMostName || RunsOf(text.substr(0, is)).size() > kMostWords || !lexicon.parts().Matches(text.substr(is, kNoun))) continue;
    if (HasUpper(text.substr(0, is))) return AddNamesOf(lexicon, text.substr(0, is));
  }
}

// A document without a title: the capitalized word that stands in it most often, other than where a sentence begins.
void Document::FindFrequentName(const Lexicon& lexicon) {
  std::map<std::string, size_t, std::less<>> counts;
  size_t counted = 0;
  for (const MarkdownBlock& block : markdown_.blocks) {
    if (block.kind == MarkdownBlock::Kind::kTableRow || block.kind == MarkdownBlock::Kind::kTableHeader) continue;
    for (const Run& run : RunsOf(block.text)) {
      const std::string_view word = std::string_view(block.text).substr(run.offset, run.length);
      if (run.offset == 0 || word.size() < 2 || !HasUpper(word.substr(0, 1)) || !std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; }))
        continue;
      const std::string name(WithoutVersion(ToLowerAscii(word)));
      if (lexicon.IsNeutral(name) || lexicon.IsPlainTitle(name)) continue;
      ++counts[name];
      if (++counted > kMaxCounted) break;
    }
  }
  const auto best = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  // Numbers: 8 and 1 in 12 keep a README's own name apart from the libraries that it mentions (seen on 40 READMEs).
  if (best != counts.end() && best->second >= 8 && best->second * 12 >= counted) names_[best->first] = {};
}

// "NAME is a … dataset" and its kin say what the name stands for.
void Document::FindPartsOfNames(const Lexicon& lexicon) {
  if (names_.empty()) return;
  for (const MarkdownBlock& block : markdown_.blocks) {
    if (block.kind == MarkdownBlock::Kind::kHeading || block.kind == MarkdownBlock::Kind::kTableRow) continue;
    for (const PhraseHit& hit : lexicon.tag(Tag::kBe).Find(block.text)) {
      if (hit.id == Lexicon::kNot || hit.offset == 0) continue;
      // The name stands right before, perhaps with a version.
      const size_t from = hit.offset > 40 ? hit.offset - 40 : 0;
      const std::string_view before = TrimAscii(std::string_view(block.text).substr(from, hit.offset - from));
      const std::vector<Run> runs = RunsOf(before);
      Part* part = nullptr;
      for (size_t back = 0; back < 3 && back < runs.size() && part == nullptr; ++back) {
        const Run& run = runs[runs.size() - 1 - back];
        const auto found = names_.find(WithoutVersion(ToLowerAscii(before.substr(run.offset, run.length))));
        if (found != names_.end()) part = &found->second.part;
      }
      if (part == nullptr || *part != kNoPart) continue;
      const std::string_view after = std::string_view(block.text).substr(hit.offset + hit.length, 160);
      const std::string_view trimmed = TrimAscii(after);
      if (trimmed.starts_with("a ") || trimmed.starts_with("an ") || trimmed.starts_with("the ") || hit.length >= 3) {
        // "a family of language models": what stands behind the group's name counts.
        size_t begin = 0;
        const size_t of = trimmed.find(" of ");
        if (of < 40) begin = of + 4;
        *part = HeadPart(lexicon, trimmed.substr(begin));
        if (*part == kNoPart && begin > 0) *part = HeadPart(lexicon, trimmed.substr(0, begin));
      }
    }
  }
}

const Document::Name* Document::FindName(std::string_view word) const {
  const std::string lower = ToLowerAscii(word);
  auto found = names_.find(lower);
  if (found == names_.end()) found = names_.find(WithoutVersion(lower));
  if (found == names_.end()) return FindInCompound(word, lower);
  return HasUpper(word) || found->second.small ? &found->second : nullptr;
}

// "InstructACMENET2", "AcmenetChat": an own name that capitals set apart within a longer one.
const Document::Name* Document::FindInCompound(std::string_view word, std::string_view lower) const {
  constexpr size_t kLeast = 5;  // letters; shorter names are parts of many others' ("GPT", "LLM")
  const auto capital = [&](size_t at) { return at < word.size() && word[at] >= 'A' && word[at] <= 'Z'; };
  const std::string_view plain = WithoutVersion(lower);
  for (const auto& [name, known] : names_) {
    if (name.size() < kLeast || name.size() >= plain.size()) continue;
    size_t behind = name.size();
    while (behind < lower.size() && IsDigit(lower[behind])) ++behind;
    if (lower.starts_with(name) && capital(behind)) return &known;
    const size_t before = plain.size() - name.size();
    if (plain.ends_with(name) && capital(before) && !capital(before - 1)) return &known;
  }
  return nullptr;
}

bool Document::IsOwnName(std::string_view word) const { return FindName(word) != nullptr; }

bool Document::IsOwnCompound(std::string_view word) const {
  const std::string lower = ToLowerAscii(word);
  return !names_.contains(lower) && !names_.contains(WithoutVersion(lower)) && FindInCompound(word, lower) != nullptr;
}

Part Document::PartOfName(std::string_view word) const {
  const Name* name = FindName(word);
  return name == nullptr ? kNoPart : name->part;
}

}  // namespace day::statements
