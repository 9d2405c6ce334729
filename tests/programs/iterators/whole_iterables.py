"""Natives that take whole iterables at once: the same as one by one, also where Python code or changes come between."""
print(sum([1,2,3]),sum([1,2.5,3]),sum([0.1]*10),sum([True,2]),sum([2**60]*5),sum([],5),sum([[1],[2]],[]),sum(range(10)),sum(x for x in [1,2]),sum([1,2.0,2**80,1.5]),sum([1.5,2,True,-0.0]), sum([-0.0]), sum([-0.0],-0.0), sum([float('inf'),1.0]))
print(max([3,1,2]),min('hello'),max([1.5,2,0.5]),max([True,2,False]),min([3.0,1,2]),max(['a','😀','z']),max({1:2,5:3}),min([5],default=1),max([],default=7),max(x*2 for x in [1,2]))
for f in (min,max):
    try: f([])
    except ValueError as e: print(e)
    try: f([1,'a'])
    except TypeError as e: print(e)
print(all([1,2,0]),all([]),any([0,False,'',None,5]),any([0]),all(range(1,5)),any('') , all([True,[],1]))
print(list('aé😀'),list(b'ab'),list(bytearray(b'xy')),list(range(5,0,-2)),list({3,1,2}),list({'a':1}.items()),list(reversed([1,2,3])),tuple({'a':1}.values()))
it=iter([1,2,3,4]); next(it); print(list(it),list(it)); it=iter(range(5)); next(it); print(list(it),next(it,'end')); it=reversed([1,2,3]); next(it); print(list(it), list(it)); d={'a':1,'b':2}; it=iter(d); next(it); print(list(it),list(it)); 
d={1:2,3:4}; del d[1]; print(list(d),list(d.values()),list(d.items())); it=iter(d); d[9]=9
try: list(it)
except RuntimeError as e: print(e)
a={'x':1,'y':2}; b=a.copy(); b['z']=3; a['w']=4; c={**a}; del c['x']; print(a,b,c,'x' in a,'z' in a,'x' in c); e=dict(b); e.clear(); print(b,e); f=dict(b); b.pop('x'); print(f['x'],b.get('x'))
s={1,2,3}; t=s.copy(); t.add(4); s.discard(1); print(s,t,s|t,s&t); u=set(t); u.clear(); print(t,u)
print(set('hello')=={*'helo'}, len(set(list('aabb')+[1,1.0,True,(1,2),(1,2)])), dict.fromkeys('abca'), dict.fromkeys([1,2],0))
l=[1,2]; l.extend(l); l.extend(range(2)); l+='ab'; print(l)
class L(list):
    def __iter__(self): return iter([9,9])
print(list(L([1])),sum(L([1])),max(L([1])),set(L([1])),sorted(L([1])))
x=[1]
class E:
    def __radd__(self,o): x.append(5); return 0
x.append(E()); print(sum(x) if False else '')
class K:
    def __lt__(self,o): y.clear(); return True
    def __gt__(self,o): return True
y=[1,K(),2]; print(type(min(y)).__name__)
