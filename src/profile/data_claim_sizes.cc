// How many records and bytes are stated, and how many there are.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "profile/data_claim_rules.h"
#include "profile/parts.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

using File = MeasuredData::File;
using Files = std::vector<const File*>;

// The words by which the Hub's loader tells a split from names of files and folders (huggingface.co/docs/datasets/repository_structure).
constexpr std::array<std::pair<std::string_view, std::array<std::string_view, 4>>, 3> kSplitWords = {{
    {"train", {"train", "training", "", ""}},
    {"validation", {"validation", "valid", "dev", "val"}},
    {"test", {"test", "testing", "eval", "evaluation"}},
}};

// A whole word of a path, digits and signs ending words: "data/test-00000-of-00001.parquet", "gsm8k_test.jsonl".
bool HasWord(std::string_view path, std::string_view word) {
  const std::string lower = ToLowerAscii(path);
  for (size_t at = lower.find(word); at != lower.npos; at = lower.find(word, at + 1)) {
    const bool begins = at == 0 || !IsLetter(lower[at - 1]);
    const bool ends = at + word.size() == lower.size() || !IsLetter(lower[at + word.size()]);
    if (begins && ends) return true;
  }
  return false;
}

std::set<std::string_view> SplitsIn(std::string_view path) {
  std::set<std::string_view> splits;
  for (const auto& [split, words] : kSplitWords)
    for (const std::string_view word : words)
      if (!word.empty() && HasWord(path, word)) splits.insert(split);
  return splits;
}

// "train_sft" of "data/train_sft-00000-of-00001-0123456789abcdef.parquet" and of "train_sft.jsonl".
bool IsNamedAfter(std::string_view path, std::string_view split) {
  const std::string name = ToLowerAscii(path.substr(path.rfind('/') + 1)), wanted = ToLowerAscii(split);
  if (!name.starts_with(wanted)) return false;
  const std::string_view rest = std::string_view(name).substr(wanted.size());
  if (rest.starts_with('.')) return true;
  return rest.size() > 10 && rest[0] == '-' && IsDigit(rest[1]) && rest.find("-of-") == 6;
}

struct Split {
  uint64_t stated = 0;
  const DataStatement* at = nullptr;
};
using SplitName = std::pair<std::string, std::string>;  // configuration, split

std::string InWords(const SplitName& name, bool configs) {
  if (name.second.empty()) return name.first;
  return configs && !name.first.empty() ? name.first + "/" + name.second : name.second;
}

bool LiesIn(std::string_view path, std::string_view folder) { return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/'; }

// "jsonl" of "train.jsonl.gz": files of several kinds may hold the same records in several forms.
std::string_view KindOf(std::string_view path) {
  for (const std::string_view packed : {".gz", ".zst", ".xz", ".bz2"})
    if (path.ends_with(packed)) path.remove_suffix(packed.size());
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const size_t dot = name.rfind('.');
  return dot == name.npos ? std::string_view() : name.substr(dot + 1);
}

// limit: files that are looked at for the splits of one document; a card may state thousands of splits and a release have 200,000 files. What comes behind is
// of no split that is surely told.
constexpr size_t kMostLooks = 2'000'000;

// Which files hold a split, or none where that is not surely told.
Files FilesNamedFor(const SplitName& name, const std::map<SplitName, Split>& splits, const Statements& patterns, const MeasuredData& measured, size_t& looks) {
  const auto& [config, split] = name;
  Files found;
  bool told = false;
  for (const DataStatement* pattern : patterns) {
    if (pattern->config != config) continue;
    told = true;
    if (pattern->name != "files" || pattern->split != split) continue;
    looks += measured.files.size();
    if (looks > kMostLooks) return {};
    std::string glob = pattern->value;
    if (glob.starts_with("./")) glob.erase(0, 2);
    for (const File& file : measured.files)
      if ((GlobMatches(glob, file.path) || LiesIn(file.path, glob)) && std::ranges::find(found, &file) == found.end()) found.push_back(&file);
  }
  if (told) return found;
  looks += measured.files.size();
  if (looks > kMostLooks) return {};
  std::set<std::string> configs;
  for (const auto& [other, unused] : splits) configs.insert(other.first);
  const auto known = std::ranges::find(kSplitWords, split, [](const auto& entry) { return entry.first; });
  for (const File& file : measured.files) {
    std::string_view path = file.path;
    if (configs.size() > 1) {  // each in a folder of its own name, or nothing tells
      if (!LiesIn(path, config)) continue;
      path.remove_prefix(config.size() + 1);
    }
    const std::set<std::string_view> words = SplitsIn(path);
    if (IsNamedAfter(path, split) || (known != kSplitWords.end() && words.size() == 1 && words.contains(split))) found.push_back(&file);
    else if (words.size() != 1) return {};  // it may be of this split or of another
  }
  return found;
}

Files FilesOf(const SplitName& name, const std::map<SplitName, Split>& splits, const Statements& patterns, const MeasuredData& measured, size_t& looks) {
  Files files = FilesNamedFor(name, splits, patterns, measured, looks);
  if (std::ranges::any_of(files, [&](const File* file) { return KindOf(file->path) != KindOf(files[0]->path); })) return {};
  return files;
}

struct Sum {
  uint64_t records = 0;
  bool exact = true, counted = true;
};

Sum SumOf(const Files& files) {
  Sum sum;
  for (const File* file : files) {
    sum.records += file->records;
    sum.exact &= file->count == File::Count::kExact;
    sum.counted &= file->count != File::Count::kNo;
  }
  return sum;
}

Files All(const MeasuredData& measured) {
  Files files;
  for (const File& file : measured.files) files.push_back(&file);
  return files;
}

void AddEvidence(DataClaim& claim, const Files& files) {
  for (const File* file : files) Cite(file->evidence, claim);
}

// Counts of lines miss where a line is empty, or a cell has a break in it.
bool IsOff(uint64_t stated, const Sum& sum) {
  if (sum.exact) return stated != sum.records;
  const uint64_t more = std::max(stated, sum.records), less = std::min(stated, sum.records);
  return more - less > more / 20;
}

}  // namespace

