"""A matrix class with operators, LU, inverse by fractions, eigenvalues by power iteration, pretty printing."""
from fractions import Fraction as F
from functools import reduce
import operator
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1: raise ValueError("ragged rows")
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @classmethod
    def from_function(cls, n, m, f): return cls([[f(i, j) for j in range(m)] for i in range(n)])
    @property
    def shape(self): return len(self.rows), len(self.rows[0]) if self.rows else 0
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __getitem__(self, k): return self.rows[k[0]][k[1]] if isinstance(k, tuple) else self.rows[k]
    def __setitem__(self, k, v): self.rows[k[0]][k[1]] = v
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def _each(self, o, f):
        if not isinstance(o, Matrix): return NotImplemented
        if self.shape != o.shape: raise ValueError(f"shapes {self.shape} and {o.shape} differ")
        return Matrix([map(f, a, b) for a, b in zip(self.rows, o.rows)])
    def __add__(self, o): return self._each(o, operator.add)
    def __sub__(self, o): return self._each(o, operator.sub)
    def __mul__(self, k): return Matrix([[x * k for x in r] for r in self.rows]) if isinstance(k, (int, float, F)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f"cannot multiply {self.shape} by {o.shape}")
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __pow__(self, n):
        if n < 0: return self.inverse() ** -n
        return reduce(operator.matmul, [self] * n, Matrix.identity(len(self.rows)))
    def __neg__(self): return self * -1
    def minor(self, i, j): return Matrix([r[:j] + r[j + 1:] for k, r in enumerate(self.rows) if k != i])
    def det(self):
        m, sign, n = [[F(x) for x in r] for r in self.rows], 1, len(self.rows)
        for i in range(n):
            p = next((r for r in range(i, n) if m[r][i]), None)
            if p is None: return 0
            if p != i: m[i], m[p], sign = m[p], m[i], -sign
            for r in range(i + 1, n):
                k = m[r][i] / m[i][i]
                m[r] = [a - k * b for a, b in zip(m[r], m[i])]
        return sign * reduce(operator.mul, (m[i][i] for i in range(n)), F(1))
    def inverse(self):
        d = self.det()
        if d == 0: raise ZeroDivisionError("singular matrix")
        n = len(self.rows)
        if n == 1: return Matrix([[1 / d]])
        return Matrix([[(-1) ** (i + j) * self.minor(j, i).det() / d for j in range(n)] for i in range(n)])
    def trace(self): return sum(self[i, i] for i in range(len(self.rows)))
    def __repr__(self): return f"Matrix({[[str(x) if isinstance(x, F) else x for x in r] for r in self.rows]})"
    def __str__(self):
        cells = [[str(x) for x in r] for r in self.rows]; w = [max(map(len, c)) for c in zip(*cells)]
        return "\n".join("[" + " ".join(x.rjust(k) for x, k in zip(r, w)) + "]" for r in cells)
    def __format__(self, spec): return str(Matrix([[format(float(x), spec) for x in r] for r in self.rows]))
    def __iter__(self): return (x for r in self.rows for x in r)
a, b = Matrix([[2, 1], [7, 4]]), Matrix([[1, -1], [0, 3]])
print(a + b, a - b, a @ b, 3 * a, -a, a.T, a ** 3, a.inverse(), a ** -2, a @ a.inverse() == Matrix.identity(2), a.det(), a.trace(), a[1, 0], list(a), sep="\n")
h = Matrix.from_function(4, 4, lambda i, j: F(1, i + j + 1)); print(h, h.det(), h.inverse(), sep="\n"); print(f"{h:.3f}")
for f in (lambda: a @ Matrix([[1]]), lambda: a + Matrix([[1]]), lambda: Matrix([[1], [1, 2]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a + 1, lambda: a * "x", lambda: a[5]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
v = Matrix([[1.0], [1.0]])
for _ in range(50): w = Matrix([[4, 1], [2, 3]]) @ v; n = max(map(abs, w)); v = w * (1 / n)
print(round(n, 9), [round(x, 6) for x in v])
fib = Matrix([[1, 1], [1, 0]]); print((fib ** 90)[0, 1])
