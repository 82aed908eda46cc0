#include "sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>

#include "figures.h"
#include "license/expression.h"
#include "license/names.h"
#include "text/json.h"
#include "text/utf8.h"
#include "text/yaml.h"

namespace day {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void Stop(const std::string& message) {
  fmt::print(stderr, "license_index: {}\n", message);
  std::exit(1);
}

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) Stop(fmt::format("{} cannot be read", path.string()));
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Value LoadYaml(const fs::path& path) {
  auto value = ParseYaml(ReadFile(path));
  if (!value.has_value()) Stop(fmt::format("{}: {}", path.string(), value.error().message));
  return std::move(*value);
}

using Phrases = std::vector<std::vector<uint32_t>>;

Phrases LoadPhrases(const Value& list) {
  Phrases phrases;
  for (const std::string& phrase : list.StringList()) phrases.push_back(LicenseWords(phrase));
  return phrases;
}

bool StandsAt(const std::vector<uint32_t>& phrase, const std::vector<uint32_t>& tokens, size_t at) {
  return at + phrase.size() <= tokens.size() && std::equal(phrase.begin(), phrase.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at));
}

// The terms themselves: from the first beginning in the first half to the last end in the second half.
void FindCore(SourceText& text, const Phrases& begins, const Phrases& ends) {
  text.core_end = text.tokens.size();
  const size_t half = text.tokens.size() / 2;
  for (size_t at = 1; at < half && text.core_begin == 0; ++at)
    for (const auto& phrase : begins)
      if (StandsAt(phrase, text.tokens, at)) text.core_begin = at;
  for (size_t at = half; at < text.tokens.size() && text.core_end == text.tokens.size(); ++at)
    for (const auto& phrase : ends)
      if (StandsAt(phrase, text.tokens, at)) text.core_end = at;
}

// "<copyright holder>" is a place for a name, and is read as the words by which other licenses name whoever it may be.
std::string WithHolders(std::string text) {
  constexpr size_t kMostBytes = 60;
  for (size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const size_t end = text.find('>', at);
    if (end == text.npos || end - at > kMostBytes) continue;
    const std::string inside = ToLowerAscii(std::string_view(text).substr(at + 1, end - at - 1));
    for (std::string_view holder : {"holder", "owner", "author", "organization", "institution", "development group"})
      if (inside.find(holder) != inside.npos && inside.find("year") == inside.npos && inside.find('@') == inside.npos) {
        text.replace(at, end - at + 1, "copyright holder");
        break;
      }
  }
  return text;
}

std::vector<SourceLicense> LoadSpdx(const fs::path& package, const Value& facts, const Value& classes, const Value& words,
                                    std::map<uint32_t, std::string>& spelled) {
  std::map<std::string, LicenseClass> class_of;
  for (const auto& [name, list] : classes["classes"].members())
    for (const std::string& id : list.StringList()) class_of[id] = LicenseClassFromName(name);
  const std::vector<std::string> libre = facts["fsf-libre"].StringList();
  const std::set<std::string> fsf_libre(libre.begin(), libre.end());
  const Phrases begins = LoadPhrases(words["terms_begin"]), ends = LoadPhrases(words["terms_end"]);

  std::vector<SourceLicense> licenses;
  for (const auto& file : fs::directory_iterator(package / "licenses")) {
    const auto json = ParseJson(ReadFile(file.path()));
    if (!json.has_value()) Stop(fmt::format("{}: {}", file.path().string(), json.error().message));
    SourceLicense license;
    license.id = file.path().stem().string();
    license.name = (*json)["name"].string();
    license.source = "https://spdx.org/licenses/" + license.id + ".html";
    license.flags = LicenseRow::kInSpdx;
    const bool approved = (*json)["osiApproved"].boolean();
    if (approved) license.flags |= LicenseRow::kOsiApproved;
    if (fsf_libre.contains(license.id)) license.flags |= LicenseRow::kFsfLibre;
    if (const Value* successor = facts["deprecated"].Find(license.id)) {
      license.flags |= LicenseRow::kDeprecated;
      license.successor = successor->string();
    }
    const auto stated = class_of.find(license.id);
    license.license_class = approved ? LicenseClass::kOsiApproved : stated != class_of.end() ? stated->second : LicenseClass::kCustom;
    license.spdx_address = (*json)["url"].string();
    const std::string text = WithHolders(std::string((*json)["licenseText"].string()));
    license.text.tokens = LicenseWords(text);
    const std::vector<std::string> spellings = SpellLicense(text);
    for (size_t i = 0; i < spellings.size(); ++i) spelled.try_emplace(license.text.tokens[i], spellings[i]);
    FindCore(license.text, begins, ends);
    if (words["alone"].Find(license.id)) license.text.core_begin = 0;  // another license's text follows, with a beginning of its own
    license.clauses = FindKindsOfClauses((*json)["licenseText"].string());
    licenses.push_back(std::move(license));
  }
  return licenses;
}

