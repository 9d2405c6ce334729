def f(a):
    for x in a:
        if x:
            continue
        elif not x:
            break
        g(x)
    else:
        h()
    for y, (z, *w) in a: pass
    for a.b in c:
        return 1
