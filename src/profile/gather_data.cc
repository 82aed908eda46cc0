// Data: files of records, datasets on hubs that the release links to or names, and what a dataset card says of them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "profile/links.h"
#include "profile/roles.h"
#include "profile/sightings.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr uint64_t kFewRows = 100;            // a file of fewer records shows how they look; a set to train on has more
constexpr uint64_t kManyRecords = 256 << 10;  // bytes; no program's settings are so long
constexpr uint64_t kFewQuestions = 20;        // a test by hand may be small

uint64_t RowsOf(const Evidence& format) {
  uint64_t rows = UINT64_MAX;  // not counted
  const std::string_view text = format.Get("rows");
  std::from_chars(text.data(), text.data() + text.size(), rows);
  return rows;
}

bool IsInDataFolder(const FileRecord& file) {
  const size_t slash = file.path.rfind('/');
  if (slash == file.path.npos) return false;
  const std::string_view folders = std::string_view(file.path).substr(0, slash);
  return TheRoles().SpeaksOfData(folders) || TheRoles().NamesASplit(folders.substr(folders.rfind('/') + 1));
}

// What the page of a folder says first of what lies there, or links to: of its own document, else of the folder's README. "" at the root, where
// a document speaks of the whole release.
std::string_view LeadOver(const Seen& seen, const Evidence& evidence) {
  const std::string_view path = seen.FileOf(evidence).path;
  const size_t slash = path.rfind('/');
  if (slash == path.npos) return {};
  std::string_view lead;
  for (const Evidence* one : seen.Of("document.lead")) {
    if (one->file == evidence.file) return one->value;
    const std::string& other = seen.FileOf(*one).path;
    if (other.starts_with(path.substr(0, slash + 1)) && ToLowerAscii(other.substr(slash + 1)).starts_with("readme.")) lead = one->value;
  }
  return lead;
}

// What the release is a release of, by the card at its root.
bool IsDatasetRelease(const Seen& seen) {
  for (const Evidence* kind : seen.Of("card.kind"))
    if (kind->value == "dataset" && seen.IsAtRoot(*kind)) return true;
  return false;
}

// Code that tunes is here, and none that trains from nothing.
bool TunesOnly(const Sightings& sightings) { return IsHere(sightings, "finetuning-code") && !IsHere(sightings, "pretraining-code"); }

void GatherFiles(const Seen& seen, Sightings& sightings) {
  const bool dataset = IsDatasetRelease(seen), tunes = TunesOnly(sightings), measures = IsABenchmark(seen, sightings);
  const bool trains = IsHere(sightings, "pretraining-code");
  for (const Evidence* format : seen.Of("data.format")) {
    if (seen.IsForeign(*format)) continue;
    const FileRecord& file = seen.FileOf(*format);
    if (TheRoles().NamesResults(file.path)) {
      sightings.Add("evaluation-results", {.evidence = format, .weight = 0.5, .strong = false, .what = fmt::format("{} file of results", format->value)});
      continue;
    }
    std::string_view role = TheRoles().DataRole(file.DisplayPath(), "", format->Get("columns"));
    // "train.jsonl" says only that something is trained on it: what is, tells the code, or a column of answers.
    const bool answers = !trains && TheRoles().NamesAnswers(format->Get("columns")) && !TheRoles().DataRole(file.DisplayPath(), "", "").empty();
    const bool supervised = tunes || answers;
    if (supervised && role == "pretraining-data" && TheRoles().SaysOnlyTrain(file.DisplayPath())) role = "sft-data";
    if (role.empty() && IsInDataFolder(file)) role = TheRoles().DataRole("", LeadOver(seen, *format), "");
    if (role.empty() && dataset) role = TheRoles().DataRole(seen.all().release, "", "");
    // What a benchmark keeps is what it measures with, whatever its columns are called; a part of it may be there to train on.
    const bool plain = role.empty() && seen.PlaceOf(*format) == Place::kOwn;
    if (measures && !TheRoles().SaysTrain(file.path) && (plain || IsInDataFolder(file) || role == "sft-data" || role == "pretraining-data"))
      role = "evaluation-data";
    const bool settings = format->value == "json-records" && format->Get("columns").empty() &&
                          !(file.size >= kManyRecords && IsInDataFolder(file) && !TheRoles().NamesSample(file.path));
    if (role == "evaluation-data" && TheRoles().NamesColumnsOfResults(format->Get("columns"))) {
      sightings.Add("evaluation-results",
                    {.evidence = format, .weight = 0.5, .strong = false, .what = fmt::format("{} file with a row for each model", format->value)});
      continue;
    }
    if (settings && role != "evaluation-data" && !dataset) role = {};                         // as likely a program's
    if (role == "sft-data" && (format->value == "npy" || format->value == "npz")) role = {};  // numbers give no instructions
    if (role.empty()) continue;  // data whose use nothing tells: see the finding `data-of-unknown-use`
    const uint64_t rows = RowsOf(*format);
    Sighting sighting{.evidence = format, .weight = 1};
    sighting.part = seen.PlaceOf(*format) == Place::kExample || seen.PlaceOf(*format) == Place::kDocs ||
                    rows < (role == "evaluation-data" ? kFewQuestions : kFewRows) || TheRoles().NamesSample(file.path);
    sighting.strong = !format->Get("columns").empty() || dataset;
    sighting.what = rows == UINT64_MAX ? fmt::format("{} file", format->value) : fmt::format("{} file of {} records", format->value, rows);
    sightings.Add(role, std::move(sighting));
  }
  for (const Evidence* pointer : seen.Of("pointer.lfs")) {
    const FileRecord& file = seen.FileOf(*pointer);
    const FileType* type = TheFileTypes().ByName(file.path.substr(file.path.rfind('/') + 1));
    const bool data = (type && type->kind == "data") || (file.path.ends_with(".json") && IsInDataFolder(file));
    if (!data || seen.PlaceOf(*pointer) != Place::kOwn) continue;
    std::string_view role = TheRoles().DataRole(file.DisplayPath(), "", "");
    if (tunes && role == "pretraining-data" && TheRoles().SaysOnlyTrain(file.DisplayPath())) role = "sft-data";
    if (!role.empty()) sightings.Add(role, {.evidence = pointer, .tier = Tier::kLink, .what = "a Git LFS pointer with digest and size"});
  }
}

