"""Messages of the errors programs meet most, many at once."""
class A:
    x = 1
    def m(self): pass
cases = """
undefined_variable
None.foo
(1).foo
"abc".foo
[].push(1)
{}.foo
A.y
A().y
A().m(1)
A().m.z
len.foo
import_error
1 + "a"
"a" + 1
[] + ()
() + []
{} + {}
None + 1
1 - "a"
"a" * "b"
[1] * 2.0
"a" % ()
"%d" % "a"
"%d %d" % 1
"%s" % (1, 2)
"%(a)s" % 1
"%(a)s" % {}
"%z" % 1
"%" % 1
"%c" % 300000000
"%c" % "ab"
"%*d" % ("a", 1)
"{}".format()
"{a}".format()
"{0} {}".format(1)
"{".format()
"}".format()
"{!z}".format(1)
"{:z}".format(1)
"{:d}".format("a")
"{0.x}".format(1)
"{0[1]}".format([1])
"{:,s}".format("a")
"{:=5}".format("a")
f"{1:s}"
f"{'a':5d}"
f"{1.5:x}"
[1, 2, 3][5]
[1][-2]
(1,)[1]
"a"[1]
{}["k"]
{1: 2}[(1, 2)]
[1]["a"]
[1][1.0]
"a"["b"]
{}[[]]
{[]: 1}
{{}}
set([[]])
int("abc")
int("12x", 16)
int(None)
int([1])
int(" ")
int("1" * 5000)
float("abc")
float(None)
complex("1+")
chr(-1)
ord("ab")
ord("")
next(iter([]))
iter(1)
for_loop
list(1)
tuple(None)
dict([1])
dict([(1,)])
set(5)
sum(["a"])
max([])
min()
sorted([1, "a"])
sorted([None, None])
abs("a")
round("a")
len(5)
len(None)
range("a")
range(1, 2, 0)
open("/does/not/exist")
isinstance(1, 2)
issubclass(1, int)
super(int, "a")
object().x
object() < object()
a = b = undefined2
lambda: undefined3
(lambda x: x)()
(lambda x: x)(1, 2)
(lambda *, k: k)()
print(sep=1)
"a".join([1])
"a".join(5)
"a".split("")
"a".index("b")
"a".encode("ascii").decode("nope")
"\xe9".encode("ascii")
b"\xe9".decode("ascii")
b"a" + "a"
b"a".join(["a"])
bytes([300])
bytes("a")
bytearray(b"a")[5]
[].pop()
[].remove(1)
[1].index(2)
{}.pop("k")
{}.popitem()
set().pop()
set().remove(1)
(1).__add__("a")
(5)()
"a"()
[]()
A()()
(1, 2)()
hash([])
hash({})
5 in 5
"a" in 5
1 in "a"
None in "a"
not_defined.attr
del_
1 if x_undefined else 2
[x for x in 5]
{**1}
[*1]
A(1)
A(x=1)
int.x
type("X", (int, str), {})
pow(2, -1, 0)
divmod(1, 0)
1 << -1
2 ** "a"
-"a"
~1.5
+[]
1 @ 2
1 < "a"
[] < {}
1j < 2
None >= None
round(1.5, "a")
eval("1 +")
eval("")
exec("x =")
compile("a b", "f", "exec")
__import__("no.such")
getattr(1, "nope")
setattr(1, "real", 2)
delattr(A(), "zz")
vars(1)
isinstance([], list[int])
int | 5
list[int] | "x"
zip([1], [1, 2], strict=True).__class__ and list(zip([1], [1, 2], strict=True))
memoryview(1)
slice()
"abc".__getitem__("x")
bool(type("B", (), {"__bool__": lambda s: 1})())
""".strip().split("\n")
for c in cases:
    try:
        r = eval(c)
        print(c, "=>", r if not callable(r) else "callable")
    except BaseException as e:
        print(c, "=>", type(e).__name__ + ":", e)
