// What a finder found, and the kinds of things that there are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace day::records {

// Does what was found satisfy its own rules: check digits, ranges, a numbering plan?
enum class Validity : uint8_t {
  kValid,      // all of its rules, one of which few random texts would
  kPlausible,  // its form alone: it has no check digit, or none that can be checked here
  kInvalid,    // its form, and the words around it say what it is meant to be; its check digits or its plan do not
};
inline constexpr size_t kValidities = 3;
constexpr std::string_view NameOf(Validity validity) {
  return validity == Validity::kValid ? "valid" : validity == Validity::kPlausible ? "plausible" : "invalid";
}

// A kind of thing, such as an e-mail address or the national identifier of a country.
struct SpanKind {
  std::string type;    // as Presidio names it where it does: "EMAIL_ADDRESS"
  std::string family;  // for sums: "e-mail"
  std::string title;   // for people: "E-mail address"
};

struct Span {
  uint32_t unit = 0;            // in the block's units
  uint32_t begin = 0, end = 0;  // in the block's text
  uint16_t kind = 0;            // of the finder that found it, or of the set of finders
  Validity validity = Validity::kPlausible;
  uint8_t rank = 0;  // of two that overlap the one of higher rank stays; equal ranks: the longer, then the earlier

  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace day::records
