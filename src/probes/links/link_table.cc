#include "probes/links/link_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "knowledge/knowledge.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::links {
namespace {

// "1", "1-2", "0-", "?id", "@host".
std::string NameOf(std::string_view rule, const Url& url) {
  if (rule.empty()) return {};
  if (rule == "@host") return url.host;
  if (rule[0] == '?') return url.Parameter(rule.substr(1));
  const size_t dash = rule.find('-');
  const size_t first = static_cast<size_t>(rule[0] - '0');
  if (dash == rule.npos) return url.Path(first, 1);
  if (dash + 1 == rule.size()) return url.Path(first);
  return url.Path(first, static_cast<size_t>(rule[dash + 1] - '0') - first + 1);
}

}  // namespace

std::string ArxivId(std::string_view text) {
  std::string id(text);
  const std::string lower = ToLowerAscii(id);
  for (const std::string_view ending : {".pdf", ".ps.gz", ".html"})
    if (lower.ends_with(ending)) id.resize(id.size() - ending.size());
  if (const size_t v = id.rfind('v'); v != std::string::npos && v + 1 < id.size() && v > 4 && std::ranges::all_of(id.substr(v + 1), IsDigit)) id.resize(v);
  const size_t slash = id.find('/');
  if (slash != std::string::npos) {
    const std::string_view number = std::string_view(id).substr(slash + 1);
    const bool archive = slash > 0 && std::ranges::all_of(id.substr(0, slash), [](char c) { return IsLetter(c) || c == '-' || c == '.'; });
    return archive && number.size() == 7 && std::ranges::all_of(number, IsDigit) ? id : std::string();
  }
  const bool modern =
      (id.size() == 9 || id.size() == 10) && id[4] == '.' && std::ranges::all_of(id.substr(0, 4), IsDigit) && std::ranges::all_of(id.substr(5), IsDigit);
  return modern ? id : std::string();
}

LinkTable::LinkTable() {
  const Value table = LoadKnowledge("links.yaml");
  for (const Value& entry : table["rules"].items()) {
    Rule& rule = rules_.emplace_back();
    for (std::string& host : entry["hosts"].StringList()) (host.find('*') == std::string::npos ? rule.hosts : rule.host_globs).push_back(std::move(host));
    rule.schemes = entry["schemes"].StringList();
    rule.first = entry["first"].StringList();
    rule.path = entry["path"].string();
    rule.kind = entry["kind"].string();
    rule.name = entry["name"].ScalarText();
    rule.after = entry["after"].string();
    rule.what = entry["what"].string();
    rule.arxiv = entry["id"].string() == "arxiv";
    if (rule.kind == "hub-model" || rule.kind == "hub-dataset" || rule.kind == "drive") stores_.insert(rule.hosts.begin(), rule.hosts.end());
    if (entry["segments"].is_int()) rule.segments = static_cast<int>(entry["segments"].integer());
  }
  placeholders_ = table["placeholders"].StringList();
  for (const auto& [what, folders] : table["things"].members())
    for (const std::string& folder : folders.StringList()) things_.emplace(folder, what);
  for (const auto& [kind, endings] : table["files"].members())
    for (const std::string& ending : endings.StringList()) endings_.emplace_back("." + ending, kind);
  std::ranges::stable_sort(endings_, std::ranges::greater{}, [](const auto& ending) { return ending.first.size(); });
  for (const std::string& word : table["paper_words"].StringList()) paper_words_.Add(word, 0);
  for (const std::string& word : table["paper_texts"].StringList()) paper_texts_.Add(word, 0);
  for (const std::string& word : table["not_paper_words"].StringList()) not_paper_words_.Add(word, 0);
  for (const Value& call : table["calls"].items()) calls_.push_back({call["call"].string(), call["host"].string(), call["what"].string()});
  for (const Call& call : calls_) call_ends_.set(static_cast<unsigned char>(call.name.back()));
  for (const Value& command : table["commands"].items()) commands_.push_back({command["command"].string(), command["host"].string(), command["what"].string()});
  not_owners_ = table["not_owners"].StringList();
  dataset_formats_ = table["dataset_formats"].StringList();
}

