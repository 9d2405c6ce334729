"""Character properties, names, case and normal forms through str and unicodedata."""
import unicodedata

SAMPLES = "aA0 \n_\u00e9\u00df\u0130\u0131\u017f\u01c5\u02b0\u0345\u03a3\u03c2\u0660\u0966\u00b2\u00bd\u2160\u2028\u200b\u3000\u4e00\uac00\ufb01\ud800\ue000\uffff\U00010400\U0001d7d9\U0001f600\U000e0001\U0010ffff"

PREDICATES = ("isalpha isalnum isdecimal isdigit isnumeric isspace isupper islower istitle isprintable "
              "isidentifier isascii").split()
PROPERTIES = "category bidirectional combining mirrored east_asian_width decomposition".split()

for c in SAMPLES:
    print(ascii(c), ascii(unicodedata.name(c, None)), "".join(str(int(getattr(c, p)())) for p in PREDICATES),
          [getattr(unicodedata, p)(c) for p in PROPERTIES],
          unicodedata.decimal(c, None), unicodedata.digit(c, None), unicodedata.numeric(c, None),
          [getattr(unicodedata.ucd_3_2_0, p)(c) for p in PROPERTIES])
    print("  ", [ascii(f(c)) for f in (str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold)])

for text in ("\u1f88\u03a3", "\u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3 \u03a3.", "stra\u00dfe", "\ufb03x", "i\u0307", "D\u017dungla \u01c4",
             "\U00010400\U00010428", "a\u0345b", "they're bill's", "x" * 5 + "\u03a3\u0301"):
    print([ascii(f(text)) for f in (str.upper, str.lower, str.title, str.capitalize, str.swapcase, str.casefold)],
          text.istitle(), text.isupper(), text.islower())

for text in ("e\u0301", "\u00e9", "\u212b\ufb01", "\u1100\u1161\u11a8", "\uac01", "\u0344", "q\u0307\u0323", "\U0001d15e", "\ufa6c", "\u2126\u00bd",
             "a\u0315\u0300\u05ae\u0300b", "\u0958", "\u1e9b\u0323", "abc"):
    print([(form, ascii(unicodedata.normalize(form, text)), unicodedata.is_normalized(form, text))
           for form in ("NFC", "NFD", "NFKC", "NFKD")])


def attempt(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


for name in ("LATIN SMALL LETTER A", "latin small letter a", "LINE FEED", "NULL", "KEYCAP DIGIT ONE", "HANGUL SYLLABLE GAG",
             "hangul syllable gag", "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-0041", "GRINNING FACE", "nope", "",
             "x" * 300, "\u00e9", 1, b"SPACE"):
    attempt(unicodedata.lookup, name)
    attempt(unicodedata.ucd_3_2_0.lookup, name)
for f, args in ((unicodedata.name, ("\0",)), (unicodedata.name, ("ab",)), (unicodedata.decimal, ("a",)), (unicodedata.digit, ("a",)),
                (unicodedata.numeric, ("a",)), (unicodedata.category, ("",)), (unicodedata.category, (1,)), (unicodedata.normalize, ("X", "a")),
                (unicodedata.normalize, ("NFC", 1)), (unicodedata.is_normalized, ("X", "")), (unicodedata.UCD, ())):
    attempt(f, *args)
print("\N{GREEK SMALL LETTER ALPHA}\N{LATIN CAPITAL LETTER GHA}\N{HANGUL SYLLABLE GA}")
print("caf\u00e9 \u5909\u6570 \U00010400".split(), "\u5909\u6570".isidentifier(), "\U00010400".isidentifier())
