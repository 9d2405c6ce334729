/** CSV readers: a state machine over the lines that an iterator gives. */
import { defineType } from "../../vm/core/define-type.ts";
import { type PyError, valueError } from "../../vm/core/errors.ts";
import { Continuation, continueWith } from "../../vm/core/execution.ts";
import { list } from "../../vm/core/list.ts";
import { writable } from "../../vm/core/native.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { nextItem } from "../../vm/core/ops/iterate.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { typeOf, types } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type MaybeOutcome, MutableObject, PENDING, type Value } from "../../vm/core/value.ts";
import { type PyDialect, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS } from "./dialect.ts";

const START_RECORD = 0;
const START_FIELD = 1;
const ESCAPED = 2;
const IN_FIELD = 3;
const IN_QUOTED = 4;
const ESCAPE_IN_QUOTED = 5;
const QUOTE_IN_QUOTED = 6;
const EAT_NEWLINE = 7;
const AFTER_ESCAPED_NEWLINE = 8;

/** Stands for the end of a line that the iterator gave. */
const END = -2;

/** What readers and writers take from the module. */
export interface CsvModule {
  readonly error: (message: string) => PyError;
  /** How long a field may be. */
  readonly fieldLimit: () => number;
}

let module_: CsvModule = { error: valueError, fieldLimit: () => 0 };
/** Called when the module is made, which happens once on an executor. */
export function setCsvModule(made: CsvModule): void {
  module_ = made;
}

export const csvError = (message: string): PyError => module_.error(message);

/** Waits for the next line. */
class LineStep extends Continuation {
  readonly reader: PyReader;
  constructor(reader: PyReader) {
    super();
    this.reader = reader;
  }
  resume(line: Value | undefined): MaybeOutcome {
    return writable(this.reader).goOn(line);
  }
}

export class PyReader extends MutableObject {
  readonly input: Value;
  readonly dialect: PyDialect;
  lineNumber = 0;
  private fields: Value[] = [];
  private field = "";
  private isUnquoted = true;
  private phase = START_RECORD;

  constructor(input: Value, dialect: PyDialect) {
    super();
    this.input = input;
    this.dialect = dialect;
  }

  /** The next record, or undefined. */
  next(): MaybeOutcome {
    this.fields = [];
    this.field = "";
    this.isUnquoted = true;
    this.phase = START_RECORD;
    return this.more();
  }

  private more(): MaybeOutcome {
    for (;;) {
      const line = nextItem(this.input);
      if (line === PENDING) return continueWith(PENDING, new LineStep(this));
      if (!this.takes(line as Value | undefined)) return this.record();
    }
  }

  /** Goes on with a line that had to be waited for. */
  goOn(line: Value | undefined): MaybeOutcome {
    return this.takes(line) ? this.more() : this.record();
  }

  private isDone = false;

  private record(): MaybeOutcome {
    if (this.isDone) {
      this.isDone = false;
      return undefined;
    }
    const { fields } = this;
    this.fields = [];
    return list(fields);
  }

  /** Works a line in; false when the record is complete, or (`isDone`) there is no more. */
  private takes(line: Value | undefined): boolean {
    if (line === undefined) {
      if (this.field !== "" || this.phase === IN_QUOTED) {
        if (this.dialect.options.strict) throw csvError("unexpected end of data");
        this.save();
      } else this.isDone = true;
      return false;
    }
    const text = textOf(line);
    if (text === undefined) {
      throw csvError(`iterator should return strings, not ${typeOf(line).name} (the file should be opened in text mode)`);
    }
    this.lineNumber++;
    this.scan(text);
    this.process(END);
    return this.phase !== START_RECORD;
  }

  private scan(text: string): void {
    const { delimiter, quotechar, escapechar } = this.dialect.options;
    for (let at = 0; at < text.length; ) {
      const c = text.codePointAt(at)!;
      // Plain characters inside a field are taken in one piece.
      if (this.phase === IN_FIELD || this.phase === IN_QUOTED) {
        let to = at;
        let next = c;
        while (
          to < text.length &&
          next !== delimiter &&
          next !== quotechar &&
          next !== escapechar &&
          next !== 10 &&
          next !== 13
        ) {
          to += next > 0xffff ? 2 : 1;
          next = to < text.length ? text.codePointAt(to)! : 0;
        }
        if (to > at) {
          this.add(text.slice(at, to));
          at = to;
          continue;
        }
      }
      this.process(c);
      at += c > 0xffff ? 2 : 1;
    }
  }

