// LinkTable::FindHubIds: ids of a hub that code names without a URL.
#include <algorithm>
#include <array>

#include "probes/links/link_table.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace day::links {
namespace {

constexpr size_t kMaxId = 128;        // limit: bytes of `org/name`
constexpr size_t kMaxArgument = 400;  // limit: bytes looked at behind a call's bracket
constexpr size_t kMaxIds = 500;       // limit: ids of one piece of code

bool IsWord(char c) { return IsLetterOrDigit(c) || c == '_'; }
bool IsIdPart(char c) { return IsWord(c) || c == '-' || c == '.'; }
bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\\'; }

// The id that begins at `at`: everything up to what no id holds.
std::string_view IdAt(std::string_view code, size_t at) {
  size_t end = at;
  while (end < code.size() && end - at <= kMaxId && (IsIdPart(code[end]) || code[end] == '/')) ++end;
  std::string_view id = code.substr(at, end - at);
  while (id.ends_with('.')) id.remove_suffix(1);
  return id;
}

// The comment that stands right above the line of `at`.
std::string_view CommentAbove(std::string_view code, size_t at) {
  constexpr int kMostLines = 4;  // limit: of a longer one the last
  const size_t own = at == 0 ? code.npos : code.rfind('\n', at - 1);
  if (own == code.npos) return {};
  size_t begin = own + 1;
  for (int lines = 0; lines < kMostLines && begin > 0; ++lines) {
    const size_t before = begin < 2 ? code.npos : code.rfind('\n', begin - 2);
    const size_t line = before == code.npos ? 0 : before + 1;
    if (!TrimAscii(code.substr(line, begin - line)).starts_with('#')) break;
    begin = line;
  }
  return code.substr(begin, own + 1 - begin);
}

// revision="step3000", --revision step3000: what is asked for beside the id, within `arguments`.
std::string_view RevisionIn(std::string_view arguments) {
  constexpr std::string_view kName = "revision";
  size_t at = arguments.find(kName);
  if (at == arguments.npos) return {};
  at += kName.size();
  while (at < arguments.size() && (IsBlank(arguments[at]) || arguments[at] == '=' || arguments[at] == '"' || arguments[at] == '\'')) ++at;
  return IdAt(arguments, at);
}

// task.load_dataset("valid"): a method of the program's own; datasets.load_dataset is the library's.
bool IsMethodOfAnother(std::string_view code, size_t at) {
  if (at == 0 || code[at - 1] != '.') return false;
  size_t begin = at - 1;
  while (begin > 0 && IsWord(code[begin - 1])) --begin;
  const std::string_view object = code.substr(begin, at - 1 - begin);
  return object.find("dataset") == object.npos && object != "hf" && object != "nlp";
}

// AutoTokenizer.from_pretrained("org/name"): the place that it is loaded from may hold a model, but none is asked for.
bool IsOfATokenizer(std::string_view code, size_t at) {
  if (at == 0 || code[at - 1] != '.') return false;
  size_t begin = at - 1;
  while (begin > 0 && at - begin < 64 && IsWord(code[begin - 1])) --begin;
  const std::string_view object = code.substr(begin, at - 1 - begin);
  return object.ends_with("Tokenizer") || object.ends_with("TokenizerFast") || object == "tokenizer" || object == "Tokenizer";
}

// The word right before `at` that says what is assigned there: of "MODEL_PATH", "--data_path" or "tokenizer_name".
std::string_view SaidBefore(std::string_view code, size_t at) {
  constexpr size_t kNear = 100;  // bytes: an argument's name stands a line or two before its default
  const std::string near = ToLowerAscii(code.substr(at - std::min(at, kNear), std::min(at, kNear)));
  std::string_view said;
  size_t last = 0;
  for (const std::string_view word : {"model", "data", "tokenizer"})
    if (const size_t found = near.rfind(word); found != near.npos && found >= last) {
      last = found;
      said = word;
    }
  return said;
}

}  // namespace

// The oldest sets of the hub stand under no account: load_dataset("openwebtext"). Names of formats and paths stand there too.
bool LinkTable::IsOldDatasetId(std::string_view text) const {
  return text.size() > 2 && text.size() <= kMaxId && IsWord(text[0]) && std::ranges::all_of(text, [](char c) { return IsWord(c) || c == '-'; }) &&
         std::ranges::find(dataset_formats_, ToLowerAscii(text)) == dataset_formats_.end();
}

bool LinkTable::IsHubId(std::string_view text) const {
  const size_t slash = text.find('/');
  if (slash == text.npos || slash == 0 || slash + 1 == text.size() || text.size() > kMaxId || text.find('/', slash + 1) != text.npos) return false;
  if (!std::ranges::all_of(text, [](char c) { return IsIdPart(c) || c == '/'; })) return false;
  const std::string_view owner = text.substr(0, slash), name = text.substr(slash + 1);
  if (!IsWord(owner[0]) || !IsWord(name[0]) || owner.find('.') != owner.npos) return false;
  if (std::ranges::find(not_owners_, ToLowerAscii(owner)) != not_owners_.end()) return false;
  // A file of the reader's own folder.
  static constexpr std::array<std::string_view, 12> kFiles = {".py", ".json", ".jsonl", ".yaml", ".yml", ".txt", ".sh", ".pt", ".pth", ".bin", ".ckpt", ".csv"};
  return std::ranges::none_of(kFiles, [&](std::string_view ending) { return name.ends_with(ending); });
}

