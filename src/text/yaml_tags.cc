#include "text/utf8.h"
#include "text/yaml.h"
#include "text/yaml_events.h"

namespace day {
namespace {

constexpr size_t kMaxTags = 10'000;     // limit: of one text
constexpr size_t kMaxTagBytes = 1'024;  // limit: of a tag and of its value

std::string Start(const yaml_char_t* text, size_t length) { return std::string(FirstBytes({reinterpret_cast<const char*>(text), length}, kMaxTagBytes)); }

}  // namespace

YamlTags ReadYamlTags(std::string_view text) {
  YamlTags read;
  YamlEvents events(text);
  for (;;) {
    const yaml_event_t* event = events.Next();
    if (!event) {
      read.whole = false;
      return read;
    }
    if (event->type == YAML_STREAM_END_EVENT) return read;
    const bool scalar = event->type == YAML_SCALAR_EVENT;
    const yaml_char_t* tag = scalar                                     ? event->data.scalar.tag
                             : event->type == YAML_SEQUENCE_START_EVENT ? event->data.sequence_start.tag
                             : event->type == YAML_MAPPING_START_EVENT  ? event->data.mapping_start.tag
                                                                        : nullptr;
    if (!tag) continue;
    if (read.tags.size() >= kMaxTags) {
      read.whole = false;
      return read;
    }
    YamlTag one;
    one.tag = Start(tag, std::string_view(reinterpret_cast<const char*>(tag)).size());
    if (scalar) one.value = Start(event->data.scalar.value, event->data.scalar.length);
    one.line = static_cast<uint32_t>(event->start_mark.line + 1);
    read.tags.push_back(std::move(one));
  }
}

}  // namespace day
