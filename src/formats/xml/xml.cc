#include "formats/xml/xml.h"

#include <algorithm>

#include "text/utf16.h"

namespace day {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kSpaces = " \t\r\n";

bool IsKnownReference(std::string_view name) {
  return name.starts_with('#') || name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

class Reader {
 public:
  Reader(std::string_view text, const std::function<void(const XmlElement&)>& visit) : text_(text), visit_(visit) {}

  XmlReading Run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    if (Rest().starts_with("<?xml")) Declaration();
    while (ok() && at_ < text_.size()) {
      const size_t open = std::min(text_.find('<', at_), text_.size());
      Characters(text_.substr(at_, open - at_));
      if (!ok() || open == text_.size()) break;
      at_ = open;
      if (Rest().starts_with("<!--")) Pass("<!--", "-->", "a comment does not end");
      else if (Rest().starts_with("<![CDATA[")) Pass("<![CDATA[", "]]>", "a CDATA section does not end");
      else if (Rest().starts_with("<?")) Pass("<?", "?>", "an instruction does not end");
      else if (Rest().starts_with("<!DOCTYPE")) DocumentType();
      else if (Rest().starts_with("</")) Closing();
      else Opening();
    }
    if (ok() && !open_.empty()) Fail("an element is not closed");
    if (ok() && reading_.root.empty()) Fail("has no element");
    return std::move(reading_);
  }

 private:
  bool ok() const { return !reading_.malformed.has_value(); }
  std::string_view Rest() const { return text_.substr(at_); }
  bool Fail(std::string_view rule) {
    if (ok()) reading_.malformed = Malformed{at_, rule};
    return false;
  }

  bool Pass(std::string_view begin, std::string_view end, std::string_view rule) {
    const size_t found = text_.find(end, at_ + begin.size());
    if (found == text_.npos) return Fail(rule);
    at_ = found + end.size();
    return true;
  }
  void Spaces() { at_ = std::min(text_.find_first_not_of(kSpaces, at_), text_.size()); }
  std::string_view Name() {
    const size_t begin = at_;
    at_ = std::min(text_.find_first_of(" \t\r\n=/><\"'&;[]%?", at_), text_.size());
    return text_.substr(begin, at_ - begin);
  }
  bool Quoted(std::string_view& value) {
    Spaces();
    if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) return Fail("a value is not in quotes");
    const size_t end = text_.find(text_[at_], at_ + 1);
    if (end == text_.npos) return Fail("a value in quotes does not end");
    value = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return true;
  }

  void Declaration() {
    const size_t begin = at_;
    if (!Pass("<?xml", "?>", "the declaration does not end")) return;
    const std::string_view declaration = text_.substr(begin, at_ - begin);
    const size_t named = declaration.find("encoding");
    const size_t open = named == declaration.npos ? named : declaration.find_first_of("\"'", named);
    if (open == declaration.npos) return;
    const size_t close = declaration.find(declaration[open], open + 1);
    if (close != declaration.npos) reading_.encoding = declaration.substr(open + 1, close - open - 1);
  }

  // References in text and in values.
  void References(std::string_view text) {
    for (size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
      const size_t end = text.find_first_of("; <&\"'\n", at + 1);
      if (end == text.npos || text[end] != ';' || end == at + 1) {
        Fail("an ampersand begins no reference");
        return;
      }
      if (IsKnownReference(text.substr(at + 1, end - at - 1))) continue;
      ++reading_.references;
      if (!reading_.doctype) Fail("an entity is used and not declared");
    }
  }
  void Characters(std::string_view text) {
    if (open_.empty() && text.find_first_not_of(kSpaces) != text.npos) {
      Fail(reading_.root.empty() ? "text stands before the first element" : "text follows the last element");
      return;
    }
    References(text);
  }

  void Opening() {
    XmlElement element;
    element.offset = at_++;
    const std::string_view name = Name();
    if (name.empty()) return void(Fail("a tag has no name"));
    if (open_.empty() && !reading_.root.empty()) return void(Fail("a second element follows the first"));
    const size_t colon = name.find(':');
    element.name = name.substr(colon == name.npos ? 0 : colon + 1);
    element.prefix = colon == name.npos ? std::string_view() : name.substr(0, colon);
    attributes_.clear();
    for (;;) {
      const size_t before = at_;
      Spaces();
      if (at_ >= text_.size()) return void(Fail("a tag does not end"));
      if (text_[at_] == '>' || text_[at_] == '/') break;
      if (before == at_) return void(Fail("no space stands before an attribute"));
      if (!Attribute()) return;
    }
    if (HasTwice()) return void(Fail("an attribute stands twice"));
    const bool closed = text_[at_] == '/';
    at_ += closed ? 1 : 0;
    if (at_ >= text_.size() || text_[at_] != '>') return void(Fail("a tag does not end"));
    ++at_;
    ++reading_.elements;
    if (reading_.root.empty()) reading_.root = element.name;
    if (element.name == "include" && !element.prefix.empty()) ++reading_.includes;
    element.attributes = attributes_;
    element.around = around_;
    if (!closed && open_.size() >= kXmlMaxDepth) return void(Fail("elements are nested deeper than 256"));
    visit_(element);
    if (closed) return;
    open_.push_back(name);
    around_.push_back(element.name);
  }
  bool Attribute() {
    if (attributes_.size() >= kXmlMaxAttributes) return Fail("an element has more than 1,000 attributes");
    XmlAttribute attribute;
    attribute.name = Name();
    if (attribute.name.empty()) return Fail("an attribute has no name");
    Spaces();
    if (at_ >= text_.size() || text_[at_] != '=') return Fail("an attribute has no value");
    ++at_;
    if (!Quoted(attribute.value)) return false;
    if (attribute.value.find('<') != attribute.value.npos) return Fail("a value holds a <");
    References(attribute.value);
    attributes_.push_back(attribute);
    return ok();
  }
  bool HasTwice() {
    names_.clear();
    for (const XmlAttribute& attribute : attributes_) names_.push_back(attribute.name);
    std::sort(names_.begin(), names_.end());
    return std::adjacent_find(names_.begin(), names_.end()) != names_.end();
  }
  void Closing() {
    at_ += 2;
    const std::string_view name = Name();
    Spaces();
    if (open_.empty() || open_.back() != name || at_ >= text_.size() || text_[at_] != '>') return void(Fail("a closing tag closes nothing"));
    ++at_;
    open_.pop_back();
    around_.pop_back();
  }

