// What the release says of itself, held against what was found.
//
// A claim is only ever judged by what the profile knows: terms that are stated, files that are there. Where it knows too little the
// verdict is `unverifiable`, for a wrong accusation is worse than none.
//
// A document in a folder often speaks of the tool that the folder serves. There a sentence counts only if it says "we" or "this", or
// names what the release is named.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "profile/links.h"
#include "profile/parts.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::string_view kTrainingCode = "training code";

enum class Holds : uint8_t { kYes, kPartly, kNo, kUnknown };

struct Ground {
  Holds holds = Holds::kUnknown;
  std::string because;
  EvidenceIds evidence;
  bool implied = false;  // the sentence does not speak of it: what "open source" promises besides
};

struct Reading {  // of one sentence
  bool release, code, weights, data;
  bool full;          // "fully", "truly", "completely" open
  bool access;        // only that it is to be had: "publicly available", "free"
  bool commercial;    // only that commercial use is allowed
  bool open_weights;  // only that weights are open, as the field says of those that can be had
  bool open_source;   // of a model this promises more than its weights
  bool asks;          // the sentence itself says that somebody has to be asked, or bars commercial use
  bool future;
};

bool Has(std::string_view list, std::string_view word) { return std::ranges::count(ItemsOf(list), word) > 0; }

Reading ReadingOf(const Evidence& sentence) {
  const std::string_view about = sentence.Get("about"), words = sentence.Get("words"), strength = sentence.Get("strength");
  Reading reading{};
  reading.release = Has(about, "release") || about.empty();
  reading.code = Has(about, "code");
  reading.weights = Has(about, "weights");
  reading.data = Has(about, "data");
  bool open = Has(words, "permissive");
  for (const std::string_view word : {"open-source", "open-weights", "open-model", "open-data", "open-science", "open-license", "open"})
    open |= Has(words, word);
  reading.full = strength == "full";
  reading.commercial = !open && sentence.Get("commercial") == "yes";
  reading.access = !open && !reading.commercial;
  reading.open_source = Has(words, "open-source");
  reading.open_weights = words == "open-weights";
  reading.asks = Has(sentence.Get("limits"), "application") || Has(sentence.Get("limits"), "non-commercial");
  reading.future = sentence.Get("tense") == "future";
  return reading;
}

class Judge {
 public:
  Judge(Seen& seen, const Profile& profile) : seen_(seen), profile_(profile) {}

  // All grounds that a sentence needs, the binding ones first.
  std::vector<Ground> GroundsFor(const Reading& reading, const Evidence& sentence) {
    std::vector<Ground> grounds;
    if (reading.full && reading.asks)
      grounds.push_back({.holds = Holds::kNo, .because = "the sentence itself says that not everybody may use all of it", .evidence = {}});
    const std::string_view path = seen_.FileOf(sentence).path;
    // A section on one of several models gives its terms, and so does a sentence that names the same one: they are that model's.
    const auto terms_of = [&](std::string_view part, const std::vector<LicenseBinding>& all) {
      std::vector<LicenseBinding> local;
      if (!reading.release) local = TermsSaidOf(sentence, part, [&](const Evidence& said) { return IsOfItsSection(sentence, said); });
      if (!reading.release && local.empty()) local = TermsSaidOf(sentence, part, [&](const Evidence& said) { return NamesTheSameModel(sentence, said); });
      return TermsOf(part, local.empty() ? all : local, reading, path);
    };
    const bool model = Reachable("weights");
    const bool weights = reading.weights || (reading.release && model);
    if (weights) grounds.push_back(reading.access ? AccessTo("weights") : terms_of("weights", profile_.licensing.weights));
    if (weights && reading.open_weights && grounds.back().holds == Holds::kNo) {
      grounds.back().holds = Holds::kPartly;
      grounds.back().because += "; \"open weights\" often means no more than that they can be had";
    }
    if (reading.code || (reading.release && !model)) grounds.push_back(reading.access ? AccessTo("code") : terms_of("code", profile_.licensing.code));
    if (reading.data || (reading.full && reading.release && Reachable("data")))
      grounds.push_back(reading.access ? AccessTo("data") : terms_of("data", profile_.licensing.data));
    // "Open source", said of a model, and "fully open" promise more than terms: what it takes to study and to make it again.
    if (model && !reading.access && !reading.commercial && (reading.full || (reading.open_source && (reading.release || reading.weights)))) {
      const bool pretrained = Has("pretrained-weights");
      grounds.push_back(pretrained ? PartOf(kTrainingCode, {"pretraining-code"}) : PartOf(kTrainingCode, {"pretraining-code", "finetuning-code"}));
      grounds.push_back(PartOf("training data", {"pretraining-data", "sft-data"}));
      for (Ground& ground : std::span(grounds).last(2)) ground.implied = !reading.release;  // of a whole release they are parts
    }
    if (!grounds.empty() && grounds.front().holds == Holds::kUnknown && !reading.commercial && !reading.open_weights)
      AddWhatTheCodeShows(reading, path, grounds);
    return grounds;
  }

