// Files and evidence: what was read, and every item that a statement of the page rests on.
#include "report/html_writer.h"

namespace day::html {
namespace {

constexpr size_t kMostUncited = 2'000;  // limit: items to which nothing on the page refers; a page must stay usable
constexpr size_t kMostFiles = 5'000;    // limit: files listed; the JSON has them all

}  // namespace

void Writer::Evidence(const EvidenceIds& ids) {
  const std::string places = index_.Places(ids);
  if (places.empty()) return;
  Add("<details class=\"ev\"><summary>Evidence: {}</summary><ul>\n", HtmlEscape(places));
  for (const std::string& id : ids) {
    const EvidenceItem* item = index_.Find(id);
    if (!item) continue;
    cited_.insert(item->id);
    const day::Evidence& evidence = item->evidence;
    Add("<li><a href=\"#{}\"><code>{}</code></a> {} {}", HtmlEscape(id), HtmlEscape(index_.PlaceOf(evidence)), HtmlEscape(evidence.key),
        HtmlEscape(evidence.value));
    if (!evidence.excerpt.empty()) Add("<pre>{}</pre>", HtmlExcerpt(evidence.excerpt));
    out_ += "</li>\n";
  }
  out_ += "</ul></details>\n";
}

void WriteFiles(Writer& page) {
  const Profile& profile = page.profile();
  page.Add(
      "<h2 id=\"files\">Files</h2>\n<details><summary>{}</summary>\n<div class=\"scroll\"><table class=\"list\">\n<thead><tr><th scope=\"col\">Path</th><th "
      "scope=\"col\">Type</th>"
      "<th scope=\"col\">Bytes</th><th scope=\"col\">SHA-256 or reason</th></tr></thead><tbody>\n",
      CountOf(profile.files.size(), "file"));
  for (size_t i = 0; i < profile.files.size() && i < kMostFiles; ++i) {
    const FileRecord& file = profile.files[i];
    const bool hashed = file.state == FileState::kRead || file.state == FileState::kListed;
    page.Add("<tr><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}<code>{}</code></td></tr>\n", HtmlEscape(file.DisplayPath()), HtmlEscape(file.type),
             file.size, file.state == FileState::kRead ? "" : fmt::format("{} ", NameOf(file.state)), hashed ? file.sha256.Hex() : HtmlEscape(file.note));
  }
  page.Raw("</tbody></table></div>\n");
  if (profile.files.size() > kMostFiles)
    page.Add("<p class=\"dim\">and {} more, all in the JSON form of this report.</p>\n", profile.files.size() - kMostFiles);
  page.Raw("</details>\n");
}

void WriteEvidence(Writer& page) {
  page.Raw("<h2 id=\"evidence\">Evidence</h2>\n");
  size_t uncited = 0, left_out = 0;
  for (const EvidenceItem& item : page.profile().evidence) {
    if (!page.IsCited(item.id) && ++uncited > kMostUncited) {
      ++left_out;
      continue;
    }
    const day::Evidence& evidence = item.evidence;
    page.Add("<div id=\"{}\" class=\"card\"><p><code>{}</code> {}<strong>{}</strong> {}</p>", HtmlEscape(item.id), HtmlEscape(page.index().PlaceOf(evidence)),
             Tag(NameOf(evidence.outcome), "dim"), HtmlEscape(evidence.key), HtmlEscape(evidence.value));
    std::string fields;
    for (const Field& field : evidence.fields) fields += fmt::format("{}{}: {}", fields.empty() ? "" : " · ", HtmlEscape(field.name), HtmlEscape(field.value));
    if (!fields.empty()) page.Add("<p class=\"dim\">{}</p>", fields);
    if (!evidence.excerpt.empty()) page.Add("<pre>{}</pre>", HtmlExcerpt(evidence.excerpt));
    page.Add("<p class=\"dim\">{} · probe {} version {}</p></div>\n", HtmlEscape(item.id), HtmlEscape(evidence.probe), evidence.version);
  }
  if (left_out) page.Add("<p class=\"dim\">{} more items, to which nothing above refers, are in the JSON form of this report.</p>\n", left_out);
}

}  // namespace day::html
