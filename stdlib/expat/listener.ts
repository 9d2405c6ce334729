/** What the parser tells, and to whom. */
import type { ByteTable } from "./decoder.ts";

/** The events, by the names of the handlers without "Handler". */
export const EVENTS = [
  "StartElement",
  "EndElement",
  "ProcessingInstruction",
  "CharacterData",
  "UnparsedEntityDecl",
  "NotationDecl",
  "StartNamespaceDecl",
  "EndNamespaceDecl",
  "Comment",
  "StartCdataSection",
  "EndCdataSection",
  "Default",
  "DefaultExpand",
  "NotStandalone",
  "ExternalEntityRef",
  "StartDoctypeDecl",
  "EndDoctypeDecl",
  "EntityDecl",
  "XmlDecl",
  "ElementDecl",
  "AttlistDecl",
  "SkippedEntity",
] as const;
export type EventName = (typeof EVENTS)[number];

/** Names and values in turn; the first `specified` of them were in the document, the others are defaults. */
export interface Attributes {
  readonly items: readonly string[];
  readonly specified: number;
}

/** A content model: type and quantity are numbers of pyexpat.model. */
export interface Model {
  readonly type: number;
  readonly quantity: number;
  readonly name: string | null;
  readonly children: readonly Model[];
}

export type EventArgument = string | number | null | Attributes | Model;

export interface Listener {
  hears(event: EventName): boolean;
  /** False when the listener refuses to go on. */
  tell(event: EventName, ...args: EventArgument[]): boolean;
  /** The characters of an encoding that the parser does not know. */
  tableOf(encoding: string): ByteTable;
}
