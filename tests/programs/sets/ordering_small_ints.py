"""Sets of small integers and their textual order as CPython shows it; construction orders; copies; algebra in place."""
print({1, 2, 3}, {3, 2, 1}, {0}, set(range(5)), {5, 1, 4}, set([9, 7, 8]), frozenset([2, 1]), {1} | {0}, {i % 3 for i in range(9)}, set(range(10)) - {3, 4}, {1, 2} & {2, 3}, {1, 2} ^ {2, 3}, {True, 0}, {1: "a"}.keys() | {2}, sorted({10, 9}), set(range(7, 2, -1)))
s = set()
for i in (4, 2, 7, 0): s.add(i); print(s, end=" ")
s.discard(2); s |= {1}; s -= {7}; print(s, len(s), s.pop(), s)
