"""Resizing under memoryviews: forbidden while one is kept, allowed when those that were made are forgotten."""
def t(name, f):
    buf=bytearray(b'x'*1000)
    try:
        f(buf); 
    except BufferError: print(name,'FALSE'); return
    print(name,'ok')
def a(buf):
    for x in memoryview(buf): break
    buf.pop()
def b(buf):
    x=memoryview(buf)[0]
    buf.pop()
def c(buf):
    x=memoryview(buf)[0]
    buf+=b'abc'
def d(buf):
    v=memoryview(buf); v[0]=1; del v
    buf.pop()
def e(buf):
    x=bytes(memoryview(buf)[:5]); buf.pop()
def g(buf):
    x=len(memoryview(buf)); del buf[:3]
def h(buf):
    x=memoryview(buf)==b'abc'; buf.pop()
def i(buf):
    x=memoryview(buf).nbytes; buf.append(1)
def j(buf):
    x=memoryview(buf).tobytes(); buf.append(1)
def k(buf):
    x=[y for y in memoryview(buf)]; buf.append(1)
def l(buf):
    x=list(memoryview(buf)); buf+=b'1'
def m(buf):
    with memoryview(buf) as v: v[0]=1
    buf.append(1)
def n(buf):
    def q(v): return v[0]
    q(memoryview(buf)); buf.append(1)
def o(buf):
    def q(v): return v[0]
    q(v=memoryview(buf)); buf.append(1)
def p(buf):
    v=memoryview(buf)
    v=v[1:]
    v=v[2:].cast('B')
    v=None
    buf+=b'a'
for name in 'abcdeghijklmnop': t(name, globals()[name])
def f(*a): return a
def g():
    buf=bytearray(b'x'*1000)
    y=f(1,2,3,4,5,6,bytes(memoryview(buf)[:5]))
    del buf[:5]
    y=f(1,2,3,4,5,6,memoryview(buf)[0])
    buf+=b'abc'
    y=[1,2,3,4,5,[6,[7,memoryview(buf)[0]]]]
    buf[:3]=b''
    return len(buf)
print(g())
buf=bytearray(b'x'*1000)
y=f(1,2,3,4,5,6,bytes(memoryview(buf)[:5]))
del buf[:5]
y=f(1,2,3,4,5,6,memoryview(buf)[0])
buf+=b'abc'
print(len(buf))
import array
a=array.array('i',[1,2]); 
with memoryview(a):
    try: a.clear()
    except BufferError as e: print('BE',e)
def f():
    b=bytearray(b'ab')
    with memoryview(b):
        try: b.append(1)
        except BufferError as e: print('BE',e)
f()
