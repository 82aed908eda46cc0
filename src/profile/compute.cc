// How much computing a training was, by what is stated and what the weights are: operations, energy, emissions.
//
// Estimates, and named so: operations are 6 for each parameter and token, energy is that of the chips alone at full load for the hours stated. Of
// several figures for one thing the largest is taken, for parts of a training are stated beside the whole.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "model/model_facts.h"
#include "profile/parts.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day {
namespace {

constexpr std::pair<std::string_view, double> kMagnitudes[] = {{"trillion", 1e12}, {"billion", 1e9}, {"million", 1e6}, {"thousand", 1e3},
                                                               {"万亿", 1e12},     {"亿", 1e8},      {"万", 1e4},      {"T", 1e12},
                                                               {"B", 1e9},         {"M", 1e6},       {"K", 1e3},       {"k", 1e3}};

constexpr double kMost = 1e15;  // limit: of parameters, tokens or hours; more is a slip

// "14.8T high-quality tokens", "2 trillion", "1,720,320 GPU hours". 0 where it begins with no number.
double CountOf(std::string_view text) {
  std::string digits;
  // A comma parts thousands where three digits follow it, and else the figure from what is not read here ("2,5").
  const auto parts_thousands = [&] {
    return text.size() > 3 && IsDigit(text[1]) && IsDigit(text[2]) && IsDigit(text[3]) && (text.size() == 4 || !IsDigit(text[4]));
  };
  while (!text.empty() && (IsDigit(text.front()) || text.front() == '.' || (text.front() == ',' && !digits.empty()))) {
    if (text.front() == ',' && !parts_thousands()) return 0;
    if (text.front() != ',') digits += text.front();
    text.remove_prefix(1);
  }
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  if (error != std::errc()) return 0;
  text = TrimAscii(text);
  const std::string lower = ToLowerAscii(text);
  for (const auto& [word, times] : kMagnitudes) {
    const bool letter = word.size() == 1;
    if (!(letter ? text : std::string_view(lower)).starts_with(word)) continue;
    if (letter && text.size() > 1 && IsLetterOrDigit(text[1])) continue;
    return number * times;
  }
  return number;
}

// "pre-trained on 2T tokens": data that nobody says a model was trained on may be a pool to choose from.
bool IsTrainedOn(const Evidence& tokens) {
  constexpr size_t kReach = 64;  // bytes between the word and the figure
  const std::string_view text = tokens.excerpt;
  const size_t at = text.find(tokens.value);
  if (at == text.npos) return false;
  std::string_view before = text.substr(at > kReach ? at - kReach : 0, std::min(at, kReach));
  if (const size_t end = before.rfind(". "); end != before.npos) before.remove_prefix(end);
  const std::string lower = ToLowerAscii(before);
  return lower.find("train") != lower.npos || before.find("训练") != before.npos || before.find("训了") != before.npos;
}

bool SpeaksOfExperts(std::string_view sentence) {
  const std::string lower = ToLowerAscii(sentence);
  return lower.find("activ") != lower.npos || lower.find("experts") != lower.npos || sentence.find("MoE") != sentence.npos;
}

// "671B total parameters with 37B activated" → 37e9: the figure that is followed by the word. 0 where none is.
double ActiveIn(std::string_view sentence) {
  constexpr size_t kReach = 32;  // bytes between the figure and the word
  double active = 0;
  for (size_t at = 0; at < sentence.size(); ++at) {
    if (!IsDigit(sentence[at]) || (at > 0 && (IsLetterOrDigit(sentence[at - 1]) || sentence[at - 1] == '.'))) continue;
    const double count = CountOf(sentence.substr(at));
    const size_t word = sentence.substr(at, kReach).find("activ");
    const std::string_view between = sentence.substr(at + 1, word == sentence.npos ? 0 : word - 1);
    if (count >= 1e6 && word != sentence.npos && between.find("otal") == between.npos) active = std::max(active, count);
  }
  return active;
}

struct Stated {
  double count = 0;
  const Evidence* evidence = nullptr;
};

class ComputeFinder {
 public:
  ComputeFinder(Seen& seen, Profile& profile) : seen_(seen), profile_(profile), words_(ComputeWords()) {}

  void Run() {
    const Stated tokens = Largest("tokens", IsTrainedOn), hours = Largest("hours");
    Operations(tokens);
    Energy(hours);
    if (const Stated emissions = First("emissions"); emissions.evidence) {
      compute().emissions_stated = emissions.evidence->value;
      AddId(compute().evidence, seen_.Cite(*emissions.evidence));
    }
  }

 private:
  ComputeFacts& compute() { return profile_.compute; }

  bool Counts(const Evidence& stated, std::string_view name) const {
    return stated.Get("name") == name && seen_.PlaceOf(stated) == Place::kOwn && (seen_.IsAtRoot(stated) || IsCard(stated)) && IsOfTheRelease(seen_, stated);
  }
  bool IsCard(const Evidence& stated) const {
    const EvidenceList kinds = seen_.OfFile("card.kind", stated.file);
    return !kinds.empty() && seen_.CardKind(*kinds.front()) == "model";
  }

