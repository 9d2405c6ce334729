/**
 * The test files of CPython that conformance is counted on, unless a filter names others.
 */
export const DEFAULT_FILES: readonly string[] = `
  test_grammar test_syntax test_exceptions test_generators test_coroutines test_scope test_class test_descr test_super
  test_property test_decorators test_with test_patma test_fstring test_unpack test_unpack_ex test_extcall
  test_keywordonlyarg test_positional_only_arg test_dict test_list test_tuple test_set test_int test_long test_float
  test_complex test_bool test_str test_bytes test_range test_slice test_enumerate test_iter test_itertools test_builtin
  test_format test_string test_re test_json test_collections test_functools test_operator test_heapq test_bisect
  test_math test_random test_struct test_array test_io test_traceback test_contextlib test_dataclasses test_enum
  test_typing test_copy test_textwrap test_argparse test_string_literals test_type_params test_exception_group
  test_except_star test_named_expressions test_dictviews test_userdict test_userlist test_weakref test_datetime
  test_decimal test_fractions test_statistics test_csv test_base64 test_hashlib test_pprint test_tempfile test_shutil
  test_pathlib test_glob test_fnmatch test_logging test_thread test_threading test_threading_local test_queue
  test_concurrent_futures.test_thread_pool
`
  .trim()
  .split(/\s+/);
