"""How _string takes format strings and field names apart."""
import re
import _string, string
def mask(text):
    return re.sub(r"0x[0-9a-f]{6,}", "0x...", text)
def show(f):
    try: print(mask(repr(f())))
    except BaseException as e: print(type(e).__name__, e)
P=lambda s: list(_string.formatter_parser(s))
for s in ('','a','{}','a{b}c','{a!r:>{w}}','{a.b[c]!s}','{{x}}','{{{a}}}','{','}','{a','a}','{a!}','{a!r','{a!rx}','{a!r:','{a:{b:{c}}}','{!r}','{:x}','{a!rr}','{a[}]}','{a[b]}{c}','x{{y','x}}y','{a:}}','é{😀}','{a!😀}','{ a }','{a!r:}','{a:x!r}','{a[!]}','{a[:]}', '{a!}}'):
    show(lambda: P(s))
F=lambda s: (lambda r:(r[0],list(r[1])))(_string.formatter_field_name_split(s))
for s in ('','a','0','a.b','a[b]','a[0].c[x]','0.x','a.','a[','a[]','a[b','a[b]c','.a','[0]','01','99999999999999999999','a[-1]','a[99999999999999999999]','-1','a..b','1a','a[1a]','é.ü','😀.x', '0x', ' 1'):
    show(lambda: F(s))
show(lambda: _string.formatter_parser(1))
show(lambda: _string.formatter_field_name_split(b''))
show(lambda: _string.formatter_parser())
show(lambda: type(_string.formatter_parser('')))
show(lambda: type(_string.formatter_field_name_split('a')[1]))
show(lambda: dir(_string))
show(lambda: string.Formatter().format('{0} {a.real} {b[0]!r:>5}',1,a=2,b='xy'))
show(lambda: string.Template('$a ${b} $$').substitute(a=1,b=2))
show(lambda: _string.formatter_field_name_split('a.b')[1].__next__())
