/** The constant descriptions of the interpreter: version_info, flags, float_info and their like. */
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { defineStructSequence, type StructField, type StructSequence } from "../../vm/objects/structseq.ts";

/** The Python version whose library we carry. */
export const VERSION = { major: 3, minor: 13, micro: 2, releaselevel: "final", serial: 0 } as const;
export const VERSION_TEXT = `${VERSION.major}.${VERSION.minor}.${VERSION.micro}`;
export const HEX_VERSION = (VERSION.major << 24) | (VERSION.minor << 16) | (VERSION.micro << 8) | 0xf0;

const fields = (names: string): StructField[] => names.split(" ").map((name) => [name]);

function closed(name: string, names: string): StructSequence {
  return defineStructSequence({ name, module: "sys", fields: fields(names), closed: true });
}

export function makeVersionInfo(): Value {
  const type = closed("version_info", "major minor micro releaselevel serial");
  return type.make(Object.values(VERSION));
}

/** sys.flags: one field per member of Flags, in its order. */
export const defineFlags = (): StructSequence =>
  closed(
    "flags",
    "debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose bytes_warning quiet hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path int_max_str_digits",
  );

export function makeFloatInfo(): Value {
  const type = closed("float_info", "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds");
  const float = (x: number) => new PyFloat(x);
  return type.make([float(Number.MAX_VALUE), 1024, 308, float(2 ** -1022), -1021, -307, 15, 53, float(Number.EPSILON), 2, 1]);
}

export function makeIntInfo(): Value {
  return closed("int_info", "bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold").make([
    30, 4, 4300, 640,
  ]);
}

export function makeHashInfo(): Value {
  const type = closed("hash_info", "width modulus inf nan imag algorithm hash_bits seed_bits cutoff");
  return type.make([64, 2n ** 61n - 1n, 314159, 0, 1000003, "fnv", 64, 0, 0]);
}

export function makeThreadInfo(): Value {
  return closed("thread_info", "name lock version").make(["pthread", "semaphore", null]);
}

export function makeUnraisableHookArgs(): StructSequence {
  return defineStructSequence({
    name: "UnraisableHookArgs",
    module: "sys",
    fields: fields("exc_type exc_value exc_traceback err_msg object"),
  });
}

export function makeAsyncgenHooks(): StructSequence {
  return defineStructSequence({ name: "asyncgen_hooks", module: "builtins", fields: fields("firstiter finalizer") });
}
