"""Dialects, readers and writers of _csv, and their errors."""
import re
import _csv, io
def mask(text):
    return re.sub(r"0x[0-9a-f]{6,}", "0x...", text)
def show(f):
    try: print(mask(ascii(f())))
    except BaseException as e: print(type(e).__name__, ascii(str(e)))
print([x for x in dir(_csv) if not x.startswith('__') or x=='__version__'])
print({k:getattr(_csv,k) for k in dir(_csv) if k.startswith('QUOTE')})
def dd(**k):
    d=_csv.Dialect(**k)
    return [getattr(d,x) for x in ('delimiter','doublequote','escapechar','lineterminator','quotechar','quoting','skipinitialspace','strict')]
show(lambda: dd())
for k in ('delimiter','escapechar','quotechar'):
    for v in ('', 'ab', None, 1, b'x', '\n', '\r', ' ', 'é', '😀', '\0','"'):
        show(lambda: (k,dd(**{k:v})))
for v in (None,1,'','ab',b''): show(lambda: dd(lineterminator=v))
for v in (None,0,1,5,6,-1,'x',2.0,10**30, True): show(lambda: dd(quoting=v))
for v in (None,0,1,'x',[]): show(lambda: dd(strict=v, doublequote=v, skipinitialspace=v))
show(lambda: dd(quotechar=None))
show(lambda: dd(quotechar=None, quoting=3))
show(lambda: dd(quotechar='', quoting=0))
show(lambda: dd(quotechar=None,quoting=None))
show(lambda: dd(delimiter=';',quotechar=';'))
show(lambda: dd(delimiter='a',escapechar='a'))
show(lambda: dd(escapechar='"'))
show(lambda: dd(lineterminator='"'))
show(lambda: dd(lineterminator=','))
show(lambda: dd(foo=1))
show(lambda: dd(delimiter=' ',skipinitialspace=True))
show(lambda: dd(quotechar=' ', skipinitialspace=True))
show(lambda: dd(escapechar=' ', skipinitialspace=True))
show(lambda: dd(quotechar='\r'))
class X: delimiter=';'; quoting=2
show(lambda: dd(dialect=X))
show(lambda: dd(dialect=X()))
show(lambda: dd(dialect='nope'))
show(lambda: dd(dialect=1))
d=_csv.Dialect()
show(lambda: _csv.Dialect(d) is d)
show(lambda: _csv.Dialect(d,delimiter=';') is d)
show(lambda: setattr(d,'delimiter',1))
show(lambda: delattr(d,'quoting'))
show(lambda: setattr(d,'strict',1))
show(lambda: setattr(d,'foo',1))
show(lambda: _csv.list_dialects())
show(lambda: _csv.register_dialect('a', delimiter=';'))
show(lambda: _csv.list_dialects())
show(lambda: _csv.get_dialect('a').delimiter)
show(lambda: _csv.get_dialect('b'))
show(lambda: _csv.unregister_dialect('b'))
show(lambda: _csv.unregister_dialect('a'))
show(lambda: _csv.register_dialect(1))
show(lambda: _csv.register_dialect())
show(lambda: _csv.register_dialect('a','b','c'))
show(lambda: _csv.register_dialect('x', quoting='bad'))
show(lambda: _csv.get_dialect([]))
show(lambda: _csv.field_size_limit())
show(lambda: _csv.field_size_limit(10))
show(lambda: _csv.field_size_limit(131072))
show(lambda: _csv.field_size_limit('x'))
show(lambda: _csv.field_size_limit(1,2))
show(lambda: _csv.field_size_limit(new_limit=5))
show(lambda: _csv.field_size_limit(131072))
show(lambda: _csv.field_size_limit(1.5))
show(lambda: _csv.field_size_limit(2**70))
def R(s,**k):
    r=_csv.reader(io.StringIO(s,newline='') if isinstance(s,str) else s,**k)
    out=[]
    try:
        for row in r: out.append(row)
    except BaseException as e: out.append((type(e).__name__,str(e)))
    return out, r.line_num
for s in ('a,b\r\nc,d\n','a,"b,c"\n','"a""b",c','"a\nb",c\n','"abc','a"b,c\n','"a"b,c','a,\n','\n','\r\n','a\rb','a\r','a,b\r','"a"\n\n"b"', ' a, b','','\0','a,"b"c,d','"a\n','"a" ,b', "'a',b"):
    for k in ({},{'strict':True},{'doublequote':False},{'escapechar':'\\'},{'quoting':3},{'quoting':2},{'skipinitialspace':True},{'quoting':4},{'quoting':5},{'quotechar':"'"}):
        show(lambda: (s,k,R(s,**k)))
