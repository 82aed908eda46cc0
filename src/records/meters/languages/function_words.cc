#include "records/meters/languages/function_words.h"

#include <unicode/uchar.h>

#include "knowledge/knowledge.h"
#include "text/utf8.h"

namespace day::records {
namespace {

// The words are some 20 to 40 in 100 of a text; 1 in 40 is asked for. Below so many words, or letters, there may be none by chance.
constexpr size_t kWordsForOne = 40, kFewestWords = 16;
constexpr size_t kLettersForOne = 150, kFewestLetters = 80;

bool InWord(uint32_t c) { return u_isalpha(static_cast<UChar32>(c)) || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

}  // namespace

FunctionWords::FunctionWords() {
  const Value file = LoadKnowledge("records/function-words.yaml");
  for (const auto& [language, lists] : file["languages"].members()) {
    List& list = lists_[language];
    for (std::string& word : lists["words"].StringList()) list.words.insert(std::move(word));
    list.parts = lists["parts"].StringList();
  }
}

bool FunctionWords::Speak(std::string_view language, std::string_view text) const {
  const auto at = lists_.find(language);
  if (at == lists_.end()) return true;
  const List& list = at->second;
  size_t words = 0, known = 0, letters = 0;
  std::string word;
  for (std::string_view rest = text; !rest.empty() || !word.empty();) {
    const uint32_t c = rest.empty() ? ' ' : NextCodePoint(rest);
    if (InWord(c)) {
      AppendUtf8(word, static_cast<uint32_t>(u_tolower(static_cast<UChar32>(c))));
      ++letters;
      continue;
    }
    if (c == 0x200C || c == 0x200D) {  // joiners within words of Malayalam and Persian
      AppendUtf8(word, c);
      continue;
    }
    if (word.empty()) continue;
    ++words;
    known += list.words.contains(word);
    word.clear();
  }
  if (list.parts.empty()) return words < kFewestWords || known * kWordsForOne >= words;
  for (const std::string& part : list.parts)
    for (size_t found = text.find(part); found != std::string_view::npos; found = text.find(part, found + part.size())) ++known;
  return letters < kFewestLetters || known * kLettersForOne >= letters;
}

}  // namespace day::records
