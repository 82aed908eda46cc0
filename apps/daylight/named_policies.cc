#include "named_policies.h"

#include <algorithm>

#include "text/url.h"

namespace day::app {
namespace {

// "https://example.org/use-policy" in a clause, or "".
std::string_view AddressIn(std::string_view clause) {
  for (const UrlSpan& span : FindUrls(clause))
    if (const std::string_view address = clause.substr(span.offset, span.length); address.starts_with("http")) return address;
  return {};
}

bool Refers(const LicenseClause& clause) { return clause.type == ClauseType::kFieldOfUse && clause.detail == "by reference"; }

void AddOnce(NamedPolicy policy, std::vector<NamedPolicy>& policies) {
  const auto same = [&policy](const NamedPolicy& known) { return known.id == policy.id && known.address == policy.address; };
  if (std::ranges::none_of(policies, same)) policies.push_back(std::move(policy));
}

}  // namespace

std::vector<NamedPolicy> FindNamedPolicies(std::string_view text, std::span<const LicenseMatch> matches, std::span<const LicenseClause> clauses) {
  std::vector<NamedPolicy> policies;
  for (const LicenseMatch& match : matches) {
    const LicenseFacts* facts = FindLicense(match.id);
    const LicenseFacts* policy = facts ? FindLicense(facts->policy) : nullptr;
    if (!policy) continue;
    const auto clause = std::ranges::find_if(clauses, Refers);
    AddOnce({policy->id, policy->source, clause == clauses.end() ? match.first_line : clause->first_line}, policies);
  }
  if (!policies.empty()) return policies;
  for (const LicenseClause& clause : clauses)
    if (const std::string_view address = AddressIn(text.substr(clause.begin, clause.end - clause.begin)); Refers(clause) && !address.empty())
      AddOnce({"", std::string(address), clause.first_line}, policies);
  return policies;
}

}  // namespace day::app
