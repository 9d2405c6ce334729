"""re in threads: shared compiled patterns, the module's cache, match objects handed over."""
import re
import threading

WORD = re.compile(r"(?P<first>\w)(?P<rest>\w*)")
TEXT = "Alpha beta gamma, Delta; epsilon zeta 42 eta theta-iota kappa"
results = {}
barrier = threading.Barrier(5)


def work(n):
    barrier.wait()
    found = [m["first"] + "-" + m["rest"] for m in WORD.finditer(TEXT)]
    swapped = WORD.sub(lambda m: m["rest"] + m["first"] + str(n), TEXT, count=3)
    counted = len(re.findall(rf"[a-e]{{1,{n + 1}}}", TEXT))
    parts = re.split(r"[\s,;-]+", TEXT, maxsplit=n)
    results[n] = (found, swapped, counted, parts, WORD.match(TEXT, n))


threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
for n in sorted(results):
    found, swapped, counted, parts, match = results[n]
    print(n, found == results[0][0], swapped[:25], counted, parts[-1][:12], match.span(), match.groupdict(), match.re is WORD)
scanner = WORD.scanner(TEXT)
lock = threading.Lock()
taken = []


def scan():
    while True:
        with lock:
            match = scanner.search()
            if match is None:
                return
            taken.append(match.group())


threads = [threading.Thread(target=scan) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(taken)
errors = []


def broken():
    try:
        re.compile("(unclosed")
    except re.error as error:
        errors.append(str(error))


threads = [threading.Thread(target=broken) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(errors)
re.purge()
