"""statistics: averages, spread, quantiles, regression, NormalDist."""
from statistics import *
from fractions import Fraction as F
from decimal import Decimal as D
d = [1, 2, 2, 3, 4, 7, 9]
def r(x): return float(f"{x:.10g}")
print(mean(d), fmean(d), median(d), median_low([1, 2, 3, 4]), median_high([1, 2, 3, 4]), median([1, 3, 5, 7]), r(median_grouped([1, 3, 3, 5, 7])), mode(d), multimode("aabbc"), r(pstdev(d)), r(pvariance(d)), r(stdev(d)), r(variance(d)), mean([F(1, 2), F(3, 4)]), mean([D("0.5"), D("0.75")]), fmean([1, 2, 3], weights=[3, 2, 1]), r(geometric_mean([54, 24, 36])), harmonic_mean([40, 60]), r(harmonic_mean([40, 60], weights=[5, 30])), quantiles(range(1, 12)), quantiles([1, 2, 3, 4], n=2), quantiles(range(10), n=10, method="inclusive"), mean([True, False]), mode("hello"), multimode([]), variance([F(1, 6), F(1, 2), F(5, 3)]), stdev([1.5, 2.5]), pvariance([1, 2, 3], mu=2), median([1.5]), mean(range(10**5)), mean([1e20, 1, -1e20, 2]), mean([10**400, 10**400]) == 10**400)
print(r(correlation([1, 2, 3, 4], [2, 4, 6, 9])), covariance([1, 2, 3], [1, 5, 7]), linear_regression([1, 2, 3], [2, 4, 6]), linear_regression([1, 2, 3], [2, 4, 7], proportional=True), r(correlation([1, 2, 3], [3, 1, 2], method="ranked")))
for f in (lambda: mean([]), lambda: median([]), lambda: mode([]), lambda: stdev([1]), lambda: variance([]), lambda: pstdev([]), lambda: geometric_mean([]), lambda: geometric_mean([0, 1]), lambda: harmonic_mean([-1]), lambda: quantiles([1]), lambda: quantiles([1, 2], n=0), lambda: mean(["a"]), lambda: mean(5), lambda: fmean([]), lambda: correlation([1], [1]), lambda: correlation([1, 2], [1]), lambda: correlation([1, 1], [1, 2]), lambda: linear_regression([1, 1], [1, 2]), lambda: harmonic_mean([0, 1]), lambda: fmean([1], [1, 2]), lambda: quantiles([1, 2], method="x"), lambda: NormalDist(0, -1), lambda: NormalDist(0, 0).cdf(1), lambda: mean([1, None])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, r(n.cdf(115)), r(n.pdf(100)), r(n.inv_cdf(0.975)), n.zscore(130), n + 5, n * 2, -n, n - n, NormalDist(1, 2) == NormalDist(1, 2), [r(q) for q in n.quantiles(4)], r(n.overlap(NormalDist(110, 10))), NormalDist.from_samples([1, 2, 3]), NormalDist(), n / 3, [round(x, 3) for x in n.samples(2, seed=1)])
print(r(kde([1, 2, 3], h=1)(2)), repr(StatisticsError.__mro__[1]))
