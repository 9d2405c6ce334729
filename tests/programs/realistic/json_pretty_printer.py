"""A JSON parser and pretty-printer written by hand, compared with the json module."""
import json
class JSONError(ValueError): pass
class Parser:
    def __init__(self, s): self.s, self.i = s, 0
    def fail(self, msg): line = self.s.count("\n", 0, self.i) + 1; raise JSONError(f"{msg} at line {line} column {self.i - self.s.rfind(chr(10), 0, self.i)}")
    def ws(self):
        while self.i < len(self.s) and self.s[self.i] in " \t\r\n": self.i += 1
    def peek(self): self.ws(); return self.s[self.i] if self.i < len(self.s) else ""
    def expect(self, c):
        if self.peek() != c: self.fail(f"expected {c!r}")
        self.i += 1
    def value(self):
        c = self.peek()
        if c == "{": return self.obj()
        if c == "[": return self.arr()
        if c == '"': return self.string()
        for word, v in (("true", True), ("false", False), ("null", None)):
            if self.s.startswith(word, self.i): self.i += len(word); return v
        if c and c in "-0123456789": return self.number()
        self.fail(f"unexpected {c!r}" if c else "unexpected end")
    def items(self, close, one):
        self.i += 1; out = []
        if self.peek() == close: self.i += 1; return out
        while True:
            out.append(one())
            if self.peek() == close: self.i += 1; return out
            self.expect(",")
    def obj(self):
        def pair():
            if self.peek() != '"': self.fail("expected a string key")
            k = self.string(); self.expect(":")
            return k, self.value()
        return dict(self.items("}", pair))
    def arr(self): return self.items("]", self.value)
    def string(self):
        self.i += 1; out = []
        while True:
            if self.i >= len(self.s): self.fail("unterminated string")
            c = self.s[self.i]; self.i += 1
            if c == '"': return "".join(out)
            if c == "\\":
                e = self.s[self.i]; self.i += 1
                if e == "u":
                    code = int(self.s[self.i:self.i + 4], 16); self.i += 4
                    if 0xD800 <= code < 0xDC00 and self.s[self.i:self.i + 2] == "\\u":
                        low = int(self.s[self.i + 2:self.i + 6], 16); self.i += 6
                        code = 0x10000 + (code - 0xD800 << 10) + low - 0xDC00
                    out.append(chr(code))
                elif e in '"\\/bfnrt': out.append({"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}.get(e, e))
                else: self.fail(f"bad escape \\{e}")
            elif c < " ": self.fail("control character")
            else: out.append(c)
    def number(self):
        j = self.i
        while j < len(self.s) and self.s[j] in "+-0123456789.eE": j += 1
        text = self.s[self.i:j]
        try: v = int(text) if text.lstrip("-").isdigit() else float(text)
        except ValueError: self.fail(f"bad number {text}")
        self.i = j
        return v
    def parse(self):
        v = self.value()
        if self.peek(): self.fail("extra data")
        return v
def pretty(v, indent=0, width=40):
    flat = json.dumps(v, ensure_ascii=False)
    if len(flat) + indent <= width or not isinstance(v, (list, dict)) or not v: return flat
    pad, inner = " " * indent, " " * (indent + 2)
    if isinstance(v, dict): body = [f"{inner}{json.dumps(k)}: {pretty(x, indent + 2, width)}" for k, x in v.items()]
    else: body = [inner + pretty(x, indent + 2, width) for x in v]
    o, c = "{}" if isinstance(v, dict) else "[]"
    return o + "\n" + ",\n".join(body) + "\n" + pad + c
text = ' {"name": "Caf\\u00e9 \\ud83d\\ude00", "list": [1, -2.5e3, true, null, [], {}], "nested": {"deep": {"deeper": ["x", "y", {"z": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}]}}, "esc": "a\\n\\t\\"q\\"\\\\/"}'
v = Parser(text).parse()
print(v == json.loads(text)); print(pretty(v)); print(json.loads(pretty(v)) == v)
for bad in ("", "{", "[1,]", '{"a" 1}', "{1: 2}", "tru", "[1 2]", '"abc', '"\\q"', "1 2", "-", "[\n1,\n x]", '"a\nb"', "nul", "1.2.3"):
    try: print(Parser(bad).parse())
    except JSONError as e: print(repr(bad), "->", e)
