#include "profile/terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "license/file_reference.h"
#include "profile/roles.h"
#include "text/utf8.h"

namespace day {
namespace {

// What a license file's name or folder says it is about: MODEL_LICENSE, LICENSE-CODE, data/LICENSE.
About AboutFromPath(std::string_view path) {
  const std::string lower = ToLowerAscii(path);
  const size_t slash = lower.rfind('/');
  const std::string_view name = slash == lower.npos ? std::string_view(lower) : std::string_view(lower).substr(slash + 1);
  std::string_view folder = slash == lower.npos ? std::string_view() : std::string_view(lower).substr(0, slash);
  folder = folder.substr(folder.rfind('/') + 1);
  const auto says = [](std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
  };
  const auto is = [&folder](std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), folder) != names.end(); };
  if (says(name, {"weight", "model", "checkpoint"}) && !says(name, {"code"})) return About::kWeights;
  if (says(name, {"data"})) return About::kData;
  if (says(name, {"code", "software"})) return About::kCode;
  if (says(name, {"docs", "documentation"})) return About::kDocumentation;
  if (says(folder, {"licens"}) && says(folder, {"weight", "model", "checkpoint"})) return About::kWeights;
  // A folder at the root says what part of the release it is; further down it is a part of something else.
  if (std::count(lower.begin(), lower.end(), '/') != 1) return About::kRelease;
  if (is({"weights", "checkpoints", "ckpt"})) return About::kWeights;
  if (is({"data", "dataset", "datasets", "corpus"})) return About::kData;
  if (is({"docs", "documentation"})) return About::kDocumentation;
  return About::kRelease;
}

// Fields of the whole front matter of one card, for `license: other` with a name beside it.
std::string_view FieldOf(const EvidenceList& fields, std::string_view name) {
  for (const Evidence* field : fields)
    if (field->Get("name") == name) return field->value;
  return {};
}

class Collector {
 public:
  explicit Collector(const Seen& seen) : seen_(seen) {}

  std::vector<Terms> Run() {
    for (const Evidence* text : seen_.Of("license.text"))
      if (text->Get("file") == "yes" && !seen_.IsForeign(*text)) license_files_.push_back(text);
    for (const Evidence* text : seen_.Of("license.text")) Text(*text);
    for (const Evidence* statement : seen_.Of("license.statement")) Statement(*statement);
    for (const Evidence* field : seen_.Of("card.field"))
      if (field->Get("name") == "license") Card(*field);
    for (const Evidence* metadata : seen_.Of("license.metadata")) Simple(*metadata, Terms::From::kMetadata);
    for (const Evidence* format : seen_.Of("weights.format")) Weights(*format);
    for (const Evidence* tag : seen_.Of("license.tag")) Simple(*tag, Terms::From::kTag);
    JoinWhatHoldsTogether();
    return std::move(terms_);
  }

 private:
  // "… must comply with Apache 2.0 and the Acme Community License": both bind at once, and the stricter one decides.
  void JoinWhatHoldsTogether() {
    for (size_t i = 0; i < terms_.size(); ++i)
      for (size_t j = i + 1; j < terms_.size(); ++j) {
        Terms &one = terms_[i], &other = terms_[j];
        if (other.evidence->file != one.evidence->file || other.evidence->key != "license.statement") break;  // a document's statements come together
        if (other.about != one.about || !HoldTogether(*one.evidence, *other.evidence)) continue;
        const bool known = !one.expression.empty() && !other.expression.empty();
        const std::string both = fmt::format("{} AND {}", one.expression, other.expression);
        if (known) one.license_class = ClassOfExpression(both);
        else if (IsOpen(one.license_class)) one.license_class = other.license_class;
        one.expression = known ? both : "";
        terms_.erase(terms_.begin() + static_cast<std::ptrdiff_t>(j));
        break;
      }
  }

  // The sentence names the two next to each other, joined by "and".
  static bool HoldTogether(const Evidence& one, const Evidence& other) {
    if (one.key != "license.statement" || one.at.line != other.at.line || one.excerpt != other.excerpt || one.value == other.value) return false;
    const std::string_view text = one.excerpt;
    size_t first = text.find(one.Get("as_written")), second = text.find(other.Get("as_written"));
    size_t first_size = one.Get("as_written").size();
    if (first == text.npos || second == text.npos || first_size == 0 || other.Get("as_written").empty()) return false;
    if (second < first) {
      std::swap(first, second);
      first_size = other.Get("as_written").size();
    }
    if (second < first + first_size) return false;
    std::string between(text.substr(first + first_size, second - first - first_size));
    for (const std::string_view mark : {"《", "》", "“", "”", "\"", "*", "`", "(", ")", "[", "]", " ", "the", "The", "license", "License", "许可证"})
      between = ReplaceAll(between, mark, "");
    return between == "and" || between == "和" || between == "及" || between == "以及" || between == "与" || between == "&";
  }

