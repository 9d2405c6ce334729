def f(a,
      b):
    x = (a +
         b *
         a)
    return g(
        x,
        k=[
            y
            for y in x
            if y
        ],
    )
if (a and
    b):
    c = d if e else \
        f
