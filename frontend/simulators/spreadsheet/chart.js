/* The chart, drawn in SVG from the cells as they are, with its figures in a table. */
"use strict";

const FRAME = { width: 560, height: 300, left: 56, right: 12, top: 14, bottom: 46 };
const CHARTS = { column: drawColumns, bar: drawBars, line: drawLine, pie: drawPie, scatter: drawScatter };

function s(tag, props, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, String(value));
  node.append(...children.flat(3).filter(Boolean));
  return node;
}

function plotted() {
  const [labels] = readSeries(state.chart.typedLabels);
  const series = readSeries(state.chart.typedSeries);
  const visible = (range) => eachCell(range, (row, column) => ({ row, column })).filter(({ row }) => !state.hidden.has(row));
  const values = series.map(({ range, name }) => ({ name, values: visible(range).map(({ row, column }) => { const value = valueAt(row, column); return typeof value === "number" ? value : 0; }) }));
  return { labels: visible(labels.range).map(({ row, column }) => shownAt(row, column)), xs: visible(labels.range).map(({ row, column }) => Number(valueAt(row, column)) || 0), series: values };
}

function chartView() {
  if (!state.chart) return null;
  const drawn = plotted();
  const name = state.chart.title || t(`chart-${state.chart.type}`);
  return h("figure", { class: "chart", "aria-label": t("chartNamed", { name }) },
    h("figcaption", {}, name),
    s("svg", { viewBox: `0 0 ${FRAME.width} ${FRAME.height}`, "aria-hidden": "true", class: "plot" }, CHARTS[state.chart.type](drawn)),
    h("ul", { class: "legend" }, (state.chart.type === "pie" ? drawn.labels : drawn.series.map((one) => one.name)).map((text, index) =>
      h("li", {}, h("span", { class: `swatch hue-${index % 6}`, "aria-hidden": "true" }), text))),
    h("details", {}, h("summary", {}, t("figures")), figuresView(drawn)),
    h("div", { class: "actions" },
      h("button", { class: "button", type: "button", "data-key": "edit-chart", onClick: chartDialog }, icon("pen"), t("editChart")),
      h("button", { class: "button", type: "button", "data-key": "drop-chart", onClick: () => { apply(() => (state.chart = null), t("chartGone")); focusKey("chart"); } }, icon("bin"), t("dropChart"))));
}

