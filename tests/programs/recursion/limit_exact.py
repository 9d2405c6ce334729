"""The recursion limit counts Python frames; errors carry the message and the limit can be moved."""
import sys
def depth_reached():
    n = 0
    def f():
        nonlocal n
        n += 1
        f()
    try: f()
    except RecursionError as e: return n, str(e)
old = sys.getrecursionlimit()
base, message = depth_reached()
print(message, old)
for limit in (500, 2000):
    sys.setrecursionlimit(limit)
    n, message = depth_reached()
    print(limit, n == base - old + limit, message)
sys.setrecursionlimit(old)
def inside(n):
    if n == 0:
        try: sys.setrecursionlimit(50)
        except RecursionError as e: return str(e)
    return inside(n - 1)
print(inside(100).split("the recursion limit is too low")[0][:24])
import threading
def in_thread(): result.append(depth_reached()[1])
result = []; t = threading.Thread(target=in_thread); t.start(); t.join(); print(result)
try:
    def g(): g()
    g()
except RecursionError as e:
    tb, n = e.__traceback__, 0
    while tb: n += 1; tb = tb.tb_next
    print(n > 900)
