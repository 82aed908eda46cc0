#include "loading/judge_pickle.h"

#include <fmt/format.h>

#include <algorithm>

#include "loading/pickle_names.h"
#include "text/ascii.h"

namespace day {
namespace {

// An ordinary object nests a few dozen containers; Python's own pickler gives up near 1,000 with its default limit of recursion.
constexpr uint64_t kMaxDepth = 5'000;
// Values that a copy, a comparison or a print of the loaded object would visit. Shared parts of ordinary models come to a few millions.
constexpr uint64_t kMaxWeight = 500'000'000;

bool IsModuleName(std::string_view text, bool name) {
  if (text.empty()) return name;  // what getattr and __import__ lead to may be a module itself
  return std::all_of(text.begin(), text.end(), [](char c) { return IsWordByte(c) || c == '.' || static_cast<unsigned char>(c) >= 0x80; });
}

class Judge {
 public:
  Judge(const PickleReading& reading, const PickleContext& context, LoadReport& report) : reading_(reading), context_(context), report_(report) {}

  void Run() {
    report_.pickles += reading_.pickles;
    report_.counted = true;
    report_.tensors += reading_.tensors;
    if (__builtin_add_overflow(report_.parameters, reading_.parameters, &report_.parameters)) report_.parameters = UINT64_MAX;
    for (const PickleGlobal& global : reading_.globals) Global(global);
    if (reading_.computed_calls > 0)
      Add("computed-call", LoadVerdict::kSuspicious, 0, fmt::format("calls {} that other calls made", reading_.computed_calls == 1 ? "something" : "things"));
    if (context_.sniffed) return;
    for (const PickleOddity& oddity : reading_.oddities)
      Add("odd-pickle", LoadVerdict::kSuspicious, oddity.offset, fmt::format("{}: no pickler writes this, and readers differ", oddity.what));
    if (reading_.malformed)
      Add("malformed-pickle", LoadVerdict::kUnreadable, reading_.malformed->offset, fmt::format("loading fails here: {}", reading_.malformed->rule));
    if (!reading_.limit.empty()) Add("limit", LoadVerdict::kUnreadable, 0, fmt::format("was not read to its end: limit {}", reading_.limit));
    if (reading_.buffers > 0) Add("missing-buffers", LoadVerdict::kSuspicious, 0, "needs buffers from outside of the file, which no loader of files has");
    if (reading_.persistent_ids > 0 && !context_.persistent_ids)
      Add("persistent-ids", LoadVerdict::kUnreadable, 0, "asks its loader for objects by their ids, which the usual loader refuses");
    if (reading_.deepest > kMaxDepth)
      Add("deep-nesting", LoadVerdict::kSuspicious, 0, fmt::format("nests {} containers, which exhausts the stack of programs", reading_.deepest));
    if (reading_.heaviest > kMaxWeight)
      Add("expansion", LoadVerdict::kSuspicious, 0, "holds few values that stand for more than half a billion, which exhausts memory once they are copied");
  }

 private:
  void Add(std::string_view id, LoadVerdict verdict, uint64_t offset, std::string what) {
    report_.Add({.id = std::string(id), .verdict = verdict, .what = std::move(what), .member = std::string(context_.member), .offset = offset});
  }

  void Global(const PickleGlobal& global) {
    const std::string name = global.name.empty() ? global.module : global.module + "." + global.name;
    if (global.module == "?" || global.name == "?") {
      if (reading_.values_full) return Add("limit", LoadVerdict::kUnreadable, global.offset, "imports a name that was not followed: limit pickle-values");
      if (global.how == PickleGlobal::How::kExtension)
        return Add("extension-code", LoadVerdict::kSuspicious, global.offset, "imports by a code of the extension registry, which nobody can look up here");
      return Add("computed-name", LoadVerdict::kMalicious, global.offset, "imports a name that it computes while it is loaded, which hides what is imported");
    }
    if (!IsModuleName(global.module, false) || !IsModuleName(global.name, true))
      return Add("odd-name", LoadVerdict::kSuspicious, global.offset, fmt::format("imports {}, which is no name in Python", name));
    const PickleName known = JudgeName(global.module, global.name);
    if (OnlyFetches(global)) return;
    const std::string called = global.calls == 0 ? "" : global.arguments.empty() ? " and calls it" : fmt::format(" and calls it with {}", global.arguments);
    if (known.standing == NameStanding::kDenied)
      return Add(known.id, LoadVerdict::kMalicious, global.offset,
                 fmt::format("imports {}, which {},{}", name, known.says, called.empty() ? " by name" : called));
    const bool opens = known.not_with_paths && global.path_argument;
    if (opens || known.standing == NameStanding::kUnknown || (known.standing == NameStanding::kReference && global.calls > 0))
      return Add(global.calls > 0 ? "unknown-call" : "unknown-global", LoadVerdict::kSuspicious, global.offset,
                 fmt::format("imports {}{}: what that does is not known", name, called));
    if (global.changed)
      Add("changed-global", LoadVerdict::kSuspicious, global.offset, fmt::format("changes {} itself, for everything that uses it later", name));
  }

  // How Python 3.11 writes an enumerator, and every version a method of a class: getattr(Color, 'RED'); and how dill and cloudpickle write Python's own types.
  // What it gives is judged by its own name.
  bool OnlyFetches(const PickleGlobal& global) const {
    const bool fetches = global.name == "getattr" || global.name == "_load_type" || global.name == "_builtin_type";
    if (!fetches || global.calls == 0 || global.resolved != global.calls || global.as_value || global.changed) return false;
    return std::all_of(reading_.globals.begin(), reading_.globals.end(), [](const PickleGlobal& other) {
      if (other.how != PickleGlobal::How::kComputed) return true;
      const NameStanding standing = JudgeName(other.module, other.name).standing;
      return standing == NameStanding::kAllowed || (other.calls == 0 && (standing == NameStanding::kReference || IsPartOfKnown(other)));
    });
  }

  // What is not known of a class that is: a method that is kept and not called.
  static bool IsPartOfKnown(const PickleGlobal& global) {
    const size_t dot = global.name.rfind('.');
    return dot != global.name.npos && JudgeName(global.module, global.name).standing == NameStanding::kUnknown &&
           JudgeName(global.module, global.name.substr(0, dot)).standing == NameStanding::kAllowed;
  }

  const PickleReading& reading_;
  const PickleContext& context_;
  LoadReport& report_;
};

}  // namespace

void JudgePickle(const PickleReading& reading, const PickleContext& context, LoadReport& report) { Judge(reading, context, report).Run(); }

}  // namespace day
