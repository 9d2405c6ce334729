"""f-strings: expressions, conversions, specs, self-documenting, nesting."""
x, y, s = 42, 3.14159, "text"
d = {"k": [1, 2]}
print(f"{x} {y:.2f} {s!r} {s!s} {'é'!a} {x:>6}|{s:*^10}|{x:#x} {x:,} {d['k'][1]}")
print(f"{x=} {y=:.1f} {s=!s} {x + 1 = } { x = } {d['k']=}")
print(f"{{literal}} {{{x}}} {x}}}" f" {'concat'}" " plain " rf"\n{x}" F"{x}")
print(f"{'nested ' + f'{x + 1} {f"{y:.0f}"}'}", f"{x:{x // 4}}|{s:{'>'}{10}}|{y:{'.' + str(2)}f}")
print(f"""multi
line {x
+ 1} {
s}""")
print(f"{(lambda v: v * 2)(x)} {[i for i in range(3)]} {x if x > 1 else y} {({'a': 1})['a']} {x:d}{s[0]}{s[::-1]}")
print(f"{x!r:>5} {s!r:_<8} {x:05d} {-x:+} {x: } {0.5:%} {1e10:e} {1234567.891:,.2f} {255:b} {255:o} {255:X} {x:c}")
print(f"{None} {True} {...} {()} {[]} {len(s)} {s.upper()} {print}"[:40])
print(f"{'\n'}", f"{"same quotes"}", f'{'a' 'b'}', f"{"\t".join("ab")}")
class F:
    def __format__(self, spec): return f"<{spec}>"
    def __repr__(self): return "F!"
    def __str__(self): return "str F"
f = F()
print(f"{f} {f!r} {f!s} {f:abc} {f!r:>6} {f:{x}{s}} {f:%Y-%m-%d} {f=} {f=:q} {f=!s}")
import datetime
print(f"{datetime.date(2024, 2, 29):%A %d %B %Y} {datetime.datetime(2024, 1, 2, 3, 4, 5):%H:%M}")
def fn(a, *, b=1): return f"{a}{b}"
print(f"{fn(1, b=2)} {fn('x')}" f"{x}" "!")
print(f"{x,} {x, y} {*[1, 2],} {(x)} {x:<5}{y:>8.3f}|")
print(f"{x!r}" == repr(x), f"" == "", f"{''}" == "", f"a{'b'}c{'d'}e")
print(f"{3.0:.0f} {2.5:.0f} {1e100} {1/3:.3g} {1e-7} {100000000.0:g} {5:5.1f}|{True:d} {True:>5}")
print(f"\N{GREEK SMALL LETTER ALPHA} \x41 {'\N{BULLET}'} \u00e9 {x}\
continued")
y = 10
print(f"{(z := y * 2)} {z}", f"{y:=+5}", f"{y!s:=>5}", f"{y:=^5}" if 0 else "")
print(f"{'a' if True else 'b':>3}", f"{not x}", f"{x == 42}", f"{x!=42}", f"{x >= 1 <= 3}", f"{x < 50}", f"{-x}", f"{~x}", f"{x ** 2}", f"{x @ y if 0 else 1}")
value = decimal = 12.34567
width, precision = 10, 4
print(f"result: {value:{width}.{precision}}|{value:<{width}.{precision}f}|{value:^+{width}.{precision - 2}e}|")
print(f'{x:{"#x"}} {x:{"0"}{"8"}{"b"}}')
print(f"{'{'} {'}'} {'{}'} {{}} {{{{}}}}")
def gen(): yield f"{(yield)}"
g = gen(); next(g); print(g.send("sent"))
for bad in ("f'{x:zz}'", "f'{s:d}'", "f'{y:d}'", "f'{None:>5}'", "f'{[]:5}'", "f'{x:.2d}'", "f'{undefined_name}'", "f'{x:{s}}'", "f'{f.nope}'", "f'{1/0}'", "f'{x:1000000000000000000000}'"):
    try: print(eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
