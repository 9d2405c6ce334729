"""Invalid number literals and their messages."""
for source in ["0777", "1__0", "1_", "0x", "0b2", "0o8", "1e", "1.5.5", "0_7", "12abc", "0xfg", "1_000_", "0b", "0b1_", "1jx", "08", "1 2", "0b12", "1_.5", "1e+", "0o", "0x_", "1if 1else 2", "1and 1", "0_", "5in []"]:
    try:
        value = eval(compile(source, "s", "eval"))
        print(f"{source!r} = {value!r}")
    except SyntaxError as e:
        print(f"{source!r}: {e.msg} @{e.offset}")
