#include "metadata/stated_licenses.h"

#include <algorithm>
#include <set>

#include "metadata/name_license.h"
#include "metadata/notations.h"
#include "text/utf8.h"

namespace day::metadata {
namespace {

constexpr size_t kMaxWritten = 200;  // limit: bytes of what is quoted

std::string_view Problem(const NamedLicense& named) {
  if (!named.expression.empty()) return "";
  if (!named.known.empty()) return "not all of it is known";
  if (IsOpen(named.license_class)) return "names several licenses";
  return named.license_class == LicenseClass::kUnknown ? "names no license that is known" : "";
}

StatedLicense Of(const Stated& stated, NamedLicense named) {
  StatedLicense one;
  one.last_line = std::max(stated.line, stated.last_line);
  one.defines = stated.defines;
  LicenseMatch& match = one.match;
  match.how = "metadata";
  match.similarity = 1;
  match.first_line = match.last_line = stated.line;
  match.license_class = named.license_class;
  match.problem = Problem(named);
  match.partial = named.expression.empty();
  match.id = named.expression.empty() ? std::move(named.known) : std::move(named.expression);
  if (match.id != stated.written) match.written = FirstBytes(stated.written, kMaxWritten);
  match.field = stated.files.empty() ? stated.field : std::string(FirstBytes(stated.field + ": " + stated.files, kMaxWritten));
  return one;
}

// Is the license one of the family that is named: "BSD License" beside BSD-3-Clause?
bool MakesExact(const LicenseMatch& exact, const LicenseMatch& family) {
  if (exact.partial || exact.field.find(':') != std::string::npos) return false;
  const std::string_view of = std::string_view(exact.id).substr(0, exact.id.find_first_of("- "));
  const std::string words = ToLowerAscii(family.written);
  const size_t at = words.find(ToLowerAscii(of));
  const auto letter = [&words](size_t place) { return place < words.size() && ((words[place] >= 'a' && words[place] <= 'z')); };
  return at != words.npos && (at == 0 || !letter(at - 1)) && !letter(at + of.size());
}

}  // namespace

bool StatedLicenses::Covers(uint32_t line) const {
  const auto stands_in = [line](const StatedLicense& one) { return one.match.first_line <= line && line <= one.last_line; };
  const auto found = std::ranges::find_if(list, stands_in);
  return found == list.end() ? says_all : !found->Unknown();
}

void AddStatedLicenses(StatedLicenses stated, std::vector<LicenseMatch>& matches) {
  std::erase_if(matches, [&stated](const LicenseMatch& match) {
    return (match.how == "notice" && stated.Covers(match.first_line)) || (match.how == "text" && match.id.empty() && stated.says_all);
  });
  std::set<std::string> known;  // names whose text is known
  for (const StatedLicense& one : stated.list)
    if (one.Unknown() && std::ranges::any_of(matches, [&one](const LicenseMatch& match) {
          return !match.id.empty() && one.match.first_line <= match.first_line && match.first_line <= one.last_line;
        }))
      known.insert(one.match.written);
  for (StatedLicense& one : stated.list)
    if (!one.defines && !(one.Unknown() && known.contains(one.match.written))) matches.push_back(std::move(one.match));
}

StatedLicenses FindStatedLicenses(std::string_view path, std::string_view text) {
  StatedLicenses stated_licenses;
  std::vector<StatedLicense>& licenses = stated_licenses.list;
  if (text.size() > kMaxMetadata) return stated_licenses;
  const Notation* notation = NotationOfName(path);
  if (!notation) notation = NotationOfContent(text);
  if (!notation) return stated_licenses;
  const Result<StatedList> list = notation->read(text);
  if (!list) return stated_licenses;
  for (const Stated& stated : *list)
    if (auto named = NameLicense(stated)) licenses.push_back(Of(stated, std::move(*named)));
  stated_licenses.says_all = !list->empty() && list->front().names == "debian";
  std::vector<LicenseMatch> exact;
  for (const StatedLicense& one : licenses)
    if (!one.match.partial) exact.push_back(one.match);
  std::erase_if(licenses, [&exact](const StatedLicense& one) {
    const bool family = one.match.id.empty() && IsOpen(one.match.license_class) && one.match.field.find(':') == std::string::npos;
    return family && std::ranges::any_of(exact, [&one](const LicenseMatch& other) { return MakesExact(other, one.match); });
  });
  return stated_licenses;
}

}  // namespace day::metadata
