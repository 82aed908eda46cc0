#include "scan/progress_bar.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace day {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kBefore{500};  // a scan shorter than this draws nothing
constexpr milliseconds kBetween{100};
constexpr double kMeaningful = 1.0;  // seconds of reading before a time left is worth saying

std::string Bytes(double count) {
  static constexpr std::array<std::string_view, 6> kUnits = {"B", "kB", "MB", "GB", "TB", "PB"};
  size_t unit = 0;
  for (; count >= 999.5 && unit + 1 < kUnits.size(); ++unit) count /= 1000;
  return unit == 0 || count >= 99.5 ? fmt::format("{:.0f} {}", count, kUnits[unit]) : fmt::format("{:.1f} {}", count, kUnits[unit]);
}

std::string TimeLeft(double seconds) {
  const auto whole = static_cast<uint64_t>(std::llround(std::min(seconds, 359'999.0)));
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string Bar(double share, size_t width, bool unicode) {
  const auto full = static_cast<size_t>(share * static_cast<double>(width));
  std::string bar;
  for (size_t i = 0; i < width; ++i) bar += i < full ? (unicode ? "█" : "#") : (unicode ? "░" : "-");
  return bar;
}

void Write(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t wrote = ::write(descriptor, text.data(), text.size());
    if (wrote <= 0) return;
    text.remove_prefix(static_cast<size_t>(wrote));
  }
}

size_t WidthOf(int terminal) {
  winsize size{};
  return ::ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

std::string FormatProgress(const ProgressState& state, size_t width, bool unicode) {
  const uint64_t bytes_new = state.bytes_read - std::min(state.bytes_kept, state.bytes_read);
  const double rate = state.seconds > 0 ? static_cast<double>(bytes_new) / state.seconds : 0;
  std::string line;
  if (!state.listing_done) {
    line = state.bytes_read == 0 ? fmt::format("Listing: {} files, {}", state.files_listed, Bytes(static_cast<double>(state.bytes_listed)))
                                 : fmt::format("Reading: {} files, {}, {}/s", state.files_read, Bytes(static_cast<double>(state.bytes_read)), Bytes(rate));
    return line.size() <= width ? line : line.substr(0, width);
  }
  const uint64_t total = std::max<uint64_t>(state.bytes_listed, 1);
  const double share = std::min(1.0, static_cast<double>(state.bytes_read) / static_cast<double>(total));
  line = fmt::format("{:3.0f} %  {} of {}  {}/s", share * 100, Bytes(static_cast<double>(state.bytes_read)), Bytes(static_cast<double>(state.bytes_listed)),
                     Bytes(rate));
  if (state.seconds >= kMeaningful && rate > 0 && state.bytes_read < state.bytes_listed)
    line += fmt::format("  {} left", TimeLeft(static_cast<double>(state.bytes_listed - state.bytes_read) / rate));
  if (line.size() > width) return line.substr(0, width);
  constexpr size_t kSmallestBar = 10, kLargestBar = 40;
  if (line.size() + 2 + kSmallestBar > width) return line;
  return Bar(share, std::min(kLargestBar, width - line.size() - 2), unicode) + "  " + line;
}

ProgressBar::ProgressBar(const Progress& progress, int terminal) : progress_(progress), terminal_(terminal) {
  if (::isatty(terminal_)) thread_ = std::jthread([this](const std::stop_token& stop) { Draw(stop); });
}

ProgressBar::~ProgressBar() = default;

void ProgressBar::Draw(const std::stop_token& stop) {
  const auto start = std::chrono::steady_clock::now();
  std::mutex mutex;
  std::condition_variable_any sleeping;
  std::unique_lock lock(mutex);
  const char* locale = nullptr;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (!locale || !*locale) locale = std::getenv(name);
  const std::string_view charset = locale ? locale : "";
  const bool unicode = charset.find("UTF-8") != charset.npos || charset.find("utf8") != charset.npos;

  bool drawn = false;
  for (auto pause = kBefore;; pause = kBetween) {
    if (sleeping.wait_for(lock, stop, pause, [] { return false; }) || stop.stop_requested()) break;
    const ProgressState state{progress_.files_listed.load(), progress_.bytes_listed.load(),
                              progress_.files_read.load(),   progress_.bytes_read.load(),
                              progress_.listing_done.load(), std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
                              progress_.bytes_kept.load()};
    Write(terminal_, "\r" + FormatProgress(state, WidthOf(terminal_) - 1, unicode) + "\x1b[K");
    drawn = true;
  }
  if (drawn) Write(terminal_, "\r\x1b[K");
}

}  // namespace day
