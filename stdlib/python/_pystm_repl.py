"""The interactive interpreter: reads statements from the standard input, runs them in __main__, prints what they give."""

import os
import sys
from codeop import CommandCompiler

FILENAME = "<stdin>"
# The flags of compile() that stand for __future__ features.
FUTURES = 0x1fe0000
# A block that may go on, and a bracket or string that is open, are _IncompleteInputErrors.
UNFINISHED = 0x200 | 0x4000


def interact(banner, namespace):
    """Run until the input ends; the exit status. SystemExit passes through. `banner`: greet first."""
    if banner:
        print(f"Python {sys.version} on {sys.platform}", file=sys.stderr)
        if not sys.flags.no_site:
            print('Type "help", "copyright", "credits" or "license" for more information.', file=sys.stderr)
    return Console(namespace).run()


def run_startup(namespace):
    """Run the file that PYTHONSTARTUP names, as CPython does before it reads the first statement."""
    path = None if sys.flags.ignore_environment else os.environ.get("PYTHONSTARTUP")
    if path:
        try:
            with open(path, "rb") as file:
                source = file.read()
        except OSError as error:
            print("Could not open PYTHONSTARTUP", file=sys.stderr)
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        else:
            try:
                exec(compile(source, path, "exec"), namespace)
            except SystemExit:
                raise
            except BaseException as error:
                show_error(error)


def run_hook():
    """Call what site has prepared for conversations."""
    hook = getattr(sys, "__interactivehook__", None)
    if hook is not None and not sys.flags.isolated:
        try:
            hook()
        except Exception as error:
            print("Failed calling sys.__interactivehook__", file=sys.stderr)
            show_error(error)


def show_error(error):
    """Hand an exception to sys.excepthook, without the frames of this file."""
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_frame.f_code.co_filename == __file__:
        traceback = traceback.tb_next
    error = error.with_traceback(traceback)
    sys.last_exc = error
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, traceback
    sys.stdout.flush()
    try:
        sys.excepthook(type(error), error, traceback)
    except SystemExit:
        raise
    except BaseException as second:
        print("Error in sys.excepthook:", file=sys.stderr)
        sys.__excepthook__(type(second), second, second.__traceback__.tb_next)
        print("\nOriginal exception was:", file=sys.stderr)
        sys.__excepthook__(type(error), error, traceback)
    sys.stderr.flush()


class Console:
    """One conversation."""

    def __init__(self, namespace):
        self.namespace = namespace
        self.compiler = CommandCompiler()
        self.count = 0
        self.reader = make_reader(namespace)

    def run(self):
        if not hasattr(sys, "ps1"):
            sys.ps1 = ">>> "
        if not hasattr(sys, "ps2"):
            sys.ps2 = "... "
        try:
            while True:
                try:
                    source = self.read_statement()
                    if source is None:
                        break
                except KeyboardInterrupt:
                    self.reader.forget()
                    print("\nKeyboardInterrupt", file=sys.stderr)
        finally:
            self.reader.close()
        return 0

    def read_statement(self):
        """Read a statement and run it; None at the end of the input."""
        source = ""
        prompt = "ps1"
        while True:
            line = self.reader.read(str(getattr(sys, prompt, "")))
            if line == "" and source == "":
                return None
            source += line
            if line and not line.endswith("\n"):
                # The input ends in the middle of a line: there is none after it.
                self.reader.read(str(getattr(sys, "ps2", "")))
            try:
                # What stands at the end of the input is complete.
                code = self.compile(source if line else source.removesuffix("\n") + "\n\n")
            except (SyntaxError, ValueError, OverflowError, MemoryError) as error:
                self.show_source(error, source)
                show_error(error.with_traceback(None))
                return source
            if code is not None:
                self.execute(code, source)
                return source
            if line == "":
                self.report_unfinished(source)
                return source
            prompt = "ps2"

    def show_source(self, error, source):
        """An error found after parsing knows no text; CPython looks it up under the statement's own file name."""
        if isinstance(error, SyntaxError) and error.text is None and error.lineno:
            lines = source.splitlines()
            if error.lineno <= len(lines):
                error.filename = f"{FILENAME}-{self.count}"
                error.text = lines[error.lineno - 1]

    def report_unfinished(self, source):
        try:
            compile(source, FILENAME, "single")
        except SyntaxError as error:
            show_error(error.with_traceback(None))

    def compile(self, source):
        filename = f"{FILENAME}-{self.count}"
        # codeop takes text without its last line end, and compiles an empty line in the end as the end of a block.
        text = source[:-1] if source.endswith("\n") else source
        try:
            return self.compiler(text, filename, "single")
        except SyntaxError:
            pass
        try:
            # With its line end, the text gives the place of the error more precisely.
            return compile(source, FILENAME, "single", self.compiler.compiler.flags & FUTURES, True)
        except SyntaxError as error:
            # Errors that are found after parsing, and so know no text, wait for the end of the statement.
            if error.text is None and self.is_unfinished(text):
                return None
            raise

    def is_unfinished(self, text):
        """Whether the parser expects more lines."""
        try:
            compile(text, FILENAME, "single", UNFINISHED | self.compiler.compiler.flags & FUTURES, True)
        except _IncompleteInputError:
            return True
        except (SyntaxError, ValueError, OverflowError, MemoryError):
            pass
        return False

    def execute(self, code, source):
        import linecache

        linecache._register_code(code.co_filename, source, FILENAME)
        self.count += 1
        try:
            exec(code, self.namespace)
        except SystemExit:
            raise
        except BaseException as error:
            show_error(error)
        sys.stdout.flush()


def make_reader(namespace):
    """A line editor on a terminal that can do what it needs, else a plain reader."""
    if not (os.isatty(0) and os.isatty(1)) or os.environ.get("TERM", "dumb") == "dumb":
        return PlainReader()
    try:
        from rlcompleter import Completer

        from _pystm_line_editor import LineEditor

        path = os.environ.get("PYTHON_HISTORY") or os.path.join(os.path.expanduser("~"), ".python_history")
        editor = LineEditor(Completer(namespace).complete, path)
    except (ImportError, OSError, NotImplementedError):
        return PlainReader()
    return editor if editor.modes else PlainReader()


class PlainReader:
    """Reads lines from sys.stdin as they come, prompting on the standard error, as CPython does without a terminal."""

    def read(self, prompt):
        sys.stdout.flush()
        sys.stderr.write(prompt)
        sys.stderr.flush()
        try:
            line = sys.stdin.readline()
        except OSError:
            # Somebody has closed the descriptor.
            line = ""
        if line == "":
            print(file=sys.stderr)
        return line

    def forget(self):
        pass

    def close(self):
        pass
