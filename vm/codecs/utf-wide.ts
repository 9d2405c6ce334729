/** UTF-16 and UTF-32, in either byte order, with or without a byte order mark. Errors as Objects/unicodeobject.c reports them. */
import type { PlainStr, Text } from "../objects/str-object.ts";
import { unitAt } from "../objects/units.ts";
import { asciiBytes, type Decoded, DecodeRun, EncodeRun } from "./runs.ts";

/** Byte order: -1 little, 1 big, 0 by mark (little without one). */
export type ByteOrder = -1 | 0 | 1;

export interface WideDecoded extends Decoded {
  /** As found out from a mark, or as given. */
  readonly byteOrder: ByteOrder;
}

type Width = 2 | 4;

const suffix = (order: ByteOrder): string => (order > 0 ? "be" : "le");

function unitOf(bytes: Uint8Array, at: number, width: Width, big: boolean): number {
  let unit = 0;
  for (let i = 0; i < width; i++) unit = unit * 256 + bytes[at + (big ? i : width - 1 - i)]!;
  return unit;
}

/** Finds the byte order from a mark; gives how long the mark is. */
function readMark(bytes: Uint8Array, width: Width, order: ByteOrder): [order: ByteOrder, length: number] {
  if (order !== 0 || bytes.length < width) return [order, 0];
  if (unitOf(bytes, 0, width, false) === 0xfeff) return [-1, width];
  return unitOf(bytes, 0, width, true) === 0xfeff ? [1, width] : [0, 0];
}

export function decodeUtf16(bytes: Uint8Array, errors: string, order: ByteOrder, final: boolean): WideDecoded {
  const [found, start] = readMark(bytes, 2, order);
  const run = new DecodeRun(bytes, `utf-16-${suffix(found)}`, errors);
  const big = found > 0;
  let at = start;
  for (;;) {
    const { length } = run.bytes;
    if (at + 1 >= length) {
      if (at >= length || !final) break;
      at = run.fault(at, length, "truncated data");
      continue;
    }
    const unit = unitOf(run.bytes, at, 2, big);
    if ((unit & 0xf800) !== 0xd800) {
      run.out.push(unit);
      at += 2;
    } else if (unit >= 0xdc00) at = run.fault(at, at + 2, "illegal encoding");
    else if (at + 3 >= length) {
      if (!final) break;
      at = run.fault(at, length, "unexpected end of data");
    } else {
      const low = unitOf(run.bytes, at + 2, 2, big);
      if ((low & 0xfc00) === 0xdc00) {
        run.out.push(0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff));
        at += 4;
      } else at = run.fault(at, at + 2, "illegal UTF-16 surrogate");
    }
  }
  return { ...run.finish(at), byteOrder: found };
}

export function decodeUtf32(bytes: Uint8Array, errors: string, order: ByteOrder, final: boolean): WideDecoded {
  const [found, start] = readMark(bytes, 4, order);
  const run = new DecodeRun(bytes, `utf-32-${suffix(found)}`, errors);
  let at = start;
  for (;;) {
    const { length } = run.bytes;
    if (at + 3 >= length) {
      if (at >= length || !final) break;
      at = run.fault(at, length, "truncated data");
      continue;
    }
    const cp = unitOf(run.bytes, at, 4, found > 0);
    if (cp > 0x10ffff) at = run.fault(at, at + 4, "code point not in range(0x110000)");
    else if (cp >= 0xd800 && cp <= 0xdfff) {
      at = run.fault(at, at + 4, "code point in surrogate code point range(0xd800, 0xe000)");
    } else {
      run.out.push(cp);
      at += 4;
    }
  }
  return { ...run.finish(at), byteOrder: found };
}

function encodeWide(str: PlainStr, errors: string, order: ByteOrder, width: Width): Uint8Array {
  const big = order > 0;
  const encoding = `utf-${width * 8}${order === 0 ? "" : `-${suffix(order)}`}`;
  const run = new EncodeRun(str, encoding, errors, (text: Text) => asciiBytes(text, width, big), width);
  const { text, out } = run;
  const put = (unit: number): void => {
    for (let i = 0; i < width; i++) out.push((unit >>> (8 * (big ? width - 1 - i : i))) & 0xff);
  };
  if (order === 0) put(0xfeff);
  let at = 0;
  while (at < text.length) {
    const cp = unitAt(text, at);
    if ((cp & 0xfffff800) === 0xd800) {
      at = run.fault(at, at + 1, "surrogates not allowed");
      continue;
    }
    if (cp > 0xffff && width === 2) {
      put(0xd7c0 + (cp >> 10));
      put(0xdc00 + (cp & 0x3ff));
    } else put(cp);
    at++;
  }
  return out.finish();
}

export const encodeUtf16 = (str: PlainStr, errors: string, order: ByteOrder) => encodeWide(str, errors, order, 2);
export const encodeUtf32 = (str: PlainStr, errors: string, order: ByteOrder) => encodeWide(str, errors, order, 4);
