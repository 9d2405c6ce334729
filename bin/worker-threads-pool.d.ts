/** The package has no types of its own. */
declare module "worker-threads-pool" {
  import type { Worker, WorkerOptions } from "node:worker_threads";

  export default class Pool {
    constructor(options: { max: number; maxWaiting?: number });
    /** Starts a worker; it is told of on the next tick. */
    acquire(filename: string, options: WorkerOptions, callback: (error: Error | null, worker?: Worker) => void): void;
  }
}
