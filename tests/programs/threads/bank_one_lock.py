"""Bank transfers under one global lock, amounts fixed, so every balance is known beforehand."""
import threading

accounts = [1000] * 16
lock = threading.Lock()


def clerk(n):
    for i in range(200):
        source, target = (n + i) % 16, (n * 3 + i * 5) % 16
        with lock:
            accounts[source] -= n + 1
            accounts[target] += n + 1


threads = [threading.Thread(target=clerk, args=(n,)) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
expected = [1000] * 16
for n in range(5):
    for i in range(200):
        expected[(n + i) % 16] -= n + 1
        expected[(n * 3 + i * 5) % 16] += n + 1
print(accounts)
print(accounts == expected, sum(accounts))
