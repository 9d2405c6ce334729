"""Context variables: a thread starts with an empty context; copy_context().run carries one over."""
import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor

user = contextvars.ContextVar("user", default="nobody")
depth = contextvars.ContextVar("depth")
user.set("main")
seen = {}
lock = threading.Lock()
barrier = threading.Barrier(4)


def work(n):
    before = user.get()
    token = user.set(f"user-{n}")
    depth.set(n)
    barrier.wait()
    during = user.get()
    barrier.wait()
    user.reset(token)
    with lock:
        seen[n] = (before, during, user.get(), depth.get())


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for n in sorted(seen):
    print(n, *seen[n])
print(user.get(), depth.get("unset"))

context = contextvars.copy_context()
t = threading.Thread(target=context.run, args=(lambda: (seen.update(carried=user.get()), user.set("changed in the copy")),))
t.start()
t.join()
print(seen["carried"], user.get(), context[user])


def ask():
    return user.get()


with ThreadPoolExecutor(2) as pool:
    print(pool.submit(ask).result(), pool.submit(contextvars.copy_context().run, ask).result())

errors = []
inside = threading.Event()
leave = threading.Event()


def occupy():
    inside.set()
    leave.wait()


def intrude():
    try:
        context.run(ask)
    except RuntimeError as error:
        errors.append(str(error).split(":")[0])


holder = threading.Thread(target=context.run, args=(occupy,))
holder.start()
inside.wait()
other = threading.Thread(target=intrude)
other.start()
other.join()
leave.set()
holder.join()
print(errors)
