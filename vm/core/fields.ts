/**
 * Field kinds: what each JavaScript field of a builtin type holds. From these the STM derives undo copies, the encoding
 * into and out of the shared store, and tracing (DESIGN section 4); no type writes its own.
 */
export type FieldKind =
  | "ref" // one Value
  | "refs" // an array of Values that is changed in place
  | "frozen" // an array of Values, or a structure of them, that is replaced and never changed in place
  | "map" // a Map or Set, changed in place, whose values and keys are Values
  | "i32"
  | "f64"
  | "int" // a Python int, of any size
  | "text"
  | "bytes" // a Uint8Array
  | "flag"
  | "derived" // computed again from the other fields by the type's `rebuild`
  | "local" // cannot leave this executor
  | RawKind;

/** A field with an encoding of its own. */
export interface RawKind {
  readonly encode: (value: never) => unknown;
  readonly decode: (encoded: never) => unknown;
  /** A copy in which no change of the value shows; absent where the value is never changed in place. */
  readonly copy?: (value: never) => unknown;
}

/**
 * What an executor keeps for itself beside an object: put back by an abort, left alone when the object is refilled, null at first on
 * other executors.
 */
export const HERE_ONLY: RawKind = { encode: () => null, decode: () => null };

export type Fields = Readonly<Record<string, FieldKind>>;

/** A JavaScript object that only its owner has, and changes; it cannot leave its executor. */
export const owned = <T>(copy: (value: T) => T): RawKind => ({ encode: (value: T) => value, decode: (value: T) => value, copy });
