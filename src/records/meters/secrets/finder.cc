#include "records/meters/secrets/finder.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <utility>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "records/measure/bech32.h"
#include "records/meters/secrets/checks.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::secrets {
namespace {

using records::FinderSession;
using records::Span;
using records::SpanKind;
using records::TextBlock;
using records::Validity;

// Asked for each byte around an assignment, of which some texts are full.
class Signs {
 public:
  constexpr explicit Signs(std::string_view signs) {
    for (const char c : signs) has_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool Has(char c) const { return has_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> has_{};
};
constexpr Signs kAssigning(" \t:=>"), kEndsValue("\"'`,;)}]<"), kEndsSentence(".:!?"), kNoSecretBegins("$<{(&*@[/\\%");

struct Alphabet {
  std::string_view name, expression;  // as a class of a pattern
  bool (*holds)(char);
};
constexpr std::array<Alphabet, 10> kAlphabets = {{
    {"hex", "[0-9a-fA-F]", [](char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }},
    {"lower-hex", "[0-9a-f]", [](char c) { return IsDigit(c) || (c >= 'a' && c <= 'f'); }},
    {"base32", "[A-Z2-7]", [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'); }},
    {"alnum", "[0-9A-Za-z]", IsLetterOrDigit},
    {"word", "[0-9A-Za-z_]", [](char c) { return IsLetterOrDigit(c) || c == '_'; }},
    {"dash", "[0-9A-Za-z_-]", [](char c) { return IsLetterOrDigit(c) || c == '_' || c == '-'; }},
    {"dot", "[0-9A-Za-z_.-]", [](char c) { return IsLetterOrDigit(c) || c == '_' || c == '-' || c == '.'; }},
    {"path", "[0-9A-Za-z_/-]", [](char c) { return IsLetterOrDigit(c) || c == '_' || c == '-' || c == '/'; }},
    {"base64", "[0-9A-Za-z+/=]", [](char c) { return IsLetterOrDigit(c) || c == '+' || c == '/' || c == '='; }},
    {"base64word", "[0-9A-Za-z_+/=-]", [](char c) { return IsLetterOrDigit(c) || c == '+' || c == '/' || c == '=' || c == '_' || c == '-'; }},
}};

enum class TokenCheck : uint8_t { kNone, kCrc32, kJwt, kBech32, kOpenAi };

struct Token {
  std::string title;
  std::vector<std::string> prefixes;
  const Alphabet* alphabet = nullptr;
  uint32_t least = 0, most = 0;
  TokenCheck check = TokenCheck::kNone;
};

std::string Quoted(std::string_view literal) {
  std::string out;
  for (const char c : literal) {
    if (!IsLetterOrDigit(c) && c != '_') out += '\\';
    out += c;
  }
  return out;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : "|") + Quoted(word);
  return all;
}

// What stands in a secret's place in documents. Some fifty words are looked for in each secret: two bytes tell of most of its places that none begins there.
class Placeholders {
 public:
  void Add(std::string word) {
    DAY_ASSERT(!word.empty());
    const auto first = static_cast<unsigned char>(word[0]);
    for (size_t next = 0; next < 256; ++next)
      if (word.size() == 1 || next == static_cast<unsigned char>(word[1])) may_begin_.set(first << 8 | next);
    by_first_[first].push_back(std::move(word));
  }
  bool AreIn(std::string_view value) const {
    const std::string lower = ToLowerAscii(value);
    for (std::string_view rest = lower; !rest.empty(); rest.remove_prefix(1)) {
      const auto first = static_cast<unsigned char>(rest[0]), next = rest.size() > 1 ? static_cast<unsigned char>(rest[1]) : uint8_t{0};
      if (may_begin_[static_cast<size_t>(first << 8 | next)] &&
          std::ranges::any_of(by_first_[first], [&](const std::string& word) { return rest.starts_with(word); }))
        return true;
    }
    return false;
  }

 private:
  std::bitset<65536> may_begin_;  // by two bytes
  std::array<std::vector<std::string>, 256> by_first_;
};

class SecretsFinder;

class SecretsSession final : public FinderSession {
 public:
  explicit SecretsSession(const SecretsFinder& finder) : finder_(finder) {}
  void Begin(const TextBlock& block, std::vector<Span>& found) override {
    block_ = &block;
    found_ = &found;
    token_end_ = assignment_end_ = url_end_ = 0;
    value_end_ = 0;
  }
  void AtGate(uint32_t gate, uint32_t unit, uint32_t block_end) override;

 private:
  void AtToken(const Token& token, uint16_t kind, std::string_view text, uint32_t end);
  void AtKey(std::string_view text, uint32_t end);
  void AtUrl(std::string_view text, uint32_t end);
  void AtAssignment(std::string_view text, uint32_t end);
  void Add(uint16_t kind, uint32_t begin, uint32_t end, Validity validity, uint8_t rank) {
    found_->push_back({.unit = unit_, .begin = base_ + begin, .end = base_ + end, .kind = kind, .validity = validity, .rank = rank});
  }

  const SecretsFinder& finder_;
  const TextBlock* block_ = nullptr;
  std::vector<Span>* found_ = nullptr;
  uint32_t unit_ = 0, base_ = 0;
  uint32_t value_end_ = 0;                                     // in the block: that of the value that was looked at last
  uint64_t token_end_ = 0, assignment_end_ = 0, url_end_ = 0;  // in the block: what ends before was looked at
};

class SecretsFinder final : public records::Finder {
 public:
  SecretsFinder() {
    const Value file = LoadKnowledge("records/secrets.yaml");
    for (const Value& entry : file["tokens"].items()) {
      Token token{.title = entry["title"].ScalarText(), .prefixes = entry["prefixes"].StringList()};
      for (const Alphabet& alphabet : kAlphabets)
        if (alphabet.name == entry["alphabet"].string()) token.alphabet = &alphabet;
      DAY_ASSERT(token.alphabet && !token.prefixes.empty());
      token.least = static_cast<uint32_t>(entry["length"].items()[0].integer());
      token.most = static_cast<uint32_t>(entry["length"].items()[1].integer());
      const std::string& check = entry["check"].string();
      token.check = check == "crc32-base62" ? TokenCheck::kCrc32
                    : check == "jwt"        ? TokenCheck::kJwt
                    : check == "bech32"     ? TokenCheck::kBech32
                    : check == "openai"     ? TokenCheck::kOpenAi
                                            : TokenCheck::kNone;
      kinds_.push_back({"API_KEY", "token", token.title});
      tokens.push_back(std::move(token));
    }
    private_key = static_cast<uint16_t>(kinds_.size());
    kinds_.push_back({"PRIVATE_KEY", "private-key", "Private key"});
    url_password = static_cast<uint16_t>(kinds_.size());
    kinds_.push_back({"CONNECTION_STRING", "connection", "Password in an address"});
    assigned_key = static_cast<uint16_t>(kinds_.size());
    kinds_.push_back({"SECRET", "assigned", "Value of a variable for a key"});
    assigned_password = static_cast<uint16_t>(kinds_.size());
    kinds_.push_back({"PASSWORD", "assigned", "Value of a variable for a password"});
    for (const std::string& name : file["assignments"]["key"].StringList()) key_names.push_back(name);
    for (const std::string& name : file["assignments"]["password"].StringList()) password_names.push_back(name);
    for (std::string& word : file["placeholders"].StringList()) placeholders.Add(std::move(word));
  }
  std::string_view id() const override { return "secrets"; }
  std::span<const SpanKind> kinds() const override { return kinds_; }
  bool wants_marks() const override { return false; }
  std::unique_ptr<FinderSession> Make() const override { return std::make_unique<SecretsSession>(*this); }

  std::vector<Pattern> gates() const override {
    std::vector<Pattern> gates;
    const auto add = [&](std::string expression, bool ignore_case = false) {
      gates.push_back({.id = 0, .expression = std::move(expression), .ignore_case = ignore_case});
    };
    for (const Token& token : tokens)
      add("(?:" + Joined(token.prefixes) + ")" + std::string(token.alphabet->expression) + "{" + std::to_string(std::min(token.least, 40U)) + "}");
    add(R"(-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)?-----)");
    add(R"([A-Za-z][0-9A-Za-z+.-]{1,20}://[^\s:@/'"<>]{0,64}:[^\s@/'"<>]{3,128}@[0-9A-Za-z\[])");
    // A name, perhaps quoted, and "=", ":", "=>" or ":=" behind it.
    add(R"((?:key|token|secret|passw(?:or)?d|passwort|passphrase|pwd|pass|bearer)['"]?[ \t]{0,8}(?::=|=>|=|:)[ \t]{0,8}['"`]?[!-~])", true);
    return gates;
  }

  std::vector<Token> tokens;
  uint16_t private_key = 0, url_password = 0, assigned_key = 0, assigned_password = 0;
  std::vector<std::string> key_names, password_names;
  Placeholders placeholders;

 private:
  std::vector<SpanKind> kinds_;
};

// Too few different characters for what chance makes.
bool IsDull(std::string_view text) {
  std::array<bool, 256> seen{};
  size_t different = 0;
  for (const char c : text) different += !std::exchange(seen[static_cast<unsigned char>(c)], true);
  return different < 6 || different * 5 < std::min<size_t>(text.size(), 60);
}

void SecretsSession::AtGate(uint32_t gate, uint32_t unit, uint32_t block_end) {
  const records::TextUnit& in = block_->units[unit];
  unit_ = unit;
  base_ = in.begin;
  const std::string_view text = block_->text.substr(in.begin, in.end - in.begin);
  const uint32_t end = block_end - base_;
  const size_t tokens = finder_.tokens.size();
  if (gate < tokens) AtToken(finder_.tokens[gate], static_cast<uint16_t>(gate), text, end);
  else if (gate == tokens) AtKey(text, end);
  else if (gate == tokens + 1) AtUrl(text, end);
  else AtAssignment(text, end);
}

void SecretsSession::AtToken(const Token& token, uint16_t kind, std::string_view text, uint32_t end) {
  // Which of the prefixes, and where: the last that leaves room for what the gate saw behind it.
  uint32_t begin = 0, body = 0;
  const uint32_t behind = std::min(token.least, 40U);
  for (const std::string& prefix : token.prefixes) {
    if (end < behind + prefix.size()) continue;
    const auto at = static_cast<uint32_t>(end - behind - prefix.size());
    if (text.substr(at, prefix.size()) == prefix && (body == 0 || at < begin)) {
      begin = at;
      body = at + static_cast<uint32_t>(prefix.size());
    }
  }
  if (body == 0 || (begin > 0 && (IsLetterOrDigit(text[begin - 1]) || text[begin - 1] == '_') && token.alphabet->name != "path")) return;
  uint32_t last = body;
  while (last < text.size() && last - body <= token.most && token.alphabet->holds(text[last])) ++last;
  if (token.alphabet->name == "dot" || token.alphabet->name == "dash")
    while (last > body && (text[last - 1] == '.' || (text[last - 1] == '-' && token.least != token.most))) --last;
  const uint32_t length = last - body;
  if (length < token.least || length > token.most) return;
  if (last < text.size() && (IsLetterOrDigit(text[last]) || text[last] == '_')) return;
  if (begin > 0 && text[begin - 1] == '-' && text[begin] == 's') return;  // "task-…", "disk-…" cut before: a word goes on
  const std::string_view secret = text.substr(begin, last - begin), rest = text.substr(body, length);
  if (IsDull(rest)) return;
  Validity validity = Validity::kPlausible;
  switch (token.check) {
    case TokenCheck::kNone: break;
    case TokenCheck::kCrc32: validity = PassesCrc32Base62(rest) ? Validity::kValid : Validity::kInvalid; break;
    case TokenCheck::kBech32: validity = records::Bech32Of(secret) == records::Bech32::kBech32 ? Validity::kValid : Validity::kInvalid; break;
    case TokenCheck::kOpenAi: validity = rest.find("T3BlbkFJ") != rest.npos ? Validity::kValid : Validity::kPlausible; break;
    case TokenCheck::kJwt:
      if (!IsJsonWebToken(secret)) return;
      validity = Validity::kValid;
      break;
  }
  // Names made of words look like tokens where nothing else tells them: "sk-" needs digits and letters of chance.
  if (validity == Validity::kPlausible && EntropyOf(rest) < (token.alphabet->name == "hex" || token.alphabet->name == "lower-hex" ? 2.8 : 3.2)) return;
  if (token.check != TokenCheck::kJwt && finder_.placeholders.AreIn(rest)) return;
  Add(kind, begin, last, validity, static_cast<uint8_t>(validity == Validity::kValid ? 70 : 60));
}

void SecretsSession::AtKey(std::string_view text, uint32_t end) {
  const size_t begin = text.substr(0, end).rfind("-----BEGIN ");
  if (begin == text.npos) return;
  const PemKey key = ReadPemKey(text, begin);
  if (key.end == 0) return;
  // The first line alone, as programs and documents name it, is no key.
  if (!key.body) return;
  Add(finder_.private_key, static_cast<uint32_t>(begin), static_cast<uint32_t>(key.end), key.whole && !key.encrypted ? Validity::kValid : Validity::kPlausible,
      80);
}

void SecretsSession::AtUrl(std::string_view text, uint32_t end) {
  if (base_ + end <= url_end_) return;
  const size_t sign = text.substr(0, end).rfind('@');
  const size_t slashes = text.substr(0, sign).rfind("://");
  if (sign == text.npos || slashes == text.npos || slashes + 260 < end) return;
  const std::string_view user_info = text.substr(slashes + 3, sign - slashes - 3);
  const size_t colon = user_info.find(':');
  if (colon == user_info.npos) return;
  const std::string_view user = user_info.substr(0, colon), password = user_info.substr(colon + 1);
  url_end_ = base_ + end;
  if (password.size() < 4 || finder_.placeholders.AreIn(password) || password == user || ToLowerAscii(password).find("pass") != std::string::npos ||
      password.front() == '$' || password.front() == '%' || password.front() == '{' || password.front() == '[')
    return;
  size_t begin = slashes;
  while (begin > 0 && slashes - begin < 20 && (IsLetterOrDigit(text[begin - 1]) || text[begin - 1] == '+' || text[begin - 1] == '.' || text[begin - 1] == '-'))
    --begin;
  size_t last = end;
  while (last < text.size() && last - end < 256 &&
         (IsLetterOrDigit(text[last]) || std::string_view("-._~:/?#[]@!$&*+,;=%").find(text[last]) != std::string_view::npos))
    ++last;
  while (last > end && std::string_view(".,;:!?").find(text[last - 1]) != std::string_view::npos) --last;
  if (finder_.placeholders.AreIn(text.substr(sign, last - sign))) return;
  Add(finder_.url_password, static_cast<uint32_t>(begin), static_cast<uint32_t>(last), Validity::kPlausible, 50);
}

void SecretsSession::AtAssignment(std::string_view text, uint32_t end) {
  if (base_ + end <= assignment_end_) return;
  // Back over the first character of the value and what assigns it to the end of the name.
  uint32_t value = end - 1, at = value;
  char quote = '\0';
  if (at > 0 && (text[at - 1] == '"' || text[at - 1] == '\'' || text[at - 1] == '`')) quote = text[--at];
  if (!quote && (text[value] == '"' || text[value] == '\'' || text[value] == '`')) return;  // the gate ends at the quote first, and again behind it
  while (at > 0 && kAssigning.Has(text[at - 1])) --at;
  if (at > 0 && (text[at - 1] == '"' || text[at - 1] == '\'')) --at;
  const uint32_t name_end = at;
  std::string name;
  while (at > 0 && name_end - at < 48 && (IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_' || text[at - 1] == '-' || text[at - 1] == '.')) --at;
  for (const char c : text.substr(at, name_end - at))
    if (IsLetterOrDigit(c)) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto names = [&](const std::vector<std::string>& known) {
    return std::ranges::any_of(known, [&](const std::string& word) { return name.ends_with(word); });
  };
  const bool password = names(finder_.password_names);
  if (!password && !names(finder_.key_names)) return;
  uint32_t last = value;
  if (quote) {
    while (last < text.size() && last - value < 256 && text[last] != quote && text[last] != '\n') ++last;
    if (last == text.size() || text[last] != quote) return;
  } else {
    // Of a long value with names in it ("key=key=…") what was looked at for the one before is not looked at again.
    if (base_ + value < value_end_) last = std::min(value_end_ - base_, value + 256);
    while (last < text.size() && last - value < 256 && text[last] > ' ' && !kEndsValue.Has(text[last])) ++last;
    value_end_ = base_ + last;
    while (last > value && kEndsSentence.Has(text[last - 1])) --last;
  }
  assignment_end_ = base_ + end;
  const std::string_view secret = text.substr(value, last - value);
  if (secret.size() < 8 || secret.size() > 200 || secret.find(' ') != secret.npos || IsDull(secret)) return;
  bool digit = false, upper = false, lower = false, sign = false;
  for (const char c : secret) {
    digit |= IsDigit(c);
    upper |= c >= 'A' && c <= 'Z';
    lower |= c >= 'a' && c <= 'z';
    sign |= !IsLetterOrDigit(c) && c != '_' && c != '-' && c != '.';
    if (static_cast<unsigned char>(c) >= 0x80) return;
  }
  // Words and names of other variables are no secrets: chance mixes digits and letters of both cases.
  const bool equals = text.substr(name_end, value - name_end).find('=') != std::string_view::npos;
  if (!quote && (secret.find('/') != secret.npos || (name == "pass" && !equals))) return;
  if (secret.find('%') != secret.npos && !password) return;
  if (kNoSecretBegins.Has(secret[0]) || secret.find("://") != secret.npos || secret.find('(') != secret.npos || secret.find("->") != secret.npos ||
      secret.find("::") != secret.npos)
    return;
  const double entropy = EntropyOf(secret);
  if (password) {
    if (!quote && !(digit && (upper || sign) && lower)) return;
    if (quote && !((digit && (upper || lower)) || (upper && lower && sign))) return;
    if (entropy < 2.5) return;
  } else {
    const bool hex = std::ranges::all_of(secret, [](char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
    if (secret.size() < 16 || !digit || !(upper || lower) || entropy < (hex ? 2.8 : 3.3) || (!hex && !(upper && lower) && !quote) || secret.find('/') == 0)
      return;
    if (secret.find('.') != secret.npos && !quote) return;
  }
  if (finder_.placeholders.AreIn(secret)) return;  // last, for it looks for a hundred words
  Add(password ? finder_.assigned_password : finder_.assigned_key, value, last, Validity::kPlausible, 30);
}

}  // namespace

std::unique_ptr<records::Finder> MakeSecretsFinder() { return std::make_unique<SecretsFinder>(); }

}  // namespace day::secrets
