"""str methods: searching, counting, prefixes, splitting, joining."""
s = "the cat sat on the mat"
print(s.find("at"), s.find("at", 6), s.find("at", 6, 8), s.rfind("at"), s.rfind("the", 0, 10), s.find("zz"), s.find(""), s.find("", 5), s.find("", 100), s.rfind(""), "".find(""), "".rfind("", 1), s.find("t", -3), s.find("the", -100, 100))
print(s.index("cat"), s.rindex("the"), s.count("at"), s.count("t", 5), s.count("t", 0, 5), s.count(""), "aaaa".count("aa"), "".count(""), "abc".count("", 1), "abc".count("", 4))
for f in (s.index, s.rindex):
    try: f("dog")
    except ValueError as e: print(e)
print(s.startswith("the"), s.startswith(("a", "t")), s.startswith("cat", 4), s.startswith("cat", 4, 6), s.startswith(""), s.startswith("", 100), s.endswith("mat"), s.endswith(("x", "at")), s.endswith("sat", 0, 11), s.endswith(()), "".startswith("", 1))
print(s.split(), s.split(" ", 2), s.split("at"), s.split("at", 1), s.rsplit(" ", 2), s.rsplit("at", 1), s.rsplit(maxsplit=1), s.split(maxsplit=1), "  a  b  ".split(), "  a  b  ".split(" "), "".split(), "".split(","), "a,b,,c,".split(","), " a b c ".split(None, 1), " a b c ".rsplit(None, 1), "x".split(sep="x", maxsplit=-1), "a\x1cb\u2003c\xa0d".split())
print(s.partition(" "), s.rpartition(" "), s.partition("zz"), s.rpartition("zz"), "a=b=c".partition("="), "a=b=c".rpartition("="))
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l\n".splitlines(), "a\nb\n".splitlines(True), "a\r\nb".splitlines(keepends=True), "".splitlines(), "\n".splitlines(), "\n\n".splitlines(True), "x".splitlines())
print("-".join("abc"), "".join([]), ", ".join(["one"]), "ab".join(("x", "y", "z")), "|".join(str(i) for i in range(3)), ".".join({"k": 1}))
print(s.replace("at", "AT"), s.replace("at", "X", 1), s.replace("", "-", 3), "aaa".replace("aa", "b"), "abc".replace("", "."), "".replace("", "x"), "".replace("a", "x"), "abc".replace("b", ""), "aXbX".replace("X", "YY", -1), "aaa".replace("a", "b", count=2), "x".replace("x", "x"))
print("hello".removeprefix("he"), "hello".removeprefix("x"), "hello".removesuffix("lo"), "hello".removesuffix(""), "hello".removesuffix("hello"))
print("a" in "abc", "" in "abc", "d" in "abc", "bc" in "abc", "abc" in "ab", "cb" not in "abc")
print("xxhixx".strip("x"), "  hi  ".strip(), "xyhiyx".lstrip("xy"), "xyhiyx".rstrip("yx"), "\t\n hi\u2003\x1f".strip(), "abc".strip(""), "aaa".strip("a"), "hi".strip(None), "[x]".strip("[]"))
t = str.maketrans("abc", "xyz")
print("aabbcc d".translate(t), "hello".translate({104: "J", 101: None, 108: 76}), "x".translate({120: "long"}), t, str.maketrans({"a": 1, 98: "B"}), str.maketrans("a", "b", "cd"), "abcd".translate(str.maketrans("a", "b", "cd")))
for bad in ("str.maketrans('ab', 'c')", "str.maketrans({'ab': 1})", "str.maketrans('a')", "'a'.translate({97: 5.5})", "'a'.translate({97: 0x110000})", "str.maketrans({1.5: 1})", "'a'.translate({97: [1]})", "','.join(['a', 1])", "'x'.join(None)", "'a'.partition(1)", "'a'.split('a', 'b')"):
    try: print(eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
class G:
    def __getitem__(self, k):
        if k == 98: raise LookupError
        return k + 1
print("abc".translate(G()))
