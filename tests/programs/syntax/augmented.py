"""Augmented assignment evaluates its target once and stores where it loaded."""
log = []


class Cell:
    def __init__(self, v):
        self.__dict__["v"] = v

    def __getattr__(self, name):
        log.append(f"get {name}")
        return self.__dict__["hidden_" + name]

    def __setattr__(self, name, value):
        log.append(f"set {name}={value}")
        self.__dict__["hidden_" + name] = value


def target(o):
    log.append("target")
    return o


c = Cell(1)
c.__dict__["hidden_n"] = 10
target(c).n += 5
print(log)
log.clear()

lst = [1, 2, 3]
same = lst
lst += (4,)
lst *= 2
print(lst, same is lst)
t = (1,)
old = t
t += (2,)
print(t, old, t is old)

n = 7
n -= 2; print(n)
n **= 3; print(n)
n //= 4; print(n)
n %= 20; print(n)
n <<= 3; print(n)
n >>= 1; print(n)
n |= 3; print(n)
n &= 0b101; print(n)
n ^= 0xFF; print(n)
n /= 4; print(n)


class M:
    def __init__(self, s):
        self.s = s

    def __matmul__(self, o):
        return M(f"({self.s} @ {o.s})")

    def __imatmul__(self, o):
        self.s += "@=" + o.s
        return self


m = M("a")
k = m
m @= M("b")
print(m.s, k is m, (m @ M("c")).s)

tup = ([1], 2)
try:
    tup[0] += [9]
except TypeError as e:
    print(e, tup)

d = {"k": 1}
d["k"] += 1
print(d)
try:
    d["none"] += 1
except KeyError as e:
    print("KeyError", e)


def local():
    try:
        undefined_here += 1
    except UnboundLocalError as e:
        print(e)


local()
try:
    nowhere += 1
except NameError as e:
    print(e)

s = "ab"
s *= 3
s += "!"
print(s)
st = {1, 2, 3, 4}
st |= {9}; st &= {1, 2, 9}; st -= {1}; st ^= {2, 5}
print(sorted(st))
