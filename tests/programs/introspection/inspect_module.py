"""inspect: signatures, source, members, getcallargs, classify, frames, unwrap."""
import inspect, functools, typing
def f(a, b: int = 2, /, c=3, *args: str, d, e: "str" = "x", **kw) -> bool:
    """Doc line one.

        indented
    """
    return True
s = inspect.signature(f); print(s, s.parameters["b"], s.parameters["args"].kind, s.return_annotation, [p.kind.name for p in s.parameters.values()], s.parameters["d"].default is inspect.Parameter.empty, s == inspect.signature(f), s.replace(parameters=list(s.parameters.values())[:2]), repr(s.parameters["c"]))
b = s.bind(1, d=5, z=9); print(b, b.args, b.kwargs, b.arguments, b.apply_defaults(), b.arguments, s.bind_partial(1).arguments)
for args, kw in (((), {}), ((1,), {}), ((1, 2, 3, 4), {}), ((1,), {"d": 1, "a": 2})):
    try: print(s.bind(*args, **kw))
    except TypeError as e: print(e)
class A:
    x: int = 1
    def __init__(self, v, *, k=0): pass
    def m(self, q): "method doc"
    @classmethod
    def c(cls, z): pass
    @staticmethod
    def st(w): pass
    @property
    def p(self): pass
    def __call__(self, call_arg): pass
class B(A): pass
print(inspect.signature(A), inspect.signature(A.m), inspect.signature(A(1).m), inspect.signature(A.c), inspect.signature(A.st), inspect.signature(A(1)), inspect.signature(lambda x, y=1: 0), inspect.signature(functools.partial(f, 1, d=4)), inspect.signature(B), inspect.signature(functools.wraps(f)(lambda *a: 0)), inspect.signature(type("M", (type,), {"__call__": lambda cls, meta_arg: 0})("K", (), {})), inspect.signature(len), inspect.signature(sorted), inspect.signature(str.split), inspect.signature([].append), inspect.signature(print), inspect.signature(object), inspect.signature(int.from_bytes))
for o in (5, type, dict, range, "x", min, iter):
    try: print(inspect.signature(o))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(inspect.getdoc(f), inspect.getdoc(B), inspect.getdoc(B.m), inspect.cleandoc("  a\n    b\n   c"), inspect.getcomments(A), inspect.getmodule(f).__name__, inspect.getsourcefile(f).split("/")[-1], inspect.getsource(A.m), inspect.getsourcelines(A.st)[1], inspect.getfile(A).split("/")[-1], inspect.getsource(lambda: 42) if 0 else "", inspect.getmro(B), inspect.getfullargspec(f), inspect.getcallargs(lambda a, b=2, *c, **d: 0, 1, 5, 6, z=7))
def gen(): yield
async def co(): pass
async def ag(): yield
preds = [n for n in dir(inspect) if n.startswith("is") and n not in ("istraceback", "isframe", "iscode", "ispackage", "iskeyword")]
for o in (f, A, A(1).m, A.p, len, [].append, gen, gen(), co, ag, inspect, A.__dict__["c"], type.__dict__["__mro__"], 5, lambda: 0, int.__add__, functools.partial(f)): print(type(o).__name__, [p[2:] for p in preds if getattr(inspect, p)(o)])
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)], [(a.name, a.kind) for a in inspect.classify_class_attrs(A) if not a.name.startswith("__")], inspect.getattr_static(A(1), "p").__class__.__name__, inspect.isdatadescriptor(A.__dict__["p"]), inspect.unwrap(functools.wraps(f)(lambda: 0)) is f, inspect.getclosurevars(f), inspect.isabstract(typing.Sized) if 0 else "", inspect.get_annotations(f, eval_str=True), inspect.indentsize("\t x"), inspect.currentframe().f_code.co_name, inspect.stack()[0].function, inspect.getframeinfo(inspect.currentframe()).lineno, inspect.getgeneratorlocals(gen()), inspect.formatannotation(int), inspect.CO_GENERATOR, inspect.isclass(A), inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=1, annotation=int))
for g in (lambda: inspect.Parameter("1x", inspect.Parameter.POSITIONAL_ONLY), lambda: inspect.Parameter("class", 1), lambda: inspect.Signature([inspect.Parameter("a", 3), inspect.Parameter("b", 0)]), lambda: inspect.Parameter("x", 2, default=5), lambda: inspect.getsource(5), lambda: inspect.getsource(len), lambda: inspect.getfile(int), lambda: inspect.getcallargs(lambda a: 0)):
    try: print(g())
    except (TypeError, ValueError, OSError) as e: print(type(e).__name__, e)