// Code that trains a model from nothing is here: what it and what prepares its data load without a word is what it trains on.
bool TrainsFromScratch(const Sightings& sightings) {
  return std::ranges::any_of(sightings.Of("pretraining-code"), [](const Sighting& one) { return one.tier == Tier::kFile && one.strong; });
}

// "data/get.sh", "download.py"
bool FetchesData(std::string_view path) {
  const size_t slash = path.rfind('/');
  const bool folder = slash != path.npos && TheRoles().SpeaksOfData(path.substr(0, slash));
  return folder || TheRoles().NamesAStepBefore(path.substr(slash == path.npos ? 0 : slash + 1));
}

// `if name == "acme/facts"`: code that tells sets apart, and loads none here.
bool IsCompared(const Evidence& link) {
  const std::string_view line = link.Get("context");
  const size_t at = line.find(link.value);
  return at != line.npos && at > 1 && TrimAscii(line.substr(0, at - 1)).ends_with("==");
}

// "a data set, for example [chats](…)": any would do.
bool IsAnExample(const Evidence& link) {
  constexpr size_t kNear = 20;  // bytes
  const std::string before = WordsBefore(link, kNear);
  return std::ranges::any_of(std::array<std::string_view, 6>{"for example", "for instance", "e.g.", "such as", "例如", "比如"},
                             [&](std::string_view word) { return before.find(word) != before.npos; });
}

// Files of code that load many sets of others, by a name that their caller gives: a choice for users, which says nothing of what was used.
std::set<uint32_t> FilesWithAChoice(const Seen& seen, const Whose& whose) {
  constexpr size_t kMany = 4;
  std::map<uint32_t, std::set<std::string_view>> loaded;
  for (const Evidence* link : seen.Of("link"))
    if (seen.IsInCode(*link) && link->Get("host") == "hub-dataset" && !whose.IsOwn(*link)) loaded[link->file].insert(link->Get("name"));
  std::set<uint32_t> files;
  for (const auto& [file, names] : loaded)
    if (names.size() >= kMany) files.insert(file);
  return files;
}

// "Data preparation: download [pairs](…)".
bool IsUnderPreparation(const Evidence& link) {
  const std::string_view headings = HeadingsOver(link);
  return TheRoles().CodeUnder(headings) == "data-preprocessing-code" || (TheRoles().SpeaksOfData(headings) && TheRoles().CodeUnder(headings).empty());
}

