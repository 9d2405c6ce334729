# Only to be quoted: the lines that the log in recording.ts names.
import threading


class Account:
    balance = 0
    def deposit(self, amount):
        self.balance += amount


def total(accounts):
    result = 0
    for account in accounts:
        result += account.balance
    return result


accounts = [Account() for _ in range(10)]
threading.Thread(target=total, args=(accounts,)).start()
accounts[0].deposit(1)
totals["sum"] = 1

with atomic:
    time.sleep(0.03)
