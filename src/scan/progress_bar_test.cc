#include "scan/progress_bar.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <string>
#include <thread>

#include "text/utf8.h"

namespace day {
namespace {

constexpr ProgressState kHalf = {
    .files_listed = 10, .bytes_listed = 2'000'000'000, .files_read = 4, .bytes_read = 1'000'000'000, .listing_done = true, .seconds = 2};

TEST(FormatProgress, ShowsShareBytesRateAndTimeLeft) {
  const std::string line = FormatProgress(kHalf, 80, false);
  EXPECT_NE(line.find(" 50 %  1.0 GB of 2.0 GB  500 MB/s  0:02 left"), line.npos) << line;
  EXPECT_EQ(line[0], '#');
}
TEST(FormatProgress, FitsAnyWidth) {
  for (size_t width = 0; width < 200; ++width)
    for (bool unicode : {false, true})
      for (ProgressState state :
           {kHalf, ProgressState{}, ProgressState{.files_listed = 123, .bytes_listed = 5}, ProgressState{.files_read = 9, .bytes_read = 12'345, .seconds = 1}})
        ASSERT_LE(DisplayWidth(FormatProgress(state, width, unicode)), width);
}
TEST(FormatProgress, DrawsBlocksWhereTheTerminalHasThem) {
  EXPECT_NE(FormatProgress(kHalf, 80, true).find("█"), std::string::npos);
  EXPECT_EQ(FormatProgress(kHalf, 80, false).find("█"), std::string::npos);
}
TEST(FormatProgress, CountsWhileItLists) {
  EXPECT_EQ(FormatProgress({.files_listed = 1'200, .bytes_listed = 34'000'000}, 80, false), "Listing: 1200 files, 34.0 MB");
  EXPECT_EQ(FormatProgress({.files_listed = 9, .files_read = 7, .bytes_read = 10'000, .seconds = 2}, 80, false), "Reading: 7 files, 10.0 kB, 5.0 kB/s")
      << "an archive is listed while it is read";
}
TEST(FormatProgress, PromisesNoTimeBeforeItKnowsTheRate) {
  ProgressState state = kHalf;
  state.seconds = 0.9;
  EXPECT_EQ(FormatProgress(state, 100, false).find("left"), std::string::npos);
  state.seconds = 0;
  EXPECT_EQ(FormatProgress(state, 100, false).find("left"), std::string::npos);
  state.seconds = 10;
  state.bytes_read = 0;
  EXPECT_EQ(FormatProgress(state, 100, false).find("left"), std::string::npos);
}
TEST(FormatProgress, TakesNoCreditForWhatAnEarlierRunDid) {
  ProgressState state = kHalf;
  state.bytes_kept = 800'000'000;
  EXPECT_NE(FormatProgress(state, 80, false).find(" 50 %  1.0 GB of 2.0 GB  100 MB/s  0:10 left"), std::string::npos);
  state.bytes_kept = 3'000'000'000;
  EXPECT_NE(FormatProgress(state, 80, false).find(" 50 %  1.0 GB of 2.0 GB  0 B/s"), std::string::npos);
}
TEST(FormatProgress, NeverGoesPastTheEnd) {
  ProgressState state = kHalf;
  state.bytes_read = 3'000'000'000;
  EXPECT_NE(FormatProgress(state, 100, false).find("100 %"), std::string::npos);
  state = {.listing_done = true, .seconds = 1};
  EXPECT_NE(FormatProgress(state, 100, false).find("  0 %  0 B of 0 B"), std::string::npos);
}
TEST(FormatProgress, WritesHoursAndBoundsThem) {
  ProgressState state = {.bytes_listed = 1'000'000'000'000, .bytes_read = 1'000'000, .listing_done = true, .seconds = 10};
  EXPECT_NE(FormatProgress(state, 100, false).find("99:59:59 left"), std::string::npos);
  state.bytes_listed = 721'000'000;
  EXPECT_NE(FormatProgress(state, 100, false).find("2:00:00 left"), std::string::npos);
}

// All that a bar wrote to a terminal of its own while `work` ran; nothing where the machine has no pseudo-terminals.
template <class Work>
std::optional<std::string> DrawnDuring(Work&& work) {
  int reader = -1, terminal = -1;
  winsize size{.ws_row = 24, .ws_col = 60, .ws_xpixel = 0, .ws_ypixel = 0};
  if (::openpty(&reader, &terminal, nullptr, nullptr, &size) != 0) return std::nullopt;
  Progress progress;
  progress.bytes_listed = 100;
  progress.listing_done = true;
  {
    const ProgressBar bar(progress, terminal);
    work();
  }
  // The kernel hands over what was written in pieces and, on a busy machine, later.
  constexpr int kPatience = 300;  // milliseconds
  std::string drawn;
  std::array<char, 4096> piece;
  pollfd readable{.fd = reader, .events = POLLIN, .revents = 0};
  while (::poll(&readable, 1, kPatience) > 0) {
    const ssize_t got = ::read(reader, piece.data(), piece.size());
    if (got <= 0) break;
    drawn.append(piece.data(), static_cast<size_t>(got));
  }
  ::close(terminal);
  ::close(reader);
  return drawn;
}
TEST(ProgressBar, DrawsNothingForAShortScan) {
  const std::optional<std::string> drawn = DrawnDuring([] {});
  if (!drawn) GTEST_SKIP() << "no pseudo-terminals here";
  EXPECT_EQ(*drawn, "");
}
TEST(ProgressBar, WipesItsLineAtTheEnd) {
  const std::optional<std::string> drawn = DrawnDuring([] { std::this_thread::sleep_for(std::chrono::milliseconds(800)); });
  if (!drawn) GTEST_SKIP() << "no pseudo-terminals here";
  EXPECT_NE(drawn->find("100 B"), std::string::npos) << *drawn;
  EXPECT_TRUE(drawn->ends_with("\r\x1b[K"));
}
TEST(ProgressBar, IsSilentWhereThereIsNoTerminal) {
  int pipe[2];
  ASSERT_EQ(::pipe2(pipe, O_NONBLOCK), 0);
  Progress progress;
  {
    const ProgressBar bar(progress, pipe[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
  }
  char byte;
  EXPECT_EQ(::read(pipe[0], &byte, 1), -1);
  ::close(pipe[0]);
  ::close(pipe[1]);
}

}  // namespace
}  // namespace day
