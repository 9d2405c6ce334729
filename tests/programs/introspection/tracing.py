"""Events of sys.settrace and sys.setprofile."""
import sys
ev=[]
def tr(f,e,a):
    if f.f_code.co_filename!=__file__: return None
    ev.append((e,f.f_code.co_name,f.f_lineno-base, repr(a) if e in('return',) else (a[0].__name__ if e=='exception' else None)))
    return tr
def run(fn,*a):
    global base
    base=fn.__code__.co_firstlineno
    ev.clear()
    sys.settrace(tr)
    try:
        try: fn(*a)
        except Exception as e: pass
    finally: sys.settrace(None)
    print(fn.__name__)
    for x in ev:
        if x[1]!='run': print('  ',x)
def one():
    for i in range(3): pass
    x=1
def loop():
    for i in range(2):
        x=i
    while x:
        x-=1
def wh():
    x=2
    while x: x-=1
def raiser():
    try:
        1/0
    except ZeroDivisionError:
        pass
    raise ValueError
def gen():
    def g():
        yield 1
        yield 2
    for x in g(): pass
    return 5
def cls():
    class C:
        def m(self): return 1
    return C().m()
def comp():
    return [x
            for x in (1,2)]
def iff(x):
    if x:
        y=1
    else:
        y=2
    return y
def withs():
    import contextlib
    with contextlib.nullcontext() as c:
        y=1
    return y
for f in (one,loop,wh,raiser,gen,cls,comp,withs): run(f)
run(iff,1); run(iff,0)
pe=[]
def pr(f,e,a):
    pe.append((e,f.f_code.co_name,getattr(a,'__name__',a) if e.startswith('c_') else None))
def helper(x): return len(x)
sys.setprofile(pr); helper([1]); [].append(1)
try: int('x')
except ValueError: pass
sys.setprofile(None)
for x in pe: print(x)
print(sys.gettrace(), sys.getprofile())
