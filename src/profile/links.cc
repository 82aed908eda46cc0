#include "profile/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "knowledge/knowledge.h"
#include "profile/roles.h"
#include "profile/seen.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

// A collection may hold anything: the words around it say what it does.
bool IsCollection(const Evidence& link) { return link.Get("what") == "collection"; }

// Pictures, sounds and pages for documents are kept in hub repositories too.
bool IsPicture(const Evidence& link) {
  const std::string path = ToLowerAscii(PathOf(link));
  return std::ranges::any_of(
      std::array<std::string_view, 12>{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp4", ".webm", ".wav", ".mp3", ".pdf", ".html"},
      [&](std::string_view ending) { return std::string_view(path).substr(0, path.find_first_of("?#")).ends_with(ending); });
}

// Arrays may be weights, or what outputs are measured against: `fid-refs/shapes.npz`.
bool IsStatistics(const Evidence& link) { return link.Get("host") != "local" && link.value.ends_with(".npz") && TheRoles().NamesStatistics(PathOf(link)); }

}  // namespace

std::string_view NameBehind(const Evidence& link) {
  const std::string_view name = link.Get("name"), address = std::string_view(link.value).substr(0, link.value.find_first_of("?#"));
  if (link.Get("file").empty() || link.Get("host").starts_with("hub-")) return name.empty() ? std::string_view(link.value) : name;
  return address.ends_with('/') ? name : address.substr(address.rfind('/') + 1);
}

std::string_view PathOf(const Evidence& link) {
  const std::string_view address = link.value;
  const size_t scheme = address.find("://"), slash = address.find('/', scheme == address.npos ? 0 : scheme + 3);
  return slash == address.npos ? std::string_view() : address.substr(slash);
}

std::string WordsAround(const Evidence& link) {
  return fmt::format("{} {} {} {}", link.Get("section"), link.Get("text"), link.Get("context"), link.Get("column"));
}

std::string_view HeadingsOver(const Evidence& link) {
  const std::string_view under = link.Get("under");
  return under.empty() ? link.Get("section") : under;
}

std::string WordsBefore(const Evidence& link, size_t bytes) {
  const std::string context = ToLowerAscii(link.Get("context")), text = ToLowerAscii(link.Get("text"));
  const size_t at = text.empty() ? context.npos : context.find(text);
  if (at == context.npos) return {};
  return std::string(TrimAscii(std::string_view(context).substr(at - std::min(at, bytes), std::min(at, bytes))));
}

std::string_view FileOnAHub(const Evidence& link) {
  const std::string_view path = PathOf(link);
  const bool file = path.find("/resolve/") != path.npos || path.find("/blob/") != path.npos;
  const std::string_view address = path.substr(0, path.find_first_of("?#"));
  return file && link.Get("host").starts_with("hub-") ? address.substr(address.rfind('/') + 1) : std::string_view();
}

bool IsRepositoryLink(const Evidence& link) {
  const std::string_view host = link.Get("host");
  return host == "github" || host == "gitlab" || host == "repository";
}

bool IsOwnSubmodule(const Seen& seen, const Evidence& link) {
  const std::string_view folder = link.Get("submodule");
  return !folder.empty() && seen.IsAtRoot(link) && PlaceOf(fmt::format("{}/file", folder)) == Place::kOwn;
}

bool IsBranchLink(const Evidence& link) {
  constexpr std::string_view kTree = "/tree/";
  const std::string_view path = PathOf(link);
  const size_t tree = path.find(kTree);
  if (!IsRepositoryLink(link) || tree == path.npos) return false;
  std::string_view branch = path.substr(tree + kTree.size());
  branch = branch.substr(0, branch.find_first_of("?#"));
  if (branch.ends_with('/')) branch.remove_suffix(1);
  static constexpr std::array<std::string_view, 6> kUsual = {"main", "master", "HEAD", "dev", "develop", "trunk"};
  return !branch.empty() && branch.find('/') == branch.npos && std::ranges::find(kUsual, branch) == kUsual.end();
}

bool IsDatasetLink(const Evidence& link) {
  const std::string_view host = link.Get("host");
  if (link.Get("image") == "yes" || IsPicture(link)) return false;
  if (IsCollection(link)) return TheRoles().SpeaksOfData(link.Get("text")) || (TheRoles().SpeaksOfData(link.Get("context")) && !IsWeightsLink(link));
  if (link.Get("file") == "archive" && host != "local")
    return (TheRoles().SpeaksOfData(link.value) || TheRoles().SpeaksOfData(WordsAround(link))) && !IsWeightsLink(link);
  // JSON may be anything: in a folder of data it is data.
  const std::string_view path = PathOf(link);
  const bool json = host == "s3" && path.ends_with(".json") && TheRoles().SpeaksOfData(path.substr(0, path.rfind('/')));
  return host == "hub-dataset" || link.Get("what") == "dataset" || (link.Get("file") == "data" && host != "local") || json || IsStatistics(link);
}

bool IsWeightsLink(const Evidence& link) {
  const std::string_view host = link.Get("host"), what = link.Get("what"), file = link.Get("file");
  if (link.Get("image") == "yes") return false;
  if (IsCollection(link)) return TheRoles().SpeaksOfModels(WordsAround(link)) && !TheRoles().SpeaksOfData(link.Get("text"));
  if (what == "tokenizer") return false;
  if (host == "hub-model" || what == "model") return !TheRoles().NamesNoWeights(link.Get("name"));
  if (file == "archive" && host != "local")
    return TheRoles().SpeaksOfWeights(link.value) || (TheRoles().SpeaksOfWeights(WordsAround(link)) && !TheRoles().SpeaksOfData(link.value));
  return file == "weights" && host != "local" && !IsStatistics(link) && !TheRoles().NamesNoWeights(NameBehind(link)) && !TheRoles().NamesAFilter(link.value);
}

}  // namespace day
