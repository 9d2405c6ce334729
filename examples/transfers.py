"""Moves money between accounts in atomic blocks: no locks, nothing lost, and the auditor never sees money in flight."""

from random import Random
from transaction import TransactionQueue, atomic


class Account:
    def __init__(self, balance):
        self.balance = balance


def transfer(number):
    random = Random(number)
    source, target = random.sample(accounts, 2)
    amount = random.randrange(1, 50)
    if source.balance < amount:
        refused.append(number)
        return
    source.balance -= amount
    target.balance += amount


def audit():
    totals.add(sum(account.balance for account in accounts))


accounts = [Account(100) for _ in range(20)]
refused, totals = [], set()

queue = TransactionQueue()
for number in range(2000):
    queue.add(transfer, number)
    if number % 100 == 0:
        queue.add(audit)
queue.run()

with atomic:
    print("total", sum(account.balance for account in accounts))
print("seen by the auditor", totals)
print("transactions", queue.number_of_transactions_executed())
