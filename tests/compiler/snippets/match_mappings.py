def f(x):
    match x:
        case {}: return 0
        case {"a": 1}: return 1
        case {"a": y, B.c: [z]}: return y, z
        case {"k": v, **rest}: return v, rest
        case {**rest}: return rest
