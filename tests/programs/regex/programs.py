"""Tokenizers, parsers, substitutions and validators written with re."""
import re
TOK = re.compile(r"""
    (?P<NUMBER>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?) |
    (?P<STRING>"(?:[^"\\]|\\.)*") |
    (?P<NAME>[A-Za-z_]\w*) |
    (?P<OP>[-+*/()=<>!]=?|\*\*) |
    (?P<SKIP>[ \t]+) |
    (?P<COMMENT>\#.*) |
    (?P<NEWLINE>\n) |
    (?P<BAD>.)
""", re.VERBOSE)
def tokens(s):
    line, start = 1, 0
    for m in TOK.finditer(s):
        k, v = m.lastgroup, m.group()
        if k == "NEWLINE": line, start = line + 1, m.end()
        elif k == "SKIP": continue
        elif k == "BAD": yield (k, v, line, m.start() - start); continue
        yield (k, v, line, m.start() - start)
for t in tokens('x = 3.14e-2 * (y + "a\\"b") # note\nif z >= 10 @ 5\n'): print(t)
emails = "a@b.co, first.last+tag@sub.example.org; bad@, @bad, x@y.z1"
print(re.findall(r"\b[\w.+-]+@\w+(?:\.\w+)+\b", emails))
log = '127.0.0.1 - - [10/Oct/2000:13:55:36] "GET /a.gif HTTP/1.0" 200 2326\n10.0.0.2 - bob [11/Oct/2000:01:02:03] "POST /x HTTP/1.1" 404 -'
for m in re.finditer(r'^(\S+) \S+ (\S+) \[([^\]]+)\] "(\w+) (\S+) [^"]*" (\d{3}) (\d+|-)$', log, re.M): print(m.groups())
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "someCamelCaseName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "some_snake_name"), re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"), re.sub(r"\s+", " ", " a \n b\t c ").strip(), re.sub(r"(?i)\b(the|a|an)\b\s*", "", "The cat saw a dog and an owl"))
template = "Dear {{ name }}, you owe {{amount}} since {{ date | upper }}{{ missing }}."
ctx = {"name": "Bob", "amount": 42, "date": "may"}
def fill(m):
    v = ctx.get(m["n"], "?")
    return str(v).upper() if m["f"] == "upper" else str(v)
print(re.sub(r"\{\{\s*(?P<n>\w+)(?:\s*\|\s*(?P<f>\w+))?\s*\}\}", fill, template))
for s in ("2024-02-30", "1999-12-31", "24-1-1", "2024-13-01"): print(s, bool(re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", s)), end="; ")
for s in ("192.168.1.1", "256.1.1.1", "1.2.3", "01.2.3.4"): print(s, bool(re.fullmatch(r"((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}", s)), end="; ")
print()
def csv_split(line): return [a.replace('""', '"') if a or q else b for a, q, b in ((m[1] or "", m[0].startswith('"'), m[2] or "") for m in re.finditer(r'(?:^|(?<=,))(?:"((?:[^"]|"")*)"|([^,]*))', line))]
print(csv_split('a,"b,c",,"d ""q"" e",f'))
md = "# Title\nSome *emph* and **strong** text with `code` and [link](http://x.y).\n- item 1\n- item 2"
html = re.sub(r"^# (.*)$", r"<h1>\1</h1>", md, flags=re.M)
html = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html); html = re.sub(r"\*(.+?)\*", r"<i>\1</i>", html); html = re.sub(r"`(.+?)`", r"<code>\1</code>", html); html = re.sub(r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>', html); html = re.sub(r"(?:^- .*\n?)+", lambda m: "<ul>" + re.sub(r"- (.*)\n?", r"<li>\1</li>", m[0]) + "</ul>", html, flags=re.M)
print(html)
scanner = re.Scanner([(r"\d+", lambda s, t: int(t)), (r"[a-z]+", lambda s, t: t), (r"\s+", None)])
print(scanner.scan("abc 12 x9 !rest"))
roman = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
print([bool(roman.fullmatch(x)) for x in ("MCMXCIV", "IIII", "XLII", "VX")], re.findall(r"(?=(aba))", "ababa"), [m.start() for m in re.finditer("(?=aa)", "aaaa")], re.split(r"(?<=[.!?])\s+", "One. Two! Three? Four"), re.split(r"(?=[A-Z])", "helloWorldFoo"))
words = "apple banana avocado cherry apricot".split()
print([w for w in words if re.match("a", w)], re.search(r"(\w)\1", "hello").group(), re.findall(r"\b(\w)\w*\1\b", "abba level stats noon xy"), re.sub(r"\b(\w)(\w*)\b", lambda m: m[2] + m[1] + "ay", "pig latin"), re.sub("[aeiou]", "", "remove vowels"), len(re.findall(r"\b\w{5,}\b", "some words are longer than others")), re.match(r"(?P<h>\d+):(?P<m>\d+)", "12:34").groupdict(), dict(re.findall(r"(\w+)=(\w+)", "a=1 b=2 c=x")), re.sub(r"(\w+)", r"<\1>", "a b"), re.match("(?:(?:a)*)*", "a" * 5000).end(), bool(re.match(r"(a+)+$", "a" * 20 + "b")))
