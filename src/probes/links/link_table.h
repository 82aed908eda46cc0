// knowledge/links.yaml, ready to match: what a URL points to, and hub ids in code. Immutable: any thread.
//
// A table and not code, because hosts come and go and a reader may want to check what "linked elsewhere" rests on. Rules are tried
// in order; a README has hundreds of links and the table about a hundred rules, so no index is kept.
#pragma once

#include <bitset>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/phrases.h"
#include "text/url.h"

namespace day::links {

struct Target {
  std::string kind = "other";  // as docs/evidence-keys.md lists for the field `host`
  std::string name;            // org/model, 2402.00838 …
  std::string what;            // model, dataset, space, collection, paper, repository …, where the URL says
  std::string file;            // weights, data, archive or document, by the end of the path; or ""
};

struct HubId {
  size_t offset;  // in the code
  std::string id;
  std::string_view by;    // the call or command
  std::string_view host;  // hub-model, hub-dataset
  std::string_view what;
  std::string revision = {};  // that the call or command asks for, or ""
};

// 2402.00838, math/0211159, cs.CL/0501001; without version and ending. "" for anything else.
std::string ArxivId(std::string_view text);

class LinkTable {
 public:
  LinkTable();
  // `text`: what the link says, which may tell that a PDF is a paper.
  Target Classify(const Url& url, std::string_view text) const;
  // Could it be a file to download, or a thing on a hub? Most URLs of code are neither, and this costs a hundredth of Classify.
  bool MayBeDownload(const Url& url) const { return !FileKind(url).empty() || stores_.contains(url.host) || IsInAFolderOfThings(url); }
  // The first quoted name in code that ends as a file of weights does: "models/7b.ckpt"; "" for none. Linear in the code.
  std::string_view FindWeightsName(std::string_view code) const;
  // Ids in code or commands, in the order of the text: from_pretrained("org/name"). Linear in the code.
  std::vector<HubId> FindHubIds(std::string_view code, bool commands) const;
  // Is it "org/name", by its form and by what accounts are never called?
  bool IsHubId(std::string_view text) const;

 private:
  struct Rule {
    std::vector<std::string> hosts, host_globs, schemes, first;
    std::string path, kind, name, after, what;
    bool arxiv = false;
    int segments = -1;
  };
  struct Call {
    std::string name, host, what;
  };
  bool Fits(const Rule& rule, const Url& url, std::string_view host, std::string_view path) const;
  std::string FileKind(const Url& url) const;
  std::string FileKind(std::string_view name) const;
  // "…/models/7b": the folder, as an index of the segments, that says what lies in it; npos for none, and for names with an ending.
  size_t FolderOfThings(const Url& url) const;
  bool IsInAFolderOfThings(const Url& url) const { return FolderOfThings(url) != std::string::npos; }
  bool IsOldDatasetId(std::string_view text) const;
  // Returns the call that the code makes and that stands first in the table, whether or not it has an id; null if there is none.
  const Call* FindCalls(std::string_view code, std::vector<HubId>& ids) const;
  void FindCommands(std::string_view code, std::vector<HubId>& ids) const;
  void FindAssignments(std::string_view code, const Call& call, std::vector<HubId>& ids) const;

  std::vector<Rule> rules_;
  std::set<std::string> stores_;                              // hosts of models, data sets and single files
  std::map<std::string, std::string, std::less<>> things_;    // of folders: "models" → model
  std::vector<std::pair<std::string, std::string>> endings_;  // ".safetensors" → weights, longest first
  PhraseSet paper_words_, paper_texts_, not_paper_words_;
  std::vector<Call> calls_, commands_;
  std::bitset<256> call_ends_;  // last letters of the calls' names
  std::vector<std::string> not_owners_, placeholders_, dataset_formats_;
};

}  // namespace day::links
