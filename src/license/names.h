// What a license's name comes to when its filling words are left out: "The Apache License, Version 2.0", "Apache 2" and "apache-2.0"
// have one key. Shared with the tool that makes the index.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace day {

inline constexpr size_t kMaxNameWords = 16;  // limit: of a license's name; the longest in use has 13

// 0 where nothing but filling words is left.
uint64_t NameKey(std::span<const uint32_t> words);
uint64_t NameKey(std::string_view name);
// With figures parted from letters: "gplv3+" as "gpl 3+", "llama2" as "llama 2".
std::string SplitName(std::string_view name);
uint64_t HubKey(std::string_view hub_id);
// Of an address, without scheme, "www.", what follows "?" or "#", the kind of file ("gpl-2.0.html", "gpl-2.0.txt") and Creative Commons'
// "deed.en" and "legalcode".
uint64_t AddressKey(std::string_view address);

// May a name end or begin with this word, or is it filling ("the", "license", "version")?
bool IsFillingWord(uint32_t word);

}  // namespace day
