"""Code objects, line tables, frames, tracing of calls, symtable, tokenize, keyword, dis entry points that do not show bytecode."""
import sys, tokenize, io, keyword, symtable, token
def f(a, b=1, *c, d, **e):
    x = a
    def g(): return x
    return g
c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_nlocals, c.co_varnames, c.co_names, c.co_cellvars, c.co_freevars, f(1, d=2).__code__.co_freevars, c.co_firstlineno, c.co_filename.split("/")[-1], bool(c.co_flags & 0x04), bool(c.co_flags & 0x08), c.co_qualname, f(1, d=2).__code__.co_qualname, sorted({l for _, _, l in c.co_lines() if l}), len(list(c.co_positions())) > 0, repr(c).split(" at ")[0], hash(c) == hash(c), isinstance(c.co_code, bytes), c.co_stacksize > 0, [k.co_name for k in c.co_consts if hasattr(k, "co_name")])
def outer():
    v = 1
    return inner(v)
def inner(q):
    fr = sys._getframe(); return [(x.f_code.co_name, x.f_lineno, sorted(x.f_locals)[:3] if x.f_code.co_name != "<module>" else "") for x in (fr, fr.f_back, fr.f_back.f_back)]
print(outer(), sys._getframe().f_globals is globals(), sys._getframe().f_builtins["len"] is len, sys._getframemodulename() if hasattr(sys, "_getframemodulename") else "")
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_name in ("traced", "helper"): events.append((event, frame.f_code.co_name, frame.f_lineno - base, arg if event in ("return",) else None)); return tracer
def helper(n): return n + 1
def traced():
    x = helper(1)
    for i in range(2):
        x += i
    try: 1 / 0
    except ZeroDivisionError: pass
    return x
base = helper.__code__.co_firstlineno
sys.settrace(tracer); traced(); sys.settrace(None); print(events)
prof = []
sys.setprofile(lambda fr, ev, arg: prof.append((ev, getattr(arg, "__name__", None) if ev.startswith("c_") else fr.f_code.co_name))); helper(1); len([]); sys.setprofile(None); print([p for p in prof if p[1] not in ("setprofile",)])
for tok in tokenize.generate_tokens(io.StringIO("x = [1,\n  'a']  # c\nif x:\n\ty += f'{z!r}'\n").readline): print(token.tok_name[tok.type], repr(tok.string), tok.start, tok.end)
try: list(tokenize.generate_tokens(io.StringIO("(1,").readline))
except tokenize.TokenError as e: print(e)
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO("a  =  1\n").readline)), tokenize.detect_encoding(io.BytesIO(b"# coding: latin-1\n").readline), keyword.kwlist, keyword.softkwlist, keyword.iskeyword("for"), keyword.issoftkeyword("match"))
st = symtable.symtable("def f(a):\n  global g\n  b = a\n  def h(): nonlocal b; return b\nclass K: x = 1\n", "s", "exec")
def show(t, d=0):
    print("  " * d + t.get_type().value if hasattr(t.get_type(), "value") else t.get_type(), t.get_name(), t.get_lineno(), sorted((s.get_name(), s.is_local(), s.is_global(), s.is_free(), s.is_parameter(), s.is_assigned(), s.is_referenced()) for s in t.get_symbols()))
    for ch in t.get_children(): show(ch, d + 1)
show(st)
