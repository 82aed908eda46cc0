#include "loading/finding_texts.h"

#include <map>
#include <string>

#include "knowledge/knowledge.h"

namespace day {
namespace {

constexpr std::string_view kMalformed = "malformed-";

struct Texts {
  std::string title, means, remedy;
};

const std::map<std::string, Texts, std::less<>>& All() {
  static const auto kAll = [] {
    std::map<std::string, Texts, std::less<>> all;
    const Value document = LoadKnowledge("loading/findings.yaml");
    for (const Value& entry : document["findings"].items())
      all[entry["id"].string()] = {entry["title"].string(), entry["means"].string(), entry["remedy"].string()};
    return all;
  }();
  return kAll;
}

}  // namespace

FindingText TextOfFinding(std::string_view id) {
  auto texts = All().find(id);
  if (texts == All().end() && id.starts_with(kMalformed)) texts = All().find("malformed-*");
  if (texts == All().end()) return {};
  return {texts->second.title, texts->second.means, texts->second.remedy};
}

}  // namespace day
