/** The modules `pwd` and `grp`: accounts from /etc/passwd and /etc/group. */
import { readFileSync } from "node:fs";
import { keyError, typeError, valueError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { plainStr } from "../../vm/objects/str-object.ts";
import { defineStructSequence, type PyStructSequence, type StructSequence } from "../../vm/objects/structseq.ts";
import { decodeFs } from "../os/fs-text.ts";

/** The lines of a colon-separated file that have at least so many fields. */
function readTable(path: string, fields: number): string[][] {
  let text: string;
  try {
    text = readFileSync(path, "latin1");
  } catch {
    return [];
  }
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(":"))
    .filter((row) => row.length >= fields);
}

const text = (field: string): Value => decodeFs(Buffer.from(field, "latin1"));

/** Functions over one kind of account. */
interface Accounts {
  all(): PyStructSequence[];
  /** The entry whose field has the value. */
  find(index: number, value: Value): PyStructSequence | undefined;
}

function accountsFrom(read: () => PyStructSequence[]): Accounts {
  return { all: read, find: (index, value) => read().find((entry) => entry.items[index] === value) };
}

function nameArgument(value: Value, caller: string): Value {
  const name = plainStr(value);
  if (name === undefined) throw typeError(`${caller}() argument must be str, not ${typeOf(value).name}`);
  if (typeof name === "string" && name.includes("\0")) throw valueError("embedded null byte");
  return name;
}

const MAX_ID = 0xffffffff;

function idArgument(value: Value, kind: "uid" | "gid"): Value {
  if (typeOf(value).slots.index === undefined) throw typeError(`${kind} should be integer, not ${typeOf(value).name}`);
  const id = indexNow(value);
  return id >= -1 && id <= MAX_ID ? id : -2;
}

function idError(caller: string, kind: "uid" | "gid", id: Value): Error | ReturnType<typeof keyError> {
  return keyError(id === -2 ? `${caller}(): ${kind} not found` : `${caller}(): ${kind} not found: ${id}`);
}

function passwdType(): StructSequence {
  return defineStructSequence({
    name: "struct_passwd",
    module: "pwd",
    doc: "pwd.struct_passwd: Results from getpw*() routines.",
    fields: [
      ["pw_name", "user name"],
      ["pw_passwd", "password"],
      ["pw_uid", "user id"],
      ["pw_gid", "group id"],
      ["pw_gecos", "real name"],
      ["pw_dir", "home directory"],
      ["pw_shell", "shell program"],
    ],
  });
}

export const pwdModule: NativeModule = defineModule("pwd", () => {
  const type = passwdType();
  const users = accountsFrom(() =>
    readTable("/etc/passwd", 7).map(([name, password, uid, gid, gecos, home, shell]) =>
      type.make([text(name!), text(password!), Number(uid), Number(gid), text(gecos!), text(home!), text(shell!)]),
    ),
  );
  return {
    doc: "This module provides access to the Unix password database.",
    types: [type.type],
    functions: {
      getpwall: pure("()", () => new PyList(users.all())),
      getpwnam: pure("(name, /)", (value: Value) => {
        const name = nameArgument(value, "getpwnam");
        const found = users.find(0, name);
        if (found === undefined) throw keyError(`getpwnam(): name not found: ${reprNow(name)}`);
        return found;
      }),
      getpwuid: pure("(uidobj, /)", (value: Value) => {
        const uid = idArgument(value, "uid");
        const found = users.find(2, uid);
        if (found === undefined) throw idError("getpwuid", "uid", uid);
        return found;
      }),
    },
  };
});

export const grpModule: NativeModule = defineModule("grp", () => {
  const type = defineStructSequence({
    name: "struct_group",
    module: "grp",
    doc: "grp.struct_group: Results from getgr*() routines.",
    fields: [
      ["gr_name", "group name"],
      ["gr_passwd", "password"],
      ["gr_gid", "group id"],
      ["gr_mem", "group members"],
    ],
  });
  const groups = accountsFrom(() =>
    readTable("/etc/group", 4).map(([name, password, gid, members]) =>
      type.make([text(name!), text(password!), Number(gid), new PyList(members!.split(",").filter(Boolean).map(text))]),
    ),
  );
  return {
    doc: "Access to the Unix group database.",
    types: [type.type],
    functions: {
      getgrall: pure("()", () => new PyList(groups.all())),
      getgrnam: pure("(name)", (value: Value) => {
        const name = nameArgument(value, "getgrnam");
        const found = groups.find(0, name);
        if (found === undefined) throw keyError(`getgrnam(): name not found: ${reprNow(name)}`);
        return found;
      }),
      getgrgid: pure("(id)", (value: Value) => {
        const gid = idArgument(value, "gid");
        const found = groups.find(2, gid);
        if (found === undefined) throw idError("getgrgid", "gid", gid);
        return found;
      }),
    },
  };
});
