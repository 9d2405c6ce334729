/**
 * What we change in the grammar that the npm package `@lezer/python` ships as source, and why.
 *
 * The published parser mis-reads valid Python (see the reasons below): an editor can live with that, a compiler
 * cannot. `build/grammar.ts` applies these tables to the package's `python.grammar` and `tokens.js` and generates our
 * parser from the result. Every amendment names the exact text it replaces, so a new release of the package that
 * touches one of them fails the build instead of changing the language.
 * This file knows nothing of the syntax tree built from the parser's output.
 */

export interface Amendment {
  /** Why the package's rule will not do. */
  readonly why: string;
  /** The exact text replaced; it must occur, and only once unless `every` is set. */
  readonly find: string;
  readonly replace: string;
  readonly every?: boolean;
}

export const GRAMMAR_AMENDMENTS: readonly Amendment[] = [
  {
    why: "await binds tighter than **: `await x ** 2` is `(await x) ** 2`",
    find: "  trail,\n  power @right,",
    replace: "  trail,\n  await,\n  power @right,",
  },
  {
    why: "not binds tighter than and: `not a and b` is `(not a) and b`",
    find: "  as @left,\n  and @left,",
    replace: "  as @left,\n  not,\n  and @left,",
  },
  { why: "uses the precedence of not", find: '{ kw<"not"> testInner }', replace: '{ !not kw<"not"> testInner }' },
  {
    why: "uses the precedence of await",
    find: 'AwaitExpression { kw<"await"> expression }',
    replace: 'AwaitExpression { !await kw<"await"> expression }',
  },
  {
    why: "a bare yield has no value",
    find: 'yield { kw<"yield"> (kw<"from"> test | commaSep<test | "*" expression>) }',
    replace: 'yield { kw<"yield"> (kw<"from"> test | commaSep<test | "*" expression>)? }',
  },
  {
    why: "`1.` and `1.e5` are numbers, not attribute accesses",
    find: '(@digit ("_" | @digit)* ("." @digit ("_" | @digit)*)? |',
    replace: '(@digit ("_" | @digit)* ("." (@digit ("_" | @digit)*)?)? |',
  },
  {
    why: "PEP 646: starred items in a subscript",
    find: 'commaSep<testNamed | testNamed? ":"',
    replace: 'commaSep<testNamed | StarArgument | testNamed? ":"',
  },
  {
    why: "PEP 646: a starred annotation of `*args`",
    find: '"*" (VariableName TypeDef?)?',
    replace: '"*" (VariableName (TypeDef | StarTypeDef[@name=TypeDef] { ":" "*" expression })?)?',
  },
  {
    why: "the slash of positional-only parameters must be seen in the tree",
    find: '"**" VariableName TypeDef? | "/" }',
    replace: '"**" VariableName TypeDef? | Slash{"/"} }',
  },
  {
    why: "the target of `with ... as` is any assignment target",
    find: 'commaSep<test (kw<"as"> VariableName)?> Body',
    replace: 'commaSep<test | AsItem { test kw<"as"> (expression | "*" expression) }> Body',
  },
  {
    why: "parenthesised with-items look like a parenthesised expression until the colon; the validity pass tells them apart",
    find: 'ParenthesizedExpression { "(" (testNamed | "*" expression | YieldExpression) ")" }',
    replace:
      'ParenthesizedExpression { "(" (parenElt | YieldExpression) ")" }\n\n' +
      'parenElt { testNamed | "*" expression | ParenAsItem[@name=AsItem] { test kw<"as"> (expression | "*" expression) } }',
  },
  {
    why: "the same, with several items",
    find: 'TupleExpression { "(" ((testNamed | "*" expression) (("," (testNamed | "*" expression))+ ","? | ","))? ")" }',
    replace: 'TupleExpression { "(" (parenElt (("," parenElt)+ ","? | ","))? ")" }',
  },
  {
    why: "a generator expression's element is never starred",
    find: 'ComprehensionExpression { "(" (testNamed | "*" expression) compFor ")" }',
    replace: 'ComprehensionExpression { "(" testNamed compFor ")" }',
  },
  {
    why: "a list comprehension's element is never starred",
    find: 'ArrayComprehensionExpression { "[" (testNamed | "*" expression) compFor "]" }',
    replace: 'ArrayComprehensionExpression { "[" testNamed compFor "]" }',
  },
  {
    why: "the subject of match is any expression list",
    find: 'skw<"match"> "*"? expression MatchBody',
    replace: 'skw<"match"> commaSep<testNamed | "*" expression> MatchBody',
  },
  { why: "a guard may be a named expression", find: 'Guard { kw<"if"> test }', replace: 'Guard { kw<"if"> testNamed }' },
  {
    why: "in a pattern, | binds tighter than as, and as cannot be nested without parentheses",
    find: `pattern[@isGroup=Pattern] {
  CapturePattern { VariableName } |
  LiteralPattern |
  AsPattern { pattern !as kw<"as"> VariableName } |
  OrPattern { pattern (!or LogicOp{"|"} pattern)+ } |
  AttributePattern |`,
    replace: `pattern { orPattern | AsPattern { orPattern kw<"as"> VariableName } }

orPattern { closedPattern | OrPattern { closedPattern (LogicOp{"|"} closedPattern)+ } }

closedPattern {
  CapturePattern { VariableName } |
  LiteralPattern |
  AttributePattern |`,
  },
  {
    why: "only a name can be starred in a sequence pattern",
    find: 'StarPattern { "*" !prefix pattern }',
    replace: 'StarPattern { "*" VariableName }',
  },
  {
    why: "a literal pattern may be several adjacent strings (formatted ones are refused later, by the code generator)",
    find: '  String |\n  kw<"None"> |\n  @specialize[@name=Boolean]<identifier, "True" | "False">\n}\n\nPatternArgList',
    replace:
      "  String | FormatString |\n" +
      "  PatternContinuedString[@name=ContinuedString] { (String | FormatString) (String | FormatString)+ } |\n" +
      '  kw<"None"> |\n  @specialize[@name=Boolean]<identifier, "True" | "False">\n}\n\nPatternArgList',
  },
  {
    why: "a class pattern may have no arguments",
    find: 'PatternArgList { "(" commaSep<pattern | KeywordPattern { VariableName "=" pattern }> ")" }',
    replace: 'PatternArgList { "(" commaSep<pattern | KeywordPattern { VariableName "=" pattern }>? ")" }',
  },
  {
    why: "a sequence pattern may be empty",
    find: 'SequencePattern { "[" commaSep<pattern> "]" | "(" commaSep<pattern> ")" }',
    replace: 'SequencePattern { "[" commaSep<pattern>? "]" | "(" commaSep<pattern>? ")" }',
  },
  {
    why: "a mapping pattern may be empty, and its keys may be dotted names",
    find: 'MappingPattern { "{" commaSep<"**" pattern | (VariableName | LiteralPattern) ":" pattern> "}" }',
    replace: 'MappingPattern { "{" commaSep<"**" pattern | (AttributePattern | LiteralPattern) ":" pattern>? "}" }',
  },
  {
    why: "PEP 614: a decorator is any named expression",
    find: "Decorator { At dottedName ArgList? newline }",
    replace: "Decorator { At testNamed newline }",
  },
  {
    why: "lambda has positional-only parameters",
    find: 'lambdaParam { VariableName (AssignOp{"="} test)? | "*" VariableName? | "**" VariableName }',
    replace: 'lambdaParam { VariableName (AssignOp{"="} test)? | "*" VariableName? | "**" VariableName | Slash{"/"} }',
  },
  {
    why: "lambda's parameters may end in a comma",
    find: '{ (lambdaParam ("," lambdaParam)*)? }',
    replace: '{ (lambdaParam ("," lambdaParam)* ","?)? }',
  },
  {
    why: "PEP 696: defaults of type parameters",
    find: '  ("*" | "**") VariableName |\n  VariableName TypeDef?\n',
    replace: '  ("*" | "**") VariableName ("=" (test | "*" expression))? |\n  VariableName TypeDef? ("=" test)?\n',
  },
  { why: "print is a function", find: "  PrintStatement { printKeyword test } |\n", replace: "" },
  {
    why: "print is a function",
    find: '@external tokens legacyPrint from "./tokens.js" { printKeyword[@name="print"] }\n\n',
    replace: "",
  },
  {
    why: "the target of for may be starred",
    find: 'kw<"for"> commaSep<"*"? expression> kw<"in"> commaSep<test> Body elseClause?',
    replace: 'kw<"for"> commaSep<expression | "*" expression> kw<"in"> commaSep<test | "*" expression> Body elseClause?',
  },
  {
    why: "the target of a comprehension may be starred",
    find: 'commaSep<expression> kw<"in"> testInner',
    replace: 'commaSep<expression | "*" expression> kw<"in"> testInner',
  },
  {
    why: "the expression of a replacement field may be a starred tuple",
    find: '(YieldExpression | commaSep<"*"? test>)',
    replace: '(YieldExpression | commaSep<"*" expression | test>)',
  },
  {
    why: "a set's elements may be named expressions",
    find: 'SetExpression { "{" commaSep<test | "*" expression> "}" }',
    replace: 'SetExpression { "{" commaSep<testNamed | "*" expression> "}" }',
  },
  {
    why: "a set comprehension's element may be a named expression, never starred",
    find: 'SetComprehensionExpression { "{" (test | "*" expression) compFor "}" }',
    replace: 'SetComprehensionExpression { "{" testNamed compFor "}" }',
  },
  {
    why: "a dict comprehension never unpacks",
    find: 'DictionaryComprehensionExpression { "{" (test ":" test | "**" expression) compFor "}" }',
    replace: 'DictionaryComprehensionExpression { "{" test ":" test compFor "}" }',
  },
  {
    why: "`as` is the only way to name an exception",
    find: '((kw<"as"> | ",") VariableName)',
    replace: '(kw<"as"> VariableName)',
  },
  {
    why: "elif has a condition, any named expression",
    find: '(kw<"elif"> testNamed? Body)',
    replace: '(kw<"elif"> testNamed Body)',
  },
  {
    why: "raise has no Python 2 forms",
    find: '(kw<"from"> test | ("," test ("," test)?))?',
    replace: '(kw<"from"> test)?',
  },
  { why: "<> is not an operator", find: ' | "<>" }', replace: " }" },
  {
    why: "plain import takes no parentheses",
    find: 'kw<"import"> (importList | importedNames) |',
    replace: 'kw<"import"> importedNames |',
  },
  {
    why: "an augmented assignment's value may be a starred tuple",
    find: "UpdateOp (YieldExpression | commaSep<test>)",
    replace: 'UpdateOp (YieldExpression | commaSep<test | "*" expression>)',
  },
  {
    why: "in a replacement field `:=` is a format spec that begins with `=`, not a walrus; a line end may end a spec",
    find: 'FormatSpec { ":" (formatStringSpecChars | nestedFormatReplacement)* } "}" }',
    replace: 'FormatSpec { (":" | ":=") (specText | nestedFormatReplacement)* } specBreak? "}" }',
  },
  {
    why: "the text of a format spec ends at the string's quote, and may have escapes",
    find: "@tokens {\n  CompareOp",
    replace: '@external tokens specs from "./tokens" { specText, specBreak }\n\n@tokens {\n  CompareOp',
  },
  { why: "unused now", find: "  formatStringSpecChars { ![{}]+ }\n\n", replace: "" },
  {
    why: "`*x` in a call or subscript takes any expression, elsewhere only an operator expression; both become one node",
    find: '"**" test | "*" test }',
    replace: '"**" test | StarArgument }\n\nStarArgument[@name=Starred] { "*" test }\n\nStarred { "*" expression }',
  },
  {
    why: "starred items become nodes of their own",
    find: '"*" expression',
    replace: "Starred",
    every: true,
  },
  {
    why: "undoes the last amendment in the rule it made",
    find: "\nStarred { Starred }",
    replace: '\nStarred { "*" expression }',
  },
  { why: "highlighting is for editors", find: '@external propSource pythonHighlighting from "./highlight"\n', replace: "" },
  { why: "bracket matching is for editors", find: "\n@detectDelim\n", replace: "\n" },
];

