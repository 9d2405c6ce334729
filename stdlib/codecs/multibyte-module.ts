/** The native module `_multibytecodec`, and the modules that hand out its codecs: `_codecs_jp` and its sisters. */
import { type MultibyteCodec, tableCodec } from "../../vm/codecs/multibyte.ts";
import { statefulCodec } from "../../vm/codecs/multibyte-stateful.ts";
import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { notImplementedError, pyError, typeError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { pure, reads, writes } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { iterate } from "../../vm/core/ops/iterate.ts";
import { str, textOf } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, PyObject, type Value } from "../../vm/core/value.ts";
import { type PlainStr, plainStr, strLength } from "../../vm/objects/str-object.ts";

class PyMultibyteCodec extends PyObject {
  readonly name: string;
  /** Follows from the name. */
  codec: MultibyteCodec;
  constructor(name: string) {
    super();
    this.name = name;
    this.codec = codecNamed(name)!;
  }
}

const codecNamed = (name: string): MultibyteCodec | undefined => tableCodec(name) ?? statefulCodec(name);

/** What the incremental and stream types share. */
class PyMultibyteStateful extends MutableObject {
  readonly codec: PyMultibyteCodec;
  errors: string;
  state = 0;
  /** Never changed in place. */
  pending = new Uint8Array(0);
  stream: Value = null;
  constructor(codec: PyMultibyteCodec, errors: string) {
    super();
    this.codec = codec;
    this.errors = errors;
  }

  encode(value: Value, final: boolean): Uint8Array {
    const { bytes, state } = this.codec.codec.encode(strOf(value), this.errors, final, this.state);
    this.state = state;
    return bytes;
  }

  decode(input: Uint8Array, final: boolean): PlainStr {
    const all = new Uint8Array(this.pending.length + input.length);
    all.set(this.pending);
    all.set(input, this.pending.length);
    const { text, consumed, state } = this.codec.codec.decode(all, this.errors, final, this.state);
    this.state = state;
    this.pending = all.slice(consumed);
    return text;
  }

  reset(): void {
    this.state = 0;
    this.pending = new Uint8Array(0);
  }
}
class PyIncrementalEncoder extends PyMultibyteStateful {}
class PyIncrementalDecoder extends PyMultibyteStateful {}
class PyStreamReader extends PyMultibyteStateful {}
class PyStreamWriter extends PyMultibyteStateful {}

/** Anything but a str is encoded as its str(). */
const strOf = (value: Value): PlainStr => plainStr(value) ?? plainStr(settle(str(value)))!;

function errorsOf(value: Value | undefined, method: string): string {
  if (value === undefined || value === null) return "strict";
  const text = textOf(value);
  if (text !== undefined) return text;
  throw typeError(`${method}() argument 'errors' must be str or None, not ${argumentKind(value)}`);
}

const codecMethods = {
  encode: pure(
    "(input, errors=None)",
    (self: PyMultibyteCodec, input: Value, errors?: Value) => {
      const text = strOf(input);
      return tuple([toBytes(self.codec.encode(text, errorsOf(errors, "encode"), true, 0).bytes), strLength(text)]);
    },
    "Return an encoded string version of `input', and how much of it was encoded.",
  ),
  decode: pure(
    "(input, errors=None)",
    (self: PyMultibyteCodec, input: Value, errors?: Value) => {
      const bytes = bytesNow(input);
      const { text } = self.codec.decode(bytes.slice(), errorsOf(errors, "decode"), true, 0);
      return tuple([text, bytes.length]);
    },
    "Decodes `input', and says how much of it was decoded.",
  ),
};

/** `__new__` of the stateful types: the class says which codec it is for. */
function codecOf(cls: PyType): PyMultibyteCodec {
  const codec = findAttribute(cls, "codec");
  if (!(codec instanceof PyMultibyteCodec)) throw typeError("codec is unexpected type");
  return codec;
}

const errorsGetter = {
  errors: {
    get: (self: PyMultibyteStateful) => self.errors,
    set: (self: PyMultibyteStateful, value: Value | undefined) => {
      const text = value === undefined ? undefined : textOf(value);
      if (text === undefined) throw typeError("errors must be a string");
      self.errors = text;
      return null;
    },
    doc: "how to treat errors",
  },
};

const FIELDS = { codec: "ref", errors: "text", state: "f64", pending: "frozen", stream: "ref" } as const;

/** The classes of the encodings package have another base too, whose __init__ is not for these. */
const INIT = writes("(*args, **kwargs)", () => null);

const reset = writes("()", (self: PyMultibyteStateful) => {
  self.reset();
  return null;
});

function defineIncremental(): PyType[] {
  const construct = (instance: typeof PyMultibyteStateful) =>
    pure("(errors='strict')", (cls: PyType, errors?: Value) =>
      newInstance(cls, instance, codecOf(cls), errorsOf(errors, cls.name)),
    );
  const encoder = defineType({
    name: "MultibyteIncrementalEncoder",
    module: "_multibytecodec",
    instance: PyIncrementalEncoder,
    sharing: "versioned",
    fields: FIELDS,
    construct: construct(PyIncrementalEncoder),
    init: INIT,
    methods: {
      encode: writes("(input, final=False)", (self: PyIncrementalEncoder, input: Value, final?: Value) =>
        toBytes(self.encode(input, final !== undefined && isTrue(final))),
      ),
      getstate: reads("()", (self: PyIncrementalEncoder) => self.state),
      setstate: writes("(state, /)", (self: PyIncrementalEncoder, state: Value) => {
        self.state = sizeNow(state);
        return null;
      }),
      reset,
    },
    getters: errorsGetter,
  });
  const decoder = defineType({
    name: "MultibyteIncrementalDecoder",
    module: "_multibytecodec",
    instance: PyIncrementalDecoder,
    sharing: "versioned",
    fields: FIELDS,
    construct: construct(PyIncrementalDecoder),
    init: INIT,
    methods: {
      decode: writes("(input, final=False)", (self: PyIncrementalDecoder, input: Value, final?: Value) =>
        self.decode(bytesNow(input), final !== undefined && isTrue(final)),
      ),
      getstate: reads("()", (self: PyIncrementalDecoder) => tuple([toBytes(self.pending.slice()), self.state])),
      setstate: writes("(state, /)", (self: PyIncrementalDecoder, state: Value) => {
        const [pending, flags] = state instanceof PyTuple ? state.items : [];
        if (!(pending instanceof PyBytes) || flags === undefined) throw typeError("setstate(): illegal state argument");
        self.pending = pending.bytes.slice();
        self.state = sizeNow(flags);
        return null;
      }),
      reset,
    },
    getters: errorsGetter,
  });
  return [encoder, decoder];
}

