"""match: literal, capture, wildcard, or, sequence patterns, guards."""
def f(x):
    match x:
        case 0 | 1: return "small"
        case -5: return "minus five"
        case 2.5: return "float"
        case 3 + 4j: return "complex"
        case -1 - 2j: return "neg complex"
        case "a" "b": return "ab"
        case b"bytes": return "bytes"
        case None: return "none"
        case True: return "true"
        case []: return "empty seq"
        case [1]: return "one"
        case [1, 2, *rest]: return f"12 then {rest}"
        case [x, y] if x == y: return f"pair of {x}"
        case (a, (b, *c), *_): return f"nested {a} {b} {c}"
        case [*init, "end"]: return f"until end {init}"
        case [_, _, _]: return "three"
        case "long" | "longer" as word: return f"word {word}"
        case str() as s if len(s) > 5: return f"long str {s}"
        case int(n) | float(n) if n > 100: return f"big {n}"
        case _: return "other"
for v in (0, 1, True, False, -5, 2.5, 3 + 4j, -1 - 2j, "ab", b"bytes", None, [], (), [1], (1, 2), [1, 2, 3, 4], [7, 7], [9, [8, 6, 5], 4], ["x", "end"], [5, 6, 7], "long", "abcdefgh", 500, 100.5, 1.0, {}, "xy", range(1), range(2), [1, 2, "end"], b"x", bytearray(b"x"), iter([]), 5):
    print(repr(v) if not hasattr(v, "__next__") else "iterator", "->", f(v))
def g(*args):
    match args:
        case (): return "no args"
        case (x,): return f"one {x}"
        case x, y: return f"two {x} {y}"
        case x, *more: return f"many {x} {more}"
print(g(), g(1), g(1, 2), g(1, 2, 3))
match 5, 6:
    case 5, y: print("tuple subject", y)
match (z := 3):
    case int(): print("int", z)
match [1, 2, 3]:
    case [a, b]: pass
    case [a, *b] if a > 1: pass
    case [c, *d]: print(c, d)
print("a" in globals(), b if "b" in globals() else None)
for cmd in ("go north", "go", "drop a b", "get lamp", "quit now"):
    match cmd.split():
        case ["go", ("north" | "south") as d]: print("going", d)
        case ["go"]: print("go where?")
        case ["drop", *items]: print("dropping", items)
        case [verb, obj]: print(verb, "+", obj)
match = {"match": 1}
case = "soft keyword"
print(match["match"], case, [match for match in [1]], (lambda case: case)(2))
def type(x): return "type fn"
print(type(5))
_ = 9
match 1:
    case _: print("underscore unchanged", _)
class NotSeq:
    def __len__(self): return 2
    def __getitem__(self, i): return range(2)[i]
import collections.abc
match NotSeq():
    case [a, b]: print("seq")
    case _: print("not seq")
collections.abc.Sequence.register(NotSeq)
match NotSeq():
    case [a, b]: print("registered", a, b)