for s in ('a\\,b\n','a\\\nb\n','"a\\"b"\n','a\\', '"a\\','\\a,\\\\\n'):
    for k in ({'escapechar':'\\'},{'escapechar':'\\','quoting':3},{'escapechar':'\\','strict':True},{'escapechar':'\\','doublequote':False}): show(lambda: (s,k,R(s,**k)))
show(lambda: R(['a,b','c\n,d']))
show(lambda: R(['a\nb']))
show(lambda: R([b'a']))
show(lambda: R([1]))
show(lambda: R(['1,2.5,"x",,""'],quoting=2))
show(lambda: R(['x'],quoting=2))
show(lambda: R(['1,2.5,"x",,""'],quoting=5))
show(lambda: R(['1,2.5,"x",,""'],quoting=4))
show(lambda: R(['a'*131073]))
show(lambda: R(['\U0001f600,é']))
show(lambda: R(['a;b'],delimiter='\U0001f600'))
show(lambda: R(['a\U0001f600b'],delimiter='\U0001f600'))
show(lambda: _csv.reader())
show(lambda: _csv.reader(1))
show(lambda: _csv.reader([], foo=1))
show(lambda: type(_csv.reader([])))
show(lambda: _csv.reader([]).dialect)
show(lambda: next(_csv.reader([])))
show(lambda: _csv.Reader())
show(lambda: _csv.reader([],'excel'))
def W(rows,**k):
    f=io.StringIO(newline='')
    w=_csv.writer(f,**k)
    rs=[]
    for row in rows:
        try: rs.append(w.writerow(row))
        except BaseException as e: rs.append((type(e).__name__,str(e)))
    return f.getvalue(), rs
rows=[['a','b c'],['a,b','c"d'],[''],['',''],[],[None],[None,None],[1,2.5,True,-1e300,float('nan'),10**30],['a\nb'],['a\rb'],[' a',' '],['\\'],['a\\b'],["'"],'abc',('x',),5,None,['\0'],['"'],[1],['é😀'],[b'x'],iter(['p','q'])]
for k in ({},{'quoting':1},{'quoting':2},{'quoting':3},{'quoting':3,'escapechar':'\\'},{'doublequote':False},{'doublequote':False,'escapechar':'\\'},{'escapechar':'\\'},{'quoting':4},{'quoting':5},{'quotechar':None,'quoting':3},{'delimiter':' '},{'delimiter':' ','skipinitialspace':True},{'lineterminator':'!'},{'quotechar':"'"},{'escapechar':'\\','quoting':3,'quotechar':None},{'delimiter':'\U0001f600'},{'lineterminator':'\U0001f600'},{'skipinitialspace':True}):
    show(lambda: (k,W(rows,**k)))
show(lambda: _csv.writer())
show(lambda: _csv.writer(1))
show(lambda: _csv.writer(io.StringIO()).writerows([[1],[2]]))
show(lambda: _csv.writer(io.StringIO()).writerows(1))
show(lambda: _csv.writer(io.StringIO()).writerows([1]))
class BadW:
    def write(self,s): raise OSError('x')
show(lambda: _csv.writer(BadW()).writerow([1]))
show(lambda: type(_csv.writer(BadW())))
show(lambda: _csv.Writer())
show(lambda: _csv.writer(BadW()).dialect.delimiter)
class S(str): pass
class F(float):
    def __str__(self): return 'F'
class I(int):
    def __str__(self): return 'I'
show(lambda: W([[S('a,b'),F(1.5),I(3)]]))
show(lambda: W([[S('a'),F(1.5),I(3)]],quoting=2))
show(lambda: W([[S('a'),F(1.5),I(3),None]],quoting=4))
show(lambda: W([[S('a'),F(1.5),I(3),None]],quoting=5))
class B:
    def __str__(self): raise ValueError('q')
show(lambda: W([[B()]]))
import copy,pickle
show(lambda: copy.copy(d))
show(lambda: pickle.dumps(d))
show(lambda: _csv.Error.__mro__)
show(lambda: _csv.Dialect.__doc__)
