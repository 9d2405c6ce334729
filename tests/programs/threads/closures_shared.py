"""Closures and cells shared by threads: counters, accumulators, late binding, partial and bound methods."""
import functools
import operator
import threading


def make_counter():
    value = 0
    lock = threading.Lock()

    def add(amount=1):
        nonlocal value
        with lock:
            value += amount
            return value

    def read():
        return value

    return add, read


def in_threads(*functions):
    threads = [threading.Thread(target=f) for f in functions]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


add, read = make_counter()
in_threads(*[lambda: [add() for _ in range(50)]] * 4, functools.partial(add, 1000))
print(read(), add.__closure__[1].cell_contents == read.__closure__[0].cell_contents)

late = []
functions = []
for n in range(4):
    functions.append(lambda: late.append(n))
in_threads(*functions)
print(late)
early = []
in_threads(*[lambda n=n: early.append(n) for n in range(4)])
print(sorted(early))


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount
        return self


account = Account()
in_threads(*[functools.partial(account.deposit, n) for n in range(10)], functools.partial(operator.methodcaller("deposit", 100), account))
print(account.balance)


def compose(*stages):
    return lambda x: functools.reduce(lambda value, stage: stage(value), stages, x)


out = {}
in_threads(*[lambda n=n: out.__setitem__(n, compose(lambda x: x + n, lambda x: x * n, str)(n)) for n in range(5)])
print(sorted(out.items()))


def recursive():
    def walk(n):
        return [n] if n <= 1 else walk(n - 1) + [n]

    return walk


walk = recursive()
results = []
in_threads(*[lambda: results.append(walk(8))] * 3)
print(results)
