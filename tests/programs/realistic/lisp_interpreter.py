"""A small Lisp: reader, evaluator with lexical scope, closures, macros, tail calls by loop, printer."""
import operator, functools
class Symbol(str): __slots__ = ()
class LispError(Exception): pass
def read_all(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    pos = 0
    def read():
        nonlocal pos
        if pos >= len(tokens): raise LispError("unexpected end")
        t = tokens[pos]; pos += 1
        if t == "(":
            out = []
            while pos < len(tokens) and tokens[pos] != ")": out.append(read())
            if pos >= len(tokens): raise LispError("missing )")
            pos += 1
            return out
        if t == ")": raise LispError("unexpected )")
        if t == "'": return [Symbol("quote"), read()]
        for conv in (int, float):
            try: return conv(t)
            except ValueError: pass
        return {"#t": True, "#f": False}.get(t, Symbol(t))
    forms = []
    while pos < len(tokens): forms.append(read())
    return forms
class Env(dict):
    def __init__(self, outer=None, **kw): super().__init__(**kw); self.outer = outer
    def find(self, k):
        e = self
        while e is not None:
            if k in e: return e
            e = e.outer
        raise LispError(f"unbound {k}")
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
    def bind(self, args):
        e = Env(self.env)
        if "." in self.params:
            i = self.params.index(".")
            e.update(zip(self.params[:i], args)); e[self.params[i + 1]] = list(args[i:])
        else:
            if len(args) != len(self.params): raise LispError(f"expected {len(self.params)} arguments, got {len(args)}")
            e.update(zip(self.params, args))
        return e
class Macro(Lambda): pass
def ev(x, env):
    while True:
        if isinstance(x, Symbol): return env.find(x)[x]
        if not isinstance(x, list): return x
        if not x: return []
        match x:
            case ["quote", v]: return v
            case ["if", c, a, *b]: x = a if ev(c, env) is not False else (b[0] if b else False)
            case ["define", [name, *params], *body]: env[name] = Lambda(params, body, env); return None
            case ["define", name, v]: env[name] = ev(v, env); return None
            case ["defmacro", name, params, *body]: env[name] = Macro(params, body, env); return None
            case ["set!", name, v]: env.find(name)[name] = ev(v, env); return None
            case ["lambda", params, *body]: return Lambda(params, body, env)
            case ["let", bs, *body]: env, x = Env(env, **{n: ev(v, env) for n, v in bs}), [Symbol("begin"), *body]
            case ["begin", *body]:
                for b in body[:-1]: ev(b, env)
                x = body[-1]
            case [f, *args]:
                f = ev(f, env)
                if isinstance(f, Macro):
                    e = f.bind(args); r = None
                    for b in f.body: r = ev(b, e)
                    x = r; continue
                args = [ev(a, env) for a in args]
                if isinstance(f, Lambda):
                    env = f.bind(args)
                    for b in f.body[:-1]: ev(b, env)
                    x = f.body[-1]
                elif callable(f): return f(*args)
                else: raise LispError(f"not a function: {show(f)}")
def show(v):
    if isinstance(v, bool): return "#t" if v else "#f"
    if isinstance(v, list): return "(" + " ".join(map(show, v)) + ")"
    if isinstance(v, Lambda): return "<lambda>"
    return str(v)
G = Env(None)
for name, op in (("+", operator.add), ("*", operator.mul)): G[name] = functools.partial(lambda op, *a: functools.reduce(op, a), op)
G.update({"-": lambda a, *b: -a if not b else functools.reduce(operator.sub, b, a), "/": operator.truediv, "<": operator.lt, "=": operator.eq, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "list": lambda *a: list(a), "null?": lambda l: l == [], "display": lambda v: print(">", show(v))})
program = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (loop i acc) (if (= i 0) acc (loop (- i 1) (+ acc i))))
(loop 20000 0)
(define make-counter (lambda () (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n)))))
(define c (make-counter)) (c) (c)
(defmacro unless (test . body) (list 'if test #f (cons 'begin body)))
(unless (< 5 3) (display 'shown) 42)
(define (compose . fs) (if (null? fs) (lambda (x) x) (lambda (x) ((car fs) ((apply1 compose (cdr fs)) x)))))
(let ((a 1) (b 2)) (+ a b (* a b) 2.5))
'(a (b . c) "str" 1.5 #t)
(map fact '(1 5 10))
"""
for form in read_all(program):
    r = ev(form, G)
    if r is not None: print(show(form)[:40], "=>", show(r))
for bad in ("(undefined)", "(fact 1 2)", "(1 2)", "(car '())", "(", ")", "(+ 1 'a)"):
    try: print(show(ev(read_all(bad)[0], G)))
    except (LispError, IndexError, TypeError) as e: print(bad, "->", type(e).__name__, e)
