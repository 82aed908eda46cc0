// Makes the license index from the SPDX license list of the npm package and from knowledge/licenses.
//
// usage: license_index PACKAGE_DIR KNOWLEDGE_DIR OUTPUT      (run by the build; see cmake/license_index.cmake)
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <set>

#include "license/names.h"
#include "sources.h"

namespace day {
namespace {

// Of licenses with the same words the usual id comes first: approved, current, -only before -or-later, short.
uint32_t Rank(const SourceLicense& license) {
  return (license.flags & LicenseRow::kDeprecated ? 512 : 0) + (license.flags & LicenseRow::kOsiApproved ? 0 : 256) +
         (license.id.ends_with("-or-later") ? 128 : 0) + static_cast<uint32_t>(std::min<size_t>(license.id.size(), 127));
}

class IndexWriter {
 public:
  explicit IndexWriter(const Sources& sources) : sources_(sources) {}

  void Build() {
    pool_ += '\0';
    AddLicenses();
    AddTexts();
    AddNames();
    AddPhrases();
    AddClauses();
    for (const auto& [hash, word] : sources_.words) words_.push_back({hash, Intern(word)});
    for (const std::string& id : sources_.exceptions) exceptions_.push_back(Intern(id));
  }

  bool Write(const std::filesystem::path& path) {
    std::vector<uint32_t> starts(65537, 0);
    std::vector<GramRow> grams;
    std::vector<Posting> postings;
    for (const auto& [hash, list] : grams_) {
      grams.push_back({hash, static_cast<uint32_t>(postings.size())});
      postings.insert(postings.end(), list.begin(), list.end());
      ++starts[(hash >> 16) + 1];
    }
    for (size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];

    IndexHead head{};
    std::memcpy(head.magic, "DAYLIC05", 8);
    std::string body(sizeof head, '\0');
    auto add = [&]<class T>(IndexSection section, const T& items) {
      body.resize((body.size() + 7) / 8 * 8);
      head.sections[static_cast<size_t>(section)] = {static_cast<uint32_t>(body.size()), static_cast<uint32_t>(items.size())};
      body.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(items[0]));
    };
    add(IndexSection::kLicenses, licenses_);
    add(IndexSection::kTexts, texts_);
    add(IndexSection::kTokens, tokens_);
    add(IndexSection::kGramStarts, starts);
    add(IndexSection::kGrams, grams);
    add(IndexSection::kPostings, postings);
    add(IndexSection::kNames, names_);
    add(IndexSection::kPhrases, phrases_);
    add(IndexSection::kExceptions, exceptions_);
    add(IndexSection::kClauses, clauses_);
    add(IndexSection::kWords, words_);
    add(IndexSection::kPool, pool_);
    std::memcpy(body.data(), &head, sizeof head);
    std::ofstream out(path, std::ios::binary);
    out.write(body.data(), static_cast<std::streamsize>(body.size()));
    out.flush();
    fmt::print("license index: {} licenses, {} texts, {} tokens, {} grams, {} postings, {} names, {} bytes\n", licenses_.size(), texts_.size(), tokens_.size(),
               grams.size(), postings.size(), names_.size(), body.size());
    return static_cast<bool>(out);
  }

 private:
  uint32_t Intern(const std::string& text) {
    const auto [at, fresh] = interned_.try_emplace(text, static_cast<uint32_t>(pool_.size()));
    if (fresh) pool_.append(text).push_back('\0');
    return at->second;
  }

  // `file`: of knowledge/licenses, which names the id.
  uint32_t RowOf(const std::string& id, std::string_view file) const {
    const auto found = std::ranges::find(sources_.licenses, id, &SourceLicense::id);
    if (found == sources_.licenses.end()) {
      fmt::print(stderr, "license_index: {}: {} is not a license\n", file, id);
      std::exit(1);
    }
    return static_cast<uint32_t>(found - sources_.licenses.begin());
  }

