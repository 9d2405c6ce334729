"""str(): constructor forms, identity, interning, concatenation in loops, comparisons."""
print(str(), str(5), str(b"ab"), str(b"ab", "ascii"), str(b"\xc3\xa9", "utf-8"), str(b"\xff", "utf-8", "replace"), str(object=3), str(b"a", errors="strict"), str(bytearray(b"x"), "ascii"), str(memoryview(b"m"), "ascii"))
for bad in ("str('a', 'ascii')", "str(5, 'ascii')", "str(b'\\xff', 'ascii')", "str(b'a', 'nope')", "str(b'a', 5)", "str(1, 2, 3, 4)", "str(foo=1)"):
    try: print(eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
import sys
a = "".join(["inter", "ned"])
b = "".join(["int", "erned"])
print(a == b, sys.intern(a) is sys.intern(b), "abc" is "abc" if 0 else True)
s = ""
for i in range(1000): s += str(i % 10)
print(len(s), s[:15], s[-5:], s.count("7"))
parts = []
for i in range(5): parts += [str(i)] * i
print("".join(parts), "%s" * 3 % (1, 2, 3), "ab" "cd" * 2)
print("a" * 10**6 == "a" * 10**6, len("ab" * 10**6), ("x" * 70000)[69999], hash("") == 0)
try: "a" * 10**30
except (OverflowError, MemoryError) as e: print(type(e).__name__, e)
print("abc".__len__(), "abc".__contains__("b"), "abc".__getitem__(1), "a".__add__("b"), "a".__mul__(3), "a".__rmul__(2), "%s".__mod__(1), "a".__eq__("a"), "a".__lt__("b"), "a".__eq__(1), "a".__add__.__name__, "abc".__iter__().__next__(), "a".__ne__("b"), "a".__hash__() == hash("a"), "x".__str__(), "x".__repr__(), "x".__format__(">3"), "ab".__getnewargs__())
print(len(str.__doc__) > 9, len(str.upper.__doc__) > 9, [m for m in dir(str) if not m.startswith("_")])
for bad in ("'a' + 1", "1 + 'a'", "'a' + b'b'", "'a' * 'b'", "'a' * 1.5", "'a' - 'b'", "-'a'", "'a' < 1", "'abc'[1.5]", "'abc'['a']", "'abc'[10]", "'abc'[0] = 'x'", "'a'.x", "'a' in 1", "1 in 'a'", "'a'()", "'a' % 1 % 2", "'a' @ 'b'", "'a' += 'b'"):
    try: print(eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
x = "abc"
y = x
y += "d"
print(x, y, x is y, (x + "")[:] == x, x[:] is x, str(x) is x, "".join([x]) is x)
print("abc" "def"[1], "a" if "" else "b", bool("False"), not "", "a" and "b", "" or "c", "a" < "aa" < "b", ["b", "A", "a"] == sorted(["a", "b", "A"])[::-1])
print(eval(repr("tricky \\ \n ' \" \x00 é 😀 \u2028")) == "tricky \\ \n ' \" \x00 é 😀 \u2028", eval(ascii("é😀\ud800")) == "é😀\ud800")
