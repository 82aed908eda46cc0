#include "records/readers/decoded_stream.h"

#include <bzlib.h>
#include <gtest/gtest.h>
#include <isa-l/igzip_lib.h>
#include <lzma.h>
#include <zstd.h>

#include <random>

#include "records/readers/test_help.h"

namespace day::records {
namespace {

std::string Compressed(const std::string& text, Compression how) {
  std::string out(text.size() + 4096, '\0');
  size_t size = 0;
  if (how == Compression::kZstd) {
    size = ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3);
  } else if (how == Compression::kXz) {
    lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, nullptr, reinterpret_cast<const uint8_t*>(text.data()), text.size(), reinterpret_cast<uint8_t*>(out.data()),
                            &size, out.size());
  } else if (how == Compression::kBzip2) {
    auto length = static_cast<unsigned>(out.size());
    BZ2_bzBuffToBuffCompress(out.data(), &length, const_cast<char*>(text.data()), static_cast<unsigned>(text.size()), 1, 0, 0);
    size = length;
  } else {
    isal_zstream stream;
    isal_deflate_init(&stream);
    stream.gzip_flag = IGZIP_GZIP;
    stream.end_of_stream = 1;
    stream.next_in = reinterpret_cast<uint8_t*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uint32_t>(text.size());
    stream.next_out = reinterpret_cast<uint8_t*>(out.data());
    stream.avail_out = static_cast<uint32_t>(out.size());
    isal_deflate(&stream);
    size = stream.total_out;
  }
  out.resize(size);
  return out;
}

std::string SomeText() {
  std::mt19937 random(1);
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "word" + std::to_string(random() % 1000) + (random() % 9 ? " " : "\n");
  return text;
}

class DecodeTest : public ::testing::TestWithParam<Compression> {};
INSTANTIATE_TEST_SUITE_P(Each, DecodeTest, ::testing::Values(Compression::kGzip, Compression::kZstd, Compression::kXz, Compression::kBzip2),
                         [](const auto& param) { return std::string(NameOf(param.param)); });

TEST_P(DecodeTest, GivesBackTheTextInStepsOfAnySize) {
  const std::string text = SomeText(), bytes = Compressed(text, GetParam());
  EXPECT_EQ(CompressionOf(bytes.substr(0, kCompressionHead)), GetParam());
  for (const size_t step : {size_t{1}, size_t{7}, size_t{1000}, SIZE_MAX}) {
    std::string trouble;
    EXPECT_EQ(ReadAll(*Decode(std::make_unique<MemoryStream>(bytes, step), GetParam()), &trouble, step == 1 ? 3 : 70'000), text);
    EXPECT_EQ(trouble, "");
  }
}

TEST_P(DecodeTest, ReadsStreamsBehindOneAnother) {
  const std::string bytes = Compressed("first ", GetParam()) + Compressed("second", GetParam());
  EXPECT_EQ(ReadAll(*Decode(std::make_unique<MemoryStream>(bytes), GetParam())), "first second");
  EXPECT_EQ(ReadAll(*Decode(std::make_unique<MemoryStream>(bytes, 1), GetParam())), "first second");
}

TEST_P(DecodeTest, SaysThatAStreamEndsEarlyAfterWhatCameBefore) {
  const std::string text = SomeText(), bytes = Compressed(text, GetParam());
  for (const size_t cut : {bytes.size() / 2, bytes.size() - 1}) {
    std::string trouble;
    const std::string got = ReadAll(*Decode(std::make_unique<MemoryStream>(bytes.substr(0, cut)), GetParam()), &trouble);
    EXPECT_NE(trouble, "") << cut;
    EXPECT_TRUE(text.starts_with(got));
  }
}

TEST_P(DecodeTest, SaysThatAStreamIsDamagedAndKeepsSayingSo) {
  std::string bytes = Compressed(SomeText(), GetParam());
  for (size_t i = bytes.size() / 3; i < bytes.size() / 3 + 40; ++i) bytes[i] = static_cast<char>(~bytes[i]);
  std::string trouble, again;
  const auto stream = Decode(std::make_unique<MemoryStream>(bytes), GetParam());
  ReadAll(*stream, &trouble);
  ReadAll(*stream, &again);
  EXPECT_NE(trouble, "");
  EXPECT_EQ(trouble, again);
}

TEST(Decode, RefusesAWindowThatIsTooLarge) {
  // A frame that asks for a window of 1 GiB and holds one byte.
  const std::string out("\x28\xb5\x2f\xfd\x00\xa0\x09\x00\x00x", 10);
  std::string trouble;
  ReadAll(*Decode(std::make_unique<MemoryStream>(out), Compression::kZstd), &trouble);
  EXPECT_NE(trouble.find("256 MiB"), trouble.npos) << trouble;
}

TEST(ToUtf8, ReadsUtf16OfBothOrdersInAnySteps) {
  const std::u16string wide = u"aé\n\U0001F600z";
  for (const bool big : {false, true}) {
    std::string bytes = big ? std::string("\xFE\xFF") : std::string("\xFF\xFE");
    for (const char16_t unit : wide) {
      const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
      bytes += big ? high : low;
      bytes += big ? low : high;
    }
    for (const size_t step : {size_t{1}, size_t{3}, SIZE_MAX}) EXPECT_EQ(ReadAll(*ToUtf8(std::make_unique<MemoryStream>(bytes, step))), "aé\n\U0001F600z");
  }
}

TEST(ToUtf8, DropsAMarkAndLeavesTheRest) {
  EXPECT_EQ(ReadAll(*ToUtf8(std::make_unique<MemoryStream>("\xEF\xBB\xBF{\"a\": 1}", 1))), "{\"a\": 1}");
  EXPECT_EQ(ReadAll(*ToUtf8(std::make_unique<MemoryStream>("\xFF"))), "\xFF");
  EXPECT_EQ(ReadAll(*ToUtf8(std::make_unique<MemoryStream>(""))), "");
}

TEST(CompressionOf, TellsByTheFirstBytes) {
  EXPECT_EQ(CompressionOf("plain "), Compression::kNone);
  EXPECT_EQ(CompressionOf(""), Compression::kNone);
  EXPECT_EQ(CompressionOf("BZh0.."), Compression::kNone);
}

}  // namespace
}  // namespace day::records
