// What a model, a dataset or a file of one is in the stack, told by words (knowledge/roles.yaml). Immutable: any thread.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "text/phrases.h"

namespace day {

class Roles {
 public:
  // A component of the stack by the words of a name alone, or "" where none says it.
  std::string_view WeightsRoleByName(std::string_view name) const;
  // The same by the sentence, heading or folder around the name.
  std::string_view WeightsRoleByContext(std::string_view context) const;
  // All that it speaks of: "instruction-tuned models and reward models".
  std::vector<std::string_view> WeightsRolesByContext(std::string_view context) const;
  // Components of code that a repository stands for, by the sentence that links to it and the heading over that.
  struct CodeUse {
    std::string_view component;
    bool own_only;  // what another account keeps shows only that it was used
  };
  std::vector<CodeUse> CodeRoles(std::string_view context, std::string_view heading) const;
  // Components of code that a file's name alone speaks of.
  std::vector<std::string_view> CodeFileRoles(std::string_view name) const;
  // The component of code that headings speak of, the nearest first; "" where none does or where one speaks of several.
  std::string_view CodeUnder(std::string_view headings) const;
  // Headings that fit this component, and others as well: "Quick start".
  bool MayRunUnder(std::string_view component, std::string_view headings) const;
  // "download.sh", "convert_to_hf.py": what is run before or after the thing itself.
  bool NamesAStepBefore(std::string_view file_name) const;
  // Is one of these among them?
  bool IsCodeFor(std::string_view path, std::initializer_list<std::string_view> components) const;
  // A configuration file that by its path sets a training, and a file that lists what code builds on.
  bool NamesTrainingConfiguration(std::string_view path) const;
  bool ListsRequirements(std::string_view path) const;
  bool SpeaksOfPrompts(std::string_view heading) const { return prompts_.Matches(heading); }
  bool SpeaksOfAnAnnouncement(std::string_view text) const { return announcements_.Matches(text); }
  bool SpeaksOfAWeightsPage(std::string_view context) const { return weights_pages_.Matches(context); }
  bool SpeaksOfADataPage(std::string_view context) const { return data_pages_.Matches(context); }
  // "available", "download": with them a sentence on weights or data tells where they can be had.
  bool SpeaksOfHaving(std::string_view context) const { return having_.Matches(context) && !withheld_.Matches(context); }
  // "download", "prepare": a sentence on data sends the reader for them.
  bool SpeaksOfFetching(std::string_view context) const { return fetching_.Matches(context); }
  bool NamesInfrastructure(std::string_view text) const { return infrastructure_.Matches(text); }
  bool SpeaksOfResults(std::string_view text) const { return results_pages_.Matches(text); }
  bool IsAligned(std::string_view name, std::string_view context) const;
  // What a sentence says that a model is: "adapted-weights", "pretrained-weights", or "" where it says neither, or both.
  std::string_view RoleByDefinition(std::string_view definition) const;
  // All that it says.
  std::vector<std::string_view> RolesByDefinition(std::string_view definition) const;
  // "chat": a model that is spoken with, which may have been tuned by examples alone.
  bool IsSpokenWith(std::string_view name) const;
  // "modeling_acme.py": a model written for a library of models.
  bool NamesALibraryModel(std::string_view path) const;
  // A repository that nearly all code stands on, by its name without the account.
  bool IsCommonLibrary(std::string_view repository) const;
  // A library that anybody trains models with, likewise.
  bool IsTrainingLibrary(std::string_view repository) const;
  // A harness that measures anybody's model, likewise.
  bool IsHarness(std::string_view repository) const;
  // "" where no word says it. `columns`: names of the columns, joined by anything.
  std::string_view DataRole(std::string_view name, std::string_view context, std::string_view columns) const;
  // "data/train.jsonl": no other word of the name tells what data it is.
  bool SaysOnlyTrain(std::string_view name) const;
  // "test split" where a line of code loads one: split="test"; else "".
  std::string_view SplitIn(std::string_view line) const;
  // The kind of card ("model", "dataset") that documents in this folder are, or "".
  std::string_view CardFolder(std::string_view path) const;
  // The component that the text of a link names as a card: "model-card", "datasheet" or "".
  std::string_view CardSpokenOf(std::string_view text) const {
    return model_card_words_.Matches(text) ? "model-card" : data_card_words_.Matches(text) ? "datasheet" : "";
  }
  // "acme-7b-base" is "acme-7b" before it was adapted.
  bool IsBaseOf(std::string_view base, std::string_view name) const;
  // The word behind the first of a name that is a family of models others start from; "" for none.
  std::string_view FamilyIn(std::string_view name) const;
  // "acme-7b-base", "acme-pretrained"
  bool IsNamedAsBase(std::string_view name) const;
  // "large", "xl": beside such names "base" is a size, too.
  bool NamesASize(std::string_view words) const { return sizes_.Matches(words); }
  bool SpeaksOfData(std::string_view text) const;
  // "This dataset may be used …": what terms call their object.
  bool GovernsData(std::string_view text) const { return data_terms_.Matches(text) && !no_data_terms_.Matches(text); }
  bool SpeaksOfModels(std::string_view text) const { return model_words_.Matches(text) || SpeaksOfWeights(text); }
  bool SpeaksOfWeights(std::string_view text) const;
  bool NamesNoWeights(std::string_view name) const;
  bool NamesAFilter(std::string_view address) const;
  bool NamesStatistics(std::string_view path) const;
  bool NamesNoData(std::string_view name) const;
  // "acme-guard-lora", "acme-reward-gptq": beside what its name says first, is it an adapter or a quantized version?
  bool NamesAnAdapter(std::string_view name) const;
  // Columns of measures of several models.
  bool NamesColumnsOfResults(std::string_view columns) const;
  bool NamesResults(std::string_view path) const;
  // "train/part_1.json", "acme_train.csv": a part of a set to train on.
  bool SaysTrain(std::string_view path) const;
  // A folder called "train", "test": a part of a set lies there.
  bool NamesASplit(std::string_view folder) const { return splits_.Matches(folder); }
  // Names of columns, joined by anything, of which one holds what is to be learned.
  bool NamesAnswers(std::string_view columns) const;
  bool NamesSample(std::string_view path) const { return samples_.Matches(path); }
  bool SpeaksOfOwn(std::string_view context) const { return own_.Matches(context); }
  bool SpeaksOfOthers(std::string_view context) const { return others_.Matches(context); }
  bool SpeaksOfPretraining(std::string_view text) const { return pretraining_.Matches(text); }
  // "(pre-training, fine-tuning)": one set serves both.
  bool SpeaksOfBothTrainings(std::string_view text) const;
  bool SpeaksOfThanks(std::string_view context) const { return thanks_.Matches(context); }
  bool SpeaksOfPaper(std::string_view text) const { return papers_.Matches(text); }
  // "Acme_agreement.pdf", "acme-api.pdf": documents to print of another kind.
  bool NamesNoPaper(std::string_view words) const { return no_papers_.Matches(words); }
  bool SpeaksOfBenchmarks(std::string_view lead) const { return benchmarks_.Matches(lead); }
  // "AcmeBench", "acme-benchmark"; "benchmark" alone is a folder's name.
  bool NamesABenchmark(std::string_view release) const;
  bool SpeaksOfReport(std::string_view text) const { return reports_.Matches(text); }
  // How fast something is, not how good.
  bool SpeaksOfSpeed(std::string_view words) const;
  // A picture's name or description that says it shows results.
  bool SpeaksOfChart(std::string_view words) const;
  // Column headers of a table that say it tells how well something does.
  bool SpeaksOfMeasures(std::string_view header) const { return measures_.Matches(header) && !no_measures_.Matches(header); }
  // "train images", "rows": figures of another kind.
  bool NamesNoMeasures(std::string_view header) const { return no_measures_.Matches(header); }
  bool SpeaksOfOutputs(std::string_view heading) const { return outputs_.Matches(heading); }
  bool IsPlainName(std::string_view lower_word) const;

