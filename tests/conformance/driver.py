"""Runs one of CPython's own test files, unmodified, and reports each method as it goes.

    INTERPRETER driver.py LIB MODULE DONE [--notes]

LIB is the library folder of an installed CPython 3.13, MODULE is "test.test_x", DONE a file with the names (one a line)
of methods that have already been run, or "-". Each report is a line on standard output that starts with "\\x01":

    plan NAME            once per method, before anything runs
    start NAME           a method begins
    note NAME REASON     with --notes: why another implementation may be excused
    ok|skip|xfail|fail|error NAME MESSAGE
    end

A name is the test's id without the module and without spaces, "#2" and so on appended when it is not unique. Must work on a young
interpreter, so it uses little; must not know whose results it reports.
"""

import os
import sys


def report(kind, name="", message=""):
    line = "\n\x01%s %s\t%s\n" % (kind, name, message.replace("\n", "\\n"))
    os.write(1, line.encode("utf-8", "backslashreplace"))


def provide_test_package(lib):
    """Makes `import test.x` find LIB/test, and nothing else of LIB."""
    import importlib.util

    folder = lib + "/test"
    spec = importlib.util.spec_from_file_location("test", folder + "/__init__.py", submodule_search_locations=[folder])
    module = importlib.util.module_from_spec(spec)
    sys.modules["test"] = module
    spec.loader.exec_module(module)


def provide_sequence_functions():
    """Stands in for _testlimitedcapi, without which test_bytes does not even load: the few C functions that it calls."""
    import operator
    import types

    try:
        import _testlimitedcapi
    except ImportError:
        module = types.ModuleType("_testlimitedcapi")
        module.sequence_getitem = operator.getitem
        module.sequence_setitem = operator.setitem
        module.sequence_delitem = operator.delitem
        sys.modules[module.__name__] = module


def provide_internals():
    """Stands in for _testinternalcapi, without which some files do not even load; the tests that ask it are skipped."""
    import types
    import unittest

    def skip(*args):
        raise unittest.SkipTest("_testinternalcapi is CPython's")

    try:
        import _testinternalcapi
    except ImportError:
        module = types.ModuleType("_testinternalcapi")
        module.has_inline_values = module.new_instruction_sequence = skip
        sys.modules[module.__name__] = module


def answer_for_internals(support):
    """
    Answers for _testinternalcapi: without it test.support skips whatever looks at the columns of instructions, and has a
    decorator that is None.
    """
    try:
        import _testinternalcapi
    except ImportError:
        support.has_no_debug_ranges = lambda: False
        support.skip_if_suppress_immortalization = lambda: lambda test: test


class PythonTwins:
    """Finds in LIB the Python twins of native modules that test files compare with, and that the tested library may lack."""

    names = ("_pydecimal",)

    def __init__(self, lib):
        self.lib = lib

    def find_spec(self, name, path=None, target=None):
        import importlib.util

        if name not in self.names:
            return None
        return importlib.util.spec_from_file_location(name, "%s/%s.py" % (self.lib, name))


def flatten(suite):
    try:
        tests = iter(suite)
    except TypeError:
        yield suite
    else:
        for test in tests:
            yield from flatten(test)


def name_tests(tests, module):
    """Gives {id(test): unique name}."""
    names, seen = {}, {}
    for test in tests:
        name = test.id().replace(module + ".", "", 1).replace("\n", " ").replace(" ", "_")
        seen[name] = seen.get(name, 0) + 1
        names[id(test)] = name if seen[name] == 1 else "%s#%d" % (name, seen[name])
    return names


def collect_garbage():
    try:
        import gc
    except ImportError:
        return
    gc.collect()


def last_line(err):
    import traceback

    try:
        return "".join(traceback.format_exception_only(err[0], err[1])).strip()[-400:]
    except Exception:
        return repr(err[0])


