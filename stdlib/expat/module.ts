/** The module pyexpat, with its submodules errors and model. */
import { dictOf, PyDict } from "../../vm/core/dict.ts";
import { typeError, valueError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { defineModule, onceInProgram, PyModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import { newException } from "../module-exception.ts";
import { MODEL_TYPES } from "./declarations.ts";
import { ERRORS, errorMessage } from "./errors.ts";
import { Handlers } from "./handlers.ts";
import { XmlParser } from "./parser.ts";
import { defineParserType, PyXmlParser } from "./parser-type.ts";

/** The version of expat that the parser behaves like, as CPython 3.13 brings it. */
const VERSION = [2, 6, 3] as const;

const FEATURES: readonly [string, number][] = [
  ["sizeof(XML_Char)", 1],
  ["sizeof(XML_LChar)", 1],
  ["XML_DTD", 0],
  ["XML_CONTEXT_BYTES", 1024],
  ["XML_NS", 0],
  ["XML_BLAP_MAX_AMP", 100],
  ["XML_BLAP_ACT_THRES", 8388608],
  ["XML_GE", 0],
];

/** A module inside pyexpat, which can also be imported by its own name. */
function submodule(name: string, doc: string, constants: Iterable<readonly [string, Value]>): PyModule {
  const module = new PyModule(name, doc);
  for (const [key, value] of constants) module.dict.setString(key, value);
  onceInProgram(() => void callMethodNow(importFromNow("sys", "modules"), "__setitem__", name, module));
  return module;
}

function errorsModule(): PyModule {
  const codes = dictOf(ERRORS.map(([, message], index) => [message, index + 1]));
  const messages = new PyDict();
  ERRORS.forEach(([, message], index) => {
    messages.set(index + 1, message);
  });
  return submodule("pyexpat.errors", "Constants used to describe error conditions.", [
    ...ERRORS.map(([name, message]): [string, Value] => [`XML_ERROR_${name}`, message]),
    ["codes", codes],
    ["messages", messages],
  ]);
}

const modelModule = (): PyModule =>
  submodule("pyexpat.model", "Constants used to interpret content model information.", [
    ...Object.entries(MODEL_TYPES).map(([name, type]): [string, Value] => [`XML_CTYPE_${name}`, type]),
    ["XML_CQUANT_NONE", 0],
    ["XML_CQUANT_OPT", 1],
    ["XML_CQUANT_REP", 2],
    ["XML_CQUANT_PLUS", 3],
  ]);

/** An argument that is a str or None. */
function optionalText(value: Value | undefined, name: string): string | null {
  if (value === undefined || value === null) return null;
  const text = textOf(value);
  if (text === undefined) throw typeError(`ParserCreate() argument '${name}' must be str or None, not ${typeOf(value).name}`);
  return text;
}

function parserCreate(encoding?: Value, separator?: Value, intern?: Value): Value {
  const encodingName = optionalText(encoding, "encoding");
  const separatorText = optionalText(separator, "namespace_separator");
  if (separatorText !== null && separatorText.length > 1) {
    throw valueError("namespace_separator must be at most one character, omitted, or None");
  }
  if (intern !== undefined && intern !== null && !(intern instanceof PyDict)) throw typeError("intern must be a dictionary");
  const handlers = new Handlers();
  return new PyXmlParser(
    handlers,
    new XmlParser(handlers, encodingName, separatorText),
    intern === undefined ? new PyDict() : intern,
  );
}

export const pyexpatModule = defineModule("pyexpat", () => {
  const error = newException("xml.parsers.expat.ExpatError");
  const parserType = defineParserType(error);
  return {
    doc: "Python wrapper for Expat parser.",
    constants: {
      ExpatError: error,
      error,
      XMLParserType: parserType,
      EXPAT_VERSION: `expat_${VERSION.join(".")}`,
      version_info: tuple([...VERSION]),
      native_encoding: "UTF-8",
      features: list(FEATURES.map((feature) => tuple([...feature]))),
      errors: errorsModule(),
      model: modelModule(),
      XML_PARAM_ENTITY_PARSING_NEVER: 0,
      XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE: 1,
      XML_PARAM_ENTITY_PARSING_ALWAYS: 2,
    },
    functions: {
      ParserCreate: pure(
        "(encoding=None, namespace_separator=None, intern=<unrepresentable>)",
        parserCreate,
        "Return a new XML parser object.",
      ),
      ErrorString: pure(
        "(code, /)",
        (code: Value) => errorMessage(Number(indexNow(code))) ?? null,
        "Returns string error for given number.",
      ),
    },
  };
});