  uint32_t AddTokens(const std::vector<uint32_t>& tokens) {
    const auto place = static_cast<uint32_t>(tokens_.size());
    tokens_.insert(tokens_.end(), tokens.begin(), tokens.end());
    return place;
  }

  void AddLicenses() {
    for (const SourceLicense& license : sources_.licenses) {
      LicenseRow row{};
      row.id = Intern(license.id);
      row.name = Intern(license.name);
      row.source = Intern(license.source);
      row.publisher = Intern(license.publisher);
      row.version = Intern(license.version);
      row.policy = kNoRow;
      row.successor = license.successor.empty() ? kNoRow : Intern(license.successor);
      row.license_class = static_cast<uint8_t>(license.license_class);
      row.flags = license.flags;
      if (license.successor.find(' ') != std::string::npos) row.flags |= LicenseRow::kSuccessorIsExpression;
      licenses_.push_back(row);
    }
    for (uint32_t i = 0; i < sources_.licenses.size(); ++i)
      for (const std::string& id : sources_.licenses[i].policy_of) licenses_[RowOf(id, "ai.yaml")].policy = i;
  }

  void AddTexts() {
    std::map<std::vector<uint32_t>, uint32_t> by_words;  // license row of each distinct text
    for (uint32_t i = 0; i < sources_.licenses.size(); ++i) {
      const SourceLicense& license = sources_.licenses[i];
      if (license.text.tokens.empty()) continue;
      const auto [at, fresh] = by_words.try_emplace(license.text.tokens, i);
      if (!fresh && Rank(license) < Rank(sources_.licenses[at->second])) at->second = i;
    }
    std::map<uint32_t, bool> shown;
    for (const auto& [tokens, license] : by_words) shown[license] = true;
    for (uint32_t i = 0; i < sources_.licenses.size(); ++i) {
      const SourceLicense& license = sources_.licenses[i];
      if (shown.contains(i)) AddText(i, license.text);
      for (const Fingerprint& fingerprint : license.fingerprints) AddFingerprint(i, fingerprint);
    }
    for (const auto& [id, part] : sources_.alone) AddAlone(RowOf(id, "words.yaml"), part);
  }

  void AddText(uint32_t license, const SourceText& text) {
    TextRow row{};
    row.license = license;
    row.token_place = AddTokens(text.tokens);
    row.token_count = static_cast<uint32_t>(text.tokens.size());
    row.core_begin = static_cast<uint32_t>(text.core_begin);
    row.core_end = static_cast<uint32_t>(text.core_end);
    const auto text_id = static_cast<uint32_t>(texts_.size());
    std::vector<LicenseToken> tokens;
    for (uint32_t hash : text.tokens) tokens.push_back({hash, 0});
    const std::vector<uint32_t> grams = HashGrams(tokens);
    // Every gram of a short text; of a long one winnowed: of each kWindow in a row the least (Schleimer, Wilkerson, Aiken: "Winnowing:
    // local algorithms for document fingerprinting", SIGMOD 2003), so that any shared run of kWindow + kGramSize - 1 tokens shares one.
    constexpr size_t kWindow = 6, kShort = 400;
    std::set<uint32_t> places;
    for (size_t i = 0; i < grams.size(); ++i) {
      const auto begin = grams.begin() + static_cast<std::ptrdiff_t>(i);
      const auto end = grams.begin() + static_cast<std::ptrdiff_t>(std::min(i + kWindow, grams.size()));
      places.insert(grams.size() <= kShort ? static_cast<uint32_t>(i) : static_cast<uint32_t>(std::min_element(begin, end) - grams.begin()));
    }
    for (uint32_t place : places) grams_[grams[place]].push_back({.text = text_id, .own = 0, .position = place});
    row.gram_count = static_cast<uint32_t>(places.size());
    texts_.push_back(row);
  }

