"""unittest.main: the report goes to stderr, the exit status says failure."""
import unittest, sys, time
time.perf_counter = lambda: 0.0
class T(unittest.TestCase):
    def test_a(self): self.assertEqual("a", "b")
    def test_b(self): pass
    def test_c(self): raise RuntimeError("broken")
if __name__ == "__main__": unittest.main()
