"""Generators used as data processing tools."""
def read(text):
    yield from text.splitlines()
def grep(pattern, lines):
    for n, line in enumerate(lines, 1):
        if pattern in line:
            yield n, line
def batch(it, n):
    it = iter(it)
    while chunk := [x for _, x in zip(range(n), it)]:
        yield chunk
def window(it, n):
    from collections import deque
    d = deque(maxlen=n)
    for x in it:
        d.append(x)
        if len(d) == n:
            yield tuple(d)
def merge(*its):
    heads = [(next(i), k, i) for k, i in enumerate(map(iter, its))]
    while heads:
        v, k, i = min(heads, key=lambda h: h[:2])
        yield v
        heads.remove((v, k, i))
        try:
            heads.append((next(i), k, i))
        except StopIteration:
            pass
def primes():
    sieve = {}
    n = 2
    while True:
        if n not in sieve:
            yield n
            sieve[n * n] = [n]
        else:
            for p in sieve.pop(n):
                sieve.setdefault(n + p, []).append(p)
        n += 1
def take(n, it): return [x for _, x in zip(range(n), it)]
def running(it, f, acc):
    for x in it:
        acc = f(acc, x)
        yield acc
def tree(n): return (tree(2 * n), n, tree(2 * n + 1)) if n < 8 else None
def inorder(t):
    if t:
        yield from inorder(t[0])
        yield t[1]
        yield from inorder(t[2])
text = "alpha beta\ngamma\nbeta gamma\ndelta"
print(list(grep("beta", read(text))))
print(list(batch(range(7), 3)), list(window("abcd", 2)))
print(list(merge([1, 4, 7], [2, 5], [0, 9])), take(12, primes()))
print(list(running([1, 2, 3, 4], lambda a, b: a * b, 1)), list(inorder(tree(1))))
def tee2(it):
    from collections import deque
    qs = [deque(), deque()]
    it = iter(it)
    def gen(q):
        while True:
            if not q:
                try:
                    v = next(it)
                except StopIteration:
                    return
                for each in qs:
                    each.append(v)
            yield q.popleft()
    return tuple(map(gen, qs))
a, b = tee2(range(4))
print(next(a), next(a), next(b), list(a), list(b))
def interleave(*its):
    its = [iter(i) for i in its]
    while its:
        for i in its[:]:
            try:
                yield next(i)
            except StopIteration:
                its.remove(i)
print(list(interleave("abc", [1], "xy")))
def fizz():
    for i in range(1, 16):
        yield "Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0) or i
print(*fizz())
