"""Invalid string literals and their messages."""
import warnings
warnings.simplefilter("error")
for source in ["'abc", '"abc', "'''abc", "b'é'", "'\\x4'", "'\\u12'", "'\\N{no such name}'", "'\\U00110000'", "b'\\x4'", "'\\q'", "b'\\q'", "'a' b'b'", "f'{a'", "f'{}'", "f'}'", "f'{a!x}'", "f'{a!}'", "f'{a:{b:{c}}}'", "f'{*a}'", "f'{lambda x:1}'", "f'{a b}'", "f'{a[}'", "'\\400'", "rb'\\'", "ub'x'", "f'{a=!r:^{w}}'", "'\\N'", "'\\N{'", "f'{#}'", "f'{a:\\N{BULLET}}'", "f'''{\na\n}'''", "'ab\ncd'", "f'{\"x\"}'", "f'{yield}'", "f'{a:{{}}}'"]:
    try:
        compile(source, "s", "eval")
        print(f"{source!r} ok")
    except (SyntaxError, SyntaxWarning) as e:
        print(f"{source!r}: {type(e).__name__} {e.msg if isinstance(e, SyntaxError) else e}")
