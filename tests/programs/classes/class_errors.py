"""What Python says of wrong classes, bases, slots, special methods, attributes and operands."""
import re, warnings
def t(s, **ns):
    g={}
    try:
        exec(s, g); print("ok", re.sub("0x[0-9a-f]+", "0x", str(g.get("r"))))
    except BaseException as e: print(type(e).__name__, re.sub("0x[0-9a-f]+", "0x", str(e)), getattr(e, "__notes__", ""))
progs=[
"class A:\n  def f(self): return super().g()\nA().f()",
"class A:\n  def f(self): return super().f\nA().f()",
"class A:\n  x=super().y",
"def f(self): return super().x\nf(1)",
"class A:\n  def f(): return super().x\nA.f()",
"class A:\n  def f(self):\n    del self\n    return super().x\nA().f()",
"class A:\n  def f(self):\n    self=1\n    return super().x\nA().f()",
"class A:\n  def f(self):\n    def g(): return super().x\n    return g()\nA().f()",
"class A:\n  @staticmethod\n  def f(): return super().x\nA.f()",
"class A:\n  @classmethod\n  def f(cls): return super().x\nA.f()",
"r=super(int).__get__(5)","r=super(int,5).__add__(3)","super(int,'a')","r=super(int, bool).__repr__","super().x","r=repr(super(int,5))","r=repr(super(int))","super(5,5)","super(int,int).x","super(int).x",
"class M(type):\n  def __call__(c,*a): return 5\nclass A(metaclass=M): pass\nr=A()",
"class M(type):\n  def __prepare__(n,b): return 5\nclass A(metaclass=M): pass",
"class M(type):\n  @classmethod\n  def __prepare__(c,n,b,**k): return {'x':k}\n  def __new__(c,n,b,d,**k): return super().__new__(c,n,b,d)\n  def __init__(c,n,b,d,**k): pass\nclass A(metaclass=M,a=1): pass\nr=A.x",
"class A(metaclass=lambda n,b,d: (n,b,sorted(d))): pass\nr=A",
"class A(metaclass=5): pass",
"class M1(type): pass\nclass M2(type): pass\nclass A(metaclass=M1): pass\nclass B(metaclass=M2): pass\nclass C(A,B): pass",
"class A(int,str): pass","class A(int,list): pass","class A(bool): pass","class A(type(None)): pass","class A(type(lambda:1)): pass","class A(range): pass","class A(slice): pass","class A(object,int): pass","class A(5): pass","class A('x'): pass","class A(None): pass","class A(len): pass","class A(...): pass",
"class A: __slots__=5","class A: __slots__=('a',5)","class A: __slots__=('a b',)","class A:\n  __slots__=('a',)\n  a=1","class A(int): __slots__=('a',)","class A: __slots__=('__dict__','__dict__')","class A: pass\nclass B(A): __slots__=('__dict__',)","class A: __slots__=('__weakref__',)\nclass B(A): __slots__=('__weakref__',)","class A: __slots__=('a',)\nclass B: __slots__=('b',)\nclass C(A,B): pass","class A: __slots__=('a',)\nA().b=1","class A: __slots__=('a',)\ndel A().a","class A: __slots__=()\nA().a=1","class A: __slots__={'a':'doc'}\nr=A.a.__doc__",
"class D:\n  def __set_name__(s,o,n): 1/0\nclass A: x=D()",
"class A:\n  def __init_subclass__(c,x): pass\nclass B(A): pass","class A:\n  def __init_subclass__(c,**k): super().__init_subclass__(**k)\nclass B(A,x=1): pass",
"class A:\n  def __class_getitem__(c,k): return k\nr=A[1,2]","class A: pass\nA[1]","r=type[int]","int[1]","class M(type):\n  def __getitem__(c,k): return k\nclass A(metaclass=M): pass\nr=A[3]",
"class A:\n  __bool__=5\nbool(A())","class A:\n  def __bool__(s): return 5\nbool(A())","class A:\n  def __len__(s): return -1\nlen(A())","class A:\n  def __len__(s): return 'a'\nlen(A())","class A:\n  def __len__(s): return 1<<70\nlen(A())","class A:\n  def __len__(s): return -1\nbool(A())",
"class A:\n  def __hash__(s): return 'a'\nhash(A())","class A:\n  __hash__=None\nhash(A())","class A:\n  def __eq__(s,o): return 1\nhash(A())","class A:\n  def __eq__(s,o): return 1\n{A():1}",
"class A:\n  def __repr__(s): return 5\nrepr(A())","class A:\n  def __str__(s): return 5\nstr(A())","class A:\n  def __format__(s,f): return 5\nformat(A())","class A:\n  def __bytes__(s): return 5\nbytes(A())","class A:\n  def __iter__(s): return 5\niter(A())","class A:\n  __iter__=None\niter(A())","class A:\n  def __next__(s): return 5\nnext(A())\niter(A())","class A:\n  def __contains__(s,x): return 5\nr=1 in A()","class A:\n  __contains__=None\n1 in A()","class A:\n  def __getitem__(s,i): raise IndexError\nr=list(A())","class A:\n  def __index__(s): return 'a'\n[][A()]","class A:\n  def __enter__(s): pass\nwith A(): pass","class A:\n  def __exit__(s): pass\nwith A(): pass","with 5: pass","class A:\n  def __call__(s,x): pass\nA()()","A=5;A()","class A:\n  def __init__(s): return 5\nA()","class A:\n  def __new__(c): return 5\nr=A()","class A:\n  def __new__(c,x): pass\nA()","class A: pass\nA(1)","class A: pass\nA(x=1)","class A:\n  def __init__(s,x): pass\nA()","class A:\n  def __init__(s,x): pass\nA(1,2)","class A:\n  def __init__(s,*,x): pass\nA()","class A:\n  def f(s): pass\nA.f()","class A:\n  def f(s): pass\nA().f(1)","class A:\n  def f(): pass\nA().f()",
"class A: pass\nA.x","class A: pass\nA().x","class A: pass\ndel A.x","class A: pass\ndel A().x","int.x=1","(5).x=1","(5).real=1","del (5).real","[].append=1","class A:\n  x=property()\nA().x","class A:\n  x=property(lambda s:1)\nA().x=1","class A:\n  x=property(lambda s:1)\ndel A().x","class A:\n  @property\n  def x(self): return 1\ndel A().x","object().x=1","None.x","None.x=1","len.x=1","type.x=1","A=type('A',(),{});A.__name__=5","A=type('A',(),{});A.__bases__=5","A=type('A',(),{});A.__bases__=()","A=type('A',(),{});A.__bases__=(A,)","A=type('A',(),{});A.__dict__=5","A=type('A',(),{});A.__mro__=5","A=type('A',(),{});del A.__name__","A=type('A',(),{});del A.__bases__","A=type('A',(),{});A.__qualname__=5","A=type('A',(),{});A.__module__=5;r=A","A=type('A',(),{});A.__doc__=5;r=A.__doc__","A=type('A',(),{});A().__class__=int","A=type('A',(),{});A().__dict__=5","A=type('A',(),{});r=A().__dict__;","A=type('A',(),{});del A().__class__","A=type('A',(),{});A().__weakref__=1","A=type('A',(),{});r=A.__dict__['__weakref__']","A=type('A',(),{});r=A.__dict__['__dict__']","(lambda:1).__code__=5","(lambda:1).__name__=5","(lambda:1).__defaults__=5","(lambda:1).__dict__=5","(lambda:1).__globals__=5","(lambda:1).__closure__=5","(lambda:1).__kwdefaults__=5","(lambda:1).__annotations__=5","f=lambda:1;del f.__name__","f=lambda:1;del f.__code__",
"isinstance(1,5)","isinstance(1,(int,5))","isinstance(1,('a',5))","issubclass(1,int)","issubclass(int,5)","isinstance(1,int|str) and 1/0","isinstance(1,list[int])","issubclass(int,list[int])","isinstance(1,int|list[int])",
"1+'a'","'a'+1","[]+1","1+[]","{}+{}","-'a'","~1.5","1<'a'","[]<1","{}<{}","1j<2","object()<object()","1@2","a=[];a@=1","a=[];a+=1","a=1;a+=[]","'%d'%'a'","'a'*'b'","[]*[]","[]*1.5","2**'a'","pow(2,'a')","pow('a',2,3)","divmod(1,'a')","1//'a'","1%[]","1<<'a'","1&'a'","1.5|2","not_defined","del not_defined","[][0]","{}[0]","()[0]","''[0]","range(0)[0]","[]['a']","()['a']","''['a']","range(1)['a']","b''['a']","5[0]","None[0]","len[0]","(lambda:1)[0]","5[0]=1","()[0]=1","''[0]=1","del 5[0]","del ()[0]","del ''[0]","{}.x","{[]:1}","{1,[]}","{}[[]]",
]
warnings.simplefilter("ignore")
for p in progs:
    print(repr(p)); t(p)
