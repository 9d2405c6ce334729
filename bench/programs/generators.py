"""Generators: pipelines, recursion with yield from, send."""


class Tree:
    __slots__ = ("left", "value", "right")

    def __init__(self, low, high):
        self.value = (low + high) // 2
        self.left = Tree(low, self.value) if low < self.value else None
        self.right = Tree(self.value + 1, high) if self.value + 1 < high else None

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def numbers(n):
    for i in range(n):
        yield i


def keep(values, divisor):
    for v in values:
        if v % divisor:
            yield v


def average():
    total = count = 0
    result = None
    while True:
        total += yield result
        count += 1
        result = total // count


tree = Tree(0, 20_000)
tree_sum = sum(v for _ in range(30) for v in tree)
pipe = numbers(1_200_000)
for d in (2, 3, 5, 7):
    pipe = keep(pipe, d)
pipe_sum = sum(pipe)
running = average()
next(running)
for i in range(1_500_000):
    last = running.send(i)
print(tree_sum, pipe_sum, last)
