/**
 * The grammar of document type declarations, as generators that are sent one token after the other and so may wait in the middle
 * of a declaration for the rest of the document.
 */
import { plainLines } from "./characters.ts";
import { type AttributeRule, attributeValue, type Dtd, entityValue, PREDEFINED, publicIdentifier } from "./dtd.ts";
import { XmlError } from "./errors.ts";
import type { EventArgument, EventName, Listener, Model } from "./listener.ts";
import type { Token } from "./prolog-tokens.ts";

type Grammar<T = void> = Generator<undefined, T, Token>;

export const MODEL_TYPES = { EMPTY: 1, ANY: 2, MIXED: 3, NAME: 4, CHOICE: 5, SEQ: 6 } as const;
const QUANTITIES: Readonly<Record<string, number>> = { "?": 1, "*": 2, "+": 3 };
const ATTRIBUTE_TYPES = new Set(["CDATA", "ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS"]);

interface Identifiers {
  readonly systemId: string | null;
  readonly publicId: string | null;
  /** The token after them. */
  readonly next: Token;
}

/** What the grammar needs of the parser. */
export interface DoctypeHooks {
  readonly base: () => string | null;
  readonly misc: (token: Token) => void;
  /** The external subset, if there is one, comes now. */
  readonly externalSubset: (systemId: string | null, publicId: string | null) => void;
  /** The document turned out to depend on what is elsewhere. */
  readonly dependsOnOutside: () => void;
}

const unexpected = (): never => {
  throw new XmlError("SYNTAX");
};
const unquote = (token: Token): string => token.text.slice(1, -1);

export class Declarations {
  /** A declaration has begun and not ended. */
  isInside = false;
  /** The internal subset has begun and not ended. */
  isInSubset = false;
  /** The tokens at the moment belong to a declaration that the listener hears of as a whole. */
  isCovered = false;
  /** The next characters, up to "]]>", are to be ignored. */
  isIgnoring = false;
  /** A document type declaration has been seen. */
  isDeclared = false;
  private readonly dtd: Dtd;
  private readonly listener: Listener;
  private readonly isOutside: boolean;
  private readonly hooks: DoctypeHooks;

  constructor(dtd: Dtd, listener: Listener, isOutside: boolean, hooks: DoctypeHooks) {
    this.dtd = dtd;
    this.listener = listener;
    this.isOutside = isOutside;
    this.hooks = hooks;
  }

  private tell(event: EventName, ...args: EventArgument[]): void {
    if (this.listener.hears(event)) this.listener.tell(event, ...args);
  }

  /** What stands before the first element. */
  *prolog(): Grammar {
    for (;;) {
      const token = yield;
      if (token.kind === "open" && token.text === "<!DOCTYPE" && !this.isDeclared) yield* this.doctype();
      else if (token.kind === "comment" || token.kind === "instruction") this.hooks.misc(token);
      else if (token.kind !== "space") unexpected();
    }
  }

  /** The next token that is no space; undefined kinds take any. */
  private *take(kind?: Token["kind"], text?: string): Grammar<Token> {
    for (;;) {
      const token = yield;
      if (token.kind === "space") continue;
      if ((kind !== undefined && token.kind !== kind) || (text !== undefined && token.text !== text)) unexpected();
      return token;
    }
  }

  private *doctype(): Grammar {
    this.isDeclared = true;
    this.isInside = true;
    this.isCovered = this.listener.hears("StartDoctypeDecl");
    const { text: name } = yield* this.take("name");
    let token = yield* this.take();
    let systemId: string | null = null;
    let publicId: string | null = null;
    if (token.kind === "name") {
      const found = yield* this.identifiers(token, true, () => {
        this.dtd.hasOutsideParts = true;
        this.hooks.dependsOnOutside();
      });
      ({ systemId, publicId, next: token } = found);
    }
    if (token.kind === "mark" && token.text === "[") {
      this.tell("StartDoctypeDecl", name, systemId, publicId, 1);
      this.isInside = false;
      this.isCovered = false;
      this.isInSubset = true;
      yield* this.subset();
      this.isInSubset = false;
      this.isInside = true;
      this.isCovered = this.listener.hears("EndDoctypeDecl");
      token = yield* this.take();
    } else if (token.kind === "close") {
      this.tell("StartDoctypeDecl", name, systemId, publicId, 0);
    }
    if (token.kind !== "close") unexpected();
    this.hooks.externalSubset(systemId, publicId);
    this.tell("EndDoctypeDecl");
    this.isInside = false;
    this.isCovered = false;
  }

