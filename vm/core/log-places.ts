/**
 * What the log of transactions asks of Python: where the program is, and what an object is called. Only asked while a log is
 * recorded.
 *
 * A frame's `pc` is that of its last instruction that could push a frame or raise; see Note [Registers] in the loop's template.
 */
import { type LogQuestions, placeNumber } from "../../runtime/stm/log.ts";
import { opcode } from "../bytecode/opcodes.ts";
import { lineOf } from "../bytecode/positions.ts";
import type { PyCode } from "./code.ts";
import { execution } from "./execution.ts";
import { callerOf, type Frame } from "./frame.ts";
import { typeOf } from "./registry.ts";
import { PyObject } from "./value.ts";

/** How the name that an instruction carries is shown, by opcode. */
const ATTRIBUTES = new Set(["LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "DELETE_ATTR"].map(opcode));
const GLOBALS = new Set(["LOAD_GLOBAL", "STORE_GLOBAL", "DELETE_GLOBAL", "LOAD_NAME", "STORE_NAME", "DELETE_NAME"].map(opcode));
const CELLS = new Set(["LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF"].map(opcode));

/** More than the words of any code. */
const MAX_WORDS = 2 ** 24;

const currentWord = (frame: Frame): number => Math.max(frame.pc - 1, 0);

/** `.name` for an attribute, a variable's name; empty for all else. */
function accessOf(frame: Frame): string {
  const { code } = frame;
  const word = code.words[currentWord(frame)]!;
  const op = word & 0xff;
  if (ATTRIBUTES.has(op)) return `.${code.names[word >>> 8]}`;
  if (GLOBALS.has(op)) return `global ${code.names[word >>> 8]}`;
  return CELLS.has(op) ? `variable ${code.unit.localsPlusNames[word >>> 8]}` : "";
}

/** Answers for an interpreter whose library lies in `library`: places there are given with the place that led there. */
export function logQuestions(library: string): LogQuestions {
  /** The numbers of places, by code and what tells places in it apart. */
  const known = new WeakMap<PyCode, Map<number, number>>();
  const placeOf = (frame: Frame, via: number, withAccess: boolean): number => {
    const { code, pc } = frame;
    let numbers = known.get(code);
    if (numbers === undefined) {
      numbers = new Map();
      known.set(code, numbers);
    }
    const key = (via * MAX_WORDS + pc) * 2 + (withAccess ? 1 : 0);
    const old = numbers.get(key);
    if (old !== undefined) return old;
    const { unit } = code;
    const line = pc === 0 ? unit.firstLine : lineOf(unit, currentWord(frame));
    const number = placeNumber(unit.filename, line, unit.qualname, via, withAccess ? accessOf(frame) : "");
    numbers.set(key, number);
    return number;
  };
  const isLibrary = ({ code }: Frame): boolean => {
    const { filename } = code.unit;
    return filename.startsWith(library) || filename.startsWith("<frozen ");
  };
  const currentPlace = (withAccess: boolean): number => {
    const frame = execution.top.frame as Frame | null;
    if (frame === null) return 0;
    if (!isLibrary(frame)) return placeOf(frame, 0, withAccess);
    let outside = callerOf(frame);
    while (outside !== null && isLibrary(outside)) outside = callerOf(outside);
    return placeOf(frame, outside === null ? 0 : placeOf(outside, 0, false), withAccess);
  };
  return {
    here: () => currentPlace(false),
    access: () => currentPlace(true),
    describe: (object, part) => ({
      type: object instanceof PyObject ? typeOf(object).name : "changes",
      part: part < 0 ? "" : `part ${part}`,
    }),
  };
}
