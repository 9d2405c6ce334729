"""Regular expressions: scanning logs, tokenising, substitution."""

import re

LINE = re.compile(r'^(?P<host>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]+)\] "(?P<verb>[A-Z]+) (?P<path>\S+) \S+" (?P<status>\d{3}) (?P<size>\d+|-)$')
TOKEN = re.compile(r"(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<string>'[^'\\]*(?:\\.[^'\\]*)*')|(?P<op>[-+*/=<>!]=?|[(){}\[\],.;])|(?P<space>\s+)")
EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

log = [
    f'10.0.{i % 256}.{i % 199} - user{i % 50} [{i % 28 + 1:02d}/Oct/2024:13:{i % 60:02d}:36] "{("GET", "POST")[i % 2]} /item/{i}/page.html HTTP/1.1" {(200, 404, 500)[i % 3]} {i * 37 % 5000 or "-"}'
    for i in range(4_000)
]
source = "total = price * (count + 42.5) - discount['key\\'s']; if total >= 10 { call(total, name_1); }\n" * 120
prose = "Write to alice@example.com or bob.smith+tag@mail.example.org before 2024-05-17, not after 2025-01-02. " * 150

check = 0
for _ in range(120):
    for line in log:
        match = LINE.match(line)
        if match["status"] == "200":
            check += len(match["path"]) + int(match["size"].replace("-", "0"))
    kinds = {}
    for token in TOKEN.finditer(source):
        kinds[token.lastgroup] = kinds.get(token.lastgroup, 0) + 1
    check += sum(kinds.values()) + kinds["name"]
    check += len(EMAIL.findall(prose)) + len(DATE.sub(r"\3.\2.\1", prose))
    check += len(re.split(r"[,.;\s]+", prose)) + len(re.sub(r"\b(\w)(\w*)", lambda m: m[1].upper() + m[2], prose[:4000]))
print(check)
