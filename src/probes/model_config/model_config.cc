#include "probes/model_config/model_config.h"

#include <algorithm>
#include <charconv>

#include "text/ascii.h"
#include "text/json.h"
#include "text/utf8.h"

namespace day::model_config {
namespace {

std::string Cut(std::string_view text) { return std::string(FirstBytes(text, kMaxFieldValue)); }

bool IsScalar(const Value& value) { return !value.is_array() && !value.is_object() && !value.is_null(); }

// Scalars as they are, lists of them joined, an added token by its content; what is nested, as JSON.
std::string TextOf(const Value& value) {
  if (value.is_object()) return value["content"].is_string() ? value["content"].string() : WriteJson(value, false);
  if (!value.is_array()) return value.ScalarText();
  if (!std::ranges::all_of(value.items(), IsScalar)) return WriteJson(value, false);
  std::string joined;
  for (const Value& item : value.items()) {
    if (joined.size() > kMaxFieldValue) break;
    joined += (joined.empty() ? "" : ", ") + item.ScalarText();
  }
  return joined;
}

bool IsSuchFile(const ConfigFile& file, const Value& object) {
  for (const std::string& mark : file.marks)
    if (const Value* value = object.Find(mark); value && ((value->is_string() && !value->string().empty()) || value->is_array() || value->is_object()))
      return true;
  const auto held = std::ranges::count_if(file.counts, [&](const std::string& key) { return object.Find(key) != nullptr; });
  return held >= 2 || (held == 1 && object.members().size() == 1);
}

class Reader {
 public:
  Reader(const ConfigWords& words, const ConfigFile& file, Sink& sink) : words_(words), file_(file), sink_(sink) {}

  void Read(const Value& object) {
    Fields(object, "");
    for (const std::string& part : file_.parts)
      if (object[part].is_object()) Fields(object[part], part + ".");
    if (file_.components)
      for (const auto& [name, value] : object.members())
        if (value.is_array() && value.items().size() == 2 && std::ranges::all_of(value.items(), &Value::is_string)) Say("component." + name, value);
    if (const Value* chat = object.Find("chat_template")) Template(*chat);
  }

 private:
  void Fields(const Value& object, const std::string& before) {
    for (const std::string& name : file_.fields)
      if (const Value* value = object.Find(name); value && !value->is_null()) Say(before + name, *value);
  }

  void Say(std::string name, const Value& value) {
    if (++said_ > kMaxFields) return;
    sink_.Found("config.field", Cut(TextOf(value)), {.line = value.key_line}, {{"name", Cut(name)}, {"file", file_.file}});
  }

  // A template, or a list of named ones, of which only the default one speaks when nobody asks for tools.
  void Template(const Value& chat) {
    std::string_view text = chat.string();
    for (const Value& item : chat.items()) {
      const bool is_default = item["name"].string() == "default";
      if (text.empty() || is_default) text = item["template"].string();
      if (is_default) break;
    }
    if (text.empty()) return;
    const size_t at = words_.FindSystemMessage(text);
    sink_.Found("config.field", "present", {.line = chat.key_line},
                {{"name", "chat_template"}, {"file", file_.file}, {"system", at == text.npos ? "no" : "yes"}}, at == text.npos ? "" : text.substr(at));
  }

  const ConfigWords& words_;
  const ConfigFile& file_;
  Sink& sink_;
  size_t said_ = 0;
};

void ReadTemplate(const ConfigWords& words, std::string_view text, Sink& sink) {
  if (TrimAscii(text).empty()) return;
  const size_t at = words.FindSystemMessage(text);
  const bool system = at != text.npos;
  const auto line = system ? 1 + static_cast<uint32_t>(std::ranges::count(text.substr(0, at), '\n')) : 1;
  sink.Found("config.field", "present", {.line = line}, {{"name", "chat_template"}, {"file", "chat-template"}, {"system", system ? "yes" : "no"}},
             system ? text.substr(at) : "");
}

// ParseJson's messages begin with "line N: " where the place is known.
uint32_t LineOf(std::string_view message) {
  uint32_t line = 0;
  if (message.starts_with("line ")) std::from_chars(message.data() + 5, message.data() + message.size(), line);
  return line;
}

bool SpeaksOf(const ConfigFile& file, std::string_view text) {
  const auto quoted = [&](const std::string& key) { return text.find('"' + key + '"') != text.npos; };
  return std::ranges::any_of(file.marks, quoted) || std::ranges::count_if(file.counts, quoted) >= 2;
}

}  // namespace

void ReadConfig(const ConfigWords& words, std::string_view name, std::string_view text, Sink& sink) {
  if (words.IsTemplate(name)) return ReadTemplate(words, text, sink);
  const ConfigFile* file = words.Find(name);
  if (!file) return;
  const Result<Value> parsed = ParseJson(text, {.infinite_numbers = true});  // as Python writes them
  if (!parsed) {
    if (!SpeaksOf(*file, text)) return;
    Evidence evidence;
    evidence.outcome = Outcome::kMalformed;
    evidence.key = "config.field";
    evidence.value = ReasonOf(parsed.error());
    evidence.at.line = LineOf(parsed.error().message);
    evidence.fields = {{"file", file->file}};
    return sink.Add(std::move(evidence));
  }
  if (parsed->is_object() && IsSuchFile(*file, *parsed)) Reader(words, *file, sink).Read(*parsed);
}

}  // namespace day::model_config
