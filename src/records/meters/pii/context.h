// Words that stand near a number, or in the name of its field, and say what it is.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace day::pii {

// Topics of knowledge/records/context.yaml; those of national identifiers follow, in the order of their file.
enum class Topic : uint8_t { kPhone, kPhoneNear, kEmail, kIp, kMac, kMacNear, kIban, kCard, kCoordinates, kWallet, kVersion, kOtherNumber, kFirstId };

struct Topics {
  std::array<uint64_t, 2> bits{};
  bool Has(size_t topic) const { return bits[topic / 64] >> (topic % 64) & 1U; }
  bool Has(Topic topic) const { return Has(static_cast<size_t>(topic)); }
  void Add(size_t topic) { bits[topic / 64] |= uint64_t{1} << (topic % 64); }
  Topics& operator|=(const Topics& other) {
    bits[0] |= other.bits[0];
    bits[1] |= other.bits[1];
    return *this;
  }
};

// Immutable: any thread. Words are asked for wherever a number might be something: it is the hottest place of the room.
class ContextWords {
 public:
  // `ids`: the words of each national identifier. At most 128 topics in all.
  explicit ContextWords(const std::vector<std::vector<std::string>>& ids);

  // limit: bytes before and behind a number where such a word counts.
  static constexpr uint32_t kBefore = 56, kAfter = 24;
  Topics Before(std::string_view text, uint32_t begin, uint32_t reach) const;
  Topics After(std::string_view text, uint32_t end) const;
  Topics Of(std::string_view words) const;  // "macAddress", "phone_number"

 private:
  class Reader;
  Topics OfMany(std::string_view words) const;
  Topics OfFew(std::string_view words) const;
  void Add(std::string_view word, size_t topic);
  struct Entry {
    Topics topics;
    bool begins_phrase = false;  // it is the first of two words
  };
  // Length, first and last byte: of most words of a text there is none such.
  static size_t Signature(std::string_view word) {
    return (word.size() & 31) << 12 | static_cast<size_t>(static_cast<unsigned char>(word.front()) & 63) << 6 |
           static_cast<size_t>(static_cast<unsigned char>(word.back()) & 63);
  }

  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> words_;
  std::vector<bool> known_ = std::vector<bool>(size_t{1} << 17);  // by signature
  std::vector<std::pair<std::string, Topics>> beyond_ascii_;
};

}  // namespace day::pii
