// The texts of an XML document's innermost elements: all that metadata needs of XML.
//
// Our own reader and not a library's: it must read on where a file is broken or a fragment, give lines, and no entity may be declared or
// fetched. Comments, declarations and instructions are passed over; only the five entities of XML and characters by number are known.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace day::metadata {

struct XmlLeaf {
  std::span<const std::string_view> path;  // names of the elements around it and its own, without prefixes
  std::string_view attributes;             // as written
  std::string text;                        // trimmed, white space as one space, at most kMaxXmlText bytes
  uint32_t line = 0;                       // of its opening tag
  size_t parent = 0;                       // a number that children of one element share
};
inline constexpr size_t kMaxXmlDepth = 64;    // limit: elements within each other; what lies deeper is passed over
inline constexpr size_t kMaxXmlText = 4'096;  // limit: bytes

// Calls `visit` with each element that has no child, in order. Total: a tag that is not closed ends with its parent. Linear time.
void EachXmlLeaf(std::string_view text, const std::function<void(const XmlLeaf&)>& visit);

// The value of an attribute, or "".
std::string_view XmlAttribute(std::string_view attributes, std::string_view name);

}  // namespace day::metadata
