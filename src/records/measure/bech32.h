// The checksum of Bech32 (BIP 173) and Bech32m (BIP 350), which addresses of wallets and keys of age carry.
#pragma once

#include <cstdint>
#include <string_view>

namespace day::records {

enum class Bech32 : uint8_t { kNone, kBech32, kBech32m };

// Of text with its name before the last "1"; upper or lower case, not both.
Bech32 Bech32Of(std::string_view text);

}  // namespace day::records
