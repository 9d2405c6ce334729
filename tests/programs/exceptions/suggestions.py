"""'Did you mean' suggestions appear in printed tracebacks."""
import re, traceback
def last(code):
    try: exec(code, {"__name__": "m", "long_variable": 1, "Thing": Thing, "__builtins__": __builtins__})
    except BaseException: print(re.sub(r" \(.*?\)\.", ".", traceback.format_exc().rstrip().splitlines()[-1]))
class Thing:
    def __init__(self): self.counter, self.name = 1, 2
    def method(self): pass
    class_attr = 5
    def oops(self): return counter
for code in ("long_varible", "lon_variable", "prnt('x')", "pritn", "Thign", "xyzzyqwerty", "Thing().countr", "Thing().methd()", "Thing().clas_attr", "Thing.methud", "Thing().zzzzzz", "Thing().oops()", "[].appendd", "''.uper()", "{}.itms()", "import maths", "import jso", "from math import sine", "from math import sqr", "from collections import ordereddict", "from os import pth", "Thing(cuonter=1)", "int('1', bse=2)", "print('a', ends='')", "def f(alpha, beta=1): pass\nf(alpa=1)", "sys.path", "json.loads", "def g():\n  local_name = 1\n  return local_nam\ng()", "class C:\n  value = 1\n  other = valu", "os", "re.match", "none", "true", "false", "Self", "lenn([])", "x = 1; x.rael", "(1).bit_lenght", "Exceptoin", "raise ValueErorr"):
    last(code)
def deep():
    outer_var = 1
    def inner():
        return outer_vr
    inner()
try: deep()
except NameError: print(traceback.format_exc().splitlines()[-1])
