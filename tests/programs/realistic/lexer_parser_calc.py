"""A calculator: tokenizer, precedence-climbing parser, evaluator with variables and functions."""
import math, operator
class Token:
    __slots__ = ("kind", "text", "pos")
    def __init__(self, kind, text, pos): self.kind, self.text, self.pos = kind, text, pos
    def __repr__(self): return f"{self.kind}:{self.text}"
class CalcError(Exception):
    def __init__(self, message, pos): super().__init__(f"{message} at {pos}"); self.pos = pos
def tokenize(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace(): i += 1; continue
        j = i
        if c.isdigit() or c == ".":
            while j < len(s) and (s[j].isdigit() or s[j] in ".eE" or (s[j] in "+-" and s[j - 1] in "eE")): j += 1
            yield Token("num", s[i:j], i)
        elif c.isalpha() or c == "_":
            while j < len(s) and (s[j].isalnum() or s[j] == "_"): j += 1
            yield Token("name", s[i:j], i)
        elif s[i:i + 2] in ("**", "//", "<=", ">=", "=="):
            j = i + 2; yield Token("op", s[i:j], i)
        elif c in "+-*/%()=<>,":
            j = i + 1; yield Token("op", c, i)
        else: raise CalcError(f"unexpected {c!r}", i)
        i = j
    yield Token("end", "", len(s))
BINARY = {"==": (1, operator.eq), "<": (1, operator.lt), ">": (1, operator.gt), "+": (2, operator.add), "-": (2, operator.sub), "*": (3, operator.mul), "/": (3, operator.truediv), "//": (3, operator.floordiv), "%": (3, operator.mod), "**": (5, operator.pow)}
FUNCS = {"sqrt": math.sqrt, "max": max, "min": min, "abs": abs, "hyp": lambda a, b: math.hypot(a, b)}
class Parser:
    def __init__(self, text, env): self.tokens, self.i, self.env = list(tokenize(text)), 0, env
    @property
    def tok(self): return self.tokens[self.i]
    def take(self, text=None):
        t = self.tok
        if text is not None and t.text != text: raise CalcError(f"expected {text!r}, got {t.text!r}", t.pos)
        self.i += 1
        return t
    def statement(self):
        if self.tok.kind == "name" and self.tokens[self.i + 1].text == "=":
            name = self.take().text; self.take("=")
            self.env[name] = v = self.expr(0)
        else: v = self.expr(0)
        if self.tok.kind != "end": raise CalcError(f"trailing {self.tok.text!r}", self.tok.pos)
        return v
    def expr(self, level):
        left = self.unary()
        while self.tok.text in BINARY and BINARY[self.tok.text][0] >= level and self.tok.kind == "op":
            op = self.take().text
            prec, fn = BINARY[op]
            right = self.expr(prec if op == "**" else prec + 1)
            try: left = fn(left, right)
            except ZeroDivisionError: raise CalcError("division by zero", self.tok.pos) from None
        return left
    def unary(self):
        if self.tok.text in ("-", "+") and self.tok.kind == "op": return -self.expr(4) if self.take().text == "-" else self.expr(4)
        return self.atom()
    def atom(self):
        t = self.take()
        if t.kind == "num":
            try: return int(t.text) if t.text.isdigit() else float(t.text)
            except ValueError: raise CalcError(f"bad number {t.text!r}", t.pos) from None
        if t.text == "(": v = self.expr(0); self.take(")"); return v
        if t.kind == "name":
            if self.tok.text == "(":
                self.take(); args = []
                while self.tok.text != ")":
                    args.append(self.expr(0))
                    if self.tok.text == ",": self.take()
                self.take(")")
                if t.text not in FUNCS: raise CalcError(f"no function {t.text}", t.pos)
                return FUNCS[t.text](*args)
            if t.text in self.env: return self.env[t.text]
            raise CalcError(f"undefined {t.text}", t.pos)
        raise CalcError(f"unexpected {t.text or 'end'!r}", t.pos)
env = {"pi": math.pi}
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "7 // 2 + 7 % 3", "x = 4 * (2 + 1)", "y = x / 8", "sqrt(x + 4) * y", "max(1, x, min(50, 60))", "1.5e3 + .5", "hyp(3, 4) == 5", "x < y", "2 * pi > 6", "1 / 0", "(1", "1 +", "3 $ 4", "z + 1", "f(2)", "1 2", "1..2", ")", ""]:
    try: print(f"{line:<24} = {Parser(line, env).statement()}")
    except CalcError as e: print(f"{line:<24} ! {e}")
print(env["x"], list(tokenize("a+1")))
