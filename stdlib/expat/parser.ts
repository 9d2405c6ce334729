/**
 * The parser: takes a document in pieces, tells a listener what is in it, and knows where it is. It behaves as expat does: pieces,
 * events, places and errors are the same. Knows nothing of Python.
 */
import { invalidPlace, PARTIAL, plainLines } from "./characters.ts";
import { Content, instructionParts, isDeclaration, type Source } from "./content.ts";
import { Declarations } from "./declarations.ts";
import { Decoder } from "./decoder.ts";
import { Dtd } from "./dtd.ts";
import { XmlError } from "./errors.ts";
import type { EventArgument, EventName, Listener } from "./listener.ts";
import { Namespaces } from "./namespaces.ts";
import { Position } from "./position.ts";
import { scanProlog, type Token } from "./prolog-tokens.ts";
import { readDeclaration } from "./xml-declaration.ts";

/** When parameter entities from elsewhere are read. */
export const NEVER = 0;
export const UNLESS_STANDALONE = 1;

const NOTHING = new Uint8Array(0);
const NO_ELEMENTS = 3;
const UNCLOSED_TOKEN = 5;
const PARTIAL_CHAR = 6;
const FINISHED = 36;

const isAboutEnd = (code: number): boolean => code === NO_ELEMENTS || code === UNCLOSED_TOKEN;

type Kind = "document" | "entity" | "outside declarations";
type Phase = "start" | "prolog" | "content" | "epilog";

export class XmlParser {
  readonly namespaces: Namespaces | null;
  private readonly listener: Listener;
  private readonly kind: Kind;
  private readonly dtd: Dtd;
  private readonly declarations: Declarations;
  private readonly grammar: Generator<undefined, void, Token>;
  private readonly content: Content;
  private decoder: Decoder;
  /** The encoding was given from outside: what the document says does not count. */
  private hasEncoding: boolean;
  private readonly main: { text: string; at: number; readonly isMain: true } = { text: "", at: 0, isMain: true };
  private readonly place = new Position();
  private phase: Phase = "start";
  private eventAt = 0;
  private isFinal = false;
  /** Characters that did not make a token when they were looked at last. */
  private waiting = 0;
  base: string | null = null;
  parameterParsing = NEVER;
  usesForeignDtd = false;
  /** A token that did not fit is not looked at again before much more of it is there. */
  defersReparse = true;
  hasStarted = false;
  /** The error that ended parsing; 0 if there was none. */
  errorCode = 0;

  constructor(
    listener: Listener,
    encoding: string | null,
    separator: string | null,
    parent?: XmlParser,
    context: string | null = null,
  ) {
    this.listener = listener;
    this.kind = parent === undefined ? "document" : context === null ? "outside declarations" : "entity";
    this.namespaces = separator === null ? null : new Namespaces(separator);
    this.dtd = parent?.dtd ?? new Dtd();
    if (parent !== undefined) {
      this.base = parent.base;
      this.parameterParsing = parent.parameterParsing;
      this.defersReparse = parent.defersReparse;
      if (this.namespaces !== null) this.namespaces.showsPrefixes = parent.namespaces!.showsPrefixes;
      this.namespaces?.restore(context?.split("\f") ?? []);
    }
    this.hasEncoding = encoding !== null;
    this.decoder = this.decoderFor(encoding);
    this.declarations = new Declarations(this.dtd, listener, this.kind === "outside declarations", {
      base: () => this.base,
      misc: (token) => this.misc({ text: token.text, at: 0, isMain: false }, token.text.length, true),
      externalSubset: (systemId, publicId) => this.externalSubset(systemId, publicId),
      dependsOnOutside: () => {
        if (this.parameterParsing === NEVER) this.requireStandalone();
      },
    });
    this.grammar = this.kind === "document" ? this.declarations.prolog() : this.declarations.subset();
    this.grammar.next();
    this.content = new Content(this.dtd, listener, this.namespaces, this.kind === "document", {
      mark: (source, at) => this.mark(source, at),
      needsConversion: () => this.decoder.needsConversion,
      instruction: (source, end) => this.misc(source, end, false),
      comment: (source, end) => this.misc(source, end, false),
    });
  }

