"""Atomic blocks, and queues of transactions that use all cores.

    with atomic:                    # nobody sees the state between the two lines
        account.balance -= amount
        other.balance += amount

    queue = TransactionQueue()
    for key, value in table.items():
        queue.add(work, key, value)
    queue.run()                     # on all cores, as if the calls ran one after the other

The names are those of pypy-stm's module of this name; `retry`, `atomic(rollback=True)`, `TransactionQueue(ordered=True)` and
`TransactionQueue.map` are new. docs/transaction.md explains each of them.
"""

import threading
from collections import deque
from functools import wraps
from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction
from queue import Empty, Queue as queue
from threading import local
from time import process_time as clock, time

from _stm import AtomicBlock, getsegmentlimit, hint_commit_soon, is_atomic, last_abort_info, retry
from _stm_containers import stmiddict, stmidset, threadlocalproperty

__all__ = [
    "atomic", "is_atomic", "retry", "hint_commit_soon", "getsegmentlimit", "last_abort_info", "signals_enabled",
    "TransactionQueue", "TransactionError", "add", "run", "add_epoll", "remove_epoll", "set_num_threads",
    "stmset", "stmdict", "hashtable", "stmidset", "stmiddict", "threadlocalproperty", "local", "queue", "Empty", "time", "clock",
]

# The ordinary types serve: programs for pypy-stm find them under these names.
stmdict = hashtable = dict
stmset = set


class TransactionError(Exception):
    """A transaction queue was used where it cannot be."""


class Atomic(AtomicBlock):
    """The type of `atomic`."""

    __slots__ = ()

    def __call__(self, function=None, /, *, rollback=False):
        """Decorate a function whose calls are to be atomic, or make a block with other options."""
        block = Atomic(rollback=True) if rollback else self
        if function is None:
            return block
        if isgeneratorfunction(function) or iscoroutinefunction(function) or isasyncgenfunction(function):
            raise TypeError(f"{function.__qualname__}() runs in pieces, which cannot be one atomic block")

        @wraps(function)
        def atomically(*args, **kwargs):
            with block:
                return function(*args, **kwargs)

        return atomically

    def __repr__(self):
        return f"<atomic{' with rollback' if self.rollback else ''}>"


atomic = Atomic()


class SignalsEnabled:
    """The type of `signals_enabled`: a block in which signals are handled. Here they always are, in the main thread."""

    __slots__ = ()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        return False


signals_enabled = SignalsEnabled()


class _Running(local):
    """What runs in this thread."""

    worker = None


_running = _Running()


class _Task:
    """A call that is to be made in a transaction of its own."""

    __slots__ = ("number", "function", "args", "kwargs")

    def __init__(self, function, args, kwargs):
        self.number = 0
        self.function = function
        self.args = args
        self.kwargs = kwargs


class _Turn:
    """The number of the task that may commit next in an ordered queue: an object of its own, for every task reads it."""

    __slots__ = ("number",)


class _Worker:
    """One thread's share of a run. What the tasks change stands in objects that no other worker reads."""

    def __init__(self, queue):
        self.queue = queue
        self.executed = 0
        self.busy = False
        self.batch = []
        self.added = []

    def work(self):
        """Execute tasks until none is left and no other worker can add any."""
        _running.worker = self
        try:
            while self.queue._exchange(self):
                # Who took what is known to all before the long transactions begin.
                hint_commit_soon()
                while self.batch and not self.queue._failure:
                    self._execute()
        finally:
            del _running.worker

    def _execute(self):
        """Execute the first task of the batch and remove it, or leave it there because the queue has to stop."""
        queue = self.queue
        failure = queue._failure
        with atomic:
            # Read inside: should another task fail first, this transaction runs again, and does nothing.
            if failure:
                return
            task = self.batch[0]
            error = None
            try:
                task.function(*task.args, **task.kwargs)
            except BaseException as raised:
                error = raised
            if queue._ordered:
                queue._wait_for_turn(task, self)
            if error is not None:
                failure.append(error)
            self.executed += 1
            del self.batch[0]


