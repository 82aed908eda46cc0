#include "model/stated_facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/numbers.h"
#include "model/part_words.h"
#include "text/utf8.h"

namespace day {
namespace {

// The facts that are a number, by the names of knowledge/model-facts.yaml.
constexpr std::pair<std::string_view, uint64_t StatedFacts::*> kNumbers[] = {{"layers", &StatedFacts::layers},
                                                                             {"further_layers", &StatedFacts::further_layers},
                                                                             {"width", &StatedFacts::width},
                                                                             {"embedding_width", &StatedFacts::embedding_width},
                                                                             {"vocabulary", &StatedFacts::vocabulary},
                                                                             {"context", &StatedFacts::context},
                                                                             {"experts", &StatedFacts::experts},
                                                                             {"experts_used", &StatedFacts::experts_used},
                                                                             {"rank", &StatedFacts::rank}};
constexpr std::pair<std::string_view, std::string StatedFacts::*> kTexts[] = {{"architecture", &StatedFacts::architecture},
                                                                              {"tokenizer", &StatedFacts::tokenizer}};

// What stands in the fields that a section names.
class Fields {
 public:
  Fields(std::string_view section, const FieldText& get) : section_(section), get_(get) {}

  std::string Text(std::string_view fact) const {
    for (const std::string& name : FieldsThatState(section_, fact))
      if (std::string text = get_(name); !text.empty()) return text;
    return "";
  }
  // Of all facts that are numbers those that the section names.
  void Numbers(StatedFacts& facts) const {
    for (const auto& [name, member] : kNumbers) facts.*member = model::WholeNumber(Text(name));
  }

 private:
  std::string_view section_;
  const FieldText& get_;
};

// "torch.bfloat16", "bfloat16" → BF16
std::string DtypeOf(std::string_view text) {
  const std::string_view name = text.substr(std::min(text.rfind('.') + 1, text.size()));
  for (const auto& [known, dtype] :
       {std::pair{"bfloat16", "BF16"}, {"float16", "F16"}, {"half", "F16"}, {"float32", "F32"}, {"float", "F32"}, {"float64", "F64"}})
    if (name == known) return dtype;
  return "";
}

std::vector<std::string> ItemsOfList(std::string_view list) {
  std::vector<std::string> items;
  while (!list.empty()) {
    const size_t end = std::min(list.find(", "), list.size());
    items.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 2, list.size()));
  }
  return items;
}

}  // namespace

bool StatedFacts::Any() const {
  return !architecture.empty() || !dtype.empty() || layers > 0 || width > 0 || vocabulary > 0 || context > 0 || experts > 0 || rank > 0 || !base.empty();
}

std::vector<std::string> FieldsThatState(std::string_view section, std::string_view fact) {
  const Value& words = model::ModelWords()[section];
  std::vector<std::string> names = words[fact].StringList();
  const size_t at_top = names.size();
  for (const std::string& part : words["parts"].StringList())
    for (size_t i = 0; i < at_top; ++i) names.push_back(part + "." + names[i]);
  return names;
}

std::vector<std::pair<std::string, std::string>> StatedFacts::Fields() const {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& [name, member] : kTexts)
    if (!(this->*member).empty()) fields.emplace_back(name, this->*member);
  if (chat_template) fields.emplace_back("chat_template", "present");
  for (const auto& [name, member] : kNumbers)
    if (this->*member > 0) fields.emplace_back(name, std::to_string(this->*member));
  return fields;
}

StatedFacts StatedFacts::FromFields(const std::function<std::string_view(std::string_view name)>& get) {
  StatedFacts facts;
  for (const auto& [name, member] : kTexts) facts.*member = get(name);
  facts.chat_template = !get("chat_template").empty();
  for (const auto& [name, member] : kNumbers) facts.*member = model::WholeNumber(get(name));
  return facts;
}

StatedFacts FactsOfConfig(const FieldText& get) {
  const Fields fields("config", get);
  StatedFacts facts;
  facts.architecture = fields.Text("architecture");
  fields.Numbers(facts);
  facts.dtype = DtypeOf(fields.Text("dtype"));
  facts.two_stacks = fields.Text("two_stacks") == "true";
  facts.quantized = !fields.Text("quantized").empty();
  facts.quantization = fields.Text("quantization_method");
  if (const std::string bits = fields.Text("quantization_bits"); !bits.empty())
    facts.quantization += fmt::format("{}{} bits", facts.quantization.empty() ? "" : ", ", bits);
  return facts;
}

StatedFacts FactsOfAdapterConfig(const FieldText& get) {
  const Fields fields("adapter_config", get);
  StatedFacts facts;
  fields.Numbers(facts);
  for (const std::string& name : FieldsThatState("adapter_config", "ranks_differ"))
    if (const std::string ranks = get(name); !ranks.empty() && ranks != "{}") facts.ranks_differ = true;
  if (!facts.ranks_differ) facts.targets = ItemsOfList(fields.Text("targets"));  // patterns and parameters name others besides
  facts.base = fields.Text("base");
  return facts;
}

StatedFacts FactsOfTokenizer(const FieldText& get) {
  const Fields fields("tokenizer_config", get);
  StatedFacts facts;
  facts.tokenizer = fields.Text("tokenizer");
  facts.chat_template = !fields.Text("chat_template").empty();
  return facts;
}

StatedFacts FactsOfGguf(std::span<const std::pair<std::string, std::string>> metadata) {
  const auto text_of = [&](std::string_view key) -> std::string_view {
    const auto entry = std::ranges::find(metadata, key, [](const auto& pair) -> std::string_view { return pair.first; });
    return entry == metadata.end() ? std::string_view() : std::string_view(entry->second);
  };
  const std::string architecture(text_of("general.architecture"));
  const FieldText get = [&](std::string_view name) {
    std::string_view text = text_of(ReplaceAll(std::string(name), "{}", architecture));
    if (text.starts_with('[') && text.ends_with(" items]")) text = text.substr(1, text.size() - 8);
    return std::string(text);
  };
  const Fields fields("gguf", get);
  StatedFacts facts;
  fields.Numbers(facts);
  facts.architecture = architecture;
  facts.tokenizer = fields.Text("tokenizer");
  facts.chat_template = !fields.Text("chat_template").empty();
  return facts;
}

}  // namespace day
