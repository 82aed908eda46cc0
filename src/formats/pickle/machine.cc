#include "formats/pickle/machine.h"

#include <algorithm>

namespace day::pickle {
namespace {

constexpr size_t kMaxOddities = 32;
constexpr uint64_t kFarKey = 1 << 20;    // a memo key so far beyond those before it: C's machine allocates up to it
constexpr size_t kMaxFarKeys = 100'000;  // limit: pickle-memo; keys from max_memo on, which no pickler writes
constexpr size_t kMaxCarried = 64;       // limit: values that begin as pickles; where there are more, the first ones say enough
constexpr size_t kMaxDigits = 4'300;     // of an integer as text; Python from 3.11 on refuses more, before it takes their square in time

}  // namespace

Machine::Machine(std::string_view bytes, uint64_t at, const PickleLimits& limits, PickleReading& reading, Budget& budget, uint32_t nested)
    : bytes_(bytes),
      input_(bytes, at),
      limits_(limits),
      reading_(reading),
      nested_(nested),
      budget_(budget),
      pool_(limits.max_values, limits.max_listed > 0, budget),
      stack_(budget),
      memo_(budget) {}

std::optional<uint64_t> Machine::Run() {
  for (;;) {
    opcode_at_ = input_.at();
    uint8_t opcode = 0;
    Step step = Step::kGoOn;
    if (!input_.Byte(opcode)) {
      step = Fail("ends without STOP");
    } else if (++reading_.opcodes > limits_.max_opcodes) {
      step = Limit("pickle-opcodes");
    } else {
      step = Do(opcode);
    }
    if (input_.crossed()) Odd("a field or frame crosses the end of a frame");
    if (step == Step::kGoOn && reading_.limit.empty()) continue;
    reading_.values_full |= !pool_.complete();
    if (step != Step::kStop) return std::nullopt;
    ++reading_.pickles;
    return input_.at();
  }
}

Machine::Step Machine::Fail(std::string_view rule) {
  if (!reading_.malformed) reading_.malformed = Malformed{opcode_at_, rule};
  return Step::kFail;
}

Machine::Step Machine::Limit(std::string_view name) {
  reading_.limit = name;
  return Step::kFail;
}

void Machine::Odd(std::string_view what) {
  for (const PickleOddity& oddity : reading_.oddities)
    if (oddity.what == what) return;
  if (reading_.oddities.size() < kMaxOddities) reading_.oddities.push_back({opcode_at_, what});
}

Machine::Step Machine::PushFlat(ValueId id) {
  if (stack_.size() >= limits_.max_stack) return Limit("pickle-stack");
  return stack_.Push(id) ? Step::kGoOn : Limit("pickle-memory");
}

Machine::Step Machine::Push(ValueId id) {
  const Value& value = pool_.at(id);
  reading_.deepest = std::max<uint64_t>(reading_.deepest, value.depth);
  reading_.heaviest = std::max(reading_.heaviest, value.weight);
  return PushFlat(id);
}

bool Machine::Pop(ValueId& id) {
  if (!Top(id)) return false;
  stack_.ShrinkTo(stack_.size() - 1);
  return true;
}

bool Machine::Top(ValueId& id) const {
  if (stack_.size() <= Fence()) return false;
  id = stack_.Top();
  return true;
}

bool Machine::PopMark(size_t& first) {
  if (marks_.empty()) return false;
  first = marks_.back();
  marks_.pop_back();
  return true;
}

Machine::Step Machine::Remember(uint64_t key, ValueId id) {
  if (memo_size_ >= limits_.max_memo) return Limit("pickle-memo");
  if (key > memo_size_ + kFarKey) Odd("a memo key far beyond those before it");
  if (key < limits_.max_memo) {
    if (memo_.At(key) == IdTable::kNone) ++memo_size_;
    if (!memo_.Set(key, id)) return Limit("pickle-memory");
    return Step::kGoOn;
  }
  if (far_memo_.insert_or_assign(key, id).second) ++memo_size_;
  return far_memo_.size() > kMaxFarKeys ? Limit("pickle-memo") : Step::kGoOn;
}

Machine::Step Machine::Recall(uint64_t key) {
  if (key < limits_.max_memo) {
    const ValueId id = memo_.At(key);
    return id == IdTable::kNone ? Fail("gets a memo entry that was never put") : Push(id);
  }
  const auto entry = far_memo_.find(key);
  if (entry == far_memo_.end()) return Fail("gets a memo entry that was never put");
  return Push(entry->second);
}

Machine::Step Machine::PushText(std::string_view text, Kind kind) {
  NoteCarried(text);
  return PushFlat(pool_.Text(text, kind));
}

void Machine::NoteCarried(std::string_view text) {
  const PickleWriting writing = WritesPickle(text);
  if (writing != PickleWriting::kNone && reading_.carried.size() < kMaxCarried)
    reading_.carried.push_back({.text = text, .writing = writing, .offset = opcode_at_});
}

// CPython's reader in C takes the bytes behind the frame for opcodes (cpython issue 154848), others for a part of the value.
void Machine::NoteCrossing(std::string_view text) {
  if (++crossings_ > kMaxCarried) return;
  const size_t at = FindPickledImport(text);
  if (at != text.npos && reading_.carried.size() < kMaxCarried)
    reading_.carried.push_back({.text = text.substr(at), .writing = PickleWriting::kRaw, .offset = opcode_at_, .crosses = true});
}

Machine::Step Machine::PushSized(uint64_t size, Kind kind) {
  std::string_view text;
  if (!input_.Take(size, text)) return Fail("a string or bytes longer than what is left");
  if (input_.crossed()) NoteCrossing(text);
  return PushText(text, kind);
}

ValueId Machine::Container(Kind kind, size_t first) {
  Value value;
  value.kind = kind;
  ValueId id = pool_.New(value);
  for (size_t i = first; id == Pool::kUnknown && kind == Kind::kTuple && i < stack_.size() && i - first < kKeptItems; ++i)
    if (pool_.IsPath(stack_.At(i))) id = Pool::kUnknownWithPath;
  Fill(id, first);
  return id;
}

void Machine::Fill(ValueId container, size_t first) {
  const bool any = first < stack_.size();
  for (size_t i = first; i < stack_.size(); ++i) {
    const ValueId item = stack_.At(i);
    if (pool_.at(item).kind == Kind::kGlobal) reading_.globals[static_cast<size_t>(pool_.at(item).number)].as_value = true;
    pool_.AddItem(container, item);
  }
  stack_.ShrinkTo(first);
  const Value& value = pool_.at(container);
  if (value.kind == Kind::kGlobal && any) reading_.globals[static_cast<size_t>(value.number)].changed = true;
  reading_.deepest = std::max<uint64_t>(reading_.deepest, value.depth);
  reading_.heaviest = std::max(reading_.heaviest, value.weight);
}

void Machine::Discard(ValueId id) {
  const Value& value = pool_.at(id);
  if (value.kind == Kind::kResult && value.call >= 0) reading_.calls[static_cast<size_t>(value.call)].discarded = true;
}

Machine::Step Machine::Do(uint8_t opcode) {
  switch (opcode) {
    case '.': {
      ValueId result = 0;
      if (!Pop(result)) return Fail("STOP on an empty stack");
      const Value& value = pool_.at(result);
      reading_.deepest = std::max<uint64_t>(reading_.deepest, value.depth);
      reading_.heaviest = std::max(reading_.heaviest, value.weight);
      reading_.last_int.reset();
      if (value.kind == Kind::kInt && value.whole) reading_.last_int = value.number;
      ListTensors(result);
      return Step::kStop;
    }
    case 'I':
    case 'L':
    case 'F':
    case 'S':
    case 'V': return DoText(opcode);
    case 'J':
    case 'K':
    case 'M':
    case 'G':
    case 'N':
    case 0x88:
    case 0x89:
    case 0x8a:
    case 0x8b:
    case 'T':
    case 'U':
    case 'X':
    case 'B':
    case 'C':
    case 0x8c:
    case 0x8d:
    case 0x8e:
    case 0x96: return DoScalar(opcode);
    case 'p':
    case 'q':
    case 'r':
    case 'g':
    case 'h':
    case 'j':
    case 0x94: return DoMemo(opcode);
    case '(':
    case '0':
    case '1':
    case '2':
    case 'a':
    case 'e':
    case 's':
    case 'u':
    case 'd':
    case '}':
    case 'l':
    case ']':
    case 't':
    case ')':
    case 0x85:
    case 0x86:
    case 0x87:
    case 0x8f:
    case 0x90:
    case 0x91: return DoStack(opcode);
    case 'c':
    case 0x93:
    case 0x82:
    case 0x83:
    case 0x84: return DoImport(opcode);
    case 'R':
    case 'b':
    case 'i':
    case 'o':
    case 0x81:
    case 0x92: return DoCall(opcode);
    case 0x80:
    case 0x95:
    case 0x97:
    case 0x98:
    case 'P':
    case 'Q': return DoStream(opcode);
    default: return Fail("not an opcode");
  }
}

Machine::Step Machine::DoText(uint8_t opcode) {
  std::string_view line;
  if (!input_.Line(line)) return Fail("ends in the middle of a line");
  if (opcode == 'I' && line == "00") return PushFlat(Pool::kFalse);
  if (opcode == 'I' && line == "01") return PushFlat(Pool::kTrue);
  if (opcode == 'I' || opcode == 'L') {
    if (line.size() > kMaxDigits) Odd("an integer of more digits than Python reads");
    int64_t number = 0;
    bool whole = false;
    if (!DecodeDecimal(line, number, whole)) return Fail("INT or LONG without a number");
    return PushFlat(whole ? pool_.Int(number) : Pool::kAnyInt);
  }
  if (opcode == 'F') {
    if (line.empty() || line.find_first_not_of("0123456789+-.eEinfatyINFATY_ \t\r") != line.npos) return Fail("FLOAT without a number");
    return PushFlat(Pool::kFloat);
  }
  const Writing writing = opcode == 'S' ? Writing::kQuoted : Writing::kRawUnicode;
  const auto text = ReadWritten(writing, line);
  if (!text) return Fail("a string that is not quoted or escaped as it must be");
  if (text->plain) NoteCarried(text->body);
  return PushFlat(pool_.Text(writing, *text));
}

Machine::Step Machine::DoScalar(uint8_t opcode) {
  constexpr std::string_view kCut = "ends in the middle of a field";
  const auto sized = [&](auto size, Kind kind) -> Step {
    if (!input_.Little(size)) return Fail(kCut);
    return PushSized(static_cast<uint64_t>(size), kind);
  };
  const auto number = [&](auto value) -> Step {
    if (!input_.Little(value)) return Fail(kCut);
    return PushFlat(pool_.Int(static_cast<int64_t>(value)));
  };
  switch (opcode) {
    case 'N': return PushFlat(Pool::kNone);
    case 0x88: return PushFlat(Pool::kTrue);
    case 0x89: return PushFlat(Pool::kFalse);
    case 'J': return number(int32_t{});
    case 'K': return number(uint8_t{});
    case 'M': return number(uint16_t{});
    case 'G': {
      std::string_view raw;
      if (!input_.Take(8, raw)) return Fail(kCut);
      return PushFlat(Pool::kFloat);
    }
    case 0x8a:
    case 0x8b: {
      uint8_t small = 0;
      uint32_t large = 0;
      if (!(opcode == 0x8a ? input_.Little(small) : input_.Little(large))) return Fail(kCut);
      const uint32_t size = opcode == 0x8a ? small : large;
      if (size > INT32_MAX) return Fail("LONG4 of a negative length");
      std::string_view raw;
      if (!input_.Take(size, raw)) return Fail("a number longer than what is left");
      if (size > 8) return PushFlat(Pool::kAnyInt);
      uint64_t value = size > 0 && (raw.back() & 0x80) ? UINT64_MAX : 0;
      for (size_t i = size; i-- > 0;) value = (value << 8) | static_cast<uint8_t>(raw[i]);
      return PushFlat(pool_.Int(static_cast<int64_t>(value)));
    }
    case 'U':
    case 0x8c: return sized(uint8_t{}, Kind::kText);
    case 'T': {
      int32_t size = 0;
      if (!input_.Little(size)) return Fail(kCut);
      if (size < 0) return Fail("BINSTRING of a negative length");
      return PushSized(static_cast<uint64_t>(size), Kind::kText);
    }
    case 'X': return sized(uint32_t{}, Kind::kText);
    case 0x8d: return sized(uint64_t{}, Kind::kText);
    case 'B': return sized(uint32_t{}, Kind::kBytes);
    case 'C': return sized(uint8_t{}, Kind::kBytes);
    default: return sized(uint64_t{}, Kind::kBytes);  // BINBYTES8, BYTEARRAY8
  }
}

Machine::Step Machine::DoMemo(uint8_t opcode) {
  if (opcode == 0x94) {
    ValueId top = 0;
    if (!Top(top)) return Fail("MEMOIZE on an empty stack");
    return Remember(memo_size_, top);
  }
  uint64_t key = 0;
  if (opcode == 'p' || opcode == 'g') {
    std::string_view line;
    int64_t number = 0;
    bool whole = false;
    if (!input_.Line(line)) return Fail("ends in the middle of a line");
    if (!DecodeDecimal(line, number, whole) || !whole || number < 0) return Fail("a memo key that is no number");
    key = static_cast<uint64_t>(number);
  } else if (opcode == 'q' || opcode == 'h') {
    uint8_t small = 0;
    if (!input_.Little(small)) return Fail("ends in the middle of a field");
    key = small;
  } else {
    uint32_t large = 0;
    if (!input_.Little(large)) return Fail("ends in the middle of a field");
    key = large;
  }
  if (opcode == 'g' || opcode == 'h' || opcode == 'j') return Recall(key);
  ValueId top = 0;
  if (!Top(top)) return Fail("PUT on an empty stack");
  return Remember(key, top);
}

Machine::Step Machine::DoStream(uint8_t opcode) {
  switch (opcode) {
    case 0x80: {
      uint8_t protocol = 0;
      if (!input_.Byte(protocol)) return Fail("ends in the middle of a field");
      if (protocol > 5) return Fail("a protocol above 5");
      reading_.protocol = std::max<int>(reading_.protocol, protocol);
      return Step::kGoOn;
    }
    case 0x95: {
      uint64_t size = 0;
      if (!input_.Little(size)) return Fail("ends in the middle of a field");
      if (!input_.BeginFrame(size)) Odd("a frame longer than what is left");
      return Step::kGoOn;
    }
    case 0x97: ++reading_.buffers; return Push(Pool::kUnknown);
    case 0x98: {
      ValueId top = 0;
      return Top(top) ? Step::kGoOn : Fail("READONLY_BUFFER on an empty stack");
    }
    default: {  // PERSID, BINPERSID
      ++reading_.persistent_ids;
      std::string_view line;
      ValueId id = Pool::kUnknown;
      if (opcode == 'P' && !input_.Line(line)) return Fail("ends in the middle of a line");
      if (opcode == 'Q' && !Pop(id)) return Fail("BINPERSID on an empty stack");
      // PyTorch before 1.6 writes each class of a module once as ('module', class, file, source), and its loader gives the class back (torch/serialization.py,
      // _legacy_save, persistent_load).
      const std::span<const ValueId> parts = pool_.at(id).items();
      if (parts.size() == 4 && TextOf(parts[0]) == "module" && pool_.at(parts[1]).kind == Kind::kGlobal) return Push(parts[1]);
      Value value;
      value.kind = Kind::kPersistent;
      const ValueId persistent = pool_.New(value);
      pool_.AddItem(persistent, id);
      return Push(persistent);
    }
  }
}

Machine::Step Machine::DoStack(uint8_t opcode) {
  ValueId top = 0;
  size_t first = 0;
  // The newest `count` values, where so many can be reached.
  const auto takes = [&](size_t count) {
    first = stack_.size() - count;
    return stack_.size() >= Fence() + count;
  };
  switch (opcode) {
    case '(':
      if (marks_.size() >= limits_.max_marks) {
        Odd("more open containers than any pickler leaves");
        return Limit("pickle-marks");
      }
      marks_.push_back(static_cast<uint32_t>(stack_.size()));
      return Step::kGoOn;
    case '0':
      if (!marks_.empty() && marks_.back() == stack_.size()) {
        marks_.pop_back();
        return Step::kGoOn;
      }
      if (!Pop(top)) return Fail("POP on an empty stack");
      Discard(top);
      return Step::kGoOn;
    case '1':
      if (!PopMark(first)) return Fail("no MARK on the stack");
      for (size_t i = first; i < stack_.size(); ++i) Discard(stack_.At(i));
      stack_.ShrinkTo(first);
      return Step::kGoOn;
    case '2': return Top(top) ? Push(top) : Fail("DUP on an empty stack");
    case '}': return Push(Container(Kind::kDict, stack_.size()));
    case ']': return Push(Container(Kind::kList, stack_.size()));
    case ')': return Push(Container(Kind::kTuple, stack_.size()));
    case 0x8f: return Push(Container(Kind::kSet, stack_.size()));
    case 0x85:
    case 0x86:
    case 0x87: return takes(opcode - 0x84u) ? Push(Container(Kind::kTuple, first)) : Fail("TUPLE on a stack that holds too little");
    case 't':
    case 'l':
    case 'd':
    case 0x91:
      if (!PopMark(first)) return Fail("no MARK on the stack");
      if (opcode == 'd' && (stack_.size() - first) % 2 != 0) return Fail("a dict with a key that has no value");
      return Push(Container(opcode == 't' ? Kind::kTuple : opcode == 'l' ? Kind::kList : opcode == 'd' ? Kind::kDict : Kind::kSet, first));
    case 'a':
      if (!takes(1)) return Fail("APPEND on an empty stack");
      break;
    case 's':
      if (!takes(2)) return Fail("SETITEM on a stack that holds too little");
      break;
    default:  // APPENDS, SETITEMS, ADDITEMS
      if (!PopMark(first)) return Fail("no MARK on the stack");
      if (opcode == 'u' && (stack_.size() - first) % 2 != 0) return Fail("a dict with a key that has no value");
  }
  if (first <= Fence()) return Fail("adds items to nothing");
  top = stack_.At(first - 1);
  const Kind kind = pool_.at(top).kind;
  const bool fits = (opcode == 'a' || opcode == 'e') ? kind == Kind::kList : opcode == 0x90 ? kind == Kind::kSet : kind == Kind::kDict;
  if (!fits && (kind == Kind::kNone || kind == Kind::kBool || kind == Kind::kInt || kind == Kind::kFloat || kind == Kind::kText || kind == Kind::kTuple))
    return Fail("adds items to a value that has none");
  // PyTorch's safe loader wrote such items into the tensor's memory unchecked (CVE-2026-24747).
  const int64_t made_by = opcode == 's' || opcode == 'u' ? (kind == Kind::kResult ? pool_.at(top).number : -1) : -1;
  if (made_by >= 0 && reading_.globals[static_cast<size_t>(made_by)].module == "torch._utils") Odd("sets items of a tensor while it is loaded");
  Fill(top, first);
  return Step::kGoOn;
}

}  // namespace day::pickle
