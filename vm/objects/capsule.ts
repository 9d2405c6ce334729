/** PyCapsule: what C extensions hand each other pointers in. Here it is a name only: there is nothing to point to. */
import { defineType } from "../core/define-type.ts";
import { PyObject } from "../core/value.ts";
import { addressOf } from "./object.ts";

export class PyCapsule extends PyObject {
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
}

export const capsuleType = defineType({
  name: "PyCapsule",
  doc: "An opaque pointer that one extension module gives to another, with a name to know it by.",
  instance: PyCapsule,
  sharing: "immutable",
  fields: { name: "text" },
  final: true,
  slots: { pure: { repr: (self) => `<capsule object "${(self as PyCapsule).name}" at ${addressOf(self)}>` } },
});
