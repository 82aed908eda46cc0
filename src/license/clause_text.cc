#include "license/clause_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "license/clause_blocks.h"
#include "license/clause_words.h"
#include "text/markdown.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr size_t kMaxLeads = 6;           // limit: lists within each other
constexpr size_t kMaxSentences = 20'000;  // limit: of one text; the longest license known has 1,500
constexpr size_t kMaxLeadWords = 160;     // limit: of all leads of an item; the last ones count

class Sentences {
 public:
  Sentences(std::string_view text, const std::vector<ClauseWord>& words, std::vector<ClauseSentence>& out) : text_(text), words_(words), out_(out) {}

  void Add(const TextBlock& block, const TextBlock* next) {
    const std::string_view body = TrimAscii(text_.substr(block.begin, block.end - block.begin));
    if (body.empty()) return;
    CloseLists(block);
    constexpr size_t kLine = 100;  // bytes: an item that is longer and has no end was cut by a line's end
    after_item_ = ContinuesList(body) || (body.size() > kLine && !EndsSentence(body));
    if (IsHeading(block, body)) {
      leads_.clear();
      before_.reset();
      preamble_ = NamesPreamble(body);
      if (!barred_ || !LiesUnder(block, *barred_)) barred_ = NamesBarredUses(body) ? std::optional(BarredHeading{block, RangeOf(body)}) : std::nullopt;
      Emit(body, ClauseSentence::Kind::kHeading, nullptr);
      return;
    }
    if (ToLowerAscii(body.substr(0, 3)) == "now") preamble_ = false;  // "Now, therefore, the parties agree as follows"
    std::string flat(body);                                           // sentences do not end at the end of a line
    std::replace(flat.begin(), flat.end(), '\n', ' ');
    HideMarkers(flat);
    std::optional<Range> last;
    if (block.marker != ListMarker::kNone) before_.reset();
    in_barred_list_ = barred_ && block.marker != ListMarker::kNone;
    std::optional<Range> title;  // "Forbidden uses. Spam; fraud.": of the sentences that follow it in its paragraph
    for (const std::string_view flat_sentence : SplitSentences(flat)) {
      const std::string_view sentence = body.substr(static_cast<size_t>(flat_sentence.data() - flat.data()), flat_sentence.size());
      const bool goes_on = before_ && GoesOnWithExamples(sentence);
      examples_of_ = goes_on ? before_ : title;
      last = AddSentence(sentence);
      if (IsTitleOfBarredUses(*last)) title = last;
      if (goes_on) last->begin = before_->begin;
      before_ = last;
    }
    examples_of_.reset();
    in_barred_list_ = false;
    const bool unended = next && next->marker >= ListMarker::kParenDigit && next->marker != block.marker && !EndsWithPunctuation(body);
    if ((LeadsIn(body) || unended) && last && leads_.size() < kMaxLeads && !LeadsAll(*last)) {
      leads_.push_back({block.marker, block.depth, block.indent, *last});
      after_item_ = true;
    }
  }

 private:
  struct Range {
    uint32_t begin, end;  // words
  };
  struct Lead {
    ListMarker marker;
    size_t depth;
    size_t indent;
    Range words;
  };

  struct BarredHeading {
    TextBlock block;
    Range words;
  };

  // "to: 1. Deceive; 2. Harm": a full stop behind an item's number ends no sentence.
  static void HideMarkers(std::string& flat) {
    for (size_t at = flat.find_first_of(":;,"); at != flat.npos; at = flat.find_first_of(":;,", at + 1)) {
      size_t marker = at + 1;
      while (marker < flat.size() && flat[marker] == ' ') ++marker;
      for (const std::string_view joint : {"and ", "or "})
        if (std::string_view(flat).substr(marker).starts_with(joint)) marker += joint.size();
      const MarkerHit hit = MarkerAt(std::string_view(flat).substr(marker, 16));
      if (hit.size > 0 && flat[marker + hit.size - 1] == '.') flat[marker + hit.size - 1] = ')';
    }
  }

  // Which of the lists that are open does a block still belong to?
  void CloseLists(const TextBlock& block) {
    if (block.marker == ListMarker::kNone) {
      while (!leads_.empty() && !after_item_ && block.indent <= leads_.back().indent) leads_.pop_back();
      return;
    }
    for (size_t i = 0; i < leads_.size(); ++i)
      if (leads_[i].marker == block.marker && block.depth <= leads_[i].depth && block.indent <= leads_[i].indent) {
        leads_.resize(i);
        return;
      }
  }

