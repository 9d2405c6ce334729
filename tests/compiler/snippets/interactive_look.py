"doc"
1
x
x; y
pass
...
