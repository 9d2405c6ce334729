from __future__ import annotations
x: list[int] = 1
def f(a: "b", *c: d | None) -> (e if f else g): pass
class C:
    y: lambda z: z
