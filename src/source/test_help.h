// What the tests of this room share.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/memory_file_system.h"
#include "source/tree.h"

namespace day {

// A folder that goes away with the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "daylight-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }
  void Write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories(std::filesystem::path(path_ + "/" + name).parent_path());
    std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
  }
  bool Run(const std::string& command) const { return std::system(("cd '" + path_ + "' && { " + command + "; } > /dev/null 2>&1").c_str()) == 0; }

 private:
  std::string path_;
};

inline std::map<std::string, Entry> EntriesOf(const Tree& tree) {
  std::map<std::string, Entry> entries;
  const EntryVisitor keep = [&](Entry entry) {
    const std::string path = entry.path;
    entries[path] = std::move(entry);
  };
  const Status done = tree.in_order() ? tree.Stream([&](Entry entry, ByteStream*) { return keep(std::move(entry)), Status(); }, {}) : tree.List(keep, {});
  EXPECT_TRUE(done.has_value());
  return entries;
}

inline std::string ContentOf(const Tree& tree, const Entry& entry) {
  const auto file = tree.Open(entry);
  if (!file) return "error: " + file.error().message;
  std::string bytes((*file)->size(), '\0');
  const auto got = (*file)->ReadAt(0, std::as_writable_bytes(std::span(bytes)));
  return got ? bytes.substr(0, *got) : "error";
}

// All that a stream gives, or why it gives no more, after what it gave.
inline std::string ReadAll(ByteStream& stream) {
  std::string all;
  std::vector<std::byte> buffer(size_t{1} << 16);
  for (;;) {
    const auto got = stream.Read(buffer);
    if (!got) return all + "error: " + got.error().message;
    if (*got == 0) return all;
    all.append(reinterpret_cast<const char*>(buffer.data()), *got);
  }
}

inline Release Open(const std::string& what, const FileSystem& files = RealFileSystem()) {
  auto release = OpenRelease(what, files, {});
  EXPECT_TRUE(release.has_value()) << (release ? "" : release.error().message);
  return release ? std::move(*release) : Release{};
}
inline std::string ErrorOf(const std::string& what, const FileSystem& files = RealFileSystem()) {
  const auto release = OpenRelease(what, files, {});
  return release ? "opened" : release.error().message;
}

}  // namespace day
