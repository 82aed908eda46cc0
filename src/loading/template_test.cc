#include "loading/template.h"

#include <gtest/gtest.h>

namespace day {
namespace {

bool LeadsOut(std::string_view text) {
  for (const TemplateSign& sign : ReadTemplate(text))
    if (sign.leads_out) return true;
  return false;
}

TEST(ReadTemplate, LeavesOrdinaryTemplatesAlone) {
  for (std::string_view text :
       {"{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\\n' + m.content }}{% endfor %}", "{{ raise_exception('no __class__ here'[:3]) if false }}"})
    EXPECT_EQ(ReadTemplate(text).size(), text.find("__class__") == text.npos ? 0u : 1u) << text;
  EXPECT_TRUE(ReadTemplate("{%- set ns = namespace(found=false) -%}{% if message.role == 'system' %}{{ system('x') if false }}{% endif %}").empty());
  EXPECT_TRUE(ReadTemplate("text with __globals__ outside of code, {# and {{ x.__class__ }} in a comment #} and { single }").empty());
  EXPECT_TRUE(ReadTemplate("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ self_intro }}{{ messages[0].config }}").empty());
  EXPECT_TRUE(ReadTemplate("{% for i in range(10) %}{% endfor %}").empty());
}
TEST(ReadTemplate, FindsInternals) {
  EXPECT_TRUE(LeadsOut("{{ ''.__class__.__mro__ }}"));
  EXPECT_TRUE(LeadsOut("{{ x['__globals__'] }}"));
  EXPECT_TRUE(LeadsOut("{% set x = obj._private %}"));
  EXPECT_TRUE(LeadsOut("{{ f.func_globals }}"));
  EXPECT_TRUE(LeadsOut("{{ '{0.x}'.format_map(x) }}"));
  EXPECT_TRUE(LeadsOut("{{ globals() }}"));
}
TEST(ReadTemplate, FindsNamesThatArePutTogether) {
  EXPECT_TRUE(LeadsOut("{{ x['__cl' ~ 'ass__'] }}"));
  EXPECT_TRUE(LeadsOut("{{ x[['__cl', 'ass__']|join] }}"));
  EXPECT_TRUE(LeadsOut("{% set a = '__cl' %}{% set b = 'ass__' %}{{ x[a + b] }}"));
  EXPECT_TRUE(LeadsOut("{{ x['__ssalc__'|reverse] }}"));
  EXPECT_TRUE(LeadsOut("{{ x['\\x5f\\x5fclass\\x5f\\x5f'] }}"));
  EXPECT_TRUE(LeadsOut("{{ x['\\137\\137class\\137\\137'] }}"));
}
TEST(ReadTemplate, FindsWhatIsTakenFromTheLanguagesHelpers) {
  EXPECT_TRUE(LeadsOut("{{ lipsum.x }}"));
  EXPECT_TRUE(LeadsOut("{{ cycler['x'] }}"));
  EXPECT_FALSE(LeadsOut("{{ cycler.next }}"));
}
TEST(ReadTemplate, DoubtsWhatIsUnusual) {
  EXPECT_EQ(ReadTemplate("{{ x|attr(y) }}").size(), 1u);
  EXPECT_EQ(ReadTemplate("{% include 'x' %}").size(), 1u);
  EXPECT_EQ(ReadTemplate("{% for i in range(999999999) %}{% endfor %}").size(), 1u);
}
TEST(ReadTemplate, EndsAtOpenCodeAndStrings) {
  for (std::string_view text : {"{{", "{%", "{{ 'x", "{{ '\\", "{#", "{", "{{ x"}) EXPECT_TRUE(ReadTemplate(text).empty()) << text;
}

}  // namespace
}  // namespace day
