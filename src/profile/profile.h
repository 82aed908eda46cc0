// The profile: what a release has, component by component, on what evidence. Everything shown or judged comes from here.
//
// Published as JSON (docs/profile.schema.json); `Resolve` is the only maker from observations, ProfileFromMot (judge) the other.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/evidence.h"
#include "knowledge/knowledge.h"
#include "license/freedoms.h"
#include "license/license.h"

namespace day {

inline constexpr std::string_view kProfileSchema = "daylight-profile-1";

enum class Availability : uint8_t { kAbsent, kDescribed, kInterface, kApi, kGated, kDownloadable, kUnknown };
enum class Assurance : uint8_t { kVerified, kLinked, kClaimed, kContradicted, kNotExamined, kAbsent };

// The gates in the order in which they bind.
enum class GateId : uint8_t { kPresent, kComplete, kLicensed, kAccessible, kDocumented, kVerifiable };
inline constexpr size_t kGates = 6;
enum class GateState : uint8_t { kOpen, kConditional, kPartial, kClosed, kUnknown, kNotApplicable };
enum class Strength : uint8_t { kStrong, kWeak };

enum class ClaimVerdict : uint8_t { kSupported, kPartly, kNotSupported, kUnverifiable };
enum class Severity : uint8_t { kInfo, kLow, kMedium, kHigh };

std::string_view NameOf(Availability);
std::string_view NameOf(Assurance);
std::string_view NameOf(GateId);
std::string_view NameOf(GateState);
std::string_view NameOf(Strength);
std::string_view NameOf(ClaimVerdict);
std::string_view NameOf(Severity);

using EvidenceIds = std::vector<std::string>;

struct Gate {
  GateState state = GateState::kUnknown;
  Strength strength = Strength::kWeak;
  std::string because;   // one sentence
  EvidenceIds evidence;  // at most kMaxGateEvidence, the most telling first
};
inline constexpr size_t kMaxGateEvidence = 8;

// What a binding's terms say to one question (license/freedoms.h).
struct TermsAnswer {
  Answer answer = Answer::kUnknown;
  std::string because;  // what limits it, in words: "threshold (users, 100 million), no-training"; or its class; "" where nothing does
  EvidenceIds clauses;  // that it rests on
};

struct LicenseBinding {
  std::string expression;  // SPDX expression, LicenseRef-… or "" when class is none or unknown
  LicenseClass license_class = LicenseClass::kUnknown;
  std::string scope;  // what it governs, in words: "the repository", "the model weights"
  std::string how;    // license-file, card, statement, tag, metadata …
  EvidenceIds evidence;
  EvidenceIds clauses;  // of the license file that it was read from, in the order of its text
  std::array<TermsAnswer, kFreedoms> freedoms;
  std::string limited;  // the open license that it names, where words beside it limit the use: no expression then says what binds; not published

  const TermsAnswer& freedom(Freedom which) const { return freedoms[static_cast<size_t>(which)]; }
  // Whether the clauses, or the class, say anything to the questions.
  bool AnswersAny() const;
  bool IsSameTerms(const LicenseBinding& other) const { return expression == other.expression && license_class == other.license_class; }
  // For sentences: the expression, or "custom terms".
  std::string InWords() const;
};
// Of terms that are only named: what is known of the license of that id (license/known_clauses.h), else what its class says.
std::array<TermsAnswer, kFreedoms> FreedomsOfNamed(std::string_view id, LicenseClass license_class);

struct ComponentProfile {
  std::string id;
  Availability availability = Availability::kUnknown;
  Assurance assurance = Assurance::kNotExamined;
  std::vector<LicenseBinding> licenses;
  std::array<Gate, kGates> gates;
  EvidenceIds evidence;
  std::string summary;  // one sentence: "12 safetensors shards, 7.2 B parameters"

