def f(a00, a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15, a16, a17):
    a16, a17 = a17, a16
    a00 = a01
    return a15, a16, a17, a00
