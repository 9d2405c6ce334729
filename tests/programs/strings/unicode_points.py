"""Code points beyond the BMP, surrogates, combining marks, normalisation, names."""
import unicodedata as u
s = "a😀é𝒳z"
print(len(s), [hex(ord(c)) for c in s], s[1], s[1:3], s[-2], s.index("𝒳"), s.find("é"), s.replace("😀", "!"), s.split("😀"), s.count("😀"), s[::-1], s.upper(), "😀" in s, s.partition("😀"), s.center(9, "😀"))
print([c for c in s], list(enumerate("😀b")), dict.fromkeys("😀😀b"), "😀" * 3, "😀" < "😁", "\uffff" < "😀", sorted("z😀a\uffff") == ["a", "z", "\uffff", "😀"], chr(0x1F600), ord("😀"), "😀".encode(), "😀".encode("utf-16-be").hex(), "😀".isalpha(), hash("😀") == hash("\U0001F600"))
lone = "\ud83d"
pair = lone + "\ude00"
print(len(pair), pair == "😀", ascii(pair), ascii(lone), len(lone), lone.isprintable(), [ascii(c) for c in pair], ascii(pair[::-1]), ascii("x" + lone + "y"), ascii((lone + "a").upper()), ascii(pair.replace("\ude00", "")), lone in pair, pair.find("\ude00"), hash(pair) != hash("😀"), {pair: 1}.get("😀"), ascii("".join([lone, "\ude00"])), ascii(f"{lone}{'😀'}"), sorted([ascii(x) for x in ["\ue000", lone, "😀"]]))
for act in ("print(lone)" if 0 else "lone.encode()", "pair.encode('utf-16')", "lone.encode('latin-1')", "'\\ud800'.encode('utf-32')"):
    try: print(eval(act))
    except UnicodeEncodeError as e: print(e)
print(pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le") == "😀", lone.encode("utf-8", "surrogatepass"), b"\xed\xa0\xbd".decode("utf-8", "surrogatepass") == lone)
e1, e2 = "é", "e\u0301"
print(e1 == e2, len(e1), len(e2), u.normalize("NFC", e2) == e1, u.normalize("NFD", e1) == e2, u.normalize("NFKC", "ﬁ²½Å"), u.normalize("NFKD", "ﬁ½"), [hex(ord(c)) for c in u.normalize("NFD", "한ệ")], u.is_normalized("NFC", e2), ascii(u.normalize("NFC", "\u1100\u1161\u11a8")))
for c in ("a", "Z", "é", "5", "½", " ", "\n", "€", "😀", "日", "ß", "\u0301", "\u200d", "\U000e0100", "٣", "Ⅷ", "\ue000", "\u0378", "+", "("): print(u.name(c, "<none>"), u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c), u.decomposition(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None))
print(u.lookup("SNOWMAN"), u.lookup("latin small letter e with acute"), u.lookup("HANGUL SYLLABLE GAG"), u.name("한"), u.name("㐀"), u.unidata_version, "\N{LATIN SMALL LETTER E WITH ACUTE}", "\N{CJK UNIFIED IDEOGRAPH-4E00}")
for bad in ("u.lookup('nope')", "u.name('\\0')", "u.name('ab')", "u.decimal('a')", "u.numeric('a')", "u.normalize('X', 'a')", "u.category('')", "u.digit('½')"):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
print("ñandú".isidentifier(), "x\u0301".isidentifier(), eval("'\\u00e9'"), ascii("\x80\xff\u0100"), "ǆ".title(), "ﬃ".upper(), "ŉ".upper(), "İ".lower() == "i\u0307", "ΌΣΟΣ".lower(), "ẞ".lower(), "ß".casefold(), "ſ".upper(), "ς".upper())
print("日本語テキスト"[2:4], "日本語" + "テキスト", "语言".center(8, "·"), "Привет".upper(), "ΓΕΙΑ".lower(), "Ünïcödé".swapcase(), "naïve café".title(), "ÀÈÌ".lower(), "ǳ".capitalize())
