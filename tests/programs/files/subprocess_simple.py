"""subprocess with simple commands."""
import subprocess, sys
r = subprocess.run(["echo", "hi there"], capture_output=True, text=True); print(r.returncode, repr(r.stdout), repr(r.stderr), r.args)
print(subprocess.check_output(["printf", "a\\nb"]), subprocess.run("exit 3", shell=True).returncode, subprocess.run(["cat"], input="from stdin\n", text=True, capture_output=True).stdout, subprocess.call(["true"]), subprocess.call(["false"]), subprocess.getoutput("echo out; echo err >&2"), subprocess.getstatusoutput("exit 2"))
for f in (lambda: subprocess.run(["false"], check=True), lambda: subprocess.check_output("echo partial; exit 5", shell=True), lambda: subprocess.run(["nonexistent_command_zz"]), lambda: subprocess.run(["sleep", "5"], timeout=0.1), lambda: subprocess.run("echo e >&2; exit 1", shell=True, check=True, capture_output=True)):
    try: f()
    except Exception as e: print(type(e).__name__, str(e).split(" after ")[0], getattr(e, "output", None), getattr(e, "stderr", None))
p = subprocess.Popen(["sort"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True); out, err = p.communicate("b\na\nc\n"); print(repr(out), err, p.returncode, p.poll())
with subprocess.Popen(["sh", "-c", "read x; echo got $x; exit 4"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as p: p.stdin.write(b"line\n"); p.stdin.close(); print(p.stdout.read(), p.wait())
print(subprocess.run(["sh", "-c", "echo $VAR_X; pwd"], env={"VAR_X": "val", "PATH": "/bin:/usr/bin"}, cwd="/", capture_output=True, text=True).stdout.split(), subprocess.run("echo to stdout; echo to stderr >&2", shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout, subprocess.run(["echo", "x"], stdout=subprocess.DEVNULL), subprocess.run(["sh", "-c", "kill -9 $$"]).returncode, subprocess.list2cmdline(["a b", 'c"d']))
r = subprocess.run([sys.executable, "-c", "import sys; print(sys.argv[1:], input()); sys.exit(6)", "arg 1"], input="text", text=True, capture_output=True); print(r.returncode, r.stdout)
q = subprocess.Popen(["sleep", "10"]); q.terminate(); print(q.wait(), q.args)
a = subprocess.Popen(["echo", "pipe me"], stdout=subprocess.PIPE); b = subprocess.Popen(["tr", "a-z", "A-Z"], stdin=a.stdout, stdout=subprocess.PIPE, text=True); a.stdout.close(); print(b.communicate()[0].strip(), a.wait())
for line in subprocess.Popen(["printf", "1\\n2\\n"], stdout=subprocess.PIPE, text=True, bufsize=1).stdout: print("line", line.strip())
