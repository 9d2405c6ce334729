/** Unicode properties, names and normal forms against recorded answers of CPython. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lower, title } from "../../vm/unicode/case.ts";
import { lookupName, nameOf } from "../../vm/unicode/names.ts";
import { isNormalized, normalize } from "../../vm/unicode/normalize.ts";
import { ownDigests, VARIED } from "./digests.ts";

test("every property is the oracle's", { timeout: 120_000 }, () => {
  const recorded = JSON.parse(readFileSync(new URL("./digests.json", import.meta.url), "utf8")) as Record<string, string>;
  expect(ownDigests(VARIED)).toEqual(recorded);
});

test("final sigma looks past case-ignorable characters", () => {
  expect(lower("ΑΣ")).toBe("ας");
  expect(lower("Α'Σ'.")).toBe("α'ς'.");
  expect(lower("ΑΣ'Α")).toBe("ασ'α");
  expect(lower("Σ")).toBe("σ");
  expect(title("ὈΔΥΣΣΕΎΣ ΣΑΣ")).toBe("Ὀδυσσεύς Σας");
});

test("names are found by name, alias and sequence", () => {
  expect(lookupName("LATIN SMALL LETTER A")).toEqual([97]);
  expect(lookupName("latin small letter a")).toEqual([97]);
  expect(lookupName("LINE FEED")).toEqual([10]);
  expect(nameOf(10)).toBeUndefined();
  expect(lookupName("KEYCAP DIGIT ONE")).toEqual([0x31, 0xfe0f, 0x20e3]);
  expect(lookupName("KEYCAP DIGIT ONE", false)).toBeUndefined();
  expect(lookupName("HANGUL SYLLABLE GAG")).toEqual([0xac01]);
  expect(lookupName("HANGUL SYLLABLE gag")).toBeUndefined();
  expect(lookupName("CJK UNIFIED IDEOGRAPH-4E00")).toEqual([0x4e00]);
  expect(lookupName("CJK UNIFIED IDEOGRAPH-04E00")).toEqual([0x4e00]);
  expect(lookupName("CJK UNIFIED IDEOGRAPH-0041")).toBeUndefined();
  expect(lookupName("NO SUCH NAME")).toBeUndefined();
});

test("normalisation composes across blocked marks as the standard says", () => {
  expect(normalize("a\u0315\u0300\u05ae\u0300b", "NFC")).toEqual([0xe0, 0x5ae, 0x300, 0x315, 0x62]);
  expect(normalize("\u1100\u1161\u11a8", "NFC")).toEqual([0xac01]);
  expect(isNormalized("é", "NFC")).toBe(true);
  expect(isNormalized("é", "NFD")).toBe(false);
});
