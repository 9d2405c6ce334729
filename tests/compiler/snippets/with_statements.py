def f():
    with a: pass
    with a as b, c() as (d, e):
        g()
    for x in y:
        with a:
            if x: continue
            break
    with a:
        return b()
    with a as b:
        return
