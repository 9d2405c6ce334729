"""re.error messages and positions."""
import re, warnings
warnings.simplefilter("error")
for p in ("(", ")", "a)", "[", "[a", "[z-a]", "[a-\\d]", "*", "+a", "?", "a**", "a{2}{3}", "a{3,2}", "(?P<a)", "(?P<1a>x)", "(?P<a>x)(?P<a>y)", "(?P=nope)", "(?P=", "(?Pa)", "(?<a", "(?<=a*)", "(?<=a+b)", "(?<!a{1,2})", "\\", "[\\", "\\1", "(a)\\2", "\\8", "(?z)", "(?", "(?i", "(?-i)", "(?i-)", "(?i-i:a)", "(?-u:a)", "a(?i)b", "(?(1)a|b|c)", "(?(2)a)", "(?(x)a)", "(?(1)a)", "\\x1", "\\u12", "\\U123", "\\N{zz}", "\\N", "\\N{", "\\q", "[\\q]", "\\400", "(?#", "(?:a", "(a", "(?=a", "x{99999999999999999999}", "(?P<>a)", "(?P<a b>c)", "[[a]", "[a&&b]", "[a||b]", "[a--b]", "[a~~b]", "a++b", "a+++", "(?P>a)", "(?aL)x", "(?au)x", "(?L)x", "(?iu:a)", "\\g", "(?P<n>a)(?(m)b)", "^*", "$+", "(?<=^a)b", "|*", "(*)", "(?:?)", "\\Ab\\Z*", "{1}", "a{1", "\\p{L}", "\\z", "(?<=(a)\\1)b", "(?<=(?P<q>a)(?P=q))b", "(?P<é>a)", "(?i:", "(?ii)a", "\\"):
    try: r = re.compile(p); print(repr(p), "ok", r.groups)
    except re.error as e: print(repr(p), "->", e, "|", e.msg, e.pos, e.lineno, e.colno)
    except (Warning, OverflowError) as e: print(repr(p), type(e).__name__, e)
try: re.compile("ab\ncd(")
except re.PatternError as e: print(e, e.lineno, e.colno, e.pattern == "ab\ncd(", re.error is re.PatternError)
try: re.compile(b"(")
except re.error as e: print(e, e.pattern)
