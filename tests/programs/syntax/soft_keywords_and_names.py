"""match, case, type and _ as names; names that are keywords elsewhere; dunder and odd names."""
match = 1; case = 2; type_ = type; _ = 3
print(match + case, match, (match), [match], {match: case}, match if case else _, -match, match(5) if callable(match) else "not callable", match.real, match == case)
match, case = case, match; print(match, case)
match: int = 7; match += 1; print(match); del match
def match(x): return f"called {x}"
print(match(1), match
      (2), match(*[3]), match([4]) if 0 else match([4])[:6])
type = lambda *a: ("shadowed", a); print(type(5)); del type; print(type(5))
type X = int; type = 5; print(type, X.__value__); del type
class case:
    match = 1
    def type(self): return "type method"
    def case(self, match): return match
print(case.match, case().type(), case().case(9))
def f(match, case=1, *, type, _=4): return match, case, type, _
print(f(1, type=2), f(match=1, type=3, _=5))
for match in range(2): print(match, end=" ")
print([match for match in "ab"], {case: match for case, match in [(1, 2)]}, (lambda match: match)(1), [_ for _ in range(2)], _)
import types as match; print(match.__name__)
with open("/dev/null") as match: print(match.name)
try: raise ValueError("v")
except ValueError as match: print(match)
match 5:
    case case if case > 3: print("captured", case)
match (1, 2):
    case match, type: print(match, type)
match = [1, 2]
match [0]:
    case _: print("statement")
print(match [0], match[-1])
match match:
    case [match, *_]: print(match)
print_ = print; async_ = "ok"; print(async_, print_ is print)
nonlocal_ = __ = ___ = 1; print(__, ___); __x__ = 5; print(__x__)
self = cls = "free names"; print(self, cls); object = int; print(object("5")); del object
def None_(): pass
exec = "shadow"; print(exec); del exec; exec("print('exec back')"); print(print.__name__, __name__, __debug__)
a=b=c=d=e=f=g=h=i=j=k=l=m=n=o=p=q=r=s=t=u=v=w=x=y=z=0; print(a+z)
aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = "long"; print(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)
