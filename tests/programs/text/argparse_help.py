"""argparse: parsing and help output of many features."""
import argparse, re, sys
def build():
    p = argparse.ArgumentParser(prog="tool", description="A tool that does things. " * 3, epilog="See also: nothing.")
    p.add_argument("src", help="source file")
    p.add_argument("dst", nargs="?", default="out.txt", help="destination (default: %(default)s)")
    p.add_argument("-v", "--verbose", action="count", default=0, help="more output")
    p.add_argument("-n", "--num", type=int, metavar="N", choices=range(1, 5), help="a number from 1 to 4")
    p.add_argument("--mode", choices=["fast", "slow"], default="fast")
    p.add_argument("--flag", action="store_true"); p.add_argument("--no-flag2", dest="flag2", action="store_false")
    p.add_argument("--color", action=argparse.BooleanOptionalAction, help="use colours")
    p.add_argument("-D", action="append", metavar="K=V", help="define; may be repeated")
    p.add_argument("--const", action="store_const", const=42); p.add_argument("--ratio", type=float); p.add_argument("--many", nargs="+"); p.add_argument("--pair", nargs=2, metavar=("A", "B"))
    p.add_argument("--version", action="version", version="%(prog)s 1.0"); p.add_argument("--secret", help=argparse.SUPPRESS)
    g = p.add_argument_group("output options", "how to print"); g.add_argument("--width", type=int, default=80); x = g.add_mutually_exclusive_group(); x.add_argument("--json", action="store_true"); x.add_argument("--xml", action="store_true")
    return p
p = build()
print(p.format_help()); print(p.format_usage())
print(p.parse_args(["in.txt", "-vvn2", "--mode=slow", "-D", "a=1", "-Db=2", "--many", "x", "y", "--pair", "1", "2", "--flag", "--no-color", "--ratio", "1.5", "--json", "--const"]))
print(p.parse_args(["--", "-weird"]), p.parse_known_args(["s", "d", "--unknown", "-z"]), vars(p.parse_args(["s", "d"]))["dst"], p.parse_args(["--verb", "s"]).verbose, p.get_default("width"), p.parse_args(["s"], argparse.Namespace(preset=1)).preset)
# Releases of 3.13 word this differently.
def shown(err): return re.sub(r"(invalid choice: ).*", r"\1...", err.getvalue().strip())
def attempt(p, *args):
    try: print(p.parse_args(args))
    except SystemExit as e: print("exit", e.code)
import io, contextlib
for args in ([], ["s", "--num", "9"], ["s", "--num", "x"], ["s", "--mode", "zz"], ["s", "--nope"], ["s", "--json", "--xml"], ["s", "--pair", "1"], ["s", "--ratio", "abc"], ["a", "b", "c"], ["--version"], ["s", "--no", "x"], ["s", "--many"], ["s", "--flag=1"], ["s", "-n"]):
    err = io.StringIO(); out = io.StringIO()
    with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out): attempt(p, *args)
    print(args, out.getvalue().strip(), "|", shown(err).split("\n")[-1])
s = argparse.ArgumentParser(prog="git", formatter_class=argparse.ArgumentDefaultsHelpFormatter); s.add_argument("--global-opt", type=int, default=3, help="global"); sub = s.add_subparsers(dest="cmd", required=True, title="commands", metavar="COMMAND", help="what to do")
a = sub.add_parser("add", help="add files", aliases=["a"]); a.add_argument("files", nargs="*"); a.set_defaults(func=lambda n: f"adding {n.files}")
c = sub.add_parser("commit", help="commit", description="Commit it."); c.add_argument("-m", "--message", required=True, help="the message"); c.set_defaults(func=lambda n: f"commit {n.message!r}")
print(s.format_help()); print(c.format_help()); n = s.parse_args(["--global-opt", "5", "add", "x", "y"]); print(n.cmd, n.func(n), n.global_opt); n = s.parse_args(["commit", "-m", "msg"]); print(n.func(n), s.parse_args(["a"]).cmd)
for args in ([], ["nope"], ["commit"], ["add", "--bad"]):
    err = io.StringIO()
    with contextlib.redirect_stderr(err): attempt(s, *args)
    print(args, shown(err))
class Act(argparse.Action):
    def __call__(self, parser, ns, values, opt=None): setattr(ns, self.dest, ("custom", values, opt))
def positive(v):
    n = int(v)
    if n <= 0: raise argparse.ArgumentTypeError(f"{v} is not positive")
    return n
q = argparse.ArgumentParser(prefix_chars="-+", fromfile_prefix_chars="@", allow_abbrev=False, add_help=False, exit_on_error=False, argument_default=argparse.SUPPRESS); q.add_argument("+x", action=Act); q.add_argument("--pos", type=positive); q.add_argument("rest", nargs=argparse.REMAINDER); q.add_argument("--ext", action="extend", nargs="*")
print(q.parse_args(["+x", "5", "--pos", "3", "cmd", "--a", "b"]), q.parse_args([]))
for args in (["--pos", "-1"], ["--pos", "0"]):
    try: print(q.parse_args(args))
    except argparse.ArgumentError as e: print("ArgumentError", e)
for bad in (lambda: p.add_argument("-v"), lambda: p.add_argument("a", "-b"), lambda: p.add_argument("--z", action="nope"), lambda: p.add_argument("--z", nargs=0), lambda: p.add_argument("--z", type="int"), lambda: p.add_argument("pos2", required=True), lambda: p.add_argument("--z", foo=1), lambda: s.add_subparsers(), lambda: p.add_argument("--q", nargs=2, metavar=("A",)), lambda: p.add_argument()):
    try: bad(); print("ok")
    except Exception as e: print(type(e).__name__, e)
print(argparse.Namespace(b=1, a=[2]), argparse.Namespace(x=1) == argparse.Namespace(x=1), "x" in argparse.Namespace(x=1))
r = argparse.ArgumentParser(prog="raw", usage="%(prog)s [whatever]", formatter_class=argparse.RawDescriptionHelpFormatter, description="line 1\n   line 2"); r.add_argument("--long-option-name-that-is-wide", metavar="VALUE", help="a long help text that must be wrapped because it does not fit on one line of the terminal at all"); print(r.format_help())
