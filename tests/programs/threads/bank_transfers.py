"""Bank transfers: one lock per account taken in order; the sum of all balances never changes."""
import random
import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()
        self.history = []

    def __repr__(self):
        return f"<Account {self.number}: {self.balance}>"


class Bank:
    def __init__(self, count, opening):
        self.accounts = [Account(n, opening) for n in range(count)]
        self.refused = 0
        self.refused_lock = threading.Lock()

    def transfer(self, source, target, amount):
        first, second = sorted((source, target), key=lambda a: a.number)
        with first.lock, second.lock:
            if source.balance < amount:
                raise InsufficientFunds(source.number)
            source.balance -= amount
            target.balance += amount
            source.history.append(-amount)
            target.history.append(amount)

    def total(self):
        for account in self.accounts:
            account.lock.acquire()
        try:
            return sum(account.balance for account in self.accounts)
        finally:
            for account in reversed(self.accounts):
                account.lock.release()


bank = Bank(10, 100)
totals = []


def clerk(seed):
    rng = random.Random(seed)
    for _ in range(100):
        source, target = rng.sample(bank.accounts, 2)
        try:
            bank.transfer(source, target, rng.randint(1, 80))
        except InsufficientFunds:
            with bank.refused_lock:
                bank.refused += 1


def auditor():
    for _ in range(20):
        totals.append(bank.total())


threads = [threading.Thread(target=clerk, args=(seed,)) for seed in range(4)] + [threading.Thread(target=auditor)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("total", bank.total(), "audits", set(totals), len(totals))
print("none below zero:", all(a.balance >= 0 for a in bank.accounts))
print("histories agree:", all(100 + sum(a.history) == a.balance for a in bank.accounts))
entries = sum(len(a.history) for a in bank.accounts)
print("transfers and refusals:", entries // 2 + bank.refused, entries % 2)
