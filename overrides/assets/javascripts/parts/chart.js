/* Small charts as SVG: axes, lines, points with intervals, bars, each with its label beside it.
   Colours and strokes are classes of chart.css. One unit is one pixel where text is 14 pixels high; figure.js sees to that. */

const LINE = 18;
const SHAPES = ["M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0", "M-4-4h8v8h-8z", "M0-6l6 6l-6 6l-6-6z", "M0-6l6 10h-12z"];

function draw(tag, kind, attributes, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  element.setAttribute("class", `aipm-chart__${kind}`);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.textContent = text;
  return element;
}

const path = (kind, d, series = 0) => draw("path", kind, { d, "data-series": series });
const write = (kind, text, x, y, anchor = "middle") => draw("text", kind, { x, y, "text-anchor": anchor }, text);
// Figures and signs are wider than most letters.
const wide = (text) => text.length * 7 + (text.match(/[\d%$€mw]/g)?.length ?? 0) * 3;
const named = (ticks) => ticks.map((tick) => (tick.label ? tick : { at: tick, label: String(tick) }));

/**
 * Draw a chart. Marks are drawn in their order, labels over all of them, each on the nearest free line.
 * @param {{width: number, height: number, x: Axis, y: Axis, marks: Mark[]}} is
 *   Axis {label: string, domain: [number, number], ticks: (number | {at: number, label: string})[]}
 *   Mark {kind: "line", points: [number, number][], label?, at?: the point that has the label, else the last}
 *     or {kind: "points", points: {x, y, low?, high?, label?}[]} or {kind: "bars", bars: {from, to, y, label?}[]};
 *     each may have a series, 0 to 3, which differ in stroke and shape
 * @returns {SVGSVGElement} an image that the caller names, by aria-labelledby
 */
export function chart({ width, height, x, y, marks }) {
  const [across, up] = [named(x.ticks), named(y.ticks)];
  const left = Math.max(...up.map(({ label }) => wide(label))) + 8;
  const right = width - Math.max(LINE, wide(across.at(-1).label) / 2);
  const [top, bottom] = [LINE * 2, height - LINE * 2 - 8];
  const scale = ([low, high], start, end) => (value) => +(start + ((value - low) / (high - low)) * (end - start)).toFixed(1);
  const [toX, toY] = [scale(x.domain, left, right), scale(y.domain, bottom, top)];
  const svg = draw("svg", "drawing", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  for (const { at, label } of up) {
    svg.append(path("grid", `M${left} ${toY(at)}H${right}`), write("tick", label, left - 6, toY(at) + 5, "end"));
  }
  // Where ticks stand close, only every second or third has its figure.
  const every = Math.ceil((Math.max(...across.map(({ label }) => wide(label))) * (across.length - 1)) / (right - left)) || 1;
  across.forEach(({ at, label }, tick) => {
    svg.append(path("axis", `M${toX(at)} ${bottom}v5`), write("tick", tick % every ? "" : label, toX(at), bottom + LINE + 2));
  });
  svg.append(path("axis", `M${left} ${bottom}H${right}`));
  svg.append(write("name", y.label, 0, 14, "start"), write("name", x.label, right, height - 5, "end"));
  const labels = [];
  // Labels keep off each other, off points, and off the name of the vertical axis at the top left.
  const taken = [{ at: 0, y: 14, half: wide(y.label) }];
  for (const mark of marks) svg.append(...KINDS[mark.kind](mark, toX, toY, (...label) => label[0] && labels.push(label), taken));
  svg.append(...labels.map(([text, ...place]) => write("label", text, ...free(wide(text) / 2, ...place, left, width, taken))));
  return svg;
}

function free(half, wanted, start, left, width, taken) {
  const at = Math.min(Math.max(wanted, left + half), width - half);
  const clear = (y) => y >= 14 && taken.every((one) => Math.abs(one.at - at) >= one.half + half || Math.abs(one.y - y) >= (one.high ?? LINE));
  // Above before below: 0, −1, 1, −2, 2 lines away.
  const y = [0, -1, 1, -2, 2, -3, 3, -4, 4].map((lines) => start + lines * LINE).find(clear) ?? start;
  taken.push({ at, y, half });
  return [at, y];
}

const KINDS = {
  line({ points, label, at = points.length - 1, series }, toX, toY, say) {
    const places = points.map(([x, y]) => [toX(x), toY(y)]);
    say(label, places[at][0], places[at][1] - 8);
    return [path("line", `M${places.join("L")}`, series)];
  },
  points: ({ points, series = 0 }, toX, toY, say, taken) =>
    points.flatMap(({ x, y, low = y, high = y, label }) => {
      taken.push({ at: toX(x), y: toY(y) + 4, half: 6, high: 12 });
      say(label, toX(x), toY(high) - 8);
      const point = path("point", SHAPES[series], series);
      point.setAttribute("transform", `translate(${toX(x)} ${toY(y)})`);
      return [path("interval", `M${toX(x) - 4} ${toY(low)}h8m-4 0V${toY(high)}m-4 0h8`, series), point];
    }),
  bars: ({ bars, series }, toX, toY, say) =>
    bars.map(({ from, to, y, label }) => {
      say(label, (toX(from) + toX(to)) / 2, toY(y) - 6);
      return path("bar", `M${toX(from)} ${toY(0)}V${toY(y)}H${toX(to)}V${toY(0)}z`, series);
    }),
};
