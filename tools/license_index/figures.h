// Lists of 32-bit hashes as text for YAML files: sorted, each four bytes little-endian, base64 (RFC 4648).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace day {

std::string EncodeFigures(const std::vector<uint32_t>& figures);
bool DecodeFigures(std::string_view text, std::vector<uint32_t>& figures);

}  // namespace day
