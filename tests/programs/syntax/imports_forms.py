"""Import statements in all forms, with a package in the folder beside this program."""
import re
import sys
import os.path
import os.path as p
import pack_a
import pack_a.sub.leaf
from pack_a import sub as s, VALUE
from pack_a.sub import (leaf, other as o,)
from pack_a.sub.leaf import *
print(pack_a.VALUE, VALUE, s.__name__, leaf.NAME, o.NAME, public, "_hidden" in globals())
print(pack_a.sub.leaf is leaf, pack_a.__path__[0].endswith("pack_a"), leaf.__package__, leaf.__spec__.name)
from pack_a.relative import results
print(results)
import pack_a.starred
from pack_a.starred import *
print(exported, "not_exported" in globals())
for stmt in ["import nosuch", "import pack_a.nosuch", "from pack_a import nosuch", "from pack_a.sub.leaf import x.y", "import os.nosuch", "from os import nosuch2", "import pack_a.sub.leaf.deeper", "from . import x", "from .a import b", "from nosuch import *", "import pack_a.broken", "from pack_a.bad_all import *"]:
    try:
        exec(stmt)
    except (ImportError, SyntaxError, ZeroDivisionError, AttributeError) as e:
        print(f"{stmt}: {type(e).__name__}: {re.sub(r" \(/.*/", " (", str(e))}", getattr(e, "name", None))
print("pack_a.broken" in sys.modules)
import pack_a.cycle_one
print(pack_a.cycle_one.result)
print(pack_a.dynamic_name)
try:
    pack_a.really_missing
except AttributeError as e:
    print(e)
print(sorted(n for n in sys.modules if n.startswith("pack_a")))
import namespace_pkg.inner
print(namespace_pkg.inner.X, namespace_pkg.__file__ if hasattr(namespace_pkg, "__file__") else "no file", type(namespace_pkg.__path__).__name__)
m = __import__("pack_a.sub.leaf")
print(m.__name__, __import__("pack_a.sub", fromlist=["leaf"]).__name__)
import importlib
print(importlib.import_module(".leaf", "pack_a.sub").NAME)
del sys.modules["pack_a.sub.leaf"]
import pack_a.sub.leaf as again
print(again is leaf, importlib.reload(again) is again)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
