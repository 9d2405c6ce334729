/** The page of `pystm stmlog --html`: its script runs, draws what the log holds, zooms, explains, and marks a conflict's aborts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { htmlPage } from "../../bin/stmlog/html.ts";
import { summarise } from "../../bin/stmlog/summary.ts";
import { readLog } from "../../runtime/stm/log-reader.ts";
import { ROOT } from "../run/python.ts";
import { type Element, openPage } from "./page-stand-in.ts";
import { Recording, recordBank } from "./recording.ts";

let recording: Recording;
let byId: (id: string) => Element;
beforeAll(async () => {
  recording = new Recording();
  await recordBank(recording);
  byId = openPage(htmlPage(summarise(readLog(recording.bytes())), readFileSync(join(ROOT, "bin/stmlog/page.html"), "utf8")));
});
afterAll(() => recording.end());

const drawn = (colour: string) => byId("timeline").rectangles.filter((rectangle) => rectangle.colour === colour);

test("tables and timeline are there", () => {
  expect(byId("title").text).toBe("bank.py -n 2");
  expect(byId("totals").text).toMatch(/all 7 3 30.0 % 0.089 s/);
  expect(byId("conflicts").text).toMatch(/0.032 s 2 Account .balance \(2 objects\) bank.py:8 in deposit/);
  expect(byId("inevitable").text).toContain("time.sleep() in an atomic block");
  expect(drawn("committed")).toHaveLength(7);
  expect(drawn("aborted")).toHaveLength(3);
  expect(drawn("waiting")).toHaveLength(1);
  for (const { x, width } of byId("timeline").rectangles) expect(x + width).toBeLessThanOrEqual(1000);
});

test("the wheel zooms in at the pointer, the button shows all", () => {
  const canvas = byId("timeline");
  // The last third of the time: the wait is in it, and no abort.
  canvas.fire("wheel", { deltaX: 0, deltaY: -1000, offsetX: 900 });
  expect(drawn("aborted")).toHaveLength(0);
  const [wait] = drawn("waiting");
  expect(wait!.width).toBeGreaterThan(400);
  canvas.fire("pointermove", { offsetX: wait!.x + 10, offsetY: 24 + 46 + 10 });
  expect(byId("tip").text).toContain("waiting for its turn, as others are inevitable; at: bank.py:14 in total");
  canvas.rectangles = [];
  byId("out").onclick!({});
  expect(drawn("aborted")).toHaveLength(3);
});

test("a conflict that is chosen stands out", () => {
  const [, first] = byId("conflicts").all("tr");
  byId("timeline").rectangles = [];
  first!.onclick!({});
  expect(drawn("aborted").filter(({ alpha }) => alpha === 1)).toHaveLength(4);
  expect(drawn("committed").every(({ alpha }) => alpha < 1)).toBe(true);
  first!.onclick!({});
});
