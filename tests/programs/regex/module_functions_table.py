"""Every module-level function and flag on one table of inputs."""
import re
pats = [("a", 0), ("A", re.I), ("^b", re.M), (".", re.S), (r"\w", re.A), (" a b ", re.X), ("(x)(y)?", 0), ("", 0)]
texts = ["", "a", "abc", "b\nb", "éa", "ab", "xyx", "A\nB"]
for p, f in pats:
    for t in texts: print(repr(p), int(f), repr(t), [m.span() if (m := fn(p, t, f)) else None for fn in (re.match, re.search, re.fullmatch)], re.findall(p, t, f), re.split(p, t, 0, f) if 0 else re.split(p, t, flags=f), re.sub(p, "_", t, flags=f), [m.span() for m in re.finditer(p, t, f)])
