"""Conway's Life on an unbounded board held in a set; and elementary cellular automata."""
from collections import Counter
def step(live):
    n = Counter((x + dx, y + dy) for x, y in live for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, k in n.items() if k == 3 or k == 2 and c in live}
def parse(text): return {(x, y) for y, row in enumerate(text.split("/")) for x, c in enumerate(row) if c == "#"}
def show(live, w, h, ox=0, oy=0): print("\n".join("".join("#" if (x + ox, y + oy) in live else "." for x in range(w)) for y in range(h)), end="\n\n")
glider = parse(".#./..#/###")
g = glider
for i in range(4): show(g, 5, 5); g = step(g)
print(g == {(x + 1, y + 1) for x, y in glider})
r = parse(".##/##./.#.")
history = [len(r)]
for _ in range(200): r = step(r); history.append(len(r))
print(history[:10], history[-1], max(history))
def period(live, limit=50):
    seen = {}
    for i in range(limit):
        key = frozenset(live)
        if key in seen: return i - seen[key], seen[key]
        seen[key] = i; live = step(live)
for name, p in (("block", "##/##"), ("blinker", "###"), ("toad", ".###/###."), ("beacon", "##../##../..##/..##"), ("pulsar", "..###...###/............./#....#.#....#/#....#.#....#/#....#.#....#/..###...###/............./..###...###/#....#.#....#/#....#.#....#/#....#.#....#/............./..###...###"), ("diehard", "......#./##....../.#...###")): print(name, period(parse(p), 140))
def automaton(rule, width, n):
    row = [0] * width; row[width // 2] = 1
    for _ in range(n):
        print("".join(" #"[c] for c in row).rstrip())
        row = [rule >> (row[i - 1] << 2 | row[i] << 1 | row[(i + 1) % width]) & 1 for i in range(width)]
automaton(90, 33, 16); automaton(30, 41, 12)
class Ant:
    def __init__(self): self.x = self.y = 0; self.dx, self.dy, self.black = 0, -1, set()
    def move(self):
        p = (self.x, self.y)
        if p in self.black: self.dx, self.dy = self.dy, -self.dx; self.black.remove(p)
        else: self.dx, self.dy = -self.dy, self.dx; self.black.add(p)
        self.x += self.dx; self.y += self.dy
a = Ant()
for _ in range(5000): a.move()
print(len(a.black), (a.x, a.y))
