"""bytearray: mutation, methods, slices, views that forbid resizing."""
a = bytearray(b"hello")
a[0] = 72; a.append(33); a.extend(b" you"); a.insert(1, 69); a += b"!"
print(a, a.pop(), a.pop(0), a, len(a))
a.remove(69); a[1:3] = b"XYZ"; a[::2] = bytes(len(a[::2])); del a[0]; del a[-2:]
print(a)
a.reverse(); print(a); a.clear(); print(a, bool(a))
b = bytearray(b"abcdef")
b[2:2] = b"--"; b[-1:] = []; b[1:3] = bytearray(b"Q"); print(b)
c = b.copy(); c[0] = 0; print(b, c, b == c, b is c, b < c)
b *= 2; print(b, b * 0, b[1:3] * 2, b + b"x", b"x" + b, type(b"x" + b).__name__, type(b + b"x").__name__)
print(b.find(b"d"), b.upper(), b.split(b"-"), b.replace(b"-", b""), b.decode(), b.hex(), bytearray.fromhex("00ff"), b.startswith(b"a"), b.title(), type(b.upper()).__name__, type(b.split(b"-")[0]).__name__, bytearray(b" x ").strip(), bytearray(b"a").join([b"1", b"2"]), b.partition(b"-"), b.isalpha(), bytearray(b"%d") % 5, b.count(b"d"), 100 in b, b"d-" in b)
print(repr(bytearray(b"\x00'\"")), str(bytearray(b"s")), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(), bytearray(b"x" * 3), list(bytearray(b"ab")), bytearray(x for x in (1, 2)))
v = memoryview(b)
for act in ("b.append(1)", "b.clear()", "b += b'x'", "del b[0]", "b.extend(b'a')", "b.pop()", "b[0:0] = b'z'", "b[0:1] = b'Z'", "b[0] = 90"):
    try: exec(act); print(act, "ok")
    except BufferError as e: print(act, "->", e)
v.release()
b.append(1); print(b)
for bad in ("b[100]", "b[0] = 256", "b[0] = 'a'", "b[0] = -1", "b.append('a')", "b.append(256)", "b.extend(5)", "b.extend('a')", "b.extend([300])", "b.insert('a', 1)", "b.pop(100)", "bytearray().pop()", "b.remove(255)", "b.remove(300)", "b[0:1] = 5", "b[0:1] = 'a'", "b[::2] = b'a'", "del b[100]", "hash(b)", "b['x']", "bytearray('a')", "bytearray(-1)", "b.index(b'nope')", "b += 'x'", "b *= 'x'", "b + 'x'", "b[0:2] = [256]", "b['x'] = 1"):
    try: exec(bad); print(bad, "ok")
    except Exception as e: print(bad, "->", type(e).__name__, e)
b = bytearray(b"grow")
for i in range(5): b.extend([i] * i)
print(b, b.__alloc__() >= len(b), sorted(b)[:3], b.__len__(), bytes(b) == b, b[::-3])
b[:] = b"same"; b[:] = b; b += bytes(b); b[1:2] = b; print(b)
b.extend(b); print(len(b)); b[len(b):] = b"tail"; print(b[-5:], max(b), b.rfind(b"a"), b.translate(None, b"a"))
