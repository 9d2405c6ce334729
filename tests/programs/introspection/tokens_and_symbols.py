"""tokenize, symtable, codeop, and the source that inspect finds."""
import codeop
import inspect
import io
import symtable
import tokenize

SOURCE = "def f(a):  # comment\n    global b\n\n    return [x for x in a] + f'{b!r:>{a}}'\n"
for token in tokenize.generate_tokens(io.StringIO(SOURCE).readline):
    print(token)
try:
    list(tokenize.generate_tokens(io.StringIO("(1,\n").readline))
except tokenize.TokenError as error:
    print("TokenError", error.args[0])


def show(table, depth=0):
    print("  " * depth, table.get_type(), table.get_name(), table.get_lineno(), table.is_nested(), table.has_children())
    for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
        print("  " * depth, "-", symbol)
    for child in table.get_children():
        show(child, depth + 1)


show(symtable.symtable(SOURCE + "class C[T]:\n  def m(self): return __class__, T\n", "<s>", "exec"))
for text in ("x = 1", "if x:", "if x:\n  y", "if x:\n  y\n", "(1,", "'''a", "# c", "@f", "x ="):
    try:
        print(repr(text), codeop.compile_command(text) is not None)
    except SyntaxError as error:
        print(repr(text), error.msg)

print(inspect.getsource(show))
print(inspect.signature(show), inspect.getdoc(inspect.getsource).splitlines()[0])
