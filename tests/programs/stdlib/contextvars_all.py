"""contextvars."""
import contextvars, asyncio
v = contextvars.ContextVar("v", default=0); w = contextvars.ContextVar("w")
print(v.get(), v.name, w.get("fallback"), repr(v).split(" at ")[0])
try: w.get()
except LookupError as e: print("LookupError", e.args[0] is w)
t = v.set(1); t2 = v.set(2); print(v.get(), t2.old_value, t.old_value is contextvars.Token.MISSING, t.var is v); v.reset(t2); print(v.get()); v.reset(t); print(v.get())
for f in (lambda: v.reset(t), lambda: w.reset(v.set(9)), lambda: contextvars.ContextVar(5), lambda: contextvars.ContextVar(), lambda: v.reset(5), lambda: contextvars.ContextVar("a", "b"), lambda: contextvars.Token()):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0].split("<")[0])
v.set(5); ctx = contextvars.copy_context(); print(ctx[v], v in ctx, w in ctx, ctx.get(w, "none"), len(ctx) >= 1, dict(ctx)[v], [x.name for x in ctx.keys()])
def change(n): v.set(n); w.set("inside"); return v.get(), w.get()
print(ctx.run(change, 100), v.get(), ctx[v], ctx[w], w.get("outside"))
try: ctx.run(ctx.run, print)
except RuntimeError as e: print(str(e).split(":")[0])
print(contextvars.Context().run(v.get), ctx == ctx.copy(), ctx != contextvars.Context(), ctx.copy().run(v.get))
async def worker(n):
    v.set(n); await asyncio.sleep(0); return v.get()
async def main():
    v.set("main"); r = await asyncio.gather(*(worker(i) for i in range(3))); t = asyncio.create_task(worker("task"), context=(c := contextvars.copy_context())); await t
    loop = asyncio.get_running_loop(); seen = []; loop.call_soon(lambda: seen.append(v.get()), context=c); await asyncio.sleep(0); return r, v.get(), c[v], seen
print(asyncio.run(main()), v.get())
def gen():
    v.set("gen"); yield v.get(); yield v.get()
g = gen(); print(next(g), v.get()); v.set("caller"); print(next(g))
