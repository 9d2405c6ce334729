"""Method calls, attributes, properties, operators and inheritance."""


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y


class Account:
    interest = 3

    def __init__(self, owner):
        self.owner, self.balance, self.log = owner, 0, []

    def deposit(self, amount):
        self.check(amount)
        self.balance += amount
        return self

    def check(self, amount):
        if amount < 0:
            raise ValueError(amount)

    @classmethod
    def of(cls, owner):
        return cls(owner)

    @staticmethod
    def fee(amount):
        return amount // 100

    def grow(self):
        self.balance += self.balance * self.interest // 100


class Savings(Account):
    interest = 5

    def deposit(self, amount):
        super().deposit(amount - self.fee(amount))
        self.log.append(amount)
        return self

    def __len__(self):
        return len(self.log)

    def __getattr__(self, name):
        return len(name)


check = 0
position, step = Vector(0, 0), Vector(1, 2)
for i in range(500_000):
    position = position + step * (i % 3)
    check += position.norm % 7
    if position == step:
        check += 1
for kind in (Account, Savings):
    for j in range(2_500):
        account = kind.of(j)
        for i in range(100):
            account.deposit(i * j % 500).deposit(5)
        account.grow()
        check += account.balance
    check += len(account.log)
    if kind is Savings:
        for i in range(250_000):
            check += len(account) + account.missing
print(check)