export const TOKENS_AMENDMENTS: readonly Amendment[] = [
  {
    why: "print is a function",
    find: `export const legacyPrint = new ExternalTokenizer(input => {
  for (let i = 0; i < 5; i++) {
    if (input.next != "print".charCodeAt(i)) return
    input.advance()
  }
  if (/\\w/.test(String.fromCharCode(input.next))) return
  for (let off = 0;; off++) {
    let next = input.peek(off)
    if (next == space || next == tab) continue
    if (next != parenOpen && next != dot && next != newline && next != carriageReturn && next != hash)
      input.acceptToken(printKeyword)
    return
  }
})

`,
    replace: "",
  },
  { why: "print is a function; specs need terms of their own", find: "printKeyword,\n", replace: "specText, specBreak,\n" },
  {
    why: "the text of a format spec, which the package ends at braces only",
    find: "function skipEscape(input, ch) {",
    replace: `export const specs = new ExternalTokenizer((input, stack) => {
  let cx = stack.context
  while (cx.parent && !(cx.flags & cx_String)) cx = cx.parent
  let quote = (cx.flags & cx_DoubleQuote) ? doubleQuote : singleQuote
  let long = (cx.flags & cx_Long) > 0
  let start = input.pos
  while (input.next >= 0 && input.next != braceOpen && input.next != braceClose) {
    if (input.next == quote && (!long || input.peek(1) == quote && input.peek(2) == quote)) break
    if (input.next == newline && !long) {
      if (input.pos > start) break
      while (input.next == newline || input.next == space || input.next == tab) input.advance()
      if (input.next == braceClose) input.acceptToken(specBreak)
      return
    }
    if (input.next == backslash) {
      let escaped = input.peek(1)
      if (escaped == letter_N && input.peek(2) == braceOpen && !(cx.flags & cx_Raw)) {
        while (input.next >= 0 && input.next != braceClose) input.advance()
      } else if (escaped != braceOpen && escaped != braceClose) {
        input.advance()
      }
    }
    input.advance()
  }
  if (input.pos > start) input.acceptToken(specText)
}, {contextual: true})

function skipEscape(input, ch) {`,
  },
  {
    why: "a form feed is white space, and a blank line may be continued after a backslash",
    find: "while (input.next == space || input.next == tab) { input.advance(); spaces++ }",
    replace:
      "while (input.next == space || input.next == tab || input.next == 12 ||\n" +
      "           input.next == backslash && input.peek(1) == newline) {\n" +
      "      if (input.next == backslash) { input.advance(); spaces++ }\n" +
      "      input.advance(); spaces++\n" +
      "    }",
  },
  {
    why: "no block begins or ends where a line is continued after a backslash",
    find: "  if (prev == newline || prev == carriageReturn) {\n    let depth = 0, chars = 0",
    replace:
      "  if (prev == newline && input.peek(-2) == backslash && isContinued(input)) return\n" +
      "  if (prev == newline || prev == carriageReturn) {\n    let depth = 0, chars = 0",
  },
  {
    why: "nor is a line blank that continues another",
    find: "  } else if (((prev = input.peek(-1)) < 0 || isLineBreak(prev)) &&\n",
    replace:
      "  } else if (((prev = input.peek(-1)) < 0 || isLineBreak(prev)) &&\n" +
      "             !(prev == newline && input.peek(-2) == backslash && isContinued(input)) &&\n",
  },
  {
    why: "the same",
    find: "export const indentation = ",
    replace: `// A backslash at the end of a comment continues nothing.
function isContinued(input) {
  for (let i = -3;; i--) {
    let c = input.peek(i)
    if (c < 0 || c == newline) return true
    if (c == hash) return false
  }
}

export const indentation = `,
  },
  {
    why: "a form feed in the indentation starts it again; of a continued line what precedes the first backslash counts",
    find: "      else if (input.next == tab) depth += 8 - (depth % 8)\n      else break\n      input.advance()\n      chars++\n    }\n",
    replace:
      "      else if (input.next == tab) depth += 8 - (depth % 8)\n" +
      "      else if (input.next == 12) depth = 0\n" +
      "      else if (input.next == backslash && input.peek(1) == newline) { continued ||= depth; input.advance(); chars++ }\n" +
      "      else break\n      input.advance()\n      chars++\n    }\n    depth = continued || depth\n",
  },
  {
    why: "the same",
    find: "    let depth = 0, chars = 0\n    for (;;)",
    replace: "    let depth = 0, chars = 0, continued = 0\n    for (;;)",
  },
  {
    why: "the same, when the block is entered",
    find: "    depth += space.charCodeAt(i) == tab ? 8 - (depth % 8) : 1\n  return depth",
    replace:
      "{\n    let c = space.charCodeAt(i)\n    if (c == backslash) { continued ||= depth; i++ }\n" +
      "    else if (c == 12) depth = 0\n    else depth += c == tab ? 8 - (depth % 8) : 1\n  }\n  return continued || depth",
  },
  {
    why: "the same",
    find: "function countIndent(space) {\n  let depth = 0\n",
    replace: "function countIndent(space) {\n  let depth = 0, continued = 0\n",
  },
  {
    why: "a backslash before a brace of an f-string stands for itself; the brace keeps its meaning",
    find: "        if (escaped >= 0) {",
    replace: "        if (escaped >= 0 && !(format && (escaped == braceOpen || escaped == braceClose))) {",
  },
  {
    why: "the same in a raw f-string",
    find: "      input.advance(2)\n    } else if (input.next == quote",
    replace:
      "      let nx = input.peek(1)\n      input.advance(format && (nx == braceOpen || nx == braceClose) ? 1 : 2)\n" +
      "    } else if (input.next == quote",
  },
  {
    why: "a string that meets the end of its line is not terminated; the package ends it there",
    find: "      } else if (input.pos == start) {\n        input.acceptToken(stringEnd)\n        return\n      }\n      break",
    replace: "      }\n      break",
  },
];