 private:
  friend const Roles& TheRoles();
  Roles();

  std::vector<std::string_view> CodeIn(std::string_view heading) const;

  struct Role {
    std::string component;
    PhraseSet names, context, columns;
    std::vector<std::string> endings, other_endings;
  };
  struct CodeRole {
    std::string component;
    PhraseSet does, with, under, not_under, without;
    bool with_any = false;   // whatever else the sentence says
    bool under_any = false;  // whatever the heading says
    bool own_only = false;   // see CodeUse
  };
  std::vector<Role> weights_, data_, code_files_, code_headings_;
  std::vector<CodeRole> code_;
  PhraseSet model_cards_, data_cards_, model_card_words_, data_card_words_, aligned_names_, aligned_context_, samples_, own_, others_, pretraining_,
      both_trainings_, thanks_, papers_, no_papers_, reports_, outputs_, weights_words_, data_words_, data_terms_, no_data_terms_, base_, weights_pages_,
      data_pages_, results_pages_, no_weights_, results_, results_columns_, no_data_, prompts_, announcements_, sizes_, infrastructure_, steps_before_,
      model_words_, charts_, no_charts_, measures_, no_measures_, statistics_, families_, training_configurations_, aligned_uses_, defines_adapted_, filters_,
      library_models_, speed_, defines_pretrained_, having_, fetching_, withheld_, benchmarks_, splits_, answers_;
  std::vector<std::string> common_libraries_, harnesses_;
  PhraseSet training_libraries_;
  std::vector<std::string> requirements_;  // beginnings of file names, lower case
  std::vector<std::string> plain_names_;   // sorted
};
const Roles& TheRoles();

}  // namespace day
