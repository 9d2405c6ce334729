"""Binary and text protocol parsing with struct and generators: TLV, IPv4 header, WAV header, HTTP request, varints, INI."""
import struct, io
def tlv(data):
    i = 0
    while i < len(data):
        if i + 3 > len(data): raise ValueError(f"truncated header at {i}")
        t, n = struct.unpack_from(">BH", data, i); i += 3
        if i + n > len(data): raise ValueError(f"truncated value at {i}")
        v = data[i:i + n]; i += n
        yield {1: lambda: v.decode(), 2: lambda: int.from_bytes(v, "big", signed=True), 3: lambda: list(tlv(v)), 4: lambda: struct.unpack(">d", v)[0]}.get(t, lambda: (t, v.hex()))()
def enc(x):
    if isinstance(x, str): b = x.encode(); t = 1
    elif isinstance(x, int): b = x.to_bytes((x.bit_length() + 8) // 8, "big", signed=True); t = 2
    elif isinstance(x, list): b = b"".join(map(enc, x)); t = 3
    elif isinstance(x, float): b = struct.pack(">d", x); t = 4
    return struct.pack(">BH", t, len(b)) + b
msg = ["héllo", -5, 2**40, [1.5, ["deep"], []], 0]; raw = enc(msg); print(raw.hex(), list(tlv(raw)) == [msg], list(tlv(b"\x09\0\1\xff")))
for bad in (raw[:-1], b"\1", b"\1\0\5ab"):
    try: print(list(tlv(bad)))
    except (ValueError, struct.error) as e: print(type(e).__name__, e)
hdr = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 84, 0x1C46, 0x4000, 64, 1, 0, bytes([192, 168, 0, 1]), bytes([8, 8, 8, 8]))
def checksum(b): s = sum(struct.unpack(f"!{len(b) // 2}H", b)); s = (s >> 16) + (s & 0xFFFF); return ~(s + (s >> 16)) & 0xFFFF
c = checksum(hdr); full = hdr[:10] + struct.pack("!H", c) + hdr[12:]; v, tos, ln, ident, frag, ttl, proto, ck, src, dst = struct.unpack("!BBHHHBBH4s4s", full); print(hex(c), checksum(full), v >> 4, (v & 15) * 4, ln, hex(ident), frag >> 13, ttl, proto, ".".join(map(str, src)), ".".join(map(str, dst)))
def wav(rate, samples): d = struct.pack(f"<{len(samples)}h", *samples); return struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(d), b"WAVE", b"fmt ", 16, 1, 1, rate, rate * 2, 2, 16, b"data", len(d)) + d
w = wav(8000, [0, 1000, -1000, 32767]); print(len(w), w[:4], struct.unpack_from("<I", w, 24)[0], list(struct.iter_unpack("<h", w[44:])))
def varint(n):
    out = bytearray()
    while n > 127: out.append(n & 127 | 128); n >>= 7
    return bytes(out) + bytes([n])
def unvarint(it):
    r = s = 0
    for b in it:
        r |= (b & 127) << s; s += 7
        if b < 128: return r
    raise EOFError("varint cut short")
ns = [0, 1, 127, 128, 300, 2**32, 2**70]; stream = iter(b"".join(map(varint, ns))); print([unvarint(stream) for _ in ns] == ns, varint(300).hex(), [(n << 1 ^ n >> 63) & 2**64 - 1 for n in (0, -1, 1, -2)])
try: unvarint(iter(b"\x80"))
except EOFError as e: print(e)
def http(raw):
    f = io.BytesIO(raw); line = f.readline().decode("latin-1").rstrip("\r\n")
    try: method, path, version = line.split(" ")
    except ValueError: raise ValueError(f"bad request line {line!r}") from None
    headers = {}
    while (l := f.readline().rstrip(b"\r\n")):
        k, sep, v = l.decode("latin-1").partition(":")
        if not sep: raise ValueError(f"bad header {k!r}")
        headers.setdefault(k.strip().lower(), []).append(v.strip())
    if headers.get("transfer-encoding") == ["chunked"]:
        body = b""
        while (n := int(f.readline(), 16)): body += f.read(n); f.readline()
    else: body = f.read(int(headers.get("content-length", ["0"])[0]))
    return method, path, version, headers, body
print(http(b"POST /a?b=1 HTTP/1.1\r\nHost: x\r\nAccept: a\r\naccept: b\r\nContent-Length: 5\r\n\r\nhello extra")); print(http(b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n")[-1])
for bad in (b"GET\r\n", b"GET / HTTP/1.0\r\nnocolon\r\n\r\n"):
    try: http(bad)
    except ValueError as e: print(e)
def parser():
    buf, need, out = b"", 4, None
    while True:
        while len(buf) < need: buf += yield out; out = None
        n = struct.unpack(">I", buf[:4])[0]; need = 4 + n
        while len(buf) < need: buf += yield out; out = None
        out, buf, need = buf[4:need], buf[need:], 4
p = parser(); next(p); data = b"".join(struct.pack(">I", len(m)) + m for m in (b"one", b"", b"three")); got = [p.send(data[i:i + 3]) for i in range(0, len(data), 3)]; print([g for g in got if g is not None], p.send(b""))
