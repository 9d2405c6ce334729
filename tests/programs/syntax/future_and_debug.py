"""from __future__ placement, __debug__, name mangling."""
from __future__ import annotations, division
import __future__
print(__future__.all_feature_names)
print(__future__.annotations.optional, __future__.annotations.compiler_flag == 0x1000000)
class Outer:
    __private = 1
    def __init__(self):
        self.__x = 2
        self.__dunder__ = 3
        self._single = 4
        self.___triple = 5
    def get(self, __arg=6):
        __local = 7
        return self.__x, __local, __arg, sorted(locals())
    class __Inner:
        __deep = 8
        def f(self): return self.__deep
    def kw(self, *, __k=1): return __k
    def imp(self):
        import os as __os
        return "__os" in locals(), "_Outer__os" in locals()
    def glob(self):
        global __glob
        __glob = 5
    try:
        pass
    except Exception as __e:
        pass
    f = lambda self: self.__x
o = Outer()
print(sorted(o.__dict__), o.get(), [n for n in dir(Outer) if "Outer" in n])
print(o._Outer__Inner().f(), Outer._Outer__private, o.f())
print(o.kw(_Outer__k=9), o.imp())
o.glob()
print(_Outer__glob)
try:
    o.__x
except AttributeError as e:
    print(e)
class _Lead:
    __a = 1
class ___:
    __a = 2
print([n for n in _Lead.__dict__ if "a" in n and not n.endswith("__")], [n for n in ___.__dict__ if n.endswith("a")])
for src in ["x = 1\nfrom __future__ import annotations", "'doc'\nfrom __future__ import annotations", "'a'\n'b'\nfrom __future__ import annotations", "from __future__ import *", "from __future__ import print_function as p, annotations", "def f():\n from __future__ import division", "__debug__ = 1", "def __debug__(): pass", "f(__debug__=1)", "x.__debug__ = 1", "import __debug__", "for __debug__ in x: pass", "def f(__debug__): pass", "with a as __debug__: pass", "class __debug__: pass", "from a import __debug__", "match x:\n case __debug__: pass"]:
    try:
        compile(src, "s", "exec", dont_inherit=True)
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "->", e.msg, e.lineno)
