#include "records/meters/pii/finder.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "records/meters/pii/accounts.h"
#include "records/meters/pii/context.h"
#include "records/meters/pii/coordinates.h"
#include "records/meters/pii/email.h"
#include "records/meters/pii/narrowed.h"
#include "records/meters/pii/national.h"
#include "records/meters/pii/network.h"
#include "records/meters/pii/phone.h"
#include "records/meters/pii/wallets.h"

namespace day::pii {
namespace {

using records::FinderSession;
using records::NumberStretch;
using records::Sign;
using records::Span;
using records::SpanKind;
using records::TextBlock;

constexpr uint32_t kFewestDigits = 6;  // of a stretch that is more than an address

enum Kind : uint16_t { kEmail, kPhone, kIp, kMac, kIban, kCard, kWallet, kCoordinates, kFirstNational };

enum Gate : uint32_t { kGateCodedSign, kGateBracketedAt, kGateDot, kGateDegree };
constexpr std::string_view kWideDigits = R"(\xEF\xBC[\x90-\x99])";  // the last gate: full-width digits, which no mark tells of

// Literals for what no sign tells of. The gate of a literal, and the literals.
const std::vector<std::pair<Gate, std::string>>& GateLiterals() {
  static const std::vector<std::pair<Gate, std::string>> kLiterals = {
      {kGateCodedSign, "&#64;"},    {kGateCodedSign, "&#064;"},   {kGateCodedSign, "&#x40;"}, {kGateCodedSign, "&#X40;"}, {kGateCodedSign, "%40"},
      {kGateCodedSign, "\\u0040"},  {kGateBracketedAt, "[at]"},   {kGateBracketedAt, "(at)"}, {kGateBracketedAt, "{at}"}, {kGateBracketedAt, "<at>"},
      {kGateBracketedAt, "[ at ]"}, {kGateBracketedAt, "( at )"}, {kGateBracketedAt, "[AT]"}, {kGateBracketedAt, "(AT)"}, {kGateBracketedAt, "[@]"},
      {kGateBracketedAt, "(@)"},    {kGateBracketedAt, "_at_"},   {kGateBracketedAt, "-at-"}, {kGateDot, " dot "},        {kGateDot, " DOT "},
      {kGateDot, " [dot] "},        {kGateDot, " (dot) "},        {kGateDegree, "\xC2\xB0"},  {kGateDegree, "\xC2\xBA"},
  };
  return kLiterals;
}

class PiiFinder;

class PiiSession final : public FinderSession {
 public:
  explicit PiiSession(const PiiFinder& finder) : finder_(finder) {}
  void Begin(const TextBlock& block, std::vector<Span>& found) override {
    block_ = &block;
    found_ = &found;
    ipv6_end_ = 0;
    mac_end_ = {};
    wide_end_ = 0;
    names_.clear();
    site_.reset();
    for (uint32_t unit = 0; unit < block.units.size(); ++unit) {  // of pairs of letters with blanks between no mark tells
      const uint32_t begin = block.units[unit].begin, length = block.units[unit].end - begin;
      if ((length == 17 || length == 23) && block.text[begin + 2] == ' ' && block.text[begin + 14] == ' ') Add(unit, kMac, FindMacInPairs(SiteOf(unit)));
    }
  }
  void AtGate(uint32_t gate, uint32_t unit, uint32_t end) override;
  void AtSign(Sign sign, uint32_t unit, uint32_t at) override;
  void AtNumbers(const NumberStretch& stretch) override;
  void AtWord(uint32_t unit, uint32_t begin, uint32_t end) override;

 private:
  const Site& SiteOf(uint32_t unit);
  void AtWideDigit(const Site& site, uint32_t unit, uint32_t end);
  void AtMac(Sign sign, uint32_t unit, uint32_t at);
  void AtDecimal(const Site& site, uint32_t unit, NumberStretch::Run whole, NumberStretch::Run decimals);
  void Add(uint32_t unit, uint16_t kind, const Found& found);

