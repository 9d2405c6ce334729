"""sys.argv and reading standard input in several ways."""
import sys
print(sys.argv[1:], len(sys.argv), sys.argv[0].endswith("argv_and_stdin.py"))
first = sys.stdin.readline()
print(repr(first), [int(x) for x in first.split()])
for n, line in enumerate(sys.stdin):
    print(n, repr(line))
print(repr(sys.stdin.read()), sys.stdin.isatty(), sys.stdin.readable(), sys.stdin.fileno())
sys.stdout.write("no newline at end")