  /** SYSTEM or PUBLIC (the token at hand) and what follows it. */
  private *identifiers(word: Token, needsSystem: boolean, onSystem?: () => void): Grammar<Identifiers> {
    let publicId: string | null = null;
    if (word.text === "PUBLIC") {
      publicId = publicIdentifier(unquote(yield* this.take("literal")));
      const next = yield* this.take(needsSystem ? "literal" : undefined);
      if (next.kind !== "literal") return { systemId: null, publicId, next };
      onSystem?.();
      return { systemId: plainLines(unquote(next)), publicId, next: yield* this.take() };
    }
    if (word.text !== "SYSTEM") unexpected();
    const systemId = plainLines(unquote(yield* this.take("literal")));
    onSystem?.();
    return { systemId, publicId, next: yield* this.take() };
  }

  /** Declarations up to the "]" of an internal subset; without end in what comes from elsewhere. */
  *subset(): Grammar {
    let sections = 0;
    for (;;) {
      const token = yield;
      if (token.kind === "space") continue;
      if (token.kind === "comment" || token.kind === "instruction") this.hooks.misc(token);
      else if (token.kind === "open") {
        this.isInside = true;
        yield* this.declaration(token.text);
        this.isInside = false;
        this.isCovered = false;
      } else if (this.isOutside && token.kind === "section") {
        const { text } = yield* this.take("name");
        if (text !== "INCLUDE" && text !== "IGNORE") unexpected();
        yield* this.take("mark", "[");
        if (text === "IGNORE") this.isIgnoring = true;
        else sections++;
      } else if (token.kind === "section end" && sections > 0) sections--;
      else if (token.kind === "mark" && token.text === "]" && !this.isOutside) return;
      else unexpected();
    }
  }

  private *declaration(word: string): Grammar {
    switch (word) {
      case "<!ENTITY":
        return yield* this.entity();
      case "<!ELEMENT":
        return yield* this.element();
      case "<!ATTLIST":
        return yield* this.attributes();
      case "<!NOTATION":
        return yield* this.notation();
      default:
        unexpected();
    }
  }

  private *entity(): Grammar {
    this.isCovered = this.listener.hears("EntityDecl");
    let token = yield* this.take();
    const isParameter = token.kind === "mark" && token.text === "%";
    if (isParameter) token = yield* this.take();
    if (token.kind !== "name") unexpected();
    const name = token.text;
    const map = isParameter ? this.dtd.parameters : this.dtd.entities;
    const isNew = this.dtd.keepsDeclarations && !map.has(name) && (isParameter || PREDEFINED[name] === undefined);
    const base = this.hooks.base();
    const declare = (text: string | null, systemId: string | null, publicId: string | null, notation: string | null): void => {
      if (isNew) map.set(name, { name, text, base, systemId, publicId, notation, isOpen: false });
    };
    token = yield* this.take();
    if (token.kind === "literal") {
      const value = entityValue(unquote(token), this.dtd, this.isOutside);
      declare(value, null, null, null);
      if (isNew) this.tell("EntityDecl", name, isParameter ? 1 : 0, value, base, null, null, null);
      yield* this.take("close");
      return;
    }
    if (token.kind !== "name") unexpected();
    const { systemId, publicId, next } = yield* this.identifiers(token, true);
    if (next.kind === "close") {
      declare(null, systemId, publicId, null);
      if (isNew) this.tell("EntityDecl", name, isParameter ? 1 : 0, null, base, systemId, publicId, null);
      return;
    }
    if (isParameter || next.kind !== "name" || next.text !== "NDATA") unexpected();
    const { text: notation } = yield* this.take("name");
    declare(null, systemId, publicId, notation);
    if (this.listener.hears("UnparsedEntityDecl")) {
      this.isCovered = true;
      this.tell("UnparsedEntityDecl", name, base, systemId, publicId, notation);
    } else this.tell("EntityDecl", name, 0, null, base, systemId, publicId, notation);
    yield* this.take("close");
  }

