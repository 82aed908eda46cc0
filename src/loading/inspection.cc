#include "loading/inspection.h"

#include <fmt/format.h>

#include <algorithm>

#include "knowledge/knowledge.h"
#include "loading/paths.h"
#include "loading/template.h"
#include "text/utf8.h"

namespace day::loading {

namespace {

// No name of its own, as the archives of models have: "a.nemo", "a.skops".
bool IsPlainArchive(std::string_view name) {
  const std::string lower = ToLowerAscii(name);
  for (std::string_view ending : {".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".7z"})
    if (lower.ends_with(ending)) return true;
  return false;
}

}  // namespace

std::string_view LastPart(std::string_view path) { return path.substr(path.rfind('/') + 1); }

void Inspection::Add(const Place& place, std::string_view id, LoadVerdict verdict, std::string what, uint64_t offset) {
  report_.Add({.id = std::string(id), .verdict = verdict, .what = std::move(what), .member = place.member, .offset = offset});
}

void Inspection::Format(const Place& place, std::string_view format) {
  if (place.depth == 0 && report_.format.empty()) report_.format = format;
}

void Inspection::CountTensors(uint64_t tensors, uint64_t parameters) {
  report_.counted = true;
  report_.tensors += tensors;
  if (__builtin_add_overflow(report_.parameters, parameters, &report_.parameters)) report_.parameters = UINT64_MAX;
}

std::optional<Neighbor> Inspection::Beside(const Place& place, const std::string& path) const {
  return neighbors_ && !place.inner && place.depth == 0 ? neighbors_->Find(path) : std::nullopt;
}

bool Inspection::Spend(const Place& place, uint64_t unpacked) {
  unpacked_ += unpacked;
  if (unpacked_ <= limits_.max_unpacked) return true;
  Unfinished(place, "unpacked-bytes");
  return false;
}

bool Inspection::SpendMember(const Place& place) {
  if (++members_ <= limits_.max_members) return true;
  Unfinished(place, "members");
  return false;
}

Place Inspection::Inside(const Place& place, std::string_view member) const {
  Place inside;
  inside.name = LastPart(member);
  inside.member = place.member.empty() ? std::string(member) : place.member + "!" + std::string(member);
  inside.depth = place.depth + 1;
  inside.inner = true;
  return inside;
}

void Inspection::Cut(const Place& place) {
  Add(place, "limit", LoadVerdict::kUnreadable, fmt::format("is larger than {} bytes and was not read to its end: limit whole-bytes", limits_.max_whole));
}

void Inspection::Unread(const Place& place, std::string_view limit) {
  Add(place, "limit", LoadVerdict::kUnreadable, fmt::format("was not read: limit {}", limit));
}

void Inspection::Unfinished(const Place& place, std::string_view limit) {
  if (!limit.empty()) Add(place, "limit", LoadVerdict::kUnreadable, fmt::format("was not read to its end: limit {}", limit));
}

void Inspection::TooLarge(const Place& place, std::string_view format, std::string_view limit) {
  Format(place, format);
  Unread(place, limit);
}

void Inspection::Disguise(const Place& place, std::string_view found, std::string_view head) {
  const FileType* promised = TheFileTypes().ByName(place.name);
  const FileType* is = TheFileTypes().Find(found);
  if (promised && promised->id == "npy") return;  // NumPy's loader takes a pickle under that name, too
  if (!promised || !is || promised->id == found || promised->executes || !TheFileTypes().IsDisguise(*is, *promised, place.name, head)) return;
  Add(place, "disguise", LoadVerdict::kSuspicious, fmt::format("is a {} under a name that promises {}", is->name, promised->name));
}

void Inspection::UnsafeName(const Place& place, std::string_view name) {
  const bool drive = name.size() > 1 && name[1] == ':';
  if (StepsUp(name) || drive || name.starts_with('/') || name.starts_with('\\') || name.find('\0') != name.npos)
    Add(place, "unsafe-path", LoadVerdict::kSuspicious, "has a path that leads out of the folder that it is unpacked to");
}

void Inspection::NothingRead(const Place& place) {
  // Configurations without weights; documents and tables alone, packed.
  if (models_ == 0 && others_ == 0 && (configs_ > 0 || (texts_ > 0 && IsPlainArchive(place.name)))) return;
  if (place.depth == 0 && models_ == 0 && report_.verdict == LoadVerdict::kClean)
    Add(place, "not-read-yet", LoadVerdict::kUnreadable, "holds no model of a format that is read here");
}

void Inspection::Template(const Place& place, std::string_view key, std::string_view text) {
  for (const TemplateSign& sign : ReadTemplate(text))
    Add(place, sign.leads_out ? "template-escape" : "odd-template", sign.leads_out ? LoadVerdict::kMalicious : LoadVerdict::kSuspicious,
        fmt::format("the template {} {}", key, sign.what), sign.offset);
  for (const TemplateSign& sign : ReadTemplateText(text))
    Add(place, "hidden-instructions", LoadVerdict::kSuspicious, fmt::format("the template {} {}", key, sign.what), sign.offset);
}

const std::string_view* Subject::Whole() {
  if (reading_ == Reading::kNot) {
    const uint64_t size = std::min(bytes_.size(), inspection_.limits().max_whole);
    cut_ = size < bytes_.size();
    const auto in_memory = size == head_.size() ? std::optional<std::string_view>(head_) : bytes_.InMemory();
    reading_ = in_memory || bytes_.ReadText(0, size, held_) ? Reading::kDone : Reading::kFailed;
    whole_ = in_memory ? in_memory->substr(0, size) : held_;
    in_memory_.emplace(inspection_, held_.size(), Held::As::kOther);
    if (reading_ == Reading::kFailed) inspection_.Add(place_, "read-error", LoadVerdict::kUnreadable, "cannot be read");
  }
  return reading_ == Reading::kDone ? &whole_ : nullptr;
}

}  // namespace day::loading
