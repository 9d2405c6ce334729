"""Checksums over tables of all code points for every str predicate and mapping (in slices), and over codec round trips."""
import zlib, unicodedata as u
def crc(it): return zlib.crc32("".join(it).encode("utf-8", "surrogatepass"))
ranges = [(0, 0x800), (0x800, 0x3000), (0x3000, 0xA000), (0xA000, 0xD800), (0xD800, 0xE000), (0xE000, 0x10000), (0x10000, 0x12000), (0x16000, 0x18D00), (0x1B000, 0x1FC00), (0x20000, 0x20100), (0xE0000, 0xE0200)]
for lo, hi in ranges:
    cs = [chr(c) for c in range(lo, hi)]
    print(f"{lo:x}-{hi:x}", *(sum(getattr(c, p)() for c in cs) for p in "isalpha isdigit isdecimal isnumeric isalnum isspace isupper islower istitle isidentifier isprintable".split()), *(crc(getattr(c, f)() for c in cs) for f in ("upper", "lower", "title", "casefold", "swapcase", "capitalize")), crc(map(repr, cs)), crc(u.category(c) for c in cs), crc(u.bidirectional(c) for c in cs), crc(u.east_asian_width(c) for c in cs), crc(u.decomposition(c) for c in cs), sum(u.combining(c) for c in cs), sum(u.mirrored(c) for c in cs), crc(u.name(c, "?") for c in cs))
print([crc(u.normalize(f, chr(c)) for c in range(0, 0x3000)) for f in ("NFC", "NFD", "NFKC", "NFKD")], [crc(u.normalize(f, chr(c)) for c in range(0xF900, 0x10000)) for f in ("NFC", "NFD", "NFKC", "NFKD")], [crc(u.normalize(f, chr(c) + chr(0x301) + chr(0x323)) for c in range(0x41, 0x500)) for f in ("NFC", "NFD")], sum(u.numeric(chr(c), 0) for c in range(0x3000)), sum(u.digit(chr(c), 0) for c in range(0x20000)))
for enc in "ascii latin-1 cp1252 cp437 cp850 iso8859-2 iso8859-5 iso8859-7 iso8859-15 koi8-r koi8-u mac-roman cp1250 cp1251 cp1253 cp866 utf-8 utf-16-le utf-16-be utf-32-le utf-7".split():
    t = bytes(range(256)).decode(enc, "replace"); r = "".join(chr(c) for c in range(0x250)).encode(enc, "replace"); print(enc, len(t), crc(t), zlib.crc32(r), len(r))
print(all(chr(c).encode().decode() == chr(c) for c in range(0, 0x11000, 7) if not 0xD800 <= c < 0xE000), all(ord(chr(c)) == c for c in range(0, 0x110000, 997)), crc(ascii(chr(c)) for c in range(0, 0x3000)), crc(chr(c).upper().lower() for c in range(0x1E00, 0x2000)), ["".join(map(chr, range(a, a + 5))).title() for a in (0x1C4, 0x1F80, 0xFB00, 0x10428)])
