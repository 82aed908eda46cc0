#include "metadata/xml_elements.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "text/ascii.h"
#include "text/lines.h"
#include "text/utf8.h"

namespace day::metadata {
namespace {

std::string_view WithoutPrefix(std::string_view name) {
  const size_t colon = name.rfind(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

// "&amp;", "&#169;"; anything else stays as it is.
std::string Decoded(std::string_view text) {
  std::string decoded;
  for (size_t at = 0; at < text.size();) {
    const size_t end = text[at] == '&' ? text.substr(0, std::min(text.size(), at + 12)).find(';', at) : text.npos;
    const std::string_view name = end == text.npos ? std::string_view() : text.substr(at + 1, end - at - 1);
    uint32_t code_point = 0;
    if (name == "amp") code_point = '&';
    else if (name == "lt") code_point = '<';
    else if (name == "gt") code_point = '>';
    else if (name == "quot") code_point = '"';
    else if (name == "apos") code_point = '\'';
    else if (name.starts_with("#x")) std::from_chars(name.data() + 2, name.data() + name.size(), code_point, 16);
    else if (name.starts_with('#')) std::from_chars(name.data() + 1, name.data() + name.size(), code_point);
    if (code_point != 0 && code_point <= 0x10FFFF) {
      AppendUtf8(decoded, code_point);
      at = end + 1;
    } else {
      decoded += text[at++];
    }
  }
  return decoded;
}

class Reader {
 public:
  Reader(std::string_view text, const std::function<void(const XmlLeaf&)>& visit) : text_(text), lines_(text), visit_(visit) {}

  void Run() {
    while (at_ < text_.size()) {
      const size_t open = std::min(text_.find('<', at_), text_.size());
      AddText(Decoded(text_.substr(at_, std::min(open - at_, kMaxXmlText))));
      at_ = open;
      if (at_ >= text_.size()) break;
      const std::string_view rest = text_.substr(at_);
      if (rest.starts_with("<!--")) Pass("-->");
      else if (rest.starts_with("<![CDATA[")) TakeCharacters();
      else if (rest.starts_with("<?")) Pass("?>");
      else if (rest.starts_with("<!")) Pass(">");
      else TakeTag();
    }
    while (!names_.empty()) Close();
  }

 private:
  struct Element {
    std::string_view attributes;
    size_t place;
    bool has_child = false;
  };

  void Pass(std::string_view end) {
    const size_t found = text_.find(end, at_ + 2);
    at_ = found == text_.npos ? text_.size() : found + end.size();
  }
  void TakeCharacters() {
    const size_t begin = at_ + 9, end = std::min(text_.find("]]>", begin), text_.size());
    AddText(text_.substr(begin, std::min(end - begin, kMaxXmlText)));
    at_ = std::min(end + 3, text_.size());
  }
  void AddText(std::string_view text) {
    for (const char c : text) {
      if (said_.size() >= kMaxXmlText) return;
      if (!IsSpace(c)) said_ += c;
      else if (!said_.empty() && said_.back() != ' ') said_ += ' ';
    }
  }
  // Where a tag ends: '>' outside of quotes.
  size_t EndOfTag() const {
    char quote = '\0';
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      const char c = text_[i];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    return text_.size();
  }
  void TakeTag() {
    const size_t end = EndOfTag();
    std::string_view tag = text_.substr(at_ + 1, end - at_ - 1);
    const size_t place = at_;
    at_ = std::min(end + 1, text_.size());
    if (tag.starts_with('/')) return TakeClosing(WithoutPrefix(TrimAscii(tag.substr(1))));
    const bool closed = tag.ends_with('/');
    if (closed) tag.remove_suffix(1);
    const size_t name_end = std::min(tag.find_first_of(" \t\r\n"), tag.size());
    if (too_deep_ > 0 || names_.size() >= kMaxXmlDepth) {
      if (!closed) ++too_deep_;
      return;
    }
    if (!elements_.empty()) elements_.back().has_child = true;
    names_.push_back(WithoutPrefix(tag.substr(0, name_end)));
    elements_.push_back({tag.substr(name_end), place});
    said_.clear();
    if (closed) Close();
  }
  void TakeClosing(std::string_view name) {
    if (too_deep_ > 0) {
      --too_deep_;
      return;
    }
    if (std::ranges::find(names_, name) == names_.end()) return;
    for (bool found = false; !found;) {
      found = names_.back() == name;
      Close();
    }
  }
  void Close() {
    const Element& element = elements_.back();
    if (!element.has_child) {
      if (said_.ends_with(' ')) said_.pop_back();
      const size_t parent = elements_.size() > 1 ? elements_[elements_.size() - 2].place + 1 : 0;
      visit_({names_, element.attributes, said_, lines_.Of(element.place), parent});
    }
    said_.clear();
    names_.pop_back();
    elements_.pop_back();
  }

  std::string_view text_;
  size_t at_ = 0;
  LineCounter lines_;
  const std::function<void(const XmlLeaf&)>& visit_;
  std::vector<std::string_view> names_;
  std::vector<Element> elements_;
  std::string said_;
  size_t too_deep_ = 0;
};

}  // namespace

void EachXmlLeaf(std::string_view text, const std::function<void(const XmlLeaf&)>& visit) { Reader(text, visit).Run(); }

std::string_view XmlAttribute(std::string_view attributes, std::string_view name) {
  for (size_t at = attributes.find(name); at != attributes.npos; at = attributes.find(name, at + 1)) {
    if (at == 0 || !IsSpace(attributes[at - 1])) continue;
    std::string_view rest = TrimAscii(attributes.substr(at + name.size()));
    if (!rest.starts_with('=')) continue;
    rest = TrimAscii(rest.substr(1));
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) continue;
    return rest.substr(1, std::min(rest.find(rest[0], 1), rest.size()) - 1);
  }
  return {};
}

}  // namespace day::metadata
