/** As much of a browser as the page of `pystm stmlog --html` needs: enough to see that its script runs and what it draws. */
import { runInNewContext } from "node:vm";

type Listener = (event: Record<string, unknown>) => void;

export class Element {
  readonly tag: string;
  readonly children: (Element | string)[] = [];
  readonly style: Record<string, string> = {};
  readonly listeners = new Map<string, Listener>();
  readonly classList = {
    add: (name: string) => void this.classes.add(name),
    remove: (name: string) => void this.classes.delete(name),
    toggle: (name: string) => {
      const had = this.classes.delete(name);
      if (!had) this.classes.add(name);
      return !had;
    },
  };
  readonly classes = new Set<string>();
  textContent = "";
  onclick: Listener | undefined = undefined;
  clientWidth = 1000;
  clientHeight = 200;
  offsetWidth = 100;
  offsetHeight = 50;
  rectangles: { colour: string; x: number; y: number; width: number; height: number; alpha: number }[] = [];

  constructor(tag: string) {
    this.tag = tag;
  }
  get parentElement(): Element {
    return this;
  }
  append(...children: (Element | string)[]): void {
    this.children.push(...children);
  }
  replaceChildren(...children: (Element | string)[]): void {
    this.children.splice(0, this.children.length, ...children);
  }
  addEventListener(name: string, listener: Listener): void {
    this.listeners.set(name, listener);
  }
  setPointerCapture(): void {}
  fire(name: string, event: Record<string, unknown> = {}): void {
    this.rectangles = [];
    this.listeners.get(name)!({ preventDefault: () => undefined, ...event });
  }
  /** All text in it. */
  get text(): string {
    return this.textContent + this.children.map((child) => (typeof child === "string" ? child : child.text)).join(" ");
  }
  /** The elements of a tag in it. */
  all(tag: string): Element[] {
    const inner = this.children.flatMap((child) => (typeof child === "string" ? [] : child.all(tag)));
    return this.tag === tag ? [this, ...inner] : inner;
  }
  getContext() {
    const context = {
      fillStyle: "",
      strokeStyle: "",
      font: "",
      globalAlpha: 1,
      fillRect: (x: number, y: number, width: number, height: number) =>
        void this.rectangles.push({ colour: context.fillStyle, x, y, width, height, alpha: context.globalAlpha }),
      setTransform: () => undefined,
      beginPath: () => undefined,
      moveTo: () => undefined,
      lineTo: () => undefined,
      stroke: () => undefined,
      fillText: () => undefined,
    };
    return context;
  }
}

/** Runs the page's script; gives its elements by id. Colours are their names. */
export function openPage(html: string): (id: string) => Element {
  const elements = new Map<string, Element>();
  const byId = (id: string): Element => {
    const element = elements.get(id) ?? new Element(id);
    elements.set(id, element);
    return element;
  };
  byId("data").textContent = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]!;
  const script = /<script>\n(.*?)<\/script>/s.exec(html)![1]!;
  runInNewContext(script, {
    document: {
      title: "",
      documentElement: new Element("html"),
      getElementById: byId,
      createElement: (tag: string) => new Element(tag),
      querySelectorAll: () =>
        [...elements.values()].flatMap((element) => element.all("tr")).filter(({ classes }) => classes.has("chosen")),
    },
    getComputedStyle: () => ({ getPropertyValue: (name: string) => name.slice(2) }),
    matchMedia: () => ({ addEventListener: () => undefined }),
    addEventListener: () => undefined,
    devicePixelRatio: 1,
  });
  return byId;
}
