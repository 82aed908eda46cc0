// Errors of the world and of a caller's input, as values.
//
// Three kinds of error are never mixed (docs/decisions/0001): what is wrong with a *release* is Evidence with the
// outcome kMalformed; what is wrong with the *world* (a disk, a permission, a limit) is the Result below; what is
// wrong with *this program* is a failed DAY_ASSERT, which no input can reach.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace day {

enum class ErrorKind {
  kNotFound,     // the named thing is not there
  kPermission,   // it is there and may not be read
  kIo,           // reading it failed
  kUnsupported,  // it is a kind of thing this program does not handle
  kInvalid,      // the caller's input (a flag, a manifest, a definition) is not well-formed
  kLimit,        // a named limit was reached
  kCancelled,    // the user asked to stop
};

struct Error {
  ErrorKind kind;
  std::string message;  // one sentence for a person, names the place; may hold bytes of a release: escape to show
};

template <class T>
class [[nodiscard]] Result : public std::expected<T, Error> {
 public:
  using std::expected<T, Error>::expected;
  Result(Error error) : std::expected<T, Error>(std::unexpected(std::move(error))) {}
};

using Status = Result<void>;

// The message without the place that it begins with, for where the place is named already.
inline std::string ReasonOf(const Error& error) {
  const size_t colon = error.message.rfind(": ");
  return colon == std::string::npos ? error.message : error.message.substr(colon + 2);
}

inline Error MakeError(ErrorKind kind, std::string message) { return Error{kind, std::move(message)}; }

}  // namespace day

#define DAY_CONCAT_INNER(a, b) a##b
#define DAY_CONCAT(a, b) DAY_CONCAT_INNER(a, b)

// Returns the error of `expression` (a Status) to the caller, if it has one.
#define DAY_TRY(expression)                                                 \
  if (auto day_status = (expression); !day_status.has_value()) [[unlikely]] \
  return std::move(day_status).error()

// Declares or assigns `target` from `expression` (a Result<T>), or returns its error to the caller.
#define DAY_TRY_ASSIGN(target, expression)                         \
  auto DAY_CONCAT(day_result_, __LINE__) = (expression);           \
  if (!DAY_CONCAT(day_result_, __LINE__).has_value()) [[unlikely]] \
    return std::move(DAY_CONCAT(day_result_, __LINE__)).error();   \
  target = std::move(*DAY_CONCAT(day_result_, __LINE__))