  const Gate& gate(GateId which) const { return gates[static_cast<size_t>(which)]; }
  Gate& gate(GateId which) { return gates[static_cast<size_t>(which)]; }
  // Files of it are here, all or in part, whoever may have them.
  bool IsThere() const {
    const GateState state = gate(GateId::kPresent).state;
    return state == GateState::kOpen || state == GateState::kConditional || state == GateState::kPartial;
  }
};

// What terms govern, as the stack's components name their part.
inline constexpr std::array<std::string_view, 4> kLicensedParts = {"code", "weights", "data", "documentation"};

struct Licensing {
  std::vector<LicenseBinding> code, weights, data, documentation;

  // `part`: one of kLicensedParts.
  std::vector<LicenseBinding>& Of(std::string_view part) { return this->*Member(part); }
  const std::vector<LicenseBinding>& Of(std::string_view part) const { return this->*Member(part); }

 private:
  static std::vector<LicenseBinding> Licensing::* Member(std::string_view part) {
    return part == "code" ? &Licensing::code : part == "weights" ? &Licensing::weights : part == "data" ? &Licensing::data : &Licensing::documentation;
  }
};

struct ModelContradiction {
  std::string fact;  // layers, width, vocabulary, context, experts, experts_used, dtype, rank, targets, architecture, parameters
  std::string says;  // "config.json states 40 layers; the tensors have 32"
  EvidenceIds evidence;
};

// A model whose weights are here: one file, or shards together. Numbers are 0 where they are not known.
struct ModelProfile {
  std::string path;  // of its file; of shards without their numbers
  uint64_t files = 0, missing_shards = 0;
  std::string summary;  // "llama, 32 layers, width 4096, vocabulary 32000, 6.74 B parameters (262 M of embeddings), context 4096, mostly BF16"
  std::string architecture, dtype;
  uint64_t tensors = 0, parameters = 0, embedding_parameters = 0, active_parameters = 0;  // parameters: not of packed numbers
  uint64_t layers = 0, width = 0, vocabulary = 0, context = 0;  // all numbers are at most INT64_MAX, so that every reader of JSON can take them
  std::vector<ModelContradiction> contradictions;
  EvidenceIds evidence;  // its files

  // The numbers by the names that the published profile has for them, for whoever writes and reads it.
  static constexpr std::pair<std::string_view, uint64_t ModelProfile::*> kNumbers[] = {{"files", &ModelProfile::files},
                                                                                       {"missing_shards", &ModelProfile::missing_shards},
                                                                                       {"tensors", &ModelProfile::tensors},
                                                                                       {"parameters", &ModelProfile::parameters},
                                                                                       {"embedding_parameters", &ModelProfile::embedding_parameters},
                                                                                       {"active_parameters", &ModelProfile::active_parameters},
                                                                                       {"layers", &ModelProfile::layers},
                                                                                       {"width", &ModelProfile::width},
                                                                                       {"vocabulary", &ModelProfile::vocabulary},
                                                                                       {"context", &ModelProfile::context}};
};

// A model that this release's was made from, as its card, its adapter's configuration or its GGUF file names it.
struct BaseModel {
  std::string name;      // as a hub could have it: "meta-llama/Llama-2-7b-hf"
  std::string relation;  // finetune, adapter, quantized, merge … as it is stated; "" where it is not
  EvidenceIds evidence;  // where it is named
};

// What the release states of where its model comes from, whether its weights are here or not.
struct Origin {
  std::string architecture;                    // as a configuration names it: "llama"; "" where none does
  EvidenceIds evidence;                        // of the architecture
  std::vector<BaseModel> bases;                // in the order in which they are named
  static constexpr size_t kMaxBases = 50;      // limit: base models; a merge of more is none that anybody follows
  static constexpr size_t kMaxBaseName = 200;  // limit: bytes of a base model's name, and of an architecture's

