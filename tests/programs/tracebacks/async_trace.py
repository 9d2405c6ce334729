"""A traceback through coroutines."""
import asyncio
async def leaf():
    await asyncio.sleep(0)
    raise ValueError("leaf failed")
async def branch():
    await leaf()
async def main():
    try:
        await branch()
    except ValueError as e:
        tb, names = e.__traceback__, []
        while tb:
            names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        print(names)
        raise
def run(co):
    try:
        asyncio.run(co)
    except ValueError as e:
        print("caught", e)
run(main())
def drive(co):
    while True:
        co.send(None)
drive(branch())
