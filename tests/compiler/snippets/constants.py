x = (1, 2.0, "a", b"b", None, True, ..., 3j, (1, (2,)))
y = -1 + 2 * 3
if x in {1, 2, 3} or y in [4, 5]: pass
for z in [1, 2, 3]: pass
while 0: never()
while 1:
    if x: break
if __debug__: on()
else: off()
"%s and %-5r" % (x, y)
