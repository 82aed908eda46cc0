// An XML document as its loader sees it: its declarations of entities, and its elements in order.
//
// Format: Extensible Markup Language 1.0, fifth edition, without validation. Nothing is fetched and no entity is put in: what is declared
// is handed on, because a reader that puts entities in opens files and addresses of the author's choice, or fills the memory. Checked are the
// rules whose breach makes readers refuse a document: tags that match, one root, attributes once, entities that are declared.
// Not checked: the characters of names. In UTF-8 (AsUtf8 makes it of UTF-16). Linear time; pure; any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bytes/cursor.h"

namespace day {

inline constexpr size_t kXmlMaxDepth = 256;         // limit: elements within each other
inline constexpr size_t kXmlMaxAttributes = 1'000;  // limit: of one element
inline constexpr size_t kXmlMaxEntities = 1'000;    // limit: that are handed on; all are counted

struct XmlAttribute {
  std::string_view name, value;  // as written
};
struct XmlElement {
  std::string_view name;  // without its prefix
  std::string_view prefix;
  std::span<const XmlAttribute> attributes;
  std::span<const std::string_view> around;  // names of the elements around it, the root first
  uint64_t offset = 0;

  std::string_view Get(std::string_view attribute) const;  // or ""
  bool Has(std::string_view attribute) const;
};
struct XmlEntity {
  std::string_view name;
  bool parameter = false;      // %name; used in declarations
  bool external = false;       // its text is elsewhere
  std::string_view system_id;  // where, of external ones
  std::string_view public_id;
  uint64_t offset = 0;
};
// Views are into the text that was read.
struct XmlReading {
  std::string_view root;      // name of the first element, without its prefix
  std::string_view encoding;  // as declared, or ""
  bool doctype = false;
  std::string_view subset_system_id, subset_public_id;  // of a document type that lies elsewhere
  std::vector<XmlEntity> entities;
  uint64_t entity_count = 0, references = 0;  // of entities beyond the five and those by number
  uint64_t includes = 0;                      // elements named include with a prefix of XInclude's
  uint64_t elements = 0;
  std::optional<Malformed> malformed;  // where it stopped
};

// Calls `visit` with each opening tag in order.
XmlReading ReadXml(std::string_view text, const std::function<void(const XmlElement&)>& visit);

bool LooksLikeXml(std::string_view head);  // begins with '<', in UTF-8 or UTF-16
// Without a byte-order mark; the view is into `bytes`, or into `decoded` where they are in UTF-16.
std::string_view AsUtf8(std::string_view bytes, std::string& decoded);

}  // namespace day
