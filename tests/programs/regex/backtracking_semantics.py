"""Order of alternatives, greedy and lazy repeats, captures inside repeats, empty matches, possessive and atomic groups."""
import re
cases = r"""
(a|ab)(bc|c)? abc
(a|ab)(bc|c)?$ abc
(a*?)(a*) aaa
(a+?)(a*?)$ aaa
(?:a|b)*?c abac
(a)|b ab
((a)|b)+ ab
((a)|b)+ ba
(a|(b))+ aba
(?:(a)|(b)|(c))+ abc
(a*)+ aaab
(a*)*b aaab
(?:a*)*$ aaa
(a|b)*abb ababb
x*y*z* xyz
(x?)(y?)(x?) yx
(.*)(.*)(.*) abc
(.+?)(.+)(.+?) abcd
^(\w+)\s(\w+)?$ hello
(?:a{2}){2} aaaaa
a{1,3}? aaa
a{1,3}?a aaa
(a{1,2}){2} aaa
(?>a|ab)c abc
(?>ab|a)c abc
a*+b aaab
(?:ab?)++b abab
(?>a*)a aaa
a?+ab ab
(a+)(?=b)\1 aab
(?:(\w)\1)+ aabbcc
(\w+) \1 foo foo
(?:x(?=y)|xy)z xyz
()*a a
(|a)+ aa
(a|)+ aa
(?:|a)+b aab
(a?)*? aa
(a?)*?$ aa
(?:a|())* aa
(?:(a)|b)*\1 aba
(?(1)a|b)(x)? bx
(x)?(?(1)y|z) xy
(x)?(?(1)y|z) z
(?:(a)|(b))(?(1)c|d) bd
^(?:(\d+)|(\w+))+$ 12ab
(?i)(A)\1 aA
(a)(?:b|c)*\1 abca
[ab]*?b aab
([ab])*b aab
(?:a.)*?b axayb
(?s).*?(\n)x ab
(?:[^"\\]|\\.)* a\"b"
(\d+)(?:,(\d+))* 1,2,3
(\d+)(?:,(\d+))*? 1,2,3
(\w)(\w)?(\w)? ab
\b(\w+)\b(?=.*\b\1\b) a b a
((((a)))) a
(?:(?:(?:a)b)c)d abcd
(a(b(c)?)?)? abd
.*foo xfoofoo
.*?foo xfoofoo
(?:.*,){2}(.*) a,b,c,d
(?:.*?,){2}(.*) a,b,c,d
^(a+)+$ aaaaaaaaaaaaaaaaaaab
^(?:a?){12}a{12}$ aaaaaaaaaaaa
""".strip().split("\n")
for line in cases:
    p, s = line.split(" ", 1)
    m = re.search(p, s); print(f"{p:32} {s:14}", (m.span(), m.group(), m.groups(), [m.span(i) for i in range(1, m.re.groups + 1)], m.lastindex) if m else None, re.findall(p, s)[:4])
for p, s in (("a*", "baac"), ("", "ab"), ("x*?", "xx"), (r"\b", "ab c"), ("(?=a)", "aba"), ("a|", "ba"), ("$", "a\n"), ("(?m)$", "a\nb\n"), ("^", ""), ("a*?b*?", "ab")): print(repr(p), repr(s), [m.span() for m in re.finditer(p, s)], re.sub(p, "-", s), re.split(p, s))
