// Imports and calls of the pickle machine, and the arrays that joblib writes between its opcodes.
#include <algorithm>
#include <functional>

#include "formats/pickle/machine.h"
#include "text/utf8.h"

namespace day::pickle {
namespace {

constexpr uint64_t kMaxDecoded = 256ULL << 20;  // limit: bytes of texts that are looked through for what they encode, in a file
constexpr uint64_t kMaxCopied = 48ULL << 20;    // limit: bytes that are kept of texts that do not lie in the stream as they are
constexpr size_t kMaxExtensions = 1'000;        // limit: codes that a pickle registers and that are followed
constexpr size_t kMaxNestedFiles = 100'000;     // limit: files in bytes that are listed

bool Is(const PickleGlobal& global, std::string_view module, std::string_view name) { return global.module == module && global.name == name; }

// The bytes of one element of a NumPy type ("f8", "<U5", "V16"); 0 where they are not known.
uint64_t ItemSize(std::string_view dtype) {
  if (!dtype.empty() && (dtype[0] == '<' || dtype[0] == '>' || dtype[0] == '|' || dtype[0] == '=')) dtype.remove_prefix(1);
  if (dtype.empty()) return 0;
  const char letter = dtype[0];
  int64_t number = 0;
  bool whole = false;
  if (!DecodeDecimal(dtype.substr(1), number, whole)) return letter == '?' && dtype.size() == 1 ? 1 : 0;
  if (!whole || number < 0) return 0;
  const auto count = static_cast<uint64_t>(number);
  if (letter == 'U') return count > UINT32_MAX ? 0 : count * 4;
  return std::string_view("bicufmMSVa?").find(letter) != std::string_view::npos ? count : 0;
}

}  // namespace

ValueId Machine::Import(std::string_view module, std::string_view name, PickleGlobal::How how) {
  const size_t hash = std::hash<std::string_view>()(module) * 31 + std::hash<std::string_view>()(name);
  const auto [first, last] = reading_.index.equal_range(hash);
  auto entry = std::find_if(first, last, [&](const auto& known) { return Is(reading_.globals[known.second], module, name); });
  if (entry == last) {
    if (reading_.globals.size() >= limits_.max_globals || !TakeText(module.size() + name.size())) {
      Odd("more names than any program has");
      reading_.limit = "pickle-globals";
      return Pool::kUnknown;
    }
    if (!budget_.Take(kGlobalMemory + module.size() + name.size())) {
      reading_.limit = "pickle-memory";
      return Pool::kUnknown;
    }
    PickleGlobal global;
    global.module = module;
    global.name = name;
    global.how = how;
    global.offset = opcode_at_;
    reading_.globals.push_back(std::move(global));
    entry = reading_.index.emplace(hash, reading_.globals.size() - 1);
  }
  Value value;
  value.kind = Kind::kGlobal;
  value.number = static_cast<int64_t>(entry->second);
  return pool_.New(value);
}

bool Machine::TakeText(size_t bytes) {
  if (bytes > limits_.max_text - std::min(reading_.text_bytes, limits_.max_text)) return false;
  reading_.text_bytes += bytes;
  return true;
}

ValueId Machine::ImportValues(ValueId module, ValueId name) {
  const auto known = [&](ValueId id) { return pool_.at(id).kind == Kind::kText && id != Pool::kUnknown; };
  const bool both = known(module) && known(name);
  return Import(known(module) ? pool_.at(module).text() : "?", known(name) ? pool_.at(name).text() : "?",
                both ? PickleGlobal::How::kNamed : PickleGlobal::How::kComputed);
}

Machine::Step Machine::DoImport(uint8_t opcode) {
  if (opcode == 'c') {
    std::string_view module, name;
    if (!input_.Line(module) || !input_.Line(name)) return Fail("ends in the middle of a line");
    return Push(Import(module, name, PickleGlobal::How::kNamed));
  }
  if (opcode == 0x93) {
    ValueId module = 0, name = 0;
    if (!Pop(name) || !Pop(module)) return Fail("STACK_GLOBAL on a stack that holds too little");
    const Kind kind = pool_.at(module).kind;
    if (kind == Kind::kNone || kind == Kind::kInt || kind == Kind::kTuple || kind == Kind::kList) return Fail("STACK_GLOBAL needs two strings");
    return Push(ImportValues(module, name));
  }
  int64_t code = 0;
  uint8_t one = 0;
  uint16_t two = 0;
  int32_t four = 0;
  if (!(opcode == 0x82 ? input_.Little(one) : opcode == 0x83 ? input_.Little(two) : input_.Little(four))) return Fail("ends in the middle of a field");
  code = opcode == 0x82 ? one : opcode == 0x83 ? two : four;
  if (code <= 0) return Fail("an extension code that is not above 0");
  const auto registered = reading_.extensions.find(code);
  if (registered != reading_.extensions.end()) return Push(Import(registered->second.first, registered->second.second, PickleGlobal::How::kExtension));
  return Push(Import("?", "?", PickleGlobal::How::kExtension));
}

Machine::Step Machine::DoCall(uint8_t opcode) {
  ValueId callee = 0, arguments = 0, keywords = 0;
  size_t first = 0;
  switch (opcode) {
    case 'R':
    case 0x81:
      if (!Pop(arguments) || !Pop(callee)) return Fail("REDUCE or NEWOBJ on a stack that holds too little");
      break;
    case 0x92:
      if (!Pop(keywords) || !Pop(arguments) || !Pop(callee)) return Fail("NEWOBJ_EX on a stack that holds too little");
      break;
    case 'i': {
      std::string_view module, name;
      if (!input_.Line(module) || !input_.Line(name)) return Fail("ends in the middle of a line");
      if (!PopMark(first)) return Fail("no MARK on the stack");
      arguments = Container(Kind::kTuple, first);
      callee = Import(module, name, PickleGlobal::How::kNamed);
      break;
    }
    case 'o':
      if (!PopMark(first)) return Fail("no MARK on the stack");
      if (first == stack_.size()) return Fail("OBJ without a class");
      callee = stack_.At(first);
      arguments = Container(Kind::kTuple, first + 1);
      stack_.ShrinkTo(first);
      break;
    default: {  // BUILD
      ValueId state = 0, target = 0;
      if (!Pop(state) || !Top(target)) return Fail("BUILD on a stack that holds too little");
      return Build(target, state);
    }
  }
  if (!CanBeCalled(callee)) return Fail("calls what cannot be called");
  const Kind given = pool_.at(arguments).kind;
  if (given == Kind::kNone || given == Kind::kBool || given == Kind::kInt || given == Kind::kFloat) return Fail("arguments that are no tuple");
  return Push(Call(opcode, callee, arguments));
}

bool Machine::CanBeCalled(ValueId id) const {
  const Kind kind = pool_.at(id).kind;
  return kind == Kind::kGlobal || kind == Kind::kResult || kind == Kind::kUnknown || kind == Kind::kPersistent;
}

ValueId Machine::Call(uint8_t opcode, ValueId callee, ValueId arguments) {
  ++reading_.total_calls;
  PickleCall call;
  call.offset = opcode_at_;
  call.opcode = opcode;
  call.depth = static_cast<uint32_t>(std::min<size_t>(marks_.size(), UINT32_MAX));
  Value result;
  result.kind = Kind::kResult;
  result.number = -1;
  result.weight = pool_.at(arguments).weight;
  result.depth = pool_.at(arguments).depth;
  if (pool_.at(callee).kind == Kind::kGlobal) {
    const auto index = static_cast<size_t>(pool_.at(callee).number);
    PickleGlobal& global = reading_.globals[index];
    if (global.calls++ == 0) {
      global.arguments = pool_.Describe(arguments);
      if (!TakeText(global.arguments.size())) global.arguments = "…";
    }
    if (Is(global, "functools", "partial") && !pool_.at(arguments).items().empty() && !CanBeCalled(pool_.at(arguments).items().front()))
      Odd("functools.partial of what cannot be called");
    global.path_argument |= arguments == Pool::kUnknownWithPath;
    for (ValueId item : pool_.at(arguments).items()) global.path_argument |= pool_.IsPath(item);
    call.global = static_cast<int32_t>(index);
    result.number = static_cast<int64_t>(index);
    const ValueId fetched = Fetched(index, arguments);  // may add a global: `global` is not used after it
    if (fetched != Pool::kUnknown) {
      if (reading_.calls.size() < limits_.max_calls) reading_.calls.push_back(call);
      return fetched;
    }
    CountTensor(reading_.globals[index], arguments);
  } else {
    ++reading_.computed_calls;
  }
  if (reading_.calls.size() < limits_.max_calls) {
    result.call = static_cast<int32_t>(reading_.calls.size());
    reading_.calls.push_back(call);
  }
  const int64_t callee_index = result.number;
  const ValueId made = pool_.New(result);
  // Its depth and weight are in the result's already.
  if (!pool_.at(arguments).items().empty()) pool_.KeepItem(made, pool_.at(arguments).items().front());
  if (limits_.max_listed > 0 && callee_index >= 0) NoteTensor(made, reading_.globals[static_cast<size_t>(callee_index)], arguments);
  return made;
}

ValueId Machine::Fetched(size_t index, ValueId arguments) {
  const PickleGlobal& callee = reading_.globals[index];
  const std::span<const ValueId> items = pool_.at(arguments).items();
  const bool builtin = callee.module == "builtins" || callee.module == "__builtin__";
  // Of an imported class, or of an instance of one.
  const bool of_known =
      items.size() >= 2 && (pool_.at(items[0]).kind == Kind::kGlobal || pool_.at(items[0]).kind == Kind::kResult) && pool_.at(items[0]).number >= 0;
  if (builtin && callee.name == "getattr" && of_known && !TextOf(items[1]).empty()) {
    const PickleGlobal& owner = reading_.globals[static_cast<size_t>(pool_.at(items[0]).number)];
    const std::string module = owner.module;
    const std::string name = owner.name.empty() ? std::string(TextOf(items[1])) : owner.name + "." + std::string(TextOf(items[1]));
    ++reading_.globals[index].resolved;
    return Import(module, name, PickleGlobal::How::kComputed);
  }
  const bool imports = (builtin && callee.name == "__import__") || Is(callee, "importlib", "import_module");
  if (imports && !items.empty() && !TextOf(items[0]).empty()) return Import(TextOf(items[0]), "", PickleGlobal::How::kComputed);
  // dill and cloudpickle fetch Python's own types by their names: 'slice', 'CodeType' (dill/_dill.py, _load_type; cloudpickle.py, _builtin_type).
  const bool typed = Is(callee, "dill._dill", "_load_type") || Is(callee, "cloudpickle.cloudpickle", "_builtin_type");
  if (typed && !items.empty() && !TextOf(items[0]).empty()) {
    const std::string name(TextOf(items[0]));
    ++reading_.globals[index].resolved;
    return Import(name[0] >= 'A' && name[0] <= 'Z' ? "types" : "builtins", name, PickleGlobal::How::kComputed);
  }
  // dill/_dill.py, _create_array(function, arguments, state, …), and JAX's likewise (jax/_src/array.py): call the first with the second.
  if ((Is(callee, "dill._dill", "_create_array") || Is(callee, "jax._src.array", "_reconstruct_array")) && !items.empty() &&
      pool_.at(items[0]).kind == Kind::kGlobal)
    ++reading_.globals[static_cast<size_t>(pool_.at(items[0]).number)].calls;
  // numpy/core/__init__.py, _ufunc_reconstruct(module, name): imports the module and takes the attribute.
  if ((callee.module == "numpy.core" || callee.module == "numpy._core") && callee.name == "_ufunc_reconstruct" && items.size() == 2) {
    if (!TextOf(items[0]).empty() && !TextOf(items[1]).empty()) return Import(TextOf(items[0]), TextOf(items[1]), PickleGlobal::How::kComputed);
    return Import("?", "?", PickleGlobal::How::kComputed);
  }
  if (Is(callee, "torch.storage", "_load_from_bytes") && !items.empty() && reading_.nested.size() < kMaxNestedFiles) {
    PickleBytes bytes;
    if (BytesOf(items[0], bytes) && Keep(bytes)) reading_.nested.push_back(bytes);
    else Odd("torch.storage._load_from_bytes of bytes that are computed");
  }
  const bool registers = (callee.module == "copyreg" || callee.module == "copy_reg") && callee.name == "add_extension";
  if (registers && items.size() >= 3 && pool_.at(items[2]).kind == Kind::kInt && reading_.extensions.size() < kMaxExtensions)
    reading_.extensions[pool_.at(items[2]).number] = {std::string(TextOf(items[0])), std::string(TextOf(items[1]))};
  return Pool::kUnknown;
}

// Bytes, also where protocols 0 to 2 write them as _codecs.encode(text, 'latin1').
bool Machine::BytesOf(ValueId id, PickleBytes& bytes) {
  const Value& value = pool_.at(id);
  bytes = {.written = value.text(), .size = value.length};
  if (value.kind == Kind::kBytes) return value.whole;
  if (value.kind != Kind::kResult || value.number < 0 || value.items().empty()) return false;
  if (!Is(reading_.globals[static_cast<size_t>(value.number)], "_codecs", "encode")) return false;
  std::string_view text = TextOf(value.items().front());
  if (text.empty() || text.size() > kMaxDecoded - reading_.decoded_bytes) return false;
  reading_.decoded_bytes += text.size();
  bytes = {.written = text, .latin1 = true};
  for (; !text.empty(); ++bytes.size)
    if (NextCodePoint(text) > 0xFF) return false;
  return true;
}

// A text that was written with escapes goes with this machine: its bytes are copied.
bool Machine::Keep(PickleBytes& bytes) {
  const std::less<const char*> before;  // of any two addresses
  if (!before(bytes.written.data(), bytes_.data()) && before(bytes.written.data(), bytes_.data() + bytes_.size())) return true;
  if (bytes.size > kMaxCopied - std::min(kMaxCopied, reading_.copied_bytes) || !budget_.Take(bytes.size)) return false;
  reading_.copied_bytes += bytes.size;
  bytes = {.written = reading_.copied.emplace_back(bytes.Decoded()), .size = bytes.size};
  return true;
}

// torch._utils._rebuild_tensor_v2(storage, offset, size, stride, …) and its kin.
void Machine::CountTensor(const PickleGlobal& callee, ValueId arguments) {
  if (callee.module != "torch._utils") return;
  const std::span<const ValueId> items = pool_.at(arguments).items();
  for (std::string_view name : {"_rebuild_tensor", "_rebuild_tensor_v2", "_rebuild_tensor_v3", "_rebuild_qtensor"})
    if (callee.name == name && items.size() > 2) return CountShape(items[2]);
}

void Machine::CountShape(ValueId shape) {
  if (pool_.at(shape).kind != Kind::kTuple) return;
  uint64_t count = 1;
  for (ValueId size : pool_.at(shape).items()) {
    const Value& value = pool_.at(size);
    if (value.kind != Kind::kInt || !value.whole || value.number < 0) return;
    if (__builtin_mul_overflow(count, static_cast<uint64_t>(value.number), &count)) return Odd("an array whose shape overflows");
  }
  ++reading_.tensors;
  if (__builtin_add_overflow(reading_.parameters, count, &reading_.parameters)) reading_.parameters = UINT64_MAX;
}

Machine::Step Machine::Build(ValueId target, ValueId state) {
  const Value& value = pool_.at(target);
  if (value.kind == Kind::kGlobal) {
    reading_.globals[static_cast<size_t>(value.number)].changed = true;
    return Step::kGoOn;
  }
  if (limits_.max_listed > 0 && target > Pool::kLastShared) states_[target] = state;
  ++reading_.total_calls;
  PickleCall call;
  call.offset = opcode_at_;
  call.opcode = 'b';
  call.depth = static_cast<uint32_t>(std::min<size_t>(marks_.size(), UINT32_MAX));
  call.global = value.kind == Kind::kResult ? static_cast<int32_t>(value.number) : -1;
  if (reading_.calls.size() < limits_.max_calls) reading_.calls.push_back(call);
  if (call.global < 0) return Step::kGoOn;
  const PickleGlobal& of = reading_.globals[static_cast<size_t>(call.global)];
  if (Is(of, "joblib.numpy_pickle", "NumpyArrayWrapper")) return SkipRawArray(state);
  // numpy.ndarray.__setstate__((version, shape, dtype, fortran, data))
  if (of.name == "_reconstruct" && of.module.ends_with(".multiarray") && pool_.at(state).items().size() >= 5) CountShape(pool_.at(state).items()[1]);
  return Step::kGoOn;
}

ValueId Machine::Find(ValueId dict, std::string_view key) const {
  const std::span<const ValueId> items = pool_.at(dict).items();
  for (size_t i = 0; i + 1 < items.size(); i += 2)
    if (TextOf(items[i]) == key) return items[i + 1];
  return Pool::kUnknown;
}

// joblib/numpy_pickle.py, NumpyArrayWrapper.read_array: after BUILD the array's bytes follow, and then the next opcode. With
// numpy_array_alignment_bytes, one byte first that says how many bytes of padding follow it. An array of objects is a pickle of its own.
Machine::Step Machine::SkipRawArray(ValueId state) {
  ++reading_.raw_arrays;
  const ValueId dtype = Find(state, "dtype");
  const ValueId shape = Find(state, "shape");
  const ValueId alignment = Find(state, "numpy_array_alignment_bytes");
  if (dtype == Pool::kUnknown || shape == Pool::kUnknown) return Fail("a joblib array without shape or type");
  // The type is numpy.dtype('f8', False, True) and then a state.
  const Value& made = pool_.at(dtype);
  const std::string_view name = made.kind == Kind::kResult && !made.items().empty() ? TextOf(made.items().front()) : TextOf(dtype);
  CountShape(shape);
  if (!pool_.at(shape).whole) return Fail("a joblib array whose shape is not known");
  if (name.find('O') != name.npos) {
    if (nested_ >= limits_.max_nested) return Limit("pickle-nested");
    Machine inner(bytes_, input_.at(), limits_, reading_, budget_, nested_ + 1);
    const std::optional<uint64_t> end = inner.Run();
    if (!end) return Step::kFail;
    --reading_.pickles;  // part of this one
    input_.Jump(*end);
    return Step::kGoOn;
  }
  uint64_t size = ItemSize(name);
  if (size == 0) return Fail("a joblib array of a type that is not known");
  for (ValueId extent : pool_.at(shape).items()) {
    const Value& value = pool_.at(extent);
    if (value.kind != Kind::kInt || !value.whole || value.number < 0) return Fail("a joblib array whose shape is not known");
    if (__builtin_mul_overflow(size, static_cast<uint64_t>(value.number), &size)) return Fail("a joblib array whose shape overflows");
  }
  std::string_view raw;
  if (pool_.at(alignment).kind == Kind::kInt) {
    uint8_t padding = 0;
    if (!input_.Byte(padding) || !input_.Take(padding, raw)) return Fail("a joblib array longer than what is left");
  }
  if (!input_.Take(size, raw)) return Fail("a joblib array longer than what is left");
  return Step::kGoOn;
}

}  // namespace day::pickle
