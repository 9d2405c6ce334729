/**
 * Code objects as bytes: for the bytecode cache, the stdlib image and sending code to other executors.
 *
 * All strings of a module are stored once, in one text that is decoded as a whole and sliced on demand. The body of a code
 * object is decoded when it is first asked for, so that loading a module costs little more than what runs.
 *
 * Layout: stamp (4 bytes), string table, code. Numbers are unsigned LEB128 unless said otherwise.
 */
import { ByteReader, ByteWriter } from "./bytes.ts";
import type { CodeUnit } from "./code-unit.ts";
import type { Constant } from "./constant.ts";
import { OPCODES } from "./opcodes.ts";
import { StringTableReader, StringTableWriter } from "./string-table.ts";

/** Change it when the layout changes; a changed bytecode table changes the stamp by itself. */
const LAYOUT_VERSION = 2;

/** The bytes are not of this version of pystm, or not code at all. */
export class CodeFormatError extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = "CodeFormatError";
  }
}

/** Identifies the layout and the bytecode table (FNV-1a over names and operand kinds). */
const STAMP = (() => {
  let hash = 0x811c9dc5 ^ LAYOUT_VERSION;
  for (const { name, operand } of OPCODES) {
    for (const char of `${name} ${operand};`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  }
  return hash >>> 0;
})();

const TAGS = {
  none: 0,
  false: 1,
  true: 2,
  ellipsis: 3,
  natural: 4,
  negative: 5,
  bigNatural: 6,
  bigNegative: 7,
  float: 8,
  complex: 9,
  text: 10,
  surrogateText: 11,
  bytes: 12,
  tuple: 13,
  frozenset: 14,
  code: 15,
} as const;

export function encodeCode(unit: CodeUnit): Uint8Array {
  const strings = new StringTableWriter();
  const body = new ByteWriter();
  writeCode(body, strings, unit);
  const out = new ByteWriter();
  out.uint32(STAMP);
  strings.write(out);
  out.bytes(body.finish());
  return out.finish();
}

/**
 * The code object that encodeCode() wrote. With `filename`, that replaces the file name of it and the code objects in
 * it. The result refers to `bytes`, which must not change. Throws CodeFormatError if another version wrote them.
 */
export function decodeCode(bytes: Uint8Array, filename?: string): CodeUnit {
  const reader = new ByteReader(bytes);
  if (bytes.length < 4 || reader.uint32() !== STAMP) throw new CodeFormatError("bytecode of another version");
  const strings = new StringTableReader(reader);
  return new StoredCode(reader, { bytes, strings, filename });
}

/** Head first (what a function object shows of its code), then the length of the body and the body. */
function writeCode(out: ByteWriter, strings: StringTableWriter, unit: CodeUnit): void {
  for (const text of [unit.name, unit.qualname, unit.filename]) out.number(strings.index(text));
  for (const n of [unit.firstLine, unit.argCount, unit.posOnlyCount, unit.kwOnlyCount, unit.flags, unit.stackSize]) {
    out.number(n);
  }
  const body = new ByteWriter();
  writeBody(body, strings, unit);
  const bytes = body.finish();
  out.number(bytes.length);
  out.bytes(bytes);
}

function writeBody(out: ByteWriter, strings: StringTableWriter, unit: CodeUnit): void {
  const texts = (list: readonly string[]) => {
    out.number(list.length);
    for (const text of list) out.number(strings.index(text));
  };
  texts(unit.names);
  texts(unit.localsPlusNames);
  out.bytes(unit.localsPlusKinds);
  out.number(unit.words.length);
  for (const word of unit.words) {
    out.byte(word & 0xff);
    out.number(word >>> 8);
  }
  out.number(unit.exceptionTable.length);
  for (const n of unit.exceptionTable) out.number(n);
  out.number(unit.positions.length);
  out.bytes(unit.positions);
  writeConstants(out, strings, unit.constants);
}

/** What a code object shows only when it runs or is looked into. */
type Body = Pick<
  CodeUnit,
  "words" | "constants" | "names" | "localsPlusNames" | "localsPlusKinds" | "exceptionTable" | "positions"
>;

/** What the code objects of a module share. */
interface Source {
  readonly bytes: Uint8Array;
  readonly strings: StringTableReader;
  /** The file name to put in place of the stored one. */
  readonly filename: string | undefined;
}

function readBody(reader: ByteReader, source: Source): Body {
  const { strings } = source;
  const texts = (): string[] => {
    const list: string[] = new Array(reader.number());
    for (let i = 0; i < list.length; i++) list[i] = strings.at(reader.number());
    return list;
  };
  const names = texts();
  const localsPlusNames = texts();
  const localsPlusKinds = reader.bytes(localsPlusNames.length);
  const words = new Uint32Array(reader.number());
  for (let i = 0; i < words.length; i++) {
    const code = reader.byte();
    words[i] = code | (reader.number() << 8);
  }
  const tableLength = reader.number();
  const exceptionTable = tableLength === 0 ? NO_TABLE : new Int32Array(tableLength);
  for (let i = 0; i < tableLength; i++) exceptionTable[i] = reader.number();
  const positions = reader.bytes(reader.number());
  const constants = readConstants(reader, source);
  return { words, constants, names, localsPlusNames, localsPlusKinds, exceptionTable, positions };
}

const NO_TABLE = new Int32Array(0);

/** A code object whose body is decoded when it is first asked for: most functions of a module that is loaded never run. */
class StoredCode implements CodeUnit {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly argCount: number;
  readonly posOnlyCount: number;
  readonly kwOnlyCount: number;
  readonly flags: number;
  readonly stackSize: number;
  /** Where the body is; `source` is null once it is decoded. */
  private source: Source | null;
  private readonly at: number;
  private decoded: Body | null = null;

  constructor(reader: ByteReader, source: Source) {
    const { strings, filename } = source;
    this.name = strings.at(reader.number());
    this.qualname = strings.at(reader.number());
    const storedFilename = reader.number();
    this.filename = filename ?? strings.at(storedFilename);
    this.firstLine = reader.number();
    this.argCount = reader.number();
    this.posOnlyCount = reader.number();
    this.kwOnlyCount = reader.number();
    this.flags = reader.number();
    this.stackSize = reader.number();
    this.source = source;
    this.at = reader.skip(reader.number());
  }

  private get body(): Body {
    if (this.decoded === null) {
      const source = this.source!;
      this.decoded = readBody(new ByteReader(source.bytes, this.at), source);
      this.source = null;
    }
    return this.decoded;
  }

  get words(): Uint32Array {
    return this.body.words;
  }
  get constants(): readonly Constant[] {
    return this.body.constants;
  }
  get names(): readonly string[] {
    return this.body.names;
  }
  get localsPlusNames(): readonly string[] {
    return this.body.localsPlusNames;
  }
  get localsPlusKinds(): Uint8Array {
    return this.body.localsPlusKinds;
  }
  get exceptionTable(): Int32Array {
    return this.body.exceptionTable;
  }
  get positions(): Uint8Array {
    return this.body.positions;
  }
}

function writeConstants(out: ByteWriter, strings: StringTableWriter, list: readonly Constant[]): void {
  out.number(list.length);
  for (const value of list) writeConstant(out, strings, value);
}

function writeConstant(out: ByteWriter, strings: StringTableWriter, value: Constant): void {
  if (value === null) {
    out.byte(TAGS.none);
    return;
  }
  switch (typeof value) {
    case "boolean":
      out.byte(value ? TAGS.true : TAGS.false);
      return;
    case "number":
      out.byte(value < 0 ? TAGS.negative : TAGS.natural);
      out.number(Math.abs(value));
      return;
    case "bigint":
      out.byte(value < 0n ? TAGS.bigNegative : TAGS.bigNatural);
      out.number(strings.index((value < 0n ? -value : value).toString(16)));
      return;
    case "string":
      out.byte(TAGS.text);
      out.number(strings.index(value));
      return;
  }
  switch (value.tag) {
    case "float":
      out.byte(TAGS.float);
      out.float64(value.value);
      return;
    case "complex":
      out.byte(TAGS.complex);
      out.float64(value.real);
      out.float64(value.imag);
      return;
    case "bytes":
      out.byte(TAGS.bytes);
      out.number(value.value.length);
      out.bytes(value.value);
      return;
    case "str":
      out.byte(TAGS.surrogateText);
      out.number(value.codePoints.length);
      for (const point of value.codePoints) out.number(point);
      return;
    case "ellipsis":
      out.byte(TAGS.ellipsis);
      return;
    case "tuple":
    case "frozenset":
      out.byte(TAGS[value.tag]);
      writeConstants(out, strings, value.items);
      return;
    case "code":
      out.byte(TAGS.code);
      writeCode(out, strings, value.code);
      return;
  }
}

function readConstants(reader: ByteReader, source: Source): Constant[] {
  const list: Constant[] = new Array(reader.number());
  for (let i = 0; i < list.length; i++) list[i] = readConstant(reader, source);
  return list;
}

function readConstant(reader: ByteReader, source: Source): Constant {
  const { strings } = source;
  const tag = reader.byte();
  switch (tag) {
    case TAGS.none:
      return null;
    case TAGS.false:
      return false;
    case TAGS.true:
      return true;
    case TAGS.ellipsis:
      return { tag: "ellipsis" };
    case TAGS.natural:
      return reader.number();
    case TAGS.negative:
      return -reader.number();
    case TAGS.bigNatural:
      return BigInt(`0x${strings.at(reader.number())}`);
    case TAGS.bigNegative:
      return -BigInt(`0x${strings.at(reader.number())}`);
    case TAGS.float:
      return { tag: "float", value: reader.float64() };
    case TAGS.complex:
      return { tag: "complex", real: reader.float64(), imag: reader.float64() };
    case TAGS.text:
      return strings.at(reader.number());
    case TAGS.surrogateText:
      return { tag: "str", codePoints: Array.from({ length: reader.number() }, () => reader.number()) };
    case TAGS.bytes:
      return { tag: "bytes", value: reader.bytes(reader.number()) };
    case TAGS.tuple:
      return { tag: "tuple", items: readConstants(reader, source) };
    case TAGS.frozenset:
      return { tag: "frozenset", items: readConstants(reader, source) };
    case TAGS.code:
      return { tag: "code", code: new StoredCode(reader, source) };
    default:
      throw new CodeFormatError(`unknown constant tag ${tag}`);
  }
}
