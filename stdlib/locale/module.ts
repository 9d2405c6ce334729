/**
 * The module _locale, as in a C library that has the locales C, POSIX and C.UTF-8, which differ in nothing but their
 * names: text is UTF-8 and order is that of code points.
 */
import { dictOf } from "../../vm/core/dict.ts";
import { type PyError, valueError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { inevitable, pure } from "../../vm/core/native.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import type { Value } from "../../vm/core/value.ts";
import { compareStr } from "../../vm/objects/str-object.ts";
import { badArgument, intNow } from "../../vm/objects/text-arguments.ts";
import { errorOf, newException } from "../module-exception.ts";

const CATEGORIES = ["LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES"];
const LC_ALL = 6;
/** What the C library has besides, in the order in which it names them all. */
const MORE_CATEGORIES = ["LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION"];
const CHAR_MAX = 127;

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");

/** nl_langinfo: name, number, text. */
const LANGUAGE_INFO: readonly (readonly [string, number, string])[] = [
  ["CODESET", 14, "UTF-8"],
  ["RADIXCHAR", 0x10000, "."],
  ["THOUSEP", 0x10001, ""],
  ...DAYS.flatMap((day, i) => [
    [`ABDAY_${i + 1}`, 0x20000 + i, day.slice(0, 3)] as const,
    [`DAY_${i + 1}`, 0x20007 + i, day] as const,
  ]),
  ...MONTHS.flatMap((month, i) => [
    [`ABMON_${i + 1}`, 0x2000e + i, month.slice(0, 3)] as const,
    [`MON_${i + 1}`, 0x2001a + i, month] as const,
  ]),
  ["AM_STR", 0x20026, "AM"],
  ["PM_STR", 0x20027, "PM"],
  ["D_T_FMT", 0x20028, "%a %b %e %H:%M:%S %Y"],
  ["D_FMT", 0x20029, "%m/%d/%y"],
  ["T_FMT", 0x2002a, "%H:%M:%S"],
  ["T_FMT_AMPM", 0x2002b, "%I:%M:%S %p"],
  ["ERA", 0x2002c, ""],
  ["ERA_D_FMT", 0x2002e, ""],
  ["ALT_DIGITS", 0x2002f, ""],
  ["ERA_D_T_FMT", 0x20030, ""],
  ["ERA_T_FMT", 0x20031, ""],
  ["_DATE_FMT", 0x2006c, "%a %b %e %H:%M:%S %Z %Y"],
  ["CRNCYSTR", 0x4000f, "-"],
  ["YESEXPR", 0x50000, "^[yY]"],
  ["NOEXPR", 0x50001, "^[nN]"],
];

const NUMBER_RULES: readonly (readonly [string, string | number | null])[] = [
  ["int_curr_symbol", ""],
  ["currency_symbol", ""],
  ["mon_decimal_point", ""],
  ["mon_thousands_sep", ""],
  ["mon_grouping", null],
  ["positive_sign", ""],
  ["negative_sign", ""],
  ["int_frac_digits", CHAR_MAX],
  ["frac_digits", CHAR_MAX],
  ["p_cs_precedes", CHAR_MAX],
  ["p_sep_by_space", CHAR_MAX],
  ["n_cs_precedes", CHAR_MAX],
  ["n_sep_by_space", CHAR_MAX],
  ["p_sign_posn", CHAR_MAX],
  ["n_sign_posn", CHAR_MAX],
  ["decimal_point", "."],
  ["thousands_sep", ""],
  ["grouping", null],
];

const isKnown = (name: string): boolean => /^(?:C|POSIX|C\.(?:UTF-?8|utf-?8))$/.test(name);

/** The locale that the environment asks for in a category. */
function fromEnvironment(category: string): string {
  return process.env.LC_ALL || process.env[category] || process.env.LANG || "C";
}

const normal = (name: string): string => (name === "POSIX" ? "C" : name);

export const localeModule = defineModule("_locale", () => {
  const errorType = newException("locale.Error");
  const error = (message: string): PyError => errorOf(errorType, message);
  /** The current locale of each category. */
  const current = new Map([...CATEGORIES, ...MORE_CATEGORIES].map((category) => [category, "C"]));
  const typeLocale = fromEnvironment("LC_CTYPE");
  current.set("LC_CTYPE", isKnown(typeLocale) ? normal(typeLocale) : "C.UTF-8");
  let domain = "messages";

  function query(category: string | undefined): string {
    if (category !== undefined) return current.get(category)!;
    const names = new Set(current.values());
    if (names.size === 1) return [...names][0]!;
    return [...current].map(([name, value]) => `${name}=${value}`).join(";");
  }

  function setOne(category: string, wanted: string): string | undefined {
    const name = wanted === "" ? fromEnvironment(category) : wanted;
    if (!isKnown(name)) return undefined;
    return normal(name);
  }

  function setlocale(category: Value, locale: Value = null): Value {
    const number = intNow(category);
    const name = locale === null ? undefined : textOf(locale);
    if (locale !== null && name === undefined) badArgument("setlocale", "argument 2", "str or None", locale);
    const isAll = number === LC_ALL;
    const one = CATEGORIES[number];
    if (!isAll && one === undefined) throw error(name === undefined ? "locale query failed" : "unsupported locale setting");
    if (name === undefined) return query(isAll ? undefined : one);
    const composite =
      isAll && name.includes("=") ? new Map(name.split(";").map((part) => part.split("=") as [string, string])) : undefined;
    const targets = isAll ? [...current.keys()] : [one!];
    const values = targets.map((target) => setOne(target, composite === undefined ? name : (composite.get(target) ?? "?")));
    if (values.includes(undefined)) throw error("unsupported locale setting");
    targets.forEach((target, i) => {
      current.set(target, values[i]!);
    });
    return query(isAll ? undefined : one);
  }

  function textArgument(value: Value, method: string, number: number): string {
    return textOf(value) ?? badArgument(method, `argument ${number}`, "str", value);
  }

  const constants: Record<string, Value> = { Error: errorType, LC_ALL, CHAR_MAX };
  CATEGORIES.forEach((name, i) => {
    constants[name] = i;
  });
  for (const [name, number] of LANGUAGE_INFO) constants[name] = number;

  return {
    doc: "Support for POSIX locales.",
    constants,
    functions: {
      setlocale: inevitable("(category, locale=None, /)", setlocale, "Activates/queries locale processing."),
      localeconv: pure(
        "()",
        () => dictOf(NUMBER_RULES.map(([name, value]) => [name, value ?? list([])])),
        "Returns numeric and monetary locale-specific parameters.",
      ),
      strcoll: pure(
        "(os1, os2, /)",
        (a: Value, b: Value) => {
          textArgument(a, "strcoll", 1);
          textArgument(b, "strcoll", 2);
          return Math.sign(compareStr(a, b));
        },
        "Compares two strings according to the locale.",
      ),
      strxfrm: pure(
        "(string, /)",
        (string: Value) => {
          const text = textOf(string) ?? badArgument("strxfrm", "argument", "str", string);
          if (text.includes("\0")) throw valueError("embedded null character");
          return string;
        },
        "Return a string that can be used as a key for locale-aware comparisons.",
      ),
      nl_langinfo: pure(
        "(key, /)",
        (key: Value) => {
          const number = indexNow(key);
          const found = LANGUAGE_INFO.find((row) => row[1] === number);
          if (found === undefined) throw valueError("unsupported langinfo constant");
          return found[2];
        },
        "Return the value for the locale information associated with key.",
      ),
      getencoding: pure("()", () => "UTF-8", "Get the current locale encoding."),
      gettext: pure(
        "(msg, /)",
        (message: Value) => toStr(textArgument(message, "gettext", 1)),
        "The message itself: there are no translations.",
      ),
      dgettext: pure(
        "(domain, msg, /)",
        (_domain: Value, message: Value) => message,
        "The message itself: there are no translations.",
      ),
      dcgettext: pure(
        "(domain, msg, category, /)",
        (_domain: Value, message: Value) => message,
        "The message itself: there are no translations.",
      ),
      textdomain: inevitable(
        "(domain, /)",
        (wanted: Value) => {
          if (wanted !== null) domain = textArgument(wanted, "textdomain", 1);
          return toStr(domain);
        },
        "Set the C library's textdomain to domain, returning the new domain.",
      ),
      bindtextdomain: inevitable(
        "(domain, dir, /)",
        (wanted: Value, directory: Value) => {
          if (textArgument(wanted, "bindtextdomain", 1) === "") throw error("domain must be a non-empty string");
          return directory ?? "/usr/share/locale";
        },
        "Bind the C library's domain to dir.",
      ),
      bind_textdomain_codeset: inevitable(
        "(domain, codeset, /)",
        (_domain: Value, codeset: Value) => codeset,
        "Bind the C library's domain to codeset.",
      ),
    },
  };
});
