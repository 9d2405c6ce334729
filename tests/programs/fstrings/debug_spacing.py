"""The = specifier keeps the source text exactly."""
a, b = 1, [2]
print(f"{a=}|{a =}|{a= }|{ a = }|{a   =   !r}|{a=:>5}|{a = !s:>5}")
print(f"{a+1=} {a + 1=} {(a)=} {b[0]=} {len(b)=} {'x'=} {"y"=} {f'{a}'=} {f'{a=}'=}")
print(f"""{
    a
    =
}""")
print(f"""{a # comment
 = }""")
print(f"{a==1} {a!=1} {a<=1} {a>=1} {a==1=} {(a:=5)=} {a}")
print(f"{b=!a:^20}|{a=:#06x}|{a = :{'>'}{10}}|")
print(f"{lambda_ if (lambda_ := 3) else 0 = }", f"{ {1: 2}[1] = }", f"{[x for x in 'ab'] = }")
é = "accent"
print(f"{é=} {'日本'=} {é = !a}")
print(f"{a = }" f"{b = }", rf"{a=}\n", f"{'\n'=}", f"{'a\tb' = }")
