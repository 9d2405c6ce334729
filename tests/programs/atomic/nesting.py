# Atomic blocks nest, leave no trace behind, and an exception that leaves one keeps what was done.
from transaction import atomic, is_atomic

print("outside", is_atomic())
with atomic as value:
    print("inside", is_atomic(), value)
    with atomic:
        with atomic, atomic:
            print("deep", is_atomic())
    print("still inside", is_atomic())
print("outside", is_atomic())

done = []
try:
    with atomic:
        done.append(1)
        with atomic:
            done.append(2)
            raise KeyError("left both")
except KeyError as error:
    print(repr(error), done, is_atomic())

with atomic:
    try:
        with atomic:
            done.append(3)
            raise ValueError
    except ValueError:
        print("caught between", done, is_atomic())
print(is_atomic())


def leave_early(numbers):
    for number in numbers:
        with atomic:
            if number == 2:
                continue
            if number == 4:
                return number
            done.append(number * 10)


print(leave_early([1, 2, 3, 4, 5]), done, is_atomic())


class Account:
    def __init__(self, balance):
        self.balance = balance

    @atomic
    def pay(self, amount, *, to):
        """Move money."""
        if amount > self.balance:
            raise ValueError("not enough")
        self.balance -= amount
        to.balance += amount
        return is_atomic()


a, b = Account(10), Account(0)
print(a.pay(3, to=b), a.balance, b.balance, is_atomic())
try:
    a.pay(30, to=b)
except ValueError as error:
    print(error, a.balance, b.balance, is_atomic())
print(Account.pay.__name__, Account.pay.__doc__, atomic)

for bad in [lambda: (yield)]:
    try:
        atomic(bad)
    except TypeError as error:
        print(error)


async def coroutine():
    pass


try:
    atomic(coroutine)
except TypeError as error:
    print(error)
try:
    atomic.__exit__(None, None, None)
except RuntimeError as error:
    print(error)
print(is_atomic())
