/** The content of elements: tags, character data, references. Works on pieces of text; the open elements are remembered. */
import { characterOf, invalidPlace, PARTIAL, plainLines, skipCdata, skipName, skipSpace, skipText } from "./characters.ts";
import { scanBang, scanEndTag, scanInstruction, scanReference, scanStartTag } from "./content-tokens.ts";
import { attributeValue, type Dtd, type Entity, PREDEFINED } from "./dtd.ts";
import { XmlError } from "./errors.ts";
import type { EventArgument, EventName, Listener } from "./listener.ts";
import type { Binding, Namespaces } from "./namespaces.ts";

/** Text that is read from `at` on. */
export interface Source {
  text: string;
  at: number;
  /** The document itself, where events have their places; not the text of an entity. */
  readonly isMain: boolean;
}

interface OpenElement {
  readonly rawName: string;
  readonly name: string;
  readonly bindings: readonly Binding[];
}

/** What content needs of the parser. */
export interface ContentHooks {
  /** The event that comes begins (or ends) here. */
  readonly mark: (source: Source, at: number) => void;
  /** Character data is told in parts of at most CONVERTED bytes. */
  readonly needsConversion: () => boolean;
  readonly instruction: (source: Source, end: number) => void;
  readonly comment: (source: Source, end: number) => void;
}

/** How much of a text expat converts at once. */
const CONVERTED = 1024;

export class Content {
  private readonly dtd: Dtd;
  private readonly listener: Listener;
  private readonly namespaces: Namespaces | null;
  private readonly hooks: ContentHooks;
  /** The text is a document, which ends with its root; an entity has none. */
  private readonly isDocument: boolean;
  private readonly open: OpenElement[] = [];
  private readonly openEntities: Entity[] = [];
  private inCdata = false;

  constructor(dtd: Dtd, listener: Listener, namespaces: Namespaces | null, isDocument: boolean, hooks: ContentHooks) {
    this.dtd = dtd;
    this.listener = listener;
    this.namespaces = namespaces;
    this.isDocument = isDocument;
    this.hooks = hooks;
  }

  /** True when the listener took it. */
  private tell(event: EventName, ...args: EventArgument[]): boolean {
    if (!this.listener.hears(event)) return false;
    this.listener.tell(event, ...args);
    return true;
  }

  private tellOr(source: Source, end: number, event: EventName, ...args: EventArgument[]): void {
    if (!this.tell(event, ...args)) this.tellDefault(source, end);
  }

  private tellDefault(source: Source, end: number): void {
    const event = this.listener.hears("Default") ? "Default" : "DefaultExpand";
    if (this.listener.hears(event)) this.listener.tell(event, source.text.slice(source.at, end));
  }

  /** Reads as far as the text goes; true when the root element has ended. */
  run(source: Source, isFinal: boolean): boolean {
    const floor = source.isMain ? 0 : this.open.length;
    while (source.at < source.text.length) {
      this.hooks.mark(source, source.at);
      const end = this.inCdata ? this.cdata(source, isFinal) : this.token(source, isFinal, floor);
      if (end === PARTIAL) {
        if (!isFinal) return false;
        throw new XmlError(this.inCdata ? "UNCLOSED_CDATA_SECTION" : "UNCLOSED_TOKEN");
      }
      source.at = end;
      if (source.isMain && this.isDocument && this.open.length === 0) return true;
    }
    if (isFinal) this.finish(source, floor);
    return false;
  }

  private finish(source: Source, floor: number): void {
    if (!source.isMain) {
      if (this.open.length !== floor || this.inCdata) throw new XmlError("ASYNC_ENTITY");
      return;
    }
    const endsInReturn = source.text.endsWith("\r");
    if (!endsInReturn) this.hooks.mark(source, source.at);
    if (this.inCdata) throw new XmlError("UNCLOSED_CDATA_SECTION");
    if (this.isDocument) throw new XmlError("NO_ELEMENTS");
    if (this.open.length > 0) throw new XmlError("ASYNC_ENTITY");
  }

  /** The end of a token from the verdict of a scanner. */
  private checked(source: Source, verdict: number): number {
    if (verdict >= PARTIAL) return verdict;
    throw new XmlError("INVALID_TOKEN", source.isMain ? invalidPlace(verdict) : undefined);
  }

  private token(source: Source, isFinal: boolean, floor: number): number {
    const { text, at } = source;
    switch (text[at]) {
      case "<":
        return this.markup(source, floor);
      case "&": {
        const end = this.checked(source, scanReference(text, at, this.namespaces !== null));
        if (end > 0) this.reference(source, end);
        return end;
      }
      case "\r":
      case "\n":
        return this.lineEnd(source, isFinal);
      default:
        return this.characters(source, isFinal);
    }
  }

  private lineEnd(source: Source, isFinal: boolean): number {
    const { text, at } = source;
    if (text[at] === "\r" && at + 1 === text.length && !isFinal) return PARTIAL;
    const end = text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : at + 1;
    this.tellOr(source, end, "CharacterData", "\n");
    return end;
  }

