# minidom, sax, plistlib and xmlrpc's marshalling, all on top of pyexpat.
import datetime
import io
import plistlib
import xml.sax
import xml.sax.handler
import xmlrpc.client
from xml.dom import minidom

document = minidom.parseString('<!DOCTYPE a><a x="1"><b>t&amp;u</b><!--c--><?p q?><c/><![CDATA[<raw>]]></a>')
print(document.toxml())
print(document.documentElement.toprettyxml(indent=" "))
print([node.nodeName for node in document.documentElement.childNodes])
document.documentElement.setAttribute("y", '"<')
print(document.documentElement.toxml())


class Printer(xml.sax.handler.ContentHandler):
    def startElementNS(self, name, qname, attributes):
        print("start", name, dict(attributes), self.locator.getLineNumber(), self.locator.getColumnNumber())

    def endElementNS(self, name, qname):
        print("end", name)

    def characters(self, text):
        print("text", repr(text))

    def setDocumentLocator(self, locator):
        self.locator = locator


reader = xml.sax.make_parser()
reader.setFeature(xml.sax.handler.feature_namespaces, True)
reader.setContentHandler(Printer())
reader.parse(io.StringIO("<a xmlns='u'>\n <b k='v'>x</b></a>"))
try:
    xml.sax.parseString(b"<a><b></a>", xml.sax.handler.ContentHandler())
except xml.sax.SAXParseException as error:
    print(error, error.getLineNumber(), error.getColumnNumber())

data = {"name": "é<&", "list": [1, 2.5, True, b"bytes"], "when": datetime.datetime(2024, 5, 6, 7, 8, 9), "empty": {}}
print(plistlib.dumps(data).decode())
print(plistlib.loads(plistlib.dumps(data)) == data, plistlib.loads(plistlib.dumps(data, fmt=plistlib.FMT_BINARY)) == data)

call = xmlrpc.client.dumps((1, "a<b", [2.5, {"k": None}]), "method", allow_none=True)
print(xmlrpc.client.loads(call))
try:
    xmlrpc.client.loads(xmlrpc.client.dumps(xmlrpc.client.Fault(4, "bad")))
except xmlrpc.client.Fault as fault:
    print(fault)
