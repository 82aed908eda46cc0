#include "formats/python_source/python_source.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace day {
namespace {

std::string Names(std::string_view text) {
  std::string names;
  for (const PythonCall& call : ReadPythonSource(text).calls) names += (names.empty() ? "" : " ") + call.name;
  return names;
}
const PythonCall* Find(const PythonReading& reading, std::string_view name) {
  for (const PythonCall& call : reading.calls)
    if (call.name == name) return &call;
  return nullptr;
}

TEST(ReadPythonSource, FollowsImportsAndAssignments) {
  EXPECT_EQ(Names("import os\nos.system('x')\n"), "os.system");
  EXPECT_EQ(Names("import os as o, sys\no.system('x')\nsys.exit()\n"), "os.system sys.exit");
  EXPECT_EQ(Names("from os import (system as s,\n  popen)\ns('x')\npopen('y')\n"), "os.system os.popen");
  EXPECT_EQ(Names("import os.path\nos.path.join('a')\n"), "os.path.join");
  EXPECT_EQ(Names("import os; s = os.system\ns('x')\n"), "os.system");
  EXPECT_EQ(Names("e = builtins.eval\ne('x')\n__builtins__.exec('y')\n"), "eval exec");
  EXPECT_EQ(ReadPythonSource("from os import *\n").stars.size(), 1u);
}
TEST(ReadPythonSource, FollowsNamesThatAreReachedByTexts) {
  EXPECT_TRUE(Find(ReadPythonSource("__import__('os').system('x')"), "os.system"));
  EXPECT_TRUE(Find(ReadPythonSource("import importlib as i\ni.import_module('os').popen('x')"), "os.popen"));
  EXPECT_TRUE(Find(ReadPythonSource("import os\ngetattr(os, 'sys' + 'tem')('x')"), "os.system"));
  EXPECT_TRUE(Find(ReadPythonSource("getattr(__import__('o' 's'), chr(115) + 'ystem')('x')"), "os.system"));
  EXPECT_TRUE(Find(ReadPythonSource("import sys\nsys.modules['os'].system('x')"), "os.system"));
  EXPECT_TRUE(Find(ReadPythonSource("import os\nvars(os)['system']('x')\n"), "os.system"));
  EXPECT_TRUE(Find(ReadPythonSource("import os\nos.__dict__['system']('x')\n"), "os.system"));
  EXPECT_TRUE(Find(ReadPythonSource("globals()['__builtins__'].eval('x')"), "eval"));
  EXPECT_TRUE(Find(ReadPythonSource("getattr(__import__('so'[::-1]), ''.join(['po', 'pen']))('x')"), "os.popen"));
  EXPECT_TRUE(Find(ReadPythonSource("getattr(__import__('\\x6fs'), 'system')('x')"), "os.system")->roundabout);
}
TEST(ReadPythonSource, TellsWhatRunsAtImport) {
  const PythonReading reading = ReadPythonSource(
      "a()\ndef f(x=b()):\n  c()\n  def g(): d()\n  e()\nclass K(object):\n  f1()\n  def m(self):\n    f2()\nif __name__ == '__main__':\n  g1()\nelse:\n  "
      "h()\ntry:\n  i()\n"
      "except E: j()\n");
  std::string at_import;
  for (const PythonCall& call : reading.calls)
    if (call.at_import) at_import += call.name + " ";
  EXPECT_EQ(at_import, "a b K f1 h i j ");
  EXPECT_EQ(Find(reading, "c")->function, "f");
  EXPECT_EQ(Find(reading, "d")->function, "g");
  EXPECT_EQ(Find(reading, "f2")->function, "m");
  for (std::string_view guard : {"if __name__ != '__main__':", "if __name__ == 'x':", "if __name__ == '__main__' or 1:"})
    EXPECT_TRUE(ReadPythonSource(std::string(guard) + "\n  a()\n").calls.at(0).at_import) << guard;
}
TEST(ReadPythonSource, TellsWhatIsInWhat) {
  const PythonReading reading = ReadPythonSource("exec(base64.b64decode('QQ==').decode())\nx = zlib.decompress(y)\nsubprocess.run(['ls', z])\nexec(x)\n");
  EXPECT_EQ(Find(reading, "base64.b64decode")->outer, 0u);
  EXPECT_EQ(Find(reading, "base64.b64decode")->argument, "QQ==");
  EXPECT_EQ(Find(reading, "zlib.decompress")->assigned, "x");
  EXPECT_EQ(Find(reading, "subprocess.run")->argument, "ls");
  EXPECT_EQ(reading.calls.back().names.at(0), "x");
  EXPECT_FALSE(Find(reading, "exec")->constant);
}
TEST(ReadPythonSource, ReadsTextsAndComments) {
  EXPECT_EQ(Names("'''\nos.system('x')\n'''\n# a()\n\"b()\" \\\n  'c()'\nd('''\n''')\n"), "d");
  EXPECT_EQ(Names("f'{a(1)} {{b()}} {c(\"x\")}'\nrb'\\'\n"), "a c");
  EXPECT_EQ(ReadPythonSource("#!/x\n# -*- coding: utf-7 -*-\n").coding, "utf-7");
  EXPECT_TRUE(ReadPythonSource("\xF0\x9D\x90\x9E\x78\x65\x63('x')").odd_names);
}
TEST(ReadPythonSource, EndsAtItsLimits) {
  EXPECT_FALSE(ReadPythonSource(std::string(kPythonMaxDepth + 1, '(')).whole);
  std::string many;
  for (size_t i = 0; i <= kPythonMaxCalls; ++i) many += "a()\n";
  EXPECT_FALSE(ReadPythonSource(many).whole);
  EXPECT_TRUE(ReadPythonSource(")]}'").whole);
  EXPECT_TRUE(ReadPythonSource("").calls.empty());
}

}  // namespace
}  // namespace day