  private decoderFor(encoding: string | null): Decoder {
    const decoder = new Decoder();
    if (encoding !== null && !decoder.choose(encoding)) decoder.choose(encoding, this.listener.tableOf(encoding));
    return decoder;
  }

  /** The document's encoding is known from elsewhere. Only before the first piece. */
  setEncoding(encoding: string): void {
    if (this.hasStarted) return;
    this.hasEncoding = true;
    this.decoder = this.decoderFor(encoding);
  }

  /** Where the present event began, or the error is. */
  get position(): Position {
    this.place.moveTo(this.main.text, this.eventAt, (text) => this.decoder.sizeOf(text));
    return this.place;
  }

  /** The text from the present event on. */
  get input(): string {
    return this.main.text.slice(this.eventAt);
  }

  /** Takes the next piece of the document. False when there is an error, now in `errorCode`. */
  feed(bytes: Uint8Array, isFinal: boolean): boolean {
    if (this.errorCode !== 0 || this.isFinal) {
      this.errorCode = this.isFinal || this.errorCode === 0 ? FINISHED : this.errorCode;
      return false;
    }
    this.hasStarted = true;
    this.isFinal = isFinal;
    if (this.kind === "document") this.dtd.read += bytes.length;
    this.dropRead();
    try {
      this.main.text += this.decoder.write(bytes, isFinal);
      if (this.decoder.gaveDeclaration) {
        this.run(false);
        this.main.text += this.decoder.write(NOTHING, isFinal);
      }
      if (isFinal || !this.isTooEarly()) {
        const before = this.main.at;
        this.run(isFinal);
        this.waiting = this.main.at === before ? this.main.text.length - before : 0;
      }
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      if (error.at !== undefined) this.eventAt = error.at;
      this.errorCode = this.decoder.endsInside && isAboutEnd(error.code) ? this.endError() : error.code;
      return false;
    }
    return true;
  }

  /** The document ends in the middle of a character. */
  private endError(): number {
    return this.decoder.isWide ? UNCLOSED_TOKEN : PARTIAL_CHAR;
  }

  private isTooEarly(): boolean {
    return this.defersReparse && this.main.text.length - this.main.at < 2 * this.waiting;
  }

  /** Lets go of what has been read. */
  private dropRead(): void {
    const { main } = this;
    if (main.at === 0) return;
    this.mark(main, main.at);
    void this.position;
    this.place.drop(main.at);
    main.text = main.text.slice(main.at);
    main.at = 0;
    this.eventAt = 0;
  }

  private mark(source: Source, at: number): void {
    if (source.isMain) this.eventAt = at;
  }

  private run(isFinal: boolean): void {
    const { main } = this;
    if (this.phase === "start" && !this.begin(isFinal)) return;
    if (this.phase === "prolog") this.prolog(main, isFinal);
    if (this.phase === "content" && this.content.run(main, isFinal)) this.phase = "epilog";
    if (this.phase === "epilog") this.epilog(isFinal);
    if (main.at === main.text.length && this.phase !== "content") this.mark(main, main.at);
  }

  /** The mark of the encoding and the declaration, if they are there. False: more must come before that is known. */
  private begin(isFinal: boolean): boolean {
    const { main } = this;
    const { text } = main;
    if (text === "" && !isFinal) return false;
    if (text[0] === "\ufeff" && main.at === 0) main.at = 1;
    const rest = text.slice(main.at, main.at + 6);
    if (rest.startsWith("<?xml".slice(0, rest.length)) && rest !== "") {
      const [, end] = scanProlog(text, main.at, isFinal, this.namespaces !== null);
      if (end === PARTIAL && !isFinal) return false;
      if (end > 0 && isDeclaration(rest)) {
        this.mark(main, main.at);
        this.declaration(text.slice(main.at, end), main.at);
        main.at = end;
      }
    }
    this.phase = this.kind === "entity" ? "content" : "prolog";
    return true;
  }

