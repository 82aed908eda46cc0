#include "probes/model_config/model_config.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "knowledge/knowledge.h"
#include "probe/probe_for_test.h"

namespace day::model_config {
namespace {

const ConfigWords& Words() {
  static const ConfigWords kWords;
  return kWords;
}
std::vector<Evidence> Read(std::string_view name, std::string_view text) {
  Collected sink;
  ReadConfig(Words(), name, text, sink);
  return sink.all;
}
std::map<std::string, std::string> Fields(std::string_view name, std::string_view text) {
  std::map<std::string, std::string> fields;
  for (const Evidence& evidence : Read(name, text))
    if (evidence.outcome == Outcome::kFound) fields[std::string(evidence.Get("name"))] = evidence.value;
  return fields;
}
std::string SystemOf(std::string_view chat_template) {
  const auto evidence = Read("chat_template.jinja", chat_template);
  return evidence.size() == 1 ? std::string(evidence[0].Get("system")) : "nothing";
}

TEST(ModelConfig, ReadsTheFieldsOfAModelWithTheirLines) {
  const auto evidence = Read("config.json", "{\n \"model_type\": \"llama\",\n \"hidden_size\": 4096\n}");
  ASSERT_EQ(evidence.size(), 2u);
  EXPECT_EQ(evidence[0].key, "config.field");
  EXPECT_EQ(evidence[0].value, "llama");
  EXPECT_EQ(evidence[0].Get("name"), "model_type");
  EXPECT_EQ(evidence[0].Get("file"), "config");
  EXPECT_EQ(evidence[0].at.line, 2u);
  EXPECT_EQ(evidence[1].value, "4096");
}
TEST(ModelConfig, JoinsListsAndShowsNestedValuesAsJson) {
  const auto fields =
      Fields("config.json", R"({"architectures": ["A", "B"], "auto_map": {"AutoConfig": "configuration_x.X"}, "text_config": {"model_type": "y"}})");
  EXPECT_EQ(fields.at("architectures"), "A, B");
  EXPECT_NE(fields.at("auto_map").find("configuration_x.X"), std::string::npos);
  EXPECT_EQ(fields.at("text_config.model_type"), "y");
}
TEST(ModelConfig, TakesAConfigurationOfSomethingElseForNothing) {
  EXPECT_TRUE(Read("config.json", R"({"port": 8080, "theme": "dark"})").empty());
  EXPECT_TRUE(Read("config.json", R"({"model_type": "gpt-4", "api": "https://x"})").empty());
  EXPECT_TRUE(Read("config.json", R"({"model_config": {"model_type": "hf", "hidden_size": 1}, "task": "x"})").empty());
  EXPECT_TRUE(Read("config.json", R"({"architectures": "", "a": 1})").empty());
  EXPECT_TRUE(Read("params.json", R"({"dim": 3, "learning_rate": 0.1})").empty());
  EXPECT_TRUE(Read("config.json", "[1, 2]").empty());
  EXPECT_TRUE(Read("settings.json", R"({"architectures": ["A"]})").empty());
}
TEST(ModelConfig, TakesALoneModelTypeForOne) { EXPECT_EQ(Fields("config.json", R"({"model_type": "llama"})").at("model_type"), "llama"); }
TEST(ModelConfig, ReadsTheOtherFiles) {
  EXPECT_EQ(Fields("adapter_config.json", R"({"peft_type": "LORA", "base_model_name_or_path": "org/base"})").at("base_model_name_or_path"), "org/base");
  EXPECT_EQ(Fields("params.json", R"({"dim": 4096, "n_layers": 32})").at("n_layers"), "32");
  EXPECT_EQ(Fields("generation_config.json", R"({"do_sample": true, "temperature": 0.6})").at("do_sample"), "true");
  EXPECT_EQ(Fields("preprocessor_config.json", R"({"feature_extractor_type": "W"})").at("feature_extractor_type"), "W");
  EXPECT_EQ(Fields("model_index.json", R"({"_class_name": "P", "unet": ["diffusers", "U"], "x": [null, null]})").at("component.unet"), "diffusers, U");
  EXPECT_EQ(Fields("tokenizer_config.json", R"({"tokenizer_class": "T", "bos_token": {"content": "<s>"}})").at("bos_token"), "<s>");
}
TEST(ModelConfig, LeavesNullFieldsOut) { EXPECT_FALSE(Fields("config.json", R"({"model_type": "x", "hidden_size": null})").contains("hidden_size")); }
TEST(ModelConfig, CallsABrokenConfigurationMalformedAndNamesTheLine) {
  const auto evidence = Read("config.json", "{\n \"architectures\": [\"A\"],\n}");
  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(evidence[0].outcome, Outcome::kMalformed);
  EXPECT_EQ(evidence[0].at.line, 3u);
  EXPECT_FALSE(evidence[0].value.empty());
}
TEST(ModelConfig, SaysNothingOfABrokenFileOfSomethingElse) { EXPECT_TRUE(Read("config.json", "// comment\n{\"port\": 1}").empty()); }
TEST(ModelConfig, ReadsTheInfinityThatPythonWrites) {
  EXPECT_EQ(Fields("config.json", R"({"architectures": ["A"], "limit": [0.0, Infinity, -Infinity, NaN]})").at("architectures"), "A");
  EXPECT_EQ(Fields("config.json", R"({"architectures": ["NaN"], "NaN_x": NaN})").at("architectures"), "NaN");
}
TEST(ModelConfig, CutsLongValuesAtACharacter) {
  std::string name;
  for (size_t i = 0; i < kMaxFieldValue; ++i) name += "é";
  const std::string value = Fields("config.json", R"({"architectures": ["A"], "_name_or_path": ")" + name + "\"}").at("_name_or_path");
  EXPECT_LE(value.size(), kMaxFieldValue);
  EXPECT_EQ(value.size() % 2, 0u);
}
TEST(ModelConfig, RefusesNestingBeyondTheLimit) {
  const auto evidence = Read("config.json", R"({"architectures": )" + std::string(100'000, '['));
  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(evidence[0].outcome, Outcome::kMalformed);
}

// A fact that stands in a field which is not read can contradict nothing.
TEST(ModelConfig, ReadsEveryFieldThatAFactOfAModelIsTakenFrom) {
  const Value facts = LoadKnowledge("model-facts.yaml");
  for (const auto& [section, file_name] : {std::pair{"config", "config.json"}, {"adapter_config", "adapter_config.json"}})
    for (const auto& [fact, names] : facts[section].members())
      for (const std::string& name : names.StringList()) {
        if (fact == "parts") continue;
        const ConfigFile* file = Words().Find(file_name);
        const size_t dot = name.find('.');
        EXPECT_NE(std::ranges::find(file->fields, name.substr(dot == name.npos ? 0 : dot + 1)), file->fields.end()) << name;
        EXPECT_TRUE(dot == name.npos || std::ranges::count(file->parts, name.substr(0, dot)) > 0) << name;
      }
}

TEST(ChatTemplate, HoldsASystemMessageOfItsOwn) {
  EXPECT_EQ(SystemOf("{% if messages[0]['role'] != 'system' %}{{ '<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n' }}{% endif %}"), "yes");
  EXPECT_EQ(SystemOf("{%- set default = 'You are Xeno, created by Someone.' %}"), "yes");
  EXPECT_EQ(SystemOf("{{ '你是一个助手' }}"), "yes");
}
TEST(ChatTemplate, HoldsNone) {
  EXPECT_EQ(SystemOf("{% for m in messages %}{{ '<|' + m['role'] + '|>' + m['content'] }}{% endfor %}"), "no");
  EXPECT_EQ(SystemOf("{# You are a helpful assistant #}{{ x }}"), "no");
  EXPECT_EQ(SystemOf("{{ 'You are provided with function signatures within <tools></tools>' }}"), "no");
  EXPECT_EQ(SystemOf("{{ 'You are a function calling AI model.' }}"), "no");
  EXPECT_EQ(SystemOf("{# open"), "no");
  EXPECT_EQ(SystemOf(" \n"), "nothing");
}
TEST(ChatTemplate, PointsToTheLineWithTheMessage) {
  const auto evidence = Read("chat_template.jinja", "{{ a }}\n{{ 'You are Xeno' }}\n");
  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(evidence[0].at.line, 2u);
  EXPECT_TRUE(evidence[0].excerpt.starts_with("You are Xeno"));
}
TEST(ChatTemplate, IsReadFromAConfigurationByItsDefault) {
  const auto evidence =
      Read("tokenizer_config.json", R"({"chat_template": [{"name": "tool_use", "template": "You are a model"}, {"name": "default", "template": "{{ x }}"}]})");
  ASSERT_EQ(evidence.size(), 1u);
  EXPECT_EQ(evidence[0].value, "present");
  EXPECT_EQ(evidence[0].Get("name"), "chat_template");
  EXPECT_EQ(evidence[0].Get("system"), "no");
}

}  // namespace
}  // namespace day::model_config
