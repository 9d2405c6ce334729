/** _warnings: the native half of the warnings module; the filters are lists that Python code may change. */
import { PyDict } from "../vm/core/dict.ts";
import { exceptionType, indexError, isPyError, PyError, typeError } from "../vm/core/errors.ts";
import { execution } from "../vm/core/execution.ts";
import { callerOf, type Frame } from "../vm/core/frame.ts";
import { list, type PyList } from "../vm/core/list.ts";
import { defineModule } from "../vm/core/module.ts";
import { pure, readable, writable } from "../vm/core/native.ts";
import { findAttribute } from "../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../vm/core/ops/call.ts";
import { importFromNow, importNow } from "../vm/core/ops/import.ts";
import { sizeNow } from "../vm/core/ops/index-value.ts";
import { isInstanceNow, isSubclassNow } from "../vm/core/ops/instance-check.ts";
import { listItems } from "../vm/core/ops/iterate.ts";
import { reprNow, strNow, textOf } from "../vm/core/ops/text.ts";
import { isTrue } from "../vm/core/ops/truth.ts";
import { programDict, programList } from "../vm/core/program-state.ts";
import { argumentKind, typeOf } from "../vm/core/registry.ts";
import { PyTuple } from "../vm/core/tuple.ts";
import { PyType } from "../vm/core/type.ts";
import type { Value } from "../vm/core/value.ts";
import { currentLine } from "../vm/objects/frame.ts";
import { writeStderr } from "./sys/hooks.ts";

/** State shared with warnings.py: the filters last seen, since it may have lost its own, and what has been shown once. */
const seenFilters = (): PyList => programList("warnings.filters", () => [defaultFilters()]);
const ownOnceRegistry = (): PyDict => programDict("warnings.onceregistry");
const DEFAULT_ACTION = "default";

/** Counts the changes of the filters. A list of one item. */
const versions = (): PyList => programList("warnings.version", () => [0]);
const version = (): Value => readable(versions()).items[0]!;

/** The filters CPython starts with. */
function defaultFilters(): PyList {
  const filter = (action: string, category: string, module: Value = null) =>
    new PyTuple([action, null, exceptionType(category), module, 0]);
  return list([
    filter("default", "DeprecationWarning", "__main__"),
    filter("ignore", "DeprecationWarning"),
    filter("ignore", "PendingDeprecationWarning"),
    filter("ignore", "ImportWarning"),
    filter("ignore", "ResourceWarning"),
  ]);
}

function filtersNow(): readonly Value[] {
  const module = warningsModule();
  const found = module === undefined ? undefined : findAttribute(module, "filters");
  const seen = readable(seenFilters());
  if (found !== undefined && found !== seen.items[0]) writable(seen).items[0] = found;
  return listItems(seen.items[0]!);
}

/** warnings.py, if it has been imported. */
function warningsModule(): Value | undefined {
  const modules = findAttribute(execution.sys, "modules");
  const module = modules instanceof PyDict ? modules.getString("warnings") : undefined;
  return module ?? undefined;
}

/** A filter's message or module pattern: None, a plain str (exact) or a compiled regex. */
function patternMatches(pattern: Value, text: Value): boolean {
  if (pattern === null) return true;
  if (textOf(pattern) !== undefined) return textOf(pattern) === textOf(text);
  return isTrue(callMethodNow(pattern, "match", text));
}

function findAction(category: Value, text: Value, module: Value, line: number): { action: string; filter: Value } {
  for (const filter of filtersNow()) {
    if (!(filter instanceof PyTuple) || filter.items.length !== 5) throw typeError("warnings.filters item 0 isn't a 5-tuple");
    const [action, message, filterCategory, filterModule, filterLine] = filter.items as [Value, Value, Value, Value, Value];
    const lineNumber = sizeNow(filterLine);
    if (
      isSubclassNow(category, filterCategory) &&
      patternMatches(message, text) &&
      patternMatches(filterModule, module) &&
      (lineNumber === 0 || lineNumber === line)
    ) {
      return { action: textOf(action)!, filter };
    }
  }
  const module_ = warningsModule();
  const action = (module_ === undefined ? undefined : findAttribute(module_, "defaultaction")) ?? DEFAULT_ACTION;
  return { action: textOf(action) ?? "default", filter: null };
}