  template <class Wanted>
  Stated Largest(std::string_view name, const Wanted& wanted) const {
    Stated largest;
    for (const Evidence* stated : seen_.Of("card.stated"))
      if (const double count = Counts(*stated, name) && wanted(*stated) ? CountOf(stated->value) : 0; count > largest.count) largest = {count, stated};
    return largest;
  }
  Stated Largest(std::string_view name) const {
    return Largest(name, [](const Evidence&) { return true; });
  }
  Stated First(std::string_view name) const {
    for (const Evidence* stated : seen_.Of("card.stated"))
      if (Counts(*stated, name)) return {0, stated};
    return {};
  }

  // Of a mixture of experts only the parameters that are active take part, and a sentence that says how many speaks of both.
  Stated OfExperts() const {
    Stated active;
    for (const Evidence* stated : seen_.Of("card.stated"))
      if (Counts(*stated, "parameters") && SpeaksOfExperts(stated->excerpt))
        if (const double count = ActiveIn(stated->excerpt); !active.evidence || count > active.count) active = {count, stated};
    return active;
  }

  std::string Cited(const Stated& stated) {
    AddId(compute().evidence, seen_.Cite(*stated.evidence));
    return seen_.AddressOf(*stated.evidence);
  }

  // Of the weights that are here; where there are none, as the sentence on the tokens says, or the name, or else the
  // only figure that is stated.
  double Parameters(const Stated& tokens, std::string& from) {
    double most = 0;
    for (const ModelProfile& model : profile_.models) {
      const auto count = static_cast<double>(model.active_parameters > 0 ? model.active_parameters : model.parameters);
      if (count <= most || model.missing_shards > 0) continue;
      most = count;
      from = model.path;
    }
    if (most > 0) return most;
    if (const Stated active = OfExperts(); active.evidence) {
      if (active.count > 0) from = Cited(active);
      return active.count;
    }
    if (const double said = SizeInName(tokens.evidence->excerpt); said > 0) {
      from = Cited(tokens);
      return said;
    }
    from = "the name";
    if (const double named = SizeInName(profile_.release); named > 0) return named;
    // Figures of two sentences belong together where no other sentence states another.
    const Stated stated = Largest("parameters");
    const bool one = std::ranges::all_of(seen_.Of("card.stated"),
                                         [&](const Evidence* other) { return other->Get("name") != "parameters" || CountOf(other->value) == stated.count; });
    if (!stated.evidence || !one) return 0;
    from = Cited(stated);
    return stated.count;
  }

  void Operations(const Stated& tokens) {
    if (!tokens.evidence) return;
    std::string from;
    const double parameters = Parameters(tokens, from);
    if (parameters < 1e5 || parameters > kMost || tokens.count < 1e9 || tokens.count > kMost)
      return;  // a step, or a slip of the reading: no model of language was trained on less
    compute().operations = words_["operations"].number() * parameters * tokens.count;
    compute().above_general = compute().operations > words_["general"].number();
    compute().above_systemic = compute().operations > words_["systemic"].number();
    compute().how = fmt::format("{} x {} parameters ({}) x {} tokens ({})", words_["operations"].ScalarText(), RoundedCount(parameters), from,
                                RoundedCount(tokens.count), Cited(tokens));
  }

  static bool IsNamed(std::string_view text, std::string_view name) {
    for (size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
      const size_t end = at + name.size();
      if ((at == 0 || !IsLetterOrDigit(text[at - 1])) && (end == text.size() || !IsDigit(text[end]))) return true;
    }
    return false;
  }

  std::optional<double> WattsOf(std::string_view text) const {
    for (const Value& entry : words_["hardware"].items())
      for (const std::string& name : entry["names"].StringList())
        if (IsNamed(text, name)) return entry["watts"].number();
    return std::nullopt;
  }

  // The device by the statement on hours itself ("H800 GPU hours"), else the only one that is named.
  void Energy(const Stated& hours) {
    if (!hours.evidence || hours.count < 1 || hours.count > kMost) return;
    std::optional<double> watts = WattsOf(hours.evidence->value);
    const Evidence* hardware = nullptr;
    for (const Evidence* stated : seen_.Of("card.stated")) {
      if (watts || !Counts(*stated, "hardware")) continue;
      watts = WattsOf(stated->value);
      hardware = stated;
    }
    AddId(compute().evidence, seen_.Cite(*hours.evidence));
    compute().hours = hours.count;
    if (!watts) return;
    if (hardware) AddId(compute().evidence, seen_.Cite(*hardware));
    compute().kilowatt_hours = hours.count * *watts / 1000;
    compute().emissions_kg = compute().kilowatt_hours * words_["grid"].number();
  }

  Seen& seen_;
  Profile& profile_;
  const Value& words_;
};

}  // namespace

std::string ComputeFacts::InWords() const {
  std::string words;
  const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
  if (operations > 0) add(fmt::format("about {:.1e} floating point operations: {}", operations, how));
  if (above_systemic) add("more than the 10^25 from which the AI Act presumes systemic risk");
  else if (above_general) add("more than the 10^23 from which the AI Act's guidelines take a model for general-purpose");
  if (hours > 0) add(fmt::format("{} hours of devices", RoundedCount(hours)));
  if (kilowatt_hours > 0)
    add(fmt::format("about {} kWh by the devices alone, {} kg CO2 at the world's mean", RoundedCount(kilowatt_hours), RoundedCount(emissions_kg)));
  if (!emissions_stated.empty()) add("emissions stated: " + emissions_stated);
  return words;
}

void FillCompute(Seen& seen, Profile& profile) { ComputeFinder(seen, profile).Run(); }

}  // namespace day
