/**
 * The shared store: one large block of memory with an object table (id -> record), records, and the words of the commit protocol.
 * This file makes a store and gives an executor its access to it; it knows no object and no transaction.
 *
 *     const buffer = createStore({ bytes: 2 ** 30 });      // once, by executor 0; pass the buffer to the workers
 *     const store = attachStore(buffer, executor);         // on each executor, executor numbers 0 to 31
 *     const id = store.newId();
 *     store.encoder.begin(KIND); store.encoder.int(7); store.encoder.text("abc"); const offset = store.encoder.end();
 *     writes.published(id, offset);                        // runtime/stm/write-set.ts: part of a commit
 *
 *     const offset = protocol.read(id);                    // runtime/stm/protocol.ts: at this executor's snapshot
 *     const kind = store.decoder.begin(offset); store.decoder.int(); store.decoder.text(); protocol.release();
 *
 * An offset is the number of a record's first word. Records never change once a commit made them known. `StoreFull` is thrown by
 * `newId` and `encoder.end`; nothing is lost by it.
 */
import { Decoder } from "./decoder.ts";
import { Encoder } from "./encoder.ts";
import { Ids } from "./ids.ts";
import {
  ATTACHED,
  COMMIT_LOCK,
  executorWord,
  HEAD,
  initialWords,
  type Layout,
  MAX_EXECUTORS,
  planLayout,
  readLayout,
  type StoreOptions,
  WALKED,
} from "./layout.ts";
import { Lock } from "./lock.ts";
import { SharedMemory } from "./memory.ts";
import { RecordSpace } from "./records.ts";

/** A fresh store; throws RangeError when it is too small or the machine does not give so much address space. */
export function createStore(options: StoreOptions): SharedArrayBuffer {
  const layout = planLayout(options);
  const buffer = new SharedArrayBuffer(layout.words * 4);
  const words = new Int32Array(buffer);
  for (const [word, value] of initialWords(layout, options.firstPosition ?? 0)) words[word] = value;
  return buffer;
}

export interface Store {
  readonly executor: number;
  readonly memory: SharedMemory;
  readonly layout: Layout;
  readonly space: RecordSpace;
  readonly ids: Ids;
  readonly encoder: Encoder;
  readonly decoder: Decoder;
  /** An id that nobody uses. */
  newId(): number;
}

/** Access for one executor. A number is used by one executor at a time. */
export function attachStore(buffer: SharedArrayBuffer, executor: number): Store {
  if (executor < 0 || executor >= MAX_EXECUTORS) throw new RangeError(`at most ${MAX_EXECUTORS} executors`);
  const memory = new SharedMemory(buffer);
  const layout = readLayout(memory.words);
  announceExecutor(memory, executor);
  const space = new RecordSpace(memory, layout);
  const ids = new Ids(memory, layout);
  const encoder = new Encoder(memory, space);
  const decoder = new Decoder(memory);
  return { executor, memory, layout, space, ids, encoder, decoder, newId: () => ids.newId() };
}

/** From here on commits see that this executor may fall behind. The lock keeps the head still meanwhile. */
function announceExecutor(memory: SharedMemory, executor: number): void {
  const lock = new Lock(memory, COMMIT_LOCK);
  lock.acquire();
  memory.store(executorWord(executor, WALKED), memory.load(HEAD));
  memory.store(ATTACHED, Math.max(memory.load(ATTACHED), executor + 1));
  lock.release();
}
