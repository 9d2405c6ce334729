"""The format mini-language for integers."""
for n in (0, 7, -7, 255, 1234567, -1234567, 10**15):
    print([format(n, spec) for spec in ("", "d", "5d", "<5", ">5", "^5", "=+6", "05", "+", "-", " ", ",", "_", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "#010x", "_x", "_b", "n", "e", ".2e", "f", ".1f", "g", "%", "*^12", "010,", "+,d", "#_b", "=+08d", "<+08", ">+08d", "^+08", "012_x", "s" if 0 else "d")])
print(format(97, "c"), format(8364, "c"), format(128512, "5c"), format(65, "<3c") + "|")
print(format(True, "d"), format(True, ""), format(False, "5"), format(True, "x"), format(True, "^7d"))
print(format(10**40, ","), format(-(10**25), "_d"), format(2**100, "#x"), format(10**30, "e"), format(10**400, "d")[:5], format(123456789, "015,d"), format(1234, "08,"), format(12, "06,"), format(123456, "08,"))
for n, spec in ((1, "zz"), (1, ".2d"), (1, "s"), (1, ",x"), (1, ",b"), (1, ",n"), (1, "_c"), (1, "+c"), (1, ",c"), (-1, "c"), (1 << 21, "c"), (1, ",_d"), (1, ",,d"), (1, "__d"), (1, "5.d"), (1, "d5"), (1, "ä"), (1, "<<<5"), (1, "=<5"), (1, "z"), (1, "z.1f"), (1, "#c"), (1, "99999999999999999999d"), (1, ".99999999999999999999f"), (10**400, "f"), (10**400, "e"), (1, "\0"), (1, "#n"), (1, "_n"), (1, "0^5"), (1, "é>5"), (1, "😀^5"), (1, "!r")):
    try: print(repr(spec), format(n, spec))
    except Exception as e: print(repr(spec), "->", type(e).__name__, e)
