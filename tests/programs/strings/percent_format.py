"""printf-style formatting for str."""
print("%s %r %a %d %i %u %5d|%-5d|%05d|%+d|% d" % ("s", "r", "é", 1, 2, 3, 4, 5, 6, 7, 8))
print("%x %X %#x %#X %o %#o %c %c %% %5.2f|%-8.3f|%+.1e|%G|%g" % (255, 255, 255, 255, 8, 8, "A", 66, 3.14159, 2.5, 12345.678, 1e-10, 1e20))
print("%(a)s %(b)05d %(a)r %%" % {"a": "x", "b": 42, "unused": 1}, "%(k with space)s" % {"k with space": 1}, "%((x))s" % {"(x)": "paren"})
print("%*d|%-*d|%.*f|%*.*f" % (5, 1, 5, 2, 2, 3.14159, 8, 3, 2.71828))
print("%s" % "str", "%s" % 5, "%s" % [1], "%s" % {"a": 1}, "%s" % None, "%s %s" % (1, (2,)), "%s" % ((1, 2),))
print("%.2s|%5.1s|%-5s|%5s" % ("abc", "xyz", "l", "r"), "%10r|%-10r" % ("a", "b"))
print("%d %d %i" % (3.9, -3.9, True), "%d" % 10**30, "%x" % -255, "%#o" % -8, "%+x" % 10, "%08.3f" % -3.14159, "%+08d" % 5, "%-08d|" % 5, "% 05d" % 5, "%#.0f" % 1.0, "%#g" % 1.0)
print("%e %E %f %F %g %G" % ((1234.5678,) * 6), "%f %e %g" % (float("inf"), float("nan"), float("-inf")), "%5.1f%%" % 99.44, "%.0f %.0f" % (0.5, 1.5), "%.10g" % 0.1, "%.3d" % 5, "%.0d" % 0, "%5.3d|" % 7, "%#x" % 0, "%.5x" % 255)
for fmt, arg in (("%d", "x"), ("%d", None), ("%d", 1j), ("%x", 1.5), ("%c", "ab"), ("%c", -1), ("%c", 1.5), ("%f", "x"), ("%s %s", "one"), ("%s", (1, 2)), ("%s", ()), ("%", 1), ("%z", 1), ("%(a)s", 5), ("%(a)s", {}), ("%(a", {}), ("%*d", (1.5, 2)), ("%d %(a)d", {"a": 1}), ("abc", 5), ("abc", (5,)), ("abc", {}), ("abc", [1]), ("%s %", (1,)), ("%hd %ld %Ld", (1, 2, 3)), ("%.d", 5), ("%.*d", (-1, 5)), ("%y", 1), ("%5", 1), ("%s%s%s", (1, 2)), ("%(x)d", {"x": "s"}), ("%*s", (-5, "a")), ("%r", (1,)), ("%é", 1), ("%c", 0x110000), ("%99999999999999999999d", 1), ("%i", "5"), ("%d", float("nan")), ("%d", float("inf")), ("%o", 1.0)):
    try: print(repr(fmt), "=", repr(fmt % arg))
    except Exception as e: print(repr(fmt), "->", type(e).__name__, e)
class S:
    def __str__(self): return "S-str"
    def __repr__(self): return "S-repr"
    def __int__(self): return 7
    def __index__(self): return 8
    def __float__(self): return 9.5
print("%s %r %d %x %f %c" % ((S(),) * 5 + ("z",)))
class M:
    def __getitem__(self, k): return f"[{k}]"
print("%(q)s" % M())
class St(str):
    def __mod__(self, o): return "modded"
print(St("%d") % 5, "%s" % St("sub"), type("%s" % St("sub")).__name__)
