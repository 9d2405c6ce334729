/** The type pyexpat.xmlparser. */
import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { defineType, type GetSetSpec } from "../../vm/core/define-type.ts";
import { overflowError, type PyError, typeError, valueError } from "../../vm/core/errors.ts";
import { type Declaration, inevitably, type NativeBody, writes } from "../../vm/core/native.ts";
import { findAttribute, setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { exactInt, indexNow } from "../../vm/core/ops/index-value.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, type Value } from "../../vm/core/value.ts";
import { errorOf } from "../module-exception.ts";
import { errorMessage } from "./errors.ts";
import type { Handlers } from "./handlers.ts";
import { EVENTS, type EventName } from "./listener.ts";
import type { XmlParser } from "./parser.ts";

/** What ParseFile reads at once. */
const PIECE = 2048;
const MOST_BUFFER = 0x7fffffff;
const CANT_CHANGE = 26;

export class PyXmlParser extends MutableObject {
  readonly handlers: Handlers;
  readonly parser: XmlParser;
  readonly intern: Value;
  constructor(handlers: Handlers, parser: XmlParser, intern: Value) {
    super();
    this.handlers = handlers;
    this.parser = parser;
    this.intern = intern;
  }
}

/** ExpatError with the code and, in a document, the place. */
function expatError(errorType: PyType, code: number, parser: XmlParser): PyError {
  const { line, column } = parser.position;
  const text = `${errorMessage(code) ?? "(null)"}: line ${line}, column ${column}`;
  const error = errorOf(errorType, text);
  setAttributeNow(error.value, "code", code);
  setAttributeNow(error.value, "offset", column);
  setAttributeNow(error.value, "lineno", line);
  return error;
}

const textArgument = (value: Value, method: string, which: string): string => {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${method}() argument${which} must be str, not ${typeOf(value).name}`);
  return text;
};

/** The value a flag of the parser is set to, from which on nothing is undone. */
function notDeleted(value: Value | undefined): Value {
  inevitably("set up an XML parser");
  if (value === undefined) throw typeError("Cannot delete attribute");
  return value;
}

function handlerAttribute(event: EventName): GetSetSpec {
  return {
    get: (self: PyXmlParser) => self.handlers.functions.get(event) ?? null,
    set: ({ handlers }: PyXmlParser, value) => handlers.setHandler(event, notDeleted(value)),
  };
}

const position = (part: "line" | "column" | "bytes"): GetSetSpec => ({ get: ({ parser }: PyXmlParser) => parser.position[part] });

const bufferGetters: Readonly<Record<string, GetSetSpec>> = {
  buffer_text: {
    get: ({ handlers }: PyXmlParser) => handlers.buffer !== undefined,
    set: ({ handlers }: PyXmlParser, value) => {
      const isWanted = isTrue(notDeleted(value));
      handlers.flush();
      handlers.buffer = isWanted ? (handlers.buffer ?? "") : undefined;
    },
  },
  buffer_size: {
    get: ({ handlers }: PyXmlParser) => handlers.bufferSize,
    set: ({ handlers }: PyXmlParser, value) => {
      const size = exactInt(notDeleted(value));
      if (size === undefined) throw typeError("buffer_size must be an integer");
      if (size <= 0) throw valueError("buffer_size must be greater than zero");
      if (size > Number.MAX_SAFE_INTEGER) throw overflowError("Python int too large to convert to C long");
      if (size > MOST_BUFFER) throw valueError(`buffer_size must not be greater than ${MOST_BUFFER}`);
      handlers.flush();
      handlers.bufferSize = Number(size);
    },
  },
  buffer_used: { get: ({ handlers }: PyXmlParser) => handlers.buffer?.length ?? 0 },
};

/** A method after which nothing is undone. */
function acts(signature: string, body: NativeBody, doc: string | null = null): Declaration {
  const run = body as unknown as (...args: unknown[]) => Outcome;
  const acting = (...args: unknown[]): Outcome => {
    inevitably("use an XML parser");
    return run(...args);
  };
  return writes(signature, acting, doc);
}

export function defineParserType(errorType: PyType): PyType {
  /** Feeds the parser; what a handler raised, or the error of the document, is raised. */
  const parse = (self: PyXmlParser, bytes: Uint8Array, isFinal: boolean): Value => {
    const { handlers, parser } = self;
    const isGood = parser.feed(bytes, isFinal);
    if (handlers.raised === undefined) {
      if (!isGood) throw expatError(errorType, parser.errorCode, parser);
      handlers.flush();
    }
    const { raised } = handlers;
    handlers.raised = undefined;
    if (raised !== undefined) throw raised;
    return 1;
  };

  return defineType({
    name: "xmlparser",
    module: "pyexpat",
    doc: "XML parser",
    instance: PyXmlParser,
    sharing: "pinned",
    // A parser is not put back by an abort: whoever changes one cannot abort any more.
    fields: { handlers: "local", parser: "local", intern: "ref" },
    final: true,
    methods: {
      Parse: acts(
        "(data, isfinal=False, /)",
        (self: PyXmlParser, data: Value, isFinal?: Value) => {
          const isLast = isFinal !== undefined && isTrue(isFinal);
          const text = textOf(data);
          if (text !== undefined) {
            self.parser.setEncoding("utf-8");
            return parse(self, Buffer.from(text), isLast);
          }
          return parse(self, bytesNow(data), isLast);
        },
        "Parse XML data.\n\n'isfinal' should be true at end of input.",
      ),
      ParseFile: acts(
        "(file, /)",
        (self: PyXmlParser, file: Value) => {
          const read = findAttribute(file, "read");
          if (read === undefined) throw typeError("argument must have 'read' attribute");
          for (;;) {
            const piece = callNow(read, PIECE);
            const bytes = piece instanceof PyBytes ? piece.bytes : undefined;
            if (bytes === undefined) {
              throw typeError(`read() did not return a bytes object (type=${typeOf(piece).name})`);
            }
            if (bytes.length > PIECE) {
              throw valueError(`read() returned too much data: ${PIECE} bytes requested, ${bytes.length} returned`);
            }
            parse(self, bytes, bytes.length === 0);
            if (bytes.length === 0) return 1;
          }
        },
        "Parse XML data from file-like object.",
      ),
      SetBase: acts(
        "(base, /)",
        (self: PyXmlParser, base: Value) => {
          self.parser.base = textArgument(base, "SetBase", "");
          return null;
        },
        "Set the base URL for the parser.",
      ),
      GetBase: acts("()", (self: PyXmlParser) => self.parser.base, "Return base URL string for the parser."),
      GetInputContext: acts(
        "()",
        ({ handlers, parser }: PyXmlParser) => (handlers.isCalling ? toBytes(Buffer.from(parser.input)) : null),
        "Return the untranslated text of the input that caused the current event.",
      ),
      ExternalEntityParserCreate: acts(
        "(context, encoding=<unrepresentable>, /)",
        ({ handlers, parser, intern }: PyXmlParser, context: Value, encoding?: Value) => {
          const where = context === null ? null : textArgument(context, "ExternalEntityParserCreate", " 1");
          const name = encoding === undefined ? null : textArgument(encoding, "ExternalEntityParserCreate", " 2");
          const copy = handlers.copy();
          return new PyXmlParser(copy, parser.child(copy, where, name), intern);
        },
        "Create a parser for parsing an external entity based on the information passed to the ExternalEntityRefHandler.",
      ),
      SetParamEntityParsing: acts(
        "(flag, /)",
        ({ parser }: PyXmlParser, flag: Value) => {
          const mode = indexNow(flag);
          if (parser.hasStarted) return 0;
          parser.parameterParsing = Number(mode);
          return 1;
        },
        "Controls parsing of parameter entities (including the external DTD subset).",
      ),
      UseForeignDTD: acts(
        "(flag=True, /)",
        ({ parser }: PyXmlParser, flag?: Value) => {
          const isWanted = flag === undefined || isTrue(flag);
          if (parser.hasStarted) throw expatError(errorType, CANT_CHANGE, parser);
          parser.usesForeignDtd = isWanted;
          return null;
        },
        "Allows the application to provide an artificial external subset if one is not specified as part of the document instance.",
      ),
      SetReparseDeferralEnabled: acts(
        "(enabled, /)",
        ({ parser }: PyXmlParser, enabled: Value) => {
          parser.defersReparse = isTrue(enabled);
          return null;
        },
        "Enable/Disable reparse deferral; enabled by default with Expat >=2.6.0.",
      ),
      GetReparseDeferralEnabled: acts(
        "()",
        ({ parser }: PyXmlParser) => parser.defersReparse,
        "Retrieve reparse deferral enabled status; always returns false with Expat <2.6.0.",
      ),
    },
    getters: {
      ...Object.fromEntries(
        EVENTS.map((event) => [event === "DefaultExpand" ? "DefaultHandlerExpand" : `${event}Handler`, handlerAttribute(event)]),
      ),
      ...bufferGetters,
      namespace_prefixes: {
        get: ({ parser }: PyXmlParser) => parser.namespaces?.showsPrefixes ?? false,
        set: ({ parser }: PyXmlParser, value) => {
          const isWanted = isTrue(notDeleted(value));
          if (parser.namespaces !== null) parser.namespaces.showsPrefixes = isWanted;
        },
      },
      ordered_attributes: {
        get: ({ handlers }: PyXmlParser) => handlers.orderedAttributes,
        set: ({ handlers }: PyXmlParser, value) => {
          handlers.orderedAttributes = isTrue(notDeleted(value));
        },
      },
      specified_attributes: {
        get: ({ handlers }: PyXmlParser) => handlers.specifiedAttributes,
        set: ({ handlers }: PyXmlParser, value) => {
          handlers.specifiedAttributes = isTrue(notDeleted(value));
        },
      },
      intern: { get: ({ intern }: PyXmlParser) => intern, member: true },
      ErrorCode: { get: ({ parser }: PyXmlParser) => parser.errorCode },
      ErrorLineNumber: position("line"),
      ErrorColumnNumber: position("column"),
      ErrorByteIndex: position("bytes"),
      CurrentLineNumber: position("line"),
      CurrentColumnNumber: position("column"),
      CurrentByteIndex: position("bytes"),
    },
  });
}
