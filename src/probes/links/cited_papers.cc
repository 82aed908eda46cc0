#include "probes/links/cited_papers.h"

#include <algorithm>

#include "text/bibtex.h"
#include "text/utf8.h"

namespace day::links {
namespace {

// "arXiv preprint arXiv:2401.00001v2 [cs.CL]" to "2401.00001".
std::string ArxivIdIn(std::string_view text) {
  const std::string lower = ToLowerAscii(text);
  const size_t colon = lower.find("arxiv:");
  if (colon == lower.npos) return {};
  const size_t begin = lower.find_first_not_of(' ', colon + 6);
  if (begin == lower.npos) return {};
  return ArxivId(std::string_view(lower).substr(begin, lower.find_first_of(" ,;[]()", begin) - begin));
}

}  // namespace

std::vector<CitedPaper> FindCitedPapers(std::string_view bibtex) {
  std::vector<CitedPaper> papers;
  for (const BibEntry& entry : ParseBibTex(bibtex)) {
    if (!entry.Get("url").empty()) continue;
    std::string id = ArxivId(entry.Get("eprint"));
    for (const std::string_view field : {"journal", "eprint", "howpublished", "note", "volume", "publisher"})
      if (id.empty()) id = ArxivIdIn(entry.Get(field));
    CitedPaper paper;
    paper.title = entry.Get("title");
    paper.line = entry.line;
    if (!id.empty()) {
      paper.as_written = "arXiv:" + id;
      paper.target = {.kind = "arxiv", .name = id, .what = "paper", .file = ""};
    } else if (const std::string_view doi = entry.Get("doi"); doi.starts_with("10.")) {
      paper.as_written = "doi:" + std::string(doi);
      paper.target = {.kind = "doi", .name = std::string(doi), .what = "", .file = ""};
    } else {
      continue;
    }
    papers.push_back(std::move(paper));
  }
  return papers;
}

}  // namespace day::links
