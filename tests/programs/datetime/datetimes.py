"""datetime.datetime, time, timezone, tzinfo, parsing and formatting."""
from datetime import *
import time as _time
dt = datetime(2024, 3, 10, 14, 5, 9, 123456)
print(dt, repr(dt), dt.date(), dt.time(), dt.isoformat(), dt.isoformat(" ", "minutes"), dt.isoformat(timespec="milliseconds"), dt.replace(hour=0, microsecond=0), dt.strftime("%Y-%m-%dT%H:%M:%S.%f %I %p %y %-d" if 0 else "%Y-%m-%dT%H:%M:%S.%f %I %p %y %c|%x|%X"), dt.timetuple().tm_yday, dt.weekday(), f"{dt:%H:%M}", datetime.combine(date(2000, 1, 2), time(3, 4)), datetime.min, datetime.max, datetime.fromisoformat("2024-03-10T14:05:09.5"), datetime.fromisoformat("2024-03-10 14:05+02:00"), datetime.fromisoformat("20240310T140509Z"), datetime.fromordinal(1000), dt.toordinal(), dt.ctime(), dt.fold)
print(datetime.strptime("10 Mar 2024 02:30 PM", "%d %b %Y %I:%M %p"), datetime.strptime("2024-070", "%Y-%j"), datetime.strptime("+0530 1999", "%z %Y"), datetime.strptime("Monday 05", "%A %d"), datetime.strptime("12/31/99", "%x") if 0 else "", datetime.strptime("1:2:3.5", "%H:%M:%S.%f"), datetime.strptime("2024 10 1", "%Y %W %w"))
utc, est = timezone.utc, timezone(timedelta(hours=-5), "EST"); half = timezone(timedelta(hours=5, minutes=30))
a = datetime(2024, 1, 1, 12, tzinfo=utc)
print(a, repr(a), a.astimezone(est), a.astimezone(half), a.tzname(), a.utcoffset(), est, repr(est), half, utc, repr(utc), a == a.astimezone(est), hash(a) == hash(a.astimezone(half)), a - datetime(2024, 1, 1, 12, tzinfo=est), a.timestamp(), datetime.fromtimestamp(0, utc), datetime.fromtimestamp(1700000000.123456, utc), datetime.utcfromtimestamp(0) if 0 else "", a.strftime("%z %Z %:z"), a.timetz(), a.replace(tzinfo=None), a.utctimetuple()[:5], dt.tzinfo, timezone(timedelta(seconds=3661)), a.isoformat(), datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=-3, minutes=-30))).isoformat(), UTC is utc, est.utcoffset(None), est.tzname(None), est == timezone(timedelta(hours=-5)), timezone.max)
print(dt + timedelta(hours=10), dt - timedelta(days=1), dt - datetime(2024, 1, 1), dt > datetime(2000, 1, 1), dt == date(2024, 3, 10), sorted([dt, datetime(1, 1, 1)])[0], dt.replace(tzinfo=utc) - a)
t = time(14, 5, 9, 500); print(t, repr(t), time(1, 2), time(), t.isoformat("seconds"), t.replace(hour=1), t < time(15), bool(time(0)), time.fromisoformat("04:05:06.789"), time.fromisoformat("T04"), time(1, tzinfo=utc), repr(time(1, tzinfo=est, fold=1)), t.strftime("%H-%M-%S-%f"), time.min, time.max, hash(t) == hash(time(14, 5, 9, 500)), f"{t:%I%p}")
for bad in ("datetime(2024, 1, 1, 25)", "datetime(2024, 1, 1, 0, 60)", "datetime(2024, 1)", "time(24)", "time(1, 2, 3, 10**6)", "a < dt", "a - dt", "datetime.fromisoformat('2024-01-01T25:00')", "datetime.fromisoformat('nope')", "dt + 1", "datetime.strptime('2024-13', '%Y-%m')", "datetime.strptime('a', '%d')", "datetime.strptime('1 1', '%d')", "timezone(timedelta(hours=24))", "timezone(5)", "dt.replace(tzinfo=5)", "datetime.combine(1, 2)", "time('1')", "dt.isoformat(timespec='x')", "datetime.fromtimestamp(1e20, utc)", "datetime.strptime(5, '%Y')", "dt < date(2024, 1, 1)", "datetime(2024, 1, 1, tzinfo='x')", "time(1) - time(2)", "datetime(2024, 1, 1, fold=2)", "time.fromisoformat('1')", "datetime.max + timedelta(1)"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
print(a == dt, a != dt, dt in [a, dt])
class Eastern(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=-4 if self.dst(dt) else -5)
    def dst(self, dt): return timedelta(hours=1) if 3 < dt.month < 11 else timedelta(0)
    def tzname(self, dt): return "EDT" if self.dst(dt) else "EST"
for m in (1, 6): x = datetime(2024, m, 1, 12, tzinfo=Eastern()); print(x, x.tzname(), x.astimezone(utc), x.dst())
class D(datetime):
    def hello(self): return "hi"
print(type(D(2024, 1, 1) + timedelta(1)).__name__, D(2024, 1, 1).replace(day=5).hello(), D.fromisoformat("2024-01-01").hello())
import pickle, copy
print(pickle.loads(pickle.dumps(a)) == a, copy.copy(dt) == dt, pickle.loads(pickle.dumps(t)), pickle.loads(pickle.dumps(timedelta(1, 2, 3))))
print(_time.gmtime(0)[:8], _time.strftime("%Y-%m-%d", _time.gmtime(86400 * 365)), _time.strptime("1 Jan 2000", "%d %b %Y")[:3], _time.asctime(_time.gmtime(0)), _time.mktime(_time.struct_time((1970, 1, 1, 0, 0, 0, 0, 1, 0))), _time.gmtime(1e9).tm_year, _time.struct_time(range(9)).tm_min, _time.tzname[0], _time.timezone, isinstance(_time.time(), float), _time.monotonic() <= _time.monotonic(), _time.perf_counter_ns() > 0)
