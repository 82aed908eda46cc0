#include "license/clause_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "license/clause_blocks.h"
#include "license/clause_heads.h"
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
    const bool bare = IsBareItem(WordsIn(body));
    CloseLists(block, bare && EndsWithPunctuation(body) >= unmarked_ended_);
    if (block.marker == ListMarker::kNone) {
      unmarked_items_ = !leads_.empty() && leads_.back().marker == ListMarker::kNone;
      unmarked_ended_ = unmarked_items_ && EndsWithPunctuation(body);
    }
    constexpr size_t kLine = 100;  // bytes: an item that is longer and has no end was cut by a line's end
    after_item_ = ContinuesList(body) || (body.size() > kLine && !EndsSentence(body));
    if (IsHeading(block, body)) {
      leads_.clear();
      before_.reset();
      const HeadingSense sense = SenseOfHeading(WordsIn(body));
      preamble_ = sense == HeadingSense::kPreamble;
      const bool leading = sense == HeadingSense::kBarred || sense == HeadingSense::kLeading;
      if (!heading_ || sense == HeadingSense::kBarred || !LiesUnder(block, *heading_))
        heading_ = leading ? std::optional(LeadingHeading{block, RangeOf(body), sense}) : std::nullopt;
      Emit(body, ClauseSentence::Kind::kHeading, nullptr);
      return;
    }
    if (ToLowerAscii(body.substr(0, 3)) == "now") preamble_ = false;  // "Now, therefore, the parties agree as follows"
    std::string flat(body);                                           // sentences do not end at the end of a line
    std::replace(flat.begin(), flat.end(), '\n', ' ');
    flat = ReplaceAll(std::move(flat), "**", "  ");  // "… is required.** No …"
    HideMarkers(flat);
    std::optional<Range> last;
    if (block.marker != ListMarker::kNone) before_.reset();
    in_headed_list_ = heading_ && block.marker != ListMarker::kNone && (heading_->sense == HeadingSense::kBarred || bare);
    std::optional<Range> title;  // "Forbidden uses. Spam; fraud.": of the sentences that follow it in its paragraph
    for (const std::string_view flat_sentence : SplitSentences(flat)) {
      const std::string_view sentence = body.substr(static_cast<size_t>(flat_sentence.data() - flat.data()), flat_sentence.size());
      const bool goes_on = before_ && GoesOnWithExamples(WordsIn(sentence));
      examples_of_ = goes_on ? before_ : title;
      last = AddSentence(sentence);
      if (IsTitleOfBarredUses(*last)) title = last;
      if (goes_on) last->begin = before_->begin;
      before_ = last;
    }
    examples_of_.reset();
    in_headed_list_ = false;
    const bool unended = next && next->marker >= ListMarker::kParenDigit && next->marker != block.marker && !EndsWithPunctuation(body);
    if ((LeadsIn(body) || unended) && last && leads_.size() < kMaxLeads && !LeadsAll(WordsOf(*last))) {
      leads_.push_back({block.marker, block.depth, block.indent, *last, IsOpenLead(WordsOf(*last)), NamesConditions(WordsOf(*last))});
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
    bool open, names_conditions;  // IsOpenLead, NamesConditions
    bool marked_items = false;    // it has had some
  };

  struct LeadingHeading {
    TextBlock block;
    Range words;
    HeadingSense sense;
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

  // Which of the lists that are open does a block still belong to? `goes_on`: it may be an item that nothing marks.
  void CloseLists(const TextBlock& block, bool goes_on) {
    if (block.marker == ListMarker::kChinese && (text_.substr(0, block.begin).ends_with("条") || text_.substr(0, block.begin).ends_with("章")))
      leads_.clear();  // "第五条" is a section, no item
    if (block.marker == ListMarker::kNone) {
      if (goes_on && unmarked_items_ && !leads_.empty() && leads_.back().open) return;
      while (!leads_.empty() && !after_item_ && block.indent <= leads_.back().indent) leads_.pop_back();
      return;
    }
    if (std::exchange(unmarked_items_, false) && !leads_.empty() && !leads_.back().marked_items && !after_item_ && block.marker != ListMarker::kBullet &&
        block.marker < ListMarker::kParenDigit)
      leads_.pop_back();  // "3. Termination" behind a list without markers
    if (!leads_.empty()) leads_.back().marked_items = true;
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
    if (heading_ && heading_->sense == HeadingSense::kBarred && block.marker >= ListMarker::kParenDigit) return false;  // "(a) Spam": an item of that list
    if (!leads_.empty() || LeadsIn(body) || EndsWithPunctuation(body) || SaysYesOrNo(body)) return false;
    size_t words = 0, small = 0;
    for (const ClauseWord& word : WordsIn(body)) {
      ++words;
      const char first = text_[word.begin];
      small += first >= 'a' && first <= 'z' && word.text.size() > 3;
    }
    return words <= 10 && small * 2 <= words;
  }

  // "Redistribution: not allowed": a heading's words and an answer.
  bool SaysYesOrNo(std::string_view body) const {
    static constexpr std::array<std::string_view, 14> kAnswers = {"allowed", "permitted", "prohibited", "forbidden", "required", "denied", "yes",
                                                                  "no",      "❌",        "✗",          "✘",         "✅",       "✔",      "✓"};
    const size_t colon = body.find(": ");
    return colon != body.npos && colon > 0 &&
           std::ranges::any_of(WordsIn(body.substr(colon)), [](const ClauseWord& word) { return std::ranges::find(kAnswers, word.text) != kAnswers.end(); });
  }

  // "Prohibited Uses" leads the items under it as "You may not use it for:" does, in the sections below it too.
  bool IsTitleOfBarredUses(Range sentence) const {
    constexpr size_t kMost = 5;  // words
    if (sentence.end - sentence.begin > kMost || sentence.end == sentence.begin) return false;
    return NamesBarredUses(WordsOf(sentence));
  }
  static bool LiesUnder(const TextBlock& heading, const LeadingHeading& above) {
    const size_t level = above.block.heading_level;
    if (level > 0 && heading.heading_level > 0) return heading.heading_level > level;
    return level > 0 ? heading.marker != ListMarker::kNone : heading.depth > above.block.depth;
  }

  std::span<const ClauseWord> WordsIn(std::string_view part) const { return WordsOf(RangeOf(part)); }
  std::span<const ClauseWord> WordsOf(Range range) const { return std::span(words_).subspan(range.begin, range.end - range.begin); }
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

  Range Emit(std::string_view part, ClauseSentence::Kind kind, const Range* head) {
    const Range whole = RangeOf(part);
    if (whole.begin == whole.end || out_.size() >= kMaxSentences) return whole;
    const std::span<const ClauseWord> said = WithoutExceptionByLaw(WordsOf(whole), text_);
    const auto begin = static_cast<uint32_t>(said.data() - words_.data());
    const Range range{begin, begin + static_cast<uint32_t>(said.size())};
    ClauseSentence sentence;
    sentence.kind = kind;
    sentence.preamble = preamble_;
    if (in_headed_list_ && leads_.empty()) AddLead(sentence, heading_->words);
    const bool says_all = IsBanOfItsOwn(said);
    for (const Lead& lead : leads_)
      if (!says_all || !lead.names_conditions) AddLead(sentence, lead.words);
    if (examples_of_) AddLead(sentence, *examples_of_);
    if (head) AddLead(sentence, *head);
    if (sentence.lead.size() > kMaxLeadWords) sentence.lead.erase(sentence.lead.begin(), sentence.lead.end() - kMaxLeadWords);
    sentence.begin = range.begin;
    sentence.end = std::min<uint32_t>(range.end, range.begin + static_cast<uint32_t>(kMaxSentenceWords - sentence.lead.size()));
    sentence.first_byte = words_[whole.begin].begin;
    sentence.last_byte = std::max(words_[whole.end - 1].end, static_cast<uint32_t>(part.data() - text_.data() + TrimAscii(part).size()));
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
  std::optional<LeadingHeading> heading_;
  bool in_headed_list_ = false;
  bool unmarked_items_ = false, unmarked_ended_ = false;  // the block before was an item without a marker, and ended as a sentence does
  std::optional<Range> before_, examples_of_;             // the sentence before, and it again where the present one gives examples of it
  bool preamble_ = false;                                 // the text under such a heading
  bool after_item_ = false;                               // the block before ended as an item of a list does that goes on
};

}  // namespace

ClauseText::ClauseText(std::string_view text) : text_(WithoutMarkup(text.substr(0, kMaxClauseText))), words_(ReadClauseWords(text_, lowered_)) {
  Sentences sentences(text_, words_, sentences_);
  const std::vector<TextBlock> blocks = SplitBlocks(text_);
  for (size_t i = 0; i < blocks.size(); ++i) sentences.Add(blocks[i], i + 1 < blocks.size() ? &blocks[i + 1] : nullptr);
}

}  // namespace day
