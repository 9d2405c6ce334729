"""Multi-line statements, decorators, wide characters and tabs in shown lines."""
def compute(a, b, c):
	value = a + b; result = value / c  # tab indented
	return result
data = {
    "key": compute(1, 2, 3),
    "other": compute(
        4,
        5,
        0,
    ),
}
