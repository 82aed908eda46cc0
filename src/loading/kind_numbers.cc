// Formats of numbers and words: their loaders run nothing, whatever stands in them. What is checked is that all of a file is accounted for.
#include <fmt/format.h>

#include <algorithm>

#include "formats/fasttext/fasttext.h"
#include "formats/lightgbm/lightgbm.h"
#include "formats/msgpack/msgpack.h"
#include "formats/mxnet/mxnet.h"
#include "formats/nnef/nnef.h"
#include "formats/rnnoise/rnnoise.h"
#include "formats/tesseract/tesseract.h"
#include "formats/ubjson/ubjson.h"
#include "formats/word2vec/word2vec.h"
#include "formats/xgboost/xgboost.h"
#include "knowledge/knowledge.h"
#include "loading/broken.h"
#include "loading/kinds.h"
#include "loading/paths.h"
#include "text/json.h"
#include "text/json_check.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

using namespace std::string_view_literals;

constexpr uint64_t kMaxSymbol = 8 << 20;  // limit: bytes of a network of MXNet; a tree of it takes ten times as much

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
  const std::string_view* whole = subject.Whole();
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

bool Mxnet(Inspection& inspection, Subject& subject) {
  if (!LooksLikeMxnet(subject.head())) return false;
  inspection.Format(subject.place(), "mxnet");
  inspection.CountModel();
  const auto file = ReadMxnet(subject.bytes());
  if (file) {
    inspection.CountTensors(file->tensors, file->parameters);
  } else {
    Broken(inspection, subject.place(), "mxnet", file.error());
  }
  return true;
}

// The network that goes with MXNet's parameters: operators of its own, but for those that call back into the program that loads it.
bool MxnetSymbol(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (!ToLowerAscii(place.name).ends_with("-symbol.json") || !LooksLikeText(subject.head()) || subject.bytes().size() > kMaxSymbol) return false;
  const std::string_view* whole = subject.Whole();
  if (!whole || subject.cut()) return false;
  const Result<Value> value = ParseJson(*whole);
  inspection.Format(place, "mxnet-symbol");
  inspection.CountModel();
  if (!value || !(*value)["nodes"].is_array()) {
    inspection.Add(place, "malformed-mxnet", LoadVerdict::kUnreadable, value ? "has no nodes" : value.error().message);
    return true;
  }
  for (const Value& node : (*value)["nodes"].items()) {
    const std::string& op = node["op"].string();
    if (op == "Custom")
      inspection.Add(place, "unknown-call", LoadVerdict::kSuspicious, "runs an operator that the program has in Python (Custom): what it does is not known");
    if (op == "_Native" || op == "_NDArray")
      inspection.Add(place, "runs-code", LoadVerdict::kMalicious, fmt::format("makes MXNet call the address in memory that it states ({})", op));
  }
  return true;
}

bool LightGbm(Inspection& inspection, Subject& subject) {
  if (!LooksLikeLightGbm(subject.head())) return false;
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  inspection.Format(subject.place(), "lightgbm");
  inspection.CountModel();
  if (subject.cut()) inspection.Cut(subject.place());
  const auto model = ParseLightGbm(*whole);
  if (model) {
    inspection.CountTensors(0, model->leaves);
  } else {
    Broken(inspection, subject.place(), "lightgbm", model.error());
  }
  return true;
}

// The text of a graph (NNEF 1.0.5, chapter 2): a version, a graph, and labels, which are the names of files with tensors beside it. Nothing in
// the language runs, so what is asked is whether it is that language at all, and where its labels lead.
void NnefGraph(Inspection& inspection, const Place& place, std::string_view text) {
  int64_t open = 0;
  bool graph = false, quoted = false, comment = false;
  char quote = 0;
  size_t word = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (comment) {
      comment = c != '\n';
    } else if (quoted) {
      if (c != quote) continue;
      quoted = false;
      const std::string_view label = text.substr(word, i - word);
      if (ReachOf(label) == PathReach::kOutside)
        inspection.Add(place, "unsafe-path", LoadVerdict::kMalicious,
                       fmt::format("takes a tensor from \"{}\", which lies outside of the model", label.substr(0, kShown)), word);
    } else if (c == '\'' || c == '"') {
      quoted = true;
      quote = c;
      word = i + 1;
    } else if (c == '#') {
      comment = true;
    } else {
      open += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
      graph |= text.substr(i).starts_with("graph ");
      if (open < 0) break;
    }
  }
  const bool begins = TrimAscii(text).starts_with("version") || TrimAscii(text).starts_with("#");
  if (!begins || !graph || open != 0 || quoted) inspection.Add(place, "malformed-nnef", LoadVerdict::kUnreadable, "is no graph in the language of NNEF");
}

// A tensor of NNEF, or the text that wires them: declarations, of operators that the loader has.
bool Nnef(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  if (place.name.ends_with(".nnef") && LooksLikeText(subject.head())) {
    inspection.Format(place, "nnef");
    inspection.CountModel();
    const std::string_view* whole = subject.Whole();
    if (whole && subject.cut()) inspection.Cut(place);
    else if (whole) NnefGraph(inspection, place, *whole);
    return true;
  }
  if (!LooksLikeNnef(subject.head())) return false;
  inspection.Format(place, "nnef");
  inspection.CountModel();
  const auto tensor = ParseNnef(subject.head(), subject.bytes().size());
  if (tensor) {
    inspection.CountTensors(1, tensor->elements);
  } else {
    Broken(inspection, place, "nnef", tensor.error());
  }
  return true;
}

