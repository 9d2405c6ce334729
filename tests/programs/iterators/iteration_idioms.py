"""Common iteration idioms on all containers."""
data = {"apples": 3, "pears": 5, "figs": 0}
for i, (name, n) in enumerate(sorted(data.items()), start=1):
    print(f"{i}. {name:<8}{n:>3}")
for a, b in zip(range(3), "xyz"): print(a, b, end=" ")
print()
pairs = list(zip(*[iter(range(6))] * 2))
print(pairs, list(zip(*pairs)))
print(dict(zip("abc", (1, 2, 3))), {v: k for k, v in data.items()})
print([x for row in [[1, 2], [3]] for x in row], sum([[1], [2, 3]], []))
print(min(data, key=data.get), max(data.items(), key=lambda kv: kv[1]), sorted(data, key=len, reverse=True))
words = "the quick brown the lazy quick the".split()
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
groups = {}
for w in words: groups.setdefault(len(w), set()).add(w)
print({k: sorted(v) for k, v in sorted(groups.items())})
it = iter("abcdef")
for ch in it: print(ch, next(it, None), end="|")
print()
prev = None
for cur in [1, 1, 2, 3, 3]:
    if cur != prev: print(cur, end=" ")
    prev = cur
print()
while data:
    print(data.popitem(), end=" ")
print()
stack, queue = [1, 2, 3], [1, 2, 3]
while stack: print(stack.pop(), end="")
while queue: print(queue.pop(0), end="")
print()
print([a if a % 2 else -a for a in range(5)], [i for i in range(20) if not i % 3 if not i % 2])
print(*(f"{x}{y}" for x in "ab" for y in "12"), sep=",")
print(list(range(5, 0, -2)), [*range(3), *range(3, 0, -1)], list(map(int, "123")))
flag = next((x for x in [1, 3, 5] if x % 2 == 0), "none even")
print(flag, all([]), any([]), sum([], 5), max([], default="empty"))
first, *_, last = "python"
print(first, last)
for i in reversed(range(3)):
    for j in range(i):
        print(i, j, end=";")
print()
print([list(g) for g in (range(i, i + 2) for i in range(0, 6, 2))])
total = 0
for total in range(3): pass
print(total)
for x, y in {"ab", "ab"}: print(x, y)
for k in list(counts):
    if counts[k] > 1: del counts[k]
print(counts)
m = [[1, 2, 3], [4, 5, 6]]
print(list(map(list, zip(*m))), [row[::-1] for row in m], [sum(col) for col in zip(*m)])
