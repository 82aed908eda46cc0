#include "formats/coreml/coreml.h"

#include "formats/protobuf/wire.h"

namespace day {
namespace {

constexpr uint64_t kLastVersion = 1'000;  // above it, it is no version

struct Type {
  uint32_t number;
  std::string_view name;
};
// The fields of Model.proto's oneof.
constexpr Type kTypes[] = {{200, "pipelineClassifier"},
                           {201, "pipelineRegressor"},
                           {202, "pipeline"},
                           {300, "glmRegressor"},
                           {301, "supportVectorRegressor"},
                           {302, "treeEnsembleRegressor"},
                           {303, "neuralNetworkRegressor"},
                           {304, "bayesianProbitRegressor"},
                           {400, "glmClassifier"},
                           {401, "supportVectorClassifier"},
                           {402, "treeEnsembleClassifier"},
                           {403, "neuralNetworkClassifier"},
                           {404, "kNearestNeighborsClassifier"},
                           {500, "neuralNetwork"},
                           {501, "itemSimilarityRecommender"},
                           {502, "mlProgram"},
                           {555, "customModel"},
                           {556, "linkedModel"},
                           {560, "classConfidenceThresholding"},
                           {600, "oneHotEncoder"},
                           {601, "imputer"},
                           {602, "featureVectorizer"},
                           {603, "dictVectorizer"},
                           {604, "scaler"},
                           {606, "categoricalMapping"},
                           {607, "normalizer"},
                           {609, "arrayFeatureExtractor"},
                           {610, "nonMaximumSuppression"},
                           {900, "identity"},
                           {2000, "textClassifier"},
                           {2001, "wordTagger"},
                           {2002, "visionFeaturePrint"},
                           {2003, "soundAnalysisPreprocessing"},
                           {2004, "gazetteer"},
                           {2005, "wordEmbedding"},
                           {2006, "audioFeaturePrint"},
                           {3000, "serializedModel"}};

std::string_view TypeOf(uint32_t number) {
  for (const Type& type : kTypes)
    if (type.number == number) return type.name;
  return "";
}

class ModelReader {
 public:
  explicit ModelReader(CoreMlModel& model) : model_(model) {}

  void Model(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsVarint(1) && model_.version == 0) model_.version = field.value;
      if (field.type != ProtoType::kBytes) continue;
      if (field.number == 2) Description(ProtoMessage(message, field));
      const std::string_view type = TypeOf(field.number);
      if (type.empty()) continue;
      model_.types.insert(type);
      ProtoMessage inner(message, field);
      if (field.number == 200 || field.number == 201) {
        ForEachIn(inner, 1, [&](ProtoMessage pipeline) { Pipeline(pipeline); });
      } else if (field.number == 202) {
        Pipeline(inner);
      } else if (field.number == 303 || field.number == 403 || field.number == 500) {
        Network(inner);
      } else if (field.number == 502) {
        Program(inner);
      } else if (field.number == 555) {
        Class(inner);
      } else if (field.number == 556) {
        Link(inner);
      }
    }
  }

 private:
  void Keep(std::vector<CoreMlName>& names, std::string name, uint64_t at) {
    if (names.size() < kCoreMlMaxListed) {
      names.push_back({std::move(name), at});
    } else {
      model_.limit = "coreml-names";
    }
  }

  void Pipeline(ProtoMessage message) {
    ForEachIn(message, 1, [&](ProtoMessage model) { Model(model); });
  }

  void Description(ProtoMessage message) {
    ForEachIn(message, 100, [&](ProtoMessage metadata) { Metadata(metadata); });
  }

