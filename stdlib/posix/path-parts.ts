/** The parts of posixpath that CPython has in C: normalising and splitting paths. */
import { PyBytes } from "../../vm/core/bytes.ts";
import { valueError } from "../../vm/core/errors.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { toStr } from "../../vm/core/ops/text.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import { plainStr } from "../../vm/objects/str-object.ts";
import { pathArgument } from "../os/path-argument.ts";

function textOfPath(path: Value, caller: string): { text: string; isBytes: boolean } {
  const str = plainStr(path);
  if (str !== undefined) return { text: typeof str === "string" ? str : str.utf16, isBytes: false };
  const { name } = pathArgument(path, caller);
  if (name instanceof PyBytes) return { text: Buffer.from(name.bytes).toString("latin1"), isBytes: true };
  const plain = plainStr(name)!;
  return { text: typeof plain === "string" ? plain : plain.utf16, isBytes: false };
}

const result = (text: string, isBytes: boolean): Value =>
  isBytes ? new PyBytes(new Uint8Array(Buffer.from(text, "latin1"))) : toStr(text);

/** Exactly two leading slashes are kept, as POSIX allows them a meaning of their own. */
function rootOf(text: string): string {
  if (!text.startsWith("/")) return "";
  return text.startsWith("//") && !text.startsWith("///") ? "//" : "/";
}

function normalize(text: string): string {
  if (text === "") return ".";
  const root = rootOf(text);
  const parts: string[] = [];
  for (const part of text.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== ".." || (root === "" && parts.length === 0) || parts.at(-1) === "..") parts.push(part);
    else if (parts.length > 0) parts.pop();
  }
  return root + parts.join("/") || ".";
}

export const pathFunctions = (): Record<string, Declaration> => ({
  _path_normpath: pure("(path)", (path: Value) => {
    const { text, isBytes } = textOfPath(path, "_path_normpath");
    return result(normalize(text), isBytes);
  }),
  _path_splitroot_ex: pure("(path)", (path: Value) => {
    const { text, isBytes } = textOfPath(path, "_path_splitroot_ex");
    const root = rootOf(text);
    return tuple(["", root, text.slice(root.length)].map((part) => result(part, isBytes)));
  }),
  _inputhook: pure("()", () => {
    throw valueError("no input hook is installed");
  }),
  _is_inputhook_installed: pure("()", () => false),
});
