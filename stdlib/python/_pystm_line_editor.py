"""Reads lines from a terminal with editing, history and completion.

The terminal's modes are set by the program stty, since there is no module termios.
"""

import codecs
import os
import sys

HISTORY_LENGTH = 1000

KEYS = {
    "\x01": "home", "\x02": "left", "\x04": "delete or end", "\x05": "end", "\x06": "right", "\x08": "backspace",
    "\t": "complete", "\n": "enter", "\x0b": "kill right", "\x0c": "clear", "\r": "enter", "\x0e": "next",
    "\x10": "previous", "\x15": "kill left", "\x17": "kill word", "\x7f": "backspace", "\x03": "interrupt",
}
ESCAPES = {
    "[A": "previous", "[B": "next", "[C": "right", "[D": "left", "[H": "home", "[F": "end", "OA": "previous", "OB": "next",
    "OC": "right", "OD": "left", "OH": "home", "OF": "end", "[1~": "home", "[3~": "delete", "[4~": "end",
}


class LineEditor:
    """Reads lines as sys.stdin.readline() would, from a terminal on descriptors 0 and 1."""


    def __init__(self, complete, history_file):
        """`complete(text, n)` gives the nth way in which a name may go on, or None, as rlcompleter does."""
        self.complete = complete
        self.history_file = history_file
        self.history = self.read_history()
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.pending = ""
        with os.popen("stty -g") as pipe:
            self.modes = pipe.read().strip()

    def read_history(self):
        try:
            with open(self.history_file, encoding="utf-8", errors="replace") as file:
                return file.read().splitlines()
        except OSError:
            return []

    def close(self):
        """Write the history."""
        try:
            with open(self.history_file, "w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in self.history[-HISTORY_LENGTH:])
        except OSError:
            pass

    def forget(self):
        """After an interrupt: nothing of the line is kept."""
        self.pending = ""

    def read(self, prompt):
        """A line with its end, or "" at the end of the input. Raises KeyboardInterrupt."""
        sys.stdout.flush()
        sys.stderr.flush()
        os.system("stty -icanon -echo -isig -icrnl min 1 time 0")
        try:
            line = self.edit(prompt)
        finally:
            os.system(f"stty {self.modes}")
        if line.strip() and (not self.history or self.history[-1] != line[:-1]):
            self.history.append(line[:-1])
        return line

    def next_character(self):
        while not self.pending:
            data = os.read(0, 1024)
            if not data:
                return ""
            self.pending = self.decoder.decode(data)
        character, self.pending = self.pending[0], self.pending[1:]
        return character

    def next_key(self):
        """The name of an action, or a character to insert; "" at the end."""
        character = self.next_character()
        if character != "\x1b":
            return KEYS.get(character, character)
        sequence = self.next_character()
        if sequence in ("[", "O"):
            while True:
                last = self.next_character()
                sequence += last
                if not last or last.isalpha() or last == "~":
                    break
        return ESCAPES.get(sequence, "ignore")

    def show(self, prompt, text, position):
        back = len(text) - position
        output = f"\r{prompt}{text}\x1b[K" + (f"\x1b[{back}D" if back else "")
        os.write(1, output.encode("utf-8", "replace"))

    def edit(self, prompt):
        text = ""
        position = 0
        # What the history shows, with the line being written as its end.
        entries = [*self.history, ""]
        at = len(entries) - 1
        while True:
            self.show(prompt, text, position)
            match self.next_key():
                case "enter":
                    self.show(prompt, text, len(text))
                    os.write(1, b"\n")
                    return text + "\n"
                case "interrupt":
                    raise KeyboardInterrupt
                case "":
                    os.write(1, b"\n")
                    return ""
                case "delete or end" if not text:
                    os.write(1, b"\n")
                    return ""
                case "delete" | "delete or end":
                    text = text[:position] + text[position + 1:]
                case "backspace" if position > 0:
                    text = text[:position - 1] + text[position:]
                    position -= 1
                case "left":
                    position = max(position - 1, 0)
                case "right":
                    position = min(position + 1, len(text))
                case "home":
                    position = 0
                case "end":
                    position = len(text)
                case "kill right":
                    text = text[:position]
                case "kill left":
                    text, position = text[position:], 0
                case "kill word":
                    start = len(text[:position].rstrip().rpartition(" ")[0])
                    text, position = text[:start] + text[position:], start
                case "clear":
                    os.write(1, b"\x1b[H\x1b[2J")
                case "previous" | "next" as direction:
                    entries[at] = text
                    at = max(at - 1, 0) if direction == "previous" else min(at + 1, len(entries) - 1)
                    text = entries[at]
                    position = len(text)
                case "complete":
                    inserted = self.completion(prompt, text[:position])
                    text = text[:position] + inserted + text[position:]
                    position += len(inserted)
                case key if len(key) == 1 and key.isprintable():
                    text = text[:position] + key + text[position:]
                    position += 1

    def completion(self, prompt, text):
        """What the tab key inserts: indentation, or what all ways to go on have in common (else they are shown)."""
        if not text.strip():
            return "    "
        start = len(text)
        while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_."):
            start -= 1
        word = text[start:]
        ways = []
        try:
            while (way := self.complete(word, len(ways))) is not None:
                ways.append(way)
        except Exception:
            return ""
        common = os.path.commonprefix(ways)
        if len(ways) > 1 and common == word:
            os.write(1, ("\n" + "  ".join(ways) + "\n").encode())
        return common.removeprefix(word)
