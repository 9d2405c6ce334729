# Every handler of pyexpat, with the places of the events; and the errors of expat with theirs.
from xml.parsers import expat

NAMES = [name for name in dir(expat.ParserCreate()) if name.endswith("Handler") and name != "DefaultHandler"]


def run(*pieces, separator=None, default=False, prepare=None):
    parser = expat.ParserCreate(namespace_separator=separator)

    def handler(name):
        def handle(*args):
            print("  ", name.removesuffix("Handler"), args, parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex)
            return 1

        return handle

    for name in ["DefaultHandler"] if default else NAMES:
        setattr(parser, name, handler(name))
    if prepare:
        prepare(parser)
    print(pieces)
    try:
        for number, piece in enumerate(pieces, 1):
            parser.Parse(piece, number == len(pieces))
    except expat.ExpatError as error:
        print("  ", error, error.code, error.lineno, error.offset, parser.ErrorByteIndex, expat.ErrorString(error.code))


DOCUMENT = b"""<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE a PUBLIC "-//x  y//" "x.dtd" [
<!ELEMENT a (b|c)*> <!ELEMENT d (#PCDATA|e)*> <!ELEMENT f (g?,(h|i)+,j)> <!ELEMENT k EMPTY>
<!ATTLIST a x CDATA "dd" y (p|q) #REQUIRED z NMTOKENS #FIXED "1  2 ">
<!ENTITY e "<b>&#38;#65;</b>"> <!ENTITY x SYSTEM "y" NDATA n> <!NOTATION n PUBLIC "pp"> <!ENTITY ext SYSTEM "foo.xml">
]>
<a y="p&#65;&lt;"><!-- c --><?pi  data?>&e;&ext;&amp;x\r\ny<![CDATA[z]]\n]]>]<b/>\xe9</a>
<!-- end -->"""
run(DOCUMENT)
run(DOCUMENT, default=True)
run(b"<a", b">x", b"y\r", b"\n<b/", b"></a>", b" ")
run(b'<p:a xmlns:p="u" xmlns="v" p:b="1" c="2"><d xmlns=""/></p:a>', separator=" ")
run(b"<!DOCTYPE a [<!ENTITY % p '<!ENTITY q \"r\">'> %p; ]><a>&q;&s;</a>", prepare=lambda p: p.SetParamEntityParsing(2))
for bad in (
    b"", b"<", b"<a", b"<a>", b"<a></b>", b'<a x="1" x="2"/>', b"<a>&foo;</a>", b'<a b="&foo;"/>', b"<a>&#0;</a>", b"<a/>x", b"x",
    b"<a><!-- -- --></a>", b"<a>]]></a>", b"<a b=1/>", b'<a b="1"c="2"/>', b'<a b="<"/>', b"<a>\x01", b"<a>\xff", b"<a>\xc3",
    b' <?xml version="1.0"?><a/>', b'<?xml version="1.0" encoding="utf-16"?><a/>', b'<?xml foo="2.0"?><a/>', b"<a><![CDATA[x",
    b'<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>', b'<!DOCTYPE a [<!ENTITY e "<b>">]><a>&e;</a>', b"<?XML?><a/>", b"<1/>", b"</a>",
):
    run(bad)
for bad in (b"<p:a/>", b'<a xmlns:xml="u"/>', b'<a xmlns:xmlns="u"/>', b'<a xmlns:p=""/>', b"<a:b:c/>", b"<:a/>"):
    run(bad, separator="!")


def broken(name, attributes):
    raise ValueError(name)


parser = expat.ParserCreate()
parser.StartElementHandler = broken
try:
    parser.Parse("<a/>", True)
except ValueError as error:
    print("raised", error)
