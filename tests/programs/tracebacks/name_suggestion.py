"""NameError with a suggestion, uncaught."""
counter_value = 1
def show():
    print(counter_valu)
show()
