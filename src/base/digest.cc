#include "base/digest.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/assert.h"

namespace day {
namespace {

// OpenSSL 3 looks an algorithm up by name on every EVP_sha256() use; fetching it once makes small files 3 x cheaper.
const EVP_MD* FetchedSha256() {
  static const EVP_MD* const kMd = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return kMd;
}
const EVP_MD* FetchedSha1() {
  static const EVP_MD* const kMd = EVP_MD_fetch(nullptr, "SHA1", nullptr);
  return kMd;
}

}  // namespace

std::string HexOf(std::span<const uint8_t> bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (uint8_t byte : bytes) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 15]);
  }
  return hex;
}

std::string Sha256::Hex() const { return HexOf(bytes); }

Sha256Hasher::Sha256Hasher() : context_(EVP_MD_CTX_new()) { DAY_ASSERT(context_ && EVP_DigestInit_ex2(context_.get(), FetchedSha256(), nullptr) == 1); }
Sha256Hasher::~Sha256Hasher() = default;
Sha256Hasher::Sha256Hasher(Sha256Hasher&&) noexcept = default;
Sha256Hasher& Sha256Hasher::operator=(Sha256Hasher&&) noexcept = default;
void Sha256Hasher::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

void Sha256Hasher::Update(std::span<const std::byte> bytes) { DAY_ASSERT(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }

Sha256 Sha256Hasher::Finish() {
  Sha256 digest;
  unsigned size = 0;
  DAY_ASSERT(EVP_DigestFinal_ex(context_.get(), digest.bytes.data(), &size) == 1 && size == 32);
  DAY_ASSERT(EVP_DigestInit_ex2(context_.get(), FetchedSha256(), nullptr) == 1);
  return digest;
}

Sha256 Sha256Of(std::string_view bytes) {
  Sha256Hasher hasher;
  hasher.Update(std::as_bytes(std::span(bytes)));
  return hasher.Finish();
}

std::string Sha1HexOf(std::string_view bytes) {
  std::array<uint8_t, 20> digest{};
  unsigned size = 0;
  DAY_ASSERT(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, FetchedSha1(), nullptr) == 1 && size == digest.size());
  return HexOf(digest);
}

GitBlobHasher::GitBlobHasher(uint64_t size) : context_(EVP_MD_CTX_new()) {
  DAY_ASSERT(context_ && EVP_DigestInit_ex2(context_.get(), FetchedSha1(), nullptr) == 1);
  std::string header = fmt::format("blob {}", size);
  header.push_back('\0');
  Update(std::as_bytes(std::span(header)));
}
GitBlobHasher::~GitBlobHasher() = default;
void GitBlobHasher::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

void GitBlobHasher::Update(std::span<const std::byte> bytes) { DAY_ASSERT(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }

std::string GitBlobHasher::FinishHex() {
  std::array<uint8_t, 20> digest{};
  unsigned size = 0;
  DAY_ASSERT(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1 && size == 20);
  return HexOf(digest);
}

std::optional<NamedHasher> NamedHasher::Make(std::string_view name) {
  if (name != "md5" && name != "sha1" && name != "sha256" && name != "sha512") return std::nullopt;
  NamedHasher hasher;
  hasher.context_.reset(EVP_MD_CTX_new());
  const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm(EVP_MD_fetch(nullptr, std::string(name).c_str(), nullptr), EVP_MD_free);
  if (!hasher.context_ || !algorithm || EVP_DigestInit_ex2(hasher.context_.get(), algorithm.get(), nullptr) != 1) return std::nullopt;
  return hasher;
}
NamedHasher::NamedHasher(NamedHasher&&) noexcept = default;
NamedHasher::~NamedHasher() = default;
void NamedHasher::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

void NamedHasher::Update(std::span<const std::byte> bytes) { DAY_ASSERT(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }

std::string NamedHasher::FinishHex() {
  std::array<uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  DAY_ASSERT(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1 && size <= digest.size());
  return HexOf(std::span(digest).first(size));
}

}  // namespace day
