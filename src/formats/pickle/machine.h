// The stack machine of a pickle, on abstract values. One object reads one pickle.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/pickle/input.h"
#include "formats/pickle/pickle.h"
#include "formats/pickle/values.h"

namespace day::pickle {

inline constexpr uint64_t kGlobalMemory = sizeof(PickleGlobal) + 64;  // bytes of a global and of its place in the index, without its texts

class Machine {
 public:
  Machine(std::string_view bytes, uint64_t at, const PickleLimits& limits, PickleReading& reading, Budget& budget, uint32_t nested);
  std::optional<uint64_t> Run();

 private:
  enum class Step : uint8_t { kGoOn, kStop, kFail };

  Step Do(uint8_t opcode);
  Step DoText(uint8_t opcode);    // opcodes whose argument is a line
  Step DoScalar(uint8_t opcode);  // numbers, strings, bytes
  Step DoMemo(uint8_t opcode);    // GET, PUT and their kin
  Step DoStack(uint8_t opcode);   // MARK, POP, DUP, containers
  Step DoImport(uint8_t opcode);  // GLOBAL and its kin
  Step DoCall(uint8_t opcode);    // REDUCE and its kin
  Step DoStream(uint8_t opcode);  // PROTO, FRAME, buffers, persistent ids

  Step Fail(std::string_view rule);
  Step Limit(std::string_view name);
  void Odd(std::string_view what);

  // The stack. Values below the newest mark are out of reach, as in both machines.
  Step Push(ValueId id);
  Step PushFlat(ValueId id);  // that holds nothing
  bool Pop(ValueId& id);
  bool Top(ValueId& id) const;
  // Takes the newest mark off: what lies from `first` on was above it, and stays until ShrinkTo(first).
  bool PopMark(size_t& first);
  size_t Fence() const { return marks_.empty() ? 0 : marks_.back(); }

  Step Remember(uint64_t key, ValueId id);
  Step Recall(uint64_t key);
  Step PushText(std::string_view text, Kind kind);
  void NoteCarried(std::string_view text);
  void NoteCrossing(std::string_view text);
  Step PushSized(uint64_t size, Kind kind);
  // Of what lies on the stack from `first` on, which is taken off.
  ValueId Container(Kind kind, size_t first);
  void Fill(ValueId container, size_t first);

  ValueId Import(std::string_view module, std::string_view name, PickleGlobal::How how);
  // Names from values; "?" where they are not known.
  ValueId ImportValues(ValueId module, ValueId name);
  bool CanBeCalled(ValueId id) const;
  ValueId Call(uint8_t opcode, ValueId callee, ValueId arguments);
  ValueId Fetched(size_t index, ValueId arguments);  // of the callee: getattr, import_module: what they give, or kUnknown
  bool BytesOf(ValueId id, PickleBytes& bytes);
  bool Keep(PickleBytes& bytes);
  bool TakeText(size_t bytes);  // false once names and arguments take too many
  void CountTensor(const PickleGlobal& callee, ValueId arguments);
  void CountShape(ValueId shape);
  // Tensors by name, where they are asked for: noted as they are made, named from the top once all is there.
  void NoteTensor(ValueId result, const PickleGlobal& callee, ValueId arguments);
  bool DescribeTensor(ValueId arguments, PickleTensor& tensor) const;
  void ListTensors(ValueId top);
  Step Build(ValueId target, ValueId state);
  Step SkipRawArray(ValueId state);
  ValueId Find(ValueId dict, std::string_view key) const;
  std::string_view TextOf(ValueId id) const { return pool_.at(id).kind == Kind::kText ? pool_.at(id).text() : std::string_view(); }
  void Discard(ValueId id);

  std::string_view bytes_;
  Input input_;
  const PickleLimits& limits_;
  PickleReading& reading_;
  uint32_t nested_;
  Budget& budget_;
  Pool pool_;
  IdStack stack_;
  std::vector<uint32_t> marks_;
  IdTable memo_;
  std::unordered_map<uint64_t, ValueId> far_memo_;  // keys from max_memo on: a key may be 2^31 at the cost of five bytes
  uint64_t memo_size_ = 0;                          // entries; what MEMOIZE numbers by
  uint64_t opcode_at_ = 0;
  std::unordered_map<ValueId, ValueId> tensors_;  // what made it: the arguments of its rebuilding function
  uint64_t crossings_ = 0;                        // values from the first on that crosses the end of a frame
  std::unordered_map<ValueId, ValueId> states_;   // of objects, that BUILD gave them
};

}  // namespace day::pickle
