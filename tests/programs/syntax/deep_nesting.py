"""Deeply nested and very long constructs."""
print(eval("(" * 50 + "1" + ")" * 50), eval("[" * 50 + "]" * 50), eval("-" * 100 + "1"), eval("not " * 51 + "True"), eval("1" + "+1" * 2000), eval("[" + "1," * 3000 + "]")[-1], len(eval("{" + ",".join(f"{i}:{i}" for i in range(1000)) + "}")), eval("a" + ".a" * 50, {"a": type("A", (), {"a": property(lambda s: s)})()}).__class__.__name__)
src = "".join(" " * i + f"if {i} >= 0:\n" for i in range(50)) + " " * 50 + "result = 'deep if'"; exec(src); print(result)
src = "".join(" " * i + f"def f{i}():\n" for i in range(20)) + " " * 20 + "return 'deep def'\n" + "".join(" " * i + f"return f{i}()\n" for i in range(19, 0, -1)) + "result = f0()"; exec(src); print(result)
src = "".join(" " * i + f"for v{i} in range(1):\n" for i in range(15)) + " " * 15 + "result = v0 + v14"; exec(src); print(result)
src = "".join(" " * i + "try:\n" for i in range(15)) + " " * 15 + "raise ValueError('deep try')\n" + "".join(" " * i + "except KeyError: pass\n" for i in range(14, 0, -1)) + "except ValueError as e: result = str(e)"; exec(src); print(result)
src = "".join(" " * i + f"class C{i}:\n" for i in range(20)) + " " * 20 + "x = 1"; exec(src); print(eval(".".join(f"C{i}" for i in range(20)) + ".x"), eval(".".join(f"C{i}" for i in range(20))).__qualname__[:14])
src = "".join(" " * i + f"with cm as v{i}:\n" for i in range(15)) + " " * 15 + "result = v14"
class CM:
    def __enter__(self): return "entered"
    def __exit__(self, *a): pass
ns = {"cm": CM()}; exec(src, ns); print(ns["result"])
print(eval("lambda: " * 30 + "1")()()()().__class__.__name__, eval("[x for x in " * 10 + "[1]" + "]" * 10), eval("1 if 0 else " * 200 + "2"), eval("1 and " * 500 + "3"), eval("0 or " * 500 + "4"), eval("1 < 2" + " < 3" * 1 + "".join(f" < {i}" for i in range(4, 300))), eval("'a' " * 500) == "a" * 500, eval("f'" + "{1}" * 200 + "'") == "1" * 200, len(eval("x" + "[0:]" * 50, {"x": [1]})))
exec("def many(" + ",".join(f"a{i}" for i in range(400)) + "): return a0 + a399\nresult = many(" + ",".join(map(str, range(400))) + ")"); print(result)
exec("\n".join(f"v{i} = {i}" for i in range(2000)) + "\nresult = v1999"); print(result)
exec("def big():\n" + "\n".join(f"  v{i} = {i}" for i in range(500)) + "\n  return sum(locals().values())\nresult = big()"); print(result)
exec("def consts(): return [" + ",".join(repr(f"s{i}") for i in range(1000)) + "]\nresult = len(consts())"); print(result)
exec("def jump(n):\n  t = 0\n  for i in range(n):\n" + "\n".join(f"    if i == {k}: t += {k}" for k in range(600)) + "\n  return t\nresult = jump(600)"); print(result)
src = "x = 0\nif x == 1: pass\n" + "\n".join(f"elif x == {i}: pass" for i in range(2, 300)) + "\nelse: result = 'else'"; exec(src); print(result)
for s in ("(" * 300 + ")" * 300, "[" * 250 + "]" * 250, "{" * 250):
    try: compile(s, "s", "eval"); print("ok")
    except (SyntaxError, MemoryError, RecursionError) as e: print(type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
try: exec("".join(" " * i + "for v in [1]:\n" for i in range(25)) + " " * 25 + "pass")
except SyntaxError as e: print(e.msg)
try: exec("".join(" " * i + "if 1:\n" for i in range(101)) + " " * 101 + "pass")
except SyntaxError as e: print(type(e).__name__, e.msg)
