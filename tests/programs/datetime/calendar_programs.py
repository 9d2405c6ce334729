"""Calendar programs: Easter, moon-free feasts, business days, ISO weeks, recurrences, age, month tables, intervals."""
from datetime import date, timedelta, datetime, time
import calendar
def easter(y):
    a, b, c = y % 19, *divmod(y, 100); d, e = divmod(b, 4); g = (8 * b + 13) // 25; h = (19 * a + b - d - g + 15) % 30; i, k = divmod(c, 4); l = (32 + 2 * e + 2 * i - h - k) % 7; m = (a + 11 * h + 19 * l) // 433
    n = (h + l - 7 * m + 90) // 25; return date(y, n, (h + l - 7 * m + 33 * n + 19) % 32)
print([f"{easter(y):%d %b %Y}" for y in (1961, 2000, 2024, 2025, 2038)])
def nth(y, m, wd, n):
    days = [d for d in calendar.Calendar().itermonthdates(y, m) if d.month == m and d.weekday() == wd]; return days[n - 1 if n > 0 else n]
def holidays(y): e = easter(y); return {date(y, 1, 1): "New Year", e - timedelta(2): "Good Friday", e + timedelta(1): "Easter Monday", date(y, 5, 1): "May Day", date(y, 12, 25): "Christmas", nth(y, 11, 3, 4): "Thanksgiving"}
def business(a, b): h = holidays(a.year) | holidays(b.year); return sum(1 for n in range((b - a).days) if (d := a + timedelta(n)).weekday() < 5 and d not in h)
def add_business(d, n):
    while n:
        d += timedelta(1)
        if d.weekday() < 5 and d not in holidays(d.year): n -= 1
    return d
print(business(date(2024, 3, 25), date(2024, 4, 8)), add_business(date(2024, 12, 20), 5), sorted(f"{d:%m-%d} {n}" for d, n in holidays(2024).items()), nth(2024, 2, 3, -1))
def age(born, on): return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
def add_months(d, n): y, m = divmod(d.year * 12 + d.month - 1 + n, 12); return date(y, m + 1, min(d.day, calendar.monthrange(y, m + 1)[1]))
print(age(date(2000, 2, 29), date(2024, 2, 28)), age(date(2000, 2, 29), date(2024, 2, 29)), [str(add_months(date(2024, 1, 31), n)) for n in (1, 2, -2, 12, 13)], [d.isocalendar()[:] for d in (date(2020, 12, 31), date(2021, 1, 3), date(2024, 12, 30))], [y for y in range(2000, 2030) if date(y, 12, 28).isocalendar().week == 53], [f"{date(2024, m, 13):%b}" for m in range(1, 13) if date(2024, m, 13).weekday() == 4])
def rrule(start, freq, interval=1, count=5, byday=None):
    d, out = start, []
    while len(out) < count:
        if byday is None or d.strftime("%a") in byday: out.append(d)
        d = d + timedelta(1) if byday else add_months(start, interval * len(out)) if freq == "m" else d + timedelta(interval * (7 if freq == "w" else 1))
    return [f"{x:%Y-%m-%d}" for x in out]
print(rrule(date(2024, 1, 31), "m"), rrule(date(2024, 1, 1), "w", 2, 3), rrule(date(2024, 1, 1), "d", byday=("Mon", "Fri"), count=4))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 2)); print(calendar.calendar(2024, w=2, l=1, c=2, m=6)[:200]); print(calendar.HTMLCalendar().formatmonth(2024, 2).count("<td"), list(calendar.Calendar(6).monthdayscalendar(2024, 2))[0], calendar.Month.MAY, calendar.Day.FRIDAY, calendar.FRIDAY)
def merge(spans):
    out = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]: out[-1] = (out[-1][0], max(b, out[-1][1]))
        else: out.append((a, b))
    return out
def free(busy, day, start=time(9), end=time(17)):
    cur, out = datetime.combine(day, start), []
    for a, b in merge(busy) + [(datetime.combine(day, end),) * 2]:
        if a > cur: out.append(f"{cur:%H:%M}-{a:%H:%M}")
        cur = max(cur, b)
    return out
d = date(2024, 5, 6); T = lambda h, m=0: datetime.combine(d, time(h, m)); print(free([(T(10), T(11)), (T(10, 30), T(12)), (T(15), T(15, 45)), (T(8), T(9, 15))], d))
def human(delta):
    s = int(delta.total_seconds()); neg, s = s < 0, abs(s); parts = []
    for n, u in ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        k, s = divmod(s, n)
        if k: parts.append(f"{k} {u}{'s' * (k > 1)}")
    return ("-" if neg else "") + (", ".join(parts) or "now")
print([human(timedelta(seconds=s)) for s in (0, 59, 61, 90061, -3600)], human(datetime(2024, 3, 1) - datetime(2024, 2, 28, 12)), (date(2024, 12, 31) - date(2023, 12, 31)).days, sum(1 for n in range(366) if (date(2024, 1, 1) + timedelta(n)).day == 31), max((date(2024, m, 1) for m in range(1, 13)), key=lambda d: d.weekday()), [date.fromordinal(n).isoformat() for n in (1, 366, 730000)], date(2024, 1, 1).replace(month=2).strftime("%x"), datetime(2024, 1, 1, 23, 59, 59, 999999) + timedelta(microseconds=1))
roman = lambda n: "".join(c * (n // 10**i % 10) if 0 else "" for i, c in enumerate("IXCM")); jd = lambda d: d.toordinal() + 1721424.5; print(jd(date(2000, 1, 1)), (jd(date(2024, 1, 1)) + 1.5) % 7, [calendar.weekday(y, 1, 1) for y in range(2020, 2030)], sum(calendar.isleap(y) for y in range(1901, 2001)), calendar.timegm(datetime(2038, 1, 19, 3, 14, 7).timetuple()))
