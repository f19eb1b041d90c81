/* What the toolbar opens: fill, sort, filter, format, chart. */
"use strict";

/* No form: a sandboxed frame may not submit one. `run` returns an error to show, or an empty text to close. */
function openDialog(title, content, action, run) {
  const error = h("p", { class: "error", role: "alert" });
  const finish = () => {
    const problem = run();
    error.replaceChildren(...(problem ? [icon("warning"), problem] : []));
    if (!problem) dialog.close();
  };
  const back = document.activeElement?.dataset?.key;
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" },
    h("div", { class: "question", onKeydown: (event) => { if (event.key === "Enter" && event.target.matches("input:not([type=checkbox])")) finish(); } },
      h("h2", { id: "dialog-title" }, title), content, error,
      h("div", { class: "actions" },
        h("button", { class: "button", type: "button", onClick: () => dialog.close() }, t("cancel")),
        h("button", { class: "button main", type: "button", onClick: finish }, action))));
  dialog.addEventListener("close", () => {
    dialog.remove();
    focusKey(document.querySelector(`[data-key="${CSS.escape(back ?? "")}"]`) ? back : "cell");
  });
  document.body.append(dialog);
  dialog.showModal();
  content.flat(3)[0]?.querySelector?.("input, select")?.focus();
}

function field(id, label, input) {
  input.id = id;
  return h("div", { class: "field" }, h("label", { for: id }, label), input);
}

function picker(id, label, options, chosen) {
  return field(id, label, h("select", { class: "input" }, options.map(([value, text]) => h("option", { value, selected: String(value) === String(chosen) }, text))));
}

const valueOf = (id) => document.getElementById(id).value;

function columnOptions() {
  return Array.from({ length: table.right - table.left + 1 }, (_, index) => [table.left + index, headerOf(table.left + index)]);
}

/* The column of the cell one is in, when it is in the table. */
function columnHere() {
  return isIn({ ...table, top: 0, bottom: size.rows }, 0, state.at.column) ? state.at.column : table.left;
}

function fillDialog(way) {
  const from = { ...state.at };
  const last = way === "down" ? cellName(Math.max(table.bottom, from.row + 1), from.column) : cellName(from.row, Math.max(table.right, from.column + 1));
  const input = h("input", { class: "input", value: last, autocomplete: "off", spellcheck: "false" });
  openDialog(t(way === "down" ? "fillDown" : "fillRight"), [field("until", t("until", { cell: cellName(from.row, from.column) }), input)], t("confirm"), () => {
    const to = readReference(input.value);
    const isAlong = to && (way === "down" ? to.row > from.row && to.row < size.rows : to.column > from.column && to.column < size.columns);
    if (!isAlong) return t("badCell");
    const zone = way === "down" ? { ...around(from, to), left: from.column, right: from.column } : { ...around(from, to), top: from.row, bottom: from.row };
    fill(zone, () => from);
    return "";
  });
}

function sortDialog() {
  const orders = [["up", t("ascending")], ["down", t("descending")]];
  const none = ["", t("none")];
  const content = [
    h("div", { class: "pair" }, picker("sort-1", t("sortBy"), columnOptions(), columnHere()), picker("order-1", t("order"), orders, "up")),
    h("div", { class: "pair" }, picker("sort-2", t("thenBy"), [none, ...columnOptions()], ""), picker("order-2", t("order2"), orders, "up")),
  ];
  openDialog(t("sort"), content, t("sort"), () => {
    const keys = ["1", "2"].filter((n) => valueOf(`sort-${n}`) !== "").map((n) => ({ column: Number(valueOf(`sort-${n}`)), isDown: valueOf(`order-${n}`) === "down" }));
    sortTable(keys);
    return "";
  });
}

const OPS = ["among", "equal", "differs", "contains", "more", "atLeast", "less", "atMost"];

