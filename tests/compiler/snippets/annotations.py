x: int = 1
y: str
(z): float = 2
a.b: int
a[b]: c = d
def f(p: q, *r: s) -> t:
    local: u = 1
    other: v
    return local