  bool IsHeading(const TextBlock& block, std::string_view body) const {
    constexpr size_t kLongest = 80;  // bytes
    if (body.size() > kLongest || body.find('\n') != body.npos) return false;
    if (block.heading_level > 0) return true;
    if (block.marker == ListMarker::kBullet || body.starts_with('|')) return false;  // "- No redistribution", a row of a table
    if (barred_ && block.marker >= ListMarker::kParenDigit) return false;            // "(a) Spam": an item of that list
    if (!leads_.empty() || LeadsIn(body) || EndsWithPunctuation(body) || SaysYesOrNo(body)) return false;
    size_t words = 0, small = 0;
    for (const ClauseWord& word : WordsIn(body)) {
      ++words;
      const char first = text_[word.begin];
      small += first >= 'a' && first <= 'z' && word.text.size() > 3;
    }
    return words <= 10 && small * 2 <= words;
  }

  // "… the parties agree as follows:" leads into the whole text, whose sentences say all themselves.
  bool LeadsAll(Range sentence) const {
    const auto words = std::span(words_).subspan(sentence.begin, sentence.end - sentence.begin);
    return !words.empty() && words.back().text == "follows" && std::ranges::any_of(words, [](const ClauseWord& word) { return word.text == "parties"; });
  }

  // "Redistribution: not allowed": a heading's words and an answer.
  bool SaysYesOrNo(std::string_view body) const {
    static constexpr std::array<std::string_view, 6> kAnswers = {"allowed", "permitted", "prohibited", "forbidden", "required", "denied"};
    const size_t colon = body.find(": ");
    return colon != body.npos && colon > 0 &&
           std::ranges::any_of(WordsIn(body.substr(colon)), [](const ClauseWord& word) { return std::ranges::find(kAnswers, word.text) != kAnswers.end(); });
  }

  bool NamesPreamble(std::string_view heading) const {
    return std::ranges::any_of(WordsIn(heading), [](const ClauseWord& word) { return word.text == "preamble" || word.text == "recitals"; });
  }

  // "Don't", "You may not", "Not allowed": so do these, short as they are.
  static bool SaysNot(std::span<const ClauseWord> words) {
    static constexpr std::array<std::string_view, 6> kModals = {"may", "must", "shall", "can", "do", "will"};
    static constexpr std::array<std::string_view, 3> kParticiples = {"allowed", "permitted", "authorized"};
    constexpr size_t kMost = 7;  // words
    if (words.empty() || words.size() > kMost) return false;
    if (words.size() == 1) return words[0].text == "dont" || words[0].text == "prohibited" || words[0].text == "forbidden" || words[0].text == "prohibitions";
    for (size_t i = 0; i < words.size(); ++i) {
      if (words[i].text != "not") continue;
      if (i > 0 && std::ranges::find(kModals, words[i - 1].text) != kModals.end()) return true;
      if (i + 1 < words.size() && std::ranges::find(kParticiples, words[i + 1].text) != kParticiples.end()) return true;
    }
    return false;
  }

  // "Prohibited Uses" leads the items under it as "You may not use it for:" does, in the sections below it too.
  bool IsTitleOfBarredUses(Range sentence) const {
    constexpr size_t kMost = 5;  // words
    if (sentence.end - sentence.begin > kMost || sentence.end == sentence.begin) return false;
    const size_t begin = words_[sentence.begin].begin;
    return NamesBarredUses(text_.substr(begin, words_[sentence.end - 1].end - begin));
  }
  bool NamesBarredUses(std::string_view heading) const {
    static constexpr std::array<std::string_view, 6> kBarred = {"prohibited", "unacceptable", "forbidden", "disallowed", "banned", "restricted"};
    static constexpr std::array<std::string_view, 3> kAllowed = {"permitted", "allowed", "authorized"};  // "non-permitted uses"
    static constexpr std::array<std::string_view, 11> kUses = {"use",      "uses",    "activities", "applications", "practices", "content",
                                                               "purposes", "conduct", "usage",      "cases",        "domains"};
    const auto words = WordsIn(heading);
    if (SaysNot(words)) return true;
    for (size_t i = 0; i + 1 < words.size(); ++i)
      if ((std::ranges::find(kBarred, words[i].text) != kBarred.end() ||
           (i > 0 && words[i - 1].text == "non" && std::ranges::find(kAllowed, words[i].text) != kAllowed.end())) &&
          std::ranges::find(kUses, words[i + 1].text) != kUses.end())
        return true;
    return false;
  }
  static bool LiesUnder(const TextBlock& heading, const BarredHeading& above) {
    const size_t level = above.block.heading_level;
    if (level > 0 && heading.heading_level > 0) return heading.heading_level > level;
    return level > 0 ? heading.marker != ListMarker::kNone : heading.depth > above.block.depth;
  }

