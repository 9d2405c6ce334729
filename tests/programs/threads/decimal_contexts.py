"""Decimal contexts belong to threads: precision, rounding, traps, localcontext."""
import decimal
import threading
from decimal import ROUND_DOWN, ROUND_UP, Decimal, getcontext, localcontext

results = {}
barrier = threading.Barrier(4)


def divide(n):
    context = getcontext()
    context.prec = 5 + n
    context.rounding = (ROUND_UP, ROUND_DOWN)[n % 2]
    barrier.wait()
    third = Decimal(2) / Decimal(3)
    with localcontext() as inner:
        inner.prec = 2
        barrier.wait()
        rough = Decimal(2) / Decimal(3)
    barrier.wait()
    results[n] = (third, rough, getcontext().prec, context is getcontext())


getcontext().prec = 9
threads = [threading.Thread(target=divide, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for n in sorted(results):
    print(n, *results[n])
print(getcontext().prec, Decimal(2) / Decimal(3))


def trap(n):
    if n:
        getcontext().traps[decimal.DivisionByZero] = False
    try:
        results[n] = Decimal(1) / Decimal(0)
    except decimal.DivisionByZero as error:
        results[n] = type(error).__name__


threads = [threading.Thread(target=trap, args=(n,)) for n in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results[0], results[1])
decimal.setcontext(decimal.Context(prec=4))
t = threading.Thread(target=lambda: results.update(fresh=getcontext().prec))
t.start()
t.join()
print(results["fresh"], getcontext().prec, getcontext().flags[decimal.Inexact])
