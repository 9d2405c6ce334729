/** The store has no room left, now; after a collection it may have. Knows nothing of where the room goes. */
export class StoreFull extends Error {
  constructor(what: "bytes" | "ids") {
    super(what === "bytes" ? "the shared store is full" : "the shared store has no ids left");
    this.name = "StoreFull";
  }
}