  const PiiFinder& finder_;
  const TextBlock* block_ = nullptr;
  std::vector<Span>* found_ = nullptr;
  uint32_t ipv6_end_ = 0;                            // in the block: what ends before was looked at
  std::array<uint32_t, records::kSigns> mac_end_{};  // the same, for each sign: they do not come in one order
  uint32_t wide_end_ = 0;                            // the same, for full-width digits
  Narrowed narrowed_;
  std::optional<Site> site_;  // of the unit that was looked at last
  uint32_t site_unit_ = 0;
  std::map<uint32_t, Topics> names_;
  std::vector<NumberStretch::Run> runs_;
  std::vector<NationalMatch> matches_;
};

class PiiFinder final : public records::Finder {
 public:
  explicit PiiFinder(const PiiOptions& options) : words(WordsOf(ids)), phones(options.regions) {
    kinds_ = {{"EMAIL_ADDRESS", "e-mail", "E-mail address"}, {"PHONE_NUMBER", "phone", "Telephone number"}, {"IP_ADDRESS", "ip", "IP address"},
              {"MAC_ADDRESS", "mac", "MAC address"},         {"IBAN_CODE", "iban", "Bank account (IBAN)"},  {"CREDIT_CARD", "card", "Payment card"},
              {"CRYPTO", "wallet", "Crypto wallet"},         {"COORDINATES", "place", "Coordinates"}};
    for (const NationalId& id : ids.ids()) kinds_.push_back({id.type, "national-id", id.title});
  }
  std::string_view id() const override { return "pii"; }
  std::span<const SpanKind> kinds() const override { return kinds_; }
  std::vector<Pattern> gates() const override {
    std::vector<Pattern> gates;
    for (const auto& [gate, literal] : GateLiterals()) gates.push_back({.id = 0, .expression = literal, .literal = true});
    gates.push_back({.id = 0, .expression = std::string(kWideDigits)});
    return gates;
  }
  bool wants_marks() const override { return true; }
  std::unique_ptr<FinderSession> Make() const override { return std::make_unique<PiiSession>(*this); }

  const NationalIds ids;
  const ContextWords words;
  const EmailDetector emails;
  const IbanDetector ibans;
  const CardDetector cards;
  const PhoneDetector phones;

