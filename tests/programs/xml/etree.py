# ElementTree on top of pyexpat: building, finding, namespaces, iterparse, pull parsing, errors.
import io
import xml.etree.ElementTree as ET

text = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE shop [<!ENTITY firm "Käse &amp; Söhne"> <!ATTLIST item unit CDATA "kg">]>
<shop xmlns:p="urn:prices" name="&firm;">
  <item id="1" p:cost='2.50'>Brie</item><!-- soft -->
  <item id="2" p:cost="3" unit="piece">Edamer<![CDATA[ <b>]]>&lt;&#x1F600;</item>tail
</shop>"""
root = ET.fromstring(text.encode())
print(root.tag, root.attrib)
for item in root.findall("item"):
    print(item.attrib, repr(item.text), repr(item.tail))
print(root.find("item[@id='2']").get("{urn:prices}cost"))
print(ET.tostring(root, encoding="unicode"))
print(ET.tostring(root.find("item"), encoding="us-ascii"))

for event, what in ET.iterparse(io.BytesIO(b"<a xmlns='u'><b/>x<c>y</c></a>"), ("start", "end", "start-ns", "end-ns")):
    print(event, what if what is None or isinstance(what, tuple) else what.tag)

pull = ET.XMLPullParser(("start", "end", "comment", "pi"))
pull.flush()
for piece in ("<a><b", ">text</b><!-- c", " --><?do it?></", "a>"):
    pull.feed(piece)
    pull.flush()
    print(piece, [(event, element.tag if isinstance(element.tag, str) else element.text) for event, element in pull.read_events()])
print(pull.close())

tree = ET.ElementTree(ET.Element("r", {"k": 'a"<&\n'}))
ET.SubElement(tree.getroot(), "s").text = "é\U0001f600"
ET.indent(tree)
tree.write(out := io.BytesIO(), encoding="iso-8859-1", xml_declaration=True)
print(out.getvalue())

for bad in ("<a><b></a>", "<a", "", "<a>&nope;</a>", "<a/><b/>", "<a b='1' b='2'/>", "<p:a/>", "text", "<a>\x01</a>", "<a>\n]]></a>"):
    try:
        ET.fromstring(bad)
    except ET.ParseError as error:
        print(repr(bad), error, error.code, error.position)