// All its models are ones that were made from others, or judge what others write: what data it gives tuned them.
bool GivesNoPretrained(const Sightings& sightings) {
  const auto given = [&](std::string_view component) {
    return std::ranges::any_of(sightings.Of(component),
                               [](const Sighting& one) { return one.tier == Tier::kLink || (one.tier == Tier::kFile && one.weight > 0); });
  };
  return !given("pretrained-weights") && !given("pretraining-code") && (given("adapted-weights") || given("safeguard-models") || given("reward-weights"));
}

// Data that others keep still is the data that the release says it trained on. The tests that others keep are not its own.
void GatherLinks(const Seen& seen, const Whose& whose, Sightings& sightings) {
  const bool measures = IsABenchmark(seen, sightings), trains = TrainsFromScratch(sightings),
             adapts = OnlyAdapts(seen, whose, sightings) || GivesNoPretrained(sightings);
  const std::set<uint32_t> choices = FilesWithAChoice(seen, whose);
  for (const Evidence* link : seen.Of("link")) {
    if (!IsDatasetLink(*link) || seen.IsForeign(*link) || TheRoles().SpeaksOfOthers(link->Get("section"))) continue;
    const std::string_view name = NameBehind(*link);
    if (TheRoles().NamesNoData(name)) continue;
    const bool code = seen.IsInCode(*link);
    // What a program that shrinks a model loads, it measures that with.
    if (code && (seen.PlaceOf(*link) != Place::kOwn || IsCompared(*link) || TheRoles().NamesNoData(seen.FileOf(*link).path))) continue;
    // Code says by the split that it loads whether it trains or tests.
    const std::string context = code ? std::string(TheRoles().SplitIn(link->Get("context"))) : WordsAround(*link);
    const std::string_view file = FileOnAHub(*link);
    const bool within = !link->Get("file").empty() || !file.empty();
    std::string_view role = TheRoles().DataRole(within ? fmt::format("{} {}", link->Get("name"), file.empty() ? name : file) : std::string(name), context, "");
    // A document on evaluation or pre-training tells where the data of that lie; so does its name where the data's own says "train".
    const bool vague = role == "pretraining-data" && TheRoles().SaysOnlyTrain(name) && !TheRoles().DataRole(name, "", "").empty();
    if (code && role == "pretraining-data" && !file.empty() && TheRoles().SaysOnlyTrain(fmt::format("{} {}", name, file))) role = {};
    if ((role.empty() || vague) && !code) {
      const std::string_view by_words = vague ? TheRoles().DataRole("", context, "") : std::string_view();
      const std::string_view by_path = TheRoles().DataRole(seen.FileOf(*link).path, "", "");
      role = !by_words.empty() ? by_words : !by_path.empty() ? by_path : role;
    }
    if (role.empty() && !code) role = TheRoles().DataRole("", HeadingsOver(*link), "");
    if (role.empty() && code && FetchesData(seen.FileOf(*link).path)) role = TheRoles().DataRole(seen.FileOf(*link).path, "", "");
    const bool own = whose.IsOwn(*link);
    if (role.empty() && !code && own) role = TheRoles().DataRole("", LeadOver(seen, *link), "");
    if (role == "evaluation-data" && !own) {
      if (seen.PlaceOf(*link) == Place::kOwn) sightings.Hint(role, *link, fmt::format("{}, a test that others keep", name));
      continue;
    }
    if (!role.empty() && !own && (choices.contains(link->file) || IsAnExample(*link))) {
      sightings.Hint(role, *link, fmt::format("{}, one of several to choose from", name));
      continue;
    }
    const bool sample = (!link->Get("file").empty() && TheRoles().NamesSample(PathOf(*link))) || (!code && TheRoles().NamesSample(link->Get("text")));
    if (sample) {
      sightings.Hint(role.empty() ? "pretraining-data" : role, *link, fmt::format("{}, by its address or its text a sample", name));
      continue;
    }
    // "Our training data" of a release that only adapts adapted it.
    const bool itself = seen.IsNamedAfter(name.substr(name.find('/') + 1));  // the data set is the release
    const bool adapted = adapts && own && !itself && role == "pretraining-data" && TheRoles().DataRole(name, "", "").empty();
    if (adapted && !TheRoles().SpeaksOfPretraining(fmt::format("{} {}", name, context))) role = "sft-data";
    // What a release keeps under its own name, or puts its name beside, and says no use of is what it is made from.
    const bool told = !role.empty();
    const bool beside = TheRoles().SpeaksOfData(link->Get("column"));  // the data of the row's model
    const bool fetched = code && own && seen.SharesAName(link->value) && FetchesData(seen.FileOf(*link).path);
    // What a document sends its reader for before the training starts, and what the training's own code loads.
    const bool trained_on = trains && (code ? TheRoles().IsCodeFor(seen.FileOf(*link).path, {"pretraining-code", "data-preprocessing-code"})
                                            : seen.IsAtRoot(*link) && IsUnderPreparation(*link));
    const bool called = TheRoles().SpeaksOfData(link->Get("text")) && whose.IsAtTop(*link);  // "[Dataset](…)" among the first lines
    const bool named = !code && own && (seen.SharesAName(link->value) || seen.SharesAName(link->Get("context")) || called);
    if (!told && (named || beside || trained_on || fetched)) role = measures ? "evaluation-data" : adapts && own && !itself ? "sft-data" : "pretraining-data";
    if (role.empty()) continue;
    sightings.Add(role, {.evidence = link, .tier = Tier::kLink, .strong = told, .what = std::string(name)});
    if (told && !code && TheRoles().SpeaksOfBothTrainings(link->Get("context")))
      for (const std::string_view other : {"pretraining-data", "sft-data"})
        if (other != role) sightings.Add(other, {.evidence = link, .tier = Tier::kLink, .strong = told, .what = std::string(name)});
  }
  for (const Evidence* field : seen.Of("card.field")) {
    if (field->Get("name") != "datasets" || seen.PlaceOf(*field) == Place::kVendored) continue;
    const std::string_view role = TheRoles().DataRole(field->value, "", "");
    sightings.Add(role.empty() ? "pretraining-data" : role, {.evidence = field, .tier = Tier::kLink, .strong = !role.empty(), .what = field->value});
  }
}

