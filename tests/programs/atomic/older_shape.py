# The older names: one queue for the whole program, and the modules under which programs for pypy-stm look for them.
import transaction


def tree(widths):
    seen.append(len(widths))
    for _ in range(widths[0] if widths else 0):
        transaction.add(tree, widths[1:])


seen = []
transaction.set_num_threads(2)
transaction.add(tree, [3, 2])
transaction.run()
print(sorted(seen))
transaction.run()
print(len(seen))

transaction.add(divmod, 1, 0)
transaction.add(seen.append, "dropped")
try:
    transaction.run()
except ZeroDivisionError as error:
    print(type(error).__name__)
seen.clear()
transaction.run()
transaction.add(seen.append, "fresh")
transaction.run()
print("fresh" in seen)

queue = transaction.TransactionQueue()
queue.add(transaction.add, seen.append, "added to the queue that runs")
queue.run()
print(seen[-1])

for name in "add_epoll", "remove_epoll":
    try:
        getattr(transaction, name)(*[None] * (2 if name.startswith("add") else 1))
    except NotImplementedError as error:
        print(error)

import atomic
import pypystm
import __pypy__
from __pypy__ import thread
from __pypy__.thread import last_abort_info, signals_enabled

print(all(module.atomic is transaction.atomic for module in (atomic, pypystm, thread)), __pypy__.thread is thread)
with signals_enabled:
    print(thread.is_atomic(), last_abort_info())
with thread.atomic, atomic.atomic:
    print(pypystm.is_atomic())
pypystm.hint_commit_soon()
print(pypystm.getsegmentlimit() >= 1, pypystm.stmdict(a=1), pypystm.stmset("a"))
for name in transaction.__all__:
    getattr(transaction, name)
