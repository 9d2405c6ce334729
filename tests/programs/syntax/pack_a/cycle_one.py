from . import cycle_two

result = cycle_two.check()
value = "defined late"
