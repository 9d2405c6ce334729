/**
 * State that belongs to the program as a whole and that native modules keep: lists and dicts by name, in a dict that the sys
 * module has, so that they are the same objects on every executor and are undone with what changed them.
 *
 * Whoever gets one opens it. Such an object must not be remembered: another interpreter has others.
 */
import { PyDict } from "./dict.ts";
import { execution } from "./execution.ts";
import { list, type PyList } from "./list.ts";
import { PyModule } from "./module.ts";
import { readable, writable } from "./native.ts";
import type { Value } from "./value.ts";

/** Its name among the attributes of sys. */
const NAME = "_pystm_state";

/** Until there is a sys module. */
let early: PyDict | null = null;

/** To be called before an interpreter is made: it has none of the state of another one. */
export function forgetProgramState(): void {
  early = null;
  execution.sys = null;
}

function states(): PyDict {
  const { sys } = execution;
  if (!(sys instanceof PyModule)) {
    early ??= new PyDict();
    return early;
  }
  const namespace = readable(sys.dict);
  const known = namespace.getString(NAME);
  if (known instanceof PyDict) return known;
  const made = early ?? new PyDict();
  early = null;
  writable(namespace).setString(NAME, made);
  return made;
}

/** The object of that name, made by `make` when it is asked for first. */
export function programState(name: string, make: () => Value): Value {
  const all = states();
  const known = readable(all).getString(name);
  if (known !== undefined) return known;
  const made = make();
  writable(all).setString(name, made);
  return made;
}

export const programList = (name: string, initial: () => Value[] = () => []): PyList =>
  programState(name, () => list(initial())) as PyList;

export const programDict = (name: string): PyDict => programState(name, () => new PyDict()) as PyDict;
