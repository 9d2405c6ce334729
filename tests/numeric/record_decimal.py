"""Records what CPython 3.13's decimal module answers: rows [operation, context, operand..., answer, sorted flags].

The context is "prec rounding emin emax clamp".
"""

import decimal
import json
import os
import random

rng = random.Random(7)
ROUNDINGS = [decimal.ROUND_UP, decimal.ROUND_DOWN, decimal.ROUND_CEILING, decimal.ROUND_FLOOR, decimal.ROUND_HALF_UP,
             decimal.ROUND_HALF_DOWN, decimal.ROUND_HALF_EVEN, decimal.ROUND_05UP]
SPECIAL = ["0", "-0", "0E+5", "1", "-1", "1.000", "10", "Infinity", "-Infinity", "NaN", "-NaN123", "sNaN", "sNaN45", "0.5", "9.99", "1E-20", "1E+20", "2.5", "-0.5"]


def some_decimal():
    if rng.random() < 0.2:
        return rng.choice(SPECIAL)
    digits = str(rng.randrange(10 ** rng.randint(1, 30)))
    point = rng.randint(0, len(digits))
    text = digits[:point] + "." + digits[point:]
    exponent = rng.choice(["", "", "", f"E{rng.randint(-30, 30)}"])
    return rng.choice(["", "-"]) + text.rstrip(".") + exponent


def moderate():
    return rng.choice(["", "-"]) + str(rng.randrange(1, 10 ** rng.randint(1, 6))) + rng.choice(["", "." + str(rng.randrange(10**6))])


UNARY = ["exp", "ln", "log10", "sqrt", "plus", "minus", "abs", "normalize", "to_integral_exact", "to_integral_value", "next_plus", "next_minus", "logb",
         "number_class", "to_sci_string", "to_eng_string", "logical_invert"]
BINARY = ["add", "subtract", "multiply", "divide", "divide_int", "remainder", "remainder_near", "power", "compare", "compare_total", "compare_total_mag",
          "compare_signal", "quantize", "max", "min", "max_mag", "min_mag", "next_toward", "scaleb", "rotate", "shift"]


def ask(rows, name, operands, prec=None):
    settings = (prec or rng.choice([1, 2, 5, 9, 16, 28, 50]), rng.choice(ROUNDINGS), rng.choice([-999, -30, -999999]), rng.choice([999, 40, 999999]), rng.randrange(2))
    prec, rounding, emin, emax, clamp = settings
    context = decimal.Context(prec=prec, rounding=rounding, Emin=emin, Emax=emax, clamp=clamp, traps=[])
    answer = getattr(context, name)(*map(decimal.Decimal, operands))
    flags = sorted(flag.__name__ for flag, up in context.flags.items() if up)
    rows.append([name, " ".join(map(str, settings)), *operands, str(answer), " ".join(flags)])


rows = []
for _ in range(60):
    for name in UNARY:
        ask(rows, name, [some_decimal() if rng.random() < 0.5 or name == "logical_invert" else moderate()])
    for name in BINARY:
        ask(rows, name, [some_decimal(), some_decimal() if name != "scaleb" else str(rng.randint(-100, 100))])
    ask(rows, "fma", [some_decimal(), some_decimal(), some_decimal()])
    ask(rows, "power", [moderate().lstrip("-"), moderate()])
    ask(rows, "power", [moderate(), str(rng.randint(-50, 50))])
    ask(rows, "power", [str(1 + rng.random() / 1000), moderate()])
    ask(rows, "power", [str(rng.randrange(1000)), str(rng.randrange(1000)), str(rng.randrange(1, 1000))])
    ask(rows, "ln", ["1." + "0" * rng.randrange(20) + str(rng.randrange(1, 1000))])
    ask(rows, "exp", [rng.choice(["", "-"]) + "0." + "0" * rng.randrange(40) + str(rng.randrange(1, 1000))])
for _ in range(4):
    for name in ("exp", "ln", "log10", "sqrt"):
        ask(rows, name, [moderate().lstrip("-")], prec=400)

for _ in range(1500):
    fill = rng.choice(["", "", "", "*", "é", "0"])
    spec = fill + (rng.choice("<>=^") if fill else rng.choice(["", "", "<", ">", "=", "^"])) + rng.choice(["", "+", "-", " "]) + rng.choice(["", "", "z"]) + rng.choice(["", "", "0"])
    spec += rng.choice(["", "", "1", "8", "15", "25"]) + rng.choice(["", "", ",", "_"]) + rng.choice(["", "", ".0", ".1", ".3", ".10"]) + rng.choice(["", "e", "E", "f", "F", "g", "G", "n", "%", "d"])
    value = some_decimal()
    rounding = rng.choice(ROUNDINGS)
    decimal.setcontext(decimal.Context(prec=28, rounding=rounding, traps=[]))
    try:
        answer = format(decimal.Decimal(value), spec)
    except Exception as error:
        answer = f"!{type(error).__name__}: {error}"
    rows.append(["format", rounding, value, spec, answer])

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "decimal.golden.json"), "w", encoding="ascii") as file:
    file.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
