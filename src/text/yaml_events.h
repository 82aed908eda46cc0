// libyaml's events, owned and in order. Of use to the readers of YAML in this room only.
#pragma once

#include <fmt/format.h>
#include <yaml.h>

#include <string>
#include <string_view>

namespace day {

class YamlEvents {
 public:
  explicit YamlEvents(std::string_view text) : ready_(yaml_parser_initialize(&parser_) == 1) {
    if (text.data() == nullptr) text = "";  // libyaml asserts that there is a place
    if (ready_) yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~YamlEvents() {
    Drop();
    if (ready_) yaml_parser_delete(&parser_);
  }
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  // Valid until the next call; nullptr where the text is no YAML. Not to be called after the end of the stream.
  const yaml_event_t* Next() {
    Drop();
    if (!ready_ || deep_ || !yaml_parser_parse(&parser_, &event_)) return nullptr;
    filled_ = true;
    const yaml_event_type_t type = event_.type;
    if (type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT) ++level_;
    if (type == YAML_SEQUENCE_END_EVENT || type == YAML_MAPPING_END_EVENT) --level_;
    deep_ = level_ > kMaxLevels;
    return deep_ ? nullptr : &event_;
  }
  std::string why() const {
    if (!ready_) return "no memory for the YAML parser";
    if (deep_) return fmt::format("line {}: is nested deeper than the limit allows", event_.start_mark.line + 1);
    return fmt::format("line {}: {}", parser_.problem_mark.line + 1, parser_.problem ? parser_.problem : "is not YAML");
  }

 private:
  static constexpr size_t kMaxLevels = 1'000;  // limit: collections in each other; the library takes their square in time, and keeps 80 bytes of each

  void Drop() {
    if (filled_) yaml_event_delete(&event_);
    filled_ = false;
  }

  yaml_parser_t parser_{};
  yaml_event_t event_{};
  bool ready_, filled_ = false, deep_ = false;
  size_t level_ = 0;
};

}  // namespace day
