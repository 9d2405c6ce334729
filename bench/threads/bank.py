"""Transfers among 1,000 accounts under one global lock; each order is read and checked outside of it."""
import threading

from _measure import THREADS, in_threads

ACCOUNTS, ORDERS = 1_000, 90_000


class Account:
    def __init__(self, number):
        self.number = number
        self.balance = 1_000
        self.transfers = 0


accounts = [Account(n) for n in range(ACCOUNTS)]
lock = threading.Lock()


def orders(index):
    """Lines of text, as a clerk gets them: source, target, amount."""
    state = index * 104729 + 7
    for n in range(ORDERS):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield f"{(state >> 3) % ACCOUNTS};{(state >> 14) % ACCOUNTS};{1 + n % 50}"


def transfer(source, target, amount):
    with lock:
        if source.balance < amount:
            return False
        source.balance -= amount
        target.balance += amount
        source.transfers += 1
        target.transfers += 1
    return True


def work(index):
    done = refused = checksum = 0
    for line in orders(index):
        source, target, amount = map(int, line.split(";"))
        checksum = (checksum * 31 + source * 7 + target * 3 + amount) % 1_000_003
        if source == target or not transfer(accounts[source], accounts[target], amount):
            refused += 1
        else:
            done += 1
    return done, refused, checksum


results = in_threads(work)
done = sum(result[0] for result in results)
print(sum(account.balance for account in accounts), [checksum for _, _, checksum in results])
print(done + sum(result[1] for result in results) == THREADS * ORDERS, sum(a.transfers for a in accounts) == 2 * done)