  Terms& Add(const Evidence& evidence, Terms::From from, About about) {
    Terms& terms = terms_.emplace_back();
    terms.from = from;
    terms.about = about;
    terms.expression = evidence.value;
    terms.license_class = LicenseClassFromName(evidence.Get("class"));
    terms.evidence = &evidence;
    const FileRecord& file = seen_.FileOf(evidence);
    terms.path = file.DisplayPath();
    terms.root = terms.path.find('/') == std::string::npos;
    terms.source = file.source;
    terms.folder = terms.path.substr(0, terms.path.rfind('/') + 1);
    return terms;
  }

  void Text(const Evidence& text) {
    if (seen_.IsForeign(text)) return;
    if (seen_.FileOf(text).kind == "image") return;
    if (text.Get("file") != "yes") {  // a notice in a source file or a document
      if (seen_.FileOf(text).kind == "source") Notice(text);
      return;
    }
    const std::string path = seen_.FileOf(text).DisplayPath();
    if (IsOfAPart(path) || IsOfOutputs(path)) return;
    Terms& terms = Add(text, Terms::From::kFile, AboutFromPath(path));
    // "The dataset may be used …": its first words may say what it governs where its name does not.
    if (terms.about == About::kRelease && TheRoles().GovernsData(text.excerpt)) terms.about = About::kData;
    terms.of_model_license = IsModelLicense(terms) && !FollowsAnother(text);
    // A license's name may say whom it is for even where the file's does not.
    if (terms.about == About::kRelease && terms.of_model_license && !terms.root) terms.about = About::kWeights;
  }

  // "BSD-style license that can be found in the LICENSE file": that file says which.
  void Notice(const Evidence& notice) {
    const size_t place = terms_.size();
    // _LICENSE = "This dataset is under …" in the script that loads it
    const About about = TheRoles().GovernsData(notice.excerpt) ? About::kData : About::kCode;
    Add(notice, Terms::From::kTag, about);
    if (notice.Get("see").empty()) return;
    std::vector<LicenseMatch> of_file;
    for (const Evidence* text : NearestFile(notice, notice.Get("see")))
      of_file.push_back({.id = text->value, .license_class = LicenseClassFromName(text->Get("class"))});
    const LicenseMatch said{.id = notice.value, .license_class = terms_[place].license_class};
    const std::vector<LicenseMatch> matches = WithReferredFile(said, of_file);
    for (size_t i = 0; i < matches.size(); ++i) {
      Terms& terms = i == 0 ? terms_[place] : Add(notice, Terms::From::kTag, about);
      terms.expression = matches[i].id;
      terms.license_class = matches[i].license_class;
    }
  }

  // What stands in the file of this name that lies nearest above; of two in one folder, in the first.
  const EvidenceList& NearestFile(const Evidence& notice, std::string_view reference) {
    const FileRecord& holder = seen_.FileOf(notice);
    std::string in = holder.path.substr(0, holder.path.rfind('/') + 1);
    const auto [known, fresh] = nearest_.try_emplace({holder.source, in, std::string(reference)});
    EvidenceList& nearest = known->second;
    size_t depth = 0;
    for (const Evidence* text : license_files_) {
      if (!fresh) break;
      const FileRecord& file = seen_.FileOf(*text);
      const size_t folder = file.path.rfind('/') + 1;  // bytes of it, 0 at the root
      const bool above = file.source == holder.source && in.starts_with(std::string_view(file.path).substr(0, folder));
      if (!above || folder < depth || !IsFileReferredTo(std::string_view(file.path).substr(folder), reference)) continue;
      if (folder == depth && !nearest.empty() && nearest.front()->file != text->file) continue;
      if (folder > depth) nearest.clear();
      depth = folder;
      nearest.push_back(text);
    }
    return nearest;
  }

