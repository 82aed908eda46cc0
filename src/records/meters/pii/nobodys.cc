#include "records/meters/pii/nobodys.h"

#include <algorithm>

#include "knowledge/knowledge.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::records {
namespace {

std::string DigitsOf(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (IsDigit(c)) digits += c;
  return digits;
}

// "x" stands for any digit; the pattern is the end of the number.
bool EndsLike(std::string_view digits, std::string_view pattern) {
  if (digits.size() < pattern.size()) return false;
  digits.remove_prefix(digits.size() - pattern.size());
  return std::ranges::equal(digits, pattern, [](char digit, char wanted) { return wanted == 'x' || digit == wanted; });
}

}  // namespace

const Nobodys& Nobodys::Get() {
  static const Nobodys kNobodys;
  return kNobodys;
}

Nobodys::Nobodys() {
  const Value document = LoadKnowledge("records/nobodys.yaml");
  for (const auto& [key, set] : {std::pair{"domains", &domains_}, {"roles", &roles_}, {"cards", &cards_}, {"ssns", &ssns_}, {"ibans", &ibans_}})
    for (std::string& one : document[key].StringList()) set->insert(std::move(one));
  phones_ = document["phones"].StringList();
}

bool Nobodys::IsMail(std::string_view value) const {
  const std::string lower = ToLowerAscii(value);
  const size_t at = lower.rfind('@');
  if (at == lower.npos) return false;
  std::string_view domain = std::string_view(lower).substr(at + 1);
  std::string_view local = std::string_view(lower).substr(0, at);
  if (const size_t colon = local.rfind(':'); colon != local.npos) local.remove_prefix(colon + 1);  // mailto:
  while (!local.empty() && (local.front() == '<' || local.front() == '"')) local.remove_prefix(1);
  while (!domain.empty() && (domain.back() == '.' || domain.back() == '>')) domain.remove_suffix(1);
  if (roles_.contains(local.substr(0, local.find('+')))) return true;
  for (;;) {
    if (domains_.contains(domain)) return true;
    const size_t dot = domain.find('.');
    if (dot == domain.npos) return false;
    domain.remove_prefix(dot + 1);
  }
}

bool Nobodys::Is(std::string_view type, std::string_view value) const {
  if (type == "EMAIL_ADDRESS") return IsMail(value);
  if (type == "CREDIT_CARD") return cards_.contains(DigitsOf(value));
  if (type == "US_SSN") return ssns_.contains(DigitsOf(value));
  if (type == "PHONE_NUMBER") return std::ranges::any_of(phones_, [digits = DigitsOf(value)](const std::string& pattern) { return EndsLike(digits, pattern); });
  if (type != "IBAN_CODE") return false;
  std::string iban;
  for (const char c : value)
    if (IsLetterOrDigit(c)) iban += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return ibans_.contains(iban);
}

}  // namespace day::records
