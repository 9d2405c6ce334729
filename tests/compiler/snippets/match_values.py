def f(x):
    match x:
        case 1 | 2: return "a"
        case "b" | b"c": return "d"
        case None | True: return "e"
        case A.b: return "f"
        case -1.5 | 1+2j: return "g"
        case y if y > 1: return y
        case _: return None
