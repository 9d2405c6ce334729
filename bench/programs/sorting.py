"""sort and sorted with key functions, and a sort written in Python."""

import functools
import operator


def random_numbers(n, seed):
    out = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        out.append(seed >> 7)
    return out


def quicksort(a):
    stack = [(0, len(a) - 1)]
    while stack:
        low, high = stack.pop()
        if low >= high:
            continue
        pivot = a[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while a[i] < pivot:
                i += 1
            while a[j] > pivot:
                j -= 1
            if i <= j:
                a[i], a[j] = a[j], a[i]
                i += 1
                j -= 1
        stack.append((low, j))
        stack.append((i, high))


class Person:
    def __init__(self, name, age):
        self.name, self.age = name, age

    def __lt__(self, other):
        return (self.age, self.name) < (other.age, other.name)


numbers = random_numbers(180_000, 1)
words = [f"w{n % 100_000}" for n in numbers]
people = [Person(w, n % 90) for w, n in zip(words[:40_000], numbers)]
pairs = list(zip(words, numbers))
check = sum(sorted(numbers)[::1000]) + sum(sorted(numbers, key=lambda n: -n % 1009)[::500])
check += len("".join(sorted(words, key=str.lower)[:100])) + sorted(pairs, key=operator.itemgetter(1))[500][1]
check += sorted(people)[6000].age + sorted(people, key=lambda p: (p.name, p.age), reverse=True)[10].age
check += sorted(numbers[:8000], key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b)))[77]
mine = numbers[:]
quicksort(mine)
print(check, mine == sorted(numbers))
