#include "formats/rds/rds.h"

#include <algorithm>
#include <set>
#include <utility>

#include "formats/rds/rds_stream.h"

namespace day {
namespace {

using rds::Stream;

// Types of objects (src/include/Rinternals.h), and those that stand only in files (src/main/serialize.c).
enum Type : int32_t {
  kNull = 0,
  kSymbol = 1,
  kPairList = 2,
  kClosure = 3,
  kEnvironment = 4,
  kPromise = 5,
  kCall = 6,
  kSpecial = 7,
  kBuiltin = 8,
  kChars = 9,
  kLogical = 10,
  kInteger = 13,
  kReal = 14,
  kComplex = 15,
  kStrings = 16,
  kDots = 17,
  kList = 19,
  kExpression = 20,
  kBytecode = 21,
  kPointer = 22,
  kWeakReference = 23,
  kRaw = 24,
  kS4 = 25,
  kAltRep = 238,
  kAttributedList = 239,
  kAttributedCall = 240,
  kBaseEnvironment = 241,
  kEmptyEnvironment = 242,
  kRepeat = 243,
  kRepeatDefinition = 244,
  kPersistent = 247,
  kPackage = 248,
  kNamespace = 249,
  kBaseNamespace = 250,
  kMissingArgument = 251,
  kUnbound = 252,
  kGlobalEnvironment = 253,
  kNil = 254,
  kReference = 255,
};

// Where an object stands; passed on to what is in it.
enum Place : uint8_t { kInEnvironment = 1, kInPromise = 2, kInClosure = 4, kInAltRep = 8, kTop = 16 };

// What is to be read next.
struct Task {
  enum class Kind : uint8_t { kObjects, kFunctionName, kPromiseValue, kVariable, kConstants, kCode, kCodeLanguage };
  Kind kind = Kind::kObjects;
  uint8_t places = 0;
  uint64_t count = 1;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : in_(bytes) {}

  RdsReading Run() {
    if (Header()) {
      Push({.places = kTop});
      while (!tasks_.empty() && in_.ok() && reading_.limit.empty()) Step();
    }
    if (!in_.ok()) reading_.malformed = in_.error();
    (void)in_.AtEnd();  // past blanks
    reading_.end = in_.offset();
    return std::move(reading_);
  }

 private:
  bool Header() {
    for (std::string_view magic : {"RDX2\n", "RDX3\n", "RDB2\n", "RDB3\n", "RDA2\n", "RDA3\n"}) reading_.workspace |= in_.Literal(magic);
    if (in_.Literal("A\n")) in_.SetNotation(Stream::Notation::kText);
    else if (in_.Literal("B\n")) in_.SetNotation(Stream::Notation::kLittle);
    else if (!in_.Literal("X\n")) return in_.Fail("names no notation of R");
    int32_t writer = 0, least = 0;
    if (!in_.Int(reading_.version) || !in_.Int(writer) || !in_.Int(least)) return false;
    if (reading_.version != 2 && reading_.version != 3) return in_.Fail("has a version that is neither 2 nor 3");
    if (reading_.version == 2) return true;
    int32_t length = 0;
    std::string_view encoding;
    if (!in_.Int(length)) return false;
    return length >= 0 && length < 64 ? in_.Text(static_cast<uint64_t>(length), encoding) : in_.Fail("the name of its encoding is too long");
  }

  void Push(Task task) {
    if (tasks_.size() >= kRdsMaxDepth) reading_.limit = "rds-depth";
    else if (task.count > 0) tasks_.push_back(task);
  }
  void Step() {
    Task& top = tasks_.back();
    const Task task = top;
    if (--top.count == 0) tasks_.pop_back();
    switch (task.kind) {
      case Task::Kind::kConstants: return Constant(task.places);
      case Task::Kind::kCode: return Code(task.places);
      case Task::Kind::kCodeLanguage: {
        int32_t type = 0;
        if (in_.Int(type)) CodeLanguage(type, task.places);
        return;
      }
      default: return Object(task);
    }
  }

