#include "license/expression.h"

#include <fmt/format.h>

#include <array>

#include "license/index.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsIdChar(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':'; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { Next(); }

  Result<ParsedExpression> Run() {
    LicenseClass license_class = LicenseClass::kUnknown;
    std::string text;
    if (!ParseOr(0, text, license_class) || !token_.empty()) {
      if (error_.empty()) Fail(fmt::format("'{}' is not expected here", Printable(token_)));
      return MakeError(ErrorKind::kInvalid, fmt::format("license expression, at character {}: {}", place_ + 1, error_));
    }
    expression_.text = std::move(text);
    expression_.license_class = license_class;
    return std::move(expression_);
  }

 private:
  bool Fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
    return false;
  }

  void Next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    place_ = at_;
    if (at_ >= text_.size()) {
      token_ = {};
      return;
    }
    size_t end = at_;
    while (end < text_.size() && IsIdChar(text_[end])) ++end;
    if (end == at_) ++end;
    token_ = text_.substr(at_, end - at_);
    at_ = end;
  }
  bool IsWord(std::string_view word) const { return CompareIds(token_, word) == 0; }
  bool Take(std::string_view word) {
    if (token_.empty() || !IsWord(word)) return false;
    Next();
    return true;
  }

  bool ParseOr(uint32_t depth, std::string& out, LicenseClass& license_class) {
    if (!ParseAnd(depth, out, license_class)) return false;
    while (Take("OR")) {
      LicenseClass right = LicenseClass::kUnknown;
      out += " OR ";
      if (!ParseAnd(depth, out, right)) return false;
      license_class = MostOpen(license_class, right);
    }
    return true;
  }

  bool ParseAnd(uint32_t depth, std::string& out, LicenseClass& license_class) {
    if (!ParseOne(depth, out, license_class)) return false;
    while (Take("AND")) {
      LicenseClass right = LicenseClass::kUnknown;
      out += " AND ";
      if (!ParseOne(depth, out, right)) return false;
      license_class = LeastOpen(license_class, right);
    }
    return true;
  }

  bool ParseOne(uint32_t depth, std::string& out, LicenseClass& license_class) {
    if (depth >= kMaxExpressionDepth) return Fail("parentheses are nested deeper than 32");
    if (Take("(")) {
      out += '(';
      if (!ParseOr(depth + 1, out, license_class)) return false;
      out += ')';
      return Take(")") || Fail("a parenthesis is not closed");
    }
    if (token_.empty()) return Fail("a license id is missing");
    if (!IsIdChar(token_.front()) || IsWord("AND") || IsWord("OR") || IsWord("WITH"))
      return Fail(fmt::format("'{}' stands where a license id is expected", Printable(token_)));
    ExpressionTerm term;
    ResolveId(term);
    const bool glued_plus = at_ < text_.size() && text_[at_] == '+';
    Next();
    if (glued_plus) {
      Next();
      AddPlus(term);
    }
    if (Take("WITH")) {
      if (token_.empty() || !IsIdChar(token_.front())) return Fail("an exception's id is missing after WITH");
      const std::string_view known = TheLicenseIndex().FindException(token_);
      term.exception = known.empty() ? token_ : known;
      if (known.empty() && !token_.starts_with("LicenseRef-") && !token_.starts_with("AdditionRef-")) expression_.unknown_ids.push_back(term.exception);
      Next();
    }
    out += term.id;
    if (term.or_later) out += '+';
    if (!term.exception.empty()) out.append(" WITH ").append(term.exception);
    license_class = ClassOf(term);
    expression_.terms.push_back(std::move(term));
    return true;
  }

  void ResolveId(ExpressionTerm& term) {
    const LicenseFacts* facts = FindLicense(token_);
    term.id = facts ? facts->id : std::string(token_);
    const bool whole = CompareIds(token_, "NONE") == 0 || CompareIds(token_, "NOASSERTION") == 0;
    if (whole) term.id = CompareIds(token_, "NONE") == 0 ? "NONE" : "NOASSERTION";
    if (!facts && !whole && !IsReference(token_)) expression_.unknown_ids.push_back(term.id);
  }
  // "GPL-3.0+" is an id of its own; of other ids the plus is kept beside them.
  void AddPlus(ExpressionTerm& term) {
    if (const LicenseFacts* facts = FindLicense(term.id + "+")) term.id = facts->id;
    else term.or_later = true;
  }
  static bool IsReference(std::string_view id) { return id.starts_with("LicenseRef-") || id.starts_with("DocumentRef-"); }

  LicenseClass ClassOf(const ExpressionTerm& term) {
    if (CompareIds(term.id, "NONE") == 0) return LicenseClass::kNone;
    // An id that IdentifyLicenseText gives to an open license with something added or taken away.
    if (term.id.starts_with("LicenseRef-") && term.id.ends_with("-modified")) return LicenseClass::kModifiedOpen;
    const LicenseFacts* facts = FindLicense(term.id);
    return facts ? facts->license_class : LicenseClass::kUnknown;  // an exception only adds permissions
  }

  std::string_view text_, token_;
  size_t at_ = 0, place_ = 0;
  std::string error_;
  ParsedExpression expression_;
};

}  // namespace

Result<ParsedExpression> ParseExpression(std::string_view text) {
  if (text.size() > kMaxExpressionSize) return MakeError(ErrorKind::kInvalid, "license expression: longer than 4096 bytes");
  return Parser(text).Run();
}

Result<std::string> NormalizeExpression(std::string_view expression) {
  auto parsed = ParseExpression(expression);
  if (!parsed.has_value()) return std::move(parsed).error();
  if (!parsed->unknown_ids.empty())
    return MakeError(ErrorKind::kInvalid, fmt::format("license expression: '{}' is not an id of the SPDX list", Printable(parsed->unknown_ids.front())));
  return std::move(parsed->text);
}

LicenseClass ClassOfExpression(std::string_view expression) {
  const auto parsed = ParseExpression(expression);
  return parsed.has_value() ? parsed->license_class : LicenseClass::kUnknown;
}

}  // namespace day