  private add(text: string): void {
    this.field += text;
    const limit = module_.fieldLimit();
    if (this.field.length > limit) throw csvError(`field larger than field limit (${limit})`);
  }

  private put(c: number, phase: number): void {
    this.add(String.fromCodePoint(c));
    this.phase = phase;
  }

  private save(): void {
    const { quoting } = this.dialect.options;
    const text = this.field;
    let value: Value = toStr(text);
    if (this.isUnquoted) {
      if (text === "") {
        if (quoting === QUOTE_NOTNULL || quoting === QUOTE_STRINGS) value = null;
      } else if (quoting === QUOTE_NONNUMERIC || quoting === QUOTE_STRINGS) {
        value = callNow(types.float, value);
      }
    }
    this.fields.push(value);
    this.field = "";
    this.isUnquoted = true;
  }

  private endField(c: number): void {
    this.save();
    this.phase = c === END ? START_RECORD : EAT_NEWLINE;
  }

  private process(c: number): void {
    const { delimiter, doublequote, escapechar, quotechar, quoting, skipinitialspace, strict } = this.dialect.options;
    const isEnd = c === 10 || c === 13 || c === END;
    switch (this.phase) {
      case START_RECORD:
        if (c === END) return;
        if (isEnd) {
          this.phase = EAT_NEWLINE;
          return;
        }
        this.phase = START_FIELD;
        this.process(c);
        return;
      case START_FIELD:
        if (isEnd) this.endField(c);
        else if (c === quotechar && quoting !== QUOTE_NONE) {
          this.isUnquoted = false;
          this.phase = IN_QUOTED;
        } else if (c === escapechar) this.phase = ESCAPED;
        else if (c === 32 && skipinitialspace) return;
        else if (c === delimiter) this.save();
        else this.put(c, IN_FIELD);
        return;
      case ESCAPED:
        if (c === END) this.put(10, IN_FIELD);
        else this.put(c, isEnd ? AFTER_ESCAPED_NEWLINE : IN_FIELD);
        return;
      case AFTER_ESCAPED_NEWLINE:
        if (c === END) return;
        this.phase = IN_FIELD;
        this.process(c);
        return;
      case IN_FIELD:
        if (isEnd) this.endField(c);
        else if (c === escapechar) this.phase = ESCAPED;
        else if (c === delimiter) {
          this.save();
          this.phase = START_FIELD;
        } else this.put(c, IN_FIELD);
        return;
      case IN_QUOTED:
        if (c === END) return;
        if (c === escapechar) this.phase = ESCAPE_IN_QUOTED;
        else if (c === quotechar && quoting !== QUOTE_NONE) this.phase = doublequote ? QUOTE_IN_QUOTED : IN_FIELD;
        else this.put(c, IN_QUOTED);
        return;
      case ESCAPE_IN_QUOTED:
        this.put(c === END ? 10 : c, IN_QUOTED);
        return;
      case QUOTE_IN_QUOTED:
        if (c === quotechar && quoting !== QUOTE_NONE) this.put(c, IN_QUOTED);
        else if (c === delimiter) {
          this.save();
          this.phase = START_FIELD;
        } else if (isEnd) this.endField(c);
        else if (!strict) this.put(c, IN_FIELD);
        else {
          const names = [delimiter, quotechar].map((cp) => String.fromCodePoint(cp));
          throw csvError(`'${names[0]}' expected after '${names[1]}'`);
        }
        return;
      default: // EAT_NEWLINE
        if (c === END) this.phase = START_RECORD;
        else if (!isEnd) {
          throw csvError("new-line character seen in unquoted field - do you need to open the file with newline=''?");
        }
    }
  }
}

export const defineReader = (): PyType =>
  defineType({
    name: "reader",
    module: "_csv",
    doc: "CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n",
    instance: PyReader,
    sharing: "versioned",
    fields: {
      input: "ref",
      dialect: "ref",
      lineNumber: "f64",
      fields: "refs",
      field: "text",
      isUnquoted: "flag",
      phase: "i32",
      isDone: "flag",
    },
    final: true,
    slots: {
      pure: { iter: (self) => self },
      writes: { next: (self) => (self as PyReader).next() },
    },
    getters: {
      dialect: { get: (self: PyReader) => self.dialect, member: true },
      line_num: { get: (self: PyReader) => self.lineNumber, member: true },
    },
  });