  // LICENSE_zlib, LICENSE.fastmath: of something that was built in, where the release has a LICENSE of its own. What a license's name or a
  // part's stands behind (LICENSE-MIT, LICENSE-DATA) is the release's.
  bool IsOfAPart(std::string_view path) const {
    if (path.find('/') != path.npos || AboutFromPath(path) != About::kRelease) return false;
    std::string_view name = path.substr(0, path.rfind('.') == path.npos || path.rfind('.') < 8 ? path.size() : path.rfind('.'));
    const std::string lower = ToLowerAscii(name);
    size_t cut = std::string::npos;
    for (const std::string_view begin : {"license", "licence"})
      if (lower.starts_with(begin) && lower.size() > begin.size() + 1 && (lower[begin.size()] == '_' || lower[begin.size()] == '-')) cut = begin.size() + 1;
    if (cut == std::string::npos) return false;
    const std::string_view of = name.substr(cut);
    const bool known = LicenseFromName(of).has_value() || FindLicense(of) != nullptr || of.find_first_not_of("0123456789.") == of.npos || of.size() <= 3;
    return !known && !seen_.SharesAName(of) && HasAPlainLicense();
  }

  // OUTPUT_TERMS_OF_USE.md: of what users make with it.
  static bool IsOfOutputs(std::string_view path) { return ToLowerAscii(path.substr(path.rfind('/') + 1)).find("output") != std::string::npos; }

  bool HasAPlainLicense() const {
    return std::ranges::any_of(seen_.Of("license.text"), [&](const Evidence* text) {
      const std::string path = ToLowerAscii(seen_.FileOf(*text).DisplayPath());
      return text->Get("file") == "yes" && path.find('/') == path.npos && path.substr(0, path.find('.')) == "license";
    });
  }

  // Behind the license of the release its file may give those of what it builds on.
  bool FollowsAnother(const Evidence& text) const {
    return std::ranges::any_of(seen_.OfFile("license.text", text.file), [&](const Evidence* other) {
      return other->at.line < text.at.line && other->Get("file") == "yes" && IsOpen(LicenseClassFromName(other->Get("class")));
    });
  }

  static bool IsModelLicense(const Terms& terms) {
    const LicenseFacts* facts = FindLicense(terms.expression);
    return facts && facts->of_models && terms.license_class != LicenseClass::kModifiedOpen;
  }

  void Statement(const Evidence& statement) {
    if (seen_.IsForeign(statement)) return;
    const Terms::From from = statement.Get("how") == "badge" ? Terms::From::kBadge : Terms::From::kStatement;
    if (statement.value.empty() && statement.Get("class") == "unknown") return Reference(statement);
    if (from == Terms::From::kBadge && !seen_.IsAtRoot(statement) && LeadsToAnotherRepository(statement.Get("link"))) return;
    const std::string_view about = statement.Get("about");
    bool any = false;
    for (const auto& [word, part] : std::array<std::pair<std::string_view, About>, 4>{
             {{"code", About::kCode}, {"weights", About::kWeights}, {"data", About::kData}, {"documentation", About::kDocumentation}}}) {
      if (about.find(word) == about.npos) continue;
      Add(statement, from, part).of_some = statement.Get("reach") == "some";
      any = true;
    }
    // What the README of a folder says of "this" is about the folder.
    const bool whole = about.find("release") != about.npos && (statement.Get("reach") == "here" || statement.Get("how") == "label");
    if ((any && !whole) || !seen_.IsAtRoot(statement)) return;
    Terms& terms = Add(statement, from, About::kRelease);
    terms.of_model_license = IsModelLicense(terms) || ToLowerAscii(statement.Get("as_written")).find("model") != std::string::npos;
    // "License: [MIT](./LICENSE)" says no more than that file does.
    const std::string_view link = statement.Get("link");
    const bool points = statement.Get("how") == "label" && !link.empty() && link.find("://") == link.npos && !terms.of_model_license;
    terms.here_alone = points || statement.Get("reach") == "here";
  }

  // "The weights are subject to MODEL_LICENSE": the terms are those of that file, and the sentence says what they govern.
  // One that is kept elsewhere states terms too, which nobody has read here.
  // "… is subject to the terms in the [License section](#license)": what is stated there. Null where nothing is.
  const Evidence* StatedUnder(std::string_view anchor, const Evidence& statement) const {
    for (const Evidence* other : seen_.OfFile("license.statement", statement.file)) {
      if (other->value.empty() || other->Get("about").find("release") == std::string_view::npos) continue;
      if (LettersAndDigits(other->Get("section")) == LettersAndDigits(anchor)) return other;
    }
    return nullptr;
  }

  void Reference(const Evidence& statement) {
    const std::string_view link = statement.Get("link");
    if (link.empty()) return;
    const Evidence* text = link.starts_with('#') ? StatedUnder(link.substr(1), statement) : FileAt(link, statement);
    if (link.starts_with('#') && !text) return;
    for (const auto& [word, part] :
         std::array<std::pair<std::string_view, About>, 3>{{{"code", About::kCode}, {"weights", About::kWeights}, {"data", About::kData}}}) {
      if (statement.Get("about").find(word) == std::string_view::npos) continue;
      Terms& terms = Add(text ? *text : statement, Terms::From::kStatement, part);
      if (text) terms.reference = &statement;
    }
  }

