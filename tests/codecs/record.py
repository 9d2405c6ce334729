"""Records what CPython's codecs answer, for codecs.test.ts: `python3.13 record.py > codecs.golden.json`.

A row is [function, input, errors, final, answer]. Inputs and results are lists of bytes or code points; an answer is
[result, consumed], or [exception, its arguments without the object].
"""

import _codecs
import json
import random
import sys

random.seed(20)

HANDLERS = [
    "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass",
]
STATEFUL = [
    "utf_7", "utf_8", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "unicode_escape",
    "raw_unicode_escape",
]
WHOLE = ["ascii", "latin_1"]

POINTS = [0x41, 0x2B, 0x2D, 0x5C, 0x20, 0x0A, 0x7E, 0x7F, 0xE9, 0x3C0, 0x20AC, 0xFEFF, 0xFFFD, 0xD800, 0xDBFF, 0xDC00, 0xDC80, 0xDCFF, 0x1F600, 0x10FFFF]

PIECES = {
    "utf_7": [b"a", b"+", b"-", b"+AOk-", b"+2D3eAA-", b"+2D0-", b"AOk", b"\xff", b"+-", b"~", b"/", b"+A", b"+AA"],
    "utf_8": [b"a", b"\xc3", b"\xa9", b"\xe2\x82", b"\xac", b"\xf0\x9f\x98", b"\x80", b"\xed\xa0\x80", b"\xff", b"\xc0\x80", b"\xf4\x90", b"\xe0\x80"],
    "utf_16": [b"a\0", b"\0a", b"\xff\xfe", b"\xfe\xff", b"\x00\xd8", b"\xd8\x00", b"\x00\xdc", b"\xdc\x00", b"\x01"],
    "utf_32": [b"a\0\0\0", b"\0\0\0a", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\x00\xd8\0\0", b"\0\0\xdc\x80", b"\0\0\x11\0", b"\0\x11\0\0", b"\x01"],
    "escape": [b"a", b"\\", b"n", b"x41", b"xg", b"u00e9", b"U0001f600", b"U00110000", b"N{DOT}", b"N{LATIN SMALL LETTER A}", b"N{}", b"N", b"101", b"\xe9", b"\\\\u12", b"\n"],
    "ascii": [b"a", b"\x80", b"\xff", b"zz"],
}


def pieces(name):
    for key in ("utf_7", "utf_8", "utf_16", "utf_32", "escape"):
        if key in name:
            return PIECES[key]
    return PIECES["ascii"]


def answer(f, *args):
    try:
        result, consumed = f(*args)
        return [list(result) if isinstance(result, bytes) else [ord(c) for c in result], consumed]
    except UnicodeError as e:
        return [type(e).__name__, [e.encoding, e.start, e.end, e.reason]]
    except Exception as e:
        return [type(e).__name__, [str(e)]]


rows = []
for name in STATEFUL + WHOLE:
    for _ in range(120):
        data = b"".join(random.choices(pieces(name), k=random.randrange(1, 7)))
        errors = random.choice(HANDLERS)
        function = getattr(_codecs, name + "_decode")
        if name in WHOLE:
            rows.append([name + "_decode", list(data), errors, True, answer(function, data, errors)])
        else:
            final = random.random() < 0.6
            rows.append([name + "_decode", list(data), errors, final, answer(function, data, errors, final)])
    for _ in range(60):
        text = "".join(map(chr, random.choices(POINTS, k=random.randrange(1, 6))))
        errors = random.choice(HANDLERS)
        function = getattr(_codecs, name + "_encode")
        rows.append([name + "_encode", [ord(c) for c in text], errors, True, answer(function, text, errors)])
sys.stdout.write("[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n")
