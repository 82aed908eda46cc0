// What a pickle would do when it is loaded, without loading it: which names it imports, what it calls, with what.
//
// Format: a program for a stack machine, one byte an opcode, its argument after it; protocols 0 to 5, 68 opcodes. Told by CPython's
// Lib/pickletools.py (the opcodes), Lib/pickle.py and Modules/_pickle.c (the two machines, which differ in places), PEP 307 (protocol
// 2, extension codes), PEP 3154 (protocol 4, frames, STACK_GLOBAL), PEP 574 (protocol 5, buffers outside of the stream).
//
// The reader runs that machine on abstract values: stack, marks and memo are real, imports and calls are only written down. Names
// reach STACK_GLOBAL through memo, DUP and POP as they do in the real one. What is computed by a call is an unknown value, and a name that
// is unknown says so. A fault in the stream ends the reading as it ends the loading: what was called before it has happened.
//
// Rejected: a list of opcodes without a stack (pickletools.dis, grep for GLOBAL), because names pass through memo and stack; a tree
// of the final object, because calls whose result is thrown away are not in it.
//
// Time is linear in the bytes, memory bounded by the limits below, no length in the stream is allocated. Pure; any thread.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bytes/cursor.h"
#include "formats/pickle/carried.h"

namespace day {

struct PickleLimits {
  uint64_t max_opcodes = 100'000'000;  // limit: pickle-opcodes; a pickle of 100 MB that is all small integers has 50 million
  uint64_t max_stack = 16'000'000;     // limit: pickle-stack; values on the stack, 3 bytes each here
  uint64_t max_marks = 1'000'000;      // limit: pickle-marks; containers that are open at once; Python's own pickler has a thousand by default
  uint64_t max_values = 900'000;       // limit: values that are told apart, 40 bytes each; the rest is one unknown value
  uint64_t max_memo = 16'000'000;      // limit: pickle-memo; entries, 3 bytes each
  uint64_t max_memory = 130'000'000;   // limit: pickle-memory; bytes of stack, memo, values, their items and what the reading holds. A full stack
                                       // and a full memo take 96 MB, all values 36 MB
  uint64_t max_calls = 100'000;        // limit: calls that are listed; all are counted
  uint64_t max_globals = 100'000;      // limit: pickle-globals; distinct names
  uint64_t max_text = 24 << 20;        // limit: pickle-globals; bytes of names, and of what they are called with as it is shown
  uint64_t max_pickles = 1'000'000;    // limit: pickle-count; one after the other in a file
  uint32_t max_nested = 8;             // limit: pickles in object arrays of pickles (joblib)
  uint64_t max_listed = 0;             // limit: pickle-tensors; PyTorch's tensors that are listed by name. 0: they are only counted
};

// A name that the pickle imports: once for each distinct one.
struct PickleGlobal {
  enum class How : uint8_t {
    kNamed,      // GLOBAL, INST, or STACK_GLOBAL with strings of the stream
    kExtension,  // EXT1, EXT2, EXT4: a code of the extension registry. The name is known if this pickle registered it
    kComputed,   // module or name came out of a call, or an attribute was fetched by getattr; "?" for what is not known
  };
  std::string module, name;
  How how = How::kNamed;
  uint64_t offset = 0;         // of the first opcode that imports it
  uint64_t calls = 0;          // how often it was called, or an instance of it made
  uint64_t resolved = 0;       // of these calls, those whose outcome is a name that is listed as well (getattr of an imported class)
  bool as_value = false;       // it is kept in a container or handed to a call
  bool changed = false;        // attributes of the imported thing itself were set (BUILD, SETITEM on it)
  bool path_argument = false;  // a call had a string that looks like a path, a URL or the name of a file
  std::string arguments;       // of the first call, shortened: "'echo hi', 3, {…}"
};

struct PickleCall {
  uint64_t offset = 0;
  uint8_t opcode = 0;      // R REDUCE, i INST, o OBJ, 0x81 NEWOBJ, 0x92 NEWOBJ_EX, b BUILD (`__setstate__` or attributes)
  int32_t global = -1;     // what is called: index into globals; -1 for something computed
  uint32_t depth = 0;      // marks open around it
  bool discarded = false;  // nothing keeps the result
};

// Something that is no fault for every reader and that no pickler writes.
struct PickleOddity {
  uint64_t offset = 0;
  std::string_view what;  // static text
};

// A tensor that torch.save wrote: where its elements lie in a storage, and how they are laid out there.
struct PickleTensor {
  std::string name;     // the keys and attributes that lead to it, parted by dots; "" where none do
  std::string storage;  // its key: a member data/<key> of PyTorch's zip
  std::string type;     // of the storage or the tensor, as PyTorch calls it: "FloatStorage", "bfloat16"
  uint64_t held = 0;    // elements of the storage, as stated
  uint64_t offset = 0;  // of the first element, in elements
  std::vector<uint64_t> shape;
  std::vector<uint64_t> strides;  // in elements, one for each extent
};

// Bytes that a pickle hands to a loader: themselves, or as a text whose code points they are.
struct PickleBytes {
  std::string_view written;  // in the stream, or in PickleReading::copied
  bool latin1 = false;       // it is a text in UTF-8 that has a code point for each byte
  uint64_t size = 0;         // of the bytes

