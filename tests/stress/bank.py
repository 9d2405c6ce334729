"""Transfers with a lock per account and with one lock for all; auditors see the same total always; books agree with balances."""
import threading

from _stress import check, in_threads, passed, scaled

OPENING = 100


class Account:
    def __init__(self, number):
        self.number = number
        self.balance = OPENING
        self.lock = threading.Lock()
        self.book = []


def run(count, clerks, transfers, guard):
    """guard(accounts): a context manager under which the given accounts may be changed."""
    accounts = [Account(n) for n in range(count)]
    total = count * OPENING

    def clerk(rng):
        moved = 0
        for _ in range(transfers):
            source, target = rng.sample(accounts, 2)
            amount = rng.randrange(1, 60)
            with guard([source, target]):
                if source.balance >= amount:
                    source.balance -= amount
                    source.book.append(-amount)
                    target.book.append(amount)
                    target.balance += amount
                    moved += amount
        return moved

    def auditor(rng):
        for _ in range(max(1, transfers // 20)):
            with guard(accounts):
                seen = sum(account.balance for account in accounts)
            check(seen == total, "an auditor saw", seen, "of", total)

    moved = in_threads(*[clerk] * clerks, auditor)
    check(sum(a.balance for a in accounts) == total, "at the end", sum(a.balance for a in accounts))
    for account in accounts:
        check(account.balance >= 0, account.number, account.balance)
        check(account.balance == OPENING + sum(account.book), account.number, account.balance, sum(account.book))
    booked = sum(amount for a in accounts for amount in a.book if amount > 0)
    check(booked == sum(moved[:-1]), "booked", booked, "moved", moved)
    return booked


class Each:
    def __init__(self, accounts):
        self.accounts = sorted(accounts, key=lambda a: a.number)

    def __enter__(self):
        for account in self.accounts:
            account.lock.acquire()

    def __exit__(self, *exc):
        for account in self.accounts:
            account.lock.release()


one = threading.RLock()
few = run(3, 4, scaled(300), Each)
many = run(200, 4, scaled(300), Each)
locked = run(50, 6, scaled(300), lambda accounts: one)
passed(few > 0, many > 0, locked > 0)
