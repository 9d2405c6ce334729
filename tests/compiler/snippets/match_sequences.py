match x:
    case []: a()
    case [b]: c()
    case [d, e]: f()
    case [g, *h]: i()
    case [*_, j]: k()
    case [1, [l, 2], *_]: m()
    case (n, o): pass
    case [q, _] as r: s()
