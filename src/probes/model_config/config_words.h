// knowledge/model-configs.yaml: which files are configurations of models, what tells them from others of the same name, what is read.
// Immutable after construction: any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/phrases.h"

namespace day::model_config {

struct ConfigFile {
  std::string file;  // as evidence says it
  std::vector<std::string> names, marks, counts, fields, parts;
  bool components = false;
};

class ConfigWords {
 public:
  ConfigWords();
  const std::vector<ConfigFile>& files() const { return files_; }
  const std::vector<std::string>& template_names() const { return template_names_; }
  // By the last part of a path; null for a name that no entry lists.
  const ConfigFile* Find(std::string_view name) const;
  bool IsTemplate(std::string_view name) const;

  // Where a chat template begins to say who speaks ("You are a helpful assistant"), or npos. Comments do not count.
  size_t FindSystemMessage(std::string_view chat_template) const;

 private:
  std::vector<ConfigFile> files_;
  std::vector<std::string> template_names_;
  PhraseSet says_, unless_;
  std::vector<std::string> names_;
};

}  // namespace day::model_config
