"""A binary search tree and an intrusive LRU list changed under one lock while readers walk them: shapes stay whole."""
import threading

from _stress import check, in_threads, passed, scaled


class Node:
    __slots__ = ("key", "priority", "left", "right", "size")

    def __init__(self, key, priority):
        self.key, self.priority = key, priority
        self.left = self.right = None
        self.size = 1


def size(node):
    return node.size if node else 0


def update(node):
    node.size = 1 + size(node.left) + size(node.right)
    return node


def split(node, key):
    if node is None:
        return None, None
    if node.key < key:
        left, right = split(node.right, key)
        node.right = left
        return update(node), right
    left, right = split(node.left, key)
    node.left = right
    return left, update(node)


def merge(a, b):
    if a is None or b is None:
        return a or b
    if a.priority > b.priority:
        a.right = merge(a.right, b)
        return update(a)
    b.left = merge(a, b.left)
    return update(b)


class Treap:
    def __init__(self):
        self.root = None
        self.lock = threading.Lock()

    def insert(self, key, priority):
        with self.lock:
            left, rest = split(self.root, key)
            same, right = split(rest, key + 1)
            fresh = same is None
            self.root = merge(merge(left, same or Node(key, priority)), right)
            return fresh

    def remove(self, key):
        with self.lock:
            left, rest = split(self.root, key)
            same, right = split(rest, key + 1)
            self.root = merge(left, right)
            return same is not None

    def keys(self):
        with self.lock:
            out = []
            self.walk(self.root, out, -1, 10**9)
            return out

    def walk(self, node, out, low, high):
        if node is None:
            return
        check(low < node.key < high, "order", low, node.key, high)
        check(node.size == 1 + size(node.left) + size(node.right), "size", node.key)
        for child in (node.left, node.right):
            check(child is None or child.priority <= node.priority, "heap", node.key)
        self.walk(node.left, out, low, node.key)
        out.append(node.key)
        self.walk(node.right, out, node.key, high)


treap = Treap()


def gardener(rng):
    net = {}
    for _ in range(scaled(200)):
        key = rng.randrange(120)
        if rng.random() < 0.6:
            net[key] = net.get(key, 0) + treap.insert(key, rng.random())
        else:
            net[key] = net.get(key, 0) - treap.remove(key)
    return net


def walker(rng):
    for _ in range(scaled(25)):
        keys = treap.keys()
        check(keys == sorted(set(keys)), keys)


nets = [net for net in in_threads(*[gardener] * 4, walker, walker) if net is not None]
left = treap.keys()
for key in range(120):
    check(sum(net.get(key, 0) for net in nets) == (key in left), key)


class Entry:
    def __init__(self, key):
        self.key = key
        self.before = self.after = self


class Ring:
    """A ring of entries with links both ways; used entries move to the front."""

    def __init__(self, count):
        self.root = Entry(None)
        self.lock = threading.RLock()
        self.entries = [Entry(n) for n in range(count)]
        for entry in self.entries:
            self.link(entry)

    def unlink(self, entry):
        entry.before.after, entry.after.before = entry.after, entry.before

    def link(self, entry):
        first = self.root.after
        entry.before, entry.after = self.root, first
        self.root.after = first.before = entry

    def touch(self, key):
        with self.lock:
            self.unlink(self.entries[key])
            self.link(self.entries[key])

    def verify(self):
        with self.lock:
            keys, entry = [], self.root.after
            while entry is not self.root:
                check(entry.after.before is entry and entry.before.after is entry, "links", entry.key)
                keys.append(entry.key)
                entry = entry.after
            check(sorted(keys) == list(range(len(self.entries))), keys)


ring = Ring(25)


def user(rng):
    for n in range(scaled(150)):
        ring.touch(rng.randrange(25))
        if n % 20 == 0:
            ring.verify()


in_threads(*[user] * 5)
ring.verify()
passed(len(left) > 0)