 private:
  bool Has(std::string_view id) const {
    const ComponentProfile* component = profile_.Find(id);
    return component && IsReachable(*component);
  }

  bool Reachable(std::string_view part) const {
    return std::ranges::any_of(profile_.components, [&](const ComponentProfile& component) {
      const Component* entry = TheStack().Find(component.id);
      return entry && entry->part == part && IsReachable(component);
    });
  }

  // Of a release called open whose model's terms nobody states, or public whose weights lie elsewhere, the code that is here may still show
  // a part of it; or its terms that none of it is. Of a model alone open code shows nothing.
  void AddWhatTheCodeShows(const Reading& reading, std::string_view path, std::vector<Ground>& grounds) const {
    const bool model = reading.access ? reading.release && !reading.weights : reading.release || reading.weights;
    const bool here = std::ranges::any_of(profile_.components, [](const ComponentProfile& component) {
      const Component* entry = TheStack().Find(component.id);
      return entry && entry->part == "code" && IsHere(component);
    });
    if (!model || !here) return;
    Ground code = reading.access ? AccessTo("code") : TermsOf("code", profile_.licensing.code, reading, path);
    const bool part = code.holds == Holds::kYes && reading.release && !reading.weights;
    const bool told = part || (code.holds == Holds::kNo && reading.open_source);
    if (told && std::ranges::find(grounds, code.because, &Ground::because) == grounds.end()) grounds.push_back(std::move(code));
  }

  static bool IsOfItsSection(const Evidence& sentence, const Evidence& said) {
    return !sentence.Get("section").empty() && sentence.Get("section") == said.Get("section");
  }

  static bool IsOfName(char c) { return IsLetterOrDigit(c) || c == '-' || c == '.' || c == '_'; }

  // Does a text hold a name as a whole word?
  static bool Names(std::string_view text, std::string_view name) {
    for (size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
      if (at > 0 && IsOfName(text[at - 1])) continue;
      size_t behind = at + name.size();
      if (behind < text.size() && text[behind] == '.') ++behind;  // of a sentence, unless a figure follows
      if (behind == text.size() || !IsOfName(text[behind])) return true;
    }
    return false;
  }

  // The release's, or of a model that it links to: "PyTorch2.1" has a figure, too.
  bool IsAModelsName(std::string_view name) const {
    return seen_.SharesAName(name) || std::ranges::any_of(seen_.Of("link"), [&](const Evidence* link) {
             return IsWeightsLink(*link) && ToLowerAscii(link->Get("name")).ends_with(ToLowerAscii(name));
           });
  }

  // "Acme-7B", "Acme2-Large": names with a figure, which tells them from those of their siblings; not "Apache-2.0".
  bool NamesTheSameModel(const Evidence& sentence, const Evidence& said) const {
    constexpr size_t kLeast = 4;  // bytes; shorter ones are versions and sizes
    const std::string_view text = sentence.value;
    for (size_t begin = 0; begin < text.size(); ++begin) {
      size_t end = begin;
      while (end < text.size() && IsOfName(text[end])) ++end;
      std::string_view name = text.substr(begin, end - begin);
      while (name.ends_with('.')) name.remove_suffix(1);
      begin = end;
      if (name.size() < kLeast || !IsLetter(name[0]) || name.find_first_of("0123456789") == name.npos) continue;
      const bool of_license = Names(said.Get("as_written"), name) || said.value.find(name) != std::string::npos;
      if (!of_license && Names(said.excerpt, name) && IsAModelsName(name)) return true;
    }
    return false;
  }

