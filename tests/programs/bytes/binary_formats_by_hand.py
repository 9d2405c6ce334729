"""Hex dumps, run-length and delta coding, bit streams, base converters, PNG and BMP headers, endian swaps, UTF-8 by hand."""
import struct, zlib
def hexdump(b, w=16):
    for i in range(0, len(b), w):
        c = b[i:i + w]; h = " ".join(f"{x:02x}" for x in c)
        print(f"{i:08x}  {h:<{3 * w - 1}}  |{''.join(chr(x) if 32 <= x < 127 else '.' for x in c)}|")
hexdump(bytes(range(40)) + "héllo wörld 😀".encode())
def utf8(cp):
    if cp < 0x80: return bytes([cp])
    if cp < 0x800: return bytes([0xC0 | cp >> 6, 0x80 | cp & 63])
    if cp < 0x10000: return bytes([0xE0 | cp >> 12, 0x80 | cp >> 6 & 63, 0x80 | cp & 63])
    return bytes([0xF0 | cp >> 18, 0x80 | cp >> 12 & 63, 0x80 | cp >> 6 & 63, 0x80 | cp & 63])
def decode(b):
    i, out = 0, []
    while i < len(b):
        n = 1 if b[i] < 0x80 else 2 if b[i] < 0xE0 else 3 if b[i] < 0xF0 else 4
        cp = b[i] if n == 1 else b[i] & (0xFF >> n + 1)
        for c in b[i + 1:i + n]: cp = cp << 6 | c & 63
        out.append(chr(cp)); i += n
    return "".join(out)
s = "aé€😀ß日"; print(b"".join(utf8(ord(c)) for c in s) == s.encode(), decode(s.encode()) == s, all(utf8(c) == chr(c).encode() for c in (0, 127, 128, 2047, 2048, 65535, 65536, 0x10FFFF)))
class BitWriter:
    def __init__(self): self.n, self.bits = 0, 0
    def put(self, v, w): self.bits = self.bits << w | v & (1 << w) - 1; self.n += w; return self
    def bytes(self): pad = -self.n % 8; return (self.bits << pad).to_bytes((self.n + pad) // 8, "big")
class BitReader:
    def __init__(self, b): self.v, self.left = int.from_bytes(b, "big"), len(b) * 8
    def get(self, w):
        if w > self.left: raise EOFError(f"wanted {w} bits, have {self.left}")
        self.left -= w; return self.v >> self.left & (1 << w) - 1
w = BitWriter().put(5, 3).put(0, 1).put(1023, 10).put(-1, 4).put(1, 1); b = w.bytes(); r = BitReader(b); print(b.hex(), [r.get(k) for k in (3, 1, 10, 4, 1)], r.left)
try: r.get(99)
except EOFError as e: print(e)
def rle(b):
    out, i = bytearray(), 0
    while i < len(b):
        j = i
        while j < len(b) and b[j] == b[i] and j - i < 255: j += 1
        out += bytes((j - i, b[i])); i = j
    return bytes(out)
def unrle(b): return b"".join(bytes([v]) * n for n, v in zip(b[::2], b[1::2]))
d = b"aaabbbbbc" + b"\0" * 300; print(rle(d).hex(), unrle(rle(d)) == d)
def delta(xs): return bytes((b - a) & 255 for a, b in zip(b"\0" + xs, xs))
def undelta(d):
    out, p = bytearray(), 0
    for x in d: p = (p + x) & 255; out.append(p)
    return bytes(out)
sig = bytes((i * i // 7) & 255 for i in range(50)); print(undelta(delta(sig)) == sig, delta(b"\1\2\4\7").hex())
def bmp(rows):
    h, wd = len(rows), len(rows[0]); stride = (wd * 3 + 3) // 4 * 4; pix = b"".join(b"".join(struct.pack("3B", *p[::-1]) for p in r).ljust(stride, b"\0") for r in reversed(rows))
    return struct.pack("<2sIHHI", b"BM", 54 + len(pix), 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, wd, h, 1, 24, 0, len(pix), 2835, 2835, 0, 0) + pix
img = bmp([[(255, 0, 0), (0, 255, 0), (0, 0, 255)], [(1, 2, 3)] * 3]); print(len(img), struct.unpack_from("<Iii", img, 14), img[54:].hex())
def png(rows):
    def chunk(t, d): return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    raw = b"".join(b"\0" + bytes(r) for r in rows); return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
p = png([[0, 128, 255], [9, 9, 9]])
def chunks(b):
    i = 8
    while i < len(b): n, t = struct.unpack_from(">I4s", b, i); d = b[i + 8:i + 8 + n]; yield t, n if t != b"IDAT" else zlib.decompress(d), zlib.crc32(t + d) == struct.unpack_from(">I", b, i + 8 + n)[0]; i += 12 + n
print(list(chunks(p)))
def swap32(b): return b"".join(b[i:i + 4][::-1] for i in range(0, len(b), 4))
print(swap32(bytes(range(8))).hex(), struct.unpack("<2I", b"\1\2\3\4\5\6\7\x08") == struct.unpack(">2I", swap32(b"\1\2\3\4\5\6\7\x08")), bytes(a ^ b for a, b in zip(b"secret", b"keykey")).hex(), int.from_bytes(b"\xff\xfe", "little", signed=True), bytes(reversed(b"abc")), b"".join(sorted(b"hello"[i:i + 1] for i in range(5))), bytes(memoryview(b"0123456789")[::3]), bytearray(b"abc").translate(bytes((i + 1) % 256 for i in range(256))))
def f16(b): (h,) = struct.unpack("<H", b); s, e, m = h >> 15, h >> 10 & 31, h & 1023; return (-1) ** s * (m / 1024 * 2.0**-14 if e == 0 else float("inf") if e == 31 and m == 0 else (1 + m / 1024) * 2.0 ** (e - 15))
print([f16(struct.pack("<e", v)) == v for v in (0.0, 1.0, -2.5, 65504.0, 6.1035e-05 if 0 else 2.0**-14, 2.0**-24)], struct.pack("<f", 1.1).hex(), struct.unpack("<f", bytes.fromhex("cdcc8c3f"))[0])
def cobs(b):
    out, block = bytearray(), bytearray()
    for x in b + b"\0":
        if x: block.append(x)
        if x == 0 or len(block) == 254: out += bytes([len(block) + 1]) + block; block.clear()
    return bytes(out)
print(cobs(b"\x11\x22\0\x33").hex(), cobs(b"").hex(), len(cobs(bytes(range(1, 255)))))
