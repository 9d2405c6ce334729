"""State machines: a turnstile table, a protocol as coroutine, a regex matcher by NFA, a traffic light."""
from enum import Enum, auto
class S(Enum): LOCKED = auto(); OPEN = auto(); BROKEN = auto()
TABLE = {(S.LOCKED, "coin"): (S.OPEN, "unlock"), (S.LOCKED, "push"): (S.LOCKED, "buzz"), (S.OPEN, "push"): (S.LOCKED, "lock"), (S.OPEN, "coin"): (S.OPEN, "thanks")}
def turnstile(events):
    s = S.LOCKED
    for e in events:
        match s, e:
            case S.BROKEN, "repair": s, a = S.LOCKED, "fixed"
            case S.BROKEN, _: a = "ignored"
            case _, "kick": s, a = S.BROKEN, "crash"
            case key: s, a = TABLE.get(key, (s, "?"))
        yield e, a, s.name
print(*turnstile("coin push push coin coin kick coin repair push jump".split()), sep="\n")
def protocol():
    user = None
    reply = "hello"
    while True:
        line = yield reply
        match line.split():
            case ["USER", name]: user, reply = name, "need password"
            case ["PASS", pw] if user and pw == user[::-1]: reply = yield from session(user); user = None
            case ["PASS", _]: reply = "denied"
            case ["QUIT"]: return "bye"
            case [cmd, *_]: reply = f"unknown {cmd}"
            case []: reply = "empty"
def session(user):
    n, reply = 0, f"welcome {user}"
    while True:
        line = yield reply
        n += 1
        if line == "LOGOUT": return f"{user} did {n} commands"
        reply = line.lower()
p = protocol(); print(next(p))
for l in ("PASS x", "USER bob", "PASS nope", "PASS bob", "ECHO This", "LOGOUT", "", "NOOP 1"): print(l, "->", p.send(l))
try: p.send("QUIT")
except StopIteration as e: print(e.value)
class NFA:
    def __init__(self, pattern): self.n, self.edges, self.eps = 0, {}, {}; self.start, self.end = self.build(self.parse(list(pattern)))
    def new(self): self.n += 1; return self.n
    def parse(self, t):
        alts, seq = [], []
        while t and t[0] != ")":
            c = t.pop(0)
            if c == "|": alts.append(seq); seq = []; continue
            atom = self.parse(t) if c == "(" else ("any",) if c == "." else ("ch", t.pop(0) if c == "\\" else c)
            if c == "(": t.pop(0)
            while t and t[0] in "*+?": atom = (t.pop(0), atom)
            seq.append(atom)
        alts.append(seq)
        return ("alt", alts)
    def link(self, a, b, c=None): (self.eps.setdefault(a, []).append(b) if c is None else self.edges.setdefault(a, []).append((c, b)))
    def build(self, node):
        s, e = self.new(), self.new()
        match node:
            case ("ch", c): self.link(s, e, c)
            case ("any",): self.link(s, e, ...)
            case ("alt", alts):
                for seq in alts:
                    cur = s
                    for x in seq: a, b = self.build(x); self.link(cur, a); cur = b
                    self.link(cur, e)
            case (q, x):
                a, b = self.build(x); self.link(s, a); self.link(b, e)
                if q in "*?": self.link(s, e)
                if q in "*+": self.link(b, a)
        return s, e
    def close(self, states):
        stack, seen = list(states), set(states)
        while stack:
            for t in self.eps.get(stack.pop(), ()):
                if t not in seen: seen.add(t); stack.append(t)
        return seen
    def match(self, s):
        cur = self.close({self.start})
        for ch in s: cur = self.close({t for st in cur for c, t in self.edges.get(st, ()) if c is ... or c == ch})
        return self.end in cur
import re
for pat in ("a*b", "(ab|cd)+", "a?b+c*", ".*x.", "(a|b)*abb", "a\\*b", "((a*)b)*c?", ""):
    n = NFA(pat); words = ["", "b", "ab", "aab", "abcd", "cdab", "bbc", "axb", "xx", "ababb", "a*b", "aabab", "c", "abbc"]
    print(pat, [w for w in words if n.match(w)], all(n.match(w) == bool(re.fullmatch(pat, w)) for w in words))
print(NFA("(a*)*b").match("a" * 200), NFA("(x+x+)+y").match("x" * 100 + "y"))
def lights():
    while True:
        for colour, t in (("green", 3), ("yellow", 1), ("red", 2)):
            for _ in range(t): yield colour
l = lights(); print("".join(next(l)[0] for _ in range(15)))