  static bool IsAddress(std::string_view link) { return link.find("://") != link.npos || link.starts_with("//"); }
  static bool IsInARepository(std::string_view link) { return link.find("github.com/") != link.npos || link.find("gitlab.com/") != link.npos; }
  // The badge of a folder that came from elsewhere shows the license of where it came from.
  bool LeadsToAnotherRepository(std::string_view link) const { return IsAddress(link) && IsInARepository(link) && !seen_.SharesAName(link); }

  // The license file of this release that a link leads to: a relative path, or an address of the release's own repository.
  const Evidence* FileAt(std::string_view link, const Evidence& statement) const {
    const bool elsewhere = IsAddress(link);
    if (elsewhere && !(IsInARepository(link) && seen_.SharesAName(link))) return nullptr;
    std::string_view target = link.substr(0, link.find_first_of("?#"));
    while (target.starts_with("./")) target.remove_prefix(2);
    const std::string& document = seen_.FileOf(statement).path;
    const std::string from_folder = document.substr(0, document.rfind('/') + 1) + std::string(target);
    for (const Evidence* text : seen_.Of("license.text")) {
      const std::string& path = seen_.FileOf(*text).path;
      if (text->Get("file") != "yes" || seen_.IsForeign(*text) || seen_.FileOf(*text).source != seen_.FileOf(statement).source) continue;
      if (elsewhere ? target.ends_with("/" + path) : path == from_folder || path == target) return text;
    }
    return nullptr;
  }

  void Card(const Evidence& field) {
    if (seen_.IsForeign(field)) return;
    const EvidenceList fields = seen_.OfFile("card.field", field.file);
    const EvidenceList kinds = seen_.OfFile("card.kind", field.file);
    const std::string_view kind = kinds.empty() ? std::string_view() : std::string_view(kinds.front()->value);
    Terms& terms = Add(field, Terms::From::kCard, kind == "dataset" ? About::kData : kind == "model" ? About::kWeights : About::kRelease);
    Name(terms, field.value, FieldOf(fields, "license_name"));
  }

  // GGUF states the license as a card does, other formats in a key of their own.
  void Weights(const Evidence& format) {
    std::string_view license = format.Get("meta.general.license");
    if (license.empty()) license = format.Get("meta.license");
    if (seen_.IsForeign(format) || license.empty()) return;
    Name(Add(format, Terms::From::kWeights, About::kWeights), license, format.Get("meta.general.license.name"));
  }

  // By a hub's id, else by the name beside it, else by the words themselves.
  static void Name(Terms& terms, std::string_view id, std::string_view name) {
    std::optional<LicenseFacts> facts = LicenseFromHubId(id);
    if (!facts) facts = LicenseFromName(name);
    if (!facts && id != "other" && id != "unknown") facts = LicenseFromName(id);
    terms.expression = facts ? facts->id : std::string();
    terms.license_class = facts ? facts->license_class : LicenseClass::kUnknown;
  }

  void Simple(const Evidence& evidence, Terms::From from) {
    // Words without an id say something where they tell a class: "Proprietary", a family.
    const bool told = !evidence.value.empty() || (from == Terms::From::kMetadata && LicenseClassFromName(evidence.Get("class")) != LicenseClass::kUnknown);
    if (seen_.IsForeign(evidence) || !told) return;
    Add(evidence, from, evidence.Get("about") == "data" ? About::kData : About::kCode);
  }

  const Seen& seen_;
  EvidenceList license_files_;
  std::map<std::tuple<uint32_t, std::string, std::string>, EvidenceList> nearest_;  // by source, folder and reference
  std::vector<Terms> terms_;
};

}  // namespace

std::string_view NameOf(About about) {
  static constexpr std::array<std::string_view, 5> kNames = {"release", "code", "weights", "data", "documentation"};
  return kNames[static_cast<size_t>(about)];
}

std::string_view NameOf(Terms::From from) {
  switch (from) {
    case Terms::From::kFile: return "license-file";
    case Terms::From::kStatement: return "statement";
    case Terms::From::kBadge: return "badge";
    case Terms::From::kCard: return "card";
    case Terms::From::kMetadata: return "metadata";
    case Terms::From::kWeights: return "weights-metadata";
    case Terms::From::kTag: break;
  }
  return "tag";
}

std::vector<Terms> CollectTerms(const Seen& seen) { return Collector(seen).Run(); }

}  // namespace day
