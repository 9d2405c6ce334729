"""A spreadsheet with formulas and dependency tracking; a tiny SQL-like query engine; a template engine; bencode; cron."""
import re, operator
class Sheet:
    def __init__(self): self.src, self.cache, self.busy = {}, {}, set()
    def __setitem__(self, k, v): self.src[k] = v; self.cache.clear()
    def __getitem__(self, k):
        if k not in self.cache:
            if k in self.busy: raise ValueError(f"circular reference at {k}")
            self.busy.add(k)
            try: self.cache[k] = self.eval(self.src.get(k, 0))
            finally: self.busy.discard(k)
        return self.cache[k]
    def eval(self, v):
        if not (isinstance(v, str) and v.startswith("=")): return v
        expr = re.sub(r"([A-Z])(\d+):([A-Z])(\d+)", lambda m: "[" + ",".join(f"cell('{chr(c)}{r}')" for c in range(ord(m[1]), ord(m[3]) + 1) for r in range(int(m[2]), int(m[4]) + 1)) + "]", v[1:])
        expr = re.sub(r"(?<!')\b([A-Z]\d+)\b(?!')", r"cell('\1')", expr)
        return eval(expr, {"__builtins__": {}}, {"cell": self.__getitem__, "SUM": sum, "MAX": max, "AVG": lambda l: sum(l) / len(l), "IF": lambda c, a, b: a if c else b})
s = Sheet(); s["A1"], s["A2"], s["A3"] = 10, 20, "=A1+A2*2"; s["B1"] = "=SUM(A1:A3)"; s["B2"] = "=IF(B1>50, AVG(A1:A3), 0)"; print(s["A3"], s["B1"], s["B2"], s["Z9"]); s["A1"] = 100; print(s["B1"], s["B2"]); s["A1"] = "=B2"
for bad in ("A1",):
    try: s[bad]
    except ValueError as e: print(e)
s["C1"] = "=1/0"
try: s["C1"]
except ZeroDivisionError as e: print("C1", e)
ROWS = [dict(zip(("name", "dept", "pay"), r)) for r in (("ann", "it", 70), ("bob", "hr", 50), ("cy", "it", 90), ("di", "hr", 55), ("ed", "ops", 40))]
OPS = {"=": operator.eq, ">": operator.gt, "<": operator.lt, ">=": operator.ge, "!=": operator.ne}
def query(sql, rows=ROWS):
    m = re.fullmatch(r"select (.+?)(?: where (.+?))?(?: group by (\w+))?(?: order by (\w+)( desc)?)?(?: limit (\d+))?", sql)
    if not m: raise SyntaxError(f"bad query: {sql}")
    cols, where, group, order, desc, limit = m.groups()
    if where:
        for c in where.split(" and "):
            f, o, v = re.fullmatch(r"(\w+)\s*(>=|!=|[=<>])\s*(\S+)", c.strip()).groups(); v = int(v) if v.isdigit() else v.strip("'")
            rows = [r for r in rows if OPS[o](r[f], v)]
    names = [c.strip() for c in cols.split(",")] if cols != "*" else list(rows[0])
    def agg(c, rs):
        if a := re.fullmatch(r"(sum|max|min|count|avg)\((\w+|\*)\)", c):
            v = [r[a[2]] for r in rs] if a[2] != "*" else rs
            return {"sum": sum, "max": max, "min": min, "count": len, "avg": lambda l: sum(l) / len(l)}[a[1]](v)
        return rs[0][c]
    if group or "(" in cols:
        buckets = {}
        for r in rows: buckets.setdefault(r[group] if group else None, []).append(r)
        out = [{c: agg(c, rs) for c in names} for rs in buckets.values()]
    else: out = [{c: r[c] for c in names} for r in rows]
    if order: out.sort(key=operator.itemgetter(order), reverse=bool(desc))
    return [tuple(r.values()) for r in out[:int(limit) if limit else None]]
for q in ("select name, pay where dept = 'it' order by pay desc", "select dept, count(*), avg(pay) group by dept order by dept", "select * where pay >= 50 and dept != it", "select max(pay), sum(pay)", "select name order by name desc limit 2"): print(query(q))
try: query("drop table")
except SyntaxError as e: print(e)
def render(t, ctx):
    def block(toks, i, ctx, out):
        while i < len(toks):
            k = toks[i]
            if m := re.fullmatch(r"\{\{\s*(.+?)\s*\}\}", k):
                v, *fs = [x.strip() for x in m[1].split("|")]; v = eval(v, {}, ctx)
                for f in fs: v = {"upper": str.upper, "len": len, "join": ", ".join}[f](v)
                out.append(str(v))
            elif m := re.fullmatch(r"\{%\s*for (\w+) in (.+?)\s*%\}", k):
                j = i + 1; end = j
                for v in eval(m[2], {}, ctx) or [None]: end = block(toks, j, {**ctx, m[1]: v}, out if eval(m[2], {}, ctx) else [])
                i = end
            elif m := re.fullmatch(r"\{%\s*if (.+?)\s*%\}", k):
                yes = eval(m[1], {}, ctx); i = block(toks, i + 1, ctx, out if yes else [])
                if toks[i].strip("{}% ") == "else": i = block(toks, i + 1, ctx, [] if yes else out)
            elif re.fullmatch(r"\{%\s*(end\w*|else)\s*%\}", k): return i
            else: out.append(k)
            i += 1
        return i
    out = []; block(re.split(r"(\{\{.*?\}\}|\{%.*?%\})", t), 0, ctx, out); return "".join(out)
print(render("Hi {{ name|upper }}! {% for x in items %}[{{ x }}{% if x > 2 %} big{% else %} small{% endif %}] {% endfor %}{{ items|len }} {% if none %}never{% endif %}{{ tags | join }}", {"name": "bob", "items": [1, 2, 3], "none": 0, "tags": ["a", "b"]}))
def benc(o): return b"i%de" % o if isinstance(o, int) else b"%d:%s" % (len(o), o) if isinstance(o, bytes) else b"l" + b"".join(map(benc, o)) + b"e" if isinstance(o, list) else b"d" + b"".join(benc(k) + benc(o[k]) for k in sorted(o)) + b"e"
def bdec(b, i=0):
    if b[i:i + 1] == b"i": j = b.index(b"e", i); return int(b[i + 1:j]), j + 1
    if b[i:i + 1] in (b"l", b"d"):
        out, k = [], i + 1
        while b[k:k + 1] != b"e": v, k = bdec(b, k); out.append(v)
        return (out if b[i:i + 1] == b"l" else dict(zip(out[::2], out[1::2]))), k + 1
    j = b.index(b":", i); n = int(b[i:j]); return b[j + 1:j + 1 + n], j + 1 + n
o = {b"z": [1, -2, b"x" * 12], b"a": {b"k": []}}; print(benc(o), bdec(benc(o))[0] == o)
def cron(field, lo, hi):
    out = set()
    for part in field.split(","):
        rng, _, step = part.partition("/"); a, b = (lo, hi) if rng == "*" else map(int, rng.split("-")) if "-" in rng else (int(rng), int(rng) if not step else hi)
        out |= set(range(a, b + 1, int(step or 1)))
    return sorted(out)
print(cron("*/15", 0, 59), cron("1-5,10", 0, 23), cron("3/7", 1, 31), len(cron("*", 0, 59)))
