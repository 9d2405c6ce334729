/** sys.stdlib_module_names: the library's top-level modules on all platforms, also those that are not to be had here. */

/** Modules of CPython 3.13's library that this one lacks. */
const ABSENT = `
  _aix_support _asyncio _bz2 _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _ctypes _curses
  _curses_panel _dbm _elementtree _frozen_importlib _frozen_importlib_external _gdbm _interpchannels _interpqueues
  _interpreters _lsprof _lzma _multibytecodec _multiprocessing _osx_support _overlapped _pickle _posixshmem _pydecimal
  _queue _scproxy _sqlite3 _ssl _suggestions _sysconfig _tkinter _uuid _winapi _wmi _zoneinfo curses dbm ensurepip
  idlelib lzma mmap msvcrt nt pydoc_data pyexpat readline sqlite3 ssl syslog termios tkinter turtle turtledemo venv
  winreg winsound
`
  .trim()
  .split(/\s+/);

/** Modules of ours that are no part of the library. */
const OURS = new RegExp(
  `^(?:${[
    ...["__hello__", "__phello__", "_apple_support", "_image_importer", "_ready_modules", "_pystm_.*", "_sysconfigdata_.*"],
    ...["_warm_up", "__pypy__", "_stm", "_stm_containers", "atomic", "pypystm", "transaction"],
  ].join("|")})$`,
);

/** The names, given those of the modules that exist. */
export const libraryNamesOf = (existing: readonly string[]): string[] => [
  ...existing.filter((name) => !name.includes(".") && !OURS.test(name)),
  ...ABSENT,
];
