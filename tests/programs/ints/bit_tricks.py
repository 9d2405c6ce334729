"""Bit manipulation programs."""
def popcount(n):
    c = 0
    while n: n &= n - 1; c += 1
    return c
def reverse_bits(n, w): return int(f"{n:0{w}b}"[::-1], 2)
def gray(n): return n ^ n >> 1
def ungray(g):
    n = 0
    while g: n ^= g; g >>= 1
    return n
print([popcount(n) for n in (0, 1, 255, 2**100 - 1)], [reverse_bits(n, 8) for n in (1, 6, 255)], [gray(n) for n in range(8)], all(ungray(gray(n)) == n for n in range(200)))
def bitset(*xs):
    r = 0
    for x in xs: r |= 1 << x
    return r
def members(s):
    i = 0
    while s:
        if s & 1: yield i
        s >>= 1; i += 1
a, b = bitset(1, 3, 70), bitset(3, 5, 70, 200)
print(list(members(a & b)), list(members(a | b)), list(members(a ^ b)), list(members(a & ~b)), a.bit_count())
def fnv1a(data):
    h = 0xCBF29CE484222325
    for c in data: h = (h ^ c) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h
def crc32(data):
    crc = 0xFFFFFFFF
    for c in data:
        crc ^= c
        for _ in range(8): crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF
def adler(data):
    a, b = 1, 0
    for c in data: a = (a + c) % 65521; b = (b + a) % 65521
    return b << 16 | a
def xorshift(seed):
    x = seed
    while True:
        x ^= x << 13 & 0xFFFFFFFFFFFFFFFF; x ^= x >> 7; x ^= x << 17 & 0xFFFFFFFFFFFFFFFF
        yield x
def murmur_mix(h):
    h ^= h >> 16; h = h * 0x85EBCA6B & 0xFFFFFFFF; h ^= h >> 13; h = h * 0xC2B2AE35 & 0xFFFFFFFF
    return h ^ h >> 16
print(hex(fnv1a(b"hello")), hex(crc32(b"123456789")), hex(adler(b"Wikipedia")), [x for _, x in zip(range(3), xorshift(42))], [hex(murmur_mix(n)) for n in (1, 2, 0xDEADBEEF)])
import zlib
print(crc32(b"abc") == zlib.crc32(b"abc"), adler(b"abc") == zlib.adler32(b"abc"))
def lcg(seed, n):
    out = []
    for _ in range(n): seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64; out.append(seed >> 33)
    return out
print(lcg(1, 4))
def to_signed(n, w): return n - (1 << w) if n >> w - 1 & 1 else n
print(to_signed(0xFF, 8), to_signed(0x7F, 8), to_signed(0x8000000000000000, 64), -1 & 0xFFFF, (-5) % 2**32, ~5 & 0xF)
def karatsuba(x, y):
    if x < 10 or y < 10: return x * y
    m = max(x.bit_length(), y.bit_length()) // 2
    hx, lx, hy, ly = x >> m, x & (1 << m) - 1, y >> m, y & (1 << m) - 1
    z0, z2 = karatsuba(lx, ly), karatsuba(hx, hy)
    return (z2 << 2 * m) + (karatsuba(lx + hx, ly + hy) - z2 - z0 << m) + z0
p, q = 3**150, 7**130
print(karatsuba(p, q) == p * q, karatsuba(123456789, 987654321))
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
print([n for n in range(50) if is_prime(n)], is_prime(2**61 - 1), is_prime(2**89 - 1), is_prime(2**67 - 1), is_prime(10**18 + 9))
e, n, d = 65537, 3233 * 10007 if 0 else (2**61 - 1) * (2**89 - 1), None
d = pow(e, -1, (2**61 - 2) * (2**89 - 2))
msg = int.from_bytes(b"secret!", "big")
print(pow(pow(msg, e, n), d, n).to_bytes(7, "big"), d.bit_length())
print([i for i in range(1, 400) if i & i - 1 == 0], 0b1010 >> 1 & 1, 1 << 0, f"{0b1011 << 2:08b}", 0xDEADBEEF >> 16 & 0xFF)