function filterDialog() {
  const zone = h("div", { class: "asked-filter" });
  const column = picker("filter-column", t("column"), columnOptions(), columnHere());
  const op = picker("filter-op", t("condition"), OPS.map((name) => [name, t(name)]), "among");
  const redraw = () => zone.replaceChildren(valueOf("filter-op") === "among" ? valuesView(Number(valueOf("filter-column"))) : field("filter-value", t("value"), h("input", { class: "input", autocomplete: "off" })));
  column.addEventListener("change", redraw);
  op.addEventListener("change", redraw);
  openDialog(t("filter"), [column, op, zone], t("filter"), () => {
    const among = [...zone.querySelectorAll("input:checked")].map(({ value }) => value);
    const chosen = valueOf("filter-op");
    if (chosen === "among" ? !among.length : !valueOf("filter-value").trim()) return t("sayWhat");
    const where = Number(valueOf("filter-column"));
    apply(() => state.filters.set(where, chosen === "among" ? { op: chosen, among } : { op: chosen, value: valueOf("filter-value") }));
    say(plural(lang, tableRows().length - state.hidden.size, t("shownOne"), t("shownMany")));
    return "";
  });
  redraw();
}

function valuesView(column) {
  const texts = [...new Set(tableRows().map((row) => shownAt(row, column)))].sort(new Intl.Collator(lang, { numeric: true }).compare);
  const filter = state.filters.get(column);
  return h("fieldset", { class: "values" }, h("legend", { class: "label" }, t("values")), texts.map((text) => h("label", { class: "value" },
    h("input", { type: "checkbox", value: text, checked: filter?.among ? filter.among.includes(text) : false }), text || t("blank"))));
}

function removeFilter(column) {
  apply(() => state.filters.delete(column), t("filterGone"));
  focusKey("filter");
}

function formatDialog() {
  const zone = selection();
  const options = ["", "integer", "decimal", "euro", "percent", "date"].map((name) => [name, t(`format-${name}`)]);
  openDialog(t("formatOf", { range: rangeName(zone) }), [picker("format", t("format"), options, state.cells.get(cellName(zone.top, zone.left))?.format ?? "")], t("confirm"), () => {
    const format = valueOf("format");
    apply((cells) => eachCell(zone, (row, column) => {
      const name = cellName(row, column);
      cells.set(name, { value: null, ...cells.get(name), format });
    }), t("formatted"));
    return "";
  });
}

function chartDialog() {
  const zone = selection();
  const isGuess = !state.chart && zone.right > zone.left;
  const guess = { type: "column", labels: isGuess ? rangeName({ ...zone, right: zone.left }) : "", series: isGuess ? rangeName({ ...zone, left: zone.left + 1 }) : "", title: "" };
  const now = state.chart ? { ...state.chart, labels: state.chart.typedLabels, series: state.chart.typedSeries } : guess;
  const types = h("fieldset", { class: "types" }, h("legend", { class: "label" }, t("type")), Object.keys(CHARTS).map((type) => h("label", { class: "value" },
    h("input", { type: "radio", name: "type", value: type, checked: type === now.type }), t(`chart-${type}`))));
  const text = (value) => h("input", { class: "input", value, autocomplete: "off", spellcheck: "false" });
  openDialog(t("chart"), [types, field("labels", t("labels"), text(now.labels)), field("series", t("series"), text(now.series)), field("chart-title", t("chartTitle"), text(now.title))], t(state.chart ? "confirm" : "insert"), () => {
    const [labels, series] = [readSeries(valueOf("labels")), readSeries(valueOf("series"))];
    if (!labels || labels.length > 1 || !series) return t("badRange");
    const type = types.querySelector("input:checked").value;
    apply(() => (state.chart = { type, labels: seriesText(labels), series: seriesText(series), title: valueOf("chart-title").trim(), typedLabels: valueOf("labels"), typedSeries: valueOf("series") }), t("chartDone"));
    return "";
  });
}
