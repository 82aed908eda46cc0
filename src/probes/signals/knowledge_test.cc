// The signals of knowledge/signals: each finds its own snippets and leaves alone what it should.
#include "knowledge/knowledge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "probes/signals/finder.h"
#include "probes/signals/notebook.h"
#include "probes/signals/snippets.h"

namespace day {
std::span<const EmbeddedFile> SavedSignalSets();  // cmake/signal_sets.cmake
}  // namespace day

namespace day::signals {
namespace {

const Finder& TheFinder() {
  static const Finder kFinder = [] {
    Result<SignalSet> set = SignalSet::Read(KnowledgeFilesBelow("signals/"));
    EXPECT_TRUE(set.has_value()) << set.error().message;
    Result<Finder> finder = Finder::Make(std::move(*set), SavedSignalSets().front().bytes);
    EXPECT_TRUE(finder.has_value()) << finder.error().message;
    return std::move(*finder);
  }();
  return kFinder;
}

int KindOf(const Snippet& snippet) {
  Artifact artifact;
  artifact.path = snippet.path;
  artifact.name = artifact.path.substr(artifact.path.rfind('/') + 1);
  artifact.size = snippet.text.size();
  return TheFinder().set().kinds.Find(artifact);
}

bool Finds(const Signal& signal, const Snippet& snippet, size_t kind) {
  Finder::Workspace workspace(TheFinder());
  const FileKind& file_kind = TheFinder().set().kinds.all()[kind];
  const std::string text = file_kind.notebook   ? CodeOfNotebook(snippet.text).text
                           : file_kind.document ? CodeOfDocument(ParseMarkdown(snippet.text)).text
                                                : snippet.text;
  const auto found = TheFinder().Find(snippet.path, kind, text, workspace);
  return std::ranges::any_of(found, [&](const FoundSignal& one) { return one.signal == &signal; });
}

TEST(Signals, FindTheirSnippets) {
  for (const Signal& signal : TheFinder().set().signals)
    for (const Snippet& snippet : signal.matches) {
      const int kind = KindOf(snippet);
      ASSERT_GE(kind, 0) << signal.file << ":" << snippet.line << " " << snippet.path;
      EXPECT_TRUE(Finds(signal, snippet, static_cast<size_t>(kind))) << signal.file << ":" << snippet.line << " " << signal.id << " does not find\n"
                                                                     << snippet.text;
    }
}

TEST(Signals, IgnoreWhatTheyShould) {
  for (const Signal& signal : TheFinder().set().signals)
    for (const Snippet& snippet : signal.ignores) {
      const int kind = KindOf(snippet);
      ASSERT_GE(kind, 0) << signal.file << ":" << snippet.line << " " << snippet.path;
      EXPECT_FALSE(Finds(signal, snippet, static_cast<size_t>(kind))) << signal.file << ":" << snippet.line << " " << signal.id << " finds\n" << snippet.text;
    }
}

TEST(Signals, AreCompiledWhenDaylightIsBuilt) { EXPECT_FALSE(TheFinder().compiled()); }

TEST(Signals, SpeakOfComponentsOfTheStack) {
  for (const Signal& signal : TheFinder().set().signals) EXPECT_NE(TheStack().Find(signal.component), nullptr) << signal.id << ": " << signal.component;
}

TEST(Signals, AreSearchedForInTheirSetsOnly) {
  const SignalSet& set = TheFinder().set();
  for (const Atom& atom : set.atoms) EXPECT_NE(atom.kinds, 0U) << "no signal asks for \"" << atom.id << "\"";
}

}  // namespace
}  // namespace day::signals
