"""The scanner and encoder objects of _json."""
import re
import _json,json
def mask(text):
    return re.sub(r"0x[0-9a-f]{6,}", "0x...", text)
def show(f):
    try: print(mask(ascii(f())))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'value',None))
c=json.JSONDecoder()
m=_json.make_scanner(c)
show(lambda: m('[1]',0))
show(lambda: m('x',0))
show(lambda: m('[x]',0))
show(lambda: m('1',-1))
show(lambda: m('1',5))
show(lambda: m(b'1',0))
show(lambda: m('1'))
show(lambda: m(string='1',idx=0))
show(lambda: _json.make_scanner(1))
show(lambda: m.strict)
show(lambda: m.parse_constant)
show(lambda: setattr(m,'strict',0))
class E: pass
e=_json.make_encoder({}, lambda o: str(o), json.encoder.encode_basestring_ascii, None, ': ', ', ', False, False, True)
show(lambda: e([1,2,E],0))
show(lambda: e({'a':E()},0))
show(lambda: _json.make_encoder(1,2,3,4,5,6,7,8,9))
show(lambda: _json.make_encoder({},2,3,4,'5','6',7,8,9)([1],0))
show(lambda: e())
show(lambda: e([1]))
show(lambda: e({1:2},_current_indent_level=3))
show(lambda: e.markers)
e=_json.make_encoder(None, None, lambda s: 5, None, ': ', ', ', False, False, True)
show(lambda: e(['a'],0))
show(lambda: e('a',0))
show(lambda: e(1,0))
show(lambda: e({'a':1},0))
show(lambda: _json.make_encoder({},2,None,None,5,'6',7,8,9)); 
class D(dict):
    def items(self): return [('z',1),(1,2)]
show(lambda: json.dumps(D(a=1))); 
class D2(dict):
    def items(self): return [1]
show(lambda: json.dumps(D2(a=1)))
show(lambda: json.dumps(D2()))
class L(list):
    def __iter__(self): return iter([7])
show(lambda: json.dumps(L([1,2])))
show(lambda: json.dumps(L()))
class I(int):
    def __repr__(self): return 'I'
class F(float):
    def __repr__(self): return 'F'
show(lambda: json.dumps([I(3),F(2.5),{I(3):F(2)}, {F(1.5):1}]))
class S(str): pass
show(lambda: json.dumps([S('q'),{S('k'):1}]))
show(lambda: json.dumps({'a':1},indent=None)); 
def d(o): raise ValueError('boo')
show(lambda: json.dumps([E()],default=d))
x=[1]
show(lambda: json.dumps([x,x]))
o=E()
show(lambda: json.dumps(o,default=lambda o: o))
n=[]
for i in range(100000): n=[n]
show(lambda: json.dumps(n))