// "Our evaluation data are available [here](…)": the sentence says of what kind they are. Instructions on how to get them are no kind.
bool SpeaksOfDataToBeHad(std::string_view sentence) {
  const bool how = ToLowerAscii(sentence).find("instructions") != std::string::npos;
  return !how && TheRoles().SpeaksOfHaving(sentence) && TheRoles().SpeaksOfData(sentence) && !TheRoles().SpeaksOfWeights(sentence);
}

bool SpeaksOfOurs(std::string_view sentence) {
  const std::string lower = ToLowerAscii(sentence);
  return lower.starts_with("our ") || lower.find(" our ") != std::string::npos || lower.find("我们的") != std::string::npos;
}

// "… trained on [pages](…)": where the sentence goes on to the link, that is what it was trained on, wherever it is kept.
bool IsWhatWasTrainedOn(const Evidence& link) {
  constexpr size_t kNear = 24;  // bytes
  std::string before = WordsBefore(link, kNear);
  for (const std::string_view word : {"the", "our", "a"})
    if (before.ends_with(fmt::format(" {}", word))) before.resize(before.size() - word.size() - 1);
  return before.ends_with("trained on") || before.ends_with("tuned on");
}

// "Training: first download the [pages](…) dataset": under a heading on training the reader is sent for what it is trained on. Where code trains
// from nothing (`trains_here`), so he is under a heading on data, and by a link that is called a data set.
bool IsFetchedForTraining(const Evidence& link, bool trains_here) {
  const std::string_view headings = HeadingsOver(link), component = TheRoles().CodeUnder(headings);
  const bool trains = component == "pretraining-code" || component == "finetuning-code" ||
                      (component.empty() && TheRoles().MayRunUnder("pretraining-code", headings)) ||
                      (trains_here && (IsUnderPreparation(link) || TheRoles().SpeaksOfData(link.Get("text"))));
  const std::string_view sentence = link.Get("context");
  if (!trains || !TheRoles().SpeaksOfFetching(sentence) || !TheRoles().SpeaksOfData(sentence) || TheRoles().SpeaksOfModels(sentence)) return false;
  // A test that others keep is tuned on to be measured.
  return TheRoles().DataRole(fmt::format("{} {}", link.Get("text"), PathOf(link)), "", "") != "evaluation-data" &&
         TheRoles().DataRole(link.Get("context"), "", "") != "evaluation-data";
}

