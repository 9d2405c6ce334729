"""`from atomic import atomic`, as in early versions of pypy-stm; see the module transaction."""

from transaction import atomic, getsegmentlimit, hint_commit_soon, is_atomic
