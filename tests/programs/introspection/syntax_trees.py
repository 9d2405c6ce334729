"""The module ast: trees of programs, made and compiled by programs."""
import ast
import copy
import pickle
import warnings

SOURCE = '''
def f(a, /, b: int = 1, *args, c, d=2, **kwargs) -> str:
    """Doc."""
    global x
    for i in range(3):
        x = [j async for j in i if j]
    else:
        del x[1:2], x.y
    return f"{a!r:>{b}} {{}} \\N{DIGIT ONE}"
match x:
    case {"a": [1, *_], **rest} | C(y, z=-1 + 2j) as q if q:
        pass
class A[T: int, *U](B, metaclass=M): x: int
type X[**P] = list[P]
try: ...
except* E as e: raise e from None
with a as b, c: lambda *a: (yield)
'''
tree = ast.parse(SOURCE)
print(ast.dump(tree, include_attributes=True))
print(ast.unparse(tree))

print(ast.FunctionDef._field_types)
print(ast.expr.__doc__.splitlines()[:2], ast.operator.__doc__, ast.arg.__doc__)
print(ast.Constant.__match_args__, ast.alias.end_lineno)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    ast.Name()
    ast.Name("x", foo=1)
    print(ast.dump(ast.FunctionDef("f", ast.arguments(), [ast.Pass()])))
    for warning in caught:
        print(warning.category.__name__, warning.message)
for wrong in (lambda: ast.Name(1, 2, 3), lambda: ast.Name("x", id="y")):
    try:
        wrong()
    except TypeError as error:
        print(error)

again = pickle.loads(pickle.dumps(tree))
print(ast.dump(again) == ast.dump(tree) == ast.dump(copy.deepcopy(tree)))

PLACE = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 1}
name = ast.Name("x", **PLACE)
for body in (
    ["no statement"],
    [None],
    [ast.Expr(ast.Name("x"))],
    [ast.Expr(ast.Name("x"), **PLACE)],
    [ast.Expr(ast.Name("x", ast.Store(), **PLACE), **PLACE)],
    [ast.Expr(ast.Name(5, **PLACE), **PLACE)],
    [ast.Expr(ast.Name("None", **PLACE), **PLACE)],
    [ast.Expr(ast.Constant([], **PLACE), **PLACE)],
    [ast.Expr(ast.BoolOp(ast.And(), [name], **PLACE), **PLACE)],
    [ast.While(name, [], **PLACE)],
    [ast.Assign([name], name, **PLACE)],
    [ast.Import([], **PLACE)],
    [ast.Pass(**PLACE | {"lineno": 2})],
):
    try:
        compile(ast.Module(body), "<tree>", "exec")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.BinOp(node, ast.Mult(), ast.Constant(2)), node)


doubled = ast.fix_missing_locations(Double().visit(ast.parse("1 + 20", mode="eval")))
print(eval(compile(doubled, "<tree>", "eval")))
print(ast.dump(ast.parse("1 + 2", optimize=1)))
print(ast.dump(ast.parse("(int, str) -> float", mode="func_type")))
print(ast.dump(ast.parse("x = 1 # type: int", type_comments=True)))
print(ast.literal_eval("{'a': [1, -2.5, (None, b'x')]}"))
print(ast.get_docstring(tree.body[0]), ast.get_source_segment("a + bc", ast.parse("a + bc").body[0].value.right))