  bool Any() const { return !architecture.empty() || !bases.empty(); }
  // The name of a base model in what is stated: without the address of its hub; "" where a hub could not have it, as another place's address, a path on the
  // maker's disk, or what breaks a line.
  static std::string NameOfBase(std::string_view stated);
  // "mistralai/Mistral-7B-v0.1 (finetune), acme/other and 3 more"; "" where no base is named.
  std::string BasesInWords() const;
};

struct Claim {
  std::string path;
  uint32_t line = 0;
  std::string text;                // the sentence, as written
  std::vector<std::string> about;  // component ids, or "release"
  ClaimVerdict verdict = ClaimVerdict::kUnverifiable;
  std::string because;
  EvidenceIds evidence;  // the sentence itself and what speaks for or against it
};

struct Finding {
  std::string id;  // kebab-case, stable: "pickled-weights"
  Severity severity = Severity::kInfo;
  std::string title;
  std::string detail;
  std::string remedy;
  std::string component;  // or ""
  EvidenceIds evidence;
};

// Stands among the components of documents: a README that is no card is no component of the stack, but it answers questions, too.
inline constexpr std::string_view kReadme = "readme";

// So does the public summary of training content that the EU AI Act asks for.
inline constexpr std::string_view kTrainingSummary = "training-summary";
// Documents that are asked questions, and are no components.
inline constexpr bool IsOnlyADocument(std::string_view id) { return id == kReadme || id == kTrainingSummary; }

struct DocumentFact {  // which questions a card answers; issue-level facts about documents
  std::string component;
  std::string path;
  std::string question;  // "training-data"
  bool answered = false;
  EvidenceIds evidence;
  bool empty = false;  // its section is there, and holds nothing but a placeholder
};

struct Coverage {
  uint64_t files = 0, bytes = 0;  // of the release
  uint64_t files_read = 0, bytes_read = 0;
  uint64_t listed = 0, links = 0, special = 0, unreadable = 0, skipped = 0;
  bool complete = false;             // the ground for saying "absent"
  std::vector<std::string> reasons;  // why it is not
};

struct EvidenceItem {
  std::string id;
  Evidence evidence;
};

// The computing that a training took, by what is stated of it; 0 and "" where nothing is. Estimates (knowledge/compute.yaml).
struct ComputeFacts {
  double operations = 0;        // floating point operations
  std::string how;              // "6 x 6.74 B parameters (model.safetensors) x 2 T tokens (README.md:12)"
  bool above_general = false;   // more than the AI Act's guidelines take a model for general-purpose from
  bool above_systemic = false;  // more than the AI Act presumes systemic risk from
  double hours = 0;             // of devices, as stated
  double kilowatt_hours = 0, emissions_kg = 0;
  std::string emissions_stated;  // as written
  EvidenceIds evidence;

  bool Any() const { return operations > 0 || hours > 0 || !emissions_stated.empty(); }
  std::string InWords() const;
};

inline constexpr size_t kMaxModels = 200;  // limit: models that are listed

// A figure that the release states for a model, its own or another that it is compared with, on a benchmark.
struct EvaluationResult {
  std::string figure;     // as written: "67.4"
  std::string benchmark;  // id of knowledge/benchmarks.yaml, or "" for one that is not known
  std::string title;      // what names the benchmark there: "MMLU (5-shot)"
  std::string metric, model;
  std::string whose;  // "release": of its own model, by the name that stands there; "other": of another one; "": not told
  std::string path;
  uint32_t line = 0;
  EvidenceIds evidence;

  // The texts by the names that the published profile has for them, for whoever writes and reads it.
  static constexpr std::pair<std::string_view, std::string EvaluationResult::*> kTexts[] = {{"benchmark", &EvaluationResult::benchmark},
                                                                                            {"title", &EvaluationResult::title},
                                                                                            {"metric", &EvaluationResult::metric},
                                                                                            {"model", &EvaluationResult::model},
                                                                                            {"whose", &EvaluationResult::whose}};
};
inline constexpr size_t kMaxEvaluationResults = 5'000;       // limit: results that are listed, so that a folder of tables does not swell the profile
inline constexpr size_t kMaxEvaluationResultsOfTools = 300;  // limit: listed in all, where files of tools, which may hold a hundred thousand, have a part

struct Evaluations {
  uint64_t results = 0;                 // all that are stated in so many figures
  std::vector<std::string> benchmarks;  // ids of all, sorted
  std::vector<EvaluationResult> listed;

