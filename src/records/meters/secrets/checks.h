// What of a secret's format can be checked without asking its provider.
#pragma once

#include <cstddef>
#include <string_view>

namespace day::secrets {

// The last six characters are the CRC-32 of those before, in base 62: tokens of GitHub and npm. `body` has no prefix.
bool PassesCrc32Base62(std::string_view body);
// Three parts of base64url, of which the first is a JSON object that names an algorithm (RFC 7519, RFC 7515).
bool IsJsonWebToken(std::string_view token);

// Bits per character, by how often each stands in it.
double EntropyOf(std::string_view text);

// -----BEGIN … PRIVATE KEY----- at `begin`: where it ends, behind the last line or, where that is out of sight, behind the first;
// `whole` says which. `body`: what stands between decodes as base64 and begins as DER or as OpenSSH's own format does.
struct PemKey {
  size_t end = 0;
  bool whole = false, body = false, encrypted = false;
};
PemKey ReadPemKey(std::string_view text, size_t begin);

}  // namespace day::secrets
