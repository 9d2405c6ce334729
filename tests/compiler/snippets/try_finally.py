def f(a):
    try:
        if a: return g()
        h()
    finally:
        done()
    for x in a:
        try:
            if x: break
            continue
        finally:
            y = [z for z in x]
    try:
        try:
            return 1
        finally:
            return 2
    except E: pass
    finally: pass
