"""asyncio's futures and tasks: states, names, subclasses, cancellation, wrong uses."""
import asyncio, contextvars, gc, traceback
from asyncio import futures, tasks

print(asyncio.Future is futures._CFuture, asyncio.Task is tasks._CTask, issubclass(asyncio.Task, asyncio.Future), asyncio.Future.__module__, asyncio.Future.__init__)
var = contextvars.ContextVar("var", default=0)
class MyFuture(asyncio.Future):
    def __init__(self): super().__init__(); self.extra = 1
class MyTask(asyncio.Task): pass
async def value(n): await asyncio.sleep(0); return n
async def bad(): await asyncio.sleep(0); raise ValueError("bad")
class Await:
    def __init__(self, what): self.what = what
    def __await__(self): return (yield self.what)
class Duck:
    _asyncio_future_blocking = None

async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, f.done(), f.cancelled(), f._state, f._callbacks, f._loop is loop, f.get_loop() is loop, asyncio.isfuture(f), asyncio.isfuture(Duck()))
    for action in (f.result, f.exception, lambda: f.set_exception(5), lambda: f.set_exception(StopIteration), lambda: f.set_result(1), lambda: f.set_exception(KeyError)):
        try: print(action())
        except BaseException as e: print(type(e).__name__, e)
    try: f.exception()
    except BaseException as e: print(type(e).__name__, e)
    f.exception(); print(f)
    calls = []
    f = MyFuture(); f.add_done_callback(calls.append); f.add_done_callback(print); print(f.remove_done_callback(print), len(f._callbacks), f.extra)
    loop.call_soon(f.set_result, 7); print(await f, calls == [f], f.result(), f.exception()); f.add_done_callback(lambda x: calls.append(var.get())); await asyncio.sleep(0); print(calls[1:])
    f = loop.create_future(); print(f.cancel("why"), f.cancel(), f.cancelled(), f)
    try: await f
    except asyncio.CancelledError as e: print(repr(e))
    t = asyncio.create_task(value(3), name="three"); print(t.get_name(), t.done(), t._coro is t.get_coro(), t.cancelling(), await t, t.get_stack()); t.set_name(5); print(t.get_name())
    for action in (lambda: t.set_result(1), lambda: t.set_exception(1), lambda: asyncio.Task(5), lambda: asyncio.Future(5), lambda: t.cancel(), lambda: asyncio.current_task() in asyncio.all_tasks()):
        try: print(action())
        except BaseException as e: print(type(e).__name__, str(e).replace("_asyncio.", ""))
    t = asyncio.create_task(bad())
    try: await t
    except ValueError as e: print(e, t.exception() is e, [x.name for x in traceback.extract_tb(e.__traceback__)])
    t = asyncio.create_task(asyncio.sleep(9)); await asyncio.sleep(0); print(t._fut_waiter is not None, t.cancel("stop"), t.cancelling(), t.uncancel()); t.cancel("again")
    try: await t
    except asyncio.CancelledError as e: print(repr(e), t.cancelled())
    async def stubborn():
        for _ in range(2):
            try: await asyncio.sleep(9)
            except asyncio.CancelledError: pass
        return "stubborn"
    t = asyncio.create_task(stubborn())
    for _ in range(2): await asyncio.sleep(0); t.cancel()
    print(await t, t.cancelled(), t.cancelling())
    t = asyncio.create_task(value(1)); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print("early", repr(e))
    for what in (5, (x for x in ()), loop.create_future(), None):
        async def wrong(): return await Await(what)
        t = asyncio.create_task(wrong(), name="wrong")
        try: print(await t)
        except RuntimeError as e: print(str(e).split(" in task ")[0].split(": ")[0])
    async def own(): return await asyncio.current_task()
    try: await asyncio.create_task(own())
    except RuntimeError as e: print(str(e)[:25])
    async def setter(n): var.set(n); await asyncio.sleep(0); return var.get()
    print(await asyncio.gather(setter(1), setter(2), bad(), return_exceptions=True), var.get(), await asyncio.create_task(setter(5), context=contextvars.Context()))
    loop.set_task_factory(lambda loop, coro, **kw: MyTask(coro, loop=loop, **kw)); t = asyncio.create_task(value("mine")); print(type(t).__name__, await t)
    loop.set_task_factory(asyncio.eager_task_factory)
    async def eager(): return asyncio.current_task().get_name()
    t = asyncio.create_task(eager(), name="eager"); print(t.done(), t.result(), t._coro); t = asyncio.create_task(value(8)); print(t.done(), await t); loop.set_task_factory(None)
    try:
        async with asyncio.TaskGroup() as group: group.create_task(bad()); group.create_task(asyncio.sleep(9))
    except* ValueError as e: print(e.exceptions)
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(9)
    except TimeoutError as e: print(repr(e), repr(e.__cause__))
    print(await asyncio.wait_for(asyncio.shield(value(4)), 9), [await x for x in asyncio.as_completed([value(1)])])
    done, pending = await asyncio.wait([asyncio.create_task(value(1)), asyncio.create_task(asyncio.sleep(9))], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.cancel() for t in pending])
    loop.set_exception_handler(lambda loop, context: print(context["message"], repr(context["exception"]), context["future"].get_name()))
    t = asyncio.create_task(bad(), name="lost"); await asyncio.sleep(0.01); del t; gc.collect(); await asyncio.sleep(0)
asyncio.run(main())
for action in (asyncio.get_running_loop, asyncio.current_task, lambda: asyncio.Future.__new__(asyncio.Future).result(), lambda: asyncio.Future.__new__(asyncio.Future).cancel()):
    try: print(action())
    except Exception as e: print(type(e).__name__, e)
