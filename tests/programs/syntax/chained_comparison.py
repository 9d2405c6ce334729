"""Chained comparisons call each operand once and short-circuit."""
class T:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        print(f"{self.n}<{o.n}", end=" ")
        return self.n < o.n
    def __eq__(self, o):
        print(f"{self.n}=={o.n}", end=" ")
        return self.n == o.n
    __hash__ = None
    def __contains__(self, o):
        print(f"{o} in {self.n}", end=" ")
        return True
print(T(1) < T(2) < T(3))
print(T(2) < T(1) < T(3))
print(T(1) == T(1) == T(2))
print(1 in T(5))
class NB:
    def __lt__(self, o): return "not a bool"
    def __gt__(self, o): return []
print(NB() < 1, NB() > 1, (NB() < 1 < 2), (NB() > 1 > 2), 1 < NB())
def f(tag, v):
    print(tag, end=" ")
    return v
print(f("a", 1) < f("b", 5) > f("c", 2) != f("d", 3) == f("e", 3) is not None)
x = 5
print(1 < x < 10, not 1 < x < 3, 1 < x and x < 10, 0 == False is not True, 1 == True in [True])
print([a for a in range(10) if 2 < a <= 5 != 4], "a" < "b" in "abc" not in "xyz")
print(1 < 2 < 3 < 4 < 5 > 4 > 3, (1 < 2) < 2, 1 < (2 < 3))
if x != 3 != x: print("both")
while 0 <= x < 6: x += 1
print(x, 1 if 1 < x > 1 else 2)
