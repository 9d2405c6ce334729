"""Which special methods each operation calls, in which order and how often."""
calls = []
class T:
    def __init__(self, n="t"): self.__dict__["n"] = n
    def __getattribute__(self, name):
        if name not in ("n", "__dict__", "__class__"): calls.append(f"getattribute {name}")
        return object.__getattribute__(self, name)
def log(name, result):
    def f(self, *a, **k): calls.append(f"{name}{len(a) or ''}"); return result(self, *a) if callable(result) else result
    return f
for name, result in {"__len__": 3, "__bool__": True, "__iter__": lambda s: iter([1, 2, 3]), "__contains__": True, "__getitem__": lambda s, i: [10, 20, 30][i], "__setitem__": None, "__delitem__": None, "__call__": "called", "__enter__": lambda s: s, "__exit__": None, "__add__": lambda s, o: s, "__radd__": lambda s, o: s, "__iadd__": lambda s, o: s, "__eq__": lambda s, o: True, "__ne__": lambda s, o: False, "__lt__": lambda s, o: True, "__le__": lambda s, o: True, "__gt__": lambda s, o: False, "__hash__": 5, "__str__": "str", "__repr__": "repr", "__format__": "fmt", "__int__": 7, "__float__": 7.5, "__index__": 1, "__complex__": 1j, "__neg__": 0, "__abs__": 0, "__round__": 0, "__divmod__": (1, 2), "__rdivmod__": (3, 4), "__reversed__": lambda s: iter([3]), "__length_hint__": 9, "__bytes__": b"b", "__dir__": ["d"], "__sizeof__": 40, "__missing__": 0, "__getattr__": lambda s, n: f"attr {n}", "__setattr__": None, "__delattr__": None, "__matmul__": 0, "__pow__": 0, "__lshift__": 0, "__and__": 0, "__invert__": 0, "__truediv__": 0, "__floordiv__": 0, "__mod__": 0, "__trunc__": 1, "__ceil__": 2, "__floor__": 3}.items(): setattr(T, name, log(name, result))
import math, operator
t = T()
for text in ("len(t)", "bool(t)", "not t", "t and 1", "1 if t else 2", "list(t)", "tuple(t)", "[*t]", "a, b, c = t", "1 in t", "t[0]", "t[0:2]" if 0 else "t[1]", "t[0] = 1", "del t[0]", "t[0] += 5", "t()", "t + 1", "1 + t", "t += 1", "t == 1", "1 == t", "t != 1", "t < 1", "1 < t", "t <= t", "1 < t < 5", "hash(t)", "{t: 1}", "{t: 1}[t]", "t in [t]", "t in [1]", "str(t)", "repr(t)", "f'{t}'", "f'{t!r:>5}'", "'%s %r' % (t, t)", "'{}'.format(t)", "print(t, end=' ')", "int(t)", "float(t)", "complex(t)", "[1, 2][t]", "range(t)", "-t", "abs(t)", "round(t)", "round(t, 1)", "divmod(t, 1)", "divmod(1, t)", "reversed(t)", "operator.length_hint(t)", "bytes(t)", "dir(t)", "sum([t, t])", "max([t, t])", "sorted([t, t])", "[t].index(t)", "[t].count(1)", "t.missing", "t.x = 1", "del t.x", "hasattr(t, 'z')", "getattr(t, 'z', 0)", "t @ 1", "t ** 2", "t << 1", "t & 1", "~t", "t / 1", "t // 1", "t % 1", "math.trunc(t)", "math.ceil(t)", "math.floor(t)", "any([t])", "all([t])", "next(iter(t))", "for _ in t: pass", "zip(t, t)", "enumerate(t)", "map(t, [1])", "filter(t, [1])", "list(map(t, [1, 2]))", "list(filter(t, [1]))", "dict.fromkeys(t)", "set(t)", "'x'.join(map(str, t))", "isinstance(t, T)", "callable(t)", "type(t).__len__(t)", "t.__len__()", "min(t)", "t is t", "[t] == [t]", "[t] == [1]", "(1, t) < (1, t)", "{'k': t} == {'k': 1}", "bin(t)", "'ab' * t", "chr(t)", "slice(t).indices(5)", "math.sqrt(t)", "hex(t)", "with_", "match_"):
    calls.clear()
    try:
        if text == "with_":
            with t: pass
        elif text == "match_":
            match t:
                case [1, 2, 3]: pass
                case T(missing=5): pass
                case 1: pass
        else: exec(text)
        print(text, calls)
    except Exception as e: print(text, calls, type(e).__name__, e)
    t = T()
