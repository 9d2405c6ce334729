/** Prefixes bound to namespaces, and the names that elements and attributes have under them. */
import { XmlError } from "./errors.ts";

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

/** A prefix and what it was bound to before. */
export type Binding = readonly [prefix: string, before: string | undefined];

export class Namespaces {
  readonly separator: string;
  /** Names end with their prefix. */
  showsPrefixes = false;
  private readonly bound = new Map<string, string>([["xml", XML]]);

  constructor(separator: string) {
    this.separator = separator;
  }

  /** Binds a prefix ("" is the default namespace, an empty uri takes it back). The answer undoes it. */
  bind(prefix: string, uri: string): Binding {
    if (prefix === "xmlns") throw new XmlError("RESERVED_PREFIX_XMLNS");
    if (prefix === "xml" && uri !== XML) throw new XmlError("RESERVED_PREFIX_XML");
    if (prefix !== "" && uri === "") throw new XmlError("UNDECLARING_PREFIX");
    if ((uri === XML && prefix !== "xml") || uri === XMLNS) throw new XmlError("RESERVED_NAMESPACE_URI");
    const before = this.bound.get(prefix);
    this.set(prefix, uri === "" ? undefined : uri);
    return [prefix, before];
  }

  undo([prefix, before]: Binding): void {
    this.set(prefix, before);
  }

  private set(prefix: string, uri: string | undefined): void {
    if (uri === undefined) this.bound.delete(prefix);
    else this.bound.set(prefix, uri);
  }

  /** The name as listeners are told it; the default namespace is for elements. */
  expand(name: string, isElement: boolean): string {
    const colon = name.indexOf(":");
    if (colon < 0) {
      const uri = isElement ? this.bound.get("") : undefined;
      return uri === undefined ? name : uri + this.separator + name;
    }
    const prefix = name.slice(0, colon);
    const uri = this.bound.get(prefix);
    if (uri === undefined) throw new XmlError("UNBOUND_PREFIX");
    const expanded = uri + this.separator + name.slice(colon + 1);
    return this.showsPrefixes && this.separator !== "" ? expanded + this.separator + prefix : expanded;
  }

  /** The bindings as parts of an entity's context. */
  context(): string[] {
    return [...this.bound].map(([prefix, uri]) => `${prefix}=${uri}`);
  }

  restore(parts: readonly string[]): void {
    for (const part of parts) {
      const equals = part.indexOf("=");
      if (equals >= 0) this.bound.set(part.slice(0, equals), part.slice(equals + 1));
    }
  }
}
