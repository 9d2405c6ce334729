"""logging: levels, formatting, handlers, filters, hierarchy, exceptions, dictConfig."""
import logging, logging.config, logging.handlers, io, sys
buf = io.StringIO(); h = logging.StreamHandler(buf); h.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(message)s")); log = logging.getLogger("app"); log.addHandler(h); log.setLevel(logging.DEBUG); log.propagate = False
def work():
    log.debug("debug %s", 1); log.info("info %d%%", 50); log.warning("warn"); log.error("err %(k)s", {"k": "v"}); log.critical("crit"); log.log(25, "custom level"); log.info("bad %d", "x") if 0 else None
work(); print(buf.getvalue()); buf.truncate(0); buf.seek(0)
child = logging.getLogger("app.sub.mod"); child.info("from child"); print(child.parent.name, child.getEffectiveLevel(), child.level, child.hasHandlers(), log.getChild("x").name, logging.getLogger("app") is log, repr(log), repr(child), logging.getLogger().name, buf.getvalue()); buf.truncate(0); buf.seek(0)
log.setLevel(logging.ERROR); child.info("hidden"); log.error("shown"); print(log.isEnabledFor(10), child.isEnabledFor(40)); logging.disable(logging.ERROR); log.error("disabled"); logging.disable(logging.NOTSET)
try: 1 / 0
except ZeroDivisionError: log.exception("caught"); log.error("with info", exc_info=True) if 0 else None
log.error("stack", stack_info=False, extra={"user": "u"}); print(buf.getvalue()); buf.truncate(0); buf.seek(0)
class F(logging.Filter):
    def filter(self, r): r.extra_field = "E"; return "skip" not in r.getMessage()
log.addFilter(F()); h.setFormatter(logging.Formatter("{levelname:<8}|{message}|{extra_field}", style="{")); log.error("keep"); log.error("skip me"); h.setFormatter(logging.Formatter("$levelname $message", style="$")); log.error("dollar"); print(buf.getvalue())
print(logging.getLevelName(10), logging.getLevelName("INFO"), logging.getLevelName(33), logging.addLevelName(33, "THREE"), logging.getLevelName(33), logging.getLevelNamesMapping()["WARN"], logging.WARN == logging.WARNING, logging.BASIC_FORMAT)
r = logging.LogRecord("n", 20, "/p/file.py", 7, "m %s", ("a",), None); print(r, r.getMessage(), r.filename, r.module, r.levelname, logging.Formatter("%(pathname)s %(message)s").format(r), logging.makeLogRecord({"msg": "q"}).getMessage(), logging.Formatter("%(asctime)s", "%Y").usesTime())
for f in (lambda: log.setLevel("NOPE"), lambda: logging.Formatter("%(zz"), lambda: logging.Formatter("x", style="?"), lambda: log.log("x", "m"), lambda: logging.getLogger(5), lambda: log.error("m", extra={"message": 1}), lambda: logging.config.dictConfig({"version": 2}), lambda: logging.config.dictConfig({"version": 1, "handlers": {"h": {"class": "nope.X"}}}), lambda: logging.Formatter("{x", style="{"), lambda: logging.basicConfig(nope=1)):
    try: f(); print("ok")
    except Exception as e: print(type(e).__name__, e)
out = io.StringIO(); logging.config.dictConfig({"version": 1, "formatters": {"f": {"format": "[%(name)s] %(message)s"}}, "handlers": {"c": {"class": "logging.StreamHandler", "formatter": "f", "stream": out}}, "loggers": {"conf": {"handlers": ["c"], "level": "INFO"}}}); logging.getLogger("conf").info("configured"); print(out.getvalue())
mem = logging.handlers.MemoryHandler(3, target=logging.StreamHandler(out)); ml = logging.getLogger("mem"); ml.addHandler(mem); ml.propagate = False; ml.warning("1"); ml.warning("2"); print(len(mem.buffer)); ml.error("flush"); print(len(mem.buffer), out.getvalue())
class L(logging.Handler):
    def emit(self, rec): got.append((rec.levelno, self.format(rec)))
got = []; a = logging.LoggerAdapter(logging.getLogger("ad"), {"ctx": 1}); logging.getLogger("ad").addHandler(L()); logging.getLogger("ad").propagate = False; a.warning("adapted"); print(got, a.process("m", {}))
logging.getLogger("nohandler").warning("last resort goes to stderr"); logging.getLogger("nohandler").info("not shown")
logging.basicConfig(format="%(levelname)s-%(message)s", level=logging.INFO, stream=sys.stdout, force=True); logging.info("root info"); logging.getLogger("any.thing").warning("propagated"); logging.warning("fmt %s %s", "a", ["b"]); logging.shutdown()
logging.raiseExceptions = True; logging.lastResort.stream if 0 else None; logging.getLogger("e").error("missing args %s") ; print("done")
