/** CSV writers. */
import { freshItems } from "../../vm/core/bulk-items.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { isPyError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { IteratorLoop } from "../../vm/core/iterator-loop.ts";
import { open, reads } from "../../vm/core/native.ts";
import { call } from "../../vm/core/ops/call.ts";
import { getIterator, iterate } from "../../vm/core/ops/iterate.ts";
import { strNow, textOf, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, type Value } from "../../vm/core/value.ts";
import {
  NO_CHARACTER,
  type PyDialect,
  QUOTE_ALL,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  QUOTE_NOTNULL,
  QUOTE_STRINGS,
} from "./dialect.ts";
import { csvError } from "./reader.ts";

export class PyWriter extends MutableObject {
  readonly write: Value;
  readonly dialect: PyDialect;
  /** Matches a character that must be quoted or escaped. */
  private special = /./;
  private hasSpecial = /./;

  constructor(write: Value, dialect: PyDialect) {
    super();
    this.write = write;
    this.dialect = dialect;
    this.rebuild();
  }

  rebuild(): void {
    const { delimiter, escapechar, quotechar, lineterminator } = this.dialect.options;
    const points = [delimiter, escapechar, quotechar, 10, 13, ...Array.from(lineterminator, (c) => c.codePointAt(0)!)];
    const members = points.filter((cp) => cp !== NO_CHARACTER).map((cp) => `\\u{${cp.toString(16)}}`);
    this.special = new RegExp(`[${members.join("")}]`, "gu");
    this.hasSpecial = new RegExp(`[${members.join("")}]`, "u");
  }

  /** The text of a record, line terminator included. */
  record(row: Value): string {
    const { delimiter, quoting, lineterminator } = this.dialect.options;
    const separator = String.fromCodePoint(delimiter);
    let out = "";
    let count = 0;
    let lastIsNull = false;
    for (const item of this.items(row)) {
      lastIsNull = item === null;
      const text = item === null ? "" : (textOf(item) ?? strNow(item));
      if (count++ > 0) out += separator;
      out += this.fieldText(text, this.wantsQuotes(item), lastIsNull);
    }
    if (count > 0 && out === "") {
      if (quoting === QUOTE_NONE || (lastIsNull && (quoting === QUOTE_STRINGS || quoting === QUOTE_NOTNULL))) {
        throw csvError("single empty field record must be quoted");
      }
      out = this.fieldText("", true, true);
    }
    return out + lineterminator;
  }

  private items(row: Value): Iterable<Value> {
    const ready = freshItems(row);
    if (ready !== undefined) return ready;
    let iterator: Value;
    try {
      iterator = settle(getIterator(row));
    } catch (error) {
      if (!isPyError(error, "TypeError")) throw error;
      throw csvError(`iterable expected, not ${typeOf(row).name}`);
    }
    return iterate(iterator);
  }

  private wantsQuotes(item: Value): boolean {
    switch (this.dialect.options.quoting) {
      case QUOTE_ALL:
        return true;
      case QUOTE_NONNUMERIC: {
        const { slots } = typeOf(item);
        return slots.index === undefined && slots.int === undefined && slots.float === undefined;
      }
      case QUOTE_STRINGS:
        return item !== null && textOf(item) !== undefined;
      case QUOTE_NOTNULL:
        return item !== null;
      default:
        return false;
    }
  }

  private fieldText(text: string, wantsQuotes: boolean, isNull: boolean): string {
    const { delimiter, doublequote, escapechar, quotechar, quoting, skipinitialspace } = this.dialect.options;
    let isQuoted = wantsQuotes;
    const escaped = !this.hasSpecial.test(text)
      ? text
      : text.replace(this.special, (character) => {
          const c = character.codePointAt(0)!;
          if (quoting !== QUOTE_NONE) {
            if (c === quotechar && doublequote) {
              isQuoted = true;
              return character + character;
            }
            if (c !== quotechar && c !== escapechar) {
              isQuoted = true;
              return character;
            }
          }
          if (escapechar === NO_CHARACTER) throw csvError("need to escape, but no escapechar set");
          return String.fromCodePoint(escapechar) + character;
        });
    if (text === "" && delimiter === 32 && skipinitialspace) {
      if (quoting === QUOTE_NONE || (isNull && (quoting === QUOTE_STRINGS || quoting === QUOTE_NOTNULL))) {
        throw csvError("empty field must be quoted if delimiter is a space and skipinitialspace is true");
      }
      isQuoted = true;
    }
    if (!isQuoted) return escaped;
    const quote = String.fromCodePoint(quotechar);
    return quote + escaped + quote;
  }
}

/** Writes one row after the other, as they come. */
class RowLoop extends IteratorLoop {
  private readonly writer: PyWriter;
  constructor(writer: PyWriter) {
    super();
    this.writer = writer;
  }
  protected override step(row: Value): Outcome {
    open(this.writer, "reads");
    return call(this.writer.write, [toStr(this.writer.record(row))]);
  }
  protected stepped(): undefined {}
  protected finish(): Outcome {
    return null;
  }
}

export const defineWriter = (): PyType =>
  defineType({
    name: "writer",
    module: "_csv",
    doc: "CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.\n",
    instance: PyWriter,
    sharing: "versioned",
    fields: { write: "ref", dialect: "ref", special: "derived", hasSpecial: "derived" },
    rebuild: (self: PyWriter) => self.rebuild(),
    final: true,
    methods: {
      writerow: reads(
        "(row, /)",
        (self: PyWriter, row: Value) => call(self.write, [toStr(self.record(row))]),
        "Construct and write a CSV record from an iterable of fields.\n\nNon-string elements will be converted to string.",
      ),
      writerows: reads(
        "(rows, /)",
        (self: PyWriter, rows: Value) => new RowLoop(self).over(rows),
        "Construct and write a series of iterables to a csv file.",
      ),
    },
    getters: { dialect: { get: (self: PyWriter) => self.dialect, member: true } },
  });