  private characters(source: Source, isFinal: boolean): number {
    const { text, at } = source;
    let end = skipText(text, at);
    while (text[end] === "]") {
      const isShort = end + 1 === text.length || (text[end + 1] === "]" && end + 2 === text.length);
      if (isShort) {
        if (end > at) break;
        if (!isFinal) return PARTIAL;
        end = text.length;
        break;
      }
      if (text[end + 1] === "]" && text[end + 2] === ">") {
        throw new XmlError("INVALID_TOKEN", source.isMain ? end + 2 : undefined);
      }
      end = skipText(text, end + 1);
    }
    if (end === at) throw new XmlError("INVALID_TOKEN", source.isMain ? at : undefined);
    this.tellText(source, end);
    return end;
  }

  private tellText(source: Source, end: number): void {
    const text = source.text.slice(source.at, end);
    if (text.length * 3 <= CONVERTED || !source.isMain || !this.hooks.needsConversion()) {
      this.tellOr(source, end, "CharacterData", text);
      return;
    }
    for (const part of partsOf(text, CONVERTED)) this.tellOr(source, end, "CharacterData", part);
  }

  private cdata(source: Source, isFinal: boolean): number {
    const { text, at } = source;
    const c = text[at];
    if (c === "\r" || c === "\n") return this.lineEnd(source, isFinal);
    let from = at;
    if (c === "]") {
      if (at + 1 === text.length || (text[at + 1] === "]" && at + 2 === text.length)) return PARTIAL;
      if (text[at + 1] === "]" && text[at + 2] === ">") {
        this.inCdata = false;
        this.tellOr(source, at + 3, "EndCdataSection");
        return at + 3;
      }
      from++;
    }
    const end = skipCdata(text, from);
    if (end === at) throw new XmlError("INVALID_TOKEN", source.isMain ? at : undefined);
    this.tellText(source, end);
    return end;
  }

  private markup(source: Source, floor: number): number {
    const { text, at } = source;
    const hasColons = this.namespaces !== null;
    let end: number;
    switch (text[at + 1]) {
      case undefined:
        return PARTIAL;
      case "/":
        end = this.checked(source, scanEndTag(text, at, hasColons));
        if (end !== PARTIAL) this.endTag(source, end, floor);
        return end;
      case "?":
        end = this.checked(source, scanInstruction(text, at, hasColons));
        if (end !== PARTIAL) this.hooks.instruction(source, end);
        return end;
      case "!":
        end = this.checked(source, scanBang(text, at));
        if (end === PARTIAL) return end;
        if (text[at + 2] === "-") this.hooks.comment(source, end);
        else {
          this.inCdata = true;
          this.tellOr(source, end, "StartCdataSection");
        }
        return end;
      default:
        end = this.checked(source, scanStartTag(text, at, hasColons));
        if (end !== PARTIAL) this.startTag(source, end);
        return end;
    }
  }

  private startTag(source: Source, end: number): void {
    const { text, at } = source;
    const nameEnd = skipName(text, at + 1);
    const rawName = text.slice(at + 1, nameEnd);
    const isEmpty = text[end - 2] === "/";
    const bindings: Binding[] = [];
    const { items, specified } = this.attributes(source, rawName, nameEnd, isEmpty ? end - 2 : end - 1, bindings);
    const name = this.expandNames(rawName, items, bindings);
    this.open.push({ rawName, name, bindings });
    const isHeard = this.tell("StartElement", name, { items, specified });
    if (!isEmpty) {
      if (!isHeard) this.tellDefault(source, end);
      return;
    }
    const endIsHeard = this.listener.hears("EndElement");
    if (endIsHeard && isHeard) this.hooks.mark(source, end);
    if (!isHeard && !endIsHeard) this.tellDefault(source, end);
    this.close();
  }

  /** The attributes of a start tag between two places of the text. Namespaces that it declares are in `bindings` then. */
  private attributes(source: Source, element: string, from: number, to: number, bindings: Binding[]) {
    const { text } = source;
    const rules = this.dtd.attributes.get(element);
    const items: string[] = [];
    const seen = new Set<string>();
    for (let at = skipSpace(text, from); at < to; at = skipSpace(text, at)) {
      const nameEnd = skipName(text, at);
      const name = text.slice(at, nameEnd);
      if (seen.has(name)) throw new XmlError("DUPLICATE_ATTRIBUTE", source.isMain ? at : undefined);
      seen.add(name);
      const open = skipSpace(text, skipSpace(text, nameEnd) + 1);
      const close = text.indexOf(text[open]!, open + 1);
      const value = attributeValue(text.slice(open + 1, close), this.dtd, rules?.get(name)?.isCdata ?? true);
      if (!this.declares(name, value, bindings)) items.push(name, value);
      at = close + 1;
    }
    const specified = items.length;
    for (const { name, value } of rules?.values() ?? []) {
      if (value !== null && !seen.has(name) && !this.declares(name, value, bindings)) items.push(name, value);
    }
    return { items, specified };
  }

