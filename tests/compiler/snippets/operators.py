def f(a, b):
    a + b; a - b; a * b; a / b; a // b; a % b; a @ b; a ** b; a << b; a >> b; a & b; a | b; a ^ b
    a += b; a -= b; a *= b; a /= b
    -a; +a; ~a; not a
    a < b; a is b; a is not b; a in b; a not in b
    return a < b <= a != b
