/** The module _sre: compiled regular expressions for Python's `re`. */
import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { isPyError, overflowError, type PyError, runtimeError, typeError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure, readable, undoWith } from "../../vm/core/native.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import { plainStr } from "../../vm/objects/str-object.ts";
import { intNow } from "../../vm/objects/text-arguments.ts";
import { isCaseVariant, toLower } from "../../vm/unicode/types.ts";
import * as codes from "./codes.ts";
import { InvalidCode } from "./decode.ts";
import { defineMatch, type PyMatch } from "./match.ts";
import { definePattern, PyPattern } from "./pattern.ts";
import { subjectOf } from "./py-subject.ts";
import { defineFindIterator, defineScanner } from "./scanner.ts";
import type { Replacement } from "./substitute.ts";
import { defineTemplate, expandTemplate, makeTemplate, PyTemplate } from "./template.ts";

const argumentError = (which: string, expected: string, value: Value): PyError =>
  typeError(`compile() argument '${which}' must be ${expected}, not ${argumentKind(value)}`);

/** The code words in a list. */
function codeWords(items: readonly Value[]): number[] {
  return items.map((item) => {
    const word = exactInt(item);
    if (word === undefined) throw typeError("an integer is required");
    if (word < 0 || word > 0xffffffffffffffffn) {
      throw overflowError(
        word < 0 ? "can't convert negative value to unsigned int" : "Python int too large to convert to C unsigned long",
      );
    }
    if (word > 0xffffffff) throw overflowError("regular expression code size limit exceeded");
    return Number(word);
  });
}

function compile(pattern: Value, flags: Value, code: Value, groups: Value, groupIndex: Value, indexGroup: Value): Value {
  const flagBits = intNow(flags);
  if (!(code instanceof PyList)) throw argumentError("code", "list", code);
  const groupCount = sizeNow(groups);
  if (!(groupIndex instanceof PyDict)) throw argumentError("groupindex", "dict", groupIndex);
  if (!(indexGroup instanceof PyTuple)) throw argumentError("indexgroup", "tuple", indexGroup);
  const words = codeWords(readable(code).items);
  if (pattern !== null) subjectOf(pattern, "any");
  if (groupCount < 0) throw runtimeError("invalid SRE code");
  try {
    return new PyPattern(pattern, flagBits, words, groupCount, groupIndex, indexGroup);
  } catch (error) {
    if (error instanceof InvalidCode) throw runtimeError(error.message);
    throw error;
  }
}

/** A str or bytes object of the same contents; undefined when the value is one, or is neither str nor bytes-like. */
function plainCopy(value: Value): Value | undefined {
  const str = plainStr(value);
  if (str !== undefined) return str === value ? undefined : str;
  const bytes = value instanceof PyBytes ? undefined : findBytes(value);
  return bytes === undefined ? undefined : toBytes(bytes.slice());
}

const isAsciiCased = (cp: number): boolean => (cp >= 65 && cp <= 90) || (cp >= 97 && cp <= 122);
const inRange = (cp: number): boolean => cp >= 0 && cp <= 0x10ffff;

export const sreModule = defineModule("_sre", () => {
  /** `re._compile_template`, which parses a template and caches it. */
  let compileTemplate: Value | undefined;
  const templateOf = (pattern: PyPattern, template: Value): Value => {
    if (compileTemplate === undefined) {
      compileTemplate = importFromNow("re", "_compile_template");
      undoWith(() => {
        compileTemplate = undefined;
      });
    }
    try {
      return callNow(compileTemplate, pattern, template);
    } catch (error) {
      // The cache cannot hold what has no hash (a bytearray, say): once more with a plain copy.
      const plain = isPyError(error, "TypeError") ? plainCopy(template) : undefined;
      if (plain === undefined) throw error;
      return callNow(compileTemplate, pattern, plain);
    }
  };
  const replacementOf = (pattern: PyPattern, template: Value): Replacement => {
    const parsed = templateOf(pattern, template);
    if (!(parsed instanceof PyTemplate)) return { kind: "literal", value: parsed };
    if (parsed.groups.length === 0) return { kind: "literal", value: parsed.literal };
    return { kind: "template", template: parsed };
  };
  const expand = (match: PyMatch, template: Value): Value => {
    const parsed = templateOf(match.pattern, template);
    return parsed instanceof PyTemplate ? expandTemplate(parsed, match) : parsed;
  };
  definePattern(replacementOf);
  defineMatch(expand);
  defineScanner();
  defineFindIterator();
  defineTemplate();

  return {
    constants: {
      MAGIC: codes.MAGIC,
      CODESIZE: codes.CODE_SIZE,
      MAXREPEAT: codes.MAX_REPEAT,
      MAXGROUPS: codes.MAX_GROUPS,
      copyright: " SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ",
    },
    functions: {
      compile: pure("(pattern, flags, code, groups, groupindex, indexgroup)", compile),
      template: pure("(pattern, template, /)", (_pattern: Value, template: Value) => {
        if (!(template instanceof PyList)) {
          throw typeError(`template() argument 2 must be list, not ${argumentKind(template)}`);
        }
        return makeTemplate(readable(template).items);
      }),
      getcodesize: pure("()", () => codes.CODE_SIZE),
      ascii_iscased: pure("(character, /)", (character: Value) => isAsciiCased(intNow(character))),
      ascii_tolower: pure("(character, /)", (character: Value) => {
        const cp = intNow(character);
        return cp >= 65 && cp <= 90 ? cp + 32 : cp;
      }),
      unicode_iscased: pure("(character, /)", (character: Value) => {
        const cp = intNow(character);
        return inRange(cp) && isCaseVariant(cp);
      }),
      unicode_tolower: pure("(character, /)", (character: Value) => {
        const cp = intNow(character);
        return inRange(cp) ? toLower(cp) : cp;
      }),
    },
  };
});