  std::string Decoded() const;
};

// Adds up over the pickles of one file.
struct PickleReading {
  std::vector<PickleGlobal> globals;
  std::vector<PickleCall> calls;
  std::vector<PickleOddity> oddities;  // at most 32, each kind once
  std::optional<Malformed> malformed;  // where loading fails
  std::string_view limit;              // that stopped the reading, or ""
  uint64_t pickles = 0;                // that were read to their STOP
  uint64_t opcodes = 0, total_calls = 0, computed_calls = 0;
  uint64_t persistent_ids = 0;           // things that the loader is asked to bring
  uint64_t buffers = 0;                  // NEXT_BUFFER: the loader must bring them
  uint64_t raw_arrays = 0;               // joblib's, whose bytes lie between the opcodes
  uint64_t deepest = 0;                  // containers, one in the other
  uint64_t heaviest = 0;                 // values in a container, shared ones counted as often as they occur; saturates
  bool values_full = false;              // more than max_values: names may be unknown for that alone
  uint64_t tensors = 0, parameters = 0;  // PyTorch's and NumPy's, as stated
  std::vector<PickleTensor> listed;      // if asked for, at most max_listed; a tensor of two names is listed twice
  std::vector<std::string> texts;        // of a pickle that is a list of texts, the last one that is; if tensors are asked for
  int protocol = 0;                      // highest PROTO
  std::optional<int64_t> last_int;       // the pickle was one integer: PyTorch's old files begin so
  std::vector<PickleBytes> nested;       // what torch.storage._load_from_bytes is given: files of PyTorch
  std::vector<PickleCarried> carried;    // values that begin as pickles themselves, at most 64
  std::list<std::string> copied;         // of what is nested, those that the stream writes with escapes
  uint64_t decoded_bytes = 0, copied_bytes = 0, text_bytes = 0;
  std::map<int64_t, std::pair<std::string, std::string>> extensions;  // that these pickles registered
  uint64_t memory() const;                                            // bytes that it holds, about
  std::unordered_multimap<size_t, size_t> index;                      // the hash of a name to its place in globals; the reader's own
};

// Reads the pickle that begins at `at` and adds to `reading`. The offset after its STOP, or nothing where it has none.
std::optional<uint64_t> ReadPickle(std::string_view bytes, uint64_t at, const PickleLimits& limits, PickleReading& reading);

// Reads a whole file of pickles, one after the other. The offset where the last one ended; bytes that begin no pickle may follow it.
// A pickle that fails is read as far as it goes, and is the last.
uint64_t ReadPickles(std::string_view bytes, const PickleLimits& limits, PickleReading& reading);

// PyTorch before 1.6 writes five pickles in a row: this number (0x1950a86a20f9469cfc6c), the version, what wrote it, the object, the keys of
// its storages; and then the storages' raw bytes (torch/serialization.py, _legacy_save).
inline constexpr uint64_t kLegacyTorchPickles = 5;
bool BeginsAsLegacyTorch(std::string_view bytes);

// Would a loader of pickles get anywhere with these bytes? True from the second byte for PROTO; without it (protocols 0 and 1, or noise
// before it) only if a STOP is reached or a named thing is called. Reads at most the first `kPickleSniffed` bytes.
inline constexpr size_t kPickleSniffed = size_t{1} << 20;
// Where that took reading the bytes as one pickle to their end, `read` is what ReadPickle gives, if it is asked for.
bool LooksLikePickle(std::string_view bytes, std::optional<PickleReading>* read = nullptr);

// LooksLikePickle behind one pickle after the other, which looks at each of those that follow once.
class RowOfPickles {
 public:
  explicit RowOfPickles(std::string_view bytes) : bytes_(bytes) {}
  // To be asked where each pickle ended, in their order.
  bool GoesOnAt(uint64_t at);

 private:
  std::string_view bytes_;
  uint64_t seen_to_ = 0;  // pickles without a name lie one after the other up to here …
  uint64_t ahead_ = 0;    // … so many of them
  uint64_t sure_ = 0;     // answers that are known
};

}  // namespace day
