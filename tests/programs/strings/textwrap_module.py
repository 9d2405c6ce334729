"""textwrap: wrap, fill, shorten, dedent, indent and TextWrapper options."""
import textwrap as t
text = "Hello there, how are you this fine day?  I'm glad to hear it! A-hyphenated-compound word, an em-dash--like this--and averyveryverylongwordindeed."
for w in (10, 20, 40, 100): print(w, t.wrap(text, w))
print(t.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(t.wrap(text, 20, break_long_words=False, break_on_hyphens=False))
print(t.wrap("a\tb  c\n\nd", 4), t.wrap("a\tb  c\n\nd", 40, expand_tabs=False), t.wrap("a  b\n c", 40, replace_whitespace=False), t.wrap("  lead", 10, drop_whitespace=False), t.wrap("", 10), t.wrap("   ", 10), t.wrap("x" * 25, 10))
print(t.wrap(text, 30, max_lines=2), t.wrap(text, 30, max_lines=1, placeholder=" ~"), t.wrap("End of it.  Next one. Third.", 18, fix_sentence_endings=True))
print(t.shorten("Hello  world of Python", 12), t.shorten("Hello world", 12), t.shorten("Hello world", 10, placeholder="..."), t.shorten("Hello", 30), t.shorten("Hello world foo", width=11))
print(repr(t.dedent("""
    def f():
        return 1

      # odd
    end
""")), repr(t.dedent("  a\n\tb\n")), repr(t.dedent("   x\n   \n   y")), repr(t.dedent("no")), repr(t.dedent("")), repr(t.dedent("\ta\n\t\tb")))
print(repr(t.indent("a\n\nb\n", "> ")), repr(t.indent("a\n\nb", "> ", lambda l: True)), repr(t.indent("", "x")))
for bad in (lambda: t.wrap("abc", 0), lambda: t.wrap("abc", -1), lambda: t.wrap("abcdef", 3, max_lines=1, placeholder="....."), lambda: t.shorten("abc def", 2)):
    try: print(bad())
    except ValueError as e: print(e)
w = t.TextWrapper(width=15)
w.tabsize = 2
print(w.wrap("one\ttwo three four"), w.fill("x y " * 8), t.wrap("multi-part word-break test", 8), t.wrap("日本語 テキスト の 折り返し", 8))
