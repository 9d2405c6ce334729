"""A syntax error inside an imported module."""
print("start")
import broken_helper.bad_syntax
