def f():
    try:
        a()
    except A:
        b()
    except (B, C) as e:
        return e
    except:
        raise
    else:
        c()
    try:
        d()
    except D as x: pass
