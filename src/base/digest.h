// SHA-256 and git object ids over OpenSSL (EVP), which uses the processor's SHA instructions where it has them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace day {

struct Sha256 {
  std::array<uint8_t, 32> bytes{};
  std::string Hex() const;  // 64 lower-case digits
  friend auto operator<=>(const Sha256&, const Sha256&) = default;
};

// A running hash. One thread at a time; reusable after Finish.
class Sha256Hasher {
 public:
  Sha256Hasher();
  ~Sha256Hasher();
  Sha256Hasher(Sha256Hasher&&) noexcept;
  Sha256Hasher& operator=(Sha256Hasher&&) noexcept;
  void Update(std::span<const std::byte> bytes);
  Sha256 Finish();  // and starts anew

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

Sha256 Sha256Of(std::string_view bytes);

// Plain SHA-1, which SPDX asks for: 40 lower-case digits.
std::string Sha1HexOf(std::string_view bytes);

// The SHA-1 that git gives a blob: of "blob <size>\0" and the content. 40 lower-case digits.
class GitBlobHasher {
 public:
  explicit GitBlobHasher(uint64_t size);
  ~GitBlobHasher();
  void Update(std::span<const std::byte> bytes);
  std::string FinishHex();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

// A hash that others chose, by its name: "md5", "sha1", "sha256", "sha512". One thread.
class NamedHasher {
 public:
  // Nothing where the name is none of these, or the system's OpenSSL refuses it (as MD5 where only approved ones are allowed).
  static std::optional<NamedHasher> Make(std::string_view name);
  NamedHasher(NamedHasher&&) noexcept;
  ~NamedHasher();
  void Update(std::span<const std::byte> bytes);
  std::string FinishHex();  // lower-case digits

 private:
  NamedHasher() = default;
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

// Lower-case hexadecimal of any bytes.
std::string HexOf(std::span<const uint8_t> bytes);

}  // namespace day