// "Visit our website to download the dataset": a page that is no hub's. What lies there nobody can tell from here but by the sentence.
void GatherPages(const Seen& seen, const Whose& whose, Sightings& sightings) {
  const bool adapts = OnlyAdapts(seen, whose, sightings), trains = IsHere(sightings, "pretraining-code");
  for (const Evidence* link : seen.Of("link")) {
    const std::string_view host = link->Get("host");
    const bool plain = host == "other" || host == "form" || host == "drive";
    const bool elsewhere = plain || (IsRepositoryLink(*link) && !whose.IsOwnRepository(link->Get("name").substr(link->Get("name").find('/') + 1)));
    const bool fetched = elsewhere && IsFetchedForTraining(*link, trains);
    const bool trained_on = fetched || ((plain || IsRepositoryLink(*link)) && IsWhatWasTrainedOn(*link));
    const bool page = (plain || trained_on) && link->Get("file").empty() && (trained_on || link->Get("what").empty());
    if (!page || link->Get("image") == "yes" || seen.IsInCode(*link) || seen.IsForeign(*link) ||
        !(seen.IsAtRoot(*link) || (seen.PlaceOf(*link) == Place::kOwn && (fetched || IsInDataFolder(seen.FileOf(*link))))))
      continue;
    if (TheRoles().SpeaksOfOthers(link->Get("section"))) continue;
    std::string_view role = TheRoles().DataRole("", WordsAround(*link), "");
    if (fetched && (role.empty() || role == "evaluation-data")) role = TheRoles().DataRole("", link->Get("section"), "");
    if (fetched && role.empty() && !seen.IsAtRoot(*link)) continue;  // of a folder's training nothing tells which it is
    const bool guessed = fetched && role.empty();
    if (fetched ? role.empty() : trained_on)
      role = adapts || WordsBefore(*link, 24).ends_with("tuned on") || TheRoles().CodeUnder(HeadingsOver(*link)) == "finetuning-code" ? "sft-data"
                                                                                                                                      : "pretraining-data";
    const bool said = TheRoles().SpeaksOfADataPage(link->Get("context"));
    // The tests that others keep on their pages are not its own.
    const bool ours = seen.SharesAName(link->value) || seen.SharesAName(link->Get("context")) || SpeaksOfOurs(link->Get("context"));
    const bool own = host == "drive" || (seen.IsAtRoot(*link) && (role != "evaluation-data" || ours));
    const bool told = !role.empty() && own && SpeaksOfDataToBeHad(link->Get("context"));
    if (!said && !told && !trained_on) continue;
    sightings.Add(role.empty() ? "pretraining-data" : role, {.evidence = link, .tier = Tier::kLink, .strong = false, .what = link->value});
    if (!guessed) continue;
    for (const std::string_view other : {"pretraining-data", "sft-data", "evaluation-data"})  // which of them it is the page may tell
      if (other != role) sightings.Hint(other, *link, fmt::format("{}, whose use is not said", link->value));
  }
}

void GatherWords(const Seen& seen, Sightings& sightings) {
  for (const Evidence* section : seen.Of("card.section"))
    if (section->Get("topic") == "training-data" && section->Get("filled") == "yes" && seen.PlaceOf(*section) == Place::kOwn)
      sightings.Add("pretraining-data", {.evidence = section, .tier = Tier::kWord, .what = "a section of a document"});
}

// Signals of code that names files of data: they weigh as much as a file where one is named that is here.
void GatherSignals(const Seen& seen, Sightings& sightings) {
  for (const Evidence* signal : seen.Of("signal")) {
    const std::string_view component = signal->Get("component");
    if (!component.ends_with("-data") || signal->Get("strength") != "strong") continue;
    if (signal->Get("place") == "vendored" || signal->Get("place") == "test") continue;
    if (signal->Get("targets").empty()) sightings.Add(component, {.evidence = signal, .tier = Tier::kLink, .what = "a set that the code downloads by name"});
  }
}

}  // namespace

void GatherData(const Seen& seen, const Whose& whose, Sightings& sightings) {
  GatherFiles(seen, sightings);
  GatherLinks(seen, whose, sightings);
  GatherPages(seen, whose, sightings);
  GatherSignals(seen, sightings);
  GatherWords(seen, sightings);
}

}  // namespace day
