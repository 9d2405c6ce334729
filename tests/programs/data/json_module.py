"""json: dumps and loads with every option; errors with positions."""
import json
obj = {"s": "é\"\\\n\u2028😀/", "i": 1, "f": 1.5, "n": None, "t": True, "l": [1, [2, []], {}], "d": {"k": {}}, "t2": (1, 2), 5: "int key", 1.5: "f", None: "none", True: "bool"}
print(json.dumps(obj)); print(json.dumps(obj, ensure_ascii=False, indent=2, sort_keys=False)); print(json.dumps({"b": 1, "a": [1, {"z": 0, "y": 1}]}, sort_keys=True, separators=(",", ":")), json.dumps([1, 2], indent="--"), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[]], indent=1), json.dumps("x"), json.dumps(5), json.dumps(None), json.dumps(float("inf")), json.dumps([float("nan"), -float("inf"), 1e100, -0.0, 1e16, 0.1, 10**30]), json.dumps("\x00\x1f\x7f\ud800"))
class C:
    def __init__(self): self.x = 1
class I(int):
    def __repr__(self): return "I!"
import enum
class E(enum.IntEnum): A = 3
print(json.dumps(C(), default=lambda o: o.__dict__), json.dumps({C: 1} if 0 else {"a": {1, 2}}, default=sorted), json.dumps({(1, 2): 3, "k": 1}, skipkeys=True), json.dumps([I(5), E.A, True]), json.dumps({E.A: 1, I(2): 2, 2.0: 3}))
class Enc(json.JSONEncoder):
    def default(self, o): return {"__complex__": [o.real, o.imag]} if isinstance(o, complex) else super().default(o)
print(json.dumps({"z": 1 + 2j}, cls=Enc), "".join(Enc(indent=1).iterencode([1, {"a": 2j}])), json.JSONEncoder(separators=("; ", " = ")).encode({"a": [1]}))
print(json.loads('{"a": [1, 2.5, -3e2, "x\\u00e9\\n\\ud83d\\ude00", true, false, null, {}, []], "a2": {"n": 1E+2}}'), json.loads(" 5 "), json.loads('"\\ud800"') == "\ud800", json.loads(b'{"b": 1}'), json.loads("[NaN, Infinity, -Infinity]"), json.loads('{"a": 1, "a": 2}'), json.loads("123456789012345678901234567890"), json.loads("1.10", parse_float=str), json.loads("[1]", parse_int=float), json.loads("NaN", parse_constant=lambda c: c), json.loads('{"x": {"y": 1}}', object_hook=lambda d: sorted(d)), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list), json.loads('"a\tb"', strict=False), json.loads("1e400"), json.loads("-0"), json.loads("-0.0"), json.loads(bytearray(b"[]")), json.loads("\ufeff[]".encode("utf-8")) if 0 else "", json.loads('"\u00e9"'.encode("utf-16")))
for s in ("", "{", "[1,", "[1 2]", '{"a" 1}', '{"a": }', "{a: 1}", "'x'", '"abc', '"a\nb"', '"\\x"', '"\\u12"', "tru", "[1,]", '{"a": 1,}', "01", "1.", "+1", ".5", "-", "[1] x", '{"a": 1 "b": 2}', "nul", "\x00", "{1: 2}", '["a\tb"]', "[", "]", '{"a"', '{"a":', '"\\', '[1,\n2,\n  x]', "\ufeff[]", "--1", "1e", "[,1]", "{,}", '"\\uD800\\u"'):
    try: print(repr(s), "=", json.loads(s))
    except json.JSONDecodeError as e: print(repr(s), "->", e, "|", e.msg, e.pos, e.lineno, e.colno)
for f in (lambda: json.dumps({1, 2}), lambda: json.dumps(C()), lambda: json.dumps({(1,): 2}), lambda: json.dumps(b"x"), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.loads(5), lambda: json.loads(None), lambda: json.dumps(1j), lambda: json.loads("[1]", nope=1), lambda: json.dumps([object()]) if 0 else json.dumps([{"a": {"b": [1j]}}]), lambda: json.loads(b"\xff"), lambda: json.dumps({"k": (r := [])} | {"q": r.append(r) or r})):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e, "__notes__", ""))
deep = []; [deep := [deep] for _ in range(500)]; print(len(json.dumps(deep)), json.loads("[" * 400 + "]" * 400).__class__)
import io
f = io.StringIO(); json.dump({"k": [1, 2]}, f, indent=None); f.seek(0); print(f.getvalue(), json.load(f))
data = {"users": [{"id": i, "name": f"u{i}", "tags": ["x"] * i, "score": i / 3} for i in range(20)]}
print(json.loads(json.dumps(data)) == data, len(json.dumps(data)), json.JSONDecoder().raw_decode('[1] tail'), json.dumps(json.loads(json.dumps(data, indent=4, sort_keys=True))) == json.dumps(data, sort_keys=True))