bool HoldExamples(const Statements& stated, const Statements& files, const MeasuredData& measured, DataClaim& claim) {
  if (std::ranges::all_of(measured.files, [](const File& file) { return file.count == File::Count::kNo; })) return false;
  std::map<SplitName, Split> splits;
  for (const DataStatement* one : stated) splits[{one->config, one->split}] = {NumberIn(one->value), one};
  const bool configs = std::ranges::any_of(splits, [&](const auto& entry) { return entry.first.first != splits.begin()->first.first; });
  const bool alone = splits.size() == 1 && files.empty();  // then all files are its, whatever their names
  size_t right = 0, wrong = 0, unknown = 0, looks = 0;
  std::string equal, off, doubts;
  for (const auto& [name, split] : splits) {
    const std::string words = InWords(name, configs);
    if (right + wrong + unknown < kNamedInAClaim) claim.text += fmt::format("{}{} {}", claim.text.empty() ? "num_examples: " : ", ", words, split.stated);
    Files of = FilesOf(name, splits, files, measured, looks);
    if (of.empty() && alone && std::ranges::all_of(measured.files, [](const File& file) { return SplitsIn(file.path).empty(); })) of = All(measured);
    const Sum sum = SumOf(of);
    if (of.empty() || !sum.counted) {
      if (++unknown == 1)
        doubts = of.empty() ? fmt::format("no file is surely told to be of {}", words) : fmt::format("not all files of {} could be counted", words);
      continue;
    }
    const bool is_off = IsOff(split.stated, sum);
    if (is_off && !sum.exact) {
      if (++unknown == 1) doubts = fmt::format("the files of {} have some {} lines, which need not be as many records", words, sum.records);
      continue;
    }
    AddEvidence(claim, of);
    if (++(is_off ? wrong : right) > kNamedInAClaim) continue;
    std::string& into = is_off ? off : equal;
    const std::string holder = of.size() == 1 ? of[0]->path + " has" : fmt::format("{} of {} have", Counted(of.size(), "file"), words);
    into += fmt::format("{}{} {}{}", into.empty() ? "" : ", ", holder, sum.exact ? "" : "about ", sum.records);
  }
  if (splits.size() > kNamedInAClaim) claim.text += fmt::format(" and {}", Counted(splits.size() - kNamedInAClaim, "more split"));
  const auto more = [](size_t count) { return count > kNamedInAClaim ? fmt::format(" and {} more", count - kNamedInAClaim) : std::string(); };
  claim.verdict = wrong > 0      ? ClaimVerdict::kNotSupported
                  : unknown == 0 ? ClaimVerdict::kSupported
                  : right > 0    ? ClaimVerdict::kPartly
                                 : ClaimVerdict::kUnverifiable;
  claim.because = wrong > 0 ? "counted otherwise: " + off + more(wrong) : right > 0 ? "counted: " + equal + more(right) : "";
  if (wrong == 0 && unknown > 0) claim.because += fmt::format("{}{}", claim.because.empty() ? "" : "; ", doubts);
  return true;
}

