"""The format mini-language for strings; str.format with fields, attributes, auto-numbering."""
print([format("abc", s) for s in ("", "s", "6", "<6", ">6", "^6", "*^7", ".2", ".0", "6.1", "-<6.2s", "é^9", "06", "<06")])
for spec in ("d", "=6", "+", " ", ",", "#", "_", "x", "z", ".s", "5.5.5", "0=5"):
    try: print(repr(spec), format("abc", spec))
    except Exception as e: print(repr(spec), "->", type(e).__name__, e)
class P:
    x = [10, {"k": "v"}]
    def __format__(self, s): return f"P<{s}>"
    def __getitem__(self, k): return ("item", k)
p = P()
print("{} {} {}".format(1, "a", None), "{0} {1} {0}".format("x", "y"), "{a} {b!r} {a!s:>4}".format(a=1, b="q"), "{0.x} {0.x[0]} {0.x[1][k]} {p[zz]} {p[0]} {p:spec}".format(p, p=p))
print("{{}} {{{0}}}".format(5), "{:{}}|{:{w}.{p}}".format("ab", 5, 3.14159, w=8, p=2), "{0:{1}{2}}".format(7, ">", 4), "{!r:^9}".format("é"), "{!a}".format("é"), "{:>{width}}".format(1, width=3))
for t, a, k in (("{", (), {}), ("}", (), {}), ("{}", (), {}), ("{0}{}", (1, 2), {}), ("{}{0}", (1, 2), {}), ("{a}", (), {}), ("{5}", (1,), {}), ("{0.nope}", (1,), {}), ("{0[x]}", ([1],), {}), ("{0[}", ([1],), {}), ("{0.}", (1,), {}), ("{0[]}", (1,), {}), ("{!z}", (1,), {}), ("{!}", (1,), {}), ("{!rr}", (1,), {}), ("{:d}", ("s",), {}), ("{0[0]x}", ([1],), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{-1}", (1,), {}), ("{0!r", (1,), {}), ("{a b}", (), {"a b": "space ok"}), ("{0[-1]}", ([1],), {}), ("{0[99999999999999999999]}", ([1],), {}), ("{99999999999999999999}", (), {}), ("{ 0}", (1,), {" 0": "kw"}), ("{a.b}", (), {"a": {}}), ("{:s}{:d}", ("x", 1.5), {}), ("{0:{0}}", (1,), {}), ("a{}b{}c", ("X", "Y"), {}), ("{!s:5}|{!r:>5}", ("a", "b"), {})):
    try: print(repr(t), "=", t.format(*a, **k))
    except Exception as e: print(repr(t), "->", type(e).__name__, e)
print("{x} {y}".format_map({"x": 1, "y": 2}), "{a}{b}".format_map(type("D", (dict,), {"__missing__": lambda s, k: k.upper()})()))
class Kw:
    def __getitem__(self, k): return k * 2
print("{ab} {cd[0]}".format_map(Kw()))
import string
class Fmt(string.Formatter):
    def get_value(self, k, a, kw): return f"<{k}>"
    def convert_field(self, v, c): return v.upper() if c == "u" else super().convert_field(v, c)
print(Fmt().format("{0} {name!u} {x!r:>8}"), string.Formatter().format("{} {b}", 1, b=2), list(string.Formatter().parse("a{b!r:c}d{{e}}")))