def make_result(unittest, names, notes):
    class Result(unittest.TestResult):
        def name(self, test):
            return names.get(id(test)) or test.id()

        last_class = None

        def startTest(self, test):
            super().startTest(test)
            if type(test) is not self.last_class:
                # What the tests of another class have left to the collector must not warn during this one's.
                self.last_class = type(test)
                collect_garbage()
            self.outcome = ("ok", "")
            notes.begin(self.name(test), test)
            report("start", self.name(test))

        def stopTest(self, test):
            super().stopTest(test)
            notes.finish(self.name(test))
            report(self.outcome[0], self.name(test), self.outcome[1])

        def settle(self, test, kind, message):
            if id(test) not in names:
                # The stand-in for a class or module whose set-up failed or was skipped: its methods get no report of their own.
                report("group", kind + " " + test.id(), message)
            elif self.outcome[0] not in ("fail", "error"):
                self.outcome = (kind, message)

        def addError(self, test, err):
            super().addError(test, err)
            self.log(test, err)
            self.settle(test, "error", last_line(err))

        def addFailure(self, test, err):
            super().addFailure(test, err)
            self.log(test, err)
            self.settle(test, "fail", last_line(err))

        def addSubTest(self, test, subtest, err):
            super().addSubTest(test, subtest, err)
            if err is not None:
                self.log(subtest, err)
                self.settle(test, "fail", subtest._subDescription() + " " + last_line(err))

        def addSkip(self, test, reason):
            super().addSkip(test, reason)
            self.settle(test, "skip", str(reason))

        def addExpectedFailure(self, test, err):
            super().addExpectedFailure(test, err)
            self.settle(test, "xfail", "")

        def addUnexpectedSuccess(self, test):
            super().addUnexpectedSuccess(test)
            self.settle(test, "fail", "unexpected success")

        def log(self, test, err):
            import traceback

            try:
                text = "".join(traceback.format_exception(*err))
            except Exception:
                text = repr(err[1])
            os.write(2, ("=== %s\n%s\n" % (test.id(), text)).encode("utf-8", "backslashreplace"))

    return Result()


class NoNotes:
    def begin(self, name, test):
        pass

    def finish(self, name):
        pass


class Notes:
    """Watches what only CPython can offer: its implementation details, its test extensions, reference counts."""

    def __init__(self):
        self.running = False
        self.reasons = set()
        self.mark_details()
        self.watch_imports()
        self.watch_counts()

    def mark_details(self):
        from test import support

        original = support.impl_detail

        def impl_detail(msg=None, **guards):
            def decorate(test):
                test.only_cpython = True
                return original(msg, **guards)(test)

            return decorate if guards.get("cpython") else original(msg, **guards)

        def cpython_only(test):
            test.only_cpython = True
            return test

        support.impl_detail = impl_detail
        support.cpython_only = cpython_only

    def watch_imports(self):
        import builtins
        from test.support import import_helper

        original = builtins.__import__

        def watched(name, globals=None, *rest, **named):
            # test.support itself asks for extensions it can do without.
            if not ((globals or {}).get("__name__") or "").startswith("test.support"):
                self.see_module(name)
            return original(name, globals, *rest, **named)

        builtins.__import__ = watched
        original_import = import_helper.import_module

        def import_module(name, *rest, **named):
            self.see_module(name)
            return original_import(name, *rest, **named)

        import_helper.import_module = import_module

    def see_module(self, name):
        if self.running and name.split(".")[0] in EXTENSIONS:
            self.reasons.add("C extension " + name.split(".")[0])

    def watch_counts(self):
        original = sys.getrefcount

        def getrefcount(value):
            self.reasons.add("reference counts")
            return original(value) - 1

        sys.getrefcount = getrefcount

    def begin(self, name, test):
        self.running = True
        self.reasons.clear()
        method = getattr(test, getattr(test, "_testMethodName", ""), None)
        if getattr(method, "only_cpython", False) or getattr(type(test), "only_cpython", False):
            self.reasons.add("cpython_only")

    def finish(self, name):
        self.running = False
        for reason in sorted(self.reasons):
            report("note", name, reason)


EXTENSIONS = {
    "_testcapi",
    "_testinternalcapi",
    "_testlimitedcapi",
    "_testclinic",
    "_testbuffer",
    "_testmultiphase",
    "_testsinglephase",
    "_testimportmultiple",
    "_xxtestfuzz",
    "ctypes",
    "_ctypes",
    "sqlite3",
    "ssl",
    "tkinter",
    "curses",
}


def main():
    lib, module, done_file = sys.argv[1:4]
    with_notes = "--notes" in sys.argv
    sys.argv[1:] = []
    provide_test_package(lib)
    sys.meta_path.append(PythonTwins(lib))
    import unittest
    from test import support

    # As regrtest without -u: no network, no gigabytes, no hours.
    support.use_resources = []
    support.verbose = 0
    answer_for_internals(support)
    if module in ("test.test_class", "test.test_compile"):
        provide_internals()
    done = set()
    if done_file != "-":
        with open(done_file, encoding="utf-8") as file:
            done = set(file.read().splitlines())
    if module == "test.test_bytes":
        provide_sequence_functions()
    notes = Notes() if with_notes else NoNotes()
    tests = list(flatten(unittest.defaultTestLoader.loadTestsFromName(module)))
    names = name_tests(tests, module)
    for test in tests:
        report("plan", names[id(test)])
    rest = [test for test in tests if names[id(test)] not in done]
    unittest.TestSuite(rest).run(make_result(unittest, names, notes))
    report("end")


if __name__ == "__main__":
    main()
    # Threads a test left behind must not keep the process.
    sys.stdout.flush()
    os._exit(0)
