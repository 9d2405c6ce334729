"""MD5, SHA-256, CRC-32 table, Base58, RC4, and a Mersenne Twister written out and compared with the library."""
import hashlib, random, zlib, struct, math
def rotl(x, n): return (x << n | x >> 32 - n) & 0xFFFFFFFF
def md5(msg):
    s = [7, 12, 17, 22] * 4 + [5, 9, 14, 20] * 4 + [4, 11, 16, 23] * 4 + [6, 10, 15, 21] * 4
    K = [int(abs(math.sin(i + 1)) * 2**32) & 0xFFFFFFFF for i in range(64)]
    h = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    msg += b"\x80" + b"\0" * ((55 - len(msg)) % 64) + struct.pack("<Q", 8 * len(msg))
    for o in range(0, len(msg), 64):
        M = struct.unpack("<16I", msg[o:o + 64]); a, b, c, d = h
        for i in range(64):
            if i < 16: f, g = b & c | ~b & d, i
            elif i < 32: f, g = d & b | ~d & c, (5 * i + 1) % 16
            elif i < 48: f, g = b ^ c ^ d, (3 * i + 5) % 16
            else: f, g = c ^ (b | ~d & 0xFFFFFFFF), 7 * i % 16
            a, d, c, b = d, c, b, (b + rotl((a + f + K[i] + M[g]) & 0xFFFFFFFF, s[i])) & 0xFFFFFFFF
        h = [(x + y) & 0xFFFFFFFF for x, y in zip(h, (a, b, c, d))]
    return struct.pack("<4I", *h).hex()
def primes(n):
    out, k = [], 2
    while len(out) < n:
        if all(k % p for p in out): out.append(k)
        k += 1
    return out
def icbrt(n):
    x = 1 << (n.bit_length() + 2) // 3
    while True:
        y = (2 * x + n // (x * x)) // 3
        if y >= x: return x
        x = y
def sha256(msg):
    K = [icbrt(p << 96) & 0xFFFFFFFF for p in primes(64)]
    h = [math.isqrt(p << 64) & 0xFFFFFFFF for p in primes(8)]
    rotr = lambda x, n: (x >> n | x << 32 - n) & 0xFFFFFFFF
    msg += b"\x80" + b"\0" * ((55 - len(msg)) % 64) + struct.pack(">Q", 8 * len(msg))
    for o in range(0, len(msg), 64):
        w = list(struct.unpack(">16I", msg[o:o + 64]))
        for i in range(16, 64): w.append((w[i - 16] + (rotr(w[i - 15], 7) ^ rotr(w[i - 15], 18) ^ w[i - 15] >> 3) + w[i - 7] + (rotr(w[i - 2], 17) ^ rotr(w[i - 2], 19) ^ w[i - 2] >> 10)) & 0xFFFFFFFF)
        a, b, c, d, e, f, g, k = h
        for i in range(64):
            t1 = k + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + (e & f ^ ~e & g) + K[i] + w[i]
            t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, k = (t1 + t2) & 0xFFFFFFFF, a, b, c, (d + t1) & 0xFFFFFFFF, e, f, g
        h = [(x + y) & 0xFFFFFFFF for x, y in zip(h, (a, b, c, d, e, f, g, k))]
    return "".join(f"{x:08x}" for x in h)
table = []
for i in range(256):
    c = i
    for _ in range(8): c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
    table.append(c)
def crc(data):
    c = 0xFFFFFFFF
    for b in data: c = c >> 8 ^ table[(c ^ b) & 255]
    return c ^ 0xFFFFFFFF
for m in (b"", b"abc", b"a" * 55, b"a" * 56, b"message digest" * 10): print(md5(m), md5(m) == hashlib.md5(m).hexdigest(), sha256(m) == hashlib.sha256(m).hexdigest(), crc(m) == zlib.crc32(m))
class MT:
    def __init__(self, seed):
        self.s = [seed]
        for i in range(1, 624): self.s.append((1812433253 * (self.s[-1] ^ self.s[-1] >> 30) + i) & 0xFFFFFFFF)
        self.i = 624
    def next(self):
        if self.i == 624:
            for k in range(624):
                y = self.s[k] & 0x80000000 | self.s[(k + 1) % 624] & 0x7FFFFFFF
                self.s[k] = self.s[(k + 397) % 624] ^ y >> 1 ^ (0x9908B0DF if y & 1 else 0)
            self.i = 0
        y = self.s[self.i]; self.i += 1
        y ^= y >> 11; y ^= y << 7 & 0x9D2C5680; y ^= y << 15 & 0xEFC60000
        return y ^ y >> 18
mt = MT(5489); print([mt.next() for _ in range(3)])
r = random.Random(1); st = r.getstate()[1]; m2 = MT(0); m2.s, m2.i = list(st[:-1]), st[-1]; print([m2.next() for _ in range(5)] == [r.getrandbits(32) for _ in range(5)], (m2.next() >> 5) * 67108864 + (m2.next() >> 6) == int(r.random() * 2**53))
B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
def b58(b):
    n, out = int.from_bytes(b, "big"), ""
    while n: n, k = divmod(n, 58); out = B58[k] + out
    return "1" * (len(b) - len(b.lstrip(b"\0"))) + out
def unb58(s):
    n = 0
    for c in s: n = n * 58 + B58.index(c)
    return b"\0" * (len(s) - len(s.lstrip("1"))) + n.to_bytes((n.bit_length() + 7) // 8, "big")
print(b58(b"Hello World!"), unb58(b58(b"\0\0abc\xff")), b58(b"\0\0"))
def rc4(key, data):
    s, j = list(range(256)), 0
    for i in range(256): j = (j + s[i] + key[i % len(key)]) % 256; s[i], s[j] = s[j], s[i]
    i = j = 0; out = bytearray()
    for b in data: i = (i + 1) % 256; j = (j + s[i]) % 256; s[i], s[j] = s[j], s[i]; out.append(b ^ s[(s[i] + s[j]) % 256])
    return bytes(out)
print(rc4(b"Key", b"Plaintext").hex(), rc4(b"Key", rc4(b"Key", b"round trip")))
def luhn(s): return sum(d if i % 2 == 0 else (d * 2 - 9 if d > 4 else d * 2) for i, d in enumerate(map(int, reversed(s)))) % 10 == 0
def isbn13(s): d = [int(c) for c in s if c.isdigit()]; return len(d) == 13 and sum(x * (3 if i % 2 else 1) for i, x in enumerate(d)) % 10 == 0
def iban(s): s = s.replace(" ", ""); return int("".join(str(int(c, 36)) for c in s[4:] + s[:4])) % 97 == 1
print(luhn("4539578763621486"), luhn("4539578763621487"), isbn13("978-0-306-40615-7"), iban("GB82 WEST 1234 5698 7654 32"), iban("GB82 WEST 1234 5698 7654 33"))
def vigenere(t, k, sign=1): return "".join(chr((ord(c) - 65 + sign * (ord(k[i % len(k)]) - 65)) % 26 + 65) for i, c in enumerate(t))
print(vigenere("ATTACKATDAWN", "LEMON"), vigenere(vigenere("ATTACKATDAWN", "LEMON"), "LEMON", -1))
