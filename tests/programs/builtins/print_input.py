"""print and input."""
import sys, io
print(); print("a", 1, None, sep="-", end="|\n"); print(*range(3), sep=""); print("x", end=""); print(" y", sep=None, end=None); print([1], {"a": (1,)}, "é😀"); print("", "", sep="*"); print("flush", flush=True); print(file=None); print("to", "stderr?", file=sys.stdout)
buf = io.StringIO(); print("captured", 5, file=buf, end="!"); print(repr(buf.getvalue()))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
w = W(); print("p", "q", sep="--", file=w); print(w.parts)
print(repr(input()), repr(input("prompt> ")), repr(input()), repr(input("again: ")))
try: input()
except EOFError as e: print(type(e).__name__, e)
for bad in ('print(sep=1)', 'print(end=b"x")', 'print(file=5)', 'print(1, foo=2)', 'print("x", sep=1)', 'print("x", file=object())'):
    try: eval(bad)
    except (TypeError, AttributeError) as e: print(bad, "->", type(e).__name__, e)
class S:
    def __str__(self): raise ValueError("str fails")
try: print("before", S())
except ValueError as e: print("|", e)
old, sys.stdout = sys.stdout, io.StringIO()
print("hidden"); captured, sys.stdout = sys.stdout.getvalue(), old
print("restored", repr(captured), sys.stdout is sys.__stdout__)
sys.stdout.write("direct\n"); sys.stdout.writelines(["l1\n", "l2\n"])
print(sys.stdout.write(""), sys.stdout.encoding, sys.stdin.read() == "")
sys.stdout = None
print("nowhere")
sys.stdout = old
print("%s" % "done")
