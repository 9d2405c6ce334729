/** Methods of str about the kinds of its characters: case conversions and the is... questions, over vm/unicode. */
import { type Declaration, pure } from "../core/native.ts";
import type { Value } from "../core/value.ts";
import * as cases from "../unicode/case.ts";
import * as predicates from "../unicode/predicates.ts";
import { fromCodePoints, type Text } from "./str-object.ts";
import { textOfSelf } from "./str-search.ts";

/** `convert` is one of vm/unicode/case, whose results have the form of what went in. */
function converting(convert: (text: Text) => string | number[], doc: string): Declaration {
  return pure(
    "()",
    (self: Value) => {
      const converted = convert(textOfSelf(self));
      return typeof converted === "string" ? converted : fromCodePoints(converted);
    },
    doc,
  );
}

function asking(test: (text: Text) => boolean, doc: string): Declaration {
  return pure("()", (self: Value) => test(textOfSelf(self)), doc);
}

export const caseMethods: Record<string, Declaration> = {
  lower: converting(cases.lower, "A copy in lower case."),
  upper: converting(cases.upper, "A copy in upper case."),
  title: converting(cases.title, "A copy in which every word starts with a title-cased character."),
  capitalize: converting(cases.capitalize, "A copy with the first character in title case and the rest in lower case."),
  swapcase: converting(cases.swapcase, "A copy with upper case turned into lower case and the other way round."),
  casefold: converting(cases.casefold, "A copy suitable for caseless comparison."),
  isascii: asking(predicates.isAsciiText, "True if all characters are in U+0000-U+007F."),
  islower: asking(predicates.isLowerText, "True if all cased characters are lower case and there is at least one."),
  isupper: asking(predicates.isUpperText, "True if all cased characters are upper case and there is at least one."),
  istitle: asking(predicates.isTitleText, "True if upper case only follows uncased characters and lower case only cased ones."),
  isspace: asking(predicates.isSpaceText, "True if all characters are white space and there is at least one."),
  isdecimal: asking(predicates.isDecimalText, "True if all characters are decimal digits and there is at least one."),
  isdigit: asking(predicates.isDigitText, "True if all characters are digits and there is at least one."),
  isnumeric: asking(predicates.isNumericText, "True if all characters are numeric and there is at least one."),
  isalpha: asking(predicates.isAlphaText, "True if all characters are letters and there is at least one."),
  isalnum: asking(predicates.isAlnumText, "True if all characters are letters or numeric and there is at least one."),
  isidentifier: asking(predicates.isIdentifierText, "True if the string is an identifier of the language, keywords included."),
  isprintable: asking(predicates.isPrintableText, "True if repr() would show all characters as they are."),
};
