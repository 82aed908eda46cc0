// Writes flatbuffers for tests, parents before children: FlatFile("TFL3", Flat::Table({{0, Flat::Number<uint32_t>(3)}})).
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace day {

class Flat {
 public:
  template <std::integral T>
  static Flat Number(T value) {
    Flat flat;
    for (size_t i = 0; i < sizeof(T); ++i) flat.inline_ += static_cast<char>(static_cast<uint64_t>(value) >> (8 * i));
    return flat;
  }
  static Flat Text(std::string_view text) {
    Flat flat = Number<uint32_t>(static_cast<uint32_t>(text.size()));
    flat.behind_ = true;
    flat.inline_ += text;
    flat.inline_ += '\0';
    return flat;
  }
  template <std::integral T>
  static Flat Numbers(const std::vector<T>& values) {
    Flat flat = Number<uint32_t>(static_cast<uint32_t>(values.size()));
    flat.behind_ = true;
    for (T value : values) flat.inline_ += Number(value).inline_;
    return flat;
  }
  // Structs of `size` numbers each, one behind the other.
  template <std::integral T>
  static Flat Structs(const std::vector<T>& values, size_t size) {
    Flat flat = Numbers(values);
    flat.inline_.replace(0, 4, Number<uint32_t>(static_cast<uint32_t>(values.size() / size)).inline_);
    return flat;
  }
  static Flat List(std::vector<Flat> items) {
    Flat flat = Number<uint32_t>(static_cast<uint32_t>(items.size()));
    flat.behind_ = flat.list_ = true;
    for (Flat& item : items) flat.fields_.emplace_back(0, std::move(item));
    return flat;
  }
  static Flat Table(std::vector<std::pair<int, Flat>> fields) {
    Flat flat;
    flat.behind_ = flat.table_ = true;
    flat.fields_ = std::move(fields);
    return flat;
  }

  // Appends it; where it begins.
  size_t Write(std::string& out) const {
    const auto put = [&](size_t at, uint64_t value, int bytes) {
      for (int i = 0; i < bytes; ++i) out[at + static_cast<size_t>(i)] = static_cast<char>(value >> (8 * i));
    };
    std::vector<std::pair<size_t, const Flat*>> children;
    size_t begin = out.size();
    if (table_) {
      int slots = 0;
      for (const auto& [slot, value] : fields_) slots = std::max(slots, slot + 1);
      const size_t vtable = out.size();
      out.append(4 + 2 * static_cast<size_t>(slots), '\0');
      begin = out.size();
      out.append(4, '\0');
      for (const auto& [slot, value] : fields_) {
        put(vtable + 4 + 2 * static_cast<size_t>(slot), out.size() - begin, 2);
        if (value.behind_) children.emplace_back(out.size(), &value);
        out += value.behind_ ? std::string(4, '\0') : value.inline_;
      }
      put(vtable, begin - vtable, 2);
      put(vtable + 2, out.size() - begin, 2);
      put(begin, begin - vtable, 4);
    } else {
      out += inline_;
      for (const auto& [slot, value] : fields_) {
        children.emplace_back(out.size(), &value);
        out.append(4, '\0');
      }
    }
    for (const auto& [at, child] : children) put(at, child->Write(out) - at, 4);
    return begin;
  }

 private:
  std::string inline_;  // bytes of a number, or of what stands behind an offset
  bool behind_ = false, list_ = false, table_ = false;
  std::vector<std::pair<int, Flat>> fields_;  // of a table by their slots; of a list in order
};

inline std::string FlatFile(std::string_view identifier, const Flat& root) {
  std::string out(4, '\0');
  out += identifier;
  const size_t at = root.Write(out);
  for (size_t i = 0; i < 4; ++i) out[i] = static_cast<char>(at >> (8 * i));
  return out;
}

}  // namespace day