const LinkTable::Call* LinkTable::FindCalls(std::string_view code, std::vector<HubId>& ids) const {
  const Call* first = nullptr;
  for (size_t open = code.find('('); open != code.npos && ids.size() < kMaxIds; open = code.find('(', open + 1)) {
    if (open == 0 || !call_ends_[static_cast<unsigned char>(code[open - 1])]) continue;  // most brackets are passed over here
    size_t begin = open;
    while (begin > 0 && open - begin < 64 && IsWord(code[begin - 1])) --begin;
    const std::string_view name = code.substr(begin, open - begin);
    const auto call = std::ranges::find(calls_, name, &Call::name);
    if (call == calls_.end()) continue;
    if (first == nullptr || &*call < first) first = &*call;
    // The first string argument that is an id, within the brackets.
    const std::string_view arguments = code.substr(open + 1, kMaxArgument);
    for (size_t at = 0; at < arguments.size() && arguments[at] != ')'; ++at) {
      const char quote = arguments[at];
      if (quote != '"' && quote != '\'') continue;
      const size_t close = arguments.find(quote, at + 1);
      if (close == arguments.npos) break;
      const std::string_view id = TrimAscii(arguments.substr(at + 1, close - at - 1));
      const bool old = call->what == "dataset" && at == arguments.find_first_not_of(" \t\r\n") && IsOldDatasetId(id) && !IsMethodOfAnother(code, begin);
      if (old || IsHubId(id)) {
        const std::string_view rest = arguments.substr(close);
        std::string_view revision = RevisionIn(rest.substr(0, rest.find(')')));
        if (revision.empty()) revision = RevisionIn(CommentAbove(code, begin));  // "# load others with `revision=step1000`"
        const std::string_view what = IsOfATokenizer(code, begin) ? std::string_view("tokenizer") : std::string_view(call->what);
        ids.push_back({open + 1 + at + 1, std::string(id), call->name, call->host, what, std::string(revision)});
        break;
      }
      at = close;
    }
  }
  return first;
}

void LinkTable::FindCommands(std::string_view code, std::vector<HubId>& ids) const {
  for (const Call& command : commands_) {
    for (size_t at = code.find(command.name); at != code.npos && ids.size() < kMaxIds; at = code.find(command.name, at + command.name.size())) {
      size_t begin = at + command.name.size();
      if (begin >= code.size() || (!IsBlank(code[begin]) && code[begin] != '=')) continue;
      while (begin < code.size() && (IsBlank(code[begin]) || code[begin] == '=' || code[begin] == '"' || code[begin] == '\'')) ++begin;
      const std::string_view id = IdAt(code, begin);
      if (!IsHubId(id)) continue;
      const std::string_view line = code.substr(begin, code.find('\n', begin) - begin);
      const bool dataset = line.substr(0, 300).find("--repo-type dataset") != line.npos || line.substr(0, 300).find("--repo-type=dataset") != line.npos;
      const std::string_view host = dataset ? std::string_view("hub-dataset") : command.host;
      const std::string_view what = dataset ? std::string_view("dataset") : command.what;
      ids.push_back({begin, std::string(id), command.name, host, what, std::string(RevisionIn(line))});
    }
  }
}

// model_id = "org/name", where the code makes a call that takes one. A tokenizer holds no weights.
void LinkTable::FindAssignments(std::string_view code, const Call& call, std::vector<HubId>& ids) const {
  for (size_t at = code.find('='); at != code.npos && ids.size() < kMaxIds; at = code.find('=', at + 1)) {
    size_t begin = at + 1;
    while (begin < code.size() && (code[begin] == ' ' || code[begin] == '\t')) ++begin;
    if (begin >= code.size() || (code[begin] != '"' && code[begin] != '\'')) continue;
    const std::string_view id = IdAt(code, begin + 1);
    if (begin + 1 + id.size() >= code.size() || code[begin + 1 + id.size()] != code[begin] || !IsHubId(id)) continue;
    if (std::ranges::any_of(ids, [&](const HubId& known) { return known.offset == begin + 1; })) continue;
    const std::string_view said = SaidBefore(code, at);
    if (said == "tokenizer") continue;
    const bool other = (said == "model" && call.what == "dataset") || (said == "data" && call.what == "model");
    if (!other) ids.push_back({begin + 1, std::string(id), call.name, call.host, call.what});
    else if (said == "model") ids.push_back({begin + 1, std::string(id), call.name, "hub-model", "model"});
    else ids.push_back({begin + 1, std::string(id), call.name, "hub-dataset", "dataset"});
  }
}

std::vector<HubId> LinkTable::FindHubIds(std::string_view code, bool commands) const {
  std::vector<HubId> ids;
  if (code.find('/') == code.npos) return ids;
  const Call* call = FindCalls(code, ids);
  if (commands) FindCommands(code, ids);
  if (call != nullptr) FindAssignments(code, *call, ids);
  std::ranges::stable_sort(ids, {}, &HubId::offset);
  const auto same = std::ranges::unique(ids, {}, &HubId::offset);
  ids.erase(same.begin(), same.end());
  return ids;
}

}  // namespace day::links
