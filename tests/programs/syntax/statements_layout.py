# -*- coding: utf-8 -*-
"""Physical and logical lines: joining, semicolons, comments, blank lines, encodings."""
x = 1; y = 2; print(x, y)
z = (1 +  # comment inside
     2 +

     3)
print(z)
w = 1 + \
    2 + \
    3
print(w)
if x: print("same line"); print("again")
class A: pass
class B: x = 1; y = 2
def f(): return 1
def g(a,
      b
      ): return a + b
print(f(), g(1,
             2), B.y)
s = """line 1
    line 2 \
joined"""
print(repr(s))
	
if True:
	t = "tab indented"
	if t:
	 	u = "tab space tab"
print(t, u)
if True:
    pass
    # trailing comment
# dedented comment

else_value = [
  1,
2,
        3,
]
print(else_value)
naïve, Ünï, 变量, ª = 1, 2, 3, 4
print(naïve, Ünï, 变量, a, sorted(n for n in globals() if not n.isascii()))
ﬁ = "ligature"
print(fi)
for src in [b"# coding: latin-1\nx = '\xe9'\n", b"\xef\xbb\xbfx = 'bom'\n", b"# -*- coding: cp1252 -*-\nx = '\x80'\n", b"#!/bin/x\n# vim: set fileencoding=ascii :\nx = 'a'\n", b"x = '\xe9'\n", b"# coding: nosuch\nx=1", b"\xef\xbb\xbf# coding: latin-1\nx=1", b"# coding: ascii\nx = '\xc3\xa9'", b"x = 1\r\ny = 2\rx = '''a\r\nb'''\n"]:
    ns = {}
    try:
        exec(compile(src, "src", "exec"), ns)
        print(repr(ns["x"]))
    except SyntaxError as e:
        print(type(e).__name__, e.msg)
print(eval("  1 + 1"), eval("\t2\n"), eval("(1,\n2)"))
exec("if 1:\n  print('exec block')\n")
exec("")
exec("# only a comment")
exec("pass;")
print(compile("1", "s", "single").co_name)
exec(compile("'echoed'; None; 5", "s", "single"))
