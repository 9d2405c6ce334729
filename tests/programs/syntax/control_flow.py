"""if/while/for/else, break and continue in every nesting, pass."""


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n % 2:
        return "odd"
    else:
        return "even"


print([classify(n) for n in (-1, 0, 1, 2)])


def first_divisor(n):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        return None
    return d


print({n: first_divisor(n) for n in (7, 9, 35, 37)})

n = 0
while n < 10:
    n += 1
    if n % 3:
        continue
    if n > 8:
        print("break at", n)
        break
    print("multiple", n)
else:
    print("not printed")
while n:
    n -= 4
    if n < 0:
        n = 0
else:
    print("while else, n =", n)

for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print((i, j), end=" ")
    else:
        print("inner else")
    if i == 2:
        break
else:
    print("outer else")
print("| end")


def nested():
    for i in range(4):
        try:
            if i == 0:
                continue
            if i == 2:
                break
            yield f"body {i}"
        finally:
            yield f"finally {i}"
    yield "done"


print(list(nested()))


def returns_in_finally(x):
    try:
        return "try"
    finally:
        if x:
            return "finally"


print(returns_in_finally(0), returns_in_finally(1))


def loop_return():
    while True:
        for _ in [1]:
            try:
                return "from try"
            finally:
                print("cleanup")


print(loop_return())
for ch in "":
    pass
else:
    print("empty loop runs else")
for i in range(3): pass
print("loop variable survives:", i)
if not i: print("no")
elif i == 2: print("one-liner"); print("two statements")
x = 5 if i else 6 if n else 7
print(x, "a" if 0 else "b" if 0 else "c")
