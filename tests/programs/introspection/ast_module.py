"""ast: parse, dump, unparse, visitors, literal_eval, locations, compile of built trees."""
import ast
t = ast.parse("x: int = 1\ndef f(a, *b, c=2, **d) -> int:\n    'doc'\n    return [i ** 2 for i in a if i] + (lambda z: z)(3)\nclass A(B, metaclass=M): pass\n")
print(ast.dump(t)); print(ast.dump(ast.parse("a.b[c:d, 1] = f'{x!r:>{w}}' if not y else await_", mode="exec"), indent=2)); print(ast.dump(ast.parse("1 < x <= 2 and (y or z)", mode="eval")), ast.dump(ast.parse("match x:\n case {'a': [1, *_], **r} | A(b=2) if c: pass")), ast.dump(ast.parse("try:\n  pass\nexcept* E as e:\n  raise X from e\nelse: del a, b[0]\nfinally: global g"), annotate_fields=False), ast.dump(ast.parse("type X[T: int = str, *Ts, **P] = T\ndef g[U](u: U): pass")), ast.dump(ast.parse("async def f():\n async for i in x: await y\n async with a as b, c: yield"), include_attributes=False), ast.dump(ast.parse("(x := 5); print(*a, **k); {**d, 'z': {1, 2}}; ...; b'x'; 1j; -1; ~a @ b"), indent=None), ast.dump(ast.Constant(1)), sep="\n")
for src in ("a+b*c", "(a+b)*c", "a if b else c", "lambda x,*y,z=1:x", "f(a,*b,c=d,**e)", "x[1:2,::3]", "{**a,'b':1}", "not a and b or c", "a<b<c", "-x**2", "(-x)**2", "(yield x)", "[*a,b]", "'it''s'", "f'{a!r:>{b}} {{}}'", "(a,)", "()", "a:int=1", "del x,y", "with a as b,c: pass", "for i,j in x:\n break\nelse:\n pass", "@d\nclass A(B,k=1):\n  x=1\n  def f(self):\n    return", "try:\n a\nexcept(B,C)as e:\n raise\nfinally:\n b", "import a.b as c,d\nfrom ..x import (y as z)", "async def f(): return await x", "global a,b", "x=y=z", "x@=2", "assert a,b", "if a:\n b\nelif c:\n d\nelse:\n e", "while 1: continue", "match x:\n case[1,*_]|{'a':b,**c}|A(d,e=f)as g if h: pass", "type X[T]=int", "lambda:(yield)", "(x:=1)", "print((yield))", "a.b.c", "1 .real", "b'\\x00'", "r'\\d'", "'''multi\nline'''", "[i async for i in x if y]", "{a:b for a,b in c}", "x if (y,z) else w", "not(not a)", "a**-b", "(a if b else c)if d else e", "f'{x=}'", "1e1000", "raise A from B", "nonlocal q" if 0 else "pass", "*a,b=c", "def f(a,/,b,*,c):...", "...", "(a for b in c)", "f(x for x in y)", "x[*a]", "a is not b not in c"): print(repr(src), "=>", repr(ast.unparse(ast.parse(src))))
print([ast.literal_eval(s) for s in ("1", "-1.5", "'a' 'b'", "[1, (2,), {3: 4}, {5}]", "b'x'", "None", "True", "1+2j", "{}", "set()", " 1", "...", "-2**0" if 0 else "+5")])
for s in ("x", "1+1", "f()", "[a]", "{**{}}", "1 +", "lambda: 0", "'a'+'b'", "2**2", "f'{1}'", "[1 for i in x]", "~1", "-'a'", "1 if 1 else 2"):
    try: print(ast.literal_eval(s))
    except (ValueError, SyntaxError) as e: print(repr(s), type(e).__name__, e)
class V(ast.NodeVisitor):
    def visit_Name(self, n): names.append((n.id, type(n.ctx).__name__, n.lineno, n.col_offset, n.end_col_offset))
    def visit_FunctionDef(self, n): names.append(("def", n.name)); self.generic_visit(n)
names = []; V().visit(t); print(names)
class Opt(ast.NodeTransformer):
    def visit_BinOp(self, n):
        self.generic_visit(n)
        if isinstance(n.left, ast.Constant) and isinstance(n.right, ast.Constant) and isinstance(n.op, ast.Add): return ast.copy_location(ast.Constant(n.left.value + n.right.value), n)
        return n
    def visit_Pass(self, n): return None
m = Opt().visit(ast.parse("y = 1 + 2 + x + (3 + 4)")); print(ast.unparse(m)); ns = {"x": 10}; exec(compile(ast.fix_missing_locations(m), "opt", "exec"), ns); print(ns["y"])
fn = ast.Module([ast.FunctionDef("made", ast.arguments([], [ast.arg("n")], None, [], [], None, []), [ast.Return(ast.BinOp(ast.Name("n", ast.Load()), ast.Mult(), ast.Constant(2)))], [], None, None, [])], []); exec(compile(ast.fix_missing_locations(fn), "gen", "exec"), ns); print(ns["made"](21), ast.get_docstring(t.body[1]), [type(n).__name__ for n in ast.walk(ast.parse("a + 1"))], ast.get_source_segment("x = foo(1, 2)", ast.parse("x = foo(1, 2)").body[0].value), [f for f, _ in ast.iter_fields(ast.parse("x").body[0])], [type(c).__name__ for c in ast.iter_child_nodes(ast.parse("x = y").body[0])], ast.increment_lineno(ast.parse("x").body[0], 5).lineno, isinstance(ast.Constant(1), ast.expr), ast.Add._fields, ast.BinOp._fields, ast.arguments._fields, ast.Name("a") , ast.parse("1", mode="single").__class__.__name__, ast.parse("(int) -> str", mode="func_type").returns.id)
for f in (lambda: compile(ast.Module([ast.Expr(ast.Name("x", ast.Store(), lineno=1, col_offset=0), lineno=1, col_offset=0)], []), "f", "exec"), lambda: compile(ast.Expression(ast.Constant(1)), "f", "eval"), lambda: ast.parse("x ="), lambda: compile(ast.Module([1], []), "f", "exec"), lambda: compile(ast.parse("1"), "f", "eval"), lambda: ast.literal_eval(ast.Name("x")), lambda: ast.Name(id=1, idd=2), lambda: ast.BinOp(1, 2, 3, 4), lambda: ast.dump(5), lambda: ast.parse("x", mode="zz")):
    try:
        import warnings
        with warnings.catch_warnings(): warnings.simplefilter("error"); print(f())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
