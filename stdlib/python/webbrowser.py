"""Opens web pages in the user's browser, through the commands that are installed for it."""

import os
import shlex
import shutil
import subprocess
import sys

__all__ = ["Error", "open", "open_new", "open_new_tab", "get", "register"]


class Error(Exception):
    """The browser could not be found or started."""


_browsers = {}
_tryorder = None


def register(name, klass, instance=None, *, preferred=False):
    """Register a browser connector."""
    if _tryorder is None:
        _register_standard_browsers()
    _browsers[name.lower()] = [klass, instance]
    if preferred:
        _tryorder.insert(0, name)
    else:
        _tryorder.append(name)


def get(using=None):
    """Return a browser launcher instance appropriate for the environment."""
    if _tryorder is None:
        _register_standard_browsers()
    for browser in _tryorder if using is None else [using]:
        if "%s" in browser:
            words = shlex.split(browser)
            return BackgroundBrowser(words[:-1]) if words[-1] == "&" else GenericBrowser(words)
        try:
            klass, instance = _browsers[browser.lower()]
        except KeyError:
            continue
        if instance is not None:
            return instance
        if klass is not None:
            return klass()
    raise Error("could not locate runnable browser")


def open(url, new=0, autoraise=True):
    """Display url using the default browser; true when one took it."""
    if _tryorder is None:
        _register_standard_browsers()
    return any(get(name).open(url, new, autoraise) for name in _tryorder)


def open_new(url):
    """Open url in a new window of the default browser."""
    return open(url, 1)


def open_new_tab(url):
    """Open url in a new tab of the default browser."""
    return open(url, 2)


class BaseBrowser:
    """Parent class for all browsers."""

    args = ["%s"]

    def __init__(self, name=""):
        self.name = name
        self.basename = name

    def open(self, url, new=0, autoraise=True):
        raise NotImplementedError

    def open_new(self, url):
        return self.open(url, 1)

    def open_new_tab(self, url):
        return self.open(url, 2)


class GenericBrowser(BaseBrowser):
    """A command that shows a page and ends when the user is done."""

    def __init__(self, name):
        if isinstance(name, str):
            self.name = name
            self.args = ["%s"]
        else:
            self.name = name[0]
            self.args = name[1:]
        self.basename = os.path.basename(self.name)

    def _command(self, url):
        return [self.name] + [arg.replace("%s", url) for arg in self.args]

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        try:
            return not subprocess.Popen(self._command(url), close_fds=True).wait()
        except OSError:
            return False


class BackgroundBrowser(GenericBrowser):
    """A command that goes on running in the background."""

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        try:
            process = subprocess.Popen(self._command(url), close_fds=True, start_new_session=True)
            return process.poll() is None
        except OSError:
            return False


_GRAPHICAL = ("xdg-open", "gio", "x-www-browser", "firefox", "chromium", "google-chrome", "open")
_TEXTUAL = ("www-browser", "links", "elinks", "lynx", "w3m")


def _register_standard_browsers():
    global _tryorder
    _tryorder = []
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin":
        for name in _GRAPHICAL:
            if shutil.which(name):
                args = [name, "open", "--", "%s"] if name == "gio" else name
                register(name, None, BackgroundBrowser(args))
    if os.environ.get("TERM"):
        for name in _TEXTUAL:
            if shutil.which(name):
                register(name, None, GenericBrowser(name))
    for command in reversed(os.environ.get("BROWSER", "").split(os.pathsep)):
        if command:
            register(command, None, None if "%s" in command else GenericBrowser(command), preferred=True)