  void Object(const Task& task) {
    if (++reading_.objects > kRdsMaxObjects) return void(reading_.limit = "rds-objects");
    const uint64_t at = in_.offset();
    int32_t flags = 0;
    if (!in_.Int(flags)) return;
    const int32_t type = flags & 0xFF;
    const bool attributes = (flags & (1 << 9)) != 0, tag = (flags & (1 << 10)) != 0;
    const uint8_t places = task.places, inner = places & static_cast<uint8_t>(~kTop);
    if ((places & kTop) != 0) reading_.language = type == kCall || type == kExpression || type == kBytecode || type == kSymbol;
    switch (type) {
      case kNil:
      case kNull:
      case kEmptyEnvironment:
      case kBaseEnvironment:
      case kGlobalEnvironment:
      case kMissingArgument:
      case kBaseNamespace: return;
      case kUnbound:
        if (task.kind == Task::Kind::kPromiseValue) Open(at, places);
        return;
      case kReference: return Reference(flags, task, at);
      case kSymbol: return Symbol(task, at);
      case kPersistent:
      case kPackage:
      case kNamespace: {
        int32_t zero = 0, count = 0;
        if (!in_.Int(zero) || !in_.Int(count)) return;
        if (count < 0) return void(in_.Fail("a list has a negative length"));
        Number("");
        return Push({.places = inner, .count = static_cast<uint64_t>(count)});
      }
      case kEnvironment: {
        int32_t locked = 0;
        if (!in_.Int(locked)) return;
        Number("");
        return Push({.places = static_cast<uint8_t>(inner | kInEnvironment), .count = 4});
      }
      case kPairList:
      case kDots: return Pairs(task, attributes, tag);
      case kClosure:
        if (reading_.closures++ == 0) reading_.first_closure = at;
        return Push({.places = static_cast<uint8_t>(inner | kInClosure), .count = 2 + (attributes ? 1u : 0u) + (tag ? 1u : 0u)});
      case kPromise: {
        ++reading_.promises;
        const auto in_promise = static_cast<uint8_t>(inner | kInPromise);
        Push({.places = in_promise});                                                                       // the expression
        Push({.kind = Task::Kind::kPromiseValue, .places = inner});                                         // its value
        if (attributes || tag) Push({.places = inner, .count = (attributes ? 1u : 0u) + (tag ? 1u : 0u)});  // attributes, environment
        return;
      }
      case kCall:
        ++reading_.calls;
        Push({.places = inner});                                     // arguments
        Push({.kind = Task::Kind::kFunctionName, .places = inner});  // what is called
        if (attributes || tag) Push({.places = inner, .count = (attributes ? 1u : 0u) + (tag ? 1u : 0u)});
        return;
      case kPointer:
        ++reading_.pointers;
        Number("");
        return Push({.places = inner, .count = 2 + (attributes ? 1u : 0u)});
      case kWeakReference: Number(""); break;
      case kSpecial:
      case kBuiltin: {
        int32_t length = 0;
        std::string_view name;
        if (!in_.Int(length)) return;
        if (length < 0 || length > 1'000) return void(in_.Fail("the name of a function is too long"));
        if (!in_.Text(static_cast<uint64_t>(length), name)) return;
        if (task.kind == Task::Kind::kFunctionName) Called(name, places, at);
        break;
      }
      case kChars: {
        std::string_view text;
        if (!Characters(text)) return;
        break;
      }
      case kLogical:
      case kInteger: Vector(4); break;
      case kReal: Vector(8); break;
      case kComplex: Vector(16); break;
      case kRaw: Vector(1); break;
      case kStrings:
      case kList:
      case kExpression: {
        uint64_t length = 0;
        if (!Length(length)) return;
        ++reading_.vectors;
        if (attributes) Push({.places = inner});
        return Push({.places = inner, .count = length});
      }
      case kBytecode: {
        int32_t repeats = 0;
        if (!in_.Int(repeats)) return;
        if (repeats < 0) return void(in_.Fail("bytecode has a negative length"));
        ++reading_.bytecode;
        if (attributes) Push({.places = inner});
        return Push({.kind = Task::Kind::kCode, .places = inner});
      }
      case kS4: break;
      case kAltRep:
        Push({.places = inner, .count = 2});                               // state, attributes
        return Push({.places = static_cast<uint8_t>(inner | kInAltRep)});  // class
      default: return void(in_.Fail("an object has a type that R does not know"));
    }
    if (attributes) Push({.places = inner});
  }

  // Attributes, the tag, the value; the rest of the list is read as the next object, so that long lists take no depth.
  void Pairs(const Task& task, bool attributes, bool tag) {
    const bool variables = (task.places & kTop) != 0 && reading_.workspace;
    const auto inner = static_cast<uint8_t>(task.places & ~kTop);
    Push({.places = task.places});
    Push({.places = inner});
    if (tag) Push({.kind = variables ? Task::Kind::kVariable : Task::Kind::kObjects, .places = inner});
    if (attributes) Push({.places = inner});
  }
  void Open(uint64_t at, uint8_t places) {
    // Where functions keep arguments that they have not needed yet.
    if ((places & (kInEnvironment | kInClosure)) != 0) return;
    if (reading_.open_promises++ == 0) reading_.first_open_promise = at;
  }

  void Number(std::string_view name) {
    if (names_.size() >= kRdsMaxNames) reading_.limit = "rds-names";
    else names_.emplace_back(name.substr(0, 200));
  }
  void Symbol(const Task& task, uint64_t at) {
    int32_t flags = 0;
    std::string_view name;
    if (!in_.Int(flags) || !Characters(name)) return;
    Number(name);
    Named(name, task, at);
  }
  void Reference(int32_t flags, const Task& task, uint64_t at) {
    int32_t index = static_cast<int32_t>(static_cast<uint32_t>(flags) >> 8);
    if (index == 0 && !in_.Int(index)) return;
    if (index < 1 || static_cast<size_t>(index) > names_.size()) return void(in_.Fail("refers to an object that is not there"));
    Named(names_[static_cast<size_t>(index) - 1], task, at);
  }
  void Named(std::string_view name, const Task& task, uint64_t at) {
    if (name.empty()) return;
    if (task.kind == Task::Kind::kFunctionName) Called(name, task.places, at);
    if (task.kind == Task::Kind::kVariable && reading_.variables.size() < 1'000) reading_.variables.emplace_back(name);
    if ((task.places & kInAltRep) != 0 && name.starts_with("mmap_")) reading_.mapped = true;
  }
  void Called(std::string_view name, uint8_t places, uint64_t at) {
    const uint8_t kind = places & (kInPromise | kInClosure);
    if (reading_.called.size() >= kRdsMaxCalled || !called_seen_.emplace(std::string(name.substr(0, 200)), kind).second) return;
    reading_.called.push_back({std::string(name.substr(0, 200)), (places & kInPromise) != 0, (places & kInClosure) != 0, at});
  }

  bool Characters(std::string_view& text) {
    int32_t length = 0;
    if (!in_.Int(length)) return false;
    if (length == -1) return true;  // NA
    if (length < 0) return in_.Fail("a text has a negative length");
    return in_.Text(static_cast<uint64_t>(length), text);
  }
  bool Length(uint64_t& length) {
    int32_t first = 0, high = 0, low = 0;
    if (!in_.Int(first)) return false;
    if (first >= 0) {
      length = static_cast<uint64_t>(first);
      return true;
    }
    if (first != -1) return in_.Fail("a vector has a negative length");
    if (!in_.Int(high) || !in_.Int(low)) return false;
    if (high < 0 || high > 65'536) return in_.Fail("a vector is longer than R admits");
    length = static_cast<uint64_t>(high) << 32 | static_cast<uint32_t>(low);
    return true;
  }
  void Vector(uint64_t size) {
    uint64_t length = 0;
    if (!Length(length)) return;
    ++reading_.vectors;
    (void)in_.SkipNumbers(length, size);
  }

  // Bytecode: its instructions, a vector of integers, then its constants.
  void Code(uint8_t places) {
    Push({.kind = Task::Kind::kConstants, .places = places});
    Push({.places = places});
  }
  // First their number, then each with its type before it.
  void Constant(uint8_t places) {
    int32_t count = 0;
    if (!in_.Int(count)) return;
    if (count < 0) return void(in_.Fail("bytecode has a negative length"));
    Push({.kind = Task::Kind::kCodeLanguage, .places = static_cast<uint8_t>(places | kInClosure), .count = static_cast<uint64_t>(count)});
  }
  void CodeLanguage(int32_t type, uint8_t places) {
    if (++reading_.objects > kRdsMaxObjects) return void(reading_.limit = "rds-objects");
    int32_t ignored = 0;
    if (type == kRepeat) return void(in_.Int(ignored));
    if (type == kBytecode) return Code(places);
    if (type == kRepeatDefinition && (!in_.Int(ignored) || !in_.Int(type))) return;
    if (type != kCall && type != kPairList && type != kAttributedCall && type != kAttributedList) return Push({.places = places});
    Push({.kind = Task::Kind::kCodeLanguage, .places = places, .count = 2});
    Push({.places = places});
    if (type == kAttributedCall || type == kAttributedList) Push({.places = places});
  }

  Stream in_;
  RdsReading reading_;
  std::vector<Task> tasks_;
  std::vector<std::string> names_;
  std::set<std::pair<std::string, uint8_t>> called_seen_;
};

}  // namespace

bool LooksLikeRds(std::string_view head) {
  if (head.size() > 5 && head.starts_with("RD") && (head[2] == 'X' || head[2] == 'A' || head[2] == 'B') && (head[3] == '2' || head[3] == '3') &&
      head[4] == '\n')
    return true;
  using namespace std::string_view_literals;
  return head.starts_with("X\n\0\0\0\2\0"sv) || head.starts_with("X\n\0\0\0\3\0"sv) || head.starts_with("B\n\2\0\0\0"sv) || head.starts_with("B\n\3\0\0\0"sv) ||
         head.starts_with("A\n2\n") || head.starts_with("A\n3\n");
}

RdsReading ReadRds(std::string_view bytes) { return Reader(bytes).Run(); }

}  // namespace day