  private *notation(): Grammar {
    this.isCovered = this.listener.hears("NotationDecl");
    const { text: name } = yield* this.take("name");
    const word = yield* this.take("name");
    const { systemId, publicId, next } = yield* this.identifiers(word, false);
    if (next.kind !== "close") unexpected();
    this.tell("NotationDecl", name, this.hooks.base(), systemId, publicId);
  }

  private *element(): Grammar {
    this.isCovered = this.listener.hears("ElementDecl");
    const { text: name } = yield* this.take("name");
    const token = yield* this.take();
    let model: Model;
    if (token.kind === "name" && (token.text === "EMPTY" || token.text === "ANY")) {
      model = { type: MODEL_TYPES[token.text], quantity: 0, name: null, children: [] };
    } else if (token.text === "(") model = yield* this.group(true);
    else return unexpected();
    if (this.dtd.keepsDeclarations) this.tell("ElementDecl", name, model);
    yield* this.take("close");
  }

  /** After "(": a group of a content model, its ")" included. */
  private *group(isOutermost: boolean): Grammar<Model> {
    const children: Model[] = [];
    let separator: string | undefined;
    let isMixed = false;
    for (;;) {
      let token = yield* this.take();
      if (isOutermost && children.length === 0 && token.kind === "keyword" && token.text === "#PCDATA") isMixed = true;
      else if (token.text === "(" && !isMixed) children.push(yield* this.group(false));
      else if (token.kind === "name") children.push(particle(token.text));
      else unexpected();
      token = yield* this.take("mark");
      if (token.text.startsWith(")")) {
        const quantity = QUANTITIES[token.text.slice(1)] ?? 0;
        if (isMixed && quantity !== 2 && (children.length > 0 || quantity !== 0)) unexpected();
        const { MIXED, CHOICE, SEQ } = MODEL_TYPES;
        return { type: isMixed ? MIXED : separator === "|" ? CHOICE : SEQ, quantity, name: null, children };
      }
      if ((token.text !== "|" && (token.text !== "," || isMixed)) || (separator !== undefined && separator !== token.text)) {
        unexpected();
      }
      separator = token.text;
    }
  }

  private *attributes(): Grammar {
    this.isCovered = this.listener.hears("AttlistDecl");
    const { text: element } = yield* this.take("name");
    for (;;) {
      const token = yield* this.take();
      if (token.kind === "close") return;
      if (token.kind !== "name") unexpected();
      yield* this.attribute(element, token.text);
    }
  }

  private *attribute(element: string, name: string): Grammar {
    let token = yield* this.take();
    let type = token.text;
    if (type === "(") type = yield* this.choices("");
    else if (type === "NOTATION") {
      yield* this.take("mark", "(");
      type = yield* this.choices("NOTATION");
    } else if (!ATTRIBUTE_TYPES.has(type)) unexpected();
    token = yield* this.take();
    let isRequired = token.text === "#REQUIRED";
    let value: string | null = null;
    if (token.text === "#FIXED") {
      isRequired = true;
      token = yield* this.take("literal");
    } else if (token.kind === "keyword" && !isRequired && token.text !== "#IMPLIED") unexpected();
    const isCdata = type === "CDATA";
    if (token.kind === "literal") value = attributeValue(unquote(token), this.dtd, isCdata);
    else if (token.kind !== "keyword") unexpected();
    if (!this.dtd.keepsDeclarations) return;
    const rules = this.dtd.attributes.get(element) ?? new Map<string, AttributeRule>();
    this.dtd.attributes.set(element, rules);
    if (!rules.has(name)) rules.set(name, { name, isCdata, value });
    this.tell("AttlistDecl", element, name, type, value, isRequired ? 1 : 0);
  }

  private *choices(word: string): Grammar<string> {
    const names: string[] = [];
    for (;;) {
      const token = yield* this.take();
      if (token.kind !== "name" && token.kind !== "nmtoken") unexpected();
      names.push(token.text);
      const { text } = yield* this.take("mark");
      if (text === ")") return `${word}(${names.join("|")})`;
      if (text !== "|") unexpected();
    }
  }
}

function particle(text: string): Model {
  const quantity = QUANTITIES[text.at(-1)!] ?? 0;
  return { type: MODEL_TYPES.NAME, quantity, name: quantity === 0 ? text : text.slice(0, -1), children: [] };
}
