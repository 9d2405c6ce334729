"""The names that pypy-stm's module pypystm offers; see the module transaction."""

from transaction import (
    Empty, atomic, clock, getsegmentlimit, hashtable, hint_commit_soon, is_atomic, last_abort_info, local, queue, stmdict, stmset,
    time,
)
