/** A growable ring buffer of values: the storage of deque. Must not know Python. */
export class Ring<T> {
  /** Capacity is a power of two, so that positions wrap by masking. */
  #slots: (T | undefined)[] = new Array(8).fill(undefined);
  #head = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The item at `0 <= index < size`. */
  at(index: number): T {
    return this.#slots[(this.#head + index) & (this.#slots.length - 1)] as T;
  }

  put(index: number, item: T): void {
    this.#slots[(this.#head + index) & (this.#slots.length - 1)] = item;
  }

  push(item: T): void {
    if (this.#size === this.#slots.length) this.#resize(this.#size * 2);
    this.#slots[(this.#head + this.#size) & (this.#slots.length - 1)] = item;
    this.#size++;
  }

  unshift(item: T): void {
    if (this.#size === this.#slots.length) this.#resize(this.#size * 2);
    this.#head = (this.#head - 1) & (this.#slots.length - 1);
    this.#slots[this.#head] = item;
    this.#size++;
  }

  pop(): T {
    this.#size--;
    return this.#take((this.#head + this.#size) & (this.#slots.length - 1));
  }

  shift(): T {
    const at = this.#head;
    this.#head = (at + 1) & (this.#slots.length - 1);
    this.#size--;
    return this.#take(at);
  }

  #take(at: number): T {
    const item = this.#slots[at] as T;
    this.#slots[at] = undefined;
    if (this.#slots.length > 64 && this.#size * 8 < this.#slots.length) this.#resize(this.#slots.length / 4);
    return item;
  }

  #resize(capacity: number): void {
    const items = this.toArray();
    for (let i = items.length; i < capacity; i++) items.push(undefined as T);
    this.#slots = items;
    this.#head = 0;
  }

  /** Moves the last `steps` items to the front, or the first `-steps` items to the end. */
  rotate(steps: number): void {
    const n = this.#size;
    if (n < 2) return;
    let right = ((steps % n) + n) % n;
    if (right * 2 > n) right -= n;
    for (; right > 0; right--) this.unshift(this.pop());
    for (; right < 0; right++) this.push(this.shift());
  }

  insert(index: number, item: T): void {
    this.push(item);
    for (let i = this.#size - 1; i > index; i--) this.put(i, this.at(i - 1));
    this.put(index, item);
  }

  remove(index: number): void {
    for (let i = index; i < this.#size - 1; i++) this.put(i, this.at(i + 1));
    this.pop();
  }

  clear(): void {
    this.#slots = new Array(8).fill(undefined);
    this.#head = 0;
    this.#size = 0;
  }

  toArray(): T[] {
    const items: T[] = [];
    for (let i = 0; i < this.#size; i++) items.push(this.at(i));
    return items;
  }
}
