"""Tokens and errors of right and wrong sources, with and without comments."""
import re
import _tokenize, io, warnings, tokenize, sys
warnings.simplefilter('always')
warnings.showwarning = lambda message, category, filename, lineno, *rest: print('  ', category.__name__, message, filename, lineno)
print(dir(_tokenize), _tokenize.TokenizerIter.__module__, _tokenize.TokenizerIter)
def T(src, **k):
    it=_tokenize.TokenizerIter(io.StringIO(src,newline='').readline if isinstance(src,str) else src, **k)
    try:
        for t in it: print('  ',t)
    except BaseException as e: print('  ', type(e).__name__, e.args)
for s in ('x = 1if y else 2\n','x','x\r\n','\r\n# c\r\ny\r\n','if x:\n  y\n','(1,\n\n 2)','(','"abc','"""abc\nd','\\x\n','x\\','if x:\n    y\n  z\n','if x:\n\ty\n        z\n','0777','1_','1e','0b12','0x','1__0','a$b','a!b','a ? b','é = 1','€','f"a{b!r:>{w}}c{{d}}"\n','f"{','f"{x','f"{x:','f"}"','f\'a\nb\'',')','(]','\x00','a\rb\n','😀','"😀" + x\n','\f x\n','  # c\nx\n','x  # t','f"""\n{x}\n"""\n', 'x = f"{a=}"\n', "1.5j + .5e-3\n",'...\n','->\n','a:=1\n','<>','async def f(): await x\n', 'class A:\n  def f():\n    pass\n', '\\\nx\n','x = (\\\n1)\n'):
    print(ascii(s))
    T(s, extra_tokens=True)
    if len(s)<8: T(s, extra_tokens=False)
T(lambda: 1, extra_tokens=True)
T(lambda: b"x", extra_tokens=True)
T(lambda: "x", encoding="utf-8", extra_tokens=True)
T(iter([b"x\n",b"y = \"\xe9\"\n"]).__next__, encoding="latin-1", extra_tokens=True)
T(iter([b"\xff\n"]).__next__, encoding="utf-8", extra_tokens=True)
T(iter([b"x\n"]).__next__, encoding="nope", extra_tokens=True)
for f in (lambda: _tokenize.TokenizerIter(1,encoding=2,extra_tokens=True), lambda:_tokenize.TokenizerIter(1,extra_tokens=3), lambda: next(_tokenize.TokenizerIter(1,extra_tokens=3)), lambda: next(_tokenize.TokenizerIter(lambda: 1/0,extra_tokens=3)), lambda: _tokenize.TokenizerIter('abc',extra_tokens=True), lambda: next(_tokenize.TokenizerIter('abc',extra_tokens=True))):
    try: print(type(f()).__name__)
    except BaseException as e: print(type(e).__name__, e)
it=_tokenize.TokenizerIter(io.StringIO('x').readline, extra_tokens=True)
for i in range(6):
    try: print(next(it))
    except BaseException as e: print(type(e).__name__)
it=_tokenize.TokenizerIter(io.StringIO('(').readline, extra_tokens=True)
for i in range(6):
    try: print(next(it))
    except SyntaxError as e: print(type(e).__name__, e, e.lineno, e.offset, e.filename, e.text)
    except BaseException as e: print(type(e).__name__, e)
for s in ('1if x\n','1_000\n','0_7\n','00\n','0e1\n','1.e5j\n','0o8\n','0b2\n','0b_1\n','0xg\n','1_.5\n','1._5\n','1e+\n','1e1_\n','0b1a\n','0o1_\n','1jx\n','12and 3\n','0xfor x\n','09.5\n','09\n','08j\n','0_0\n','0B1\n','1E5\n'):
    print(ascii(s))
    T(s, extra_tokens=True)
    T(s, extra_tokens=False)
for s in ('"a\\\nb"\n','"""a\nb""" + c\n','f"""a{\nb}c\nd"""+e\n','rb"x" Rb\'y\' bR"" u"" U"" br"" fr"{x}" Rf"\\{x}" bu""\n',"f'{a:{b}}'\n","f'{a!r}'\n","f'{a:%d{b}x}'\n","f'{{}}'\n","f'{a}{b}'\n","f'\\N{DASH}{a}'\n","rf'\\N{a}'\n","f'{f\"{x}\"}'\n","f'{x:=5}'\n","f'{x:=5}{(y:=3)}'\n","f'{lambda x: 1}'\n","f'{d[\"a\"]}'\n","f'{x:\n}'\n","f'''{x:\n}'''\n","f'{x\n}'\n","f'{x # c\n}'\n","f'\\{x}'\n","f'{'\n","f'{a['\n","f'{{'\n","f''\n","f'{x!}'\n","f'{!r}'\n","f'{x:{y:{z:{w}}}}'\n","f'{)}'\n","f'{(]}'\n",'  x\n y\n','x\n  y\n','if 1:\n  x\n\n  # c\n# d\n  y\nz\n','if 1:\n\tx\n\t# c\n','x = [\n1,\n# c\n\n2]\n','x \\\n  + y\n','\\\n','\\','x = \\\n# c\n','if 1:\n  \\\n  x\n','if 1:\n \\\n  x\n  y\n','\n\n\n','#c','#c\n','  ','  \n','\t','\x0c','x;y\n','x\n\x0c\n  y\n','if a:\n  b\nelse:\n    c\n','a\x00b\n','"\x00"\n','é"x"\n','ｆ"x"\n','f"é{ü}😀{x}"+y\n','x\u00a0y\n','\u200b\n','x = 1 # é 😀\n','"é\n','"""é\n😀','x\r','\r','\r\r\n','a\r\n\r\nb\r\n','"a\r\nb"\n','"""a\r\nb"""\r\nc\r\n','# c\r\n','(\r\n1)\r\n', 'x\\\r\ny\n','!=\n','!\n','a!=b\n','a<>b\n','**=\n','>>=\n','//=\n','@=\n','...x\n','..\n','.5.\n','a.b\n','->>\n',':==\n','~^|&%\n','"a" "b"\n',"'''a'''\n","''\n","'a'b'c'\n", '"\\"\n','"a\\\n','"""a\\"""\n', "x = '''a\n  b\n  ''' ; y\nz\n", '$?`\n'):
    print(ascii(s))
    T(s, extra_tokens=True)
    T(s, extra_tokens=False)
