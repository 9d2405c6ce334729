/** The module `faulthandler`: prints the Python stack on demand. Faults of the process itself are Node's to report. */
import { notImplementedError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { execution, settle } from "../../vm/core/execution.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable, pure } from "../../vm/core/native.ts";
import { findAttribute, getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call, callMethodNow } from "../../vm/core/ops/call.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import * as descriptors from "../os/descriptors.ts";
import { currentIdent } from "../thread/ident.ts";

let enabled = false;

/** The descriptor of a file argument, standard error by default. */
function fileArgument(file: Value | undefined): number {
  let target: Value = file ?? null;
  if (target === null) {
    target = findAttribute(execution.sys, "stderr") ?? null;
    if (target === null) throw runtimeError("sys.stderr is None");
  }
  const given = exactInt(target);
  if (given !== undefined) {
    if (given < 0) throw valueError("file is not a valid file descriptor");
    return Number(given);
  }
  const fd = exactInt(callMethodNow(target, "fileno"));
  if (fd === undefined || fd < 0) throw runtimeError("file.fileno() is not a valid file descriptor");
  callMethodNow(target, "flush");
  return Number(fd);
}

/** The stack, innermost first, as the C code prints it. */
function stackText(): string {
  const lines = [`Current thread 0x${currentIdent().toString(16).padStart(16, "0")} (most recent call first):`];
  let frame: Value = settle(call(getAttributeNow(execution.sys, "_getframe"), []));
  while (frame !== null) {
    const code = getAttributeNow(frame, "f_code");
    const [file, name] = ["co_filename", "co_name"].map((attribute) => textOf(getAttributeNow(code, attribute)));
    lines.push(`  File "${file}", line ${getAttributeNow(frame, "f_lineno")} in ${name}`);
    frame = getAttributeNow(frame, "f_back");
  }
  return `${lines.join("\n")}\n`;
}

const missing = (name: string) =>
  inevitable("(*args, **kwargs)", () => {
    throw notImplementedError(`faulthandler.${name}`);
  });

export const faulthandlerModule: NativeModule = defineModule("faulthandler", () => ({
  doc: "faulthandler module.",
  functions: {
    enable: inevitable("(file=sys.stderr, all_threads=True)", (file?: Value) => {
      fileArgument(file);
      enabled = true;
      return null;
    }),
    disable: inevitable("()", () => {
      const before = enabled;
      enabled = false;
      return before;
    }),
    is_enabled: pure("()", () => enabled),
    dump_traceback: inevitable("(file=sys.stderr, all_threads=True)", (file?: Value) => {
      const fd = fileArgument(file);
      descriptors.write(fd, Buffer.from(stackText()));
      return null;
    }),
    // A watchdog needs a second thread; programs that set one run on without it.
    dump_traceback_later: inevitable("(timeout, repeat=False, file=sys.stderr, exit=False)", (timeout: Value) => {
      if (!(timeout instanceof PyFloat) && exactInt(timeout) === undefined) throw typeError("must be real number");
      return null;
    }),
    cancel_dump_traceback_later: inevitable("()", () => null),
    register: missing("register"),
    unregister: inevitable("(signum, /)", () => false),
  },
}));
