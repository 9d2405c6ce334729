"""Multibyte codecs of East Asia: faults, incomplete input, states, streams, all characters of a set."""
def t(b,e,er='strict'):
    try: print(e,b,ascii(b.decode(e,er)))
    except UnicodeDecodeError as x: print(e,b,x)
for b,e in ((b'\x93 ','shift_jis'),(b'\x93\xff','shift_jis'),(b'\xff','shift_jis'),(b'\x81\x00','shift_jis'),(b'a\x93','shift_jis'),(b'\xb0\x20','gb2312'),(b'\xb0\xff','gb2312'),(b'\xff\xff','gb2312'),(b'\x81\x30','gb18030'),(b'\x81\x30\x81','gb18030'),(b'\x81\x30\x81\x20','gb18030'),(b'\x81\x30\xff\x30','gb18030'),(b'\x84\x31\xa5\x30','gb18030'),(b'\xe3\x32\x9a\x35','gb18030'),(b'\xe3\x32\x9a\x36','gb18030'),(b'\x81\x7f','gb18030'),(b'\x8f\xa1','euc_jp'),(b'\x8f\xa1\x20','euc_jp'),(b'\x8e\x20','euc_jp'),(b'\x8f\xa1\xa1x','euc_jp'),(b'\xa1\x20','big5'),(b'\x80','big5'),(b'\xa4\x20','euc_kr'),(b'\x81\x20','cp949'),(b'\x80','gbk'),(b'\xff','gbk'),(b'\x1b$','iso2022_jp'),(b'\x1b$Bz','iso2022_jp'),(b'\x1b$B\x7f\x7f','iso2022_jp'),(b'\x1b$B!','iso2022_jp'),(b'\x1bX','iso2022_jp'),(b'\xa1','iso2022_jp'),(b'\x1b(Jab\\~\x1b(B\\','iso2022_jp'),(b'\x1b$BF|\nF','iso2022_jp'),(b'~{VPND~}a~~b','hz'),(b'~{VP\nab','hz'),(b'~x','hz'),(b'~','hz'),(b'~\na','hz'),(b'~{V','hz'),(b'~{\xd6\xd0','hz'),(b'\xd6','hz')):
    for er in ('strict','replace','ignore'): t(b,e,er)
print('あ\nい\\~'.encode('iso2022_jp'),'中a~\n'.encode('hz'), '¥‾'.encode('iso2022_jp'),'¥‾'.encode('shift_jis'),'¥‾'.encode('euc_jp'),'\ue5e5\u20ac\U00010000\u0080\u00a0'.encode('gb18030'), 'ｱ'.encode('euc_jp'), 'ｱ'.encode('shift_jis'), '日é😀'.encode('shift_jis','xmlcharrefreplace'),'日é😀'.encode('big5','replace'))
import codecs,io
d=codecs.getincrementaldecoder('shift_jis')(); print(d.decode(b'\x93'), d.getstate(), d.decode(b'\xfa'), d.errors, d.decode(b'\x93'))
try: d.decode(b'',True)
except Exception as e: print(type(e).__name__,e)
e=codecs.getincrementalencoder('gbk')(); print(e.encode('日'), e.getstate(), e.errors)
f=io.TextIOWrapper(io.BytesIO(),encoding='euc_jp'); f.write('日本語テスト\n'*3); f.flush(); f.seek(0); print(f.readline(), f.read(3), f.read())
print(codecs.lookup('sjis').name, '中文'.encode('gb18030').decode('gbk'), codecs.getreader('big5')(io.BytesIO('中文'.encode('big5'))).read())
w=codecs.getwriter('iso2022_jp')(b:=io.BytesIO()); w.write('日'); w.write('本a'); w.write('日'); w.reset(); print(b.getvalue())
for e in ("shift_jis", "cp932", "euc_jp", "gb2312", "gbk", "gb18030", "big5", "cp950", "euc_kr", "cp949"):
    pairs = [bytes([a, b]).decode(e, "ignore") for a in range(0x81, 0xff) for b in range(0x40, 0xff)]
    text = "".join(p for p in pairs if p > "\x80"); again = text.encode(e, "ignore")
    print(e, len(text), sum(map(ord, text)), len(again), again.decode(e) == text, sum(again) if e != "cp949" else "")