/** True when the key was seen in the registry; marks it as seen. The registry is emptied when the filters changed. */
function alreadyWarned(registry: Value, key: Value, mark: boolean): boolean {
  if (!(registry instanceof PyDict)) return false;
  const now = version();
  if (readable(registry).getString("version") !== now) {
    writable(registry);
    registry.clearEntries();
    registry.setString("version", now);
  } else if (registry.get(key) === true) return true;
  if (mark) writable(registry).set(key, true);
  return false;
}

export interface WarningPlace {
  readonly filename: Value;
  readonly line: number;
  readonly module: Value;
  readonly registry: Value;
  readonly source: Value;
}

/** warn_explicit(). */
export function warnExplicit(message: Value, category: Value, place: WarningPlace): void {
  if (place.module === null) return;
  if (place.registry !== null && !(place.registry instanceof PyDict)) throw typeError("'registry' must be a dict or None");
  const isWarning = isInstanceNow(message, exceptionType("Warning"));
  const kind = isWarning ? typeOf(message) : category;
  const text = isWarning ? strNow(message) : message;
  const instance = isWarning ? message : callNow(category, message);
  const key = new PyTuple([text, kind, place.line]);
  if (place.registry !== null && alreadyWarned(place.registry, key, false)) return;
  const { action, filter } = findAction(kind, text, place.module, place.line);
  switch (action) {
    case "error":
      throw new PyError(instance as PyError["value"]);
    case "ignore":
      return;
    case "always":
    case "all":
      break;
    case "once":
      alreadyWarned(place.registry, key, true);
      if (alreadyWarned(onceRegistry(), new PyTuple([text, kind]), true)) return;
      break;
    case "module":
      if (alreadyWarned(place.registry, new PyTuple([text, kind, 0]), true)) return;
      alreadyWarned(place.registry, key, true);
      break;
    case "default":
      alreadyWarned(place.registry, key, true);
      break;
    default:
      throw new PyError(
        callNow(
          exceptionType("RuntimeError"),
          `Unrecognized action (${reprNow(action)}) in warnings.filters:\n ${reprNow(filter)}`,
        ) as PyError["value"],
      );
  }
  show(instance, kind, place);
}

function onceRegistry(): Value {
  const module = warningsModule();
  return (module === undefined ? undefined : findAttribute(module, "onceregistry")) ?? ownOnceRegistry();
}

function show(instance: Value, category: Value, place: WarningPlace): void {
  const { filename, line, source } = place;
  const shower = fromWarnings("_showwarnmsg");
  if (shower === undefined) {
    const name = textOf(findAttribute(category, "__name__") ?? "?");
    writeStderr(`${strNow(filename)}:${line}: ${name}: ${strNow(instance)}\n`);
    return;
  }
  callNow(shower, callNow(importFromNow("warnings", "WarningMessage"), instance, category, filename, line, null, null, source));
}

/** An attribute of warnings.py; undefined without it, and at exit, when nothing can be imported. */
function fromWarnings(name: string): Value | undefined {
  try {
    return findAttribute(importNow("warnings"), name);
  } catch (error) {
    if (isPyError(error, "ImportError")) return undefined;
    throw error;
  }
}

/**
 * What warn_explicit() does with the globals of the module it warns of: it asks the loader for the source, whose lines would be
 * shown. Raises what a loader that contradicts its module's spec deserves.
 */
function askForSource(globals: Value, line: number): void {
  if (globals === null) return;
  if (!(globals instanceof PyDict)) throw typeError(`module_globals must be a dict, not '${typeOf(globals).name}'`);
  const loader = callNow(importFromNow("_frozen_importlib_external", "_bless_my_loader"), globals);
  const name = globals.getString("__name__");
  const getSource = findAttribute(loader, "get_source");
  if (name === undefined || getSource === undefined || getSource === null) return;
  const source = callNow(getSource, name);
  if (source === null) return;
  const text = textOf(source);
  if (text === undefined) throw typeError(`must be str, not ${typeOf(source).name}`);
  if (line > text.split("\n").length) throw indexError("list index out of range");
}

