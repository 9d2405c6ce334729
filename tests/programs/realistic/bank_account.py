"""A bank: accounts, transfers, history, custom exceptions, interest, reports."""
from decimal import Decimal, ROUND_HALF_UP
from collections import defaultdict
from datetime import date, timedelta
import itertools
class BankError(Exception): pass
class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        super().__init__(f"account {account.number}: balance {account.balance} is less than {needed}")
        self.account, self.needed = account, needed
class Frozen(BankError): pass
class Account:
    _numbers = itertools.count(1001)
    rate = Decimal("0.01")
    def __init__(self, owner, opening="0"):
        self.number, self.owner, self.balance, self.frozen, self.history = next(self._numbers), owner, Decimal(opening), False, []
    def _record(self, kind, amount, when): self.history.append((when, kind, amount, self.balance))
    def deposit(self, amount, when):
        amount = Decimal(amount)
        if amount <= 0: raise ValueError(f"bad amount {amount}")
        self.balance += amount; self._record("deposit", amount, when)
    def withdraw(self, amount, when):
        amount = Decimal(amount)
        if self.frozen: raise Frozen(f"account {self.number} is frozen")
        if amount > self.available: raise InsufficientFunds(self, amount)
        self.balance -= amount; self._record("withdraw", amount, when)
    @property
    def available(self): return self.balance
    def add_interest(self, when):
        i = (self.balance * self.rate / 12).quantize(Decimal("0.01"), ROUND_HALF_UP)
        if i > 0: self.balance += i; self._record("interest", i, when)
    def __repr__(self): return f"<{type(self).__name__} {self.number} {self.owner} {self.balance:,.2f}>"
    def __lt__(self, o): return self.balance < o.balance
class Checking(Account):
    def __init__(self, owner, opening="0", overdraft="0"): super().__init__(owner, opening); self.overdraft = Decimal(overdraft)
    @property
    def available(self): return super().available + self.overdraft
class Savings(Account): rate = Decimal("0.045")
class Bank:
    def __init__(self): self.accounts, self.today = {}, date(2024, 1, 31)
    def open(self, cls, *a, **k):
        acc = cls(*a, **k); self.accounts[acc.number] = acc; return acc
    def transfer(self, a, b, amount):
        snapshot = [(x, x.balance, len(x.history)) for x in (a, b)]
        try: a.withdraw(amount, self.today); b.deposit(amount, self.today)
        except Exception:
            for x, bal, n in snapshot: x.balance = bal; del x.history[n:]
            raise
    def month_end(self):
        for acc in self.accounts.values(): acc.add_interest(self.today)
        self.today = (self.today.replace(day=1) + timedelta(62)).replace(day=1) - timedelta(1)
    def total(self): return sum((a.balance for a in self.accounts.values()), Decimal())
bank = Bank()
ann, bob, cy = bank.open(Checking, "Ann", "500", overdraft="100"), bank.open(Savings, "Bob", "10000.50"), bank.open(Account, "Cy")
print(ann, bob, cy, ann.available)
for args in ((ann, bob, "250.25"), (ann, cy, "349"), (ann, cy, "400"), (bob, cy, "-5"), (cy, ann, "1000000"), (bob, ann, "0")):
    try: bank.transfer(*args); print("ok", [str(a.balance) for a in bank.accounts.values()])
    except (BankError, ValueError) as e: print(type(e).__name__, e)
cy.frozen = True
try: bank.transfer(cy, ann, 1)
except BankError as e: print(e, isinstance(e, InsufficientFunds))
for _ in range(3): bank.month_end(); print(bank.today, bank.total())
by_kind = defaultdict(lambda: [0, Decimal()])
for acc in sorted(bank.accounts.values()):
    print(acc)
    for when, kind, amount, balance in acc.history:
        by_kind[kind][0] += 1; by_kind[kind][1] += amount
        print(f"  {when:%d %b %Y}  {kind:<9}{amount:>10.2f}{balance:>12.2f}")
print({k: (n, str(t)) for k, (n, t) in sorted(by_kind.items())}, max(bank.accounts.values()).owner)
