def f(x):
    match x:
        case A(): return 0
        case B(1, y): return y
        case C(p=1, q=z): return z
        case D(a, b=E(c)) | F(c, a): return a, c
        case G(_, k=_): return 1
    return 2
