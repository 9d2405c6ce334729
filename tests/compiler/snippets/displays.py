[]; [1, 2]; [1, 2, 3]; [*a, b]; [a, *b, c]
(); (a,); (a, *b)
{a}; {1, 2, 3}; {*a, b}
{}; {"a": b, "c": d}; {a: b}; {**a, "b": c, "d": e, **f}
a[b]; a[b:c]; a[b:]; a[:c:d]; a[b, c]; a[b:c] = d; a[b:c:d] = e; a[b:c] += d; a[b] -= c; a.b *= c
del a[b:c], a[b]
