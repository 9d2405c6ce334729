/** Stable sorting by numbers: a merge sort on typed arrays, which V8 compiles to plain machine code. No NaN may be among them. */

const RUN = 16;

/** True when no number is less than the one before it. */
export function isAscending(numbers: Float64Array): boolean {
  for (let i = 1; i < numbers.length; i++) if (numbers[i]! < numbers[i - 1]!) return false;
  return true;
}

/** The order in which `numbers` are sorted: indices into it, equal numbers in the order they have. Destroys `numbers`. */
export function sortedOrder(numbers: Float64Array): Int32Array {
  const n = numbers.length;
  let keys: Float64Array = numbers;
  let order: Int32Array = new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (let start = 0; start < n; start += RUN) insertionSort(keys, order, start, Math.min(start + RUN, n));
  let spareKeys: Float64Array = new Float64Array(n);
  let spareOrder: Int32Array = new Int32Array(n);
  for (let width = RUN; width < n; width *= 2) {
    for (let low = 0; low < n; low += 2 * width) {
      merge(keys, order, spareKeys, spareOrder, low, Math.min(low + width, n), Math.min(low + 2 * width, n));
    }
    [keys, spareKeys] = [spareKeys, keys];
    [order, spareOrder] = [spareOrder, order];
  }
  return order;
}

function insertionSort(keys: Float64Array, order: Int32Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const key = keys[i]!;
    const index = order[i]!;
    let at = i;
    for (; at > start && key < keys[at - 1]!; at--) {
      keys[at] = keys[at - 1]!;
      order[at] = order[at - 1]!;
    }
    keys[at] = key;
    order[at] = index;
  }
}

/** Merges [low, middle) and [middle, high) into the same place of the other arrays. */
function merge(
  keys: Float64Array,
  order: Int32Array,
  toKeys: Float64Array,
  toOrder: Int32Array,
  low: number,
  middle: number,
  high: number,
): void {
  let left = low;
  let right = middle;
  for (let to = low; to < high; to++) {
    if (right >= high || (left < middle && !(keys[right]! < keys[left]!))) {
      toKeys[to] = keys[left]!;
      toOrder[to] = order[left++]!;
    } else {
      toKeys[to] = keys[right]!;
      toOrder[to] = order[right++]!;
    }
  }
}
