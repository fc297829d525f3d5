/* The picture of stated confidence against results, once there are enough reviewed entries to compare. */
import { calibrate, rows, times } from "../model/calibration.js";
import { make } from "./dom.js";

const HEAD = ["You said", "On average", "Right", "95% interval"];

export class Calibration {
  #figure;
  #note = make("p");
  element = make("div", {}, make("h3", { textContent: "How sure you were, and how often right" }), this.#note);

  /** Show what the reviewed entries come to: {confidence, right}[]. */
  async show(judgements) {
    const found = calibrate(judgements);
    this.#note.textContent = found.enough ? reading(found) : found.finding;
    if (found.enough) {
      const [{ Figure }, { chart }] = await Promise.all([import("./figure.js"), import("./chart.js")]);
      this.#figure ??= new Figure("aipm-calibration");
      this.#note.before(this.#figure.element);
      this.#figure.show({ title: found.finding, head: HEAD, rows: rows(found), draw: (width) => picture(chart, found, width) });
    } else this.#figure?.element.remove();
  }
}

const reading = ({ n, brier }) =>
  "Each point is a group of entries by what you said, with Wilson’s 95% interval; on the dashed line you are right as often as you say. " +
  "Groups of fewer than five are not judged, and entries that could not be told do not count. " +
  `Over all ${n} the Brier score is ${brier.toFixed(2)}: 0 is perfect, and saying 50% of everything gives 0.25.`;

function picture(chart, found, width) {
  const start = found.bins[0].mean < 0.5 ? 0 : 50;
  const points = found.bins.map((bin) => ({ x: bin.mean * 100, y: bin.share * 100, low: bin.low * 100, high: bin.high * 100, label: times(bin) }));
  const ticks = (from, step) => Array.from({ length: (100 - from) / step + 1 }, (_, n) => ({ at: from + n * step, label: `${from + n * step}%` }));
  return chart({
    width,
    height: Math.max(300, width * 0.6),
    x: { label: "how sure you were", domain: [start, 100], ticks: ticks(start, start ? 10 : 20) },
    y: { label: "how often right", domain: [0, 100], ticks: ticks(0, 25) },
    marks: [
      { kind: "line", series: 3, points: [[start, start], [100, 100]], label: "as often as said", at: 0 },
      { kind: "points", points },
    ],
  });
}
