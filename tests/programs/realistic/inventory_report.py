"""An inventory: CSV in, validation errors collected, grouping, totals, formatted report, CSV out."""
import csv, io
from collections import defaultdict
from decimal import Decimal, InvalidOperation
DATA = """sku,name,category,qty,price,tags
A1,Widget,tools,10,2.50,"metal;small"
A2,"Gadget, large",tools,3,19.99,
B1,Apple,food,200,0.35,fresh
B2,Pear,food,x,0.40,fresh
C1,,misc,5,1.00,
A1,Dup,tools,1,1.00,
D1,Räder 🚲,vehicles,4,149.95,"big;metal"
E1,Bad price,misc,1,abc,
"""
class RowError(ValueError):
    def __init__(self, line, *problems): super().__init__(f"line {line}: {'; '.join(problems)}"); self.line = line
def parse(row, line, seen):
    problems = []
    if not row["name"]: problems.append("name missing")
    if row["sku"] in seen: problems.append(f"duplicate {row['sku']}")
    try: qty = int(row["qty"])
    except ValueError as e: problems.append(str(e))
    try: price = Decimal(row["price"])
    except InvalidOperation: problems.append(f"bad price {row['price']!r}")
    if problems: raise RowError(line, *problems)
    seen.add(row["sku"])
    return {**row, "qty": qty, "price": price, "tags": frozenset(filter(None, row["tags"].split(";")))}
items, errors, seen = [], [], set()
reader = csv.DictReader(io.StringIO(DATA))
for row in reader:
    try: items.append(parse(row, reader.line_num, seen))
    except RowError as e: errors.append(e)
print(f"{len(items)} items, {len(errors)} errors"); print(*errors, sep="\n")
by = defaultdict(list)
for i in items: by[i["category"]].append(i)
total = Decimal()
print(f"{'name':<16}{'qty':>6}{'price':>10}{'value':>12}"); print("-" * 44)
for cat, its in sorted(by.items(), key=lambda kv: -sum(i["qty"] * i["price"] for i in kv[1])):
    print(cat.upper())
    for i in sorted(its, key=lambda i: i["name"].casefold()): print(f"  {i['name']:<14.14}{i['qty']:>6}{i['price']:>10.2f}{i['qty'] * i['price']:>12,.2f}")
    sub = sum(i["qty"] * i["price"] for i in its); total += sub
    print(f"  {'subtotal':<14}{sum(i['qty'] for i in its):>6}{'':>10}{sub:>12,.2f}")
print(f"{'TOTAL':<32}{total:>12,.2f}")
tags = defaultdict(set)
for i in items:
    for t in i["tags"]: tags[t].add(i["sku"])
print({t: sorted(s) for t, s in sorted(tags.items())}, max(items, key=lambda i: i["price"])["name"], [i["sku"] for i in items if {"metal", "big"} <= i["tags"]])
out = io.StringIO(); w = csv.DictWriter(out, ["sku", "value", "tags"], extrasaction="ignore", lineterminator="\n"); w.writeheader()
for i in items: w.writerow({**i, "value": i["qty"] * i["price"], "tags": "|".join(sorted(i["tags"]))})
print(out.getvalue())
if errors: raise SystemExit(ExceptionGroup("import problems", errors).message)
