"""re.sub with functions: counters, state machines, nested templates, case preservation, numbering."""
import re
n = iter(range(1, 100))
print(re.sub(r"^", lambda m: f"{next(n)}: ", "a\nb\nc", flags=re.M), re.sub(r"\bfoo\b", lambda m: m[0].upper(), "foo food foo"), re.sub(r"(?P<d>\d+)", lambda m: f"<{int(m['d']) * 2}@{m.start()}>", "a1b22"))
def keep_case(new):
    def f(m):
        o = m[0]
        return new.upper() if o.isupper() else new.title() if o[0].isupper() else new.lower()
    return f
print(re.sub("cat", keep_case("dog"), "cat Cat CAT cAT", flags=re.I))
def expand(s, env, depth=0):
    if depth > 5: raise RecursionError("too deep")
    return re.sub(r"\$(\w+)|\$\{(\w+)(?::-([^}]*))?\}|\$\$", lambda m: "$" if m[0] == "$$" else expand(str(env.get(m[1] or m[2], m[3] if m[3] is not None else f"<{m[1] or m[2]}?>")), env, depth + 1), s)
print(expand("$a ${b} ${c:-dflt} $zz $$5 ${d}", {"a": 1, "b": "$a$a", "d": "x${b}y"}))
try: expand("$r", {"r": "$r"})
except RecursionError as e: print(e)
out = []
def tok(m): out.append((m.lastgroup, m[0])); return ""
rest = re.sub(r"(?P<num>\d+)|(?P<id>[a-z]\w*)|(?P<ws>\s+)", tok, "x1 = 42 + y"); print([t for t in out if t[0] != "ws"], rest)
print(re.subn("a", lambda m: "b", "aaa", count=2), re.sub("", lambda m: str(m.start()), "abc"), re.sub(r"(a)|(b)", lambda m: f"{m.lastindex}{m.groups('-')}", "ab"), re.sub(r".", lambda m: m.expand(r"\g<0>\g<0>"), "xyz"), re.sub(r"(?<=\w)(?=[A-Z])", " ", "helloWorldFooBar"), re.sub(r"\s*([,;])\s*", r"\1 ", "a ,b;c , d"), re.sub(r"(\w+)@(\w+)\.com", r"\2.\1", "me@site.com"), re.sub(r"<(\w+)>(.*?)</\1>", lambda m: f"[{m[1]}:{re.sub('x', 'y', m[2])}]", "<b>xx</b><i>x</i>"))
for bad in (lambda: re.sub("a", lambda m: 5, "a"), lambda: re.sub("a", lambda: "x", "a"), lambda: re.sub("a", lambda m: 1 / 0, "a"), lambda: re.sub("a", lambda m: m["q"], "a"), lambda: re.sub("a", lambda m: None, "a"), lambda: re.sub(b"a", lambda m: "x", b"a")):
    try: print(repr(bad()))
    except Exception as e: print(type(e).__name__, e)
def md_table(s):
    rows = [[c.strip() for c in re.split(r"(?<!\\)\|", l.strip().strip("|"))] for l in s.strip().splitlines() if not re.fullmatch(r"[\s|:-]+", l)]
    return [[re.sub(r"\\\|", "|", re.sub(r"`([^`]+)`", r"<\1>", c)) for c in r] for r in rows]
print(md_table("| a | b |\n|---|:-:|\n| `x` | y \\| z |"))
def camel(s): return re.sub(r"[-_\s]+(.)?", lambda m: (m[1] or "").upper(), s)
def snake(s): return re.sub(r"(?<=[a-z0-9])([A-Z])|(?<=[A-Z])([A-Z])(?=[a-z])", lambda m: "_" + m[0], s).lower()
print([camel(x) for x in ("foo-bar_baz qux", "a", "x__y")], [snake(x) for x in ("fooBarBaz", "HTTPServerError", "x1Y2")], re.sub(r"(?m)^\s*#.*\n?", "", "a\n# c\n  # d\nb"), re.sub(r"(['\"])(.*?)\1", lambda m: m[2][::-1], "say 'abc' \"d'e\""), re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), r"a\nb\t\\c\q").__repr__(), re.sub(r"%([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), "a%20b%2Fc"), re.sub(r"[^\x00-\x7f]", lambda m: f"&#{ord(m[0])};", "é😀x"))
