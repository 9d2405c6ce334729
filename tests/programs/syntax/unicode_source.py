"""Identifiers, strings and operators with non-ASCII text in the source."""
größe = 5; π = 3.14159; данные = [1, 2]; 変数 = "値"; _ñ = {"ключ": "значение"}; ℌ = 1; µ = "micro"; Å = "angstrom"
print(größe, π, данные, 変数, _ñ, H, μ, Å, "Å" == "Å", "ﬁ".isidentifier())
def функция(параметр, *аргументы, **ключи): return параметр, аргументы, ключи
print(функция(1, 2, ключ=3), функция.__name__, функция.__code__.co_varnames)
class Класс:
    атрибут = "é"
    def метод(self, ß=1): return self.атрибут, ß
    @property
    def 性質(self): return "prop"
o = Класс(); print(o.метод(ß=2), o.性質, getattr(o, "атрибут"), Класс.__qualname__, sorted(n for n in dir(o) if not n.startswith("_")))
try: o.нет
except AttributeError as e: print(e)
try: неизвестно
except NameError as e: print(e)
try: функция()
except TypeError as e: print(e)
print("😀" + "é" * 2, len("😀é日"), '日本'[::-1], "\N{SNOWMAN}", "tab\there", r"ü\n", b"ascii".decode(), f"{变量 if (变量 := 3) else ''}", "e\u0301" == "é", {"é": 1}.get("e\u0301"))
х = "cyrillic ha"; x = "latin x"; print(х, x, х == x)
exec("ｆｕｌｌ = 1"); print(full)
for bad in ("a‿b = 1", "x€ = 1", "1é", "é1 = 1", "²x = 1", "x² = 1", "“x”", "a – b", "x\u00a0= 1", "😀 = 1", "a\u200bb = 1", "«»", "x = ‘a’", "naïve\u00adx = 1", "ªº = 1", "٣ = 1", "x٣ = 1", "int('٣')", "ǅ = 1", "ℼ", "a = ٣"):
    try: exec(bad); print(ascii(bad), "ok")
    except (SyntaxError, NameError) as e: print(ascii(bad), type(e).__name__, ascii(str(e)))
match {"ключ": [1, "значение"]}:
    case {"ключ": [число, строка]}: print(число, строка)
lambda_λ = lambda λ: λ + 1; print(lambda_λ(1)); global_Ω = 1
def ω():
    global global_Ω
    global_Ω += 1
    имя = 1
    def внутри():
        nonlocal имя
        имя += 1
        return имя
    return внутри(), global_Ω
print(ω())