  std::span<const ClauseWord> WordsIn(std::string_view part) const {
    const Range range = RangeOf(part);
    return std::span(words_).subspan(range.begin, range.end - range.begin);
  }
  Range RangeOf(std::string_view part) const {
    const auto begin = static_cast<uint32_t>(part.data() - text_.data()), end = static_cast<uint32_t>(begin + part.size());
    const auto before = [](const ClauseWord& word, uint32_t place) { return word.begin < place; };
    const auto first = std::lower_bound(words_.begin(), words_.end(), begin, before);
    const auto last = std::lower_bound(first, words_.end(), end, before);
    return {static_cast<uint32_t>(first - words_.begin()), static_cast<uint32_t>(last - words_.begin())};
  }

  // "“Purpose” means …", also behind "The term" and without quotation marks ("Output means …", "b. "Us" shall mean").
  ClauseSentence::Kind KindOf(std::string_view sentence) const {
    constexpr size_t kHead = 14;  // words among which a definition says so
    const std::span<const ClauseWord> words = WordsIn(sentence);
    const bool quoted = sentence.starts_with('"') || sentence.starts_with("\u201c") || sentence.starts_with("**\u201c") || sentence.starts_with("**\"") ||
                        sentence.starts_with("The term");
    const bool named = quoted || sentence.substr(0, 80).find("(the \"") != sentence.npos || sentence.substr(0, 80).find("(the \u201c") != sentence.npos;
    for (size_t i = 1; i < words.size() && i < kHead; ++i) {
      const std::string_view word = words[i].text, next = i + 1 < words.size() ? words[i + 1].text : std::string_view();
      if ((word == "means" && next != "that") || (word == "mean" && words[i - 1].text == "shall") || (word == "refers" && next == "to") ||
          (word == "refer" && next == "to") || (word == "是" && next == "指"))
        return ClauseSentence::Kind::kDefinition;
      if (quoted && (word == "includes" || word == "include" || word == "is")) return ClauseSentence::Kind::kDefinition;
      if (!quoted && (word == "you" || word == "may" || word == "shall" || word == "must" || word == "will" || (i >= 6 && !named))) break;
    }
    return ClauseSentence::Kind::kText;
  }

  // A sentence, in parts where it holds a list of its own ("… conditions: (a) …; (b) …").
  Range AddSentence(std::string_view sentence) {
    const ClauseSentence::Kind kind = KindOf(sentence);
    const size_t colon = ListColon(sentence);
    if (colon == sentence.npos) return Emit(sentence, kind, nullptr);
    const Range head = Emit(sentence.substr(0, colon), kind, nullptr);
    size_t begin = colon;
    for (size_t at = colon; at <= sentence.size(); ++at) {
      const bool wide = sentence.substr(at).starts_with("；");
      if (at < sentence.size() && sentence[at] != ';' && !wide) continue;
      Emit(sentence.substr(begin, at - begin), kind, &head);
      begin = at + (wide ? 3 : 1);
    }
    return head;
  }

  // Just behind a colon that a list follows, or npos.
  static size_t ListColon(std::string_view sentence) {
    const size_t narrow = sentence.rfind("; "), wide = sentence.rfind("；");
    const size_t last_semicolon = narrow == sentence.npos ? wide : wide == sentence.npos ? narrow : std::max(narrow, wide);
    for (size_t at = 0; at < sentence.size(); ++at) {
      const size_t size = sentence[at] == ':' ? 1 : sentence[at] == '\xef' && sentence.substr(at).starts_with("：") ? 3 : 0;
      if (size == 0) continue;
      const std::string_view rest = sentence.substr(at + size);
      const std::string_view list = TrimAscii(rest.substr(0, 64));
      if (list.empty() || rest.starts_with("//")) continue;
      const bool sentence_of_its_own = list.starts_with("You ") || list.starts_with("The ");  // "Restrictions: You will not …": a title
      if (MarkerAt(list).kind != ListMarker::kNone || (!sentence_of_its_own && last_semicolon != sentence.npos && last_semicolon > at)) return at + size;
    }
    return sentence.npos;
  }

