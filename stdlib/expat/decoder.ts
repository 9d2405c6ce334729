/**
 * Bytes of a document to text, piece by piece. Bytes that are no characters become lone surrogates, which are no characters of
 * XML either, so that the scanner finds them in their place.
 */
import { isUtf8 } from "node:buffer";

/** Texts of the 256 bytes of an encoding that the decoder does not know by itself. */
export type ByteTable = readonly string[];

type Form = "utf-8" | "utf-16le" | "utf-16be" | "table";

const BAD = "\udc00";
const LATIN_1 = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const ASCII = LATIN_1.map((text, byte) => (byte < 128 ? text : BAD));
/** Bytes to look at before the encoding of a document is guessed. */
const HEAD = 4;

export class Decoder {
  private form: Form | undefined;
  private table: ByteTable = LATIN_1;
  private rest: Buffer = Buffer.alloc(0);
  /** The text given last was an XML declaration: the rest waits to be asked for. */
  gaveDeclaration = false;
  /** All is there, and it ends in the middle of a character. */
  endsInside = false;

  /** Takes an encoding by name; before one is taken it is guessed. False when it is not known and no table was given. */
  choose(encoding: string, table?: ByteTable): boolean {
    const name = encoding.toLowerCase();
    if (name === "utf-8") this.form = "utf-8";
    else if (name === "utf-16le" || name === "utf-16be") this.form = name;
    else if (name === "utf-16") this.form = undefined;
    else {
      const known = name === "iso-8859-1" ? LATIN_1 : name === "us-ascii" ? ASCII : table;
      if (known === undefined) return false;
      this.form = "table";
      this.table = known;
    }
    return true;
  }

  /** Expat would have to convert the text, and so tells long pieces of it in parts. */
  get needsConversion(): boolean {
    return this.isWide || (this.form === "table" && this.table !== ASCII);
  }

  /** Two bytes a character: a declaration of another width cannot be true. */
  get isWide(): boolean {
    return this.form === "utf-16le" || this.form === "utf-16be";
  }

  /**
   * The text of the bytes so far that has not been given yet. An XML declaration at the start is given alone, since it may say
   * how the rest is to be read: call again then.
   */
  write(bytes: Uint8Array, isFinal: boolean): string {
    this.rest = this.rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.rest, bytes]);
    this.gaveDeclaration = false;
    if (this.form === undefined) {
      if (this.rest.length < HEAD && !isFinal && "\0\xef\xbb\xbf\xfe\xff<".includes(this.rest.toString("latin1", 0, 1)))
        return "";
      this.form = guess(this.rest);
      const declaration = this.takeDeclaration();
      if (declaration !== undefined) return declaration;
    }
    return this.decode(isFinal);
  }

  private takeDeclaration(): string | undefined {
    if (this.form !== "utf-8" || this.rest.toString("latin1", 0, HEAD) !== "<?xm") return undefined;
    const end = this.rest.indexOf("?>") + 2;
    if (end < 2) {
      this.form = undefined;
      return "";
    }
    const text = this.rest.toString("latin1", 0, end);
    this.rest = this.rest.subarray(end);
    this.gaveDeclaration = true;
    return text;
  }

  private decode(isFinal: boolean): string {
    const bytes = this.rest;
    let end = bytes.length;
    let text: string;
    if (this.form === "table") {
      text = Array.from(bytes, (byte) => this.table[byte]!).join("");
    } else if (this.form === "utf-8") {
      end -= unfinished(bytes);
      const whole = bytes.subarray(0, end);
      text = isUtf8(whole) ? whole.toString("utf8") : looseUtf8(whole);
    } else {
      end &= ~1;
      const units = Buffer.from(bytes.subarray(0, end));
      if (this.form === "utf-16be") units.swap16();
      text = units.toString("utf16le");
      if (!isFinal && /[\ud800-\udbff]$/.test(text)) {
        text = text.slice(0, -1);
        end -= 2;
      }
    }
    this.rest = bytes.subarray(end);
    this.endsInside = isFinal && this.rest.length > 0;
    return text;
  }

  /** Bytes that a piece of the text took in the document. */
  sizeOf(text: string): number {
    if (this.isWide) return text.length * 2;
    return this.form === "table" ? text.length : Buffer.byteLength(text);
  }
}

function guess(bytes: Buffer): Form {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0) return "utf-16be";
  if (second === 0) return "utf-16le";
  return "utf-8";
}

/** Bytes at the end that begin a character. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80 || byte >= 0xf8) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function looseUtf8(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    let size = 1;
    while (size <= 4 && !isUtf8(bytes.subarray(at, at + size))) size++;
    if (size > 4) {
      text += BAD;
      at++;
    } else {
      text += bytes.toString("utf8", at, Math.min(at + size, bytes.length));
      at += size;
    }
  }
  return text;
}
