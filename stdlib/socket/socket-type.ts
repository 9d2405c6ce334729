/**
 * `_socket.socket`: only the ends of a socketpair() within this process exist, enough for event loops to wake themselves.
 * Sockets to anywhere else fail to be made, with a clear OSError.
 */

import * as fs from "node:fs";
import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { pyError, valueError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import type { PyList } from "../../vm/core/list.ts";
import { type Declaration, readable, writes } from "../../vm/core/native.ts";
import { bytesNow, writableBytesNow } from "../../vm/core/ops/buffer.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { programList } from "../../vm/core/program-state.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, PyFloat, type Value } from "../../vm/core/value.ts";
import { sizeOr } from "../io/io-arguments.ts";
import * as descriptors from "../os/descriptors.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { callOs, Errno, osError } from "../os/os-error.ts";
import { fileDescriptor, intArgument } from "../os/path-argument.ts";
import { waitForValue } from "../os/wait.ts";

export const AF_UNIX = 1;
const AF_INET = 2;
const SOCK_STREAM = 1;

export class PySocket extends MutableObject {
  fd = -1;
  family = AF_INET;
  type = SOCK_STREAM;
  proto = 0;
  /** Milliseconds to wait at most, null for ever, 0 not at all. */
  timeout: number | null = null;
}

/** The timeout of new sockets, in milliseconds. A list of one item. */
export const defaultTimeout = (): PyList => programList("socket.timeout", () => [null]);

export function timeoutArgument(value: Value): number | null {
  if (value === null) return null;
  const ns = nanosecondsArgument(value);
  if (ns < 0) throw valueError("Timeout value out of range");
  return ns / 1e6;
}

export const timeoutValue = (timeout: number | null): Value => (timeout === null ? null : new PyFloat(timeout / 1000));

const numberOr = (value: Value | undefined, fallback: number): number =>
  value === undefined || intArgument(value) === -1 ? fallback : intArgument(value);

function initialize(self: PySocket, family?: Value, type?: Value, proto?: Value, fileno?: Value): null {
  self.timeout = readable(defaultTimeout()).items[0] as number | null;
  const given = fileno !== undefined && fileno !== null;
  self.family = numberOr(family, given ? AF_UNIX : AF_INET);
  if (!given && self.family !== AF_UNIX) {
    throw pyError("OSError", Errno.EAFNOSUPPORT!, "network sockets are not supported by pystm");
  }
  // A socket of this machine can be made; it cannot be bound to anything.
  const fd = given ? fileDescriptor(fileno) : descriptors.openPlaceholder();
  callOs(() => fs.fstatSync(fd));
  self.fd = fd;
  self.type = numberOr(type, SOCK_STREAM);
  self.proto = numberOr(proto, 0);
  return null;
}

function openFd(self: PySocket): number {
  if (self.fd < 0) throw osError(Errno.EBADF!);
  return self.fd;
}

/** Waits until something can be read, as the timeout says. */
function awaitInput(self: PySocket, fd: number): Outcome {
  if (self.timeout === 0 || descriptors.isReadable(fd)) return true;
  const look = () => (descriptors.isReadable(fd) ? true : undefined);
  return andThen(waitForValue(look, self.timeout ?? Number.POSITIVE_INFINITY, false), (inTime) => {
    if (!inTime) throw pyError("TimeoutError", "timed out");
    return true;
  });
}

/** The number of bytes read into `target`. */
function receive(self: PySocket, target: Uint8Array, flags: Value | undefined): Outcome {
  const fd = openFd(self);
  if (sizeOr(flags, 0) !== 0) throw osError(Errno.EINVAL!);
  return andThen(awaitInput(self, fd), () => descriptors.read(fd, target));
}

function receiveBytes(self: PySocket, size: Value, flags?: Value): Outcome {
  const count = sizeOr(size, 0);
  if (count < 0) throw valueError("negative buffersize in recv");
  const target = new Uint8Array(count);
  return andThen(receive(self, target, flags), (received) => toBytes(target.slice(0, received as number)));
}

