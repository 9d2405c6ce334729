"""Invalid patterns."""
bad = """
case x: pass\n case y: pass
case _: pass\n case 1: pass
case x | 1: pass
case [x, x]: pass
case {"a": x, "b": x}: pass
case A(x, y=x): pass
case x as x: pass
case 1 | x as y: pass
case [a] | [b]: pass
case {**rest, "a": 1}: pass
case {"a": 1, "a": 2}: pass
case {**_}: pass
case [*a, *b]: pass
case 1 + 1: pass
case 1j + 1: pass
case -x: pass
case f"x": pass
case x.y as z.w: pass
case 1 as _: pass
case *x: pass
case {x: 1}: pass
case A(b=1, b=2): pass
case A(b=1, 2): pass
case (1 | 2) as (a): pass
case a.b(c.d, e): pass
case (): pass
case (x): pass
case (x,): pass
case x,: pass
case *x,: pass
case 1.5 - 2j: pass
case "a" b"b": pass
case {-1: x, None: y, "z" "w": 1}: pass
case A(): pass
case A(1,): pass
case x if y := 1: pass
case x if (y := 1): pass
case 1:
case
pass
case True | False | None: pass
case ...: pass
case not x: pass
case x[0]: pass
case [1, 2, 3,]: pass
case {"k": [1, {"j": A(b=x)}]}: pass
case (a, b) | [b, a]: pass
case -1j: pass
case +1: pass
case 1 | (2 | 3): pass
""".strip().split("\n")
for src in bad:
    src = src.replace("\\n", "\n")
    try:
        compile(f"match v:\n {src}\n", "s", "exec"); print(repr(src), "ok")
    except SyntaxError as e: print(repr(src), "->", type(e).__name__, e.msg, e.lineno, e.offset)
for src in ("match x:\n  pass", "match x:\n  case 1: pass\n  x = 1", "match *a, b:\n  case _: pass", "match x, :\n  case _: pass", "match(x)\n", "match x: case 1: pass", "match\n", "match = 1; match[0]", "match -x:\n  case _: pass", "match (x):\n  case _: pass", "match[x]", "match {}:\n case _: pass", "match x if y else z:\n case _: pass", "match lambda: 1:\n case _: pass", "match *a:\n case _: pass", "match yield:\n case _: pass"):
    try:
        compile(src, "s", "exec"); print(repr(src), "ok")
    except SyntaxError as e: print(repr(src), "->", type(e).__name__, e.msg)
