"""The format mini-language for floats and complex numbers."""
vals = (0.0, -0.0, 1.0, -1.5, 0.1, 123.456, 1e6, 1e-5, 1e16, 1.7976931348623157e308, 5e-324, float("inf"), float("-inf"), float("nan"), 2.5, 3.5, 0.5, 1234567.891)
specs = ("", "f", ".0f", ".2f", "e", ".0e", ".3e", "g", ".3g", ".10g", "%", ".1%", "n", "E", "G", "F", "10.3f", "<10.1f", "^+10.1e", "=+12.2f", "012.3f", "+", " ", ",", ",.2f", "_.1f", "#.0f", "#g", "#.3g", "z.1f", ".20f", ".1", ".3", ".17", ".17g", "#", "#.0e", "010", "+.3")
for v in vals: print(repr(v), [format(v, s) for s in specs])
for v in (-0.04, -0.001, -0.0, 0.04): print(format(v, "z.1f"), format(v, "z.0f"), format(v, "+z.1f"), format(v, "z"), format(v, "z.2e"), end=" | ")
print()
for c in (0j, 1 + 2j, -1.5 - 0.5j, 1e20j, complex("nan+infj"), complex(-0.0, -0.0)): print([format(c, s) for s in ("", "f", ".1f", "e", ".2g", "g", "+", ">30", "^+30.2f", ",.1f", "#.0f", "<20", "n")])
for v, spec in ((1.5, "d"), (1.5, "x"), (1.5, "s"), (1.5, "c"), (1.5, ",n"), (1j, "=20"), (1j, "010"), (1j, "%"), (1j, "d"), (1.5, ".f"), (1.5, "f.2"), (1j, "s"), (1.5, "zz"), (1j, "0"), (1.5, ".1000000000000f")):
    try: print(spec, format(v, spec))
    except Exception as e: print(spec, "->", type(e).__name__, e)
print([format(n + 0.5, ".0f") for n in range(6)], [format(n / 8, ".2f") for n in range(1, 12, 2)], format(0.125, ".2f"), format(0.375, ".2f"), format(2.675, ".2f"), format(1e22, "f"), format(1e23, "f"), format(123456789.123456789, ".15g"), format(0.1, ".30f"), format(1e-10, ".15f"))
print(format(999999.5, "g"), format(9999995.0, ".6g"), format(0.0001, "g"), format(0.00001, "g"), format(1e5, "g"), format(1e6, "g"), format(100000.0, ".0g"), format(0.99999999, ".3f"), format(9.5, ".0e"), format(95.0, ".0e"))