 private:
  static std::vector<std::vector<std::string>> WordsOf(const NationalIds& ids) {
    std::vector<std::vector<std::string>> words;
    for (const NationalId& id : ids.ids()) words.push_back(id.words);
    return words;
  }
  std::vector<SpanKind> kinds_;
};

const Site& PiiSession::SiteOf(uint32_t unit) {
  if (site_ && site_unit_ == unit) return *site_;
  const records::TextUnit& in = block_->units[unit];
  Topics field;
  if (in.field < block_->fields.size() && !block_->fields[in.field].empty()) {
    const auto [place, is_new] = names_.try_emplace(in.field);
    if (is_new) place->second = finder_.words.Of(block_->fields[in.field]);
    field = place->second;
  }
  site_unit_ = unit;
  site_.emplace(Site{.text = block_->text.substr(in.begin, in.end - in.begin),
                     .whole = in.begin == in.own_begin && in.end == in.own_end,
                     .field = field,
                     .words = finder_.words});
  return *site_;
}

void PiiSession::Add(uint32_t unit, uint16_t kind, const Found& found) {
  if (!found) return;
  const uint32_t base = block_->units[unit].begin;
  found_->push_back({.unit = unit, .begin = base + found->begin, .end = base + found->end, .kind = kind, .validity = found->validity, .rank = found->rank});
}

void PiiSession::AtGate(uint32_t gate, uint32_t unit, uint32_t block_end) {
  const Site& site = SiteOf(unit);
  const uint32_t end = block_end - block_->units[unit].begin;
  if (gate == GateLiterals().size()) return AtWideDigit(site, unit, end);
  const auto& [of, literal] = GateLiterals()[gate];
  if (literal.size() > end) return;  // begins before the unit
  switch (of) {
    case kGateCodedSign: Add(unit, kEmail, finder_.emails.At(site, end - static_cast<uint32_t>(literal.size()), end)); return;
    case kGateBracketedAt: Add(unit, kEmail, finder_.emails.Obfuscated(site, end)); return;
    case kGateDot: {  // the sign is a word before it
      const uint32_t from = end > 60 ? end - 60 : 0;
      const std::string_view before = site.text.substr(from, end - from);
      const size_t at = std::max(before.rfind(" at ") + 1, before.rfind(" AT ") + 1);
      if (at > 0) Add(unit, kEmail, finder_.emails.Obfuscated(site, from + static_cast<uint32_t>(at) + 2));
      return;
    }
    case kGateDegree: Add(unit, kCoordinates, FindDegrees(site, end)); return;
  }
}

// Once for a stretch of them: as if it were written in ASCII.
void PiiSession::AtWideDigit(const Site& site, uint32_t unit, uint32_t end) {
  const uint32_t base = block_->units[unit].begin;
  if (base + end <= wide_end_ || end < 3) return;
  narrowed_.Take(site, end - 3);
  wide_end_ = base + narrowed_.end();
  const Site& narrow = narrowed_.site();
  const std::span<const NumberStretch::Run> runs = narrowed_.runs();
  const auto add = [&](uint16_t kind, Found found) {
    if (!found) return;
    found->begin = narrowed_.InText(found->begin);
    found->end = narrowed_.InText(found->end);
    Add(unit, kind, found);
  };
  for (size_t i = 0; i < runs.size(); ++i) {
    add(kCard, finder_.cards.At(narrow, runs, i));
    size_t last = i;
    const Found phone = finder_.phones.At(narrow, runs, i, last);
    add(kPhone, phone);
    if (phone) i = last;
  }
}

void PiiSession::AtSign(Sign sign, uint32_t unit, uint32_t block_at) {
  const uint32_t base = block_->units[unit].begin, at = block_at - base;
  const std::string_view text = block_->text.substr(base, block_->units[unit].end - base);
  switch (sign) {
    case Sign::kAt: {
      if (at == 0 || at + 1 == text.size() || text[at - 1] == '@' || IsSpace(text[at - 1]) ||
          !(IsAlnum(text[at + 1]) || text[at + 1] == '[' || IsBeyondAscii(text[at + 1])))
        return;
      Add(unit, kEmail, finder_.emails.At(SiteOf(unit), at, at + 1));
      return;
    }
    case Sign::kColons: {
      // "a::b" of programs: a word that is no hexadecimal number stands before. Three colons are none of ours.
      if (at >= 2 && text[at - 1] == ':' && (text[at - 2] == ':' || (IsLetter(text[at - 2]) && !IsHex(text[at - 2])))) return;
      if (at >= 12 && text[at - 3] == ':' && text[at - 6] == ':' && text[at - 9] == ':') AtMac(sign, unit, at);
      // Once for all colons of an address.
      if (block_at < ipv6_end_) return;
      uint32_t end = at;
      while (end < text.size() && (IsHex(text[end]) || text[end] == ':' || text[end] == '.')) ++end;
      ipv6_end_ = base + end;
      Add(unit, kIp, FindIpv6(SiteOf(unit), at));
      return;
    }
    case Sign::kHyphens: AtMac(sign, unit, at); return;
    case Sign::kDots:
      if (at >= 3 && IsHex(text[at - 1]) && IsHex(text[at - 2]) && at + 1 < text.size() && IsHex(text[at + 1])) AtMac(sign, unit, at);
      return;
  }
}

// Once for all signs of an address.
void PiiSession::AtMac(Sign sign, uint32_t unit, uint32_t at) {
  const Site& site = SiteOf(unit);
  const uint32_t base = block_->units[unit].begin;
  uint32_t& looked_at = mac_end_[static_cast<size_t>(sign)];
  if (base + at < looked_at) return;
  uint32_t end = at;
  while (end < site.text.size() && (IsHex(site.text[end]) || site.text[end] == site.text[at])) ++end;
  looked_at = base + end;
  Add(unit, kMac, FindMac(site, at));
}

void PiiSession::AtWord(uint32_t unit, uint32_t block_begin, uint32_t block_end) {
  const uint32_t base = block_->units[unit].begin, begin = block_begin - base, end = block_end - base;
  const char* const word = block_->text.data() + block_begin;
  const uint32_t length = end - begin;
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (capital(word[0]) && capital(word[1]) && IsDigit(word[2]) && IsDigit(word[3])) Add(unit, kIban, finder_.ibans.At(SiteOf(unit), begin));
  if ((length >= 25 && length <= 36) || length == 42 || (length >= 14 && length <= 90 && (word[2] == '1' || word[3] == '1')))
    Add(unit, kWallet, FindWallet(SiteOf(unit), begin));
  if (length == 12 || length == 16) Add(unit, kMac, FindBareMac(SiteOf(unit), begin, end));
  matches_.clear();
  finder_.ids.AtWord(SiteOf(unit), begin, end, matches_);
  for (const NationalMatch& match : matches_) Add(unit, static_cast<uint16_t>(kFirstNational + match.id), match.candidate);
}

void PiiSession::AtNumbers(const NumberStretch& stretch) {
  const Site& site = SiteOf(stretch.unit);
  const uint32_t base = block_->units[stretch.unit].begin;
  runs_.assign(stretch.runs.begin(), stretch.runs.end());
  for (NumberStretch::Run& run : runs_) {
    run.begin -= base;
    run.end -= base;
  }
  const Bounded text{site.text};
  const auto dotted = [&](size_t i) { return i + 1 < runs_.size() && runs_[i + 1].begin - runs_[i].end == 1 && site.text[runs_[i].end] == '.'; };
  size_t phones_from = 0, cards_from = 0, dots = 0;
  for (size_t i = 0; i < runs_.size(); ++i) {
    // Four runs with dots between them.
    if (dotted(i)) ++dots;
    else dots = 0;
    if (dots == 3 && !dotted(i + 1)) Add(stretch.unit, kIp, FindIpv4(site, runs_[i].begin));
    if (dotted(i) && runs_[i + 1].end - runs_[i + 1].begin >= 3) AtDecimal(site, stretch.unit, runs_[i], runs_[i + 1]);
    if (stretch.digits < kFewestDigits) continue;
    // Times and dates, which logs are full of, are none of the rest.
    const auto length = [&](size_t run) { return run < runs_.size() ? runs_[run].end - runs_[run].begin : 0; };
    // "0.4375281930": one point and many digits are a measured figure.
    if (dotted(i) && length(i) <= 3 && length(i + 1) >= 5 && !dotted(i + 1) && (i == 0 || !dotted(i - 1))) {
      ++i;
      dots = 0;
      continue;
    }
    const char behind = text[runs_[i].end];
    if (length(i) <= 2 && ((behind == ':' && length(i + 1) == 2) || (i > 0 && text[static_cast<int64_t>(runs_[i].begin) - 1] == ':' && length(i - 1) <= 2)))
      continue;
    if (length(i) == 4 && behind == '-' && length(i + 1) == 2 && text[runs_[i + 1].end] == '-' && length(i + 2) == 2) {
      i += 2;
      dots = 0;
      continue;
    }
    if (i >= cards_from && CardDetector::MayBegin(length(i)))
      if (const Found card = finder_.cards.At(site, runs_, i)) {
        Add(stretch.unit, kCard, card);
        while (cards_from < runs_.size() && runs_[cards_from].begin < card->end) ++cards_from;
      }
    matches_.clear();
    finder_.ids.AtRun(site, runs_, i, matches_);
    for (const NationalMatch& match : matches_) Add(stretch.unit, static_cast<uint16_t>(kFirstNational + match.id), match.candidate);
    if (i < phones_from) continue;
    size_t last = i;
    if (const Found phone = finder_.phones.At(site, runs_, i, last)) {
      Add(stretch.unit, kPhone, phone);
      phones_from = last + 1;
    }
  }
}

// "48.8584": with another such number before or behind it, it may be a place.
void PiiSession::AtDecimal(const Site& site, uint32_t unit, NumberStretch::Run whole, NumberStretch::Run decimals) {
  const Bounded text{site.text};
  const auto part = [](char c) { return c == ',' || c == ' ' || c == ';' || c == '/' || c == '+' || c == '-'; };
  int64_t before = static_cast<int64_t>(whole.begin) - 1;
  while (whole.begin - before < 5 && part(text[before])) --before;
  if (IsDigit(text[before]) && before + 1 < whole.begin) Add(unit, kCoordinates, FindDecimalCoordinates(site, decimals.begin));
  int64_t behind = decimals.end;
  while (behind - decimals.end < 5 && part(text[behind])) ++behind;
  if (IsDigit(text[behind]) && behind > decimals.end) Add(unit, kCoordinates, FindDecimalCoordinates(site, static_cast<uint32_t>(behind)));
}

}  // namespace

std::unique_ptr<records::Finder> MakePiiFinder(const PiiOptions& options) { return std::make_unique<PiiFinder>(options); }

bool IsPhoneRegion(std::string_view id) { return PhonePlans::The().HasRegion(id); }

}  // namespace day::pii