  private declaration(token: string, at: number): void {
    const declared = readDeclaration(token, at, this.kind !== "document");
    if (declared.standalone === 1) {
      this.dtd.standalone = true;
      if (this.parameterParsing === UNLESS_STANDALONE) this.parameterParsing = NEVER;
    }
    this.tellOr(token, "XmlDecl", declared.version, declared.encoding, declared.standalone);
    if (this.hasEncoding || declared.encoding === null) return;
    this.eventAt = declared.encodingAt;
    const name = declared.encoding.toLowerCase();
    if (this.decoder.isWide !== (name.startsWith("utf-16") && name.length <= 8)) {
      if (this.decoder.isWide ? isNarrow(name) : name.startsWith("utf-16")) throw new XmlError("INCORRECT_ENCODING");
    }
    if (this.decoder.isWide) return;
    if (!this.decoder.choose(name)) this.decoder.choose(name, this.listener.tableOf(declared.encoding));
  }

  private tellOr(token: string, event: EventName, ...args: EventArgument[]): void {
    if (this.listener.hears(event)) this.listener.tell(event, ...args);
    else this.tellDefault(token);
  }

  private tellDefault(token: string): void {
    const event = this.listener.hears("Default") ? "Default" : "DefaultExpand";
    if (this.listener.hears(event)) this.listener.tell(event, token);
  }

  /** A comment or processing instruction. In a prolog what is not heard is told by `prolog`. */
  private misc({ text, at }: Source, end: number, isProlog: boolean): void {
    const token = text.slice(at, end);
    const isComment = token[1] === "!";
    if (!isComment && isDeclaration(token)) throw new XmlError("MISPLACED_XML_PI");
    const event = isComment ? "Comment" : "ProcessingInstruction";
    if (!this.listener.hears(event)) {
      if (!isProlog) this.tellDefault(token);
    } else if (isComment) this.listener.tell(event, plainLines(token.slice(4, -3)));
    else this.listener.tell(event, ...instructionParts(token));
  }

  /** Tokens of a prolog, or of an entity in it, as far as there are any. */
  private prolog(source: Source, isFinal: boolean): void {
    const { text } = source;
    while (source.at < text.length) {
      const { at } = source;
      this.mark(source, at);
      if (this.declarations.isIgnoring) {
        const end = text.indexOf("]]>", at);
        if (end < 0) break;
        source.at = end + 3;
        this.declarations.isIgnoring = false;
        continue;
      }
      const [kind, end] = scanProlog(text, at, isFinal, this.namespaces !== null);
      if (end === PARTIAL) {
        if (!isFinal) return;
        throw new XmlError("UNCLOSED_TOKEN");
      }
      if (end < 0) throw new XmlError("INVALID_TOKEN", source.isMain ? invalidPlace(end) : undefined);
      source.at = end;
      if (kind === "start tag" && this.kind === "document" && !this.declarations.isInside && !this.declarations.isInSubset) {
        if (this.usesForeignDtd && !this.declarations.isDeclared) this.externalSubset(null, null);
        this.phase = "content";
        return;
      }
      if (kind === "parameter reference") this.parameterReference(source, text.slice(at, end));
      else this.send({ kind, text: text.slice(at, end), at });
    }
    if (isFinal && source.isMain) this.endProlog();
  }

  private endProlog(): void {
    this.mark(this.main, this.main.at);
    if (this.kind === "document") throw new XmlError("NO_ELEMENTS");
    if (this.declarations.isInside) throw new XmlError("INCOMPLETE_PE");
  }

  /** Sends a token to the grammar; one that is no part of what the listener heard of is told as it is. */
  private send(token: Token): void {
    const { declarations } = this;
    const wasCovered = declarations.isCovered;
    this.grammar.next(token);
    if (wasCovered || declarations.isCovered) return;
    if (token.kind === "comment" && this.listener.hears("Comment")) return;
    if (token.kind === "instruction" && this.listener.hears("ProcessingInstruction")) return;
    this.tellDefault(token.text);
  }