  void AddFingerprint(uint32_t license, const Fingerprint& fingerprint) {
    TextRow row{};
    row.license = license;
    row.token_place = kNoRow;
    row.token_count = fingerprint.tokens;
    row.core_end = fingerprint.tokens;
    row.gram_limit = fingerprint.limit;
    row.whole = fingerprint.whole;
    row.gram_count = static_cast<uint32_t>(fingerprint.grams.size());
    row.own_count = static_cast<uint32_t>(fingerprint.own.size());
    const auto text_id = static_cast<uint32_t>(texts_.size());
    for (uint32_t gram : fingerprint.grams) grams_[gram].push_back({.text = text_id, .own = 0, .position = 0});
    for (uint32_t gram : fingerprint.own) grams_[gram].push_back({.text = text_id, .own = 1, .position = 0});
    texts_.push_back(row);
  }

  void AddName(uint64_t key, uint32_t license, LicenseClass license_class) {
    if (key == 0) return;
    by_key_.try_emplace(key, NameRow{key, license, static_cast<uint32_t>(license_class)});  // the first to claim a name has it
  }
  void AddName(const std::string& name, uint32_t license, LicenseClass license_class) {
    AddName(NameKey(name), license, license_class);
    AddName(NameKey(SplitName(name)), license, license_class);
  }

  void AddNames() {
    std::vector<uint32_t> order(sources_.licenses.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) { return Rank(sources_.licenses[a]) < Rank(sources_.licenses[b]); });
    for (uint32_t i : order)
      for (const std::string& name : sources_.licenses[i].names) AddName(name, i, sources_.licenses[i].license_class);
    for (const auto& [name, license_class] : sources_.families) AddName(name, kNoRow, license_class);
    for (uint32_t i : order) AddName(sources_.licenses[i].id, i, sources_.licenses[i].license_class);
    for (uint32_t i : order) {
      const SourceLicense& license = sources_.licenses[i];
      AddName(license.name, i, license.license_class);
      if (license.id.starts_with("LicenseRef-")) AddName(license.id.substr(11), i, license.license_class);
      for (std::string_view ending : {" International", " Unported", " Generic"})
        if (license.name.ends_with(ending)) AddName(license.name.substr(0, license.name.size() - ending.size()), i, license.license_class);
    }
    for (const auto& hub : sources_.hub_ids) {
      AddName(HubKey(hub.hub_id), hub.id.empty() ? kNoRow : RowOf(hub.id, "hub-ids.yaml"), hub.license_class);
    }
    for (uint32_t i : order)
      for (const std::string& address : sources_.licenses[i].addresses) AddName(AddressKey(address), i, sources_.licenses[i].license_class);
    for (const auto& [key, row] : by_key_) names_.push_back(row);
  }

  void AddPhrase(PhraseKind kind, const std::string& phrase, uint32_t value) {
    const std::vector<uint32_t> words = LicenseWords(phrase);
    if (!words.empty()) phrases_.push_back({kind, AddTokens(words), static_cast<uint32_t>(words.size()), value});
  }

  [[noreturn]] static void Stop(const std::string& id, std::string_view what) {
    fmt::print(stderr, "license_index: words.yaml: {} {}\n", id, what);
    std::exit(1);
  }
  struct Part {
    size_t begin, end;
  };
  // A part of a license's text, by its first and last words: "first words … last words".
  Part FindPart(const SourceLicense& license, const std::string& part) const {
    const std::vector<uint32_t>& text = license.text.tokens;
    const size_t gap = part.find("…");
    const std::vector<uint32_t> first = LicenseWords(part.substr(0, gap)), last = gap == part.npos ? first : LicenseWords(part.substr(gap));
    const auto begin = std::search(text.begin(), text.end(), first.begin(), first.end());
    const auto end = std::search(begin, text.end(), last.begin(), last.end());
    if (first.empty() || last.empty() || begin == text.end() || end == text.end()) Stop(license.id, fmt::format("has no part '{}'", part));
    return {static_cast<size_t>(begin - text.begin()), static_cast<size_t>(end - text.begin()) + last.size()};
  }