  template <class IsOfIt>
  std::vector<LicenseBinding> TermsSaidOf(const Evidence& sentence, std::string_view part, IsOfIt is_of_it) {
    std::vector<LicenseBinding> terms;
    for (const Evidence* statement : seen_.OfFile("license.statement", sentence.file)) {
      const LicenseClass license_class = LicenseClassFromName(statement->Get("class"));
      if (!day::Has(statement->Get("about"), part) || license_class == LicenseClass::kUnknown || !is_of_it(*statement)) continue;
      LicenseBinding& binding = terms.emplace_back();
      binding.expression = statement->value;
      binding.license_class = license_class;
      binding.how = "statement";
      binding.evidence = {seen_.Cite(*statement)};
    }
    return terms;
  }

  Ground TermsOf(std::string_view part, const std::vector<LicenseBinding>& bindings, const Reading& reading, std::string_view path) const {
    const bool commercial = reading.commercial;
    // "Open" says less than "open source", which has a definition: an open license with something added bears a part of it out.
    const bool loose = !commercial && !reading.open_source && !reading.full;
    bool added = false;
    Ground ground;
    size_t open = 0, closed = 0;
    bool others_unsaid = false;
    std::vector<std::string> named;
    std::string to_read, elsewhere;
    for (const LicenseBinding& binding : bindings) {
      if (SpeaksOfAnotherFolder(seen_, binding, path)) {
        elsewhere += fmt::format("{}{}", elsewhere.empty() ? "" : ", ", binding.InWords());
        continue;
      }
      const bool commercial_use = binding.license_class == LicenseClass::kModifiedOpen;  // cannot be told from its class
      if (binding.license_class == LicenseClass::kNone || binding.license_class == LicenseClass::kUnknown) {
        others_unsaid |= binding.how == "not-stated";
        continue;
      }
      if (commercial && (commercial_use || binding.license_class == LicenseClass::kUseRestricted || binding.license_class == LicenseClass::kCustom)) {
        to_read += fmt::format("{}{}", to_read.empty() ? "" : ", ", binding.InWords());
        continue;
      }
      (IsOpen(binding.license_class) ? open : closed) += 1;
      added |= loose && binding.license_class == LicenseClass::kModifiedOpen;
      if (const std::string terms = binding.InWords(); std::ranges::find(named, terms) == named.end()) named.push_back(terms);
      for (const std::string& id : binding.evidence) AddId(ground.evidence, id);
    }
    if (open + closed == 0 && !to_read.empty()) {
      ground.because = fmt::format("the {} {} under {}: whether that allows it a person has to read", part, part == "weights" ? "are" : "is", to_read);
      return ground;
    }
    if (open + closed == 0 && !elsewhere.empty()) {
      ground.because = fmt::format("{} is stated for the {} of one folder only", elsewhere, part);
      return ground;
    }
    if (open + closed == 0) {
      ground.because = fmt::format("no terms that decide it are stated for the {}", part);
      return ground;
    }
    // Terms of some say nothing of the others.
    ground.holds = closed == 0 ? Holds::kYes : open == 0 && !others_unsaid && !added ? Holds::kNo : Holds::kPartly;
    ground.because =
        fmt::format("{}the {} {} under {}", others_unsaid && open == 0 ? "some of " : "", part, part == "weights" ? "are" : "is", fmt::join(named, ", "));
    if (ground.holds == Holds::kNo)
      ground.because += commercial ? ", which does not allow it" : named.size() > 1 ? ", none of which is an open license" : ", which is not an open license";
    if (ground.holds == Holds::kPartly && added && open == 0) {
      ground.because += ", an open license with something added";
      return ground;
    }
    if (ground.holds == Holds::kPartly) ground.because += open > 0 ? ", not all of them open" : ", which is not open; of the others no terms are stated";
    return ground;
  }

  Ground AccessTo(std::string_view part) const {
    Ground ground;
    // Beside a model "the data" are first what it was trained on: those of evaluations alone bear a part of it out.
    const bool trained_on = part != "data" || Has("pretraining-data") || Has("sft-data") || Has("preference-data");
    const bool evaluations_alone = !trained_on && Has("evaluation-data") && Reachable("weights");
    for (const ComponentProfile& component : profile_.components) {
      const Component* entry = TheStack().Find(component.id);
      if (!entry || entry->part != part || !IsReachable(component)) continue;
      if (part == "data" && trained_on && component.id == "evaluation-data") continue;
      for (const std::string& id : component.evidence) AddId(ground.evidence, id);
      if (component.availability == Availability::kGated) {
        ground.holds = Holds::kPartly;
        ground.because = fmt::format("access to the {} has to be asked for", part);
        return ground;
      }
      if (IsHere(component)) ground.holds = Holds::kYes;
    }
    if (ground.holds == Holds::kYes && evaluations_alone) {
      ground.holds = Holds::kPartly;
      ground.because = "data of evaluations are here, none of a training were seen";
      return ground;
    }
    ground.because = ground.holds == Holds::kYes ? fmt::format("the {} {} here", part, part == "weights" ? "are" : "is")
                                                 : fmt::format("the {} {} kept elsewhere, which was not examined", part, part == "weights" ? "are" : "is");
    return ground;
  }

