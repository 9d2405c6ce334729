/** The module `_stat`: what the bits of a file's mode mean. */
import { overflowError, typeError } from "../../vm/core/errors.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";

const KIND_MASK = 0o170000;
const MODE_MASK = 0o7777;

/** Kinds of files: the letter that ls shows, and the bits; systems without a kind have 0. */
const KINDS: Readonly<Record<string, readonly [letter: string, bits: number]>> = {
  REG: ["-", 0o100000],
  DIR: ["d", 0o040000],
  LNK: ["l", 0o120000],
  SOCK: ["s", 0o140000],
  CHR: ["c", 0o020000],
  BLK: ["b", 0o060000],
  FIFO: ["p", 0o010000],
  DOOR: ["D", 0],
  PORT: ["P", 0],
  WHT: ["w", 0],
};

const PERMISSIONS: Readonly<Record<string, number>> = {
  S_ISUID: 0o4000,
  S_ISGID: 0o2000,
  S_ISVTX: 0o1000,
  S_ENFMT: 0o2000,
  S_IREAD: 0o400,
  S_IWRITE: 0o200,
  S_IEXEC: 0o100,
  S_IRWXU: 0o700,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRWXG: 0o070,
  S_IRGRP: 0o040,
  S_IWGRP: 0o020,
  S_IXGRP: 0o010,
  S_IRWXO: 0o007,
  S_IROTH: 0o004,
  S_IWOTH: 0o002,
  S_IXOTH: 0o001,
};

/** Flags of BSD's chflags(2), which are the same everywhere. */
const FLAGS: Readonly<Record<string, number>> = {
  UF_SETTABLE: 0x0000ffff,
  UF_NODUMP: 0x1,
  UF_IMMUTABLE: 0x2,
  UF_APPEND: 0x4,
  UF_OPAQUE: 0x8,
  UF_NOUNLINK: 0x10,
  UF_COMPRESSED: 0x20,
  UF_TRACKED: 0x40,
  UF_DATAVAULT: 0x80,
  UF_HIDDEN: 0x8000,
  SF_SETTABLE: 0xffff0000,
  SF_ARCHIVED: 0x10000,
  SF_IMMUTABLE: 0x20000,
  SF_APPEND: 0x40000,
  SF_NOUNLINK: 0x100000,
  SF_SNAPSHOT: 0x200000,
  SF_FIRMLINK: 0x800000,
  SF_DATALESS: 0x40000000,
};

const FIELDS = [
  "ST_MODE",
  "ST_INO",
  "ST_DEV",
  "ST_NLINK",
  "ST_UID",
  "ST_GID",
  "ST_SIZE",
  "ST_ATIME",
  "ST_MTIME",
  "ST_CTIME",
] as const;

function modeArgument(value: Value): number {
  if (typeOf(value).slots.index === undefined) throw typeError("an integer is required");
  const mode = indexNow(value);
  if (mode < 0) throw overflowError("can't convert negative value to unsigned int");
  if (mode >= 2n ** 64n) throw overflowError("Python int too large to convert to C unsigned long");
  if (mode > 0xffffffff) throw overflowError("mode out of range");
  return Number(mode);
}

/** One of the three `rwx` groups; a special bit shows in place of the x. */
function group(bits: number, special: boolean, letter: string): string {
  const execute = special ? (bits & 1 ? letter : letter.toUpperCase()) : bits & 1 ? "x" : "-";
  return (bits & 4 ? "r" : "-") + (bits & 2 ? "w" : "-") + execute;
}

/** The mode as `ls -l` shows it. */
function describeMode(mode: number): string {
  const kind = Object.values(KINDS).find(([, bits]) => bits !== 0 && (mode & KIND_MASK) === bits)?.[0] ?? "?";
  const groups = [
    group(mode >> 6, (mode & 0o4000) !== 0, "s"),
    group(mode >> 3, (mode & 0o2000) !== 0, "s"),
    group(mode, (mode & 0o1000) !== 0, "t"),
  ];
  return kind + groups.join("");
}

const onMode = (compute: (mode: number) => Value): Declaration =>
  pure("(object, /)", (mode: Value) => compute(modeArgument(mode)));

export const statModule: NativeModule = defineModule("_stat", () => {
  const kinds = Object.entries(KINDS);
  return {
    doc: "S_IFMT_: file type bits\nS_IMODE: file mode bits\nS_IS*: tests for kinds of files",
    functions: {
      ...Object.fromEntries(
        kinds.map(([name, [, bits]]) => [`S_IS${name}`, onMode((mode) => bits !== 0 && (mode & KIND_MASK) === bits)]),
      ),
      S_IMODE: onMode((mode) => mode & MODE_MASK),
      S_IFMT: onMode((mode) => mode & KIND_MASK),
      filemode: onMode(describeMode),
    },
    constants: {
      ...Object.fromEntries(kinds.map(([name, [, bits]]) => [`S_IF${name}`, bits])),
      ...PERMISSIONS,
      ...FLAGS,
      ...Object.fromEntries(FIELDS.map((name, index) => [name, index])),
    },
  };
});
