"""Custom exceptions: module-qualified names, odd str, empty args."""
import json, traceback
class Error(Exception):
    def __str__(self): return ""
class Outer:
    class Nested(Exception): pass
class Bad(Exception):
    def __str__(self): raise ValueError
def show(e):
    try: raise e
    except BaseException: print(traceback.format_exc().splitlines()[-1])
show(Error(1)); show(Outer.Nested("q")); show(json.JSONDecodeError("m", "doc", 1)); show(Bad()); show(KeyboardInterrupt()); show(ValueError()); show(ValueError("")); show(ValueError(None)); show(ValueError(1, 2)); show(KeyError("a\nb")); show(Exception("multi\nline"))
def local():
    class L(Exception): pass
    raise L("local class")
local()
