// Turns license texts into figures for knowledge/licenses/fingerprints.yaml: no text is kept, only hashes of some runs of words.
//
// usage: license_fingerprint LIST PACKAGE_DIR > fingerprints.yaml
//
// LIST has lines "ID<tab>FILE", several files of one id where the text has revisions or was published with variations. PACKAGE_DIR is
// the npm package spdx-license-list: a run of words that an SPDX text has too is nobody's own.
// Taken are, of each text's grams, those below a limit on their hash (a random sample of fixed rate, which estimates what two texts share:
// Broder, "On the resemblance and containment of documents", 1997), and some of those that no text of another id has.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../license_index/figures.h"
#include "license/tokens.h"
#include "text/json.h"

namespace day {
namespace {

namespace fs = std::filesystem;

constexpr size_t kSample = 128, kOwn = 48;  // figures per text: some 1 KB of YAML each

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Text {
  std::string id;
  size_t tokens;
  uint64_t whole;
  std::set<uint32_t> grams;
};

Text Load(std::string id, std::string_view text) {
  const std::vector<LicenseToken> tokens = TokenizeLicense(text);
  const std::vector<uint32_t> grams = HashGrams(tokens);
  return {std::move(id), tokens.size(), HashWhole(HashesOf(tokens)), {grams.begin(), grams.end()}};
}

int Run(const fs::path& list, const fs::path& package) {
  std::vector<Text> texts;
  std::ifstream in(list);
  for (std::string line; std::getline(in, line);) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    texts.push_back(Load(line.substr(0, tab), ReadFile(line.substr(tab + 1))));
  }
  std::map<uint32_t, std::set<std::string>> owners;
  for (const Text& text : texts)
    for (uint32_t gram : text.grams) owners[gram].insert(text.id);
  for (const auto& file : fs::directory_iterator(package / "licenses")) {
    const auto json = ParseJson(ReadFile(file.path()));
    if (json.has_value())
      for (uint32_t gram : Load("", (*json)["licenseText"].string()).grams)
        if (const auto found = owners.find(gram); found != owners.end()) found->second.insert("SPDX");
  }

  fmt::print(
      "# Figures of license texts that are not kept here, made by tools/license_fingerprint from the texts at the sources named in ai.yaml.\n"
      "# tokens: words of the text. limit: hashes of runs of {} words below this were taken (grams). own: hashes of runs that no text of\n"
      "# another id and no SPDX license has. Base64 of 32-bit figures, little-endian.\nfingerprints:\n",
      kGramSize);
  std::string last;
  for (const Text& text : texts) {
    if (text.id != last) fmt::print("  {}:\n", text.id);
    last = text.id;
    std::vector<uint32_t> grams, own;
    uint64_t limit = uint64_t{1} << 32;
    while (static_cast<double>(text.grams.size()) * static_cast<double>(limit) / 4294967296.0 > kSample * 1.5) limit /= 2;
    for (uint32_t gram : text.grams) {
      if (gram < limit) grams.push_back(gram);
      if (owners[gram].size() == 1 && own.size() < kOwn) own.push_back(gram);
    }
    fmt::print("    - {{tokens: {}, limit: {}, whole: \"{:016x}\", grams: {}, own: \"{}\"}}\n", text.tokens, limit - 1, text.whole, EncodeFigures(grams),
               EncodeFigures(own));
  }
  return 0;
}

}  // namespace
}  // namespace day

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: license_fingerprint LIST PACKAGE_DIR\n", stderr);
    return 2;
  }
  return day::Run(argv[1], argv[2]);
}
