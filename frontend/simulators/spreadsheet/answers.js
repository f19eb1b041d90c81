/* What was done, as the answer tells it; changes and how they are undone. */
"use strict";

function targetAnswer({ id, cells }) {
  const range = readRange(cells);
  const tell = (values) => eachCell(range, (row, column) => told(values(row, column), formatOf(row, column))).join(" ; ");
  const answer = { [id]: tell(valueAt) };
  answer[`${id}_formula`] = eachCell(range, (row, column) => Boolean(state.cells.get(cellName(row, column))?.tree)).every(Boolean) ? "yes" : "no";
  if (data.recheck) answer[`${id}_again`] = tell(evaluator(withOtherInputs()));
  return answer;
}

function withOtherInputs() {
  const others = Object.entries(data.recheck).map(([name, value]) => [name.toUpperCase(), { ...readData(value), format: state.cells.get(name)?.format }]);
  return new Map([...state.cells, ...others]);
}

function keyText(row) {
  return told(valueAt(row, keyColumn), formatOf(row, keyColumn));
}

const ANSWERS = {
  look: () => null,
  fill: () => Object.assign({}, ...data.targets.map(targetAnswer)),
  sort: () => ({ order: tableRows().filter((row) => !state.hidden.has(row)).map(keyText).join(", ") }),
  filter() {
    const places = data.rows.map((row) => row[keyColumn]).map((raw) => (raw === null || raw === undefined ? "" : told(readData(raw)?.value ?? null, readData(raw)?.format)));
    const texts = tableRows().filter((row) => !state.hidden.has(row)).map(keyText);
    return { shown: texts.sort((one, other) => places.indexOf(one) - places.indexOf(other)).join(", ") };
  },
  chart: () => state.chart && { type: state.chart.type, labels: state.chart.labels, series: state.chart.series },
};

function publish() {
  frame.answer(state.past.length ? (ANSWERS[data.task] ?? ANSWERS.look)() : null);
}

/* Every change goes through here, so that each can be undone. */
function apply(change, message, show = render) {
  state.past.push({ cells: state.cells, filters: state.filters, chart: state.chart });
  state.cells = new Map(state.cells);
  state.filters = new Map(state.filters);
  change(state.cells);
  settle(message, show);
}

function undo() {
  Object.assign(state, state.past.pop());
  settle(t("undone"));
  focusKey("cell");
}

function settle(message, show = render) {
  refresh();
  publish();
  show();
  if (message) say(message);
}

function put(cells, row, column, cell) {
  const name = cellName(row, column);
  const format = cell?.format ?? state.cells.get(name)?.format;
  if (!cell && !format) cells.delete(name);
  else cells.set(name, { value: null, ...cell, format });
}

/* Copies one cell to others, formulas following; tells whether some were locked. */
function copyTo(cells, from, spots) {
  const cell = state.cells.get(cellName(from.row, from.column));
  const open = spots.filter(({ row, column }) => canWrite(row, column));
  for (const { row, column } of open) {
    put(cells, row, column, cell?.tree ? { ...cell, tree: shifted(cell.tree, row - from.row, column - from.column) } : cell);
  }
}

/* Sorts the rows of the table; rows that are equal keep their order. Hidden rows are sorted too. */
function sortTable(keys) {
  const rows = tableRows();
  const line = [...rows].sort((one, other) => {
    for (const { column, isDown } of keys) {
      const [a, b] = [valueAt(one, column), valueAt(other, column)];
      if (a === null || b === null) { if (a !== b) return a === null ? 1 : -1; continue; }
      const gap = order(a instanceof SheetError ? a.message : a, b instanceof SheetError ? b.message : b);
      if (gap) return isDown ? -gap : gap;
    }
    return 0;
  });
  apply((cells) => line.forEach((old, index) => {
    for (let column = table.left; column <= table.right; column += 1) {
      const cell = state.past.at(-1).cells.get(cellName(old, column));
      if (!cell) cells.delete(cellName(rows[index], column));
      else cells.set(cellName(rows[index], column), cell.tree ? { ...cell, tree: shifted(cell.tree, rows[index] - old, 0) } : cell);
    }
  }), t("sorted", { column: headerOf(keys[0].column) }));
}

function headerOf(column) {
  return shownAt(table.top, column) || columnName(column);
}

const FILTERS = {
  among: (value, text, { among }) => among.includes(text),
  equal: (value, text, filter) => compared(value, text, filter) === 0,
  differs: (value, text, filter) => compared(value, text, filter) !== 0,
  contains: (value, text, { value: part }) => text.toLowerCase().includes(part.trim().toLowerCase()),
  more: (value, text, filter) => value !== null && compared(value, text, filter) > 0,
  atLeast: (value, text, filter) => value !== null && compared(value, text, filter) >= 0,
  less: (value, text, filter) => value !== null && compared(value, text, filter) < 0,
  atMost: (value, text, filter) => value !== null && compared(value, text, filter) <= 0,
};

/* Numbers and dates compare as such, anything else as texts. */
function compared(value, text, filter) {
  const wanted = attempt(() => readTyped(filter.value))?.value ?? "";
  if (typeof value === typeof wanted) return order(value, wanted);
  return typeof wanted === "number" ? NaN : text.localeCompare(filter.value.trim(), "fr", { sensitivity: "accent" });
}

function isFilteredOut(row, values) {
  return [...state.filters].some(([column, filter]) => {
    const value = values(row, column);
    return !FILTERS[filter.op](value instanceof SheetError ? value.message : value, shown(value, formatOf(row, column)), filter);
  });
}

/* "$A$1:A6; C1:C6" as ranges without header cells, with the names these give; null when it cannot be read. */
function readSeries(text) {
  const ranges = text.split(/[;,\s]+/).filter(Boolean).map(readRange);
  if (!ranges.length || ranges.includes(null)) return null;
  return ranges.flatMap(splitColumns).sort((one, other) => one.left - other.left || one.top - other.top).map((range) => {
    const hasHeader = range.top === table.top && range.bottom > range.top;
    const body = hasHeader ? { ...range, top: range.top + 1 } : range;
    const above = body.top > 0 && isIn(table, body.top, body.left) ? table.top : -1;
    return { range: body, name: above >= 0 && above < body.top ? shownAt(above, body.left) : rangeName(body) };
  });
}

/* Several columns are several series; one row is one series. */
function splitColumns(range) {
  if (range.left === range.right || range.top === range.bottom) return [range];
  return Array.from({ length: range.right - range.left + 1 }, (_, index) => ({ ...range, left: range.left + index, right: range.left + index }));
}

function seriesText(series) {
  return series.map(({ range }) => rangeName(range)).join(",");
}