class TransactionQueue:
    """Calls that are made in parallel, each in a transaction of its own: the result is that of making them one after the other.

    The order is not defined, unless the queue is `ordered`: then it is the one in which they were added.
    """

    def __init__(self, *, ordered=False):
        self._ordered = ordered
        self._pending = deque()
        self._added = 0
        self._executed = 0
        self._workers = ()
        self._busy = 0
        self._turn = _Turn()
        self._failure = []
        self._changed = threading.Condition(threading.Lock())

    def add(self, function, /, *args, **kwargs):
        """Add a transaction that calls `function(*args, **kwargs)`.

        From inside a transaction of this queue, the new one starts after that one has committed.
        """
        task = _Task(function, args, kwargs)
        worker = _running.worker
        if worker is not None and worker.queue is self:
            worker.added.append(task)
        else:
            with self._changed:
                self._append([task])
                self._changed.notify()

    def add_generator(self, iterator, /):
        """Add transactions that each ask the iterator for one item, until there is none. The items are dropped.

        For a generator, each `yield` is where one transaction ends and another one begins.
        """
        end = object()

        def advance():
            if next(iterator, end) is not end:
                self.add(advance)

        self.add(advance)

    def run(self, nb_segments=0):
        """Execute all transactions, and those that they add, in `nb_segments` threads at a time (0: as many as there are cores).

        If one raises, no other one starts, and the exception is raised here. Those not executed stay in the queue.
        """
        if is_atomic():
            raise TransactionError("TransactionQueue.run() cannot be called inside an atomic block")
        with self._changed:
            if self._workers:
                raise TransactionError("TransactionQueue.run() is running already")
            self._workers = workers = [_Worker(self) for _ in range(self._workers_for(nb_segments))]
        if self._pending:
            self._turn.number = self._pending[0].number
            self._work(workers)
        self._executed += sum(worker.executed for worker in workers)
        self._workers = ()
        if self._failure:
            error = self._failure.pop()
            try:
                raise error
            finally:
                # The traceback leads to this frame: without this the exception would lead to itself.
                del error

    def map(self, function, iterable, /, *, nb_segments=0):
        """Give `[function(item) for item in iterable]`, each call in a transaction of its own."""
        results = []

        def call(result, item):
            result.value = function(item)

        for item in iterable:
            result = _Result()
            results.append(result)
            self.add(call, result, item)
        try:
            self.run(nb_segments)
        except BaseException:
            self._pending = deque(task for task in self._pending if task.function is not call)
            raise
        return [result.value for result in results]

    def number_of_transactions_executed(self):
        """Give how many transactions all runs of this queue have executed, those that raised included."""
        if self._workers:
            raise TransactionError("the number of transactions is known when run() has returned")
        return self._executed

    def _workers_for(self, nb_segments):
        limit = getsegmentlimit()
        if nb_segments <= 0:
            return limit
        # More would only wait for their turn.
        return min(nb_segments, limit) if self._ordered else nb_segments

    def _work(self, workers):
        """Let all workers work, the first one in this thread."""
        first, *others = workers
        threads = []
        try:
            for worker in others:
                thread = threading.Thread(target=worker.work, name="TransactionQueue", daemon=True)
                try:
                    thread.start()
                except RuntimeError:
                    break  # No more threads to be had: fewer do the same.
                threads.append(thread)
            first.work()
        except BaseException as interrupt:
            # Between two tasks: Ctrl-C, say. The others stop, too.
            with self._changed:
                self._failure.append(interrupt)
                self._changed.notify_all()
        for thread in threads:
            thread.join()
        if self._failure:
            self._put_back(workers)

    def _put_back(self, workers):
        """After a failure: what the workers have taken or added and not executed is pending again."""
        for worker in workers:
            self._append(worker.added)
            self._pending.extend(worker.batch)
        self._pending = deque(sorted(self._pending, key=lambda task: task.number))
        del self._failure[1:]

    def _append(self, tasks):
        """Add tasks at the end, numbered."""
        for task in tasks:
            task.number = self._added
            self._added += 1
            self._pending.append(task)

    def _exchange(self, worker):
        """Take over what the worker's tasks have added and give it a new batch; False when the run is over.

        Waits while there is nothing to do, but tasks that other workers execute may add some.
        """
        with self._changed:
            if worker.busy:
                worker.busy = False
                self._busy -= 1
            if worker.added:
                self._append(worker.added)
                worker.added.clear()
                self._changed.notify_all()
            while not self._pending and self._busy and not self._failure:
                self._changed.wait()
            if not self._pending or self._failure:
                self._changed.notify_all()
                return False
            worker.batch = [self._pending.popleft() for _ in range(self._batch_size())]
            worker.busy = True
            self._busy += 1
            return True

    def _batch_size(self):
        """Tasks to take at a time: few enough that all workers end at about the same time."""
        if self._ordered:
            return 1
        return min(len(self._pending) // (4 * len(self._workers)), 50) or 1

    def _wait_for_turn(self, task, worker):
        """Called at the end of a transaction: return when all tasks before this one have committed."""
        turn = self._turn
        if turn.number != task.number:
            retry()
        turn.number += 1
        if worker.added:
            # Here, for the numbers too have to be those of the serial order.
            self._append(worker.added)
            worker.added.clear()


class _Result:
    """Where a transaction of map() leaves its result."""

    __slots__ = ("value",)


# The older shape of this module: one queue for the whole program.

_queue = TransactionQueue()
_nb_segments = 0


def add(function, /, *args, **kwargs):
    """Add a transaction that calls `function(*args, **kwargs)` to the queue whose transaction runs, or to that of run()."""
    worker = _running.worker
    (_queue if worker is None else worker.queue).add(function, *args, **kwargs)


def run():
    """Execute what add() has added, and what that adds. If a transaction raises, those not yet executed are dropped."""
    try:
        _queue.run(_nb_segments)
    except BaseException:
        _queue._pending.clear()
        raise


def set_num_threads(number):
    """Set how many threads run() uses."""
    global _nb_segments
    _nb_segments = number


def add_epoll(epoll, callback):
    """Not supported: transactions that are started by what happens to file descriptors."""
    raise NotImplementedError("transaction.add_epoll")


def remove_epoll(epoll):
    """Not supported, like add_epoll."""
    raise NotImplementedError("transaction.remove_epoll")
