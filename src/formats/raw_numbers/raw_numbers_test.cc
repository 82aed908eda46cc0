#include "formats/raw_numbers/raw_numbers.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <functional>
#include <string>

namespace day {
namespace {

// Numbers that look like chance and are the same each time.
class Chance {
 public:
  uint32_t Next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>(state_ >> 33) ^ static_cast<uint32_t>(state_ >> 20);
  }
  double Normal() {  // near enough: a sum of twelve
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += (Next() % 65536) / 65536.0;
    return sum;
  }

 private:
  uint64_t state_ = 7;
};
std::string Made(size_t count, const std::function<std::string(Chance&)>& item) {
  Chance chance;
  std::string bytes;
  for (size_t i = 0; i < count; ++i) bytes += item(chance);
  return bytes;
}
template <class T>
std::string Little(T value) {
  std::string bytes(sizeof(T), '\0');
  for (size_t i = 0; i < sizeof(T); ++i) bytes[i] = static_cast<char>(value >> (8 * i));
  return bytes;
}
std::string Floats(size_t count, double scale) {
  return Made(count, [scale](Chance& chance) { return Little(std::bit_cast<uint32_t>(static_cast<float>(chance.Normal() * scale))); });
}
std::string Random(size_t count) {
  return Made(count / 4, [](Chance& chance) { return Little(chance.Next()); });
}
bool IsRaw(const std::string& bytes) { return LookForRawNumbers(BytesInMemory(bytes)) == RawNumbers::kYes; }

TEST(RawNumbers, KnowsWeightsOfAllKinds) {
  EXPECT_TRUE(IsRaw(std::string(100'000, '\0')));
  EXPECT_TRUE(IsRaw(Floats(50'000, 0.02)));
  EXPECT_TRUE(IsRaw(Floats(64, 3)));
  EXPECT_TRUE(IsRaw(Made(50'000, [](Chance& chance) { return std::string(1, static_cast<char>(128 + chance.Normal() * 20)); })));
  EXPECT_TRUE(IsRaw(Made(50'000, [](Chance& chance) {
    return Little(static_cast<uint16_t>(std::bit_cast<uint32_t>(static_cast<float>(chance.Normal() * 0.02)) >> 16));  // bfloat16
  })));
}
TEST(RawNumbers, KnowsWeightsWhereTensorsMeet) {
  const auto bytes = [](int zero, size_t count) {
    return Made(count, [zero](Chance& chance) { return std::string(1, static_cast<char>(zero + chance.Normal() * 12)); });
  };
  EXPECT_TRUE(IsRaw(bytes(90, 100'000) + bytes(200, 100'000) + Floats(10'000, 0.02)));
}
TEST(RawNumbers, RefusesWhatIsRandomOrPackedOrEncrypted) { EXPECT_FALSE(IsRaw(Random(300'000))); }
TEST(RawNumbers, RefusesTextAndRecords) {
  std::string text, records;
  for (int i = 0; i < 3000; ++i) {
    text += "This line says nothing at all.\n";
    records += std::string("\x55\x48\x89\xe5\x48\x83\xec\x10\x89\x7d\xfc\xe8", 12) + Little(i) + "\xc9\xc3";
  }
  EXPECT_FALSE(IsRaw(text));
  constexpr std::string_view kBase64 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/";
  for (size_t digits : {size_t{64}, size_t{16}})
    EXPECT_FALSE(IsRaw(Made(100'000, [&](Chance& chance) { return std::string(1, kBase64[chance.Next() % digits]); })));
  EXPECT_FALSE(IsRaw(records));
}
TEST(RawNumbers, LooksEverywhere) {
  const std::string floats = Floats(50'000, 0.02), other = Random(40'000);
  EXPECT_FALSE(IsRaw(other + floats));
  EXPECT_FALSE(IsRaw(floats + other + floats));
  EXPECT_FALSE(IsRaw(floats + other));
}
TEST(RawNumbers, RefusesTextBetweenNumbers) {
  const std::string text = "cposix\nsystem\n(S'echo'\ntR.\n";
  EXPECT_FALSE(IsRaw(std::string(10'000, '\0') + text));
  EXPECT_FALSE(IsRaw(Floats(5'500, 0.02) + text + Floats(4'500, 0.02)));
}
TEST(RawNumbers, SaysNothingOfFewBytes) {
  EXPECT_FALSE(IsRaw(""));
  EXPECT_FALSE(IsRaw(std::string(255, '\0')));
}
TEST(RawNumbers, SaysWhereItCouldNotRead) {
  class Unread final : public RandomBytes {
   public:
    uint64_t size() const override { return 1'000'000; }
    bool ReadAt(uint64_t, std::span<std::byte>) const override { return false; }
  };
  EXPECT_EQ(LookForRawNumbers(Unread()), RawNumbers::kUnread);
}

}  // namespace
}  // namespace day
