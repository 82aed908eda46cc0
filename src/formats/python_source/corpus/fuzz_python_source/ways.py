# coding: utf-8
import os as o, sys
from a.b import (c as d,
  e)
from x import *
s = o.system
getattr(__import__("o" "s"), "sys" + "tem")(f"{s('x')!r:>{3}} {{}}")
sys.modules["os"].system("".join(["a", 'b'])[::-1], chr(0x6f) + chr(115))
class A(B):
	async def f(self, x=exec("\x61\141\u0061")) -> int: return lambda: r'\x'
if __name__ == "__main__" or 1: vars(o)["p"](globals()["q"])
