"""Constructors of builtin types called with everything."""
vals = {"none": None, "true": True, "int": 5, "neg": -3, "big": 2**70, "float": 2.7, "nan": float("nan"), "complex": 1 + 2j, "str": "12", "text": "abc", "empty": "", "bytes": b"12", "list": [1, 2], "tuple": (3, 4), "dict": {1: 2}, "set": {7}, "range": range(3), "gen": None, "pairs": [(1, 2), (3, 4)], "class": int, "ellipsis": ...}
for tname in ("bool", "int", "float", "complex", "str", "bytes", "list", "tuple", "dict", "set", "frozenset", "range", "bytearray", "slice", "enumerate", "object", "memoryview"):
    t = eval(tname); out = []
    for name, v in vals.items():
        if name == "gen": v = (i for i in range(2))
        if name == "big" and tname in ("bytes", "bytearray"): continue
        try:
            r = t(v)
            if tname == "enumerate": r = list(r)
            if tname == "memoryview": r = r.tolist()
            if isinstance(r, (set, frozenset)): r = (type(r), sorted(r, key=repr))
            s = repr(r)
            out.append(f"{name}:{s[:40]}" if " at 0x" not in s else f"{name}:object")
        except Exception as e: out.append(f"{name}:{type(e).__name__}({e})")
    print(tname, "|", "; ".join(out))