  // "412 results on 12 benchmarks: arc, gsm8k, mmlu and 9 more".
  std::string InWords() const;
};

// A statement on the data, or several of one kind in one document, held against what was counted (profile/data_claims.h).
struct DataClaim {
  std::string kind;  // examples, size, bytes, languages, license, personal-data, duplicates, contamination
  std::string path;  // of the document
  uint32_t line = 0;
  std::string text;  // as written, or of fields "dataset_info: train 1200, test 30"
  ClaimVerdict verdict = ClaimVerdict::kUnverifiable;
  std::string because;
  EvidenceIds evidence;  // the statement first, then what was measured
};

// What meters found in the release's own files, by form, context and check digits: indicators, and no verdict on any file. What stands there is not kept.
struct DataFigures {
  struct Kind {
    std::string type, title;  // "EMAIL_ADDRESS", "E-mail address"
    uint64_t valid = 0, plausible = 0, invalid = 0;
    uint64_t files = 0;
    EvidenceIds evidence;  // the first places, with their look

    uint64_t likely() const { return valid + plausible; }
    static constexpr std::pair<std::string_view, uint64_t Kind::*> kNumbers[] = {
        {"valid", &Kind::valid}, {"plausible", &Kind::plausible}, {"invalid", &Kind::invalid}, {"files", &Kind::files}};
  };
  struct Language {
    std::string code;    // BCP 47
    uint64_t texts = 0;  // that are surely in it
  };
  // Files of data that no meter reads, for it does not know their type, or they are not here.
  struct Unread {
    std::string type;  // id of knowledge/types.yaml
    uint64_t files = 0, bytes = 0;
  };
  uint64_t files = 0, files_in_part = 0, bytes = 0, records = 0, tokens = 0, texts = 0, uncertain_texts = 0;  // of data that were measured
  uint64_t searched = 0;             // files of text that secrets were looked for in, data included
  std::vector<Kind> personal;        // in data; most first
  std::vector<Kind> secrets;         // in any file
  std::vector<Language> languages;   // most texts first
  std::vector<Unread> not_measured;  // most bytes first
  std::vector<DataClaim> claims;     // by document
  EvidenceIds evidence;              // the files of data

  bool Any() const { return searched > 0 || Notable(); }
  // There are data, or words about them, or a secret: more than that none was found.
  bool Notable() const { return files > 0 || !secrets.empty() || !not_measured.empty() || !claims.empty(); }
  // "715 likely items of personal data in 5000 records of 1 file: E-mail address 715 (3076 per million tokens)"; "" where no data were measured.
  std::string PersonalInWords() const;
  std::string SecretsInWords() const;      // "" where nothing was searched
  std::string LanguagesInWords() const;    // "" where none was told
  std::string NotMeasuredInWords() const;  // "not looked at: 8 files of data (parquet)"; "" where all was

  static constexpr std::pair<std::string_view, uint64_t DataFigures::*> kNumbers[] = {{"files", &DataFigures::files},
                                                                                      {"files_in_part", &DataFigures::files_in_part},
                                                                                      {"bytes", &DataFigures::bytes},
                                                                                      {"records", &DataFigures::records},
                                                                                      {"tokens", &DataFigures::tokens},
                                                                                      {"texts", &DataFigures::texts},
                                                                                      {"uncertain_texts", &DataFigures::uncertain_texts},
                                                                                      {"searched", &DataFigures::searched}};
};

struct Profile {
  std::string release;
  std::vector<SourceInfo> sources;
  Coverage coverage;
  std::vector<FileRecord> files;
  std::vector<ComponentProfile> components;  // every component of the stack, in its order
  Licensing licensing;
  std::vector<ModelProfile> models;  // by path; at most kMaxModels
  Origin origin;
  ComputeFacts compute;
  Evaluations evaluations;
  DataFigures data;
  std::vector<DocumentFact> documents;
  std::vector<Claim> claims;
  std::vector<Finding> findings;  // most severe first
  std::vector<EvidenceItem> evidence;

  const ComponentProfile* Find(std::string_view component) const;
};

// Pure and total: any observations give a profile. One thread.
Profile Resolve(Observations observations, const Stack& stack);

}  // namespace day
