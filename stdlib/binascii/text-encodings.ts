/** Base64, uuencoding and quoted-printable on bytes. Pure; `fail` raises binascii.Error. */

type Fail = (message: string) => never;

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Uint8Array(256).fill(255);
for (let i = 0; i < 64; i++) VALUES[BASE64.charCodeAt(i)] = i;

const PAD = 61;

/** Decodes base64. Unless `strict`, characters that are not base64 are skipped. */
export function decodeBase64(data: Uint8Array, strict: boolean, fail: Fail): Uint8Array {
  if (strict && data[0] === PAD) fail("Leading padding not allowed");
  const out = new Uint8Array(Math.ceil((data.length * 3) / 4));
  let count = 0;
  let place = 0;
  let bits = 0;
  let pads = 0;
  let padded = false;
  for (let i = 0; i < data.length; i++) {
    if (data[i] === PAD) {
      padded = true;
      if (strict && place === 0) fail("Excess padding not allowed");
      if (place >= 2 && place + ++pads >= 4) {
        // A complete pad ends the data.
        if (strict && i + 1 < data.length) fail("Excess data after padding");
        return out.slice(0, count);
      }
      continue;
    }
    const value = VALUES[data[i]];
    if (value === 255) {
      if (strict) fail("Only base64 data is allowed");
      continue;
    }
    if (strict && padded) fail("Discontinuous padding not allowed");
    pads = 0;
    if (place > 0) out[count++] = (bits << (place * 2)) | (value >> (6 - place * 2));
    bits = value;
    place = (place + 1) & 3;
  }
  if (place === 1) {
    const digits = Math.floor(count / 3) * 4 + 1;
    fail(`Invalid base64-encoded string: number of data characters (${digits}) cannot be 1 more than a multiple of 4`);
  }
  if (place !== 0) fail("Incorrect padding");
  return out.slice(0, count);
}

const SPACE = 32;
const BACKTICK = 96;
const isEndOfLine = (byte: number): boolean => byte === 10 || byte === 13;

/** Decodes one uuencoded line: a length, then that many bytes in groups of six bits. */
export function decodeUu(data: Uint8Array, fail: Fail): Uint8Array {
  const length = ((data[0] ?? 0) - SPACE) & 63;
  const out = new Uint8Array(length);
  let bits = 0;
  let width = 0;
  let at = 1;
  for (let count = 0; count < length; at++) {
    // Spaces at the end of a line may have been eaten.
    let value = 0;
    if (at < data.length && !isEndOfLine(data[at])) {
      if (data[at] < SPACE || data[at] > BACKTICK) fail("Illegal char");
      value = (data[at] - SPACE) & 63;
    }
    bits = ((bits << 6) | value) & 0xffff;
    width += 6;
    if (width >= 8) {
      width -= 8;
      out[count++] = bits >> width;
    }
  }
  for (; at < data.length; at++) {
    if (data[at] !== SPACE && data[at] !== BACKTICK && !isEndOfLine(data[at])) fail("Trailing garbage");
  }
  return out;
}

/** One uuencoded line of at most 45 bytes. */
export function encodeUu(data: Uint8Array, backtick: boolean, fail: Fail): Uint8Array {
  if (data.length > 45) fail("At most 45 bytes at once");
  const digit = (value: number): number => (value === 0 && backtick ? BACKTICK : value + SPACE);
  const out = [digit(data.length)];
  for (let i = 0; i < data.length; i += 3) {
    const group = (data[i] << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) out.push(digit((group >> shift) & 63));
  }
  out.push(10);
  return Uint8Array.from(out);
}

function hexValue(byte: number | undefined): number {
  const value = byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? -1 : value;
}

/** Decodes quoted-printable; in a `header`, an underscore is a space. */
export function decodeQuotedPrintable(data: Uint8Array, header: boolean): Uint8Array {
  const out: number[] = [];
  let i = 0;
  while (i < data.length) {
    const byte = data[i++];
    if (byte !== PAD) out.push(header && byte === 95 ? SPACE : byte);
    else if (i >= data.length) break;
    else if (isEndOfLine(data[i])) {
      // A soft line break.
      while (i < data.length && data[i] !== 10) i++;
      i++;
    } else if (data[i] === PAD) {
      out.push(PAD);
      i++;
    } else if (hexValue(data[i]) >= 0 && hexValue(data[i + 1]) >= 0) {
      out.push(hexValue(data[i]) * 16 + hexValue(data[i + 1]));
      i += 2;
    } else out.push(PAD);
  }
  return Uint8Array.from(out);
}

const MAX_LINE = 76;
const HEX = "0123456789ABCDEF";

export interface QuotedPrintableOptions {
  /** Quote tabs and spaces, too. */
  readonly quoteTabs: boolean;
  /** Line ends are line ends and not data. */
  readonly isText: boolean;
  /** Spaces become underscores. */
  readonly header: boolean;
}

/** Encodes quoted-printable, with the kind of line end that the data's first line has. */
export function encodeQuotedPrintable(data: Uint8Array, options: QuotedPrintableOptions): Uint8Array {
  const out: number[] = [];
  const firstNewline = data.indexOf(10);
  const lineEnd = firstNewline > 0 && data[firstNewline - 1] === 13 ? [13, 10] : [10];
  let lineLength = 0;
  const quote = (byte: number): void => {
    out.push(PAD, HEX.charCodeAt(byte >> 4), HEX.charCodeAt(byte & 15));
  };
  const softBreak = (): void => {
    out.push(PAD, ...lineEnd);
    lineLength = 0;
  };
  for (let i = 0; i < data.length; i++) {
    const byte = data[i];
    const next = data[i + 1];
    if (mustQuote(data, i, lineLength, options)) {
      if (lineLength + 3 >= MAX_LINE) softBreak();
      quote(byte);
      lineLength += 3;
    } else if (options.isText && (byte === 10 || (byte === 13 && next === 10))) {
      lineLength = 0;
      // White space at the end of a line would get lost.
      const last = out.at(-1);
      if (last === SPACE || last === 9) {
        out.pop();
        quote(last);
      }
      out.push(...lineEnd);
      if (byte === 13) i++;
    } else {
      if (next !== undefined && next !== 10 && lineLength + 1 >= MAX_LINE) softBreak();
      lineLength++;
      out.push(options.header && byte === SPACE ? 95 : byte);
    }
  }
  return Uint8Array.from(out);
}

function mustQuote(
  data: Uint8Array,
  i: number,
  lineLength: number,
  { quoteTabs, isText, header }: QuotedPrintableOptions,
): boolean {
  const byte = data[i];
  const next = data[i + 1];
  if (byte > 126 || byte === PAD || (header && byte === 95)) return true;
  // A dot alone on a line ends a mail.
  if (byte === 46 && lineLength === 0 && (next === undefined || isEndOfLine(next) || next === 0)) return true;
  if (isEndOfLine(byte)) return !isText;
  const isBlank = byte === 9 || byte === SPACE;
  if (isBlank && next === undefined) return true;
  return byte < 33 && (quoteTabs || !isBlank);
}

/** The CRC of binhex4: polynomial 0x1021, most significant bit first. */
export function crcHqx(data: Uint8Array, start: number): number {
  let crc = start & 0xffff;
  for (const byte of data) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : crc << 1;
  }
  return crc;
}
