"""Subscripts: slices, tuples, ellipsis, starred, negative steps."""
class Show:
    def __getitem__(self, k): return k
    def __class_getitem__(cls, k): return ("class", k)
s = Show()
print(s[1], s[1, 2], s[1:2], s[:], s[::], s[1:2:3], s[...], s[1:, ::2, ...], s[(1, 2)], s[()])
print(s[*[1, 2]], s[*(), 5], s[1:2, *"ab"], Show[int], Show[int, str])
print(s[lambda: 1].__name__, s[x := 3], s["k"], s[-1:-5:-1], s[None:None])
r = list(range(10))
print(r[2:5], r[-3:], r[:-7], r[::3], r[::-1], r[8:2:-2], r[5:5], r[100:], r[-100:2], r[:0:-3])
t = "hello"
print(t[1], t[-1], t[::-1], t[1:100], t[3:1], (1, 2, 3)[-2:], b"abc"[::2], range(10)[2:8:3], range(10)[::-1])
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(r[Idx(2)], r[Idx(1):Idx(4)], t[Idx(0)])
print(slice(1, 2), slice(5).indices(3), slice(None, None, -1).indices(4), slice(1, 2) == slice(1, 2), slice(1, 2) < slice(1, 3))
print(hash(slice(1, 2)) == hash(slice(1, 2)))
for text in ["r['a']", "r[1.0]", "r[1.0:]", "t[None]", "(1,)['x']", "r[10]", "t[5]", "(1,)[1]", "range(3)[3]", "b''[0]", "r[::0]", "5[0]", "None[0]", "{}[0]", "{1}[0]", "len[0]", "slice(1, 2, 0).indices(3)", "slice(1).indices(-1)", "r[1, 2]", "t[1, 2]", "object()[1]", "slice('a').indices(3)", "r[Idx('q')]"]:
    try:
        print(eval(text))
    except Exception as e:
        print(text, "->", type(e).__name__, e)
r[1:4] = [9]
print(r)
r[::2] = "abcd"
print(r)
for text in ["r[::2] = [1]", "r[20] = 1", "r['a'] = 1", "r[0:2] = 5", "t[0] = 'x'", "(1,)[0] = 1", "range(3)[0] = 1"]:
    try:
        exec(text)
    except Exception as e:
        print(text, "->", type(e).__name__, e)
