"""Indentation and tab errors."""
sources = {
    "unexpected": "x = 1\n  y = 2\n",
    "expected after if": "if x:\ny = 1\n",
    "expected after def": "def f():\nreturn 1\n",
    "expected after class": "class A:\nx = 1\n",
    "expected after else": "if x:\n  a\nelse:\nb\n",
    "expected after try": "try:\nx\nexcept: pass\n",
    "expected after except": "try:\n  x\nexcept E:\ny\n",
    "expected after finally": "try:\n  x\nfinally:\ny\n",
    "expected after for": "for a in b:\nc\n",
    "expected after while": "while a:\nc\n",
    "expected after with": "with a:\nc\n",
    "expected after match": "match a:\ncase 1: pass\n",
    "expected after case": "match a:\n  case 1:\n  pass\n",
    "expected after elif": "if a:\n  b\nelif c:\nd\n",
    "dedent mismatch": "if a:\n    b\n  c\n",
    "tab inconsistent": "if a:\n\tb\n        c\n",
    "tab inconsistent 2": "if a:\n        b\n\tc\n",
    "tab fine": "if a:\n\tb\n\tc\n",
    "end of file": "if a:\n",
    "end in def": "def f():\n    # comment only\n",
    "leading space": " x = 1\n",
    "comment ignored": "if a:\n    b\n  # odd comment\n    c\n",
    "continued": "x = (1 +\n  2)\nif x:\n  y = [\n1,\n  ]\n",
    "backslash": "x = 1 + \\\n    2\n",
    "backslash eof": "x = 1 + \\",
    "backslash space": "x = 1 + \\ \n2\n",
    "form feed": "if a:\n    b\n\f    c\n",
    "too deep close": "x = (1))\n",
    "null byte": "x = 1\0\n",
    "non-utf8 ident": "x\u20ac = 1\n",
    "invisible": "x\u200b = 1\n",
    "smart quote": "x = \u201ca\u201d\n",
    "nbsp": "x =\u00a01\n",
    "decorated": "@a\nx = 1\n",
}
for name, source in sources.items():
    try:
        compile(source, "<s>", "exec")
        print(f"{name}: ok")
    except SyntaxError as e:
        print(f"{name}: {type(e).__name__}: {e.msg} ({e.lineno},{e.offset}) {e.text!r}")
    except ValueError as e:
        print(f"{name}: ValueError: {e}")
