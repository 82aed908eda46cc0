// Names that a Python file imports or sets to others; of use to its reader only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/python_source/python_values.h"

namespace day::python {

class Imports {
 public:
  bool in_statement() const { return kind_ != Kind::kNone; }
  bool in_brackets() const { return brackets_; }
  void BeginImport() { kind_ = Kind::kModule; }
  void BeginFrom() { kind_ = Kind::kFrom; }

  // A token of the statement, but for the semicolon that ends it.
  void Take(std::string_view text, std::vector<std::string>& stars) {
    if (text == "(" || text == ")") {
      brackets_ = text == "(";
    } else if (kind_ == Kind::kFrom && text == "import") {
      from_ = std::move(path_);
      path_.clear();
      kind_ = Kind::kNames;
    } else if (text == "as") {
      as_ = true;
    } else if (text == ",") {
      Done(stars);
    } else if (path_.size() + text.size() < kMaxName) {
      if (as_) as_name_ = text;
      else path_ += text;
    }
  }
  void End(std::vector<std::string>& stars) {
    if (kind_ == Kind::kModule || kind_ == Kind::kNames) Done(stars);
    path_.clear();
    kind_ = Kind::kNone;
    brackets_ = false;
  }
  // `name = a.b`.
  void Alias(const std::string& name, std::string to) {
    if (names_.size() < kMax && name.size() <= kMaxName && to.size() <= kMaxName && name != to) names_[name] = std::move(to);
  }
  std::string Resolved(const std::string& name) const {
    const auto found = names_.find(name);
    std::string resolved = found == names_.end() ? name : found->second;
    Settle(resolved);
    return resolved;
  }
  // Is the first part of a name in dots a module that is imported?
  bool HasModule(std::string_view name) const { return modules_.contains(name.substr(0, name.find('.'))); }

 private:
  static constexpr size_t kMax = 10'000;  // limit: names that are followed
  enum class Kind : uint8_t { kNone, kModule, kFrom, kNames };

  void Module(std::string_view path) {
    if (modules_.size() < kMax) modules_.emplace(path.substr(0, path.find('.')));
  }
  void Done(std::vector<std::string>& stars) {
    if (!path_.empty()) {
      if (kind_ == Kind::kNames && path_ == "*") {
        if (stars.size() < 16) stars.push_back(from_);
      } else if (kind_ == Kind::kNames) {
        Alias(as_name_.empty() ? path_ : as_name_, from_ + "." + path_);
        Module(from_);
      } else {
        if (!as_name_.empty()) Alias(as_name_, path_);
        Module(path_);
      }
    }
    path_.clear();
    as_name_.clear();
    as_ = false;
  }

  std::map<std::string, std::string, std::less<>> names_;
  std::set<std::string, std::less<>> modules_;
  std::string path_, as_name_, from_;
  Kind kind_ = Kind::kNone;
  bool as_ = false, brackets_ = false;
};

}  // namespace day::python
