// Groups of people by the words that name them, and sets of words that may stand near: knowledge/records/representation, a file for each language. en.yaml says
// what its fields mean, and where its words are from.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/words/hash_filter.h"
#include "text/value.h"

namespace day::records {

// limit: of a list. Words of a term or a phrase; groups; sets of indicators, a bit each; indicators.
inline constexpr size_t kLongestListed = 4, kMostGroups = 1024, kMostSets = 32, kMostIndicators = 4096;

// The list of one language. Immutable once made: any thread.
class GroupList {
 public:
  struct Dimension {
    std::string id, title, note;
    std::vector<std::string> sources;
    size_t first_group = 0, groups = 0;  // in groups()
  };
  struct Group {
    std::string id, title;
    size_t dimension = 0;
    size_t first_term = 0, terms = 0;  // in terms()
  };
  struct Term {
    std::string text;  // "she"; "black …", where a noun for people must follow; "… man", where an article or a descriptor must stand before
    size_t group = 0;
  };
  struct Set {
    std::string id, title;
    std::vector<std::string> sources;
  };
  struct Indicator {
    std::string text;
    uint32_t sets = 0;  // a bit for each of sets() that it is in
  };

  // What a file says, as a Value. Errors (kInvalid): what is missing, stands for two things, or is beyond a limit.
  static Result<GroupList> Parse(const Value& file);

  const std::string& language() const { return language_; }  // BCP 47
  const std::vector<Dimension>& dimensions() const { return dimensions_; }
  const std::vector<Group>& groups() const { return groups_; }
  const std::vector<Term>& terms() const { return terms_; }
  const std::vector<Set>& sets() const { return sets_; }
  const std::vector<Indicator>& indicators() const { return indicators_; }
  const std::vector<std::pair<std::string, std::string>>& sources() const { return sources_; }  // short name, whose list and where
  // Another one where anything of it is different that counts depend on.
  uint64_t fingerprint() const { return fingerprint_; }

  enum class Kind : uint8_t { kNone, kAside, kArticle, kTerm, kIndicator };
  struct Match {
    Kind kind = Kind::kNone;
    uint16_t index = 0;  // in terms() or indicators()
    uint8_t words = 1;   // to go on behind
    uint8_t span = 1;    // with the noun for people behind them, which may be a term itself
    bool opens = false;  // what follows is behind an article, or a descriptor
  };
  // False for nearly all words that nothing begins with.
  bool MayBegin(uint64_t word) const { return first_words_.MayHave(word); }
  // The longest that begins at a word (a hash as WordReader has it); `behind` what the match before it says that it opens. Of the words behind it
  // kLongestListed are enough.
  Match At(std::span<const uint64_t> words, bool behind) const { return MayBegin(words[0]) ? Find(words, behind) : Match(); }

 private:
  struct Entry {
    std::array<uint64_t, kLongestListed> words{};
    uint8_t length = 0;
    bool before_people = false, behind = false;
    Kind kind = Kind::kNone;
    uint16_t index = 0;
  };
  struct Where {
    bool before_people = false, behind = false;
  };
  Status AddEntry(std::string_view text, Kind kind, size_t index, Where where);
  Status AddDimension(const Value& dimension);
  Status AddSet(const Value& set);
  Status ReadSources(const Value& of, std::vector<std::string>& sources) const;
  Status Settle();
  Match Find(std::span<const uint64_t> words, bool behind) const;

  std::string language_;
  std::vector<std::pair<std::string, std::string>> sources_;
  std::vector<Dimension> dimensions_;
  std::vector<Group> groups_;
  std::vector<Term> terms_;
  std::vector<Set> sets_;
  std::vector<Indicator> indicators_;
  std::vector<uint64_t> people_;         // ascending
  std::vector<Entry> entries_;           // by their first word; of those that begin alike the longest first
  std::array<uint32_t, 1025> begins_{};  // in entries_, by the highest 10 bits of the first word
  HashFilter first_words_;
  uint64_t fingerprint_ = 0;
};

// By language. Immutable once made: any thread.
class GroupLists {
 public:
  // The program's.
  static const GroupLists& Get();
  void Add(GroupList list) { lists_.insert_or_assign(list.language(), std::move(list)); }
  // Null for languages without a list.
  const GroupList* Of(std::string_view language) const {
    const auto at = lists_.find(language);
    return at == lists_.end() ? nullptr : &at->second;
  }
  const std::map<std::string, GroupList, std::less<>>& lists() const { return lists_; }

 private:
  std::map<std::string, GroupList, std::less<>> lists_;
};

}  // namespace day::records
