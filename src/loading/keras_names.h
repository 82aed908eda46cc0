// knowledge/loading/keras.yaml: what is known of what the configuration of a Keras model names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace day {

enum class KerasStanding : uint8_t {
  kOrdinary,
  kUnknown,
  kDenied,  // it runs, fetches or loads what the author chose
};

struct KerasName {
  KerasStanding standing = KerasStanding::kUnknown;
  std::string id, says;  // of what is denied: "fetches", "fetches a file from …"
};

enum class KerasKind : uint8_t { kClass, kFunction };

// All of them: any thread.

// A class or function by its module ("keras.layers", or "" where none is stated), its name, and the name under which it is registered
// ("Custom>Layer", or "").
KerasName JudgeKerasName(KerasKind kind, std::string_view module, std::string_view name, std::string_view registered);
// A text that stands where a configuration names an activation, a loss …: known, or not.
KerasName JudgeKerasText(std::string_view text);
// A symbol of TensorFlow's public API, which a layer of operators calls: "math.add".
KerasName JudgeTensorFlowSymbol(std::string_view symbol);

bool IsCodeText(std::string_view text);     // holds a piece of Python
bool KerasKeyNames(std::string_view key);   // its value names a class or a function
bool KerasKeyIsPath(std::string_view key);  // its value may be a file

}  // namespace day
