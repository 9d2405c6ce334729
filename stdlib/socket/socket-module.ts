/** The module `_socket`: constants, address conversions, and sockets that reach no further than this process. */

import { isIP, isIPv6 } from "node:net";
import { hostname } from "node:os";
import { toBytes } from "../../vm/core/bytes.ts";
import { dictOf } from "../../vm/core/dict.ts";
import { exceptionType, overflowError, PyError, pyError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { type Declaration, inevitable, pure, readable, writable } from "../../vm/core/native.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { types } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyObject, Value } from "../../vm/core/value.ts";
import { PyCapsule } from "../../vm/objects/capsule.ts";
import * as descriptors from "../os/descriptors.ts";
import { descriptorArgument, intArgument } from "../os/path-argument.ts";
import { formatIPv4, formatIPv6, parseIPv4, parseStrict } from "./addresses.ts";
import { SOCKET_CONSTANTS } from "./constants.ts";
import { AF_UNIX, defaultTimeout, defineSocket, PySocket, timeoutArgument, timeoutValue } from "./socket-type.ts";

const { AF_INET, AF_INET6, EAI_NONAME, SOCK_STREAM, SOCK_DGRAM, SOCK_RAW } = SOCKET_CONSTANTS as Record<string, number>;

/** Reverses the bytes of a number of so many bits; x86 and ARM are little-endian. */
const swapped = (name: string, bits: 16 | 32): Declaration =>
  pure("(x, /)", (value: Value) => {
    const int = indexNow(value);
    if (int < 0) throw overflowError(`${name}: can't convert negative Python int to C ${bits}-bit unsigned integer`);
    if (int >= 2 ** bits) throw overflowError(`${name}: Python int too large to convert to C ${bits}-bit unsigned integer`);
    const bytes = Buffer.alloc(bits / 8);
    bytes.writeUIntLE(Number(int), 0, bits / 8);
    return bytes.readUIntBE(0, bits / 8);
  });

const addressError = (caller: string): PyError => pyError("OSError", `illegal IP address string passed to ${caller}`);

function textArgument(value: Value, caller: string): string {
  const text = textOf(value);
  if (text === undefined) throw pyError("TypeError", `${caller}() argument must be str`);
  return text;
}

/** The addresses of a host that can be told without asking anybody. */
function knownAddresses(host: Value): string[] {
  if (host === null) return ["127.0.0.1", "::1"];
  const text = textOf(host) ?? Buffer.from(bytesNow(host)).toString("latin1");
  if (text === "" || text === "localhost") return ["127.0.0.1", "::1"];
  return isIP(text) ? [text] : [];
}

const PROTOCOLS = [
  [SOCK_STREAM!, 6],
  [SOCK_DGRAM!, 17],
  [SOCK_RAW!, 0],
] as const;

export const socketModule: NativeModule = defineModule("_socket", () => {
  const socket = defineSocket();
  const errorType = (name: string) =>
    callNow(types.type, name, tuple([exceptionType("OSError")]), dictOf([["__module__", "socket"]]));
  const gaierror = errorType("gaierror");
  const unknownHost = () => new PyError(callNow(gaierror, EAI_NONAME!, "Name or service not known") as PyObject);

  const getaddrinfo = (host: Value, port: Value, family?: Value, type?: Value, proto?: Value): Value => {
    const wantedFamily = family === undefined ? 0 : intArgument(family);
    const wantedType = type === undefined ? 0 : intArgument(type);
    const wantedProtocol = proto === undefined ? 0 : intArgument(proto);
    const number = port === null ? 0 : Number(textOf(port) ?? indexNow(port));
    if (Number.isNaN(number)) throw new PyError(callNow(gaierror, -8, "Servname not supported for ai_socktype") as PyObject);
    const rows = knownAddresses(host).flatMap((address) => {
      const own = isIPv6(address) ? AF_INET6! : AF_INET!;
      if (wantedFamily !== 0 && wantedFamily !== own) return [];
      const place = own === AF_INET6 ? tuple([address, number, 0, 0]) : tuple([address, number]);
      return PROTOCOLS.filter(([kind, protocol]) => {
        return (wantedType === 0 || kind === wantedType) && (wantedProtocol === 0 || protocol === wantedProtocol);
      }).map(([kind, protocol]) => tuple([own, kind, protocol, "", place]));
    });
    if (rows.length === 0) throw unknownHost();
    return new PyList(rows);
  };

  return {
    doc: "Implementation module for socket operations.\n\nSee the socket module for documentation.",
    types: [socket],
    functions: {
      socketpair: inevitable("(family=-1, type=-1, proto=0, /)", () => {
        const ends = descriptors.socketPair().map((fd) => {
          const end = new PySocket();
          end.fd = fd;
          end.family = AF_UNIX;
          end.timeout = readable(defaultTimeout()).items[0] as number | null;
          return end;
        });
        return tuple(ends);
      }),
      close: inevitable("(fd, /)", (fd: Value) => {
        descriptors.close(descriptorArgument(fd));
        return null;
      }),
      dup: inevitable("(fd, /)", (fd: Value) => descriptors.duplicate(descriptorArgument(fd), false)),
      getdefaulttimeout: pure("()", () => timeoutValue(readable(defaultTimeout()).items[0] as number | null)),
      setdefaulttimeout: pure("(timeout, /)", (timeout: Value) => {
        writable(defaultTimeout()).items[0] = timeoutArgument(timeout);
        return null;
      }),
      gethostname: inevitable("()", () => hostname()),
      gethostbyname: inevitable("(host, /)", (host: Value) => {
        const found = knownAddresses(host).find((address) => !isIPv6(address));
        if (found === undefined) throw unknownHost();
        return found;
      }),
      getaddrinfo: inevitable("(host, port, family=0, type=0, proto=0, flags=0)", getaddrinfo),
      htons: swapped("htons", 16),
      ntohs: swapped("ntohs", 16),
      htonl: swapped("htonl", 32),
      ntohl: swapped("ntohl", 32),
      inet_aton: pure("(ip_addr, /)", (address: Value) => {
        const bytes = parseIPv4(textArgument(address, "inet_aton"));
        if (bytes === null) throw addressError("inet_aton");
        return toBytes(bytes);
      }),
      inet_ntoa: pure("(packed_ip, /)", (packed: Value) => {
        const bytes = bytesNow(packed);
        if (bytes.length !== 4) throw pyError("OSError", "packed IP wrong length");
        return formatIPv4(bytes);
      }),
      inet_pton: pure("(address_family, ip_string, /)", (family: Value, address: Value) => {
        const bytes = parseStrict(textArgument(address, "inet_pton"), intArgument(family) === AF_INET6);
        if (bytes === null) throw addressError("inet_pton");
        return toBytes(bytes);
      }),
      inet_ntop: pure("(address_family, packed_ip, /)", (family: Value, packed: Value) => {
        const bytes = bytesNow(packed);
        const isV6 = intArgument(family) === AF_INET6;
        if (bytes.length !== (isV6 ? 16 : 4)) {
          throw pyError("ValueError", "invalid length of packed IP address string");
        }
        return isV6 ? formatIPv6(bytes) : formatIPv4(bytes);
      }),
    },
    constants: {
      CAPI: new PyCapsule("_socket.CAPI"),
      ...SOCKET_CONSTANTS,
      SocketType: socket,
      has_ipv6: false,
      error: exceptionType("OSError"),
      timeout: exceptionType("TimeoutError"),
      gaierror,
      herror: errorType("herror"),
    },
  };
});
