/** What a document type declares, and the values of entities and attributes under it. */
import { characterOf, firstIllegal, plainLines } from "./characters.ts";
import { XmlError } from "./errors.ts";

export interface Entity {
  readonly name: string;
  /** The replacement text; null when it is outside the document. */
  readonly text: string | null;
  readonly base: string | null;
  readonly systemId: string | null;
  readonly publicId: string | null;
  readonly notation: string | null;
  /** It is being replaced at the moment. */
  isOpen: boolean;
}

export interface AttributeRule {
  readonly name: string;
  readonly isCdata: boolean;
  readonly value: string | null;
}

/** Replaced text beyond this many characters must not be more than MOST_AMPLIFICATION times what was read. */
const AMPLIFICATION_STARTS = 8 * 1024 * 1024;
const MOST_AMPLIFICATION = 100;

export class Dtd {
  readonly entities = new Map<string, Entity>();
  readonly parameters = new Map<string, Entity>();
  readonly attributes = new Map<string, Map<string, AttributeRule>>();
  /** Something was, or would have been, read from elsewhere: not all declarations may be known. */
  hasOutsideParts = false;
  standalone = false;
  /** Declarations still count: none that came from elsewhere was left out. */
  keepsDeclarations = true;
  /** Somebody read the declarations that are elsewhere. */
  wasReadOutside = false;
  /** Characters read, and got from entities. */
  read = 0;
  replaced = 0;

  /** Undefined entities are errors: everything that could declare them has been seen. */
  get isComplete(): boolean {
    return !this.hasOutsideParts || this.standalone;
  }

  /** Counts the replacement of an entity, against documents that grow without end. */
  account(length: number): void {
    this.replaced += length;
    const total = this.read + this.replaced;
    if (total > AMPLIFICATION_STARTS && total > MOST_AMPLIFICATION * this.read) {
      throw new XmlError("AMPLIFICATION_LIMIT_BREACH");
    }
  }
}

export const PREDEFINED: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
});

const PIECE = /&#(x?[0-9a-fA-F]+);|&([^;]+);|[\t\n]/g;

/** The value of an attribute from what stands between its quotes. Errors are told at `at`. */
export function attributeValue(raw: string, dtd: Dtd, isCdata: boolean, at?: number): string {
  const value = /[&\t\n\r]/.test(raw) ? expand(plainLines(raw), dtd, at) : raw;
  return isCdata ? value : value.replace(/ +/g, " ").replace(/^ | $/g, "");
}

function expand(text: string, dtd: Dtd, at: number | undefined): string {
  return text.replace(PIECE, (_piece, digits: string | undefined, name: string | undefined) => {
    if (digits !== undefined) return characterOf(digits) ?? fail("BAD_CHAR_REF", at);
    if (name === undefined) return " ";
    return PREDEFINED[name] ?? expandEntity(name, dtd, at);
  });
}

function expandEntity(name: string, dtd: Dtd, at: number | undefined): string {
  const entity = dtd.entities.get(name);
  if (entity === undefined) return dtd.isComplete ? fail("UNDEFINED_ENTITY", at) : "";
  if (entity.isOpen) return fail("RECURSIVE_ENTITY_REF", at);
  if (entity.notation !== null) return fail("BINARY_ENTITY_REF", at);
  if (entity.text === null) return fail("ATTRIBUTE_EXTERNAL_ENTITY_REF", at);
  dtd.account(entity.text.length);
  if (entity.text.includes("<")) return fail("INVALID_TOKEN", at);
  entity.isOpen = true;
  try {
    return expand(entity.text, dtd, at);
  } finally {
    entity.isOpen = false;
  }
}

function fail(error: string, at: number | undefined): never {
  throw new XmlError(error, at);
}

/** The replacement text of an entity from what stands between its quotes; other entities in it wait until it is used. */
export function entityValue(raw: string, dtd: Dtd, isOutside: boolean): string {
  return plainLines(raw).replace(
    /&#(x?[0-9a-fA-F]+);|%([^;\s]+);|&(?!#)[^;]*;|[&%]/g,
    (piece, digits?: string, parameter?: string) => {
      if (digits !== undefined) return characterOf(digits) ?? fail("BAD_CHAR_REF", undefined);
      if (parameter !== undefined) {
        if (!isOutside) return fail("PARAM_ENTITY_REF", undefined);
        const entity = dtd.parameters.get(parameter);
        if (entity?.isOpen) return fail("RECURSIVE_ENTITY_REF", undefined);
        dtd.account(entity?.text?.length ?? 0);
        return entity?.text ?? "";
      }
      return piece.length > 1 ? piece : fail("INVALID_TOKEN", undefined);
    },
  );
}

const PUBLIC_ID = /^[-a-zA-Z0-9 \r\n'()+,./:=?;!*#@$_%]*$/;

/** A public identifier in its normal form. */
export function publicIdentifier(raw: string): string {
  if (firstIllegal(raw, 0, raw.length) < raw.length || !PUBLIC_ID.test(raw)) throw new XmlError("PUBLICID");
  return raw.replace(/[ \r\n]+/g, " ").replace(/^ | $/g, "");
}
