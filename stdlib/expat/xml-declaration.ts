/** The declaration `<?xml ...?>` at the start of a document, or of an external entity. */
import { skipName, skipSpace } from "./characters.ts";
import { XmlError } from "./errors.ts";

export interface XmlDeclaration {
  readonly version: string | null;
  readonly encoding: string | null;
  /** Where the name of the encoding stands. */
  readonly encodingAt: number;
  /** 1, 0, or -1 when it is not said. */
  readonly standalone: number;
}

/** Reads it from the token, whose first character is at `start`. Raises XML_DECL or TEXT_DECL where it is not well-formed. */
export function readDeclaration(token: string, start: number, isEntity: boolean): XmlDeclaration {
  const fail = (at: number): never => {
    throw new XmlError(isEntity ? "TEXT_DECL" : "XML_DECL", start + at);
  };
  const end = token.length - 2;
  let at = 5;
  let spaced = at;
  /** The value of a pseudo attribute, if it comes now. */
  const take = (name: string): [value: string, at: number] | undefined => {
    spaced = skipSpace(token, at);
    if (token.slice(spaced, skipName(token, spaced)) !== name) return undefined;
    if (spaced === at) fail(at);
    const equals = skipSpace(token, spaced + name.length);
    if (token[equals] !== "=") fail(equals);
    const open = skipSpace(token, equals + 1);
    const quote = token[open]!;
    if (quote !== '"' && quote !== "'") fail(open);
    const close = token.indexOf(quote, open + 1);
    const value = token.slice(open + 1, close);
    if (close < 0 || !/^[-A-Za-z0-9._]*$/.test(value)) fail(open + 1);
    at = close + 1;
    return [value, open + 1];
  };
  const version = take("version");
  if (version === undefined && !isEntity) fail(spaced);
  const encoding = take("encoding");
  if (encoding === undefined && isEntity) fail(spaced);
  if (encoding !== undefined && !/^[A-Za-z]/.test(encoding[0])) fail(encoding[1]);
  const standalone = isEntity ? undefined : take("standalone");
  if (standalone !== undefined && standalone[0] !== "yes" && standalone[0] !== "no") fail(standalone[1]);
  at = skipSpace(token, at);
  if (at !== end) fail(at);
  return {
    version: version?.[0] ?? null,
    encoding: encoding?.[0] ?? null,
    encodingAt: start + (encoding?.[1] ?? 0),
    standalone: standalone === undefined ? -1 : standalone[0] === "yes" ? 1 : 0,
  };
}
