"""A stack machine: assembler, interpreter, and a compiler from a tiny language with loops and functions."""
import re
class VMError(Exception): pass
OPS = {}
def op(name, args=0): return lambda f: OPS.__setitem__(name, (f, args)) or f
class VM:
    def __init__(self, code, out): self.code, self.out, self.stack, self.calls, self.vars, self.pc, self.steps = code, out, [], [], [{}], 0, 0
    def run(self, limit=100000):
        while self.pc < len(self.code):
            self.steps += 1
            if self.steps > limit: raise VMError("too many steps")
            name, *args = self.code[self.pc]; self.pc += 1
            if name == "HALT": break
            try: OPS[name][0](self, *args)
            except IndexError: raise VMError(f"stack underflow at {self.pc - 1} {name}") from None
        return self.stack
    def pop2(self): b, a = self.stack.pop(), self.stack.pop(); return a, b
for name, f in {"ADD": lambda a, b: a + b, "SUB": lambda a, b: a - b, "MUL": lambda a, b: a * b, "DIV": lambda a, b: a // b, "MOD": lambda a, b: a % b, "LT": lambda a, b: int(a < b), "EQ": lambda a, b: int(a == b)}.items():
    OPS[name] = (lambda vm, f=f: vm.stack.append(f(*vm.pop2())), 0)
@op("PUSH", 1)
def _(vm, v): vm.stack.append(v)
@op("LOAD", 1)
def _(vm, n):
    if n not in vm.vars[-1]: raise VMError(f"undefined {n}")
    vm.stack.append(vm.vars[-1][n])
@op("STORE", 1)
def _(vm, n): vm.vars[-1][n] = vm.stack.pop()
@op("JMP", 1)
def _(vm, t): vm.pc = t
@op("JZ", 1)
def _(vm, t): vm.pc = vm.pc if vm.stack.pop() else t
@op("CALL", 2)
def _(vm, t, n): args = [vm.stack.pop() for _ in range(n)][::-1]; vm.calls.append(vm.pc); vm.vars.append({}); vm.stack.extend(args[::-1]); vm.pc = t
@op("RET")
def _(vm): vm.pc = vm.calls.pop(); vm.vars.pop()
@op("PRINT")
def _(vm): vm.out.append(vm.stack.pop())
@op("POP")
def _(vm): vm.stack.pop()
class Compiler:
    def __init__(self, src): self.t, self.i, self.code, self.funcs, self.fix = re.findall(r"\d+|\w+|[-+*/%<(){};,=]=?", src), 0, [], {}, []
    def peek(self): return self.t[self.i] if self.i < len(self.t) else None
    def take(self, x=None):
        t = self.peek(); self.i += 1
        if t is None: raise SyntaxError("unexpected end")
        if x and t != x: raise SyntaxError(f"expected {x}, got {t}")
        return t
    def emit(self, *ins): self.code.append(list(ins)); return len(self.code) - 1
    def program(self):
        skip = self.emit("JMP", None)
        while self.peek() == "fn": self.function()
        self.code[skip][1] = len(self.code)
        while self.peek(): self.stmt()
        self.emit("HALT")
        for at, name in self.fix: self.code[at][1] = self.funcs[name]
        return self.code
    def function(self):
        self.take("fn"); name = self.take(); self.take("("); params = []
        while self.peek() != ")":
            params.append(self.take())
            if self.peek() == ",": self.take()
        self.take(")"); self.funcs[name] = len(self.code)
        for p in params: self.emit("STORE", p)
        self.block(); self.emit("PUSH", 0); self.emit("RET")
    def block(self):
        self.take("{")
        while self.peek() != "}": self.stmt()
        self.take("}")
    def stmt(self):
        t = self.take()
        if t == "while":
            start = len(self.code); self.expr(); jz = self.emit("JZ", None); self.block(); self.emit("JMP", start); self.code[jz][1] = len(self.code)
        elif t == "if":
            self.expr(); jz = self.emit("JZ", None); self.block()
            if self.peek() == "else": self.take(); j = self.emit("JMP", None); self.code[jz][1] = len(self.code); self.block(); self.code[j][1] = len(self.code)
            else: self.code[jz][1] = len(self.code)
        elif t == "print": self.expr(); self.emit("PRINT"); self.take(";")
        elif t == "return": self.expr(); self.emit("RET"); self.take(";")
        elif self.peek() == "=": self.take(); self.expr(); self.emit("STORE", t); self.take(";")
        else: self.i -= 1; self.expr(); self.emit("POP"); self.take(";")
    def expr(self, level=0):
        levels = [{"<": "LT", "==": "EQ"}, {"+": "ADD", "-": "SUB"}, {"*": "MUL", "/": "DIV", "%": "MOD"}]
        if level == 3: return self.atom()
        self.expr(level + 1)
        while self.peek() in levels[level]: o = levels[level][self.take()]; self.expr(level + 1); self.emit(o)
    def atom(self):
        t = self.take()
        if t.isdigit(): self.emit("PUSH", int(t))
        elif t == "(": self.expr(); self.take(")")
        elif self.peek() == "(":
            self.take(); n = 0
            while self.peek() != ")":
                self.expr(); n += 1
                if self.peek() == ",": self.take()
            self.take(")"); self.fix.append((self.emit("CALL", None, n), t))
        else: self.emit("LOAD", t)
SRC = """
fn fact(n) { if n < 2 { return 1; } return n * fact(n - 1); }
fn gcd(a, b) { while b { t = b; b = a % b; a = t; } return a; }
fn fib(n) { if n < 2 { return n; } else { return fib(n - 1) + fib(n - 2); } }
i = 1; while i < 6 { print fact(i); i = i + 1; }
print gcd(1071, 462); print fib(12); print (2 + 3) * 4 - 10 / 3; if 1 == 2 { print 1; } else { print 0; }
"""
code = Compiler(SRC).program(); out = []; vm = VM(code, out); vm.run(); print(out, vm.steps, len(code), vm.stack)
for ins in code[:8]: print(*ins)
for bad in ([("POP",)], [("LOAD", "x")], [("JMP", 0)], [("PUSH", 1), ("PUSH", 0), ("DIV",)]):
    try: print(VM(bad, []).run(1000))
    except (VMError, ZeroDivisionError) as e: print(type(e).__name__, e)
for bad in ("print 1", "x = ;", "fn f( { }", "if 1 { print 1;"):
    try: Compiler(bad).program(); print("compiled")
    except (SyntaxError, AttributeError, TypeError) as e: print(type(e).__name__, e)