bool LinkTable::Fits(const Rule& rule, const Url& url, std::string_view host, std::string_view path) const {
  if (rule.schemes.empty() != (url.scheme != "s3" && url.scheme != "gs" && url.scheme != "hf")) return false;
  if (!rule.schemes.empty() && std::ranges::find(rule.schemes, url.scheme) == rule.schemes.end()) return false;
  const bool named = std::ranges::find(rule.hosts, host) != rule.hosts.end();
  if (!named && std::ranges::none_of(rule.host_globs, [&](const std::string& glob) { return GlobMatches(glob, host); })) return false;
  if (rule.segments >= 0 && url.segments.size() != static_cast<size_t>(rule.segments)) return false;
  if (!rule.first.empty() && (url.segments.empty() || std::ranges::find(rule.first, ToLowerAscii(url.segments[0])) == rule.first.end())) return false;
  return rule.path.empty() || GlobMatches(rule.path, path);
}

std::string LinkTable::FileKind(const Url& url) const { return url.segments.empty() ? std::string() : FileKind(url.segments.back()); }

std::string LinkTable::FileKind(std::string_view name) const {
  const std::string last = ToLowerAscii(name);
  for (const auto& [ending, kind] : endings_)
    if (last.size() > ending.size() && last.ends_with(ending)) return kind;
  return {};
}

size_t LinkTable::FolderOfThings(const Url& url) const {
  constexpr size_t kMost = 12;  // limit: segments
  if (url.segments.empty() || url.segments.size() > kMost || url.segments.back().find('.') != std::string::npos) return std::string::npos;
  // "s3://path/to/your/dataset" is nobody's.
  const auto placeholder = [&](std::string_view word) { return std::ranges::find(placeholders_, ToLowerAscii(word)) != placeholders_.end(); };
  if (placeholder(url.host) || std::ranges::any_of(url.segments, placeholder)) return std::string::npos;
  for (size_t i = url.segments.size(); i-- > 0;)
    if (things_.contains(url.segments[i])) return i;
  return std::string::npos;
}

std::string_view LinkTable::FindWeightsName(std::string_view code) const {
  constexpr size_t kLongest = 200;  // limit: bytes
  for (size_t at = code.find_first_of("\"'"); at != code.npos; at = code.find_first_of("\"'", at + 1)) {
    const std::string_view rest = code.substr(at + 1, kLongest);
    const std::string_view name = rest.substr(0, rest.find_first_of("\"' \t\n"));
    const bool whole = !name.empty() && IsLetterOrDigit(name[0]) && name.size() < rest.size() && rest[name.size()] == code[at];
    if (whole && name.find("://") == name.npos && FileKind(name) == "weights") return name;
  }
  return {};
}

Target LinkTable::Classify(const Url& url, std::string_view text) const {
  Target target;
  std::string_view host = url.host;
  if (host.starts_with("www.")) host.remove_prefix(4);
  const std::string path = url.Path();
  target.file = FileKind(url);
  for (const Rule& rule : rules_) {
    if (!Fits(rule, url, host, path)) continue;
    target.kind = rule.kind;
    target.what = rule.what;
    target.name = NameOf(rule.name, url);
    if (!rule.after.empty()) {
      const size_t at = ToLowerAscii(target.name).find(rule.after);
      if (at != std::string::npos) target.name.erase(0, at + rule.after.size());
    }
    if (rule.arxiv) target.name = ArxivId(target.name);
    if (target.kind == "github" && target.name.ends_with(".git")) target.name.resize(target.name.size() - 4);
    break;
  }
  const size_t folder = target.kind == "s3" && target.what.empty() ? FolderOfThings(url) : std::string::npos;
  if (folder != std::string::npos) {
    target.what = things_.find(url.segments[folder])->second;
    const auto within = std::span(url.segments).subspan(folder + 1);
    target.name = within.empty() ? url.segments[folder] : fmt::format("{}", fmt::join(within, "/"));
  }
  if ((target.kind == "other" || target.kind == "s3") && target.file == "document") {
    const bool paper = (paper_words_.Matches(path) || paper_words_.Matches(text)) && !not_paper_words_.Matches(path) && !not_paper_words_.Matches(text);
    if (paper) {
      target.kind = "paper";
      target.what = "paper";
    }
  }
  constexpr size_t kLongestLabel = 40;  // bytes
  if (target.kind == "other" && target.what.empty() && target.file.empty() && text.size() <= kLongestLabel && paper_texts_.Matches(text) &&
      !not_paper_words_.Matches(text)) {
    target.kind = "paper";
    target.what = "paper";
  }
  if (target.name.empty() && !target.file.empty() && !url.segments.empty()) target.name = url.segments.back();
  return target;
}

}  // namespace day::links
