"""f-strings with all quote styles, nesting, backslashes, comments and multi-line expressions (3.12 grammar)."""
n, d, l = 5, {"a b": 1, 'q': "x"}, ["p", "q"]
print(f"{d["a b"]} {d['q']} {f"{f"{n}"}"} {'\n'.join(l)!r} {"\t"} {'"'} {"'"}")
print(f'{d['q']} {f'{n:{'>'}{n + 1}}'}|{"it's"} {'say "hi"'}')
print(f"""{'''triple''' + "x"} {
    n  # a comment
    + 1
} {"""nested triple"""} end""")
print(f"{l[0]}{l[-1]!r:>5}{l!s}{n:0{n}d}{n:{'<' if n else '>'}{n}}|{n:,}{1e6:,.0f}")
print(f"{{}}{{{n}}}{{n}}}}{{{{", f"{n}{{}}", f"{'{'}{'}'}", rf"\{n}\n{'\n'!r}", f"\{n}" if 0 else "", Rf"{n}\t", fR"{d['q']}\d")
print(f"{(lambda x: x + 1)(n)} {(lambda: 'paren')()} {[x for x in 'ab']} { {1, 2} } { {'k': 'v'}['k'] } {n if n > 3 else -n} {n and 'y' or 'n'} {not n} {n in [5]} {n == 5 != 6} {(y := n * 2)}{y}")
print(f"{n!r}{n!s}{n!a}{'é'!a:>8}{n!r:^5}{'é'!r:_<6}", f"{n=}", f"{n = }", f"{n=!r:>4}", f"{l[0]=}", f"{n:=+5}", f"{d=}", f"{ n+1 = :>5}")
print(f"a" "b" f"{n}" 'c' rf"\d{n}", ("x" f"{n}"
    "y"), f"" "" f"{''}", "{n}" f"{n}" "{n}")
w, p, v = 10, 3, 3.14159265
print(f"{v:{w}.{p}}|{v:<{w}.{p}f}|{v:*^{w + 2}.{p - 1}e}|{v:{'+' if v > 0 else ''}{'.2f'}}|{'s':{'>'}{w // 2}}")
import datetime
dt = datetime.datetime(2024, 5, 6, 7, 8, 9)
print(f"{dt:%Y-%m-%d %H:%M:%S} {dt:%A, %d %B} {dt!s:>25} {dt.date():%j} {dt:{'%d'}/{'%m'}}")
class T:
    def __format__(self, s): return f"[{s}]"
t = T(); print(f"{t:a:b}{t:{n}:{n}}{t:{{}}}" if 0 else f"{t:a:b}{t:{n}:{n}}{t:!r}{t: x }{t:'q'}")
def deep(k): return f"<{deep(k - 1) if k else '.'}>"
print(deep(4), f"{f"{f"{f"{f"{1 + 1}"}"}"}"}")
print(f"{n:d}{n:b}{n:x}{n:o}{n:c}{n:e}{n:g}{n:%}", f"{True:d} {True} {None} {...}", f"{1_000:_} {0xff:#x} {0b11:08b}", f"{'%d' % n}{'{}'.format(n)}")
async def co(): return f"{await inner()}"
async def inner(): return "awaited"
try: co().send(None)
except StopIteration as e: print(e.value)
def g(): x = yield f"{(yield 1)}"; return f"{x}"
gg = g(); print(next(gg), gg.send("s"))
try: gg.send("end")
except StopIteration as e: print(e.value)
print(f"{'a' 'b'}{'c'}" f'{"d"}', f"{n}" % (), f"%{n}" % 1 if 0 else "", f"{n}".join(l), f"{l}"[0], f"{n}" * 2, f"{n}" == "5", {f"{n}": 1}, [f"{i}" for i in range(2)], f"{n}{n!r}".upper().encode())
