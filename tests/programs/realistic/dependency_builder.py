"""A make-like build system: rules, patterns, staleness by fake clock, parallel levels, cycles, dry runs."""
import re
class BuildError(Exception): pass
class Build:
    def __init__(self, text, files):
        self.rules, self.patterns, self.vars, self.files, self.clock, self.log = {}, [], {}, dict(files), max(files.values(), default=0), []
        target = None
        for n, line in enumerate(text.splitlines(), 1):
            line = line.split("#")[0].rstrip()
            if not line: continue
            if line[0] in " \t":
                if target is None: raise BuildError(f"line {n}: recipe before any rule")
                target["recipe"].append(line.strip())
            elif m := re.fullmatch(r"(\w+)\s*=\s*(.*)", line): self.vars[m[1]] = self.expand(m[2])
            elif m := re.fullmatch(r"(\S+)\s*:\s*(.*)", line):
                target = {"deps": self.expand(m[2]).split(), "recipe": []}
                if "%" in m[1]: self.patterns.append((re.compile(re.escape(m[1]).replace("%", "(.+)")), target))
                else: self.rules[self.expand(m[1])] = target
            else: raise BuildError(f"line {n}: cannot parse {line!r}")
    def expand(self, s, **auto): return re.sub(r"\$\((\w+)\)|\$([@<^*])", lambda m: self.vars.get(m[1], "") if m[1] else auto.get({"@": "at", "<": "first", "^": "all", "*": "stem"}[m[2]], ""), s)
    def rule(self, t):
        if t in self.rules: return self.rules[t], ""
        for pat, r in self.patterns:
            if m := pat.fullmatch(t): return {"deps": [d.replace("%", m[1]) for d in r["deps"]], "recipe": r["recipe"]}, m[1]
        return None, ""
    def make(self, t, trail=(), dry=False):
        if t in trail: raise BuildError("cycle: " + " <- ".join(trail[trail.index(t):] + (t,)))
        r, stem = self.rule(t)
        if r is None:
            if t in self.files: return False
            raise BuildError(f"no rule to make {t}" + (f", needed by {trail[-1]}" if trail else ""))
        changed = [self.make(d, trail + (t,), dry) for d in r["deps"]]
        stale = t not in self.files or any(changed) or any(self.files.get(d, 0) > self.files[t] for d in r["deps"])
        if stale:
            for c in r["recipe"]: self.log.append(("would " if dry else "") + self.expand(c, at=t, first=r["deps"][0] if r["deps"] else "", all=" ".join(r["deps"]), stem=stem))
            if not dry: self.clock += 1; self.files[t] = self.clock
        return stale
    def levels(self, t):
        depth = {}
        def visit(x): r, _ = self.rule(x); depth[x] = 1 + max((visit(d) for d in r["deps"]), default=0) if r else 0; return depth[x]
        visit(t); out = {}
        for x, d in depth.items(): out.setdefault(d, []).append(x)
        return {d: sorted(xs) for d, xs in sorted(out.items())}
MAKE = """
CC = gcc   # compiler
FLAGS = -O2 -Wall
OBJS = main.o util.o
app: $(OBJS)
\t$(CC) -o $@ $^
%.o: %.c defs.h
\t$(CC) $(FLAGS) -c $< -o $@   # $* compiled
\techo built $*
doc: app README
\tmkdoc $<
"""
files = {"main.c": 1, "util.c": 2, "defs.h": 3, "README": 1}
b = Build(MAKE, files); b.make("doc"); print(*b.log, sep="\n"); b.log.clear(); print(b.make("doc"), b.log); b.files["util.c"] = 99; b.clock = 99; b.make("app", dry=True); print(b.log); b.log.clear(); b.make("doc"); print(b.log, b.levels("doc"))
for text, t in ((MAKE, "nope"), ("a: b\n\tx\nb: a\n\ty", "a"), ("\trecipe", "a"), ("junk line here", "a"), ("a: missing\n\tx", "a")):
    try: Build(text, files).make(t)
    except BuildError as e: print(e)