function receiveInto(self: PySocket, buffer: Value, nbytes?: Value, flags?: Value): Outcome {
  const target = writableBytesNow(
    buffer,
    `recv_into() argument 1 must be read-write bytes-like object, not ${argumentKind(buffer)}`,
  );
  const count = sizeOr(nbytes, 0);
  if (count < 0) throw valueError("negative buffersize in recv_into");
  if (count > target.length) throw valueError("buffer too small for requested bytes");
  return receive(self, count === 0 ? target : target.subarray(0, count), flags);
}

const send = (self: PySocket, data: Value): number => descriptors.write(openFd(self), bytesNow(data));

function close(self: PySocket): null {
  if (self.fd >= 0) {
    const { fd } = self;
    self.fd = -1;
    descriptors.close(fd);
  }
  return null;
}

const unsupported = (name: string): Declaration =>
  writes("(*args)", (self: PySocket) => {
    openFd(self);
    throw pyError("OSError", Errno.EOPNOTSUPP!, `socket.${name}: network sockets are not supported by pystm`);
  });

const UNSUPPORTED = [
  "_accept",
  "bind",
  "connect",
  "connect_ex",
  "listen",
  "sendto",
  "sendmsg",
  "recvmsg",
  "recvmsg_into",
] as const;

function represent(self: PySocket): string {
  return `<socket object, fd=${self.fd}, family=${self.family}, type=${self.type}, proto=${self.proto}>`;
}

export function defineSocket(): PyType {
  const address = writes("()", (self: PySocket) => {
    openFd(self);
    return "";
  });
  return defineType({
    name: "socket",
    module: "_socket",
    doc: "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object",
    instance: PySocket,
    sharing: "versioned",
    fields: { fd: "i32", family: "i32", type: "i32", proto: "i32", timeout: "ref" },
    construct: writes("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PySocket)),
    init: writes("(family=-1, type=-1, proto=-1, fileno=None)", initialize),
    slots: { reads: { repr: (self) => represent(self as PySocket) } },
    methods: {
      ...Object.fromEntries(UNSUPPORTED.map((name) => [name, unsupported(name)])),
      close: writes("()", close),
      detach: writes("()", (self: PySocket) => {
        const { fd } = self;
        self.fd = -1;
        return fd;
      }),
      fileno: writes("()", (self: PySocket) => self.fd),
      getsockname: address,
      getpeername: address,
      gettimeout: writes("()", (self: PySocket) => timeoutValue(self.timeout)),
      settimeout: writes("(timeout, /)", (self: PySocket, timeout: Value) => {
        self.timeout = timeoutArgument(timeout);
        return null;
      }),
      setblocking: writes("(flag, /)", (self: PySocket, flag: Value) => {
        self.timeout = isTrue(flag) ? null : 0;
        if (self.fd >= 0) descriptors.setBlocking(self.fd, self.timeout === null);
        return null;
      }),
      getblocking: writes("()", (self: PySocket) => self.timeout !== 0),
      recv: writes("(bufsize, flags=0, /)", (self: PySocket, size: Value, flags?: Value) => receiveBytes(self, size, flags)),
      recvfrom: writes("(bufsize, flags=0, /)", (self: PySocket, size: Value, flags?: Value) =>
        andThen(receiveBytes(self, size, flags), (bytes) => tuple([bytes, null])),
      ),
      recv_into: writes("(buffer, nbytes=0, flags=0)", receiveInto),
      send: writes("(data, flags=0, /)", send),
      sendall: writes("(data, flags=0, /)", (self: PySocket, data: Value) => {
        send(self, data);
        return null;
      }),
      shutdown: writes("(how, /)", (self: PySocket, how: Value) => {
        descriptors.shutdown(openFd(self), intArgument(how));
        return null;
      }),
      getsockopt: writes("(level, option, buflen=0, /)", (self: PySocket) => {
        openFd(self);
        return 0;
      }),
      setsockopt: writes("(level, option, value, optlen=0, /)", (self: PySocket) => {
        openFd(self);
        return null;
      }),
    },
    getters: {
      family: { get: (self: PySocket) => self.family, member: true },
      type: { get: (self: PySocket) => self.type, member: true },
      proto: { get: (self: PySocket) => self.proto, member: true },
      timeout: { get: (self: PySocket) => timeoutValue(self.timeout) },
    },
  });
}