  /** Takes an attribute that declares a namespace. */
  private declares(name: string, value: string, bindings: Binding[]): boolean {
    if (this.namespaces === null || !(name === "xmlns" || name.startsWith("xmlns:"))) return false;
    const prefix = name.slice(6);
    bindings.push(this.namespaces.bind(prefix, value));
    this.tell("StartNamespaceDecl", prefix === "" ? null : prefix, value === "" ? null : value);
    return true;
  }

  /** Gives attributes their expanded names, and answers that of the element. */
  private expandNames(element: string, items: string[], bindings: readonly Binding[]): string {
    const { namespaces } = this;
    if (namespaces === null) return element;
    try {
      const expanded = new Set<string>();
      for (let i = 0; i < items.length; i += 2) {
        if (!items[i]!.includes(":")) continue;
        const name = namespaces.expand(items[i]!, false);
        if (expanded.has(name)) throw new XmlError("DUPLICATE_ATTRIBUTE");
        expanded.add(name);
        items[i] = name;
      }
      return namespaces.expand(element, true);
    } catch (error) {
      this.unbind(bindings);
      throw error;
    }
  }

  private endTag(source: Source, end: number, floor: number): void {
    const { text, at } = source;
    if (this.open.length === floor) throw new XmlError("ASYNC_ENTITY");
    const name = text.slice(at + 2, skipName(text, at + 2));
    if (name !== this.open.at(-1)!.rawName) throw new XmlError("TAG_MISMATCH", source.isMain ? at + 2 : undefined);
    if (!this.listener.hears("EndElement")) this.tellDefault(source, end);
    this.close();
  }

  private close(): void {
    const { name, bindings } = this.open.pop()!;
    this.tell("EndElement", name);
    this.unbind(bindings);
  }

  private unbind(bindings: readonly Binding[]): void {
    for (const binding of [...bindings].reverse()) {
      this.tell("EndNamespaceDecl", binding[0] === "" ? null : binding[0]);
      this.namespaces!.undo(binding);
    }
  }

  private reference(source: Source, end: number): void {
    const name = source.text.slice(source.at + 1, end - 1);
    const plain = name.startsWith("#") ? characterOf(name.slice(1)) : PREDEFINED[name];
    if (plain !== undefined) {
      this.tellOr(source, end, "CharacterData", plain);
      return;
    }
    if (name.startsWith("#")) throw new XmlError("BAD_CHAR_REF");
    const entity = this.dtd.entities.get(name);
    if (entity === undefined) {
      if (this.dtd.isComplete) throw new XmlError("UNDEFINED_ENTITY");
      this.tellOr(source, end, "SkippedEntity", name, 0);
      return;
    }
    if (entity.isOpen) throw new XmlError("RECURSIVE_ENTITY_REF");
    if (entity.notation !== null) throw new XmlError("BINARY_ENTITY_REF");
    this.replace(source, end, entity);
  }

  private replace(source: Source, end: number, entity: Entity): void {
    if (entity.text !== null && this.listener.hears("Default")) {
      this.tellOr(source, end, "SkippedEntity", entity.name, 0);
      return;
    }
    if (entity.text === null && !this.listener.hears("ExternalEntityRef")) {
      this.tellDefault(source, end);
      return;
    }
    entity.isOpen = true;
    this.openEntities.push(entity);
    try {
      if (entity.text !== null) {
        this.dtd.account(entity.text.length);
        this.run({ text: entity.text, at: 0, isMain: false }, true);
        return;
      }
      const context = [...(this.namespaces?.context() ?? []), ...this.openEntities.map(({ name }) => name)].join("\f");
      if (!this.listener.tell("ExternalEntityRef", context, entity.base, entity.systemId, entity.publicId)) {
        throw new XmlError("EXTERNAL_ENTITY_HANDLING");
      }
    } finally {
      entity.isOpen = false;
      this.openEntities.pop();
    }
  }
}

/** A text in parts of at most `size` bytes of UTF-8. */
function* partsOf(text: string, size: number): Generator<string> {
  let part = "";
  let bytes = 0;
  for (const character of text) {
    const length = Buffer.byteLength(character);
    if (bytes + length > size) {
      yield part;
      part = "";
      bytes = 0;
    }
    part += character;
    bytes += length;
  }
  if (part !== "") yield part;
}

/** Target and data of a processing instruction. */
export function instructionParts(token: string): [target: string, data: string] {
  const end = skipName(token, 2);
  return [token.slice(2, end), plainLines(token.slice(skipSpace(token, end), -2))];
}

/** True when a token is an XML (or text) declaration. */
export const isDeclaration = (token: string): boolean => /^<\?xml[ \t\r\n?]/.test(token);
