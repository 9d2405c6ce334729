"""configparser, shlex, difflib, html, urllib.parse, string formatting of tables, locale-free."""
import configparser, shlex, difflib, io
c = configparser.ConfigParser(); c.read_string("""
[DEFAULT]
base = /srv
[paths]
data = %(base)s/data
; comment
list = a,
    b,
    c
flag: yes
[num]
n = 42
f = 1.5
empty =
""")
print(c.sections(), c["paths"]["data"], c.get("paths", "list").split(), c.getboolean("paths", "flag"), c.getint("num", "n"), c.getfloat("num", "f"), c.get("num", "nope", fallback="fb"), "base" in c["num"], c.has_option("num", "n"), dict(c["num"]), c.options("paths"), c.items("num"), c["num"].getint("n"), c.defaults(), repr(c["num"]["empty"]))
c["new"] = {"k": "v"}; c.set("num", "n", "7"); c.remove_option("num", "f"); out = io.StringIO(); c.write(out); print(out.getvalue())
for f in (lambda: c["zz"], lambda: c.get("num", "zz"), lambda: c.getint("paths", "flag"), lambda: c.add_section("num"), lambda: c.set("zz", "a", "b"), lambda: configparser.ConfigParser().read_string("x = 1"), lambda: configparser.ConfigParser().read_string("[a]\n[a]"), lambda: configparser.ConfigParser().read_string("[a]\nx=1\nx=2"), lambda: configparser.ConfigParser().read_string("[a]\njunk"), lambda: c.set("num", "x", 5), lambda: configparser.ConfigParser().read_string("[a]\nx=%(y)s") or 1, lambda: c.getboolean("num", "n")):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).replace("\n", " "))
e = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True); e.read_dict({"a": {"x": "1", "y": "${x}2"}, "b": {"z": "${a:y}3", "none": None}}); print(e["b"]["z"], e["b"]["none"], configparser.RawConfigParser().sections())
print(shlex.split('a "b c" d\\ e \'f "g"\' --x=\'1 2\' # c', comments=True), shlex.quote("it's"), shlex.quote("safe_1"), shlex.join(["a b", "c"]), list(shlex.shlex("a=b; c|d", punctuation_chars=True)), shlex.split("a '' b"))
for bad in ("'open", '"x', "a\\"):
    try: shlex.split(bad)
    except ValueError as x: print(x)
a, b = "one\ntwo\nthree\nfour\n".splitlines(True), "one\n2\nthree\nfive\nfour\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "old", "new")), "".join(difflib.ndiff(a, b)), "".join(difflib.context_diff(a, b, n=1)), difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), difflib.SequenceMatcher(None, "qabxcd", "abycdf").get_opcodes(), difflib.SequenceMatcher(None, " abcd", "abcd abcd").find_longest_match(), sep="")
import html, urllib.parse as u
print(html.escape("<a href='x'>&\"</a>"), html.unescape("&lt;&eacute;&#233;&#x1F600;&amp;&nope;&copy"), u.urlparse("http://user:pw@host:80/p/a;x?q=1&r=é#frag"), u.quote("a b/é?"), u.quote_plus("a b&"), u.unquote("%C3%A9+x"), u.unquote_plus("a+b"), u.urlencode({"a": 1, "b": "x y", "c": [1, 2]}, doseq=True), u.parse_qs("a=1&a=2&b="), u.parse_qsl("a=1&b=", keep_blank_values=True), u.urljoin("http://h/a/b", "../c"), u.urlsplit("//h/p").netloc, u.urlunparse(("http", "h", "/p", "", "q=1", "")), u.urldefrag("x#y").fragment)
try: u.urlparse("http://[bad").port
except ValueError as x: print(x)
import html.parser
class HP(html.parser.HTMLParser):
    def handle_starttag(self, t, a): print("start", t, a)
    def handle_endtag(self, t): print("end", t)
    def handle_data(self, d): print("data", repr(d))
    def handle_comment(self, d): print("comment", d)
HP().feed("<!-- c --><p class=x id='y'>Hi &amp; <br/>bye</p>")
