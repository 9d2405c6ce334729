/**
 * The numbers of CPython 3.13's regular expression byte code, as its `re._constants` defines them.
 * Must not know what the codes do.
 */

/** Version of the code the compiler in `re` must produce (`_sre.MAGIC`). */
export const MAGIC = 20230612;
/** Bytes of a code word. */
export const CODE_SIZE = 4;
/** As a repeat count: without limit. */
export const MAX_REPEAT = 0xffffffff;
export const MAX_GROUPS = 0x3fffffff;

export const FAILURE = 0;
export const SUCCESS = 1;
export const ANY = 2;
export const ANY_ALL = 3;
export const ASSERT = 4;
export const ASSERT_NOT = 5;
export const AT = 6;
export const BRANCH = 7;
export const CATEGORY = 8;
export const CHARSET = 9;
export const BIGCHARSET = 10;
export const GROUPREF = 11;
export const GROUPREF_EXISTS = 12;
export const IN = 13;
export const INFO = 14;
export const JUMP = 15;
export const LITERAL = 16;
export const MARK = 17;
export const MAX_UNTIL = 18;
export const MIN_UNTIL = 19;
export const NOT_LITERAL = 20;
export const NEGATE = 21;
export const RANGE = 22;
export const REPEAT = 23;
export const REPEAT_ONE = 24;
export const MIN_REPEAT_ONE = 26;
export const ATOMIC_GROUP = 27;
export const POSSESSIVE_REPEAT = 28;
export const POSSESSIVE_REPEAT_ONE = 29;
export const GROUPREF_IGNORE = 30;
export const IN_IGNORE = 31;
export const LITERAL_IGNORE = 32;
export const NOT_LITERAL_IGNORE = 33;
export const GROUPREF_LOC_IGNORE = 34;
export const IN_LOC_IGNORE = 35;
export const LITERAL_LOC_IGNORE = 36;
export const NOT_LITERAL_LOC_IGNORE = 37;
export const GROUPREF_UNI_IGNORE = 38;
export const IN_UNI_IGNORE = 39;
export const LITERAL_UNI_IGNORE = 40;
export const NOT_LITERAL_UNI_IGNORE = 41;
export const RANGE_UNI_IGNORE = 42;

export const AT_BEGINNING = 0;
export const AT_BEGINNING_LINE = 1;
export const AT_BEGINNING_STRING = 2;
export const AT_BOUNDARY = 3;
export const AT_NON_BOUNDARY = 4;
export const AT_END = 5;
export const AT_END_LINE = 6;
export const AT_END_STRING = 7;
export const AT_LOC_BOUNDARY = 8;
export const AT_LOC_NON_BOUNDARY = 9;
export const AT_UNI_BOUNDARY = 10;
export const AT_UNI_NON_BOUNDARY = 11;

/** Categories come in pairs: an odd number is the complement of the one before. */
export const CATEGORY_DIGIT = 0;
export const CATEGORY_SPACE = 2;
export const CATEGORY_WORD = 4;
export const CATEGORY_LINEBREAK = 6;
export const CATEGORY_LOC_WORD = 8;
export const CATEGORY_UNI_DIGIT = 10;
export const CATEGORY_UNI_SPACE = 12;
export const CATEGORY_UNI_WORD = 14;
export const CATEGORY_UNI_LINEBREAK = 16;
export const CATEGORY_COUNT = 18;
