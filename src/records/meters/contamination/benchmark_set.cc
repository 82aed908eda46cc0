#include "records/meters/contamination/benchmark_set.h"

#include <algorithm>

#include "records/words/grams.h"
#include "records/words/partial.h"

namespace day::records {
namespace {

constexpr std::string_view kName = "benchmark hashes";
constexpr uint32_t kVersion = 1;
constexpr uint64_t kMostGrams = uint64_t{1} << 26;
constexpr size_t kMostNames = 4096, kLongestName = 200;

size_t GramsOf(uint32_t words) { return words < kFewestWords ? 0 : words < kGramWords ? 1 : words - kGramWords + 1; }

bool SameGrams(const BenchmarkItem::Form& a, const BenchmarkItem::Form& b) { return a.words == b.words && a.grams == b.grams; }

}  // namespace

BenchmarkItem::Form BenchmarkSet::FormOf(std::string_view text) {
  BenchmarkItem::Form form;
  GramRoller<kGramWords> roller;
  GramHash few;
  if (!reader_) reader_.emplace();
  for (const uint64_t word : reader_->Begin(text).words().hashes) {
    if (form.grams.size() > kMostGrams) break;
    ++form.words;
    if (roller.Add(word)) form.grams.push_back(roller.value());
    if (form.words < kGramWords) few.Add(word);
  }
  if (form.words >= kFewestWords && form.words < kGramWords) form.grams.push_back(few.value());
  return form;
}

Result<uint32_t> BenchmarkSet::Named(std::string_view benchmark) {
  benchmark = benchmark.substr(0, kLongestName);
  if (const auto at = numbers_.find(benchmark); at != numbers_.end()) return at->second;
  if (names_.size() == kMostNames) return MakeError(ErrorKind::kLimit, "more than 4,096 benchmarks to look for");
  numbers_.emplace(benchmark, static_cast<uint32_t>(names_.size()));
  names_.emplace_back(benchmark);
  counts_.push_back(0);
  return static_cast<uint32_t>(names_.size() - 1);
}

Status BenchmarkSet::AddItem(BenchmarkItem item, std::string_view benchmark) {
  for (const BenchmarkItem::Form& form : item.forms) grams_ += form.grams.size();
  if (grams_ > kMostGrams || items_.size() == kMostGrams) return MakeError(ErrorKind::kLimit, "the benchmarks to look for are larger than 2^26 words");
  DAY_TRY_ASSIGN(item.benchmark, Named(benchmark));
  item.number = counts_[item.benchmark]++;
  items_.push_back(std::move(item));
  return {};
}

Status BenchmarkSet::Add(std::string_view benchmark, std::string_view text) {
  BenchmarkItem item;
  item.forms.push_back(FormOf(text));
  BenchmarkItem::Form dense = FormOf(WithoutPunctuation(text));
  // Of an item of eight words and more the denser form may have fewer; as a short one it would be found too easily.
  if (!SameGrams(item.forms[0], dense) && (dense.words >= kGramWords) == !item.is_short() && !dense.grams.empty()) item.forms.push_back(std::move(dense));
  return AddItem(std::move(item), benchmark);
}

Status BenchmarkSet::Add(const BenchmarkSet& other) {
  for (const BenchmarkItem& item : other.items_) DAY_TRY(AddItem(item, other.names_[item.benchmark]));
  return {};
}

std::string BenchmarkSet::Save() const {
  PartialWriter out;
  out.Put(static_cast<uint32_t>(names_.size()));
  for (const std::string& name : names_) out.PutText(name);
  out.Put(static_cast<uint32_t>(items_.size()));
  for (const BenchmarkItem& item : items_) {
    out.Put(item.benchmark);
    out.Put(static_cast<uint8_t>(item.forms.size()));
    for (const BenchmarkItem::Form& form : item.forms) {
      out.Put(form.words);
      for (const uint64_t gram : form.grams) out.Put(gram);
    }
  }
  return SealPartial(kName, kVersion, std::move(out).Take());
}

Result<BenchmarkSet> BenchmarkSet::Load(std::string_view bytes) {
  DAY_TRY_ASSIGN(const std::string_view content, OpenPartial(bytes, kName, kVersion));
  BenchmarkSet set;
  Cursor in(content);
  std::vector<std::string> names;
  uint32_t count = 0;
  in.ReadLittle(count);
  if (count > kMostNames) return BadPartial(kName, "it has more than 4,096 benchmarks");
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    std::string_view name;
    if (ReadText(in, name) && (name.size() > kLongestName || std::ranges::count(names, name) != 0))
      return BadPartial(kName, "a name is too long, or there twice");
    names.emplace_back(name);
    DAY_TRY(set.Named(name));
  }
  in.ReadLittle(count);
  for (uint32_t i = 0; i < count && in.ok(); ++i) {
    BenchmarkItem item;
    uint8_t forms = 0;
    in.ReadLittle(item.benchmark);
    in.ReadLittle(forms);
    if (!in.ok()) break;
    if (item.benchmark >= names.size() || forms < 1 || forms > 2) return BadPartial(kName, "an item is out of its range");
    for (uint8_t f = 0; f < forms && in.ok(); ++f) {
      BenchmarkItem::Form& form = item.forms.emplace_back();
      in.ReadLittle(form.words);
      std::span<const std::byte> grams;
      if (!in.ReadBytes(uint64_t{GramsOf(form.words)} * sizeof(uint64_t), grams)) break;
      form.grams.resize(GramsOf(form.words));
      for (size_t g = 0; g < form.grams.size(); ++g) form.grams[g] = FromLittle<uint64_t>(grams.data() + g * sizeof(uint64_t));
    }
    if (!in.ok()) break;
    if (forms == 2 && ((item.forms[1].words < kGramWords) != item.is_short() || item.forms[1].grams.empty()))
      return BadPartial(kName, "the two forms of an item are no forms of one text");
    const std::string& name = names[item.benchmark];
    DAY_TRY(set.AddItem(std::move(item), name));
  }
  DAY_TRY(CheckEnd(in, kName));
  return set;
}

}  // namespace day::records
