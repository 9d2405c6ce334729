"""-X int_max_str_digits."""
import sys
print(sys.get_int_max_str_digits(), sys._xoptions, sys.flags.utf8_mode)
try:
    str(10**700)
except ValueError as e:
    print(e)
