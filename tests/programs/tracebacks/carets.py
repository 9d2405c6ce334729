"""Caret placement for many kinds of expressions."""
import re, traceback
class A:
    def __init__(self): self.b = None
    def __getitem__(self, k): raise KeyError(k)
    def __add__(self, o): raise TypeError("add")
    def __call__(self, *a): raise ValueError("call")
a = A()
def t1(): return a.b.c.d
def t2(): return a[1][2]
def t3(): return 1 + (a + 2) * 3
def t4(): return a(1, 2, x=3 if False else 4) if 0 else a(1, 2)
def t5(): return foo(a)
def t6():
    x = (1 +
         2 / 0 +
         3)
def t7(): return [1 / z for z in [1, 0]]
def t8():
    return a(
        "multi",
        "line",
    )
def t9(): assert 1 == 2, "message"
def t10(): x = y = None.attr
def t11(): a.b.c = 5
def t12(): del a.zzz
def t13(): {}["k"]["j"]
def t14(): x, y = 1, 2, 3
def t15():
    for x in 5: pass
def t16():
    with a: pass
def t17(): return -"a"
def t18(): return "a" < 1 < 2
def t19(): return not a.b.c
def t20(): import nosuchmodule.sub
def t21(): from os import nosuchname_zzz
def t22(): return f"{1/0} and {2}"
def t23(): return "é" + "ü" + 1 + "x"
def t24(): return "日本" + None
def t25(): return (lambda: 1 / 0)()
def t26(): raise ValueError("explicit")
def t27(): print(a, end=a.b.c, sep=5)
def t28(): return 1 if a.b.c else 2
def t29(): a.b += 1
def t30(): a[0] += 1
def t31(): return a @ 5
def t32(): return 5 in a.b
def t33(): return a.b[1:2]
def t34(): [*a.b]
def t35(): f(**a.b)
def t36(): return a\
    .b\
    .c
def t37(): exec("1/0")
def t38(): return sorted([1, "a"])
def t39(): return (yield_ := a.b.c)
def t40(): x = 1; y = 1 / 0; z = 2
def t41():
    @undefined_decorator
    def f(): pass
def t42():
    class B(undefined_base): pass
def t43(): return max(1, 2, key=lambda q: q.w)
def t44(): return a.b.method(1)(2)
def t45(): return (1, 2, 3)[5] + 1
def t46(): global_name_undefined
def t47():
    def inner(): raise a
    inner()
def f(**k): pass
for i in range(1, 48):
    try: globals()[f"t{i}"]()
    except Exception:
        text = traceback.format_exc()
        print("\n".join(re.sub(r" \(/.*\)", "", text).splitlines()[3:]))
