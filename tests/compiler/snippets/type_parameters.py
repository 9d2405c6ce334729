def f[T, *Ts, **P](a: T = 1, *, k: Ts = 2) -> P: return T
class C[U: (int, str), T: int = bool](Base[T], k=1):
    def m[V](self, x: T, y: V): return T
type X = int
type Y[T] = list[T]
class D:
    T = 1
    type Z = T
    def g[U](self: T): pass
