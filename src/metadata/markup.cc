// Where a page or a picture names the address of its license: rel="license" of HTML (html.spec.whatwg.org), cc:license of Creative Commons'
// rights expression language, which drawing programs write into SVG.
#include <algorithm>

#include "metadata/pages.h"
#include "metadata/stated.h"
#include "metadata/xml_elements.h"
#include "text/lines.h"

namespace day::metadata {
namespace {

constexpr size_t kMaxTag = 1'000;  // limit: bytes of a tag, before and behind the word that is looked for

// The tag around a place: what stands between '<' and '>'; "" where there is none.
std::string_view TagAround(std::string_view text, size_t at) {
  const size_t from = at > kMaxTag ? at - kMaxTag : 0;
  const std::string_view near = text.substr(from, at - from + kMaxTag);
  const size_t open = near.rfind('<', at - from);
  if (open == near.npos) return {};
  const size_t close = near.find('>', open);
  return close == near.npos || close < at - from ? std::string_view() : near.substr(open + 1, close - open - 1);
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  void Find(std::string_view word, std::string_view attribute, std::string_view field) {
    LineCounter lines(text_);
    for (size_t at = text_.find(word); at != text_.npos && list_.size() < kMaxStated; at = text_.find(word, at + word.size())) {
      const std::string_view page = XmlAttribute(TagAround(text_, at), attribute);
      if (!IdOfPage(page).empty()) AddStated(list_, page, field, lines.Of(at));  // another page has to be read
    }
  }
  StatedList Found() && {
    std::ranges::stable_sort(list_, {}, &Stated::line);
    return std::move(list_);
  }

 private:
  std::string_view text_;
  StatedList list_;
};

}  // namespace

StatedList ReadMarkup(std::string_view text) {
  Finder finder(text);
  for (const std::string_view word : {"rel=\"license\"", "rel='license'"}) finder.Find(word, "href", "rel=license");
  for (const std::string_view word : {"<cc:license", "<license rdf:"}) finder.Find(word, "rdf:resource", "cc:license");
  return std::move(finder).Found();
}

}  // namespace day::metadata