  void DocumentType() {
    if (reading_.doctype || !reading_.root.empty()) return void(Fail("a document type stands where none may"));
    reading_.doctype = true;
    at_ += "<!DOCTYPE"sv.size();
    Spaces();
    Name();
    if (!ExternalId(reading_.subset_system_id, reading_.subset_public_id)) return;
    Spaces();
    if (at_ < text_.size() && text_[at_] == '[') {
      ++at_;
      if (!Subset()) return;
      Spaces();
    }
    if (at_ >= text_.size() || text_[at_] != '>') return void(Fail("the document type does not end"));
    ++at_;
  }
  // SYSTEM "where" or PUBLIC "name" "where", or nothing.
  bool ExternalId(std::string_view& system_id, std::string_view& public_id) {
    Spaces();
    if (Rest().starts_with("SYSTEM")) {
      at_ += 6;
      return Quoted(system_id);
    }
    if (!Rest().starts_with("PUBLIC")) return true;
    at_ += 6;
    if (!Quoted(public_id)) return false;
    Spaces();
    return at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'') || Quoted(system_id);
  }
  bool Subset() {
    for (;;) {
      Spaces();
      if (at_ >= text_.size()) return Fail("the document type does not end");
      const char c = text_[at_];
      if (c == ']') {
        ++at_;
        return true;
      }
      if (c == '%') {
        const size_t end = text_.find(';', at_);
        if (end == text_.npos) return Fail("a reference does not end");
        ++reading_.references;
        at_ = end + 1;
      } else if (Rest().starts_with("<!--")) {
        if (!Pass("<!--", "-->", "a comment does not end")) return false;
      } else if (Rest().starts_with("<?")) {
        if (!Pass("<?", "?>", "an instruction does not end")) return false;
      } else if (Rest().starts_with("<!ENTITY")) {
        if (!Entity()) return false;
      } else if (Rest().starts_with("<!")) {
        if (!EndOfDeclaration()) return false;
      } else {
        return Fail("the document type holds what is no declaration");
      }
    }
  }
  bool Entity() {
    XmlEntity entity;
    entity.offset = at_;
    at_ += "<!ENTITY"sv.size();
    Spaces();
    if (at_ < text_.size() && text_[at_] == '%') {
      entity.parameter = true;
      ++at_;
      Spaces();
    }
    entity.name = Name();
    Spaces();
    entity.external = Rest().starts_with("SYSTEM") || Rest().starts_with("PUBLIC");
    if (entity.external && !ExternalId(entity.system_id, entity.public_id)) return false;
    ++reading_.entity_count;
    if (reading_.entities.size() < kXmlMaxEntities) reading_.entities.push_back(entity);
    return EndOfDeclaration();
  }
  // Past the '>' outside of quotes.
  bool EndOfDeclaration() {
    for (char quote = '\0'; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        ++at_;
        return true;
      }
    }
    return Fail("a declaration does not end");
  }

  std::string_view text_;
  const std::function<void(const XmlElement&)>& visit_;
  size_t at_ = 0;
  XmlReading reading_;
  std::vector<std::string_view> open_, around_, names_;
  std::vector<XmlAttribute> attributes_;
};

}  // namespace

std::string_view XmlElement::Get(std::string_view attribute) const {
  for (const XmlAttribute& one : attributes)
    if (one.name == attribute) return one.value;
  return {};
}
bool XmlElement::Has(std::string_view attribute) const {
  return std::any_of(attributes.begin(), attributes.end(), [&](const XmlAttribute& one) { return one.name == attribute; });
}

XmlReading ReadXml(std::string_view text, const std::function<void(const XmlElement&)>& visit) { return Reader(text, visit).Run(); }

bool LooksLikeXml(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (IsUtf16(head)) head.remove_prefix(2);
  if (head.starts_with("<\0"sv) || head.starts_with("\0<"sv)) return true;
  const size_t first = head.find_first_not_of(kSpaces);
  return first != head.npos && head[first] == '<';
}

std::string_view AsUtf8(std::string_view bytes, std::string& decoded) {
  if (IsUtf16(bytes)) return decoded = Utf8FromUtf16(bytes);
  if (bytes.starts_with("<\0"sv)) return decoded = Utf8FromUtf16("\xFF\xFE" + std::string(bytes));
  if (bytes.starts_with("\0<"sv)) return decoded = Utf8FromUtf16("\xFE\xFF" + std::string(bytes));
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

}  // namespace day