/** The frame a warning is about: `level` frames up, skipping the import system's. */
function frameAt(level: number, skipPrefixes: readonly string[]): Frame | null {
  let frame = execution.top.frame as Frame | null;
  const isInternal = (f: Frame) => {
    const { filename } = f.code.unit;
    return filename.includes("importlib") && filename.includes("_bootstrap");
  };
  const skip = (f: Frame) => skipPrefixes.some((prefix) => f.code.unit.filename.startsWith(prefix));
  if (level <= 0 || (frame !== null && isInternal(frame))) {
    for (let n = level; n > 1 && frame !== null; n--) frame = callerOf(frame);
    return frame;
  }
  const next = (f: Frame): Frame | null => {
    let up = callerOf(f);
    while (up !== null && (isInternal(up) || skip(up))) up = callerOf(up);
    return up;
  };
  for (let n = level; n > 1 && frame !== null; n--) frame = next(frame);
  return frame;
}

/** warn(): finds out where from. */
export function warn(message: Value, category: Value, stackLevel: number, source: Value, skipPrefixes: readonly string[]): void {
  const kind = isInstanceNow(message, exceptionType("Warning")) ? typeOf(message) : (category ?? exceptionType("UserWarning"));
  if (!(kind instanceof PyType) || !kind.isSubtypeOf(exceptionType("Warning"))) {
    throw typeError(`category must be a Warning subclass, not '${kind instanceof PyType ? "type" : typeOf(kind).name}'`);
  }
  const level = skipPrefixes.length > 0 ? Math.max(stackLevel, 2) : stackLevel;
  const frame = frameAt(level, skipPrefixes);
  const globals = frame?.globals ?? (getSysDict() as PyDict);
  let registry = readable(globals).getString("__warningregistry__");
  if (registry === undefined || registry === null) {
    registry = new PyDict();
    writable(globals).setString("__warningregistry__", registry);
  }
  const module = frame === null ? "sys" : (globals.getString("__name__") ?? "<string>");
  warnExplicit(message, kind, {
    filename: frame?.code.unit.filename ?? "<sys>",
    line: frame === null ? 0 : (currentLine(frame) ?? 0),
    module,
    registry,
    source,
  });
}

const getSysDict = (): Value => findAttribute(execution.sys, "__dict__")!;

/** A warning raised by native code, attributed to the running Python line. */
export function warnNow(category: string, message: string, stackLevel = 1): void {
  warn(message, exceptionType(category), stackLevel, null, []);
}

export const warningsModuleNative = defineModule("_warnings", () => {
  const filters = readable(seenFilters()).items[0]!;
  return {
    doc: "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
    constants: { filters, _onceregistry: ownOnceRegistry(), _defaultaction: DEFAULT_ACTION },
    functions: {
      warn: pure(
        "(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
        (message: Value, category?: Value, stackLevel?: Value, source?: Value, prefixes?: Value) => {
          if (prefixes !== undefined && !(prefixes instanceof PyTuple)) {
            throw typeError(`warn() argument 'skip_file_prefixes' must be tuple, not ${argumentKind(prefixes)}`);
          }
          const skip = prefixes === undefined ? [] : prefixes.items.map(prefixText);
          warn(message, category ?? null, stackLevel === undefined ? 1 : sizeNow(stackLevel), source ?? null, skip);
          return null;
        },
        "Issue a warning, or maybe ignore it or raise an exception.",
      ),
      warn_explicit: pure(
        "(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None)",
        (
          message: Value,
          category: Value,
          filename: Value,
          line: Value,
          module?: Value,
          registry?: Value,
          globals?: Value,
          source?: Value,
        ) => {
          askForSource(globals ?? null, sizeNow(line));
          warnExplicit(message, category, {
            filename,
            line: sizeNow(line),
            module: module ?? moduleFromFile(filename),
            registry: registry ?? null,
            source: source ?? null,
          });
          return null;
        },
        "Issue a warning, or maybe ignore it or raise an exception.",
      ),
      _filters_mutated: pure("()", () => {
        const { items } = writable(versions());
        items[0] = (items[0] as number) + 1;
        return null;
      }),
    },
  };
});

function prefixText(prefix: Value): string {
  const text = textOf(prefix);
  if (text === undefined) throw typeError(`Found non-str '${typeOf(prefix).name}' in skip_file_prefixes.`);
  return text;
}

function moduleFromFile(filename: Value): Value {
  const text = textOf(filename) ?? "<unknown>";
  return text.endsWith(".py") ? text.slice(0, -3) : text === "" ? "<unknown>" : text;
}