bool HoldSize(const Statements& stated, const MeasuredData& measured, DataClaim& claim) {
  // The Hub's own categories (huggingface.co/docs/hub/datasets-cards): "n<1K", "1K<n<10K" … "n>1T".
  const auto number = [](std::string_view text) -> uint64_t {
    uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || value == 0 || value > 1000) return 0;
    const std::string_view unit = text.substr(static_cast<size_t>(end - text.data()));
    return unit.empty()  ? value
           : unit == "K" ? value * 1'000
           : unit == "M" ? value * 1'000'000
           : unit == "B" ? value * 1'000'000'000
           : unit == "T" ? value * 1'000'000'000'000
                         : 0;
  };
  uint64_t least = UINT64_MAX, most = 0;
  for (const DataStatement* one : stated) {
    claim.text += fmt::format("{}{}", claim.text.empty() ? "size_categories: " : ", ", one->value);
    const std::string_view value = one->value;
    const size_t n = value.find('n');
    if (n == value.npos) return false;
    const std::string_view before = value.substr(0, n), behind = value.substr(n + 1);
    uint64_t low = 0, high = UINT64_MAX;
    if (before.ends_with('<')) low = number(before.substr(0, before.size() - 1));
    if (behind.starts_with('<')) high = number(behind.substr(1));
    if (behind.starts_with('>')) low = number(behind.substr(1));
    if (high == 0 || (low == 0 && high == UINT64_MAX)) return false;
    least = std::min(least, low);
    most = std::max(most, high);
  }
  const Files files = All(measured);
  const Sum sum = SumOf(files);
  const auto largest = std::ranges::max_element(files, {}, [](const File* file) { return file->records; });
  AddEvidence(claim, files);
  // Data may be kept in two forms, and a file may be no part of what is loaded: only a single file that is larger than all is said to be cannot be right.
  if (most != UINT64_MAX && (*largest)->count == File::Count::kExact && (*largest)->records / 2 > most) {
    claim.verdict = ClaimVerdict::kNotSupported;
    claim.because = fmt::format("{} alone has {} records", (*largest)->path, (*largest)->records);
    return true;
  }
  if (!sum.counted || measured.others) {
    claim.because = sum.counted ? fmt::format("{} in {}, and others may hold more", Counted(sum.records, "record"), Counted(files.size(), "file"))
                                : "not all files of data could be counted";
    return true;
  }
  claim.because = fmt::format("{} in {}", Counted(sum.records, "record"), Counted(files.size(), "file"));
  if (sum.records >= least && sum.records <= most) claim.verdict = ClaimVerdict::kSupported;
  else if (sum.exact && sum.records < least / 2) claim.verdict = ClaimVerdict::kNotSupported;
  return true;
}

bool HoldBytes(const Statements& stated, const MeasuredData& measured, DataClaim& claim) {
  size_t right = 0, wrong = 0;
  std::string off;
  for (const DataStatement* one : stated) {
    const auto file = std::ranges::find(measured.files, one->path, &File::path);
    if (file == measured.files.end()) continue;
    const uint64_t bytes = NumberIn(one->value);
    if (claim.text.empty()) claim.text = fmt::format("contentSize of {}: {} B", one->path, bytes);
    if (bytes == file->bytes) {
      ++right;
    } else if (++wrong <= kNamedInAClaim) {
      off += fmt::format("{}{} has {} bytes, not {}", off.empty() ? "" : ", ", one->path, file->bytes, bytes);
      Cite(file->evidence, claim);
    }
  }
  if (right + wrong == 0) return false;
  if (right + wrong > 1) claim.text += fmt::format(" and {}", Counted(right + wrong - 1, "more file"));
  claim.verdict = wrong > 0 ? ClaimVerdict::kNotSupported : ClaimVerdict::kSupported;
  claim.because = wrong == 0 ? "the files are of these sizes" : off + (wrong > kNamedInAClaim ? fmt::format(" and {} more", wrong - kNamedInAClaim) : "");
  return true;
}

}  // namespace day
