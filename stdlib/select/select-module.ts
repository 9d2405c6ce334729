/** The module `select`: waiting for descriptors, by looking at each of them again and again (Note [Waiting] in os/descriptors). */
import { defineType } from "../../vm/core/define-type.ts";
import { exceptionType, keyError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { PyList } from "../../vm/core/list.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { classMethod, pure, writes } from "../../vm/core/native.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, PyFloat, type Value } from "../../vm/core/value.ts";
import * as descriptors from "../os/descriptors.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { isOpen } from "../os/kernel-files.ts";
import { Errno, osError } from "../os/os-error.ts";
import { fileDescriptor, intArgument } from "../os/path-argument.ts";
import { waitForValue } from "../os/wait.ts";

const POLLIN = 1;
const POLLPRI = 2;
const POLLOUT = 4;
const POLLHUP = 16;
const POLLNVAL = 32;

const EPOLL_CONSTANTS: Readonly<Record<string, number>> = {
  EPOLLIN: 1,
  EPOLLPRI: 2,
  EPOLLOUT: 4,
  EPOLLERR: 8,
  EPOLLHUP: 16,
  EPOLLRDNORM: 64,
  EPOLLRDBAND: 128,
  EPOLLWRNORM: 256,
  EPOLLWRBAND: 512,
  EPOLLMSG: 1024,
  EPOLLRDHUP: 8192,
  EPOLLEXCLUSIVE: 268435456,
  EPOLLONESHOT: 1073741824,
  EPOLLET: 2147483648,
  EPOLL_CLOEXEC: 524288,
};

/** Which of the wanted events hold for a descriptor now. */
function eventsOf(fd: number, wanted: number): number {
  if (!isOpen(fd)) return POLLNVAL;
  let events = 0;
  const readable = descriptors.isReadable(fd);
  if (wanted & POLLIN && readable && !isOnlyHungUp(fd)) events |= POLLIN;
  if (wanted & POLLOUT && descriptors.isWritable(fd)) events |= POLLOUT;
  if (descriptors.isHungUp(fd)) events |= POLLHUP;
  return events;
}

/** A pipe whose writers are gone and that is empty hangs up; it has nothing to read. */
const isOnlyHungUp = (fd: number): boolean => descriptors.isHungUp(fd);

/** A timeout in seconds, None for ever: milliseconds. */
function secondsTimeout(value: Value | undefined): number {
  if (value === undefined || value === null) return Number.POSITIVE_INFINITY;
  if (!(value instanceof PyFloat) && typeOf(value).slots.index === undefined) {
    throw typeError("timeout must be a float or None");
  }
  const ns = nanosecondsArgument(value);
  if (ns < 0) throw valueError("timeout must be non-negative");
  return ns / 1e6;
}

function fdsOf(value: Value): [Value, number][] {
  if (typeOf(value).slots.iter === undefined && typeOf(value).slots.getitem === undefined) {
    throw typeError("arguments 1-3 must be sequences");
  }
  return listItems(value).map((item) => [item, fileDescriptor(item)]);
}

function select(rlist: Value, wlist: Value, xlist: Value, timeout?: Value): Outcome {
  const reads = fdsOf(rlist);
  const writes = fdsOf(wlist);
  const exceptional = fdsOf(xlist);
  const limit = secondsTimeout(timeout);
  for (const [, fd] of [...reads, ...writes, ...exceptional]) if (!isOpen(fd)) throw osError(Errno.EBADF!);
  const items = (pairs: [Value, number][]) => new PyList(pairs.map(([item]) => item));
  const look = () => {
    const readable = reads.filter(([, fd]) => descriptors.isReadable(fd));
    const writable = writes.filter(([, fd]) => descriptors.isWritable(fd));
    return readable.length + writable.length > 0 ? tuple([items(readable), items(writable), new PyList()]) : undefined;
  };
  return waitForValue(look, limit, tuple([new PyList(), new PyList(), new PyList()]));
}

class PyPoll extends MutableObject {
  readonly wanted = new Map<number, number>();
}

/** Waits for one of the wanted events: a list of what `choose` leaves of the descriptors and their events. */
function poll(
  wanted: ReadonlyMap<number, number>,
  milliseconds: number,
  choose = (found: readonly [number, number][]) => found,
): Outcome {
  const look = () => {
    const found = [...wanted]
      .map(([fd, events]): [number, number] => [fd, eventsOf(fd, events)])
      .filter(([, events]) => events !== 0);
    return found.length > 0 ? new PyList(choose(found).map((pair) => tuple(pair))) : undefined;
  };
  return waitForValue(look, milliseconds, new PyList());
}

/** poll()'s timeout: milliseconds, None or negative for ever. */
function pollTimeout(value: Value | undefined): number {
  if (value === undefined || value === null) return Number.POSITIVE_INFINITY;
  if (!(value instanceof PyFloat) && typeOf(value).slots.index === undefined) {
    throw typeError("timeout must be an integer or None");
  }
  const milliseconds = value instanceof PyFloat ? value.value : sizeNow(value);
  return milliseconds < 0 ? Number.POSITIVE_INFINITY : milliseconds;
}

