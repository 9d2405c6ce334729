/** What is written as records and read again is equal to what it was: for objects of many kinds, in half-used states. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createStore } from "../../runtime/heap/store.ts";
import { beginTransaction, endTransaction, setShared } from "../../runtime/stm/transaction.ts";
import type { PyDict } from "../../vm/core/dict.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { strNow } from "../../vm/core/ops/text.ts";
import type { Value } from "../../vm/core/value.ts";
import { SharedHeap } from "../../vm/sharing/shared-heap.ts";
import { ROOT } from "../run/python.ts";
import { runProgram } from "./interpreter.ts";

/** The globals of a program as another executor sees them, everything filled as barriers would do it one by one. */
function sentAcross(globals: PyDict): PyDict {
  const buffer = createStore({ bytes: 2 ** 26 });
  const here = new SharedHeap(buffer, 0);
  const there = new SharedHeap(buffer, 1);
  setShared(there);
  beginTransaction();
  here.begin();
  const id = here.identify(globals);
  if (!here.commit(0)) throw new Error("the commit failed");
  there.begin();
  const copy = there.resolve(id, true);
  for (let other = 1; here.has(other); other++) there.resolve(other, true);
  here.disown();
  endTransaction();
  return copy as PyDict;
}

const CASES: Record<string, string> = {
  scalars:
    "x = [None, True, False, 0, -1, 2**27, -2**27, 2**28, 2**53, -2**53, 2**100, -2**100, 1.5, -0.0, float('inf'), 1j, 'a', 'é', '\\u1234', '\\U0001f600', '\\ud800', b'abc', 'x' * 100]",
  containers:
    "x = ([1, [2, (3, 4)]], {'a': 1, (1, 2): [3], 2.5: None, 3: {1, 2}}, frozenset([1, 2]), (), range(3, 9, 2), slice(1, 2), bytearray(b'xyz'), memoryview(b'abc')[1:].tobytes())",
  cycles: "x = [1]\nx.append(x)\ny = {}\ny['self'] = y\nx.append(y)",
  functions:
    "def f(a, b=2, *, c=3):\n    return a + b + c + g\ng = 10\ndef outer(n):\n    def inner(): return n * 2\n    return inner\nh = outer(21)\nx = (f(1), f.__defaults__, h())\ndef check(): return x, f(1), h(), f.__name__, f.__doc__",
  classes:
    "class A:\n    '''doc'''\n    count = 1\n    def __init__(self, v): self.v = v\n    def m(self): return self.v * self.count\n    @property\n    def p(self): return self.v\n    @staticmethod\n    def s(): return 's'\n    @classmethod\n    def c(cls): return cls.__name__\nclass B(A):\n    __slots__ = ('z',)\n    def __init__(self):\n        super().__init__(5)\n        self.z = 7\n    def __repr__(self): return f'B({self.v}, {self.z})'\nx = B()\ndef check(): return x, x.m(), x.p, x.s(), x.c(), isinstance(x, A), A.__doc__, B().m(), [k.__name__ for k in B.__mro__], A.__subclasses__()[0].__name__",
  generator:
    "def gen():\n    for i in range(10):\n        yield i * i\nit = gen()\nnext(it); next(it)\nx = 0\ndef check(): return list(it)",
  iterators:
    "a = iter([1, 2, 3, 4]); next(a)\nb = iter({'x': 1, 'y': 2}); next(b)\nc = enumerate('abc'); next(c)\nd = zip([1, 2], 'ab')\ne = map(str, [1, 2, 3]); next(e)\nx = 0\ndef check(): return list(a), list(b), list(c), list(d), list(e)",
  collections:
    "from collections import deque, defaultdict, Counter, OrderedDict, namedtuple, ChainMap\nP = namedtuple('P', 'x y')\nx = [deque([1, 2], 5), defaultdict(list, {'a': [1]}), Counter('hello'), OrderedDict(a=1, b=2), P(1, 2), ChainMap({'a': 1}, {'b': 2})]\ndef check():\n    x[1]['new'].append(3)\n    x[0].append(9)\n    return x, P(3, 4)._replace(x=9)",
  dataclass_enum:
    "from dataclasses import dataclass, field\nfrom enum import Enum, IntFlag\n@dataclass(order=True)\nclass D:\n    a: int\n    b: list = field(default_factory=list)\nclass C(Enum):\n    RED = 1\n    BLUE = 'b'\nclass F(IntFlag):\n    A = 1\n    B = 2\nx = [D(1, [2]), C.RED, F.A | F.B]\ndef check(): return x, D(1) < D(2), C(1) is C.RED, x[1] is C.RED, list(C), F(3)",
  exceptions:
    "try:\n    try: 1 / 0\n    except ZeroDivisionError as e: raise ValueError('bad', 3) from e\nexcept ValueError as e2: x = e2\nx.add_note('n')\ndef check():\n    import traceback\n    return repr(x), x.args, repr(x.__cause__), x.__notes__, x.__traceback__.tb_lineno, traceback.format_exception_only(x)",
  library:
    "import re, random, functools, datetime, decimal, fractions, itertools, collections\nr = re.compile(r'(\\d+)-(?P<w>\\w+)')\nm = r.match('12-ab')\nrnd = random.Random(5); rnd.random()\np = functools.partial(pow, 2, mod=7)\ncount = itertools.count(5, 2); next(count)\nx = [datetime.date(2020, 1, 2), datetime.timedelta(1, 2), decimal.Decimal('1.50'), fractions.Fraction(1, 3)]\ndef check(): return x, r.findall('1-a 2-b'), m.group(1, 'w'), rnd.random(), p(5), next(count)",
  methods:
    "l = [3, 1]\nx = [len, l.append, str.upper, 'abc'.upper, int.__add__, (5).__add__, dict.fromkeys, print]\ndef check():\n    x[1](9)\n    return l, x[0]('ab'), x[2]('q'), x[3](), x[4](1, 2), x[5](3), x[6]('ab'), x[0] is len",
};

CASES.half_used = readFileSync(join(ROOT, "tests/stm/half_used.py"), "utf8");

describe("codec", () => {
  test.each(Object.entries(CASES))("%s", (_name, source) => {
    const program = `${source}\nif 'check' not in globals():\n    def check(): return x\ndef show(): return repr(check())`;
    const copy = sentAcross(runProgram(program, "program.py"));
    const expected = strNow(callNow(runProgram(program, "program.py").getString("show") as Value));
    expect(strNow(callNow(copy.getString("show") as Value))).toEqual(expected);
  });
});
