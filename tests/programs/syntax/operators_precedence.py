"""Operator precedence and associativity."""
print(2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, -2 ** -2)
print(1 + 2 * 3 - 4 // 3 % 2, 7 // 2 * 2, 7 % 4 * 2, 2 * 7 % 4)
print(1 << 2 + 1, 1 | 2 ^ 3 & 4, ~1 & 3, 5 & 3 == 3, (5 & 3) == 1)
print(not 1 == 2, not (1 == 2), not not [], not 0 and 1)
print(1 or 0 and 0, (1 or 0) and 0, 0 or [] or "x" or 1)
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 == 2, (1 < 2) == 2, 3 > 2 > 1 != 0)
print(1 in [1] == True, (1 in [1]) == True, 1 not in [1], not 1 in [1])
print(None is None, None is not None, 1 is not None is not False)
print("a" if 0 else "b" "c", (lambda x: x if x else "none")(0))
print(1 if 1 else 2 if 1 else 3, [x for x in (1, 2) if x if x > 1 or 0])
print(-1 .__abs__(), abs(-1), -"1".__len__())
print(3 - -3, 3 - - - 3, +-+3, 2 - 3 - 4, 2 / 4 / 2, 64 // 4 // 4)
print(1, 2 or 3, 4 and 5, lambda: 1 == 1 and None and 0)if False else print("cond stmt")
print(*[1] or [2], *[] or [2], **{} or {"sep": "-"})
print(2 + 3 if 0 else 4 + 5, 1 + (2 if 1 else 3) * 2)
print("%d" % 3 + "x", "%s" % ("y",) * 2, "%d-%d" % (1, 2) * 2)
print([1, 2] + [3] * 2, (1,) * 2 + (2,))
print({1} | {2} & {2, 3} - {3}, {1, 2} ^ {2} | set())
print(1 == 1.0 == True, 0.1 + 0.2 == 0.3, "a" < "b" <= "b" != "c")

def side(tag, v):
    print(tag, end=" ")
    return v

print(side("a", 3) < side("b", 2) < side("c", 1))
print(side("a", 1) < side("b", 2) < side("c", 3))
print(side("x", 0) and side("y", 1) or side("z", 2))
print(side("t", "T") if side("c", 0) else side("f", "F"))
print(side("l", 2) ** side("r", 3), side("l", 2) + side("m", 3) * side("r", 4))
d = {side("k", 1): side("v", 2), side("k2", 3): side("v2", 4)}
print(d)
print((lambda *a, **k: (a, k))(side("1", 1), x=side("2", 2), *side("3", [3]), **side("4", {"y": 4})))
await_ = 5
print(await_ ** -1, -await_ ** 2)
print(not 5 in (1, 2), not 5 is None, 5 if not 5 else -5)