  Ground PartOf(std::string_view words, std::initializer_list<std::string_view> components) const {
    Ground ground;
    bool all_absent = true;
    for (const std::string_view id : components) {
      const ComponentProfile* component = profile_.Find(id);
      if (!component) continue;
      if (component->assurance != Assurance::kAbsent) all_absent = false;
      if (!IsReachable(*component)) continue;
      for (const std::string& one : component->evidence) AddId(ground.evidence, one);
      if (IsHere(*component) && component->gate(GateId::kPresent).state == GateState::kOpen) {
        ground.holds = Holds::kYes;
        ground.because = fmt::format("{} is here", words);
        return ground;
      }
    }
    if (all_absent) {
      ground.holds = Holds::kPartly;  // what is missing limits the claim; the terms of what is there may still support it
      ground.because = fmt::format("no {} was found here", words);
      if (words == kTrainingCode && Has("finetuning-code")) ground.because = "no pre-training code was found here, only that of a fine-tuning";
      return ground;
    }
    ground.because = fmt::format("whether {} is released could not be told here", words);
    return ground;
  }

  Seen& seen_;
  const Profile& profile_;
};

ClaimVerdict VerdictOf(const Reading& reading, const std::vector<Ground>& grounds) {
  const auto any = [&](Holds holds) { return std::ranges::any_of(grounds, [&](const Ground& ground) { return ground.holds == holds; }); };
  if (grounds.empty()) return ClaimVerdict::kUnverifiable;
  // The part that the sentence is about, or any part of what is called open as a whole. That it says in one breath for whom or under which
  // terms makes it no truer: "fully open for research" is not open.
  if (grounds.front().holds == Holds::kNo || (reading.full && any(Holds::kNo))) return ClaimVerdict::kNotSupported;
  // Of a model that is called open source no terms are stated, and those of its code are not open: nothing is left of it.
  const bool nothing = grounds.front().holds == Holds::kUnknown && !any(Holds::kYes);
  if (any(Holds::kNo)) return nothing ? ClaimVerdict::kNotSupported : ClaimVerdict::kPartly;
  // Where the terms of the first are not stated, open code beside it decides nothing. But of what is said to be open or to be had as a whole
  // each part that is shown bears that part out.
  if (grounds.front().holds == Holds::kUnknown) {
    const bool shown = std::ranges::any_of(grounds, [](const Ground& ground) { return ground.holds == Holds::kYes && !ground.implied; });
    return shown && (reading.full || reading.access) ? ClaimVerdict::kPartly : ClaimVerdict::kUnverifiable;
  }
  return any(Holds::kPartly) || any(Holds::kUnknown) ? ClaimVerdict::kPartly : ClaimVerdict::kSupported;
}

std::vector<std::string> AboutOf(const Reading& reading) {
  std::vector<std::string> about;
  for (const auto& [set, word] : {std::pair{reading.release, "release"}, {reading.code, "code"}, {reading.weights, "weights"}, {reading.data, "data"}})
    if (set) about.push_back(word);
  return about;
}

uint32_t LastLineOf(const Evidence& evidence) { return std::max(evidence.at.line, evidence.at.last_line); }

std::vector<const Evidence*> LinksIn(const Seen& seen, const Evidence& sentence) {
  std::vector<const Evidence*> links;
  for (const Evidence* link : seen.OfFile("link", sentence.file)) {
    if (link->at.line < sentence.at.line || link->at.line > LastLineOf(sentence)) continue;
    const std::string_view text = link->Get("text"), name = link->Get("name");
    if (name.find('/') != name.npos && !text.empty() && sentence.value.find(text) != std::string::npos) links.push_back(link);
  }
  return links;
}

