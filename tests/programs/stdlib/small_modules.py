"""graphlib, sched, cmd, getopt, optparse, colorsys, ipaddress, calendar maths, numbers ABCs, timeit, codeop."""
import graphlib, sched, cmd, getopt, optparse, colorsys, ipaddress, numbers, timeit, codeop, io, contextlib
ts = graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}}); print(list(ts.static_order())[0], list(graphlib.TopologicalSorter({"b": ["a"]}).static_order()))
try: graphlib.TopologicalSorter({"a": ["b"], "b": ["a"]}).prepare()
except graphlib.CycleError as e: print(e.args[0])
t = graphlib.TopologicalSorter({"b": ["a"]}); t.prepare(); print(t.get_ready(), t.is_active(), t.done("a"), t.get_ready(), t.done("b"), t.is_active())
now = [0.0]; s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d)); out = []; s.enter(5, 1, out.append, ("five",)); e = s.enter(3, 1, out.append, ("cancelled",)); s.enter(1, 2, out.append, ("low",)); s.enter(1, 1, out.append, ("high",)); s.cancel(e); s.run(); print(out, now, s.empty())
class Sh(cmd.Cmd):
    prompt = "(sh) "
    def do_add(self, line): "add numbers"; print(sum(map(int, line.split())), file=self.stdout)
    def do_EOF(self, line): return True
    def emptyline(self): print("empty", file=self.stdout)
buf = io.StringIO(); sh = Sh(stdin=io.StringIO("add 1 2\n\nnope x\nhelp add\n?\nEOF\n"), stdout=buf); sh.use_rawinput = False; sh.cmdloop("welcome"); print(buf.getvalue())
print(getopt.getopt(["-a", "-b", "val", "--long=x", "--flag", "rest", "-z"], "ab:", ["long=", "flag"]), getopt.gnu_getopt(["x", "-a", "y"], "a"))
for bad in (["-q"], ["-b"], ["--nope"], ["--long"], ["--fl=1"]):
    try: getopt.getopt(bad, "ab:", ["long=", "flag"])
    except getopt.GetoptError as e: print(e)
p = optparse.OptionParser(usage="usage: %prog [options]", prog="prog"); p.add_option("-f", "--file", dest="file", help="a file", metavar="FILE"); p.add_option("-q", action="store_false", dest="verbose", default=True); p.add_option("-n", type="int", default=3, help="number [default: %default]"); print(p.parse_args(["-f", "x", "-q", "pos"]), p.format_help())
with contextlib.redirect_stderr(io.StringIO()) as err:
    try: p.parse_args(["-n", "z"])
    except SystemExit as e: print(e.code)
print(err.getvalue().splitlines()[-1], colorsys.rgb_to_hsv(0.2, 0.4, 0.4), colorsys.hsv_to_rgb(0.5, 0.5, 0.4), colorsys.rgb_to_hls(1, 0, 0))
n = ipaddress.ip_network("192.168.0.0/29"); print(list(n.hosts())[:2], n.netmask, n.num_addresses, ipaddress.ip_address("192.168.0.5") in n, ipaddress.ip_address("::1").is_loopback, ipaddress.ip_address("10.0.0.1") + 5, list(n.subnets())[0], n.supernet(), ipaddress.IPv6Address("2001:db8::1").exploded, ipaddress.ip_interface("1.2.3.4/24").network, int(ipaddress.IPv4Address("1.0.0.0")), sorted(map(ipaddress.ip_address, ["10.0.0.2", "9.1.1.1"])), list(ipaddress.summarize_address_range(ipaddress.ip_address("10.0.0.0"), ipaddress.ip_address("10.0.0.9"))), ipaddress.collapse_addresses([n]).__next__())
for bad in ("256.1.1.1", "1.2.3", "x", "1.2.3.4/33", "::g", "192.168.0.1/29"):
    try: print(ipaddress.ip_network(bad))
    except ValueError as e: print(e)
print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Rational), isinstance(1j, numbers.Complex), issubclass(bool, numbers.Number), timeit.timeit("1+1", number=10) >= 0, timeit.repeat("x", "x=1", number=1, repeat=2).__len__(), codeop.compile_command("x = 1") is not None, codeop.compile_command("if x:"), codeop.compile_command("def f():\n  pass\n") is not None)
for src in ("x =", "1 +", "(", "'''abc", "x y", "return 1", "for"):
    try: print(repr(src), codeop.compile_command(src))
    except SyntaxError as e: print(repr(src), e.msg)
import code
ii = code.InteractiveInterpreter({"a": 5})
with contextlib.redirect_stdout(io.StringIO()) as o, contextlib.redirect_stderr(io.StringIO()) as er: print(ii.runsource("a + 1"), ii.runsource("if a:"), ii.runsource("1/0"), ii.runsource("x y"))
print(o.getvalue(), er.getvalue())
