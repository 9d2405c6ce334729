"""Tasks that start pools and submit further tasks."""
from concurrent.futures import ThreadPoolExecutor


def leaf(x):
    return x * x


def branch(n):
    with ThreadPoolExecutor(2) as inner:
        return sum(inner.map(leaf, range(n)))


with ThreadPoolExecutor(3) as outer:
    print(list(outer.map(branch, range(1, 9))))

tree = {"root": ["a", "b"], "a": ["c", "d"], "b": ["e"], "c": [], "d": ["f"], "e": [], "f": []}


def depth_first(pool, node):
    return node, [pool.submit(depth_first, pool, child) for child in tree[node]]


def collect(future, level=0):
    node, children = future.result()
    print("  " * level + node)
    return 1 + sum(collect(child, level + 1) for child in children)


with ThreadPoolExecutor(2) as pool:
    print(collect(pool.submit(depth_first, pool, "root")), "nodes")
