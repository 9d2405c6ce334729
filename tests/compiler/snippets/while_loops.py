def f(a):
    while a:
        if g(): break
        if h(): continue
        a -= 1
    else:
        done()
    while True:
        if a: return
    while a and g() or h():
        pass
