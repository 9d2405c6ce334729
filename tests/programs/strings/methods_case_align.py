"""str methods: case, alignment, predicates, expandtabs, encode."""
for w in ("hello World", "ÀÉ straße ŉ ǰ", "ǅ ǆ", "ΑΣ σς ΣΑΣ", "İI iı", "ﬁne ﬀ", "they're bill's", "x-ray 3d_model", "ᾳ ᾼ", "ß", "ŒUVRE", "𐐀𐐨", "ⓐⒶ", "ᲀ", "Ꭰꭰ"): print(ascii(w.upper()), ascii(w.lower()), ascii(w.title()), ascii(w.capitalize()), ascii(w.swapcase()), ascii(w.casefold()))
print([f"{x!r}" for x in ("ab".center(7), "ab".center(7, "*"), "ab".center(6, "-"), "abc".center(6, "-"), "ab".ljust(5, "."), "ab".rjust(5), "ab".rjust(1), "ab".center(-1), "é".center(3, "日"))])
print("42".zfill(5), "-42".zfill(5), "+4".zfill(4), "".zfill(3), "abc".zfill(2), "--1".zfill(5), " 1".zfill(4))
print("a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(0), "ab\tc\n\td".expandtabs(3), "a\tb".expandtabs(tabsize=1), "a\r\tb".expandtabs(2))
preds = ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable", "isascii")
for w in ("", "abc", "ABC", "Abc Def", "123", "12.3", "½", "²", "١٢", "五", "Ⅷ", " \t\n", "\u2003", "a1", "a_b", "_x", "1a", "class", "é", "\x00", "\x7f", "日本", "ABC123", "abc!", "Ǆ", "ǅ", "ª", "\u00ad", "\ud800" if 0 else "\ue000", "😀", "A b", "ⅷ", "x\u0301", "·a", "ﷺ"): print(ascii(w), "".join("1" if getattr(w, p)() else "0" for p in preds))
print(ascii("aé😀\n\x7f\u2028'\""), repr("aé😀\n\x7f\u2028'\"\\\t\x00\xad\u200b\ue000\U000e0001"), repr("it's"), repr('say "x"'), repr("both ' and \""), repr(""), repr("\ud800x"))
print("abc".encode(), "é".encode("latin-1"), "é".encode("ascii", "ignore"), "é€".encode("ascii", "replace"), "é€😀".encode("ascii", "backslashreplace"), "é€".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "namereplace"), "\ud800".encode("utf-8", "surrogatepass"), "\udcff".encode("utf-8", "surrogateescape"), "aé".encode("utf-16"), "aé".encode("utf-16-le"), "😀".encode("utf-16-be"), "a".encode("utf-32"), "é".encode("cp1252"), "é".encode("utf-7"), "bücher".encode("punycode"), "bücher.de".encode("idna"), "a\n".encode("unicode_escape"), "é\n".encode("raw_unicode_escape"))
for enc in ("ascii", "latin-1", "utf-8", "cp1252", "nosuch", ""):
    try: print("€\ud800".encode(enc))
    except (UnicodeError, LookupError) as e: print(enc, type(e).__name__, e)
print("abc" < "abd", "a" < "B", "" < "a", "é" > "z", "😀" > "\uffff", "abc" == "abc", "a" * 3, 3 * "ab", "a" * 0, "a" * -1, "ab" + "cd", len("é😀日"), "é😀日"[1], "é😀日"[::-1], max("hello"), min("hello"), sorted("hello"), list("é😀"), "a" "b")
