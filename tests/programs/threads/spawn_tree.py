"""A tree of threads: each starts children, joins them, adds up; depth-first numbering is put together at the end."""
import threading

nodes = {}
lock = threading.Lock()


def grow(path, depth, results, slot):
    with lock:
        nodes[path] = threading.current_thread().name
    below = [0] * 3
    if depth:
        children = [threading.Thread(target=grow, args=(path + "abc"[n], depth - 1, below, n), name=path + "abc"[n]) for n in range(3)]
        for child in children:
            child.start()
        for child in children:
            child.join()
    results[slot] = 1 + sum(below)


total = [0]
root = threading.Thread(target=grow, args=("r", 4, total, 0), name="r")
root.start()
root.join()
print(total, len(nodes), all(path == name for path, name in nodes.items()))
print(sorted(nodes)[:8], max(map(len, nodes)))


def daisy(n, trail):
    trail.append(n)
    if n:
        t = threading.Thread(target=daisy, args=(n - 1, trail))
        t.start()
        t.join()
        trail.append(-n)


trail = []
daisy(20, trail)
print(trail)
