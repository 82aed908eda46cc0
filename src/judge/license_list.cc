#include "judge/license_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "license/license.h"

namespace day {
namespace {

bool SameWithoutCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool HasClass(const LicenseList& list, LicenseClass license_class) {
  return std::find(list.classes.begin(), list.classes.end(), license_class) != list.classes.end() ||
         (list.osi_approved && license_class == LicenseClass::kOsiApproved);
}

OnList ClassOnList(LicenseClass license_class, const LicenseList& list) {
  if (HasClass(list, license_class)) return OnList::kYes;
  // An open license of an unnamed kind may be one of those that the list names.
  const bool undecided = license_class == LicenseClass::kUnknown || (license_class == LicenseClass::kOpenContent && !list.ids.empty());
  return undecided ? OnList::kUnknown : OnList::kNo;
}

OnList IdOnList(std::string_view id, LicenseClass license_class, const LicenseList& list) {
  if (id.ends_with('+')) id.remove_suffix(1);
  for (const std::string& listed : list.ids)
    if (SameWithoutCase(listed, id)) return OnList::kYes;
  const LicenseFacts* facts = FindLicense(id);
  if (!facts) {
    if (HasClass(list, license_class)) return OnList::kYes;
    return license_class == LicenseClass::kUnknown ? OnList::kUnknown : OnList::kNo;
  }
  if ((list.osi_approved && facts->osi_approved) || (list.fsf_libre && facts->fsf_libre)) return OnList::kYes;
  return std::find(list.classes.begin(), list.classes.end(), facts->license_class) != list.classes.end() ? OnList::kYes : OnList::kNo;
}

OnList And(OnList a, OnList b) {
  if (a == OnList::kNo || b == OnList::kNo) return OnList::kNo;
  return a == OnList::kUnknown || b == OnList::kUnknown ? OnList::kUnknown : OnList::kYes;
}
OnList Or(OnList a, OnList b) {
  if (a == OnList::kYes || b == OnList::kYes) return OnList::kYes;
  return a == OnList::kUnknown || b == OnList::kUnknown ? OnList::kUnknown : OnList::kNo;
}

// A descent over  or = and {"OR" and} · and = id {"WITH" exception} {"AND" …} · id or "(" or ")".  Whatever does not fit
// makes the whole expression unknown: a malformed one grants nothing.
class Reader {
 public:
  Reader(std::string_view text, LicenseClass license_class, const LicenseList& list) : rest_(text), class_(license_class), list_(list) { Next(); }

  OnList Run() {
    const OnList result = ReadOr(0);
    return failed_ || !token_.empty() ? OnList::kUnknown : result;
  }

 private:
  void Next() {
    while (!rest_.empty() && std::isspace(static_cast<unsigned char>(rest_.front()))) rest_.remove_prefix(1);
    size_t length = 0;
    if (!rest_.empty() && (rest_.front() == '(' || rest_.front() == ')')) length = 1;
    else length = std::min(rest_.find_first_of(" \t\r\n()"), rest_.size());
    token_ = rest_.substr(0, length);
    rest_.remove_prefix(length);
    if (++parts_ > 3 * kMaxExpressionParts) failed_ = true;
  }
  bool Take(std::string_view word) {
    if (!SameWithoutCase(token_, word)) return false;
    Next();
    return true;
  }

  OnList ReadOr(uint32_t depth) {
    OnList result = ReadAnd(depth);
    while (!failed_ && Take("OR")) result = Or(result, ReadAnd(depth));
    return result;
  }
  OnList ReadAnd(uint32_t depth) {
    OnList result = ReadOne(depth);
    while (!failed_ && Take("AND")) result = And(result, ReadOne(depth));
    return result;
  }
  OnList ReadOne(uint32_t depth) {
    if (depth > kMaxExpressionDepth) failed_ = true;
    if (failed_) return OnList::kUnknown;
    if (Take("(")) {
      const OnList inner = ReadOr(depth + 1);
      if (!Take(")")) failed_ = true;
      return inner;
    }
    if (token_.empty() || token_ == ")") failed_ = true;
    const OnList result = IdOnList(token_, class_, list_);
    Next();
    if (Take("WITH")) {
      if (token_.empty() || token_ == "(" || token_ == ")") failed_ = true;
      Next();
    }
    return result;
  }

  std::string_view rest_, token_;
  LicenseClass class_;
  const LicenseList& list_;
  uint32_t parts_ = 0;
  bool failed_ = false;
};

}  // namespace

OnList ExpressionOnList(std::string_view expression, LicenseClass license_class, const LicenseList& list) {
  return Reader(expression, license_class, list).Run();
}

namespace {

bool Answers(const LicenseBinding& binding, const LicenseList& list, size_t freedom) {
  const std::vector<Answer>& wanted = list.answers[freedom];
  return wanted.empty() || std::ranges::count(wanted, binding.freedoms[freedom].answer) > 0;
}

OnList TermsOnList(const LicenseBinding& binding, const LicenseList& list) {
  // What was read as a changed or restricted text is not what its nearest id stands for.
  if (binding.expression.empty()) return ClassOnList(binding.license_class, list);
  if (binding.license_class == LicenseClass::kModifiedOpen) return HasClass(list, binding.license_class) ? OnList::kYes : OnList::kNo;
  return ExpressionOnList(binding.expression, binding.license_class, list);
}

}  // namespace

OnList BindingOnList(const LicenseBinding& binding, const LicenseList& list) {
  const OnList terms = TermsOnList(binding, list);
  for (size_t i = 0; i < kFreedoms && terms == OnList::kYes; ++i)
    if (!Answers(binding, list, i)) return OnList::kNo;
  return terms;
}

std::string WhatLimits(const LicenseBinding& binding, const LicenseList& list) {
  static constexpr std::array<std::string_view, kFreedoms> kDenied = {"use for any purpose is not granted", "study is not granted",
                                                                      "modification is not granted", "sharing is not granted",
                                                                      "the EU's license test is not passed"};
  static constexpr std::array<std::string_view, kFreedoms> kLimited = {"use for any purpose is limited", "study is limited", "modification is limited",
                                                                       "sharing is limited", "the EU's license test leaves it open"};
  // What the list asks for decides; of lists that ask by name or class alone, the first freedom that is limited explains.
  size_t decisive = kFreedoms;
  for (size_t i = 0; i < kFreedoms && decisive == kFreedoms; ++i)
    if (!Answers(binding, list, i)) decisive = i;
  for (size_t i = 0; i < static_cast<size_t>(Freedom::kEuLicenseTest) && decisive == kFreedoms; ++i)
    if (binding.freedoms[i].answer == Answer::kNo || binding.freedoms[i].answer == Answer::kConditional) decisive = i;
  if (decisive == kFreedoms || binding.freedoms[decisive].answer == Answer::kUnknown) return "";
  const TermsAnswer& said = binding.freedoms[decisive];
  return fmt::format("{}{}{}", (said.answer == Answer::kNo ? kDenied : kLimited)[decisive], said.because.empty() ? "" : ": ", said.because);
}

}  // namespace day
