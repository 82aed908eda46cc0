#include "digit_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace day::phone_plans {
namespace {

// Thompson's construction. A node has digits that lead to one node, or two free ways.
struct Node {
  uint16_t digits = 0;  // bit d: digit d leads to `to`
  uint32_t to = 0, other = 0;
  bool free = false;  // `to` and `other` (where not 0) cost no digit
  uint16_t accepts = 0;
};

struct Piece {
  uint32_t begin, end;  // `end` is a free node whose `to` is still open
};

class Parser {
 public:
  Parser(std::string_view text, std::vector<Node>& nodes) : text_(text), nodes_(nodes) {}

  Result<Piece> Whole() {
    DAY_TRY_ASSIGN(const Piece piece, Alternatives());
    if (at_ != text_.size()) return Wrong();
    return piece;
  }

 private:
  Error Wrong() const { return MakeError(ErrorKind::kInvalid, fmt::format("{}: not read at {}", text_, at_)); }
  bool Sees(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool Takes(char c) { return Sees(c) && ++at_; }
  uint32_t NewFree(uint32_t to = 0, uint32_t other = 0) {
    nodes_.push_back({.to = to, .other = other, .free = true});
    return static_cast<uint32_t>(nodes_.size() - 1);
  }

  Result<Piece> Alternatives() {
    DAY_TRY_ASSIGN(Piece all, Sequence());
    while (Takes('|')) {
      DAY_TRY_ASSIGN(const Piece more, Sequence());
      const uint32_t end = NewFree();
      nodes_[all.end].to = nodes_[more.end].to = end;
      all = {NewFree(all.begin, more.begin), end};
    }
    return all;
  }
  Result<Piece> Sequence() {
    const uint32_t empty = NewFree();
    Piece all{empty, empty};
    while (at_ < text_.size() && !Sees('|') && !Sees(')')) {
      DAY_TRY_ASSIGN(const Piece more, Repeated());
      nodes_[all.end].to = more.begin;
      all.end = more.end;
    }
    return all;
  }
  // A repeat reads its atom's text anew for each time: counts in the metadata are small.
  Result<Piece> Repeated() {
    const size_t from = at_;
    DAY_TRY_ASSIGN(Piece all, Atom());
    const size_t after_atom = at_;
    int least = 1, most = 1;
    if (Takes('?')) {
      least = 0;
    } else if (Takes('{')) {
      least = most = Number();
      if (Takes(',')) most = Number();
      if (!Takes('}') || least < 0 || most < least || most < 1 || most > 20) return Wrong();
    }
    const size_t after = at_;
    for (int i = 0; i < most; ++i) {
      Piece one = all;
      if (i > 0) {
        at_ = from;
        DAY_TRY_ASSIGN(one, Atom());
        if (at_ != after_atom) return Wrong();
      }
      if (i >= least) {
        const uint32_t end = NewFree();
        nodes_[one.end].to = end;
        one = {NewFree(one.begin, end), end};
      }
      if (i == 0) {
        all = one;
      } else {
        nodes_[all.end].to = one.begin;
        all.end = one.end;
      }
    }
    at_ = after;
    return all;
  }
  Result<Piece> Atom() {
    if (Takes('(')) {
      if (Takes('?') && !Takes(':')) return Wrong();
      DAY_TRY_ASSIGN(const Piece inner, Alternatives());
      if (!Takes(')')) return Wrong();
      return inner;
    }
    uint16_t digits = 0;
    if (Takes('\\')) {
      if (!Takes('d')) return Wrong();
      digits = 0x3FF;
    } else if (Takes('[')) {
      while (at_ < text_.size() && !Sees(']')) {
        const int first = Digit();
        const int last = Takes('-') ? Digit() : first;
        if (first < 0 || last < first) return Wrong();
        for (int d = first; d <= last; ++d) digits |= static_cast<uint16_t>(1U << d);
      }
      if (!Takes(']')) return Wrong();
    } else {
      const int digit = Digit();
      if (digit < 0) return Wrong();
      digits = static_cast<uint16_t>(1U << digit);
    }
    const uint32_t end = NewFree();
    nodes_.push_back({.digits = digits, .to = end});
    return Piece{static_cast<uint32_t>(nodes_.size() - 1), end};
  }
  int Digit() { return at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9' ? text_[at_++] - '0' : -1; }
  int Number() {
    int value = Digit();
    for (int next = value; next >= 0 && value < 1000;)
      if (next = Digit(); next >= 0) value = value * 10 + next;
    return value;
  }

  std::string_view text_;
  std::vector<Node>& nodes_;
  size_t at_ = 0;
};

using NodeSet = std::set<uint32_t>;

void AddFree(const std::vector<Node>& nodes, uint32_t node, NodeSet& set) {
  if (node == 0 || !set.insert(node).second || !nodes[node].free) return;
  AddFree(nodes, nodes[node].to, set);
  AddFree(nodes, nodes[node].other, set);
}

// Moore's refinement: states are one as long as neither what they accept nor where they lead tells them apart.
std::vector<State> Minimal(const std::vector<State>& states) {
  std::vector<uint32_t> block(states.size());
  for (size_t count = 0;;) {
    std::map<std::vector<uint32_t>, uint32_t> numbers;
    std::vector<uint32_t> refined(states.size());
    for (size_t i = 0; i < states.size(); ++i) {
      std::vector<uint32_t> key = {block[i], states[i].accepts};
      for (const uint16_t next : states[i].next) key.push_back(block[next]);
      refined[i] = numbers.emplace(key, static_cast<uint32_t>(numbers.size())).first->second;
    }
    block = refined;
    if (numbers.size() == count) break;
    count = numbers.size();
  }
  // Numbered anew from the beginning on, so that the order says nothing of how it came about.
  std::map<uint32_t, uint16_t> number = {{block[0], 0}};
  std::vector<size_t> shown = {0};
  if (number.emplace(block[1], 1).second) shown.push_back(1);
  for (size_t i = 1; i < shown.size(); ++i)
    for (const uint16_t next : states[shown[i]].next)
      if (number.emplace(block[next], static_cast<uint16_t>(shown.size())).second) shown.push_back(next);
  std::vector<State> minimal;
  for (const size_t i : shown) {
    State state{.accepts = states[i].accepts};
    for (size_t d = 0; d < 10; ++d) state.next[d] = number[block[states[i].next[d]]];
    minimal.push_back(state);
  }
  if (minimal.size() == 1) minimal.emplace_back();  // nothing matches: a beginning of its own
  return minimal;
}

}  // namespace

Result<std::vector<State>> CompilePatterns(const std::vector<std::pair<std::string_view, uint16_t>>& patterns) {
  std::vector<Node> nodes(1);  // node 0 is none
  std::vector<uint32_t> begins;
  for (const auto& [pattern, bits] : patterns) {
    DAY_TRY_ASSIGN(const Piece piece, Parser(pattern, nodes).Whole());
    nodes[piece.end].accepts = bits;
    begins.push_back(piece.begin);
  }
  std::vector<State> states(2);
  std::vector<NodeSet> sets(2);
  for (const uint32_t begin : begins) AddFree(nodes, begin, sets[1]);
  std::map<NodeSet, uint16_t> number = {{{}, 0}, {sets[1], 1}};
  for (size_t i = 1; i < states.size(); ++i) {
    for (const uint32_t node : sets[i]) states[i].accepts |= nodes[node].accepts;
    for (size_t d = 0; d < 10; ++d) {
      NodeSet next;
      for (const uint32_t node : sets[i])
        if (nodes[node].digits >> d & 1U) AddFree(nodes, nodes[node].to, next);
      const auto [place, is_new] = number.emplace(next, static_cast<uint16_t>(states.size()));
      if (is_new) {
        if (states.size() >= 65000) return MakeError(ErrorKind::kLimit, "a pattern of telephone numbers has too many states");
        states.emplace_back();
        sets.push_back(std::move(next));
      }
      states[i].next[d] = place->second;
    }
  }
  return Minimal(states);
}

}  // namespace day::phone_plans
