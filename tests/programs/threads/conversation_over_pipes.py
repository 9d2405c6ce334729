"""Two threads converse over buffered pipes; a third reads what a slow writer writes."""
import os
import threading
import time


def pipe():
    reader, writer = os.pipe()
    return os.fdopen(reader), os.fdopen(writer, "w", buffering=1)


questions, ask = pipe()
answers, reply = pipe()


def answer():
    for line in questions:
        reply.write(line.upper())
    reply.close()


t = threading.Thread(target=answer)
t.start()
for i in range(50):
    ask.write(f"line {i}\n")
    assert answers.readline() == f"LINE {i}\n"
ask.close()
t.join()
print(repr(answers.read()))

reader, writer = os.pipe()


def write_slowly():
    for _ in range(3):
        time.sleep(0.02)
        os.write(writer, b"xyz")
    os.close(writer)


threading.Thread(target=write_slowly).start()
print(os.fdopen(reader, "rb").read(), os.system("exit 3") >> 8)
