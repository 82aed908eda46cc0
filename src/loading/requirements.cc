#include "loading/requirements.h"

#include <fmt/format.h>

#include <algorithm>

#include "loading/kinds.h"
#include "loading/word_list.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr uint64_t kMaxList = 1 << 20;  // limit: list-bytes; of a list of packages

// "https", "user@Host:443" and the rest of an address; empty where it is none.
struct Address {
  std::string scheme, host;
  std::string_view rest;
  bool user = false;
};
Address ReadAddress(std::string_view text) {
  Address address;
  const size_t end = text.find("://");
  if (end == text.npos) return address;
  address.scheme = ToLowerAscii(text.substr(0, end));
  std::string_view host = text.substr(end + 3);
  address.rest = host.substr(std::min(host.find('/'), host.size()));
  host = host.substr(0, std::min(host.find_first_of("/?#"), host.size()));
  if (const size_t at = host.rfind('@'); at != host.npos) {
    address.user = host.substr(0, at) != "git";
    host.remove_prefix(at + 1);
  }
  address.host = ToLowerAscii(host.substr(0, std::min(host.find(':'), host.size())));
  return address;
}

bool IsHex(std::string_view text) { return text.find_first_not_of("0123456789abcdefABCDEF") == text.npos; }

// "…/name.git@<40 digits>#egg=name"
bool NamesCommit(std::string_view rest) {
  rest = rest.substr(0, std::min(rest.find('#'), rest.size()));
  const size_t at = rest.rfind('@');
  return at != rest.npos && rest.size() - at - 1 == 40 && IsHex(rest.substr(at + 1));
}
bool NamesDigest(std::string_view rest) {
  const size_t at = rest.find("#sha256=");
  return at != rest.npos && rest.size() >= at + 8 + 64 && IsHex(rest.substr(at + 8, 64));
}

class Judge {
 public:
  Judge(Inspection& inspection, const Place& place, uint64_t offset) : inspection_(inspection), place_(place), offset_(offset) {}

  void Doubt(std::string_view id, std::string what) { inspection_.Add(place_, id, LoadVerdict::kSuspicious, std::move(what), offset_); }
  void Index(std::string_view where, std::string_view what) {
    static const WordList kIndexes("packages.yaml", "indexes");
    const Address address = ReadAddress(where);
    if (address.scheme == "https" && kIndexes.Has(address.host)) return;
    Doubt("fetches", address.scheme == "http" ? fmt::format("installs packages from {} without encryption: whoever is on the way decides what they are", where)
                                              : fmt::format("installs packages from {}, {}", where, what));
  }
  void Package(std::string_view where) {
    static const WordList kIndexes("packages.yaml", "indexes"), kForges("packages.yaml", "forges");
    const Address address = ReadAddress(where);
    if (address.scheme == "https" && (kIndexes.Has(address.host) || NamesDigest(address.rest))) return;
    if ((address.scheme == "git+https" || address.scheme == "git+ssh") && kForges.Has(address.host) && NamesCommit(address.rest)) return;
    Doubt("fetches", fmt::format("installs a package from {}: code of a place that no index of packages publishes", where));
  }

 private:
  Inspection& inspection_;
  const Place& place_;
  uint64_t offset_;
};

// "--option=value", "--option value", "-o value"; its value, or false.
bool Option(std::string_view line, std::string_view name, std::string_view& value) {
  if (!line.starts_with(name)) return false;
  std::string_view rest = line.substr(name.size());
  if (!rest.empty() && rest[0] != ' ' && rest[0] != '=' && rest[0] != '\t' && name.starts_with("--")) return false;
  if (!rest.empty() && rest[0] == '=') rest.remove_prefix(1);
  value = TrimAscii(rest);
  if (value.size() > 1 && (value[0] == '"' || value[0] == '\'')) value = value.substr(1, std::min(value.find(value[0], 1), value.size()) - 1);
  return true;
}

bool IsLocal(std::string_view package) {
  return package.starts_with("./") || package.starts_with("../") || package.starts_with('/') || package.starts_with("file:") || package.starts_with("~/") ||
         package.find('\\') != package.npos;
}

}  // namespace

void JudgeChannel(Inspection& inspection, const Place& place, std::string_view channel, uint64_t offset) {
  if (channel.find("://") != channel.npos) Judge(inspection, place, offset).Index(channel, "which is no known channel");
}

void JudgeRequirement(Inspection& inspection, const Place& place, std::string_view line, uint64_t offset) {
  line = TrimAscii(line);
  if (line.starts_with('#')) return;
  line = TrimAscii(line.substr(0, std::min(line.find(" #"), line.size())));
  if (line.ends_with('\\')) line = TrimAscii(line.substr(0, line.size() - 1));
  if (line.empty()) return;
  Judge judge(inspection, place, offset);
  std::string_view value;
  for (std::string_view option : {"--index-url", "--extra-index-url", "--pypi-url", "-i"})
    if (Option(line, option, value)) return judge.Index(value, "which is no known index of packages");
  for (std::string_view option : {"--find-links", "-f"})
    if (Option(line, option, value)) return value.find("://") == value.npos ? void() : judge.Index(value, "which is no known index of packages");
  if (Option(line, "--trusted-host", value)) return judge.Doubt("fetches", fmt::format("trusts {} without a certificate", value));
  for (std::string_view option : {"--requirement", "--constraint", "-r", "-c"})
    if (Option(line, option, value)) return value.find("://") == value.npos ? void() : judge.Package(value);
  for (std::string_view option : {"--editable", "-e"})
    if (Option(line, option, value)) line = value;
  if (line.starts_with('-') || line == "." || line.starts_with(".[")) return;
  if (const size_t at = line.find(" @ "); at != line.npos && line.find("://") != line.npos) line = TrimAscii(line.substr(at + 3));
  if (line.find("://") != line.npos) {
    // "name@https://…", and a marker behind a semicolon.
    size_t begin = line.substr(0, line.find("://")).find_last_of("@ ");
    begin = begin == line.npos ? 0 : begin + 1;
    return judge.Package(line.substr(begin, line.find_first_of("; ", begin) - begin));
  }
  if (IsLocal(line)) judge.Doubt("remote-code", fmt::format("installs the package {} from a folder", line));
}

bool InspectRequirements(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const std::string name = ToLowerAscii(place.name);
  const bool list = (name.ends_with(".txt") || name.ends_with(".in")) &&
                    (name.find("requirements") != name.npos || name.starts_with("constraints") || name.starts_with("requires"));
  if (!list || !LooksLikeText(subject.head())) return false;
  if (subject.bytes().size() > kMaxList) {
    inspection.TooLarge(place, "requirements", "list-bytes");
    return true;
  }
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  inspection.Format(place, "requirements");
  if (!place.inner) inspection.report().no_model = true;
  for (size_t at = 0; at < whole->size();) {
    const size_t end = std::min(whole->find('\n', at), whole->size());
    JudgeRequirement(inspection, place, std::string_view(*whole).substr(at, end - at), at);
    at = end + 1;
  }
  return true;
}

}  // namespace day::loading
