"""Subprocesses started, fed and read by threads."""
import subprocess
import threading

results = {}


def shout(n):
    done = subprocess.run(["tr", "a-z", "A-Z"], input=f"message {n}", capture_output=True, text=True)
    results[n] = (done.returncode, done.stdout)


threads = [threading.Thread(target=shout, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for n in sorted(results):
    print(n, results[n])

child = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
lines = []
reader = threading.Thread(target=lambda: lines.extend(line.rstrip() for line in child.stdout))
reader.start()
for n in range(5):
    child.stdin.write(f"line {n}\n")
    child.stdin.flush()
child.stdin.close()
reader.join()
print(lines, child.wait())
child.stdout.close()

codes = []
threads = [threading.Thread(target=lambda n=n: codes.append(subprocess.call(["sh", "-c", f"exit {n}"]))) for n in (0, 3, 5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(codes))
sleeper = subprocess.Popen(["sleep", "60"])
killer = threading.Timer(0.01, sleeper.terminate)
killer.start()
print(sleeper.wait())
killer.join()