  // A part that may be left out. The phrase's tokens are the text's own.
  void AddOptional(uint32_t license, const std::string& words) {
    const auto row = std::find_if(texts_.begin(), texts_.end(), [&](const TextRow& text) { return text.license == license && text.token_place != kNoRow; });
    if (row == texts_.end()) Stop(sources_.licenses[license].id, "has no text of its own");
    const Part part = FindPart(sources_.licenses[license], words);
    phrases_.push_back({PhraseKind::kOptional, row->token_place + static_cast<uint32_t>(part.begin), static_cast<uint32_t>(part.end - part.begin), license});
  }

  // What the list gives together with another license's text: the part that stands alone is a text too.
  void AddAlone(uint32_t license, const std::string& words) {
    const SourceLicense& source = sources_.licenses[license];
    const Part part = FindPart(source, words);
    SourceText text;
    text.tokens.assign(source.text.tokens.begin() + static_cast<std::ptrdiff_t>(part.begin),
                       source.text.tokens.begin() + static_cast<std::ptrdiff_t>(part.end));
    text.core_end = text.tokens.size();
    AddText(license, text);
  }

  void AddPhrases() {
    uint32_t group = 0;
    for (const auto& [kind, phrases] : sources_.phrases) {
      for (size_t at = 0; at < phrases.size();) {
        const size_t end = std::min(phrases.find('/', at), phrases.size());
        AddPhrase(kind, phrases.substr(at, end - at), group);
        at = end + 1;
      }
      ++group;
    }
    for (uint32_t i = 0; i < sources_.licenses.size(); ++i)
      for (const std::string& title : sources_.licenses[i].titles) AddPhrase(PhraseKind::kTitle, title, i);
    for (const auto& [id, formula] : sources_.formulas) AddPhrase(PhraseKind::kFormula, formula, RowOf(id, "words.yaml"));
    for (const auto& [id, name] : sources_.names) AddPhrase(PhraseKind::kName, name, RowOf(id, "words.yaml"));
    for (const auto& [id, part] : sources_.optional) AddOptional(RowOf(id, "words.yaml"), part);
    for (const SourceException& exception : sources_.exceptions_by_words)
      phrases_.push_back({PhraseKind::kException,
                          AddTokens({RowOf(exception.of, "words.yaml"), exception.words, static_cast<uint32_t>(exception.whole >> 32),
                                     static_cast<uint32_t>(exception.whole)}),
                          4, Intern(" WITH " + exception.id)});
    std::stable_sort(phrases_.begin(), phrases_.end(), [this](const PhraseRow& a, const PhraseRow& b) {
      return a.kind != b.kind ? a.kind < b.kind : tokens_[a.token_place] < tokens_[b.token_place];
    });
  }

  void AddClauses() {
    for (uint32_t i = 0; i < sources_.licenses.size(); ++i)
      for (const LicenseClause& clause : sources_.licenses[i].clauses)
        clauses_.push_back({.license = i,
                            .detail = Intern(std::string(clause.detail)),
                            .figure = Intern(clause.figure),
                            .type = static_cast<uint8_t>(clause.type),
                            .effect = static_cast<uint8_t>(clause.effect),
                            .reserved = 0});
  }

  const Sources& sources_;
  std::string pool_;
  std::map<std::string, uint32_t> interned_;
  std::vector<LicenseRow> licenses_;
  std::vector<TextRow> texts_;
  std::vector<uint32_t> tokens_, exceptions_;
  std::map<uint32_t, std::vector<Posting>> grams_;
  std::map<uint64_t, NameRow> by_key_;
  std::vector<NameRow> names_;
  std::vector<PhraseRow> phrases_;
  std::vector<ClauseRow> clauses_;
  std::vector<WordRow> words_;
};

}  // namespace
}  // namespace day

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: license_index PACKAGE_DIR KNOWLEDGE_DIR OUTPUT\n", stderr);
    return 2;
  }
  const day::Sources sources = day::LoadSources(argv[1], argv[2]);
  day::IndexWriter writer(sources);
  writer.Build();
  return writer.Write(argv[3]) ? 0 : 1;
}
