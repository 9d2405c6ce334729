"""Brainf*** compiler, Turing machine, L-systems, a Forth, cellular turing tarpit, RPN."""
def bf(src, inp=""):
    jump, stack, tape, out, p, i, it = {}, [], [0] * 300, [], 0, 0, iter(inp)
    for k, c in enumerate(src):
        if c == "[": stack.append(k)
        elif c == "]": j = stack.pop(); jump[k], jump[j] = j, k
    while i < len(src):
        match src[i]:
            case ">": p += 1
            case "<": p -= 1
            case "+": tape[p] = (tape[p] + 1) % 256
            case "-": tape[p] = (tape[p] - 1) % 256
            case ".": out.append(chr(tape[p]))
            case ",": tape[p] = ord(next(it, "\0"))
            case "[" if not tape[p]: i = jump[i]
            case "]" if tape[p]: i = jump[i]
        i += 1
    return "".join(out)
print(bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."), bf(",[.,]", "echo!"), bf(">,[>,]<[.<]", "reverse"))
def turing(rules, tape, state="q0", limit=1000):
    cells, pos, n = dict(enumerate(tape)), 0, 0
    while state != "halt" and n < limit:
        state, w, mv = rules[state, cells.get(pos, "_")]
        cells[pos] = w; pos += {"R": 1, "L": -1, "N": 0}[mv]; n += 1
    return "".join(cells[k] for k in sorted(cells)).strip("_"), n, state
inc = {("q0", "0"): ("q0", "0", "R"), ("q0", "1"): ("q0", "1", "R"), ("q0", "_"): ("c", "_", "L"), ("c", "1"): ("c", "0", "L"), ("c", "0"): ("halt", "1", "N"), ("c", "_"): ("halt", "1", "N")}
print(turing(inc, "1011"), turing(inc, "111"), turing(inc, ""))
beaver = {("a", "_"): ("b", "1", "R"), ("a", "1"): ("b", "1", "L"), ("b", "_"): ("a", "1", "L"), ("b", "1"): ("c", "_", "L"), ("c", "_"): ("halt", "1", "R"), ("c", "1"): ("d", "1", "L"), ("d", "_"): ("d", "1", "R"), ("d", "1"): ("a", "_", "R")}
r = turing(beaver, "", "a"); print(r[0].count("1"), r[1])
def lsys(axiom, rules, n):
    for _ in range(n): axiom = "".join(rules.get(c, c) for c in axiom)
    return axiom
print(lsys("A", {"A": "AB", "B": "A"}, 7), len(lsys("F", {"F": "F+F-F-F+F"}, 5)), lsys("FX", {"X": "X+YF+", "Y": "-FX-Y"}, 4))
class Forth:
    def __init__(self):
        self.st, self.words, self.out = [], {}, []
        b = lambda f: lambda: (lambda y, x: self.st.append(f(x, y)))(self.st.pop(), self.st.pop())
        self.prim = {"+": b(lambda x, y: x + y), "-": b(lambda x, y: x - y), "*": b(lambda x, y: x * y), "/": b(lambda x, y: x // y), "mod": b(lambda x, y: x % y), "<": b(lambda x, y: -(x < y)), "=": b(lambda x, y: -(x == y)), "dup": lambda: self.st.append(self.st[-1]), "drop": lambda: self.st.pop(), "swap": lambda: self.st.append(self.st.pop(-2)), "over": lambda: self.st.append(self.st[-2]), "rot": lambda: self.st.append(self.st.pop(-3)), ".": lambda: self.out.append(str(self.st.pop())), "emit": lambda: self.out.append(chr(self.st.pop()))}
    def run(self, src):
        toks = src.split(); i = 0
        while i < len(toks):
            if toks[i] == ":": j = toks.index(";", i); self.words[toks[i + 1]] = toks[i + 2:j]; i = j + 1; continue
            i = self.step(toks, i)
        return " ".join(self.out), self.st
    def skip(self, toks, i, *ends):
        depth = 0
        while True:
            i += 1
            if toks[i] in ("if", "begin"): depth += 1
            elif depth == 0 and toks[i] in ends: return i
            elif toks[i] in ("then", "until"): depth -= 1
    def block(self, toks):
        i = 0
        while i < len(toks): i = self.step(toks, i)
    def step(self, toks, i):
        t = toks[i]
        if t == "if":
            if not self.st.pop(): i = self.skip(toks, i, "else", "then")
        elif t == "else": i = self.skip(toks, i, "then")
        elif t in ("then", "begin"): pass
        elif t == "until":
            if not self.st.pop():
                depth = 1
                while depth: i -= 1; depth += (toks[i] == "until") - (toks[i] == "begin")
        elif t in self.words: self.block(self.words[t])
        elif t in self.prim: self.prim[t]()
        else:
            try: self.st.append(int(t))
            except ValueError: raise NameError(f"unknown word {t}") from None
        return i + 1
f = Forth(); print(f.run(": sq dup * ; : fact dup 2 < if drop 1 else dup 1 - fact * then ; 5 sq . 10 fact . 3 begin dup . 1 - dup 0 = until drop : gcd dup 0 = if drop else swap over mod gcd then ; 48 36 gcd . 72 emit 1 2 3 rot"))
for bad in ("nope", "+", "1 0 /"):
    try: print(Forth().run(bad))
    except (NameError, IndexError, ZeroDivisionError) as e: print(type(e).__name__, e)
def rpn(s):
    st = []
    for t in s.split(): st.append(float(t) if t.lstrip("-").replace(".", "", 1).isdigit() else (lambda b, a: {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b if b else float("inf"), "^": lambda: a**b}[t]())(st.pop(), st.pop()))
    return st
def shunt(s):
    prec, out, ops = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}, [], []
    for t in s.replace("(", " ( ").replace(")", " ) ").split():
        if t in prec:
            while ops and ops[-1] != "(" and (prec[ops[-1]] > prec[t] or prec[ops[-1]] == prec[t] and t != "^"): out.append(ops.pop())
            ops.append(t)
        elif t == "(": ops.append(t)
        elif t == ")":
            while ops[-1] != "(": out.append(ops.pop())
            ops.pop()
        else: out.append(t)
    return " ".join(out + ops[::-1])
for e in ("3 + 4 * 2 / ( 1 - 5 ) ^ 2 ^ 3", "1 - 2 - 3", "(1 + 2) * (3 + 4)", "2 ^ 3 ^ 2"): print(shunt(e), rpn(shunt(e)))
