/** The handlers of an xmlparser object: calls from the parser to Python. */

import { PyBytes } from "../../vm/core/bytes.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { PyError, valueError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import type { ByteTable } from "./decoder.ts";
import type { Attributes, EventArgument, EventName, Listener, Model } from "./listener.ts";

/** Handlers whose answer says whether to go on. */
const ASKING: ReadonlySet<EventName> = new Set(["NotStandalone", "ExternalEntityRef"]);

export class Handlers implements Listener {
  readonly functions = new Map<EventName, Value>();
  /** What a handler raised; no handler is called after that. */
  raised: PyError | undefined;
  isCalling = false;
  orderedAttributes = false;
  specifiedAttributes = false;
  /** Character data is collected up to `bufferSize`; undefined when it is not. */
  buffer: string | undefined;
  bufferSize = 8192;

  /** The one of the two default handlers that was set last; the other is not called. */
  defaultEvent: EventName = "Default";

  hears(event: EventName): boolean {
    if ((event === "Default" || event === "DefaultExpand") && event !== this.defaultEvent) return false;
    return this.functions.has(event);
  }

  setHandler(event: EventName, handler: Value): void {
    // What was collected is for the handler that was there.
    if (event === "CharacterData") this.flush();
    if (event === "Default" || event === "DefaultExpand") this.defaultEvent = event;
    if (handler === null) this.functions.delete(event);
    else if (this.raised === undefined) this.functions.set(event, handler);
  }

  /** For a parser inside this one. */
  copy(): Handlers {
    const copy = new Handlers();
    for (const [event, handler] of this.functions) copy.functions.set(event, handler);
    const { defaultEvent, orderedAttributes, specifiedAttributes, bufferSize } = this;
    Object.assign(copy, { defaultEvent, orderedAttributes, specifiedAttributes, bufferSize });
    if (this.buffer !== undefined) copy.buffer = "";
    return copy;
  }

  tell(event: EventName, ...args: EventArgument[]): boolean {
    if (event === "CharacterData" && this.buffer !== undefined) {
      this.collect(args[0] as string);
      return true;
    }
    this.flush();
    return this.call(event, args);
  }

  private collect(text: string): void {
    if (this.buffer!.length + text.length > this.bufferSize) {
      this.flush();
      if (text.length > this.bufferSize) {
        this.call("CharacterData", [text]);
        return;
      }
    }
    if (this.buffer !== undefined) this.buffer += text;
  }

  /** Tells the character data that has been collected. */
  flush(): void {
    const { buffer } = this;
    if (!buffer) return;
    this.buffer = "";
    this.call("CharacterData", [buffer]);
  }

  private call(event: EventName, args: readonly EventArgument[]): boolean {
    const handler = this.functions.get(event);
    if (handler === undefined) return true;
    const wasCalling = this.isCalling;
    this.isCalling = true;
    try {
      const result = callNow(handler, ...args.map((arg) => this.toPython(arg)));
      return !ASKING.has(event) || indexNow(result) !== 0;
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      this.raised = error;
      this.functions.clear();
      return false;
    } finally {
      this.isCalling = wasCalling;
    }
  }

  private toPython(arg: EventArgument): Value {
    if (typeof arg === "string") return toStr(arg);
    if (arg === null || typeof arg === "number") return arg;
    return "items" in arg ? this.attributes(arg) : fromModel(arg);
  }

  private attributes({ items, specified }: Attributes): Value {
    const shown = this.specifiedAttributes ? items.slice(0, specified) : items;
    if (this.orderedAttributes) return list(shown.map(toStr));
    const dict = new PyDict();
    for (let i = 0; i < shown.length; i += 2) dict.set(toStr(shown[i]!), toStr(shown[i + 1]!));
    return dict;
  }

  /** As Python's codec has them. Raises LookupError, ValueError. */
  tableOf(encoding: string): ByteTable {
    const every = new PyBytes(Uint8Array.from({ length: 256 }, (_, byte) => byte));
    const text = textOf(callMethodNow(every, "decode", encoding, "replace")) ?? "";
    const characters = [...text];
    if (characters.length !== 256) throw valueError("multi-byte encodings are not supported");
    return characters.map((character) => (character === "\ufffd" ? "\udc00" : character));
  }
}

const fromModel = ({ type, quantity, name, children }: Model): Value =>
  tuple([type, quantity, name === null ? null : toStr(name), tuple(children.map(fromModel))]);
