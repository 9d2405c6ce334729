"""How often list.sort compares, and what it leaves behind when a comparison raises."""
import random
class Count:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): 
        Count.n += 1
        if Count.n == Count.limit: raise KeyError
        return self.v < o.v
Count.limit=-1
rng=random.Random(5)
def gen(n,kind):
    if kind==0: return [rng.randrange(n+1) for _ in range(n)]
    if kind==1: return [rng.randrange(4) for _ in range(n)]
    if kind==2: return [i if rng.random()<.95 else rng.randrange(n) for i in range(n)]
    if kind==3: return [-(i//3) for i in range(n)]
    if kind==4: return [abs(n//2-i) for i in range(n)]
    if kind==5: return [i%(n//5+1) for i in range(n)]
    if kind==6: return list(range(n//3,n))+list(range(n//3))
h=0
for n in list(range(0,70,9))+[100,129,333]:
    for kind in range(7):
        d=gen(n,kind)
        for key in (None, lambda c:c):
          for rev in (False,True):
            Count.n=0; Count.limit=-1
            r=list(map(Count,d)); r.sort(key=key,reverse=rev)
            tot=Count.n
            h=hash((h,tot)+tuple(x.v for x in r))
            if tot>3:
                Count.n=0; Count.limit=rng.randrange(1,tot)
                r=list(map(Count,d))
                try: r.sort(key=key,reverse=rev)
                except KeyError: pass
                h=hash((h,Count.n)+tuple(x.v for x in r))
    print(n,h)
