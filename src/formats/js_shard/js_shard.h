// A shard of weights that was put into a JavaScript module, for browsers: a loader that always reads the same, and one string in Base64.
//
// Format: what browserify writes around a module whose only export is a string (browserify --standalone, minified, as packages of TensorFlow.js
// models use it). The loader's text is told by its digest, names of one letter and the shard's own name apart, so that no other program
// passes for it; the string is decoded in memory.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "bytes/cursor.h"

namespace day {

inline constexpr uint64_t kJsShardMax = 64 << 20;  // limit: bytes of the file

bool LooksLikeJsShard(std::string_view head);
// SHA-256 of the loader, in hexadecimal, with an underscore for each name of one letter and for that of the shard.
inline constexpr std::string_view kJsShardLoader = "084e56e55a1aaaccd6c82b486855ddb8abf2a6e58fd3745026aaa2df7f5107b4";
std::string JsShardLoaderDigest(std::string_view loader);
// The bytes of the shard.
std::expected<std::string, Malformed> ParseJsShard(std::string_view text, std::string_view loader = kJsShardLoader);

}  // namespace day
