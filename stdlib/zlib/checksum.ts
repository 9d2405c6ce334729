/** Checksums of compressed streams. */

const MODULUS = 65521;
/** So many bytes can be added up before a sum leaves 32 bits. */
const CHUNK = 5552;

/** Adler-32 of data, going on from `start`. */
export function adler32(data: Uint8Array, start: number): number {
  let a = start & 0xffff;
  let b = start >>> 16;
  for (let at = 0; at < data.length; at += CHUNK) {
    const end = Math.min(at + CHUNK, data.length);
    for (let i = at; i < end; i++) {
      a += data[i];
      b += a;
    }
    a %= MODULUS;
    b %= MODULUS;
  }
  return ((b << 16) | a) >>> 0;
}
