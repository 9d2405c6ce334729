"""Imports inside functions, conditionals, try, classes and loops; deletion of names of every scope."""
def lazy():
    import math as m, json
    from collections import OrderedDict as OD, deque
    return m.floor(2.5), json.dumps([1]), OD(a=1), deque([1]), sorted(locals())
print(lazy(), "m" in globals())
try: import nonexistent_fast_json as js
except ImportError: import json as js
print(js.loads("[1]"))
class Holder:
    import string
    from os import path
    upper = string.ascii_uppercase[:3]
print(Holder.string.digits, Holder.path.join("a", "b"), Holder.upper)
for name in ("heapq", "bisect"):
    mod = __import__(name)
    print(mod.__name__, hasattr(mod, "heappush"))
if False: import never_imported
def uses_global_import():
    global re
    import re
uses_global_import(); print(re.sub("a", "b", "a"))
import os, sys; import os.path as osp; print(osp is os.path, sys is __import__("sys"))
from os import (path as p1,
    sep,
)
print(p1 is os.path, sep)
x = 1; del x
try: x
except NameError as e: print(e)
def dl():
    y = [1, 2, 3]; z = y
    del y[0], z[-1]
    del y
    try: y
    except UnboundLocalError as e: return str(e), z
print(dl())
def cell():
    v = 1
    def get(): return v
    del v
    try: get()
    except NameError as e: m = str(e)
    v = 2
    return m, get()
print(cell())
class D:
    a = 1; b = 2
    del a
    try: del a
    except NameError as e: msg = str(e)
print(hasattr(D, "a"), D.b, D.msg)
def dg():
    global gv
    gv = 1; del gv
    try: del gv
    except NameError as e: return str(e)
print(dg())
def loop():
    for i in range(2):
        t = i
        del t
    try: return t
    except UnboundLocalError as e: return str(e)
print(loop())
import types; m = types.ModuleType("m"); exec("q = 1\ndel q\ntry: del q\nexcept NameError as e: r = str(e)", m.__dict__); print(m.r, hasattr(m, "q"))
def exc():
    try: raise ValueError("v")
    except ValueError as e:
        del e
    return "e" in locals()
print(exc())
try:
    from collections import no_such_thing_at_all
except ImportError as e: print(e.name, str(e).split(" (")[0])
try: import collections.abc.nothing
except ModuleNotFoundError as e: print(e)
import importlib; importlib.import_module("string").my_attr = 5; import string; print(string.my_attr); del string.my_attr; print(hasattr(string, "my_attr"))
