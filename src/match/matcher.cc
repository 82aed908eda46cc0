#include "match/matcher.h"

#include <fmt/format.h>
#include <hs/hs.h>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <utility>

#include "base/assert.h"

namespace day {
namespace {

// Literals are given as expressions too, since Hyperscan has one compiler for literals and another for expressions, and no set
// may mix them. It recognizes such expressions as literals again.
std::string Escaped(std::string_view literal) {
  std::string out;
  for (const char c : literal) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (plain) out += c;
    else out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  }
  return out;
}

unsigned FlagsOf(const Pattern& pattern) {
  unsigned flags = 0;
  if (pattern.ignore_case) flags |= HS_FLAG_CASELESS;
  if (pattern.multi_line) flags |= HS_FLAG_MULTILINE;
  if (pattern.once) flags |= HS_FLAG_SINGLEMATCH;
  return flags;
}

std::string Named(const Pattern& pattern) { return fmt::format("pattern {} \"{}\"", pattern.id, pattern.expression); }

Error FirstFault(std::span<const Pattern> patterns, const hs_compile_error_t* fault) {
  const std::string reason = fault ? fault->message : "out of memory";
  if (fault && fault->expression >= 0 && static_cast<size_t>(fault->expression) < patterns.size())
    return MakeError(ErrorKind::kInvalid, fmt::format("{}: {}", Named(patterns[static_cast<size_t>(fault->expression)]), reason));
  return MakeError(ErrorKind::kInvalid, fmt::format("a set of {} patterns: {}", patterns.size(), reason));
}

// Hyperscan sees that a pattern ending in \b or $ has matched when it sees the byte after, so its match comes late by one byte.
// Matches are held for that long and leave in order.
struct Ordered {
  std::vector<Match>& held;
  const std::function<void(Match)>& found;

  void Take(Match match) {
    if (!held.empty() && held.front().end + 1 < match.end) Release(match.end - 1);
    held.push_back(match);
  }
  void Release(uint64_t before) {
    std::ranges::sort(held, {}, [](Match match) { return std::pair(match.end, match.id); });
    size_t count = 0;
    while (count < held.size() && held[count].end < before) found(held[count++]);
    held.erase(held.begin(), held.begin() + static_cast<std::ptrdiff_t>(count));
  }
};

// A plain function, as Hyperscan wants it; it hands the context back.
int Report(unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
  static_cast<Ordered*>(context)->Take({id, to});
  return 0;
}

}  // namespace

struct Matcher::Impl {
  hs_database_t* database = nullptr;  // null: the empty set

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { hs_free_database(database); }
};

Matcher::Matcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

Result<Matcher> Matcher::Compile(std::span<const Pattern> patterns, MatchTarget target) {
  if (hs_valid_platform() != HS_SUCCESS) return MakeError(ErrorKind::kUnsupported, "matching patterns needs a processor with SSSE3");
  auto impl = std::make_unique<Impl>();
  if (patterns.empty()) return Matcher(std::move(impl));

  std::vector<std::string> expressions;
  std::vector<unsigned> flags, ids;
  for (const Pattern& pattern : patterns) {
    if (!pattern.literal && pattern.expression.find('\0') != std::string::npos)
      return MakeError(ErrorKind::kInvalid, fmt::format("{}: holds a zero byte; write \\x00", Named(pattern)));
    expressions.push_back(pattern.literal ? Escaped(pattern.expression) : pattern.expression);
    flags.push_back(FlagsOf(pattern));
    ids.push_back(pattern.id);
  }
  std::vector<const char*> texts;
  for (const std::string& expression : expressions) texts.push_back(expression.c_str());

  hs_platform_info_t any{}, avx2{};
  avx2.cpu_features = HS_CPU_FEATURES_AVX2;
  avx2.tune = HS_TUNE_FAMILY_HSW;
  const hs_platform_info_t* platform = target == MatchTarget::kThisMachine ? nullptr : target == MatchTarget::kAvx2 ? &avx2 : &any;
  hs_compile_error_t* fault = nullptr;
  const auto count = static_cast<unsigned>(texts.size());
  if (hs_compile_multi(texts.data(), flags.data(), ids.data(), count, HS_MODE_BLOCK, platform, &impl->database, &fault) != HS_SUCCESS) {
    Error error = FirstFault(patterns, fault);
    hs_free_compile_error(fault);
    return error;
  }
  return Matcher(std::move(impl));
}

std::string Matcher::Save() const {
  if (!impl_->database) return {};
  char* bytes = nullptr;
  size_t length = 0;
  DAY_ASSERT(hs_serialize_database(impl_->database, &bytes, &length) == HS_SUCCESS);  // fails for want of memory only
  std::string saved(bytes, length);
  std::free(bytes);  // it comes from malloc as long as nobody sets another allocator
  return saved;
}

Result<Matcher> Matcher::Load(std::string_view saved) {
  auto impl = std::make_unique<Impl>();
  if (saved.empty()) return Matcher(std::move(impl));
  const hs_error_t error = hs_deserialize_database(saved.data(), saved.size(), &impl->database);
  if (error == HS_DB_VERSION_ERROR || error == HS_DB_PLATFORM_ERROR)
    return MakeError(ErrorKind::kUnsupported, "a saved set of patterns is for another version of the library or another processor");
  if (error != HS_SUCCESS) return MakeError(ErrorKind::kInvalid, fmt::format("a saved set of patterns is damaged (error {})", error));
  return Matcher(std::move(impl));
}

size_t Matcher::size_in_memory() const {
  size_t size = 0;
  if (impl_->database) hs_database_size(impl_->database, &size);
  return size;
}

Matcher::Scratch::Scratch(const Matcher& matcher) {
  if (!matcher.impl_->database) return;
  hs_scratch_t* scratch = nullptr;
  DAY_ASSERT(hs_alloc_scratch(matcher.impl_->database, &scratch) == HS_SUCCESS);  // fails for want of memory only
  scratch_ = scratch;
}

Matcher::Scratch::Scratch(Scratch&& other) noexcept : scratch_(std::exchange(other.scratch_, nullptr)), held_(std::move(other.held_)) {}

Matcher::Scratch& Matcher::Scratch::operator=(Scratch&& other) noexcept {
  std::swap(scratch_, other.scratch_);
  std::swap(held_, other.held_);
  return *this;
}

Matcher::Scratch::~Scratch() { hs_free_scratch(static_cast<hs_scratch_t*>(scratch_)); }

void Matcher::Scan(std::string_view bytes, Scratch& scratch, const std::function<void(Match)>& found) const {
  if (!impl_->database || bytes.empty()) return;
  DAY_ASSERT(bytes.size() <= kMaxScan && scratch.scratch_);
  scratch.held_.clear();
  Ordered ordered{scratch.held_, found};
  const hs_error_t error =
      hs_scan(impl_->database, bytes.data(), static_cast<unsigned>(bytes.size()), 0, static_cast<hs_scratch_t*>(scratch.scratch_), Report, &ordered);
  DAY_ASSERT(error == HS_SUCCESS);
  ordered.Release(UINT64_MAX);
}

}  // namespace day