function figuresView({ labels, series }) {
  return h("table", { class: "figures" },
    h("thead", {}, h("tr", {}, h("td", {}), series.map(({ name }) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, labels.map((label, index) => h("tr", {}, h("th", { scope: "row" }, label), series.map(({ values }) => h("td", {}, shown(values[index] ?? 0, "")))))));
}

/* Round steps from zero, or from below it, to the highest value. */
function scale(values, start, end) {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const rough = (most - least || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough);
  const [low, high] = [Math.floor(least / step) * step, Math.ceil(most / step) * step || step];
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => tidy(low + index * step));
  return { at: (value) => start + ((value - low) / (high - low)) * (end - start), ticks };
}

const PLOT = { left: FRAME.left, right: FRAME.width - FRAME.right, top: FRAME.top, bottom: FRAME.height - FRAME.bottom };

function levels({ at: place, ticks }) {
  return ticks.map((tick) => [
    s("line", { x1: PLOT.left, x2: PLOT.right, y1: place(tick), y2: place(tick), class: "rule" }),
    s("text", { x: PLOT.left - 6, y: place(tick) + 4, "text-anchor": "end" }, shown(tick, ""))]);
}

function below(labels, place) {
  const every = Math.ceil(labels.length / 8);
  return labels.map((label, index) => index % every === 0 && s("text", { x: place(index), y: PLOT.bottom + 18, "text-anchor": "middle" }, label.length > 12 ? `${label.slice(0, 11)}…` : label));
}

function drawColumns({ labels, series }) {
  const up = scale(series.flatMap(({ values }) => values), PLOT.bottom, PLOT.top);
  const slot = (PLOT.right - PLOT.left) / Math.max(labels.length, 1);
  const wide = (slot * 0.72) / series.length;
  const bars = series.map(({ values }, which) => values.map((value, index) => s("rect", {
    x: PLOT.left + slot * index + slot * 0.14 + wide * which, width: Math.max(wide - 1, 1),
    y: Math.min(up.at(value), up.at(0)), height: Math.abs(up.at(value) - up.at(0)), class: `fill hue-${which % 6}` })));
  return [levels(up), bars, below(labels, (index) => PLOT.left + slot * (index + 0.5))];
}

function drawBars({ labels, series }) {
  const across = scale(series.flatMap(({ values }) => values), PLOT.left + 40, PLOT.right);
  const slot = (PLOT.bottom - PLOT.top) / Math.max(labels.length, 1);
  const high = (slot * 0.72) / series.length;
  return [
    across.ticks.map((tick) => [s("line", { x1: across.at(tick), x2: across.at(tick), y1: PLOT.top, y2: PLOT.bottom, class: "rule" }), s("text", { x: across.at(tick), y: PLOT.bottom + 18, "text-anchor": "middle" }, shown(tick, ""))]),
    series.map(({ values }, which) => values.map((value, index) => s("rect", { x: Math.min(across.at(value), across.at(0)), width: Math.abs(across.at(value) - across.at(0)),
      y: PLOT.top + slot * index + slot * 0.14 + high * which, height: Math.max(high - 1, 1), class: `fill hue-${which % 6}` }))),
    labels.map((label, index) => s("text", { x: PLOT.left + 34, y: PLOT.top + slot * (index + 0.5) + 4, "text-anchor": "end" }, label.length > 13 ? `${label.slice(0, 12)}…` : label)),
  ];
}

function drawLine({ labels, series }) {
  const up = scale(series.flatMap(({ values }) => values), PLOT.bottom, PLOT.top);
  const step = (PLOT.right - PLOT.left - 40) / Math.max(labels.length - 1, 1);
  const x = (index) => PLOT.left + 20 + step * index;
  return [levels(up), series.map(({ values }, which) => [
    s("polyline", { points: values.map((value, index) => `${x(index)},${up.at(value)}`).join(" "), class: `stroke hue-${which % 6}` }),
    values.map((value, index) => s("circle", { cx: x(index), cy: up.at(value), r: 3.5, class: `fill hue-${which % 6}` }))]), below(labels, x)];
}

function drawScatter({ xs, series }) {
  const up = scale(series.flatMap(({ values }) => values), PLOT.bottom, PLOT.top);
  const across = scale(xs, PLOT.left + 8, PLOT.right - 8);
  return [levels(up), across.ticks.map((tick) => s("text", { x: across.at(tick), y: PLOT.bottom + 18, "text-anchor": "middle" }, shown(tick, ""))),
    series.map(({ values }, which) => values.map((value, index) => s("circle", { cx: across.at(xs[index] ?? 0), cy: up.at(value), r: 4, class: `fill hue-${which % 6}` })))];
}

/* A pie shows one series. */
function drawPie({ series }) {
  const values = (series[0]?.values ?? []).map((value) => Math.max(value, 0));
  const total = values.reduce((all, one) => all + one, 0) || 1;
  const [cx, cy, r] = [FRAME.width / 2, FRAME.height / 2, 125];
  let turn = -Math.PI / 2;
  return values.map((value, index) => {
    const from = turn;
    turn += (value / total) * 2 * Math.PI;
    if (value === total) return s("circle", { cx, cy, r, class: `fill hue-${index % 6}` });
    const point = (angle) => `${cx + r * Math.cos(angle)},${cy + r * Math.sin(angle)}`;
    return s("path", { d: `M${cx},${cy} L${point(from)} A${r},${r} 0 ${turn - from > Math.PI ? 1 : 0} 1 ${point(turn)} Z`, class: `fill slice hue-${index % 6}` });
  });
}
