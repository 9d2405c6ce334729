# A transaction queue executes everything that is added to it, also by its own transactions, each as one atomic block.
from transaction import TransactionError, TransactionQueue, atomic, is_atomic

for _ in range(20):
    seen = []
    queue = TransactionQueue()
    for i in range(10):
        queue.add(seen.append, i)
    queue.run()
    assert sorted(seen) == list(range(10)), seen
print("any order")

for _ in range(20):
    seen = []

    def step(i):
        seen.append(i)
        if i < 9:
            queue.add(step, i + 1)

    queue = TransactionQueue()
    queue.add(step, 0)
    queue.run()
    assert seen == list(range(10)), seen
print("each adds the next")

for segments in (0, 1, 2, 5):
    chains = [[], [], [], [], []]

    def link(chain, i):
        chains[chain].append(i)
        if i < 9:
            queue.add(link, chain, i=i + 1)

    queue = TransactionQueue()
    for chain in range(5):
        queue.add(link, chain, i=0)
    queue.run(nb_segments=segments)
    assert chains == [list(range(10))] * 5, chains
print("five chains")


def tree(widths):
    for _ in range(widths[0] if widths else 0):
        queue.add(tree, widths[1:])


queue = TransactionQueue()
queue.add(tree, [10, 10, 10])
queue.run()
print(queue.number_of_transactions_executed())
queue.run()
print(queue.number_of_transactions_executed())

atomicity = []
queue.add(lambda: atomicity.append(is_atomic()))
queue.run()
print(atomicity, is_atomic())

queue.add(queue.number_of_transactions_executed)
try:
    queue.run()
except TransactionError as error:
    print(error)
queue.add(queue.run)
try:
    queue.run()
except TransactionError as error:
    print(error)
with atomic:
    try:
        queue.run()
    except TransactionError as error:
        print(error)
print(queue.number_of_transactions_executed())


def count(name, limit):
    for i in range(limit):
        trace.append((name, i, is_atomic()))
        yield


trace = []
queue = TransactionQueue()
queue.add_generator(count("a", 3))
queue.add_generator(count("b", 2))
queue.run()
print(sorted(trace), queue.number_of_transactions_executed())
queue.add_generator(iter("xyz"))
queue.run()
print(queue.number_of_transactions_executed())

print(TransactionQueue().map(str.upper, "hello"))
print(TransactionQueue().map(lambda i: i * i, range(50), nb_segments=3) == [i * i for i in range(50)])
print(TransactionQueue().map(len, []))
print(TransactionQueue(ordered=True).map(lambda i: divmod(i, 3), (i for i in range(5))))
