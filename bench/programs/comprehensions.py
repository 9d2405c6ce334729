"""Comprehensions of every kind over lists, dicts, sets and generators."""

check = 0
for n in range(720):
    squares = [x * x for x in range(2_000)]
    evens = [x for x in squares if x % 2 == 0]
    table = {x: str(x) for x in evens}
    digits = {c for text in table.values() for c in text}
    grid = [[i * j for j in range(60)] for i in range(60)]
    flat = [v for row in grid for v in row if v % 3]
    check += sum(evens) % 1009 + len(table) + len(digits) + sum(flat) + sum(v for v in flat if v > 100)
    check += sum(len(t) for t in table.values()) + max(a + b for a, b in zip(squares, flat))
    check += sum(1 for a in range(60) for b in range(a, 60) if (a * a + b * b) % 7 == n % 7)
print(check)
