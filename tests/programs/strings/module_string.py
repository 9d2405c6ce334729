"""The string module: constants, capwords, Template."""
import string
print(string.ascii_letters, string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, repr(string.punctuation), repr(string.whitespace), len(string.printable))
print(string.capwords("hello  big world"), string.capwords("a-b-c", "-"), string.capwords(" x  y ", " "))
T = string.Template
t = T("$who likes ${what}s, $$5 and ${who}")
print(t.substitute(who="tim", what="kung pao"), t.safe_substitute(who="x"), t.substitute({"who": 1}, what=2), t.get_identifiers(), t.is_valid(), t.template)
for bad in ("$", "$1", "${", "${a b}", "$a $"):
    try: print(T(bad).substitute(a=1))
    except ValueError as e: print(e)
    print(T(bad).safe_substitute(a=1), T(bad).is_valid())
try: t.substitute(who=1)
except KeyError as e: print("KeyError", e)
class P(T):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"
print(P("%a_b %notmatched %%").safe_substitute(a_b="yes"))
class C(T):
    pattern = r"""
    \[\[(?:(?P<escaped>\[\[)|(?P<named>[a-z]+)\]\]|(?P<braced>)|(?P<invalid>))"""
print(C("x [[name]] y").substitute(name="N"))
print(T("$aé ${b}").safe_substitute(a=1, b=2), T("").substitute(), T("no vars").substitute())
