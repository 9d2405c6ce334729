"""Dates, times and intervals as keys; datetime subclasses, pickles, zones."""
from datetime import *
import time as t
d={}
for i in range(100): d[date(2024,1,1)+timedelta(i)]=i
print(d[date(2024,2,1)], date(2024,2,1) in d, datetime(2024,2,1) in d, date(2030,1,1) in d)
e={datetime(2024,1,1):1, datetime(2024,1,1,fold=1):2, datetime(2024,1,1,tzinfo=timezone.utc):3, datetime(2024,1,1,1,tzinfo=timezone(timedelta(hours=1))):4, date(2024,1,1):5}
print(len(e), list(e.values()))
print({timedelta(1):1,timedelta(hours=24):2,timedelta(microseconds=1):3}, {time(1),time(1,fold=1),time(2)}=={time(1),time(2)})
class D(date):
    def __eq__(s,o): return True
    def __hash__(s): return hash(date(s.year,s.month,s.day))
print(D(2024,1,1) in {date(2024,1,1)}, {date(2024,1,1):1}.get(D(2024,1,1)), len({D(2024,1,1),date(2024,1,1)}))
class E(datetime): pass
print(E(2024,1,1) in {datetime(2024,1,1)}, E(2024,1,1) in {date(2024,1,1)})
