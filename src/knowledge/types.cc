// knowledge/types.yaml as tables: what a file is, by its first bytes and its name.
//
// Identify is called once per file, for hundreds of thousands of small ones: the first byte chooses the few types whose magic
// may fit, an ending is looked up, and the globs that remain are passed over by the plain text at their ends.
#include <algorithm>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "knowledge/text_shape.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kWild = "*?[", kWildEnd = "*?]";

// "*.gz" and "*.pth.tar", whose star stands for anything, are kept as endings.
bool IsEnding(std::string_view glob) { return glob.starts_with("*.") && glob.substr(1).find_first_of(kWild) == glob.npos; }

// Bytes that an alternative compares, where all of them fit the head; else 0.
size_t Matched(const std::vector<FileType::Magic>& parts, std::string_view head) {
  size_t bytes = 0;
  for (const FileType::Magic& part : parts) {
    if (part.offset > head.size() || !head.substr(part.offset).starts_with(part.bytes)) return 0;
    bytes += part.bytes.size();
  }
  return bytes;
}

size_t LongestMatch(const FileType& type, std::string_view head) {
  size_t longest = 0;
  for (const auto& parts : type.magics) longest = std::max(longest, Matched(parts, head));
  return longest;
}

// The name of an archive's first member as far as the head holds it, else "". ZIP: APPNOTE.TXT 4.3.7; tar: POSIX ustar.
std::string_view FirstMember(std::string_view head) {
  constexpr size_t kZipName = 30, kTarName = 100, kTarMagic = 257;
  if (head.starts_with("PK\x03\x04") && head.size() > kZipName) {
    const size_t length = static_cast<unsigned char>(head[26]) | static_cast<size_t>(static_cast<unsigned char>(head[27])) << 8;
    return head.substr(kZipName, length);
  }
  if (head.size() > kTarMagic && head.substr(kTarMagic).starts_with("ustar")) return head.substr(0, std::min(head.find('\0'), kTarName));
  return {};
}

bool BeginsAs(const FileType& type, std::string_view member) {
  return !member.empty() && std::ranges::any_of(type.first_members, [&](const std::string& glob) { return GlobMatches(glob, member); });
}

bool Contains(const std::vector<std::string>& list, std::string_view id) { return std::ranges::find(list, id) != list.end(); }

bool Matters(std::string_view kind) { return kind == "weights" || kind == "data" || kind == "archive" || kind == "executable"; }

// 2: the name itself or a glob of it; 1: its ending; 0: not listed.
int ListedBy(const FileType& type, std::string_view name) {
  int rank = 0;
  for (const std::string& glob : type.names)
    if (GlobMatches(glob, name)) rank = std::max(rank, IsEnding(glob) ? 1 : 2);
  return rank;
}

bool HasShape(FileType::Shape shape, std::string_view head) {
  switch (shape) {
    case FileType::Shape::kJsonLines: return LooksLikeJsonLines(head);
    case FileType::Shape::kJsonRecords: return LooksLikeJsonRecords(head);
    case FileType::Shape::kAny: break;
  }
  return false;
}

}  // namespace

FileTypes::FileTypes(std::vector<FileType> types) : types_(std::move(types)) {
  for (size_t i = 0; i < types_.size(); ++i) {
    const FileType& type = types_[i];
    by_id_.try_emplace(type.id, i);
    for (const std::string& name : type.names) {
      std::string glob = ToLowerAscii(name);
      if (IsEnding(glob)) by_extension_.try_emplace(glob.substr(1), i);
      else if (glob.find_first_of(kWild) == glob.npos) by_name_.try_emplace(std::move(glob), i);
      else globs_.push_back({glob, glob.find_first_of(kWild), glob.size() - 1 - glob.find_last_of(kWildEnd), i});
    }
    bool elsewhere = false;
    for (const auto& parts : type.magics) {
      const auto first = std::ranges::find_if(parts, [](const FileType::Magic& part) { return part.offset == 0 && !part.bytes.empty(); });
      if (first == parts.end()) {
        elsewhere = true;
        continue;
      }
      std::vector<size_t>& list = magic_by_first_byte_[static_cast<unsigned char>(first->bytes[0])];
      if (list.empty() || list.back() != i) list.push_back(i);
    }
    if (elsewhere) magic_elsewhere_.push_back(i);
    if (type.shape != FileType::Shape::kAny) with_shape_.push_back(i);
  }
}

const FileType* FileTypes::Find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &types_[found->second];
}

bool FileTypes::Lists(const FileType& type, std::string_view name) const { return ListedBy(type, name) > 0; }

// Of several that fit, the one whose first member fits, then whose name does, then whose magic is longest, then the first.
const FileType* FileTypes::ByMagic(std::string_view name, std::string_view head, bool weak) const {
  if (head.empty()) return nullptr;
  const FileType* best = nullptr;
  std::pair<int, size_t> best_score{-1, 0};
  const std::string_view member = FirstMember(head);
  const auto consider = [&](const std::vector<size_t>& candidates) {
    for (const size_t i : candidates) {
      const FileType& type = types_[i];
      if (type.weak != weak) continue;
      const size_t matched = LongestMatch(type, head);
      if (matched == 0) continue;
      const bool begins = BeginsAs(type, member);
      const int listed = ListedBy(type, name);
      if (!begins && listed == 0 && (type.named || !type.first_members.empty())) continue;
      const std::pair<int, size_t> score{(begins ? 4 : 0) + listed, matched};
      if (score > best_score || (score == best_score && &type < best)) best = &type, best_score = score;
    }
  };
  consider(magic_by_first_byte_[static_cast<unsigned char>(head[0])]);
  consider(magic_elsewhere_);
  return best;
}

const FileType* FileTypes::ByName(std::string_view name) const {
  const std::string lower = ToLowerAscii(name);
  if (const auto found = by_name_.find(lower); found != by_name_.end()) return &types_[found->second];
  for (const Glob& glob : globs_) {
    const std::string_view text = glob.text;
    if (lower.starts_with(text.substr(0, glob.prefix)) && lower.ends_with(text.substr(text.size() - glob.suffix)) && GlobMatches(text, lower))
      return &types_[glob.type];
  }
  for (size_t dot = lower.find('.'); dot != lower.npos; dot = lower.find('.', dot + 1))
    if (const auto found = by_extension_.find(std::string_view(lower).substr(dot)); found != by_extension_.end()) return &types_[found->second];
  return nullptr;
}

const FileType* FileTypes::Identify(std::string_view name, std::string_view head) const {
  if (const FileType* type = ByMagic(name, head, false)) return type;
  if (const FileType* promised = ByName(name)) {
    for (const size_t i : with_shape_)
      if (Contains(types_[i].instead_of, promised->id) && HasShape(types_[i].shape, head)) return &types_[i];
    // ".pt" is also how translators end their Portuguese text. Pickles and programs are never text (that of protocol 0 has its
    // magic); the types that run nothing keep the name's word, so that their probes can say what is malformed.
    const bool never_text = promised->executes && !promised->magics.empty();
    return never_text && !head.empty() && LooksLikeText(head) ? nullptr : promised;
  }
  return ByMagic(name, head, true);
}

bool FileTypes::IsDisguise(const FileType& found, const FileType& promised, std::string_view name, std::string_view head) const {
  if (found.id == promised.id || (!Matters(found.kind) && !Matters(promised.kind))) return false;
  if (LongestMatch(found, head) == 0) return false;
  return !Lists(found, name) && !Contains(found.instead_of, promised.id) && !Contains(found.instead_of, "*");
}

}  // namespace day
