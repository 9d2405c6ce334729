"""exec, eval, compile with modes, flags, code objects, closures and namespaces."""
ns = {}
exec("x = 1\ny = [x, 2]\ndef f(a): return a + x", ns); print(ns["y"], ns["f"](5), "__builtins__" in ns)
print(eval("1 + 2 * 3"), eval("x + z", {"x": 1}, {"z": 2}), eval(" [i for i in range(3)] "), eval("lambda q: q * 2")(4), eval(b"1 + 1"), eval(bytearray(b"2")), eval("x", ns), eval("(yield_ := 3)"), eval("__name__", {"__name__": "n"}), eval("dir()", {}), eval("locals()", {}, {"k": 1}))
c = compile("a * b", "file", "eval"); print(eval(c, {"a": 3, "b": 4}), c.co_filename, c.co_name, c.co_names, type(c).__name__)
e = compile("z = 5; w = z + 1", "f2", "exec"); exec(e, ns); print(ns["w"], exec("1"), eval(e, ns))
s = compile("1 + 1", "f3", "single"); exec(s); exec(compile("for i in range(2): i\n", "f", "single")); exec(compile("x = 5", "f", "single")); exec(compile("None", "f", "single"))
import ast
tree = ast.parse("u = 10 + 5"); exec(compile(tree, "ast", "exec"), ns); print(ns["u"], eval(compile(ast.Expression(ast.Constant(42, lineno=1, col_offset=0)), "a", "eval")), compile("1", "f", "eval", ast.PyCF_ONLY_AST).__class__.__name__)
for bad in ("eval('x = 1')", "eval('')", "eval('1;2')", "eval('1\\n2')", "exec('x +')", "eval('nope')", "eval(5)", "exec(5)", "eval('1', 5)", "eval('1', {}, 5)", "exec('1', [])", "compile('1', 'f', 'bad')", "compile('1', 'f')", "compile('1\\n2', 'f', 'single')", "compile('x=1', 'f', 'eval')", "compile(5, 'f', 'exec')", "compile('1', 5, 'exec')", "compile('1\\0', 'f', 'exec')", "compile('if 1:', 'f', 'single')", "eval('import os')", "eval(compile('def f(): return 1', 'f', 'exec').co_consts[0])", "compile('a b', 'f', 'exec', dont_inherit=True, optimize=5)", "eval('1', globals=5)", "compile('1', 'f', 'exec', 1 << 30)"):
    try: print(bad, "=", eval(bad))
    except Exception as x: print(bad, "->", type(x).__name__, x)
def scope():
    local = 1
    exec("local = 2; made = 3")
    d = {}
    exec("local2 = local + 1", {"local": local}, d)
    return local, d, eval("local"), [eval("local") for _ in range(1)]
print(scope())
class L(dict):
    def __getitem__(self, k): return f"<{k}>" if k == "magic" else dict.__getitem__(self, k)
l = L(); exec("r = magic\nq = len('abc')", {}, l); print(l)
try: exec("print(magic)", L())
except NameError as x: print(x)
exec("class K:\n  v = 1\n  def m(self): return __class__.v", ns); print(ns["K"]().m(), ns["K"].__module__ if "__name__" in ns else "no module name")
g = {"__builtins__": {"print": lambda *a: print("sandboxed", *a)}}; exec("print(1)", g)
try: exec("len('a')", g)
except NameError as x: print(x)
try: exec("import os", {"__builtins__": {}})
except ImportError as x: print(x)
for opt in (-1, 0, 1, 2):
    n = {}; exec(compile("def f():\n  'doc'\n  assert True\n  return __debug__\nd = f.__doc__\nr = f()", "f", "exec", optimize=opt), n); print(opt, n["d"], n["r"], end="; ")
print()
code = compile("global gg; gg = 1; [hh for hh in 'ab']; ii: int = 3", "f", "exec"); n = {}; exec(code, n); print(sorted(k for k in n if not k.startswith("__builtins")))
exec("exec('exec(\"nested = 1\")')"); print(nested)
print(eval("[x for x in range(3) if x != y]", {"y": 1}), eval("{k: v for k, v in z}", {"z": [(1, 2)]}), eval("f'{q!r:>5}'", {"q": "a"}))
