f"{a} and {b!r:>{width}} {{}} {c=}"
f"{a}"
f""
f"{x!s:{y}}" "tail"
