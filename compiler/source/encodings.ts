/**
 * The source encodings other than UTF-8: single bytes by table, the rest through the platform's decoder.
 */

/** Thrown with the message of Python's UnicodeDecodeError or LookupError. */
export class DecodeFailure extends Error {}

/** Python's names (in lower case, `_` for any separator) of what the platform's decoder knows by another name. */
const PLATFORM_LABELS: Readonly<Record<string, string>> = {
  latin_9: "iso-8859-15",
  l9: "iso-8859-15",
  latin_2: "iso-8859-2",
  l2: "iso-8859-2",
  koi8_r: "koi8-r",
  koi8_u: "koi8-u",
  mac_roman: "macintosh",
  macroman: "macintosh",
  mac_cyrillic: "x-mac-cyrillic",
  cp866: "ibm866",
  ibm866: "ibm866",
  sjis: "shift_jis",
  shift_jis: "shift_jis",
  shiftjis: "shift_jis",
  cp932: "shift_jis",
  ms932: "shift_jis",
  euc_jp: "euc-jp",
  eucjp: "euc-jp",
  ujis: "euc-jp",
  iso2022_jp: "iso-2022-jp",
  iso_2022_jp: "iso-2022-jp",
  euc_kr: "euc-kr",
  euckr: "euc-kr",
  cp949: "euc-kr",
  gbk: "gbk",
  cp936: "gbk",
  gb2312: "gbk",
  gb18030: "gb18030",
  big5: "big5",
  cp950: "big5",
};

const LATIN_1: ReadonlySet<string> = new Set(["latin_1", "latin1", "latin", "l1", "iso_8859_1", "iso8859_1", "8859", "cp819"]);
const ASCII: ReadonlySet<string> = new Set(["ascii", "us_ascii", "646"]);
const UTF_8: ReadonlySet<string> = new Set(["utf8", "u8", "utf", "utf_8", "cp65001"]);

/** For want of another decoder. */
function decodeUnknown(_bytes: Uint8Array, encoding: string): string {
  throw new DecodeFailure(`unknown encoding: ${encoding}`);
}

/** Decodes with an encoding by any of its Python names; what is not known here is for `decodeOther`. Throws DecodeFailure. */
export function decodeWith(encoding: string, bytes: Uint8Array, decodeOther = decodeUnknown): string {
  const name = encoding.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "_");
  if (LATIN_1.has(name)) return Buffer.from(bytes).toString("latin1");
  if (ASCII.has(name)) {
    const bad = bytes.findIndex((byte) => byte > 0x7f);
    if (bad >= 0) throw new DecodeFailure(cannotDecode("ascii", bytes[bad], bad, "ordinal not in range(128)"));
    return Buffer.from(bytes).toString("latin1");
  }
  const label = UTF_8.has(name) ? "utf-8" : platformLabel(name);
  if (label === null) return decodeOther(bytes, encoding);
  if (/^(windows-|iso-8859-)/.test(label)) return decodeCharmap(label, bytes);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new DecodeFailure(`unknown encoding: ${encoding}`);
    const at = firstBadByte(label, bytes);
    const codec = label === "utf-8" ? "utf-8" : name;
    throw new DecodeFailure(
      cannotDecode(codec, bytes[at], at, label === "utf-8" ? "invalid start byte" : "illegal multibyte sequence"),
    );
  }
}

function platformLabel(name: string): string | null {
  const known = PLATFORM_LABELS[name];
  if (known !== undefined) return known;
  const windows = /^(?:cp|windows_)(125[0-8]|874)$/.exec(name);
  if (windows !== null) return `windows-${windows[1]}`;
  const iso = /^iso_?8859_(\d+)$/.exec(name);
  if (iso !== null && Number(iso[1]) <= 16 && iso[1] !== "12") return `iso-8859-${iso[1]}`;
  return null;
}

function decodeCharmap(label: string, bytes: Uint8Array): string {
  // The web's ISO 8859-9 and -11 are really Windows code pages, which differ from them in 0x80-0x9f only.
  const iso = label.startsWith("iso");
  const decoder = new TextDecoder(label);
  const table = Array.from({ length: 256 }, (_, byte) => {
    if (byte < 0x80 || (iso && byte < 0xa0)) return String.fromCharCode(byte);
    const c = decoder.decode(Uint8Array.of(byte));
    // Where the web's tables fill a hole with a control character or a replacement, Python has a hole.
    return c === "\ufffd" || (!iso && c >= "\x80" && c <= "\x9f") ? null : c;
  });
  let text = "";
  for (let i = 0; i < bytes.length; i++) {
    const c = table[bytes[i]];
    if (c === null) throw new DecodeFailure(cannotDecode("charmap", bytes[i], i, "character maps to <undefined>"));
    text += c;
  }
  return text;
}

function firstBadByte(label: string, bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    try {
      new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
  }
  return Math.min(low, bytes.length - 1);
}

function cannotDecode(codec: string, byte: number, position: number, reason: string): string {
  return `'${codec}' codec can't decode byte 0x${byte.toString(16).padStart(2, "0")} in position ${position}: ${reason}`;
}
