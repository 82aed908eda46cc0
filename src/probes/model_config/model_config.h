// Fields of a model's configuration files as evidence. Nothing is guessed from a name: an object without the keys of such a file gives
// nothing.
#pragma once

#include <string>
#include <string_view>

#include "probe/probe.h"
#include "probes/model_config/config_words.h"

namespace day::model_config {

inline constexpr uint64_t kMaxConfig = uint64_t{4} << 20;  // limit: bytes of a file; tokenizer_config.json of large vocabularies reach 2 MiB
inline constexpr size_t kMaxFields = 400;                  // limit: fields of one file
inline constexpr size_t kMaxFieldValue = 2'000;            // limit: bytes of one value

// `name`: of the file. Total over any bytes. A text that is no JSON is malformed only where it speaks of keys of such a file.
void ReadConfig(const ConfigWords& words, std::string_view name, std::string_view text, Sink& sink);

}  // namespace day::model_config
