// Formats of numbers and words: their loaders run nothing, whatever stands in them. What is checked is that all of a file is accounted for.
#include <fmt/format.h>

#include "formats/fasttext/fasttext.h"
#include "formats/rnnoise/rnnoise.h"
#include "formats/tesseract/tesseract.h"
#include "knowledge/knowledge.h"
#include "loading/broken.h"
#include "loading/kinds.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

void Trailing(Inspection& inspection, const Subject& subject, uint64_t end) {
  const uint64_t size = subject.bytes().size();
  if (size > end) inspection.Add(subject.place(), "trailing-bytes", LoadVerdict::kSuspicious, fmt::format("{} bytes follow the model", size - end), end);
}

bool FastText(Inspection& inspection, Subject& subject) {
  if (!LooksLikeFastText(subject.head())) return false;
  inspection.Format(subject.place(), "fasttext");
  inspection.CountModel();
  inspection.Disguise(subject.place(), "fasttext", subject.head().substr(0, 4096));
  const auto model = ReadFastText(subject.bytes());
  if (!model) {
    Broken(inspection, subject.place(), "fasttext", model.error());
    return true;
  }
  for (int i : {0, 1}) inspection.CountTensors(1, model->rows[i] * model->columns[i]);  // of quantized ones not checked: only counted, may wrap
  Trailing(inspection, subject, model->end);
  return true;
}

// Settings of Tesseract whose value is a file that it opens: the first writes what it has to say there.
constexpr std::string_view kWrites[] = {"debug_file"};
constexpr std::string_view kReads[] = {"user_words_file", "user_patterns_file"};

bool Tesseract(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (!ToLowerAscii(place.name).ends_with(".traineddata")) return false;
  const auto data = ReadTesseract(subject.bytes());
  inspection.Format(place, "tesseract");
  inspection.CountModel();
  if (!data) {
    Broken(inspection, place, "tesseract", data.error());
    return true;
  }
  for (const auto& [name, value] : data->settings) {
    for (std::string_view writes : kWrites)
      if (name == writes && !value.empty())
        inspection.Add(place, "touches-files", LoadVerdict::kMalicious, fmt::format("makes Tesseract write what it has to say to the file {}", value));
    for (std::string_view reads : kReads)
      if (name == reads && !value.empty())
        inspection.Add(place, "touches-files", LoadVerdict::kSuspicious, fmt::format("makes Tesseract read the file {}", value));
  }
  return true;
}

bool Rnnoise(Inspection& inspection, Subject& subject) {
  if (!LooksLikeRnnoise(subject.head())) return false;
  const std::string* whole = subject.Whole();
  if (!whole) return true;
  inspection.Format(subject.place(), "rnnoise");
  inspection.CountModel();
  if (subject.cut()) inspection.Cut(subject.place());
  const auto numbers = ParseRnnoise(*whole);
  if (numbers) {
    inspection.CountTensors(0, *numbers);
  } else {
    Broken(inspection, subject.place(), "rnnoise", numbers.error());
  }
  return true;
}

}  // namespace

bool InspectNumbers(Inspection& inspection, Subject& subject) {
  for (const Kind kind : {FastText, Tesseract, Rnnoise})
    if (kind(inspection, subject)) return true;
  return false;
}

}  // namespace day::loading
