"""unittest: a suite with passing, failing, erroring, skipped and expected-failure tests, and its report."""
import unittest, io, re
class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls): log.append(f"setUpClass {cls.__name__}")
    @classmethod
    def tearDownClass(cls): log.append("tearDownClass")
    def setUp(self): log.append("setUp"); self.addCleanup(log.append, "cleanup")
    def tearDown(self): log.append("tearDown")
log = []
class T(Base):
    def test_ok(self): self.assertEqual(1 + 1, 2)
    def test_fail(self): self.assertEqual([1, 2, 3], [1, 2, 4])
    def test_error(self): {}["missing"]
    @unittest.skip("not now")
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xfail(self): self.fail("expected")
    @unittest.expectedFailure
    def test_xpass(self): pass
    def test_sub(self):
        "Doc of sub."
        for i in range(3):
            with self.subTest("msg", i=i): self.assertNotEqual(i, 1)
    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as cm: 1 / 0
        self.assertEqual(str(cm.exception), "division by zero")
        with self.assertRaisesRegex(ValueError, "inv.*base"): int("x")
        self.assertRaises(TypeError, len)
    def test_many(self):
        self.assertTrue(1); self.assertFalse(0); self.assertIs(None, None); self.assertIsNone(None); self.assertIn(1, [1]); self.assertIsInstance(1, int); self.assertAlmostEqual(0.1 + 0.2, 0.3); self.assertGreater(2, 1); self.assertRegex("abc", "b"); self.assertCountEqual([1, 2], [2, 1]); self.assertDictEqual({1: 2}, {1: 2}); self.assertMultiLineEqual("a", "a"); self.assertLogs
        with self.assertLogs("x", "INFO") as cm: __import__("logging").getLogger("x").info("hello")
        self.assertEqual(cm.output, ["INFO:x:hello"])
        with self.assertWarns(UserWarning): __import__("warnings").warn("w")
    def test_runtime_skip(self): self.skipTest("decided late")
buf = io.StringIO(); result = unittest.TextTestRunner(buf, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(re.sub(r'in \d+\.\d+s', 'in Xs', buf.getvalue())); print(result, result.testsRun, len(result.failures), len(result.errors), len(result.skipped), result.wasSuccessful()); print(log[:6], log[-2:], len(log))
def msg(f):
    try: f()
    except AssertionError as e: print("AssertionError:", e)
t = unittest.TestCase(); t.maxDiff = None
for f in (lambda: t.assertEqual(1, 2), lambda: t.assertEqual("abc\ndef", "abc\nxyz"), lambda: t.assertEqual({"a": 1}, {"a": 2, "b": 3}), lambda: t.assertEqual({1, 2}, {2, 3}), lambda: t.assertEqual((1, 2), (1, 3)), lambda: t.assertTrue([]), lambda: t.assertFalse("x"), lambda: t.assertIn(5, [1]), lambda: t.assertNotIn(1, [1]), lambda: t.assertIs(1, 2), lambda: t.assertIsNot(None, None), lambda: t.assertIsNone(5), lambda: t.assertIsNotNone(None), lambda: t.assertIsInstance(1, str), lambda: t.assertNotIsInstance(1, int), lambda: t.assertAlmostEqual(1, 1.1), lambda: t.assertAlmostEqual(1, 2, delta=0.5), lambda: t.assertNotAlmostEqual(1, 1), lambda: t.assertGreater(1, 2), lambda: t.assertLessEqual(2, 1), lambda: t.assertRegex("abc", "x"), lambda: t.assertNotRegex("abc", "b"), lambda: t.assertCountEqual([1, 1], [1, 2]), lambda: t.assertRaises(ValueError, int, "5"), lambda: t.assertRaisesRegex(ValueError, "zzz", int, "x"), lambda: t.assertEqual(1, 2, "custom msg"), lambda: t.fail(), lambda: t.fail("why"), lambda: t.assertNotEqual(1, 1), lambda: t.assertSequenceEqual([1], (1, 2)), lambda: t.assertListEqual([1], [2]), lambda: t.assertWarns(UserWarning, int), lambda: t.assertEqual([1] * 50, [1] * 49 + [2])): msg(f)
class Mod(unittest.TestCase):
    def runTest(self): self.assertTrue(True)
print(Mod().run().wasSuccessful(), Mod().id(), str(Mod()), repr(Mod()), Mod().shortDescription(), T("test_sub").shortDescription(), unittest.TestSuite([Mod(), Mod()]).countTestCases(), unittest.defaultTestLoader.getTestCaseNames(T))
from unittest import mock
m = mock.Mock(return_value=3); print(m(1, a=2), m.called, m.call_count, m.call_args, m.mock_calls, m.attr.x(5).__class__.__name__, m.method_calls); m.assert_called_once_with(1, a=2); m.side_effect = [1, ValueError("se")]; print(m())
for f in (lambda: m(), lambda: m.assert_not_called(), lambda: m.assert_called_with(9), lambda: mock.Mock(spec=int).nope, lambda: m.assert_called_once()):
    try: f()
    except (ValueError, AssertionError, AttributeError) as e: print(type(e).__name__, e)
with mock.patch("os.getcwd", return_value="/fake") as g: print(__import__("os").getcwd(), g.called)
mm = mock.MagicMock(); mm.__len__.return_value = 7; mm["k"] = 1; print(len(mm), mm.__setitem__.call_args, mock.ANY == 5, mock.call(1, x=2), mock.sentinel.foo, mock.create_autospec(lambda a, b: 0)(1, 2).__class__.__name__)
with mock.patch.dict("os.environ", {"Q": "1"}): print(__import__("os").environ["Q"])
with mock.patch("builtins.print") as pr: print("hidden")
print(pr.call_args_list)