std::vector<std::string> Split(std::string_view text, char at) {
  std::vector<std::string> parts(1);
  for (char c : text) {
    if (c == at) parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

// "CC-BY-NC-SA-3.0-US" to "by-nc-sa/3.0/us".
std::string CreativeCommonsPath(std::string_view id) {
  std::string path;
  bool versioned = false;
  for (const std::string& part : Split(id.substr(3), '-')) {
    const bool version = part[0] >= '0' && part[0] <= '9';
    if (!path.empty()) path += version || versioned ? '/' : '-';
    versioned = versioned || version;
    path += ToLowerAscii(part);
  }
  return path;
}

void AddOthers(const Value& others, const Value& fingerprints, std::vector<SourceLicense>& licenses) {
  for (const Value& entry : others["licenses"].items()) {
    SourceLicense license;
    license.id = entry["id"].string();
    license.name = entry["name"].string();
    license.source = entry["source"].string();
    license.publisher = entry["publisher"].string();
    license.version = entry["version"].string();
    license.license_class = LicenseClassFromName(entry["class"].string());
    if (license.license_class == LicenseClass::kUnknown) Stop(fmt::format("ai.yaml: {}: the class is not known", license.id));
    const std::string_view about = entry["about"].string();
    if (!about.empty() && about != "code" && about != "data") Stop(fmt::format("ai.yaml: {}: about is code or data", license.id));
    if (about.empty()) license.flags |= LicenseRow::kOfModels;
    if (const Value* of = entry.Find("policy_of")) {
      license.flags |= LicenseRow::kPolicy;
      license.policy_of = of->StringList();
    }
    license.names = entry["names"].StringList();
    license.titles = entry["titles"].StringList();
    for (const Value& figures : fingerprints["fingerprints"][license.id].items()) {
      Fingerprint fingerprint;
      fingerprint.tokens = static_cast<uint32_t>(figures["tokens"].integer());
      fingerprint.whole = std::strtoull(figures["whole"].string().c_str(), nullptr, 16);
      fingerprint.limit = static_cast<uint32_t>(figures["limit"].integer());
      if (!DecodeFigures(figures["grams"].string(), fingerprint.grams) || !DecodeFigures(figures["own"].string(), fingerprint.own))
        Stop(fmt::format("fingerprints.yaml: {}: the figures cannot be read", license.id));
      license.fingerprints.push_back(std::move(fingerprint));
    }
    licenses.push_back(std::move(license));
  }
}

void AddAliases(const Value& names, std::vector<SourceLicense>& licenses) {
  for (const auto& [id, list] : names["aliases"].members()) {
    const auto found = std::find_if(licenses.begin(), licenses.end(), [&id](const SourceLicense& license) { return license.id == id; });
    if (found == licenses.end()) Stop(fmt::format("names.yaml: {} is not a license", id));
    for (const std::string& name : list.StringList()) found->names.push_back(name);
  }
}

// What names.yaml lists, and what the sites' own rules give for an id.
void AddAddresses(const Value& names, std::vector<SourceLicense>& licenses) {
  for (SourceLicense& license : licenses) {
    for (const std::string& address : names["addresses"][license.id].StringList()) license.addresses.push_back(address);
    if (!(license.flags & LicenseRow::kInSpdx)) continue;
    for (const char* site : {"spdx.org/licenses/", "opensource.org/licenses/", "opensource.org/license/", "choosealicense.com/licenses/"})
      license.addresses.push_back(site + license.id);
    if (license.id.starts_with("CC-BY")) license.addresses.push_back("creativecommons.org/licenses/" + CreativeCommonsPath(license.id));
    for (const auto& [stem, page] : {std::pair{"GPL-", "gpl-"}, {"LGPL-", "lgpl-"}, {"AGPL-", "agpl-"}, {"GFDL-", "fdl-"}}) {
      if (!license.id.starts_with(stem) || !license.id.ends_with("-only") || std::ranges::count(license.id, '-') != 2) continue;
      const std::string version = license.id.substr(std::strlen(stem), 3);
      for (const char* folder : {"licenses/", "licenses/old-licenses/", "copyleft/"})
        license.addresses.push_back(fmt::format("gnu.org/{}{}{}", folder, page, version));
    }
  }
  for (const auto& [id, list] : names["addresses"].members())
    if (std::ranges::none_of(licenses, [&id](const SourceLicense& license) { return license.id == id; }))
      Stop(fmt::format("names.yaml: {} is not a license", id));
  // SPDX's own address of the text, where it is not that of several licenses.
  std::map<std::string, std::set<std::string>> families;
  for (const SourceLicense& license : licenses) families[license.spdx_address].insert(std::string(LicenseFamily(license.id)));
  for (SourceLicense& license : licenses)
    if (!license.spdx_address.empty() && families[license.spdx_address].size() == 1) license.addresses.push_back(license.spdx_address);
}

// Every way to write the elements of a Creative Commons license, with its version and what it was ported to.
void AddCreativeCommonsNames(const Value& names, std::vector<SourceLicense>& licenses) {
  const Value& words = names["creative_commons"];
  for (SourceLicense& license : licenses) {
    if (!license.id.starts_with("CC-BY-") || !(license.flags & LicenseRow::kInSpdx)) continue;
    std::vector<std::string> written = {"attribution"};
    std::string version, jurisdiction;
    for (const std::string& part : Split(license.id.substr(6), '-')) {
      if (!version.empty()) {
        jurisdiction += (jurisdiction.empty() ? "" : "-") + part;
      } else if (part[0] >= '0' && part[0] <= '9') {
        version = part;
      } else {
        std::vector<std::string> longer;
        for (const std::string& begin : written)
          for (const std::string& element : words["elements"][part].StringList()) longer.push_back(begin + " " + element);
        written = std::move(longer);
      }
    }
    std::vector<std::string> endings = words["jurisdictions"][jurisdiction.empty() ? "none" : jurisdiction].StringList();
    if (jurisdiction.empty()) endings.emplace_back();
    for (const std::string& begin : {std::string("creative commons "), std::string("cc ")})
      for (const std::string& elements : written)
        for (const std::string& ending : endings) license.names.push_back(begin + elements + " " + version + " " + ending);
    const std::string code = license.id.substr(3, license.id.find(version) - 4);
    for (const std::string& ending : endings) {
      license.names.push_back("creative commons cc " + code + " " + version + " " + ending);
      license.names.push_back("creative commons " + code + " " + version + " " + ending);
      license.names.push_back("cc " + code + " " + version + " " + ending);
      if (code != "BY") license.names.push_back(code + " " + version + " " + ending);  // "by 4.0" is no name
    }
  }
}

// Each name of a GNU license with each version that there is of it.
void AddGnuNames(const Value& names, Sources& sources) {
  constexpr std::pair<std::string_view, std::string_view> kEndings[] = {{"-only", ""}, {"-or-later", " or later"}, {"-or-later", " or any later"}};
  for (const auto& [stem, list] : names["gnu"].members()) {
    for (SourceLicense& license : sources.licenses) {
      if (!license.id.starts_with(stem + "-")) continue;
      for (const auto& [ending, words] : kEndings) {
        if (!license.id.ends_with(ending)) continue;
        const std::string version = license.id.substr(stem.size() + 1, license.id.size() - stem.size() - 1 - ending.size());
        if (version.find('-') != std::string::npos) continue;  // of GFDL, what it says of invariant sections
        const std::string_view figure = std::string_view(version).ends_with(".0") ? std::string_view(version).substr(0, 1) : std::string_view(version);
        for (const std::string& name : list.StringList()) {
          license.names.push_back(fmt::format("{} {}{}", name, version, words));
          if (name.find(' ') == std::string::npos) license.names.push_back(fmt::format("{}v{}{}", name, figure, words));
          if (name.find(' ') == std::string::npos) license.names.push_back(fmt::format("{}{}{}", name, figure, words));
        }
      }
    }
    const LicenseClass license_class = stem == "GFDL" ? LicenseClass::kOpenContent : LicenseClass::kOsiApproved;
    for (const std::string& name : list.StringList()) sources.families.emplace_back(name, license_class);
  }
}

}  // namespace

Sources LoadSources(const fs::path& package, const fs::path& knowledge) {
  if (!fs::is_directory(package / "licenses")) Stop(fmt::format("{} is not there: 'make build' installs it (npm ci)", package.string()));
  const Value facts = LoadYaml(knowledge / "spdx.yaml"), words = LoadYaml(knowledge / "words.yaml"), names = LoadYaml(knowledge / "names.yaml");
  Sources sources;
  sources.licenses = LoadSpdx(package, facts, LoadYaml(knowledge / "classes.yaml"), words, sources.words);
  const fs::path fingerprints = knowledge / "fingerprints.yaml";
  AddOthers(LoadYaml(knowledge / "ai.yaml"), fs::exists(fingerprints) ? LoadYaml(fingerprints) : Value(), sources.licenses);
  std::sort(sources.licenses.begin(), sources.licenses.end(), [](const auto& a, const auto& b) { return CompareIds(a.id, b.id) < 0; });
  AddAliases(names, sources.licenses);
  AddGnuNames(names, sources);
  AddCreativeCommonsNames(names, sources.licenses);
  AddAddresses(names, sources.licenses);

  sources.exceptions = facts["exceptions"].StringList();
  std::sort(sources.exceptions.begin(), sources.exceptions.end(), [](const auto& a, const auto& b) { return CompareIds(a, b) < 0; });
  for (const auto& [name, list] : names["families"].members())
    for (const std::string& family : list.StringList()) sources.families.emplace_back(family, LicenseClassFromName(name));
  const Value hub = LoadYaml(knowledge / "hub-ids.yaml");
  for (const auto& [hub_id, entry] : hub["ids"].members())
    sources.hub_ids.push_back({hub_id, entry["id"].string(), LicenseClassFromName(entry["class"].string())});
  const std::pair<const char*, PhraseKind> kinds[] = {{"obligation", PhraseKind::kObligation},
                                                      {"added_terms", PhraseKind::kAddedTerms},
                                                      {"notice_terms", PhraseKind::kNoticeTerms},
                                                      {"altered", PhraseKind::kAltered},
                                                      {"limiting", PhraseKind::kLimiting},
                                                      {"of_the_work", PhraseKind::kOfTheWork},
                                                      {"harmless", PhraseKind::kHarmless},
                                                      {"numbered", PhraseKind::kNumbered},
                                                      {"lacking", PhraseKind::kLacking},
                                                      {"things", PhraseKind::kThing},
                                                      {"clause_joins", PhraseKind::kClauseJoin},
                                                      {"conditional", PhraseKind::kConditional},
                                                      {"holding", PhraseKind::kHolding},
                                                      {"in_names", PhraseKind::kInName},
                                                      {"saying", PhraseKind::kSaying},
                                                      {"disclaiming", PhraseKind::kDisclaiming},
                                                      {"permitting", PhraseKind::kPermitting},
                                                      {"silent", PhraseKind::kSilent},
                                                      {"unread", PhraseKind::kUnread},
                                                      {"granting", PhraseKind::kGranting},
                                                      {"before_thing", PhraseKind::kBeforeThing},
                                                      {"before_deed", PhraseKind::kBeforeDeed},
                                                      {"light", PhraseKind::kLight},
                                                      {"title_terms", PhraseKind::kTitleTerm},
                                                      {"non_commercial", PhraseKind::kNonCommercial},
                                                      {"use_restricted", PhraseKind::kUseRestricted},
                                                      {"license_like", PhraseKind::kLicenseLike},
                                                      {"notice", PhraseKind::kNotice},
                                                      {"neutral", PhraseKind::kNeutral},
                                                      {"holders", PhraseKind::kHolder},
                                                      {"joining", PhraseKind::kJoining},
                                                      {"limit_words", PhraseKind::kLimit},
                                                      {"copy_of_license", PhraseKind::kCopyOfLicense}};
  for (const auto& [name, kind] : kinds)
    for (const std::string& phrase : words[name].StringList()) sources.phrases.emplace_back(kind, phrase);
  for (const auto& [id, entry] : words["exceptions"].members())
    sources.exceptions_by_words.push_back(
        {id, entry["of"].string(), static_cast<uint32_t>(entry["words"].integer()), std::strtoull(entry["whole"].string().c_str(), nullptr, 16)});
  for (const auto& [id, list] : words["formulas"].members())
    for (const std::string& phrase : list.StringList()) sources.formulas.emplace_back(id, phrase);
  for (const auto& [id, list] : words["names"].members())
    for (const std::string& name : list.StringList()) sources.names.emplace_back(id, name);
  for (const auto& [id, part] : words["alone"].members()) sources.alone.emplace_back(id, part.string());
  for (const auto& [id, list] : words["optional"].members())
    for (const std::string& part : list.StringList()) sources.optional.emplace_back(id, part);
  return sources;
}

}  // namespace day
