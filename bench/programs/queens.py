"""N queens with generators and sets of attacked lines."""


def queens(n, row=0, columns=frozenset(), up=frozenset(), down=frozenset()):
    if row == n:
        yield ()
        return
    for column in range(n):
        if column not in columns and row + column not in up and row - column not in down:
            for rest in queens(n, row + 1, columns | {column}, up | {row + column}, down | {row - column}):
                yield (column, *rest)


count, check = 0, 0
for solution in [s for _ in range(100) for s in queens(8)]:
    count += 1
    for column in solution:
        check = (check * 31 + column) % 1_000_003
for _ in range(27):
    for solution in queens(9):
        count += 1
        check = (check * 31 + solution[0]) % 1_000_003
print(count, check)
