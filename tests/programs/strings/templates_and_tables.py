"""Building reports with every alignment tool: ljust, format, textwrap, tabulate by hand, boxes, trees, progress bars."""
import textwrap
rows = [("name", "qty", "price", "note"), ("apple", 3, 1.5, "fresh"), ("watermelon", 12, 0.255, "very heavy é"), ("日本梨", 7, 12.0, "")]
def width(s): return sum(2 if ord(c) > 0x2E80 else 1 for c in s)
def cell(v, w):
    if isinstance(v, float): return f"{v:>{w}.2f}"
    if isinstance(v, int): return f"{v:>{w},}"
    return v + " " * (w - width(v))
ws = [max(width(f"{r[i]:.2f}" if isinstance(r[i], float) else str(r[i])) for r in rows) for i in range(4)]
print("+" + "+".join("-" * (w + 2) for w in ws) + "+")
for k, r in enumerate(rows):
    print("|" + "|".join(f" {cell(v, w)} " for v, w in zip(r, ws)) + "|")
    if k == 0: print("+" + "+".join("=" * (w + 2) for w in ws) + "+")
print("+" + "+".join("-" * (w + 2) for w in ws) + "+")
def box(text, w=30, style="─│┌┐└┘"):
    h, v, a, b, c, d = style
    body = [l for p in text.split("\n") for l in (textwrap.wrap(p, w - 4) or [""])]
    return "\n".join([a + h * (w - 2) + b, *(f"{v} {l:<{w - 4}} {v}" for l in body), c + h * (w - 2) + d])
print(box("A short text that is wrapped inside a box.\n\nSecond paragraph."), box("ascii", 12, "-|++++"), sep="\n")
def tree(d, prefix=""):
    for i, (k, v) in enumerate(d.items()):
        last = i == len(d) - 1
        yield f"{prefix}{'└── ' if last else '├── '}{k}"
        if isinstance(v, dict): yield from tree(v, prefix + ("    " if last else "│   "))
print(*tree({"src": {"a.py": 1, "lib": {"b.py": 2, "c.py": 3}}, "docs": {}, "README": 0}), sep="\n")
def bar(x, n=20): f = x * n; return f"[{'█' * int(f)}{'▌' if f % 1 >= 0.5 else ''}{' ' * (n - int(f) - (f % 1 >= 0.5))}] {x:>6.1%}"
for x in (0, 0.123, 0.5, 0.98, 1): print(bar(x))
def hist(data):
    top = max(data.values())
    for level in range(top, 0, -1): print(f"{level:>2} " + " ".join("#" if v >= level else " " for v in data.values()))
    print("   " + " ".join(data))
hist({"a": 3, "b": 1, "c": 4, "d": 2})
def spark(xs): lo, hi = min(xs), max(xs); return "".join("▁▂▃▄▅▆▇█"[int((x - lo) / (hi - lo) * 7)] for x in xs)
print(spark([1, 5, 22, 13, 53, 42, 7]), spark(range(8)))
money = lambda v: f"{'-' if v < 0 else ''}${abs(v):,.2f}"
print([money(v) for v in (0, 1234.5, -99.999, 1e6)], "{:>12}|{:^12}|{:<12}|".format("right", "centre", "left"), "%-10s|%10s|%010.3f" % ("l", "r", 3.14159), f"{'x':.^11}", "{0:{fill}{align}{w}}".format("mid", fill="~", align="^", w=9), "{:,}".format(10**12), "{:e}".format(12345.678), "{:.3g}".format(0.00012345), f"{255:#06x} {255:08b} {-255:+,d}")
def plural(n, w): return f"{n} {w}{'s' * (n != 1)}"
def listing(xs, conj="and"): return "" if not xs else xs[0] if len(xs) == 1 else f"{', '.join(xs[:-1])} {conj} {xs[-1]}"
def ordinal(n): return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
def human(n):
    for u in "B KB MB GB".split():
        if n < 1024 or u == "GB": return f"{n:.1f}{u}" if u != "B" else f"{n}B"
        n /= 1024
def dur(s): m, s = divmod(s, 60); h, m = divmod(m, 60); return f"{h}:{m:02}:{s:02}" if h else f"{m}:{s:02}"
print([plural(n, "cat") for n in range(3)], listing([]), listing(["a"]), listing(["a", "b"]), listing(list("abc"), "or"), [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 21, 101, 111)], [human(n) for n in (0, 1023, 1024, 1536, 10**7, 10**12)], [dur(s) for s in (5, 65, 3661)])
print(textwrap.indent(textwrap.dedent("""\
    def f():
        return 1
    """), ">>> "), "\n".join(f"{i:>3}: {l}" for i, l in enumerate("one\n two\n\nfour".split("\n"), 1)), "columns".expandtabs(4), "a\tb\tccc\td".expandtabs(5), sep="\n")
cal = [["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]] + [[f"{d:2}" if 0 < d < 31 else "  " for d in range(w * 7 - 2, w * 7 + 5)] for w in range(5)]
print("\n".join(" ".join(r) for r in cal))
