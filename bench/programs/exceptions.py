"""Exceptions: raised, caught, re-raised, through several frames and with finally."""


class Odd(Exception):
    def __init__(self, value):
        super().__init__(value)
        self.value = value


def inner(i):
    if i % 2:
        raise Odd(i)
    return i


def middle(i):
    try:
        return inner(i)
    finally:
        touched[i % 8] += 1


def outer(i):
    try:
        return middle(i)
    except Odd as error:
        if error.value % 3 == 0:
            raise ValueError(error.value) from error
        return -1


touched = [0] * 8
check = 0
table = {i: i * 2 for i in range(0, 100, 2)}
for i in range(600_000):
    try:
        check += outer(i)
    except ValueError as error:
        check += len(error.args)
    try:
        check += table[i % 100]
    except KeyError:
        check -= 1
for text in ["12", "x", "7.5", "99", ""] * 60_000:
    try:
        check += int(text)
    except ValueError:
        check += 1
print(check, sum(touched))