function defineStreams(): PyType[] {
  const construct = (instance: typeof PyMultibyteStateful) =>
    pure("(stream, errors='strict')", (cls: PyType, stream: Value, errors?: Value) => {
      const made = newInstance(cls, instance, codecOf(cls), errorsOf(errors, cls.name));
      made.stream = stream;
      return made;
    });
  const getters = { ...errorsGetter, stream: { get: (self: PyMultibyteStateful) => self.stream, member: true } };
  /** Reads until there is some text, or the stream has ended. */
  const read = (self: PyStreamReader, method: string, size: Value): PlainStr => {
    for (;;) {
      const data = callMethodNow(self.stream, method, ...(size === null ? [] : [size]));
      if (!(data instanceof PyBytes)) {
        throw typeError(`stream function returned a non-bytes object (${typeOf(data).name})`);
      }
      const ended = data.bytes.length === 0;
      const text = self.decode(data.bytes, ended || size === null);
      if (ended || size === null || strLength(text) > 0) return text;
    }
  };
  const reader = defineType({
    name: "MultibyteStreamReader",
    module: "_multibytecodec",
    instance: PyStreamReader,
    sharing: "versioned",
    fields: FIELDS,
    construct: construct(PyStreamReader),
    init: INIT,
    methods: {
      read: writes("(sizeobj=None, /)", (self: PyStreamReader, size: Value = null) => read(self, "read", size)),
      readline: writes("(sizeobj=None, /)", (self: PyStreamReader, size: Value = null) => read(self, "readline", size)),
      readlines: writes("(sizehintobj=None, /)", (self: PyStreamReader, hint: Value = null) =>
        callMethodNow(read(self, "read", hint), "splitlines", true),
      ),
      reset,
    },
    getters,
  });
  const writer = defineType({
    name: "MultibyteStreamWriter",
    module: "_multibytecodec",
    instance: PyStreamWriter,
    sharing: "versioned",
    fields: FIELDS,
    construct: construct(PyStreamWriter),
    init: INIT,
    methods: {
      write: writes("(strobj, /)", (self: PyStreamWriter, text: Value) => {
        callMethodNow(self.stream, "write", toBytes(self.encode(text, false)));
        return null;
      }),
      writelines: writes("(lines, /)", (self: PyStreamWriter, lines: Value) => {
        for (const line of iterate(lines)) callMethodNow(self.stream, "write", toBytes(self.encode(line, false)));
        return null;
      }),
      reset,
    },
    getters,
  });
  return [reader, writer];
}

/** The type of the codecs themselves has no public name; it is made with the first module that needs it. */
let codecTypeMade = false;
function wrap(name: string): Value {
  if (!codecTypeMade) {
    codecTypeMade = true;
    defineType({
      name: "MultibyteCodec",
      module: "_multibytecodec",
      instance: PyMultibyteCodec,
      sharing: "immutable",
      fields: { name: "text", codec: "derived" },
      rebuild: (self: PyMultibyteCodec) => {
        self.codec = codecNamed(self.name)!;
      },
      final: true,
      methods: codecMethods,
    });
  }
  return new PyMultibyteCodec(name);
}

const multibyteModule = defineModule("_multibytecodec", () => ({ types: [...defineIncremental(), ...defineStreams()] }));

/** A module whose getcodec() knows some codecs; those in `missing` CPython has too. */
const codecsOf = (module: string, names: readonly string[], missing: readonly string[] = []): NativeModule =>
  defineModule(module, () => ({
    functions: {
      getcodec: pure("(name, /)", (value: Value) => {
        const name = textOf(value);
        if (name === undefined) throw typeError("encoding name must be a string.");
        if (missing.includes(name)) throw notImplementedError(`the codec ${name}`);
        if (!names.includes(name) || codecNamed(name) === undefined) throw pyError("LookupError", "no such codec is supported.");
        return wrap(name);
      }),
    },
  }));

export const multibyteModules: readonly NativeModule[] = [
  multibyteModule,
  codecsOf("_codecs_cn", ["gb2312", "gbk", "gb18030", "hz"]),
  codecsOf("_codecs_hk", [], ["big5hkscs"]),
  codecsOf(
    "_codecs_iso2022",
    ["iso2022_jp"],
    ["iso2022_kr", "iso2022_jp_1", "iso2022_jp_2", "iso2022_jp_2004", "iso2022_jp_3", "iso2022_jp_ext"],
  ),
  codecsOf("_codecs_jp", ["shift_jis", "cp932", "euc_jp"], ["shift_jis_2004", "shift_jisx0213", "euc_jis_2004", "euc_jisx0213"]),
  codecsOf("_codecs_kr", ["euc_kr", "cp949"], ["johab"]),
  codecsOf("_codecs_tw", ["big5", "cp950"]),
];
