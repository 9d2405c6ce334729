"""tomllib, marshal, shelve-free persistence, plistlib without dates, zoneinfo-free."""
import tomllib, marshal
doc = '''
title = "TOML é"
n = 1_000
hex = 0xFF
f = 6.02e23
inf = -inf
t = true
d = 1979-05-27T07:32:00Z
day = 1979-05-27
time = 07:32:00.5
arr = [1, [2, "x"], {a = 1}]
multi = """
line1 \\
   joined
line2"""
lit = 'C:\\\\path'
[table.sub]
"quoted key" = 1
a.b.c = 2
[[items]]
id = 1
[[items]]
id = 2
'''
print(tomllib.loads(doc))
for bad in ("a = ", "a = 1\na = 2", "[t]\n[t]", "a = 01", "a = 'x", "= 1", "a = [1", "a.b = 1\na = 2", "a = tru", "a = 1 b = 2", "[a\n", 'a = "\\q"', "a = 2024-13-01", "a = {b = 1,}", "a = nan x"):
    try: print(tomllib.loads(bad))
    except tomllib.TOMLDecodeError as e: print(repr(bad), "->", e)
print(tomllib.loads("x = 1.5", parse_float=str), marshal.loads(marshal.dumps([1, -2**70, 1.5, 1j, "é", b"b", None, True, (1,), {"k": {1}}, frozenset([2]), ...])))
c = compile("x = a + 1", "m", "exec"); d = marshal.loads(marshal.dumps(c)); ns = {"a": 41}; exec(d, ns); print(ns["x"], d.co_filename)
for bad in (lambda: marshal.dumps(object()), lambda: marshal.loads(b""), lambda: marshal.loads(b"?"), lambda: marshal.dumps([len])):
    try: bad()
    except (ValueError, EOFError, TypeError) as e: print(type(e).__name__, e)
