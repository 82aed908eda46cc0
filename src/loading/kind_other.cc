// What no other kind took: told by its name and its magic, and never called clean where a loader would make something of it.
#include <fmt/format.h>

#include "knowledge/knowledge.h"
#include "loading/kinds.h"
#include "text/utf8.h"

namespace day::loading {
namespace {

constexpr uint64_t kMaxPlainText = 8 << 20;  // limit: bytes of a text that is looked at to its end; pickles without PROTO are looked for as far

// A document, a table or settings that are text to their end. Whoever takes texts (templates, configurations, pickles of protocol 0, models as JSON) has looked
// at it before, and nobody else makes anything of it but text. Pages hold scripts, and sources are what they are.
bool IsPlainText(Subject& subject, const FileType& type, const FileType* promised) {
  const auto quiet = [](const FileType& of) { return (of.kind == "document" || of.kind == "data" || of.kind == "config") && of.id != "html" && !of.executes; };
  // No text under "a.npy", whose own first bytes are others.
  const bool named = type.magics.empty() || TheFileTypes().Identify("", subject.head()) == &type;
  const bool kept = named && (!promised || promised->id == type.id || (quiet(*promised) && promised->magics.empty()));
  if (!quiet(type) || !kept || subject.bytes().size() > kMaxPlainText || !LooksLikeText(subject.head())) return false;
  const std::string_view* whole = subject.Whole();
  return whole && LooksLikeText(*whole);
}

}  // namespace

bool InspectOther(Inspection& inspection, Subject& subject) {
  const Place& place = subject.place();
  const FileType* type = TheFileTypes().Identify(place.name, subject.head());
  const FileType* promised = TheFileTypes().ByName(place.name);
  if (type) inspection.Format(place, type->id);
  // Text of a kind that no loader of models reads, unless its name promises one.
  const bool plain =
      type ? type->kind != "weights" && type->kind != "archive" && (type->kind != "other" || LooksLikeText(subject.head())) : LooksLikeText(subject.head());
  if (!place.inner) inspection.report().no_model = plain && !(promised && promised->kind == "weights");
  // What steers a loader and does not look like text: it may read it all the same.
  const bool steers = promised && (promised->kind == "config" || promised->kind == "source");
  if (place.inner && steers && !LooksLikeText(subject.head())) {
    inspection.Add(place, "malformed-text", LoadVerdict::kUnreadable, "is no text, as its name promises: it was not read");
    return true;
  }
  const bool text = type && plain && IsPlainText(subject, *type, promised);
  if (place.inner && (!type || type->kind != "weights")) {
    text ? inspection.CountText() : inspection.CountOther();
    return true;
  }
  if (type && type->id == "git-lfs-pointer") {
    inspection.Add(place, "lfs-pointer", LoadVerdict::kUnreadable, "is a Git LFS pointer: the file itself is not here");
  } else if ((type && type->executes) || (promised && promised->executes && promised->kind == "weights")) {
    inspection.Add(place, "malformed-pickle", LoadVerdict::kUnreadable,
                   fmt::format("is not what its name promises: no reader of {} gets anywhere with it", (promised ? promised : type)->name));
  } else if (!type) {
    inspection.Add(place, "unknown-format", LoadVerdict::kUnreadable, "is of no format that is known here");
  } else if (inspection.report().no_model) {
    if (text) return true;
    inspection.Add(place, "not-read-yet", LoadVerdict::kUnreadable, fmt::format("holds no model of a format that is read here ({})", type->name));
  } else if (type == promised && TheFileTypes().Identify("", subject.head()) != type) {
    inspection.Add(place, "not-read-yet", LoadVerdict::kUnreadable, fmt::format("is named like {}, and is of no format that is read here", type->name));
  } else {
    inspection.Add(place, "not-read-yet", LoadVerdict::kUnreadable, fmt::format("{}: this format is not read yet", type->name));
  }
  return true;
}

}  // namespace day::loading