function definePoll(): PyType {
  return defineType({
    name: "poll",
    module: "select",
    instance: PyPoll,
    sharing: "versioned",
    fields: { wanted: "map" },
    final: true,
    methods: {
      register: writes("(fd, eventmask=POLLIN|POLLPRI|POLLOUT, /)", (self: PyPoll, fd: Value, mask?: Value) => {
        self.wanted.set(fileDescriptor(fd), mask === undefined ? POLLIN | POLLPRI | POLLOUT : eventMask(mask));
        return null;
      }),
      modify: writes("(fd, eventmask, /)", (self: PyPoll, fd: Value, mask: Value) => {
        const number = fileDescriptor(fd);
        if (!self.wanted.has(number)) throw osError(Errno.ENOENT!);
        self.wanted.set(number, eventMask(mask));
        return null;
      }),
      unregister: writes("(fd, /)", (self: PyPoll, fd: Value) => {
        const number = fileDescriptor(fd);
        if (!self.wanted.delete(number)) throw keyError(number);
        return null;
      }),
      poll: writes("(timeout=None, /)", (self: PyPoll, timeout?: Value) => poll(self.wanted, pollTimeout(timeout))),
    },
  });
}

function eventMask(value: Value): number {
  const mask = intArgument(value);
  if (mask < 0) throw pyError("OverflowError", "can't convert negative value to C unsigned short");
  return mask;
}

class PyEpoll extends MutableObject {
  readonly wanted = new Map<number, number>();
  fd = -1;
}

function openEpoll(self: PyEpoll): PyEpoll {
  if (self.fd < 0) throw valueError("I/O operation on closed epoll object");
  return self;
}

/** What a real epoll would not take: closed descriptors and plain files. */
function pollable(value: Value): number {
  const fd = fileDescriptor(value);
  if (!isOpen(fd)) throw osError(Errno.EBADF!);
  if (descriptors.isSeekable(fd)) throw osError(Errno.EPERM!);
  return fd;
}

function epollMask(value: Value | undefined): number {
  return value === undefined ? POLLIN | POLLPRI | POLLOUT : Number(sizeNow(value));
}

function closeEpoll(self: PyEpoll): null {
  if (self.fd >= 0) descriptors.close(self.fd);
  self.fd = -1;
  self.wanted.clear();
  return null;
}

/** `select.epoll`: a poll object with epoll's interface; its own descriptor is one of /dev/null. */
function defineEpoll(): PyType {
  return defineType({
    name: "epoll",
    module: "select",
    instance: PyEpoll,
    sharing: "versioned",
    fields: { wanted: "map", fd: "i32" },
    construct: writes("(sizehint=-1, flags=0)", (cls: PyType, sizehint?: Value) => {
      const hint = sizehint === undefined ? -1 : intArgument(sizehint);
      if (hint < -1 || hint === 0) throw valueError("negative sizehint");
      const epoll = newInstance(cls, PyEpoll);
      epoll.fd = descriptors.openPlaceholder();
      return epoll;
    }),
    methods: {
      close: writes("()", closeEpoll),
      fileno: writes("()", (self: PyEpoll) => openEpoll(self).fd),
      fromfd: classMethod(
        writes("(fd, /)", () => {
          throw osError(Errno.EINVAL!);
        }),
      ),
      register: writes("(fd, eventmask=POLLIN|POLLPRI|POLLOUT)", (self: PyEpoll, fd: Value, mask?: Value) => {
        const number = pollable(fd);
        if (openEpoll(self).wanted.has(number)) throw osError(Errno.EEXIST!);
        self.wanted.set(number, epollMask(mask));
        return null;
      }),
      modify: writes("(fd, eventmask)", (self: PyEpoll, fd: Value, mask: Value) => {
        const number = pollable(fd);
        if (!openEpoll(self).wanted.has(number)) throw osError(Errno.ENOENT!);
        self.wanted.set(number, epollMask(mask));
        return null;
      }),
      unregister: writes("(fd)", (self: PyEpoll, fd: Value) => {
        if (!openEpoll(self).wanted.delete(fileDescriptor(fd))) throw osError(Errno.ENOENT!);
        return null;
      }),
      poll: writes("(timeout=None, maxevents=-1)", (self: PyEpoll, timeout?: Value, maxevents?: Value) => {
        openEpoll(self);
        const limit = timeout === undefined || timeout === null ? Number.POSITIVE_INFINITY : nanosecondsArgument(timeout) / 1e6;
        const most = maxevents === undefined ? -1 : intArgument(maxevents);
        if (most < -1 || most === 0) throw valueError(`maxevents must be greater than 0, got ${most}`);
        return poll(self.wanted, limit < 0 ? Number.POSITIVE_INFINITY : limit, (found) =>
          found.filter(([, events]) => events !== POLLNVAL).slice(0, most < 0 ? found.length : most),
        );
      }),
      __enter__: writes("()", (self: PyEpoll) => openEpoll(self)),
      __exit__: writes("(exc_type=None, exc_value=None, exc_tb=None, /)", closeEpoll),
    },
    getters: { closed: { get: (self: PyEpoll) => self.fd < 0 } },
  });
}

export const selectModule: NativeModule = defineModule("select", () => {
  const pollType = definePoll();
  const epoll = defineEpoll();
  return {
    doc: "This module supports asynchronous I/O on multiple file descriptors.",
    functions: {
      select: pure("(rlist, wlist, xlist, timeout=None, /)", select),
      poll: pure("()", () => {
        void pollType;
        return new PyPoll();
      }),
    },
    types: [epoll],
    constants: {
      error: exceptionType("OSError"),
      PIPE_BUF: 4096,
      POLLIN,
      POLLPRI,
      POLLOUT,
      POLLERR: 8,
      POLLHUP,
      POLLNVAL,
      POLLRDNORM: 64,
      POLLRDBAND: 128,
      POLLWRNORM: 256,
      POLLWRBAND: 512,
      POLLMSG: 1024,
      POLLRDHUP: 8192,
      ...EPOLL_CONSTANTS,
    },
  };
});
