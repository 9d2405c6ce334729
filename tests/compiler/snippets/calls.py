f()
f(a, b, k=c)
f(*a)
f(a, *b, k=c, **d)
f(**a, **b)
a.b.c(d, e=f)
a.b(*c)
import m
m.f(a)
(
    a
    .bcd
    .efg(
        1
    )
)