bool Word2Vec(Inspection& inspection, Subject& subject) {
  if (!LooksLikeWord2Vec(subject.head())) return false;
  inspection.Format(subject.place(), "word2vec");
  inspection.CountModel();
  const auto file = ReadWord2Vec(subject.bytes());
  if (file) {
    inspection.CountTensors(1, file->words * file->dimensions);  // both are limited
  } else {
    Broken(inspection, subject.place(), "word2vec", file.error());
  }
  return true;
}

// MessagePack has no magic: by its name, or by that of Flax's own files.
bool Flax(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const FileType* promised = TheFileTypes().ByName(place.name);
  if (!ToLowerAscii(place.name).ends_with(".msgpack") && !(promised && promised->id == "flax")) return false;
  inspection.Format(place, "flax");
  const auto file = ReadFlax(subject.bytes());
  if (!file) {
    Broken(inspection, place, "flax", file.error());
    return true;
  }
  inspection.CountModel();
  inspection.CountTensors(file->tensors, file->parameters);
  if (!file->dunder.empty())
    inspection.Add(place, "odd-msgpack", LoadVerdict::kSuspicious,
                   fmt::format("holds the key {}, a name of Python's objects, which no checkpoint needs", file->dunder));
  for (const std::string& value : file->texts)
    if (const std::string_view sign = CodeIn(value); !sign.empty()) {
      inspection.Add(place, "hidden-code", LoadVerdict::kSuspicious, fmt::format("holds a text that is a program ({}), which no checkpoint needs", sign));
      break;
    }
  for (int extension : file->other_extensions)
    inspection.Add(place, "odd-msgpack", LoadVerdict::kSuspicious,
                   fmt::format("holds values of the kind {}, which only a program that knows it can read: what it makes of them is not known", extension));
  return true;
}

// Its old binary form.
bool OldXgboost(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  inspection.Format(place, "xgboost");
  inspection.CountModel();
  const auto model = ReadXgboost(subject.bytes());
  if (!model) {
    Broken(inspection, place, "xgboost", model.error());
    return true;
  }
  inspection.CountTensors(0, model->nodes + model->weights);
  if (const std::string_view sign = CodeIn(model->texts); !sign.empty())
    inspection.Add(place, "hidden-code", LoadVerdict::kSuspicious, fmt::format("holds a text that is a program ({}), which no model of trees needs", sign));
  Trailing(inspection, subject, model->end);
  return true;
}

// As JSON or as its binary form; both are told by the first key that their writers put.
bool Xgboost(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const std::string_view head = subject.head();
  const bool binary = head.starts_with("{L\0\0\0\0\0\0\0"sv) || ToLowerAscii(place.name).ends_with(".ubj");
  const size_t key = head.find_first_not_of(" \t\r\n", 1);
  const bool text = head.starts_with('{') && key != head.npos && head.substr(key).starts_with("\"learner\"");
  if (LooksLikeXgboost(head) || head.starts_with("binf")) return OldXgboost(inspection, subject);
  if (!binary && !text) return false;
  inspection.Format(place, "xgboost");
  inspection.CountModel();
  if (binary) {
    const auto file = ReadUbjson(subject.bytes());
    if (!file) {
      Broken(inspection, place, "xgboost", file.error());
    } else if (std::find(file->keys.begin(), file->keys.end(), "learner") == file->keys.end()) {
      Broken(inspection, place, "xgboost", Malformed{0, "has no learner"});
    } else {
      inspection.CountTensors(0, file->numbers);
    }
    return true;
  }
  const std::string_view* whole = subject.Whole();
  if (!whole) return true;
  if (subject.cut()) {
    inspection.Cut(place);
  } else if (const JsonCheck check = CheckJson(*whole); !check.valid) {
    Broken(inspection, place, "xgboost", Malformed{check.at, "is not valid JSON"});
  } else {
    inspection.CountTensors(0, check.numbers);
  }
  if (const std::string_view sign = CodeIn(*whole); !sign.empty())
    inspection.Add(place, "hidden-code", LoadVerdict::kSuspicious, fmt::format("holds a text that is a program ({}), which no model of trees needs", sign),
                   whole->find(sign));
  return true;
}

}  // namespace

std::string_view CodeIn(std::string_view text) {
  for (std::string_view sign :
       {"import os", "import sys", "import subprocess", "__import__", "os.system", "os.popen", "subprocess.", "eval(", "exec(", "pickle.loads", "/bin/sh"})
    if (text.find(sign) != text.npos) return sign;
  return {};
}

bool InspectNumbers(Inspection& inspection, Subject& subject) {
  for (const Kind kind : {FastText, Tesseract, Rnnoise, Mxnet, MxnetSymbol, Nnef, Word2Vec, LightGbm, Flax, Xgboost})
    if (kind(inspection, subject)) return true;
  return false;
}

}  // namespace day::loading
