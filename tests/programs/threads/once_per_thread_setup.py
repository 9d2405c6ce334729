"""Threads with classes of their own: run overridden, __init__ with arguments, results on the object, callbacks, a registry."""
import threading
import weakref


class Task(threading.Thread):
    live = weakref.WeakSet()

    def __init__(self, number, *, scale=1, on_done=None):
        super().__init__(name=f"task-{number}", daemon=False)
        self.number, self.scale, self.on_done = number, scale, on_done
        self.result = self.error = None
        Task.live.add(self)

    def run(self):
        try:
            self.result = self.compute()
        except ArithmeticError as error:
            self.error = error
        finally:
            if self.on_done:
                self.on_done(self)

    def compute(self):
        return sum(n * self.scale for n in range(self.number))


class Inverse(Task):
    def compute(self):
        return super().compute() / (self.number - 3)


finished = []
tasks = [kind(n, scale=n + 1, on_done=lambda task: finished.append(task.name)) for n in range(5) for kind in (Task, Inverse)]
for task in tasks:
    task.start()
for task in tasks:
    task.join()
for task in tasks:
    print(type(task).__name__, task.name, task.result, repr(task.error))
print(sorted(finished) == sorted(task.name for task in tasks), len(Task.live) == len(tasks))


class Silent(threading.Thread):
    """run() may be called directly, in the thread of the caller."""

    def run(self):
        self.ran_in = threading.current_thread().name


direct = Silent(name="direct")
direct.run()
print(direct.ran_in, direct.is_alive(), direct.ident)
started = Silent(name="started")
started.start()
started.join()
print(started.ran_in)


class Mixin:
    def run(self):
        self.steps = ["mixin"]
        super().run()


class Combined(Mixin, threading.Thread):
    pass


combined = Combined(target=lambda: steps.append("target"))
steps = []
combined.start()
combined.join()
print(combined.steps, steps)