// "We open-source [a tool](…)": a repository of another name than the release's stands right behind the verb. Else "".
std::string RepositoryGiven(const Seen& seen, const Evidence& sentence) {
  for (const Evidence* link : LinksIn(seen, sentence)) {
    const std::string_view name = link->Get("name");
    if (IsRepositoryLink(*link) && sentence.Get("object").starts_with(link->Get("text")) && !seen.IsNamedAfter(name.substr(name.find('/') + 1)))
      return std::string(name);
  }
  return {};
}

// "NAME-Med is open source. [[code](…)] [[model](…)]": the links that give its code and model all lead to other accounts and names. Else "".
std::string WorkOfAnother(const Seen& seen, const Evidence& sentence) {
  static constexpr std::array<std::string_view, 12> kLabels = {"code",   "model", "models", "weights",     "checkpoint",   "checkpoints",
                                                               "github", "repo",  "hf",     "huggingface", "hugging face", "🤗"};
  std::string another;
  for (const Evidence* link : seen.OfFile("link", sentence.file)) {
    const std::string_view host = link->Get("host"), name = link->Get("name");
    const bool thing = host == "github" || host == "gitlab" || host == "hub-model" || host == "hub-other";
    if (!thing || link->at.line < sentence.at.line || link->at.line > LastLineOf(sentence)) continue;
    if (std::ranges::find(kLabels, ToLowerAscii(TrimAscii(link->Get("text")))) == kLabels.end()) continue;
    if (seen.IsNamedAfter(name.substr(0, name.find('/'))) || seen.SharesAName(name)) return {};
    another = name.empty() ? link->value : std::string(name);
  }
  return another;
}

// What the sentence speaks of where that is a sibling of the release, with terms and files of its own: what it says was given, or what
// it links to when nothing in it is named like the release. Else "".
std::string SiblingOf(const Seen& seen, const Evidence& sentence) {
  std::string sibling = RepositoryGiven(seen, sentence);
  if (sibling.empty()) sibling = WorkOfAnother(seen, sentence);
  if (!sibling.empty() || seen.SharesAName(sentence.value)) return sibling;
  for (const Evidence* link : LinksIn(seen, sentence)) {
    const std::string_view host = link->Get("host"), name = link->Get("name");
    if (host != "github" && host != "hub-model" && host != "hub-dataset" && host != "modelscope") continue;
    if (seen.SharesAName(name.substr(name.find('/') + 1))) return {};
    sibling = name;
  }
  return sibling;
}

bool SpeaksOfTheRelease(const Seen& seen, const Evidence& sentence) {
  if (seen.IsForeign(sentence)) return false;
  const std::string_view subject = sentence.Get("subject");
  // In a folder "this database is freely available" stands beside what was taken in as well.
  const bool pointed = subject == "this" && sentence.Get("strength") != "access";
  return seen.IsAtRoot(sentence) || subject == "we" || pointed || seen.SharesAName(subject);
}

}  // namespace

void FillClaims(Seen& seen, Profile& profile) {
  Judge judge(seen, profile);
  for (const Evidence* sentence : seen.Of("claim.sentence")) {
    if (!SpeaksOfTheRelease(seen, *sentence)) continue;
    const Reading reading = ReadingOf(*sentence);
    Claim claim;
    claim.path = seen.FileOf(*sentence).DisplayPath();
    claim.line = sentence->at.line;
    claim.text = sentence->value;
    claim.about = AboutOf(reading);
    claim.evidence = {seen.Cite(*sentence)};
    if (reading.future) {
      claim.because = "it speaks of what is to come; nothing to hold against the files";
    } else {
      const std::vector<Ground> grounds = judge.GroundsFor(reading, *sentence);
      claim.verdict = VerdictOf(reading, grounds);
      for (const Ground& ground : grounds) {
        claim.because += fmt::format("{}{}", claim.because.empty() ? "" : "; ", ground.because);
        for (const std::string& id : ground.evidence) AddId(claim.evidence, id);
      }
      if (const std::string sibling = SiblingOf(seen, *sentence); !sibling.empty() && claim.verdict != ClaimVerdict::kSupported) {
        claim.verdict = ClaimVerdict::kUnverifiable;
        claim.because = fmt::format("it speaks of {}, which is not what was read here", sibling);
      }
      if (grounds.empty()) claim.because = "nothing that it is about was found";
    }
    profile.claims.push_back(std::move(claim));
  }
}

}  // namespace day
