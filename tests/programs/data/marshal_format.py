"""marshal's format, and what broken data are told."""
import io, marshal
values = [None, True, False, ..., StopIteration, 0, -1, 2**31 - 1, -2**31, 2**31, -2**70, 1.5, float("inf"), 1j, "", "name", "not a name", "é\U0001f600", "\ud800",
          b"", b"ab", (), (None,), [None], {None: True}, set(), {None}, frozenset([None]), (None,) * 300, bytearray(b"x"), memoryview(b"m")]
for version in range(5):
    for value in values:
        data = marshal.dumps(value, version)
        back = marshal.loads(data)
        # Whether an object can be referred to later depends on who else knows it.
        print(version, bytes([data[0] & 0x7f]) + data[1:60], type(back).__name__, back == value)
rec = []; rec.append(rec); back = marshal.loads(marshal.dumps(rec)); print(back[0] is back)
shared = [1]; back = marshal.loads(marshal.dumps((shared, shared))); print(back[0] is back[1])
f = io.BytesIO(); marshal.dump([1], f); marshal.dump("two", f); f.seek(0); print(marshal.load(f), marshal.load(f))
for data in (b"", b"?", b"0", b"i\1", b"s\5\0\0\0ab", b"s\xff\xff\xff\xff", b"[\1\0\0\0", b"[\1\0\0\x000", b"(\xff\xff\xff\xff", b"<\xff\xff\xff\xff", b"r\0\0\0\0", b"l\1\0\0\0\0\0",
             b"l\1\0\0\0\0\x80", b"l\0\0\0\x80", b"{i\1\0\0\x000", b"f\1x", b"z\5ab", b"u\1\0\0\0\xff", b"[" + b"\1\0\0\0[" * 2500):
    try: print(data[:20], marshal.loads(data))
    except Exception as e: print(data[:20], type(e).__name__, e)
class Int(int): pass
code = compile("1", "f", "exec")
for call in (lambda: marshal.dumps(object()), lambda: marshal.dumps([Int(1)]), lambda: marshal.dumps(code, allow_code=False), lambda: marshal.loads(marshal.dumps(code), allow_code=False),
             lambda: marshal.loads("x"), lambda: marshal.load(5), lambda: marshal.load(io.StringIO("x")), lambda: marshal.dumps(), lambda: eval(marshal.loads(marshal.dumps(compile("6 * 7", "f", "eval"))))):
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