  private parameterReference(source: Source, token: string): void {
    const { dtd } = this;
    const name = token.slice(1, -1);
    if (this.declarations.isInside && this.kind === "document" && source.isMain) throw new XmlError("PARAM_ENTITY_REF");
    dtd.hasOutsideParts = true;
    if (this.parameterParsing === NEVER) {
      dtd.keepsDeclarations = dtd.standalone;
      this.tellDefault(token);
      this.requireStandalone();
      return;
    }
    const entity = dtd.parameters.get(name);
    if (entity === undefined) {
      dtd.keepsDeclarations = dtd.standalone;
      this.tellOr(token, "SkippedEntity", name, 1);
      return;
    }
    if (entity.isOpen) throw new XmlError("RECURSIVE_ENTITY_REF");
    entity.isOpen = true;
    try {
      if (entity.text !== null) {
        dtd.account(entity.text.length);
        this.prolog({ text: entity.text, at: 0, isMain: false }, true);
        return;
      }
      if (!this.readOutside(entity.base, entity.systemId, entity.publicId)) {
        dtd.keepsDeclarations = dtd.standalone;
        this.tellDefault(token);
        return;
      }
    } finally {
      entity.isOpen = false;
    }
    this.requireStandalone();
  }

  /** Has the listener read declarations from elsewhere; false when it does not. */
  private readOutside(base: string | null, systemId: string | null, publicId: string | null): boolean {
    if (!this.listener.hears("ExternalEntityRef")) return false;
    this.dtd.wasReadOutside = false;
    if (!this.listener.tell("ExternalEntityRef", null, base, systemId, publicId)) throw new XmlError("EXTERNAL_ENTITY_HANDLING");
    return this.dtd.wasReadOutside;
  }

  private externalSubset(systemId: string | null, publicId: string | null): void {
    const { dtd } = this;
    if ((systemId === null && !this.usesForeignDtd) || this.parameterParsing === NEVER) return;
    const before = dtd.hasOutsideParts;
    dtd.hasOutsideParts = true;
    if (this.readOutside(this.base, systemId, publicId)) this.requireStandalone();
    else if (systemId === null) dtd.hasOutsideParts = before;
  }

  private requireStandalone(): void {
    if (this.dtd.standalone || !this.listener.hears("NotStandalone")) return;
    if (!this.listener.tell("NotStandalone")) throw new XmlError("NOT_STANDALONE");
  }

  /** What stands after the root element. */
  private epilog(isFinal: boolean): void {
    const { main } = this;
    while (main.at < main.text.length) {
      const { text, at } = main;
      this.mark(main, at);
      const [kind, end] = scanProlog(text, at, isFinal, this.namespaces !== null);
      if (kind !== "space" && kind !== "comment" && kind !== "instruction" && (end >= 0 || kind !== "open")) {
        if (end < PARTIAL && kind === "name" && invalidPlace(end) === at) throw new XmlError("INVALID_TOKEN", at);
        throw new XmlError("JUNK_AFTER_DOC_ELEMENT");
      }
      if (end === PARTIAL) {
        if (!isFinal) return;
        throw new XmlError("UNCLOSED_TOKEN");
      }
      if (end < 0) throw new XmlError("INVALID_TOKEN", invalidPlace(end));
      if (kind === "space") this.tellDefault(text.slice(at, end));
      else this.misc(main, end, false);
      main.at = end;
    }
    this.mark(main, main.at);
    if (this.decoder.endsInside) throw new XmlError("UNCLOSED_TOKEN");
  }

  /** A parser for an external entity; without a context, for declarations from elsewhere. */
  child(listener: Listener, context: string | null, encoding: string | null): XmlParser {
    if (context === null) this.dtd.wasReadOutside = true;
    return new XmlParser(listener, encoding, this.namespaces?.separator ?? null, this, context);
  }
}

/** Encodings of one byte that everybody knows. */
const isNarrow = (name: string): boolean => ["utf-8", "iso-8859-1", "us-ascii"].includes(name);
