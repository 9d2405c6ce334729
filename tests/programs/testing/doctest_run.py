"""doctest: passing and failing examples, ellipsis, exceptions, blank lines."""
import doctest
def good(x):
    """
    >>> good(2)
    4
    >>> [good(i) for i in range(3)]
    [0, 2, 4]
    >>> good(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> object() # doctest: +ELLIPSIS
    <object object at 0x...>
    >>> x = 5
    >>> if x:
    ...     print("multi")
    ... else:
    ...     print("no")
    multi
    >>> print("a   b") # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> 1 / 0 # doctest: +SKIP
    """
    return x * 2
def bad():
    """
    >>> 1 + 1
    3
    >>> undefined
    5
    """
print(doctest.testmod(verbose=False))
print(doctest.run_docstring_examples(good, globals()), [e.source for e in doctest.DocTestParser().get_examples(">>> a = 1\n>>> a\n1\n")], doctest.script_from_examples(">>> 1 + 1\n2\n"))
