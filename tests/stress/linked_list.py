"""A sorted linked list: under one lock, and hand over hand with a lock per node; no node is lost, none comes twice."""
import threading

from _stress import check, in_threads, passed, scaled


class Node:
    def __init__(self, value, following=None):
        self.value = value
        self.next = following
        self.lock = threading.Lock()


class Coarse:
    def __init__(self):
        self.head = Node(-1)
        self.lock = threading.Lock()

    def _before(self, value):
        node = self.head
        while node.next is not None and node.next.value < value:
            node = node.next
        return node

    def insert(self, value):
        with self.lock:
            node = self._before(value)
            if node.next is not None and node.next.value == value:
                return False
            node.next = Node(value, node.next)
            return True

    def remove(self, value):
        with self.lock:
            node = self._before(value)
            if node.next is None or node.next.value != value:
                return False
            node.next = node.next.next
            return True


class HandOverHand:
    def __init__(self):
        self.head = Node(-1)

    def _locate(self, value):
        """The node before the place of value, locked, and the one there, locked or None."""
        before = self.head
        before.lock.acquire()
        node = before.next
        if node is not None:
            node.lock.acquire()
        while node is not None and node.value < value:
            before.lock.release()
            before, node = node, node.next
            if node is not None:
                node.lock.acquire()
        return before, node

    def _release(self, before, node):
        before.lock.release()
        if node is not None:
            node.lock.release()

    def insert(self, value):
        before, node = self._locate(value)
        try:
            if node is not None and node.value == value:
                return False
            before.next = Node(value, node)
            return True
        finally:
            self._release(before, node)

    def remove(self, value):
        before, node = self._locate(value)
        try:
            if node is None or node.value != value:
                return False
            before.next = node.next
            return True
        finally:
            self._release(before, node)


def values(shared):
    out = []
    node = shared.head.next
    while node is not None:
        check(not node.lock.locked(), node.value)
        out.append(node.value)
        node = node.next
    return out


for kind in (Coarse, HandOverHand):
    shared = kind()

    def work(rng):
        balance = {}
        for _ in range(scaled(250)):
            value = rng.randrange(40)
            if rng.random() < 0.55:
                balance[value] = balance.get(value, 0) + shared.insert(value)
            else:
                balance[value] = balance.get(value, 0) - shared.remove(value)
        return balance

    balances = in_threads(*[work] * 5)
    left = values(shared)
    check(left == sorted(set(left)), kind.__name__, left)
    for value in range(40):
        net = sum(balance.get(value, 0) for balance in balances)
        check(net == (value in left), kind.__name__, value, net)
passed(len(left) > 0)
