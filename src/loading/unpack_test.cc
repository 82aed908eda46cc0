#include "loading/unpack.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <vector>

#include "loading/tar_for_test.h"

namespace day {
namespace {

// A file: not in memory, and it knows how much of it was asked for at once.
class OnDisk final : public RandomBytes {
 public:
  explicit OnDisk(std::string bytes) : bytes_(std::move(bytes)) {}
  uint64_t size() const override { return bytes_.size(); }
  bool ReadAt(uint64_t offset, std::span<std::byte> out) const override {
    largest_ = std::max<uint64_t>(largest_, out.size());
    if (broken_from <= offset + out.size()) return false;
    return BytesInMemory(bytes_).ReadAt(offset, out);
  }
  uint64_t largest() const { return largest_; }
  uint64_t broken_from = UINT64_MAX;

 private:
  std::string bytes_;
  mutable uint64_t largest_ = 0;
};

std::string Content(size_t size) {
  std::string bytes;
  for (size_t i = 0; bytes.size() < size; ++i) bytes += fmt::format("{} ", i * 7919);
  bytes.resize(size);
  return bytes;
}
// Deflate's blocks that are stored as they are (RFC 1951, 3.2.4).
std::string Deflated(std::string_view bytes) {
  std::string out;
  for (size_t at = 0; at < bytes.size() || at == 0; at += 65'535) {
    const std::string_view block = bytes.substr(at, 65'535);
    const auto length = static_cast<unsigned>(block.size());
    out += at + 65'535 >= bytes.size() ? '\1' : '\0';
    for (const unsigned value : {length, ~length}) out += {static_cast<char>(value), static_cast<char>(value >> 8)};
    out += block;
  }
  return out;
}
// The check sums behind it: libarchive and a cut stream do without.
std::string Gzip(std::string_view bytes) { return std::string("\x1f\x8b\x08\0\0\0\0\0\0\3", 10) + Deflated(bytes) + std::string(8, '\0'); }

// A 7z of one stored member, as 7-Zip's 7zFormat.txt has it. `attributes` are Windows's below, and Unix's mode in the upper half where 0x8000 is set.
std::string SevenZip(std::string_view name, std::string_view content, uint32_t attributes) {
  const auto little = [](uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
    return out;
  };
  const auto crc = [&](std::string_view bytes) { return little(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())), 4); };
  const auto size = static_cast<char>(content.size());  // one byte, below 128
  std::string wide;
  for (char c : std::string(name) + '\0') (wide += c) += '\0';
  std::string header("\1\4\6\0\1\x09", 6);  // header, streams, packed streams from 0 on: one, of the size
  header += size;
  header += std::string("\0\7\x0b\1\0\1\1\0\x0c", 9);  // folders: one, here, of one coder, which copies; its size
  header += size;
  header += std::string("\0\x08\x0a\1", 4) + crc(content) + std::string("\0\0\5\1\x11", 5);  // sums of all, the end of streams, files: one, its name
  header += static_cast<char>(wide.size() + 1);
  header += '\0' + wide + std::string("\x15\6\1\0", 4) + little(attributes, 4) + std::string("\0\0", 2);
  const std::string start = little(content.size(), 8) + little(header.size(), 8) + crc(header);
  return std::string("7z\xbc\xaf\x27\x1c\0\4", 8) + crc(start) + start + std::string(content) + header;
}

constexpr uint64_t kMuch = 1 << 30;

TEST(Unwrap, ReadsAFileAStretchAtATime) {
  const std::string content = Content(9'000'000);
  const OnDisk file(Gzip(content));
  const Unpacked out = Unwrap(Wrapper::kGzip, file, kMuch);
  EXPECT_EQ(out.trouble, "");
  EXPECT_TRUE(out.whole);
  EXPECT_TRUE(out.bytes == content);
  EXPECT_LE(file.largest(), 1U << 20);
}
TEST(Unwrap, TakesSeveralStreamsForOne) {
  const OnDisk file(Gzip(Content(300'000)) + Gzip("end"));
  EXPECT_TRUE(Unwrap(Wrapper::kGzip, file, kMuch).bytes == Content(300'000) + "end");
}
TEST(Unwrap, EndsWhereNoMoreMayBeHeld) {
  for (const uint64_t max : {uint64_t{1}, uint64_t{100'000}, uint64_t{5'000'000}}) {
    const Unpacked out = Unwrap(Wrapper::kGzip, OnDisk(Gzip(Content(6'000'000))), max);
    EXPECT_FALSE(out.whole);
    EXPECT_TRUE(out.bytes == Content(6'000'000).substr(0, static_cast<size_t>(max)));
  }
}
TEST(Unwrap, GivesWhatStandsBeforeAFault) {
  const std::string content = Content(3'000'000), packed = Gzip(content);
  const Unpacked cut = Unwrap(Wrapper::kGzip, OnDisk(packed.substr(0, 2'000'000)), kMuch);
  EXPECT_NE(cut.trouble, "");
  EXPECT_GT(cut.bytes.size(), 1'900'000U);
  EXPECT_TRUE(content.starts_with(cut.bytes));
  OnDisk broken(packed);
  broken.broken_from = 1'000'000;
  const Unpacked unread = Unwrap(Wrapper::kGzip, broken, kMuch);
  EXPECT_NE(unread.trouble, "");
  EXPECT_TRUE(content.starts_with(unread.bytes));
}
TEST(InflateRaw, ReadsAMemberAStretchAtATime) {
  const std::string content = Content(5'000'000);
  const OnDisk file("head" + Deflated(content) + "behind it");
  const Unpacked out = InflateRaw(PartOfBytes(file, 4, file.size() - 4), kMuch);
  EXPECT_EQ(out.trouble, "");
  EXPECT_TRUE(out.bytes == content);
  EXPECT_LE(file.largest(), 1U << 20);
  EXPECT_TRUE(InflateRaw(OnDisk(Deflated("")), kMuch).bytes.empty());
  EXPECT_NE(InflateRaw(OnDisk(""), kMuch).trouble, "");
}
TEST(ForEachMember, ReadsOnlyWhatItGives) {
  const OnDisk file(TarMember("a", Content(3'000'000)) + TarMember("b", "second") + std::string(1024, '\0'));
  std::vector<std::string> names;
  std::vector<uint64_t> told;
  const auto room = [&](uint64_t given) {
    told.push_back(given);
    return told.size() == 1 ? uint64_t{1'000} : kMuch;
  };
  const std::string_view trouble = ForEachMember(PackedShape::kTar, file, room, [&](const PackedMember& one) {
    names.push_back(fmt::format("{} {} {}", one.name, one.bytes.size(), one.whole));
    return true;
  });
  EXPECT_EQ(trouble, "");
  EXPECT_EQ(names, (std::vector<std::string>{"a 1000 false", "b 6 true"}));
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0], 0U);
}

TEST(ForEachMember, GivesMembersOfWhichA7zDoesNotTellTheKind) {
  for (const uint32_t attributes : {0x20U, 0x8000U | (0644U << 16), 0x8000U | (0010644U << 16), 0x8000U | (0100644U << 16)}) {
    const std::string packed = SevenZip("m.pkl", "bytes", attributes);
    std::string found;
    const std::string_view trouble = ForEachMember(
        PackedShape::kSevenZip, BytesInMemory(packed), [](uint64_t) { return kMuch; },
        [&](const PackedMember& member) {
          found = member.name + ": " + member.bytes + (member.special ? " special" : "");
          return true;
        });
    EXPECT_EQ(trouble, "");
    EXPECT_EQ(found, "m.pkl: bytes") << attributes;
  }
}

}  // namespace
}  // namespace day
