/** Internet addresses between text and bytes. */
import { isIPv4, isIPv6 } from "node:net";

/** The four bytes of a dotted address, which may have fewer than four parts and hex or octal ones (inet_aton); null when it is none. */
export function parseIPv4(text: string): Uint8Array | null {
  const parts = text.trim().split(/\s/)[0]!.split(".");
  if (parts.length > 4) return null;
  const numbers = parts.map((part) => {
    if (/^0x[0-9a-f]+$/i.test(part)) return Number.parseInt(part, 16);
    if (/^0[0-7]*$/.test(part)) return Number.parseInt(part, 8);
    return /^[1-9][0-9]*$/.test(part) ? Number(part) : Number.NaN;
  });
  const last = numbers.pop()!;
  const room = 4 - numbers.length;
  if (Number.isNaN(last) || last >= 256 ** room || numbers.some((n) => !(n < 256))) return null;
  const bytes = new Uint8Array(4);
  bytes.set(numbers);
  for (let i = 0; i < room; i++) bytes[3 - i] = Math.floor(last / 256 ** i) % 256;
  return bytes;
}

export const formatIPv4 = (bytes: Uint8Array): string => bytes.join(".");

/** The bytes of a strictly written address (inet_pton); null when it is none. */
export function parseStrict(text: string, isV6: boolean): Uint8Array | null {
  if (!isV6) return isIPv4(text) ? Uint8Array.from(text.split("."), Number) : null;
  if (!isIPv6(text) || text.includes("%")) return null;
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const hex = (a: string, b: string) => (Number(a) * 256 + Number(b)).toString(16);
  const plain = dotted === null ? text : `${dotted[1]}${hex(dotted[2]!, dotted[3]!)}:${hex(dotted[4]!, dotted[5]!)}`;
  const [front = "", back] = plain.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const head = groups(front);
  const tail = back === undefined ? [] : groups(back);
  const all = [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 255]));
}

/** inet_ntop for 16 bytes: the longest run of zero groups becomes `::`. */
export function formatIPv6(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => (bytes[2 * i]! << 8) | bytes[2 * i + 1]!);
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  const text = (part: number[]) => part.map((group) => group.toString(16)).join(":");
  const isMapped = best.start === 0 && ((best.length === 5 && groups[5] === 0xffff) || best.length === 6);
  if (isMapped) return `::${best.length === 5 ? "ffff:" : ""}${formatIPv4(bytes.subarray(12))}`;
  if (best.start < 0) return text(groups);
  return `${text(groups.slice(0, best.start))}::${text(groups.slice(best.start + best.length))}`;
}
