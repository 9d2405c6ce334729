"""A syntax error below good code: nothing runs."""
print("never printed")
for i in range(3):
    print(i
x = 1