  void Metadata(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.type != ProtoType::kBytes || model_.metadata.size() >= kCoreMlMaxListed) continue;
      std::pair<std::string, std::string> entry;
      constexpr std::string_view kKeys[] = {"", "description", "version", "author", "license"};
      if (field.number >= 1 && field.number <= 4) {
        entry.first = kKeys[field.number];
        message.Text(field, kCoreMlMaxText, entry.second);
      } else if (field.number == 100) {
        ProtoMessage own(message, field);
        while (own.Next(field)) {
          if (field.IsBytes(1)) own.Text(field, kCoreMlMaxText, entry.first);
          if (field.IsBytes(2)) own.Text(field, kCoreMlMaxText, entry.second);
        }
      }
      if (!entry.first.empty()) model_.metadata.push_back(std::move(entry));
    }
  }

  // Of a custom model or layer.
  void Class(ProtoMessage message) {
    const uint64_t at = message.at();
    std::string name;
    ReadText(message, 10, kCoreMlMaxText, name);
    Keep(model_.classes, std::move(name), at);
  }

  void Link(ProtoMessage message) {
    ForEachIn(message, 1, [&](ProtoMessage file) {
      ProtoField field;
      while (file.Next(field)) {
        if (!field.IsBytes(1) && !field.IsBytes(2)) continue;
        std::string path;
        ReadText(ProtoMessage(file, field), 1, kCoreMlMaxText, path);
        Keep(model_.links, std::move(path), field.at);
      }
    });
  }

  void Network(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (!field.IsBytes(1)) continue;
      ++model_.layers;
      ProtoMessage layer(message, field);
      while (layer.Next(field)) {
        if (field.IsBytes(500)) Class(ProtoMessage(layer, field));
        if (!field.IsBytes(605) && !field.IsBytes(615)) continue;  // a branch, a loop: with networks of their own
        const uint32_t first = field.number == 605 ? 1 : 3;
        ProtoMessage inner(layer, field);
        while (inner.Next(field))
          if (field.IsBytes(first) || field.IsBytes(first + 1)) Network(ProtoMessage(inner, field));
      }
    }
  }

  // A map's values: each entry a key in field 1 and a value in field 2.
  template <class Read>
  void Values(ProtoMessage entry, Read read) {
    ForEachIn(entry, 2, read);
  }

  void Program(ProtoMessage message) {
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(2)) Values(ProtoMessage(message, field), [&](ProtoMessage function) { Function(function); });
      if (field.IsBytes(4)) Values(ProtoMessage(message, field), [&](ProtoMessage value) { Value(value); });
    }
  }

  void Function(ProtoMessage message) {
    ForEachIn(message, 3, [&](ProtoMessage entry) { Values(entry, [&](ProtoMessage block) { Block(block); }); });
  }

  void Block(ProtoMessage message) {
    ForEachIn(message, 3, [&](ProtoMessage operation) { Operation(operation); });
  }

  void Operation(ProtoMessage message) {
    ++model_.operations;
    ProtoField field;
    while (message.Next(field)) {
      if (field.IsBytes(2)) Values(ProtoMessage(message, field), [&](ProtoMessage argument) { Argument(argument); });
      if (field.IsBytes(4)) Block(ProtoMessage(message, field));
      if (field.IsBytes(5)) Values(ProtoMessage(message, field), [&](ProtoMessage value) { Value(value); });
    }
  }

  void Argument(ProtoMessage message) {
    ForEachIn(message, 1, [&](ProtoMessage binding) { Values(binding, [&](ProtoMessage value) { Value(value); }); });
  }

  void Value(ProtoMessage message) {
    ForEachIn(message, 5, [&](ProtoMessage blob) {
      std::string name;
      ReadText(blob, 1, kCoreMlMaxText, name);
      if (blobs_.insert(name).second) Keep(model_.blobs, name, blob.at());
      if (blobs_.size() > kCoreMlMaxListed) blobs_.clear();  // the limit is told by then
    });
  }

  CoreMlModel& model_;
  std::set<std::string> blobs_;
};

}  // namespace

bool LooksLikeCoreMl(const RandomBytes& bytes) {
  constexpr int kMost = 64;  // fields at the top that are looked at
  ProtoFile file(bytes, ProtoReading::kLook);
  ProtoMessage message(file);
  ProtoField field;
  bool version = false, typed = false;
  for (int count = 0; count < kMost && message.Next(field); ++count) {
    if (field.IsVarint(1)) {
      version = field.value > 0 && field.value < kLastVersion;
    } else if (field.type == ProtoType::kBytes && !TypeOf(field.number).empty()) {
      typed = true;
    } else if (!field.IsBytes(2) && !field.IsVarint(10)) {
      return false;
    }
  }
  return file.ok() && version && typed;
}

std::expected<CoreMlModel, Malformed> ReadCoreMl(const RandomBytes& bytes) {
  CoreMlModel model;
  if (const auto fault = ReadProtoFile(bytes, [&](ProtoMessage message) { ModelReader(model).Model(message); })) return std::unexpected(*fault);
  if (model.types.empty()) return std::unexpected(Malformed{0, "has no type of model"});
  return model;
}

}  // namespace day