  // "This includes training a model": what the sentence before says goes on, so that it leads in here.
  bool GoesOnWithExamples(std::string_view sentence) const {
    static constexpr std::array<std::string_view, 5> kPointers = {"this", "these", "such", "that", "examples"};
    static constexpr std::array<std::string_view, 8> kVerbs = {"includes", "include", "encompasses", "covers", "comprises", "extends", "applies", "means"};
    static constexpr std::array<std::string_view, 14> kBetween = {"prohibition", "prohibitions", "restriction", "restrictions", "ban",
                                                                  "limitation",  "requirement",  "obligation",  "uses",         "use",
                                                                  "purposes",    "also",         "of",          "activities"};
    constexpr size_t kHead = 5;  // words among which the verb stands: "This prohibition also extends to"
    const auto words = WordsIn(sentence);
    const auto is = [&](size_t i, std::string_view text) { return i < words.size() && words[i].text == text; };
    if (is(0, "including")) return true;
    const size_t han = is(0, "其") && is(1, "中") ? 2 : 0;
    if (is(han, "包") && is(han + 1, "括")) return true;
    if (words.empty() || std::ranges::find(kPointers, words[0].text) == kPointers.end()) return false;
    for (size_t i = 1; i < std::min(kHead, words.size()); ++i) {
      if (std::ranges::find(kVerbs, words[i].text) != kVerbs.end()) return words[i].text != "applies" || is(i + 1, "to");
      if (std::ranges::find(kBetween, words[i].text) == kBetween.end()) return false;
    }
    return false;
  }

  Range Emit(std::string_view part, ClauseSentence::Kind kind, const Range* head) {
    const Range range = RangeOf(part);
    if (range.begin == range.end || out_.size() >= kMaxSentences) return range;
    ClauseSentence sentence;
    sentence.kind = kind;
    sentence.preamble = preamble_;
    if (in_barred_list_ && leads_.empty()) AddLead(sentence, barred_->words);
    for (const Lead& lead : leads_) AddLead(sentence, lead.words);
    if (examples_of_) AddLead(sentence, *examples_of_);
    if (head) AddLead(sentence, *head);
    if (sentence.lead.size() > kMaxLeadWords) sentence.lead.erase(sentence.lead.begin(), sentence.lead.end() - kMaxLeadWords);
    sentence.begin = range.begin;
    sentence.end = std::min<uint32_t>(range.end, range.begin + static_cast<uint32_t>(kMaxSentenceWords - sentence.lead.size()));
    sentence.first_byte = words_[range.begin].begin;
    sentence.last_byte = std::max(words_[range.end - 1].end, static_cast<uint32_t>(part.data() - text_.data() + TrimAscii(part).size()));
    sentence.last_byte = std::min(sentence.last_byte, static_cast<uint32_t>(part.data() - text_.data() + part.size()));
    out_.push_back(std::move(sentence));
    return range;
  }
  static void AddLead(ClauseSentence& sentence, Range words) {
    for (uint32_t i = words.begin; i < words.end && sentence.lead.size() < 2 * kMaxLeadWords; ++i) sentence.lead.push_back(i);
  }

  std::string_view text_;
  const std::vector<ClauseWord>& words_;
  std::vector<ClauseSentence>& out_;
  std::vector<Lead> leads_;
  std::optional<BarredHeading> barred_;
  bool in_barred_list_ = false;
  std::optional<Range> before_, examples_of_;  // the sentence before, and it again where the present one gives examples of it
  bool preamble_ = false;                      // the text under such a heading
  bool after_item_ = false;                    // the block before ended as an item of a list does that goes on
};

}  // namespace

ClauseText::ClauseText(std::string_view text) : text_(WithoutMarkup(text.substr(0, kMaxClauseText))), words_(ReadClauseWords(text_, lowered_)) {
  Sentences sentences(text_, words_, sentences_);
  const std::vector<TextBlock> blocks = SplitBlocks(text_);
  for (size_t i = 0; i < blocks.size(); ++i) sentences.Add(blocks[i], i + 1 < blocks.size() ? &blocks[i + 1] : nullptr);
}

}  // namespace day
