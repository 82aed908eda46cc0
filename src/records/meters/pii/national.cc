#include "records/meters/pii/national.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/assert.h"
#include "knowledge/knowledge.h"

namespace day::pii {
namespace {

constexpr double kRare = 0.02;       // of bare numbers that are all there is in a field only identifiers are taken that so few random ones would pass for
constexpr double kVeryRare = 0.005;  // so few pass that a number is rather this than one to dial

// "~": the same separator each time.
std::vector<std::string> Written(const std::string& form) {
  if (form.find('~') == form.npos) return {form};
  std::vector<std::string> all;
  for (const std::string_view separator : {"", " ", "-"}) {
    std::string written;
    for (const char c : form) c == '~' ? written += separator : written += c;
    all.push_back(std::move(written));
  }
  return all;
}

constexpr std::string_view kSigns = " -./:+()";  // that part the runs of one stretch
constexpr int kRunsBehind = 4;
constexpr uint64_t kNext = 0xFFFF;  // of them the first

// One of 64, by the byte behind a run and the digits of the next.
constexpr unsigned BitOf(uint64_t next) { return static_cast<unsigned>((next & 7) * 8 + std::min<uint64_t>(next >> 8, 7)); }
constexpr size_t kLongestForm = 32;

}  // namespace

NationalIds::NationalIds() : by_first_run_(kLongestRun + 1), by_first_word_(kLongestFirstWord + 1) {
  const Value file = LoadKnowledge("records/national-ids.yaml");
  for (const Value& entry : file["ids"].items()) {
    NationalId id;
    id.type = entry["type"].ScalarText();
    id.title = entry["title"].ScalarText();
    id.check = CheckOf(entry["check"].ScalarText());
    DAY_ASSERT(id.check != nullptr);
    id.chance = entry["chance"].number();
    id.words = entry["words"].StringList();
    const auto index = static_cast<uint16_t>(ids_.size());
    const std::vector<std::string> alone = entry["alone"].StringList();
    for (const Value& form : entry["forms"].items())
      for (const std::string& written : Written(form.ScalarText())) {
        DAY_ASSERT(written.size() <= kLongestForm);
        const bool by_itself = std::ranges::find(alone, form.ScalarText()) != alone.end();
        const bool grouped = written.find_first_not_of("9AX") != written.npos;
        const size_t word = std::min(written.find_first_not_of("9AX"), written.size());
        const std::string first = written.substr(0, word);
        if (first.find_first_of("AX") != first.npos && first.find_first_of("9X") != first.npos && word <= kLongestFirstWord)
          by_first_word_[word].push_back({.id = index, .places = written, .alone = by_itself, .grouped = grouped});
        const size_t lead = written.find('9');
        size_t run = 0;
        while (lead != written.npos && lead + run < written.size() && written[lead + run] == '9') ++run;
        if (run < 1 || run > kLongestRun || (lead < word && first.find('A') != first.npos)) continue;
        const auto number = static_cast<uint16_t>(by_run_.size());
        Form& made = by_run_.emplace_back(Form{.id = index, .places = written, .alone = by_itself, .grouped = grouped, .lead = static_cast<uint32_t>(lead)});
        if (lead + run < written.size()) made.behind = written[lead + run];
        by_first_run_[run].push_back(BehindOf(made, number, lead + run));
      }
    ids_.push_back(std::move(id));
  }
  DAY_ASSERT(ids_.size() + static_cast<size_t>(Topic::kFirstId) <= 128);
  for (size_t run = kLongestRun; run > 1; --run)  // whose last place may be a letter, and is a digit here
    for (const Behind& shorter : std::vector(by_first_run_[run - 1]))
      if (by_run_[shorter.form].behind == 'X') by_first_run_[run].push_back({.mask = 0, .wanted = 0, .form = shorter.form});
  for (size_t run = 0; run <= kLongestRun; ++run)
    for (const Behind& some : by_first_run_[run])
      may_begin_[run] |= some.mask == 0     ? ~uint64_t{0}
                         : some.mask > 0xFF ? uint64_t{1} << BitOf(some.wanted & kNext)
                                            : uint64_t{0xFF} << BitOf(some.wanted);  // whatever the digits of the next
}

// The byte behind a run, the digits of the next run if it is that byte alone that parts them, the byte behind that, and so on: one byte each.
uint64_t NationalIds::RunsBehind(const Bounded& text, Runs runs, size_t first, int count) {
  uint64_t behind = 0;
  for (int i = 0; i < count; ++i, ++first) {
    behind |= uint64_t{static_cast<unsigned char>(text[runs[first].end])} << (16 * i);
    if (first + 1 == runs.size() || runs[first + 1].begin != runs[first].end + 1) break;
    const size_t digits = std::min<size_t>(runs[first + 1].end - runs[first + 1].begin, 0xFF);  // no form has so many
    behind |= uint64_t{digits} << (16 * i + 8);
  }
  return behind;
}

// The same of a form, as far as it says: numbers are many, and the forms that begin with so many digits some dozens.
NationalIds::Behind NationalIds::BehindOf(Form& form, uint16_t number, size_t at) {
  const std::string_view places = form.places;
  Behind behind{.mask = 0, .wanted = 0, .form = number};
  for (int i = 0; i < kRunsBehind && at < places.size() && kSigns.find(places[at]) != kSigns.npos; ++i) {
    behind.mask |= uint64_t{0xFF} << (16 * i);
    behind.wanted |= uint64_t{static_cast<unsigned char>(places[at])} << (16 * i);
    const size_t end = std::min(places.find_first_not_of('9', at + 1), places.size());
    if (end == at + 1 || (end < places.size() && places[end] == 'X')) break;
    behind.mask |= uint64_t{0xFF} << (16 * i + 8);
    behind.wanted |= uint64_t{end - at - 1} << (16 * i + 8);
    at = end;
  }
  form.told = form.lead == 0 && at == places.size();
  return behind;
}

void NationalIds::Try(const Site& site, const Form& form, uint32_t begin, std::vector<NationalMatch>& found) const {
  const Bounded text{site.text};
  if (!form.told)
    for (size_t i = 0; i < form.places.size(); ++i) {
      const char c = text[begin + static_cast<int64_t>(i)], place = form.places[i];
      if (place == '9' ? !IsDigit(c) : place == 'A' ? !IsLetter(c) : place == 'X' ? !IsAlnum(c) : c != place) return;
    }
  const uint32_t end = begin + static_cast<uint32_t>(form.places.size());
  const char before = text[static_cast<int64_t>(begin) - 1], further = text[static_cast<int64_t>(begin) - 2], after = text[end];
  if (IsAlnum(before) || before == '_' || IsAlnum(after) || after == '_') return;
  if ((before == '-' || before == '.' || before == '/' || before == ',' || before == '+') && (IsAlnum(further) || before == '+')) return;
  if ((after == '-' || after == '.' || after == '/' || after == ',') && IsAlnum(text[end + 1])) return;
  const NationalId& id = ids_[form.id];
  const bool all = site.IsAll(begin, end);
  const size_t topic = static_cast<size_t>(Topic::kFirstId) + form.id;
  // Most numbers are called nothing, and then only what tells itself counts: no need to check the others.
  const bool by_itself = form.alone || (all && (id.chance <= kRare || form.grouped));
  if (!by_itself && !site.Around(begin, end).Has(topic)) return;
  std::optional<bool> named;
  const auto is_named = [&] {
    if (!named) named = site.Around(begin, end).Has(topic);
    return *named;
  };
  // What is written in groups of digits with blanks alone goes on in a list of such groups.
  if (!all && (after == ' ' || before == ' ') && (IsDigit(text[end + 1]) || IsDigit(further)) && form.places.find(' ') != form.places.npos && !is_named())
    return;
  std::array<char, kLongestForm> compact{};
  size_t length = 0;
  bool upper = true;
  for (const char c : site.text.substr(begin, end - begin)) {
    if (!IsAlnum(c)) continue;
    upper &= c < 'a';
    compact[length++] = ToUpper(c);
  }
  const bool passes = id.check({compact.data(), length});
  const bool checks = id.chance < 0.5;
  const Validity validity = !passes ? Validity::kInvalid : checks ? Validity::kValid : Validity::kPlausible;
  if (passes && by_itself) {
    const bool many_letters = upper || all;  // of running text only what is in capitals
    if (many_letters || is_named()) {
      found.push_back({form.id,
                       {begin, end, validity,
                        is_named()                            ? kRankExact
                        : !checks                             ? kRankForm
                        : form.alone || id.chance < kVeryRare ? kRankChecked
                                                              : kRankUnnamed}});
      return;
    }
  }
  if (!passes && !site.Before(begin).Has(topic)) return;
  if (!is_named()) return;
  // A failed check counts only behind the very word, and where the form has separators or letters of its own.
  if (!passes && !site.Before(begin, 32).Has(topic)) return;
  found.push_back({form.id, {begin, end, validity, passes ? kRankExact : kRankDenied}});
}

void NationalIds::AtRun(const Site& site, Runs runs, size_t first, std::vector<NationalMatch>& found) const {
  const uint32_t begin = runs[first].begin, length = runs[first].end - begin;
  if (length > kLongestRun) return;
  const Bounded text{site.text};
  const uint64_t next = RunsBehind(text, runs, first, 1);
  if (!(may_begin_[length] >> BitOf(next) & 1U)) return;
  std::optional<uint64_t> all;
  const char behind = text[runs[first].end], before = text[static_cast<int64_t>(begin) - 1];
  // Of bare digits the ends are the same for every form: looked at once.
  const bool bare = !IsAlnum(before) && before != '_' && !IsAlnum(behind) && behind != '_';
  for (const Behind& some : by_first_run_[length]) {
    if ((next & some.mask) != (some.wanted & kNext)) continue;
    if (some.mask > kNext) {
      if (!all) all = RunsBehind(text, runs, first, kRunsBehind);
      if ((*all & some.mask) != some.wanted) continue;
    }
    const Form& form = by_run_[some.form];
    if (begin >= form.lead && (form.behind || bare || (form.lead > 0 && !IsAlnum(behind)))) Try(site, form, begin - form.lead, found);
  }
}

void NationalIds::AtWord(const Site& site, uint32_t begin, uint32_t end, std::vector<NationalMatch>& found) const {
  if (end - begin > kLongestFirstWord) return;
  for (const Form& form : by_first_word_[end - begin]) Try(site, form, begin, found);
}

}  // namespace day::pii
