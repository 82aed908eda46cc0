// debian.org/doc/packaging-manuals/copyright-format/1.0: what each group of files is under. REUSE's dep5 has the same form.
#include "metadata/line_walk.h"
#include "metadata/stated.h"

namespace day::metadata {
namespace {

// Paragraph by paragraph. What stands below "License:" is a license's text.
class Paragraphs {
 public:
  void Take(std::string_view line, uint32_t number) {
    if (TrimAscii(line).empty()) return Finish();
    if (IsIndented(line)) {
      if (field_ == Field::kLicense) last_line_ = number;
      if (field_ == Field::kFiles) AddFiles(TrimAscii(line));
      return;
    }
    auto [key, value] = HeaderOf(line, ":");
    machine_readable_ |=
        key == "format" && (value.find("copyright-format") != value.npos || value.find("DEP5") != value.npos || value.find("dep5") != value.npos);
    field_ = key == "files" ? Field::kFiles : key == "license" ? Field::kLicense : Field::kOther;
    if (field_ == Field::kFiles) AddFiles(value);
    if (field_ != Field::kLicense) return;
    license_ = value;
    line_ = last_line_ = number;
  }
  void Finish() {
    if (!license_.empty() && list_.size() < kMaxParts) {
      const bool all = files_ == "*";
      list_.push_back({.written = std::string(license_),
                       .field = all ? "Files: *" : "Files",
                       .line = line_,
                       .last_line = last_line_,
                       .files = all ? "" : files_,
                       .names = "debian",
                       .defines = files_.empty()});
    }
    files_.clear();
    license_ = {};
    field_ = Field::kOther;
  }
  StatedList Statements() && { return machine_readable_ ? std::move(list_) : StatedList(); }

 private:
  enum class Field : uint8_t { kOther, kFiles, kLicense };
  void AddFiles(std::string_view globs) {
    constexpr size_t kMaxGlobs = 200;  // limit: bytes of globs that are kept
    if (files_.size() < kMaxGlobs) files_.append(files_.empty() || globs.empty() ? "" : " ").append(globs.substr(0, kMaxGlobs));
  }

  StatedList list_;
  Field field_ = Field::kOther;
  std::string files_;
  std::string_view license_;
  uint32_t line_ = 0, last_line_ = 0;
  bool machine_readable_ = false;
};

}  // namespace

StatedList ReadDebianCopyright(std::string_view text) {
  Paragraphs paragraphs;
  EachLine(text, [&](std::string_view line, uint32_t number) { paragraphs.Take(line, number); });
  paragraphs.Finish();
  return std::move(paragraphs).Statements();
}

}  // namespace day::metadata
