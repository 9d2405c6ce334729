/**
 * Code objects as bytes: for the bytecode cache, the stdlib image and sending code to other executors.
 *
 * All strings of a module are stored once, in one text that is decoded as a whole and sliced on demand. A nested code
 * object is decoded when it is first asked for, so that loading a module costs little more than what runs.
 *
 * Layout: stamp (4 bytes), string table, code. Numbers are unsigned LEB128 unless said otherwise.
 */
import { ByteReader, ByteWriter } from "./bytes.ts";
import type { CodeUnit } from "./code-unit.ts";
import type { CodeConstant, Constant } from "./constant.ts";
import { OPCODES } from "./opcodes.ts";
import { StringTableReader, StringTableWriter } from "./string-table.ts";

/** Change it when the layout changes; a changed bytecode table changes the stamp by itself. */
const LAYOUT_VERSION = 1;

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
  return readCode(reader, strings, filename);
}

function writeCode(out: ByteWriter, strings: StringTableWriter, unit: CodeUnit): void {
  const texts = (list: readonly string[]) => {
    out.number(list.length);
    for (const text of list) out.number(strings.index(text));
  };
  texts([unit.name, unit.qualname, unit.filename]);
  for (const n of [unit.firstLine, unit.argCount, unit.posOnlyCount, unit.kwOnlyCount, unit.flags, unit.stackSize]) {
    out.number(n);
  }
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

function readCode(reader: ByteReader, strings: StringTableReader, filename: string | undefined): CodeUnit {
  const texts = (): string[] => {
    const list: string[] = new Array(reader.number());
    for (let i = 0; i < list.length; i++) list[i] = strings.at(reader.number());
    return list;
  };
  const [name, qualname, storedFilename] = texts();
  const firstLine = reader.number();
  const argCount = reader.number();
  const posOnlyCount = reader.number();
  const kwOnlyCount = reader.number();
  const flags = reader.number();
  const stackSize = reader.number();
  const names = texts();
  const localsPlusNames = texts();
  const localsPlusKinds = reader.bytes(localsPlusNames.length);
  const words = new Uint32Array(reader.number());
  for (let i = 0; i < words.length; i++) {
    const code = reader.byte();
    words[i] = code | (reader.number() << 8);
  }
  const exceptionTable = new Int32Array(reader.number());
  for (let i = 0; i < exceptionTable.length; i++) exceptionTable[i] = reader.number();
  const positions = reader.bytes(reader.number());
  const constants = readConstants(reader, strings, filename);
  return {
    name,
    qualname,
    filename: filename ?? storedFilename,
    firstLine,
    argCount,
    posOnlyCount,
    kwOnlyCount,
    flags,
    stackSize,
    words,
    constants,
    names,
    localsPlusNames,
    localsPlusKinds,
    exceptionTable,
    positions,
  };
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
    case "code": {
      const body = new ByteWriter();
      writeCode(body, strings, value.code);
      const bytes = body.finish();
      out.byte(TAGS.code);
      out.number(bytes.length);
      out.bytes(bytes);
      return;
    }
  }
}

function readConstants(reader: ByteReader, strings: StringTableReader, filename: string | undefined): Constant[] {
  const list: Constant[] = new Array(reader.number());
  for (let i = 0; i < list.length; i++) list[i] = readConstant(reader, strings, filename);
  return list;
}

function readConstant(reader: ByteReader, strings: StringTableReader, filename: string | undefined): Constant {
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
      return { tag: "tuple", items: readConstants(reader, strings, filename) };
    case TAGS.frozenset:
      return { tag: "frozenset", items: readConstants(reader, strings, filename) };
    case TAGS.code:
      return new LazyCode(reader.bytes(reader.number()), strings, filename);
    default:
      throw new CodeFormatError(`unknown constant tag ${tag}`);
  }
}

/** A nested code object that is decoded when it is first asked for. */
class LazyCode implements CodeConstant {
  readonly tag = "code";
  private decoded: CodeUnit | null = null;
  private readonly bytes: Uint8Array;
  private readonly strings: StringTableReader;
  private readonly filename: string | undefined;

  constructor(bytes: Uint8Array, strings: StringTableReader, filename: string | undefined) {
    this.bytes = bytes;
    this.strings = strings;
    this.filename = filename;
  }

  get code(): CodeUnit {
    this.decoded ??= readCode(new ByteReader(this.bytes), this.strings, this.filename);
    return this.decoded;
  }
}
