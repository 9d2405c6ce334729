x = a if b else c
y = a or b and c
z = not (a if not b else c)
f(a if b else c, *(d or e))
lambda: a if b else None
