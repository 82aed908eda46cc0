#include "license/expression.h"

#include <fmt/format.h>

#include <array>

#include "license/index.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

bool IsIdChar(char c) { return IsLetterOrDigit(c) || c == '-' || c == '.' || c == ':'; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { Next(); }

  Result<ParsedExpression> Run(bool whole_text) {
    Part whole;
    if (!ParseOr(0, whole) || (whole_text && !token_.empty())) {
      if (error_.empty()) Fail(fmt::format("'{}' is not expected here", Printable(token_)));
      return MakeError(ErrorKind::kInvalid, fmt::format("license expression, at character {}: {}", place_ + 1, error_));
    }
    expression_.text = std::move(whole.text);
    expression_.known = std::move(whole.known);
    expression_.license_class = whole.license_class;
    return std::move(expression_);
  }

 private:
  struct Part {
    std::string text, known;
    LicenseClass license_class = LicenseClass::kUnknown;

    void Join(std::string_view sign, const Part& right) {
      text.append(sign).append(right.text);
      if (!known.empty() && !right.known.empty()) known.append(sign);
      known += right.known;
    }
  };

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

  bool ParseOr(uint32_t depth, Part& out) {
    if (!ParseAnd(depth, out)) return false;
    while (Take("OR")) {
      Part right;
      if (!ParseAnd(depth, right)) return false;
      out.Join(" OR ", right);
      out.license_class = MostOpen(out.license_class, right.license_class);
    }
    return true;
  }

  bool ParseAnd(uint32_t depth, Part& out) {
    if (!ParseOne(depth, out)) return false;
    while (Take("AND")) {
      Part right;
      if (!ParseOne(depth, right)) return false;
      out.Join(" AND ", right);
      out.license_class = LeastOpen(out.license_class, right.license_class);
    }
    return true;
  }

  bool ParseOne(uint32_t depth, Part& out) {
    if (depth >= kMaxExpressionDepth) return Fail("parentheses are nested deeper than 32");
    if (Take("(")) {
      if (!ParseOr(depth + 1, out)) return false;
      out.text = "(" + out.text + ")";
      if (out.known.find(' ') != std::string::npos) out.known = "(" + out.known + ")";
      return Take(")") || Fail("a parenthesis is not closed");
    }
    if (token_.empty()) return Fail("a license id is missing");
    if (!IsIdChar(token_.front()) || IsWord("AND") || IsWord("OR") || IsWord("WITH"))
      return Fail(fmt::format("'{}' stands where a license id is expected", Printable(token_)));
    ExpressionTerm term;
    const std::string_view id = token_;
    const bool plus = at_ < text_.size() && text_[at_] == '+';
    Next();
    if (plus) Next();
    ResolveId(id, plus, term);
    const std::string without_exception = TextOf(term);
    bool known_exception = true;
    if (Take("WITH")) {
      if (token_.empty() || !IsIdChar(token_.front())) return Fail("an exception's id is missing after WITH");
      known_exception = AddException(term);
      Next();
    }
    out.text = TextOf(term);
    if (term.known) out.known = known_exception ? out.text : without_exception;
    out.license_class = ClassOf(term);
    expression_.terms.push_back(std::move(term));
    return true;
  }

  static std::string TextOf(const ExpressionTerm& term) {
    std::string text = term.id;
    if (term.or_later) text += '+';
    if (!term.exception.empty()) text.append(" WITH ").append(term.exception);
    return text;
  }

  void Unknown(std::string_view id, std::string_view what) {
    expression_.unknown_ids.emplace_back(id);
    if (expression_.problem.empty()) expression_.problem = fmt::format("'{}' is {}", Printable(id), what);
  }

  // With the exception that is a part of a deprecated id: GPL-2.0-with-font-exception.
  void ResolveId(std::string_view id, bool plus, ExpressionTerm& term) {
    for (const std::string_view whole : {"NONE", "NOASSERTION"})
      if (CompareIds(id, whole) == 0) {
        term.id = whole;
        term.or_later = plus;
        return;
      }
    const LicenseIndex& index = TheLicenseIndex();
    // "GPL-3.0+" is an id of its own; of other ids the plus is kept beside them.
    uint32_t row = plus ? index.Find(std::string(id) + "+") : kNoRow;
    term.or_later = plus && row == kNoRow;
    if (row == kNoRow) row = index.Find(id);
    if (row == kNoRow) {
      term.id = id;
      term.known = IsReference(id);
      if (term.known) return;
      if (!index.FindException(id).empty()) Unknown(id, "an exception, not a license");
      else Unknown(id, "not an id of the SPDX list");
      return;
    }
    const std::string_view current = index.Successor(row);
    const size_t with = current.find(" WITH ");
    term.id = current.substr(0, with);
    if (with != current.npos) term.exception = current.substr(with + 6);
    if (!term.or_later) return;
    // What the plus says is what these ids say.
    if (term.id.ends_with("-only")) term.id.replace(term.id.size() - 4, 4, "or-later");
    if (term.id.ends_with("-or-later")) term.or_later = false;
  }

  // Is it known?
  bool AddException(ExpressionTerm& term) {
    const std::string_view known = TheLicenseIndex().FindException(token_);
    const std::string_view id = known.empty() ? token_ : known;
    const bool reference = token_.starts_with("LicenseRef-") || token_.starts_with("AdditionRef-");
    if (known.empty() && !reference) Unknown(id, "not an exception of the SPDX list");
    if (!term.exception.empty() && term.exception != id) Unknown(id, "a second exception of one license");
    // "Apache-2.0 WITH Commons-Clause": what is no exception may take away.
    if (known.empty() && ToLowerAscii(id).find("exception") == std::string::npos) {
      term.restricted = true;
      if (!reference) term.known = false;
    }
    if (term.exception.empty()) term.exception = id;
    return !known.empty() || reference;
  }

  static bool IsReference(std::string_view id) { return id.starts_with("LicenseRef-") || id.starts_with("DocumentRef-"); }

  LicenseClass ClassOf(const ExpressionTerm& term) {
    if (CompareIds(term.id, "NONE") == 0) return LicenseClass::kNone;
    // An id that IdentifyLicenseText gives to an open license with something added or taken away.
    if (term.id.starts_with("LicenseRef-") && term.id.ends_with("-modified")) return LicenseClass::kModifiedOpen;
    const LicenseFacts* facts = FindLicense(term.id);
    if (!facts) return LicenseClass::kUnknown;
    if (term.restricted) return term.known && IsOpen(facts->license_class) ? LicenseClass::kModifiedOpen : LicenseClass::kUnknown;
    return facts->license_class;  // an exception only adds permissions
  }

  std::string_view text_, token_;
  size_t at_ = 0, place_ = 0;
  std::string error_;
  ParsedExpression expression_;
};

}  // namespace

Result<ParsedExpression> ParseExpression(std::string_view text) {
  if (text.size() > kMaxExpressionSize) return MakeError(ErrorKind::kInvalid, "license expression: longer than 4096 bytes");
  return Parser(text).Run(true);
}

Result<ParsedExpression> ParseExpressionAtFront(std::string_view text) { return Parser(text.substr(0, kMaxExpressionSize)).Run(false); }

Result<std::string> NormalizeExpression(std::string_view expression) {
  auto parsed = ParseExpression(expression);
  if (!parsed.has_value()) return std::move(parsed).error();
  if (!parsed->problem.empty()) return MakeError(ErrorKind::kInvalid, fmt::format("license expression: {}", parsed->problem));
  return std::move(parsed->text);
}

LicenseClass ClassOfExpression(std::string_view expression) {
  const auto parsed = ParseExpression(expression);
  return parsed.has_value() ? parsed->license_class : LicenseClass::kUnknown;
}

}  // namespace day
