"""Invalid statements: message, line and offsets as CPython gives them."""
cases = """
if x print(1)
for in x: pass
for x in: pass
while: pass
def f: pass
def f(: pass
def f(x, x): pass
def f(a=1, b): pass
def f(*): pass
def f(**k, a): pass
def f(*a, *b): pass
def f(a, /, b, /): pass
def f(*, **k): pass
def f(/): pass
class: pass
class A(x for x in y): pass
return 1
yield 1
break
continue
x = yield = 1
import
import a.b as
from x import
from . import *,
from x import (a, b
from x import a, b,
from __future__ import braces
from __future__ import nosuch
try: pass
try: pass; except: pass; except A: pass
raise x from
with: pass
with a as 1: pass
assert
del
global
lambda x, x: 1
x = = 1
1 = x
f() = 1
a + b = c
None = 1
(a, 1) = x
[a, b()] = 1
x + 1 += 2
(a, b) += 1
x: int: 5
(a, b): int = 1
print 1
print "hello"
exec "x"
a b
a b c
1 + 
(1, 2
[1, 2
{1: 2
)
(]
{1: 2, 3}
{1, 2: 3}
{1:}
{**a: 1}
f(a for a in b, c)
f(a=1, 2)
f(**a, *b)
f(**a, b)
f(a=1, a=2)
f(1=2)
f(a.b=1)
f(True=1)
f(a, b for b in c)
not
a not b
a is not
x if y
x if y else
async def
await x
async for a in b: pass
async with a: pass
match x: pass
@
@x
else: pass
elif x: pass
finally: pass
except: pass
a = *b
*a
print(*)
x = (yield)
if x = 1: pass
if (a, b) = c: pass
while x = 1: pass
a ? b
a $ b
a ! b
a!
`a`
a <> b
a++
++a
a && b
a || b
!a
x =
x +=
-> x
def f() -> : pass
type X
type X = 
type X[T = 1
a.1
a..b
a.b.
0.a
import a as b.c
from a import b.c
from a import *, b
nonlocal x
f(**x, y=1, *z)
(x for x in)
[for x in y]
[x for x y]
[x for x in y if]
{x: y for x in y, z}
[*a for a in b]
{**a for a in b}
(*a)
""".strip().split("\n")
for source in cases:
    try:
        compile(source, "<s>", "exec")
        print(f"{source!r}: ok")
    except SyntaxError as e:
        print(f"{source!r}: {type(e).__name__}: {e.msg} ({e.lineno},{e.offset})-({e.end_lineno},{e.end_offset})")
