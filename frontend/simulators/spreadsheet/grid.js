/* The grid: cells, what is selected, the keys that move and act. */
"use strict";

function selection() {
  return around(state.at, state.end);
}

function select(at, end = at) {
  const within = ({ row, column }) => ({ row: Math.min(Math.max(row, 0), size.rows - 1), column: Math.min(Math.max(column, 0), size.columns - 1) });
  state.at = within(at);
  state.end = within(end);
  paint();
}

/* Shows what is selected without drawing all again. */
function paint() {
  const zone = selection();
  for (const cell of document.querySelectorAll("td[data-cell]")) {
    const { row, column } = readReference(cell.dataset.cell);
    const isAt = row === state.at.row && column === state.at.column;
    cell.tabIndex = isAt ? 0 : -1;
    if (isAt) cell.dataset.key = "cell";
    else delete cell.dataset.key;
    cell.setAttribute("aria-selected", String(isIn(zone, row, column)));
    cell.toggleAttribute("data-at", isAt);
  }
  for (const head of document.querySelectorAll("th[data-column]")) head.toggleAttribute("data-at", Number(head.dataset.column) === state.at.column);
  for (const head of document.querySelectorAll("th[data-row]")) head.toggleAttribute("data-at", Number(head.dataset.row) === state.at.row);
  const [name, bar] = [document.getElementById("name"), document.getElementById("bar")];
  if (name) name.value = rangeName(zone);
  if (bar) {
    bar.value = sourceOf(state.at.row, state.at.column);
    bar.readOnly = !canWrite(state.at.row, state.at.column);
  }
}

function goTo(at, end) {
  select(at, end);
  focusKey("cell");
}

function gridView() {
  const columns = Array.from({ length: size.columns }, (_, index) => index);
  const rows = Array.from({ length: size.rows }, (_, index) => index).filter((row) => !state.hidden.has(row));
  return h("section", { class: "sheet", "data-scroll": "sheet", "aria-label": t("sheet") },
    h("table", { role: "grid", "aria-label": data.title ?? t("sheet"), "aria-multiselectable": "true", onKeydown: gridKey, onPointerdown: press, onPointerover: drag, onDblclick: () => edit() },
      h("thead", {}, h("tr", {}, h("td", { class: "corner" }), columns.map((column) =>
        h("th", { scope: "col", "data-column": column }, columnName(column), state.filters.has(column) && filterMark())))),
      h("tbody", {}, rows.map((row) => h("tr", {}, h("th", { scope: "row", "data-row": row }, row + 1), columns.map((column) => cellView(row, column)))))));
}

function filterMark() {
  return [icon("filter"), h("span", { class: "hidden" }, t("filtered"))];
}

function cellView(row, column) {
  return dressed(h("td", { role: "gridcell", "data-cell": cellName(row, column), tabindex: "-1", "aria-readonly": canWrite(row, column) ? undefined : "true" }), row, column);
}

function dressed(node, row, column) {
  const value = valueAt(row, column);
  const kind = value instanceof SheetError ? "wrong" : typeof value === "number" ? "number" : typeof value === "boolean" ? "truth" : "text";
  const isHead = row === table.top && isIn(table, row, column) && value !== null;
  const isOpen = data.task === "fill" && editable && canWrite(row, column);
  node.className = `${kind}${isHead ? " head" : ""}${isOpen ? " open" : ""}`;
  node.textContent = shown(value, formatOf(row, column));
  return node;
}

/* After writing, cells change where they are: what is being pressed or focused meanwhile stays. */
function redress() {
  for (const node of document.querySelectorAll("td[data-cell]")) {
    const { row, column } = readReference(node.dataset.cell);
    dressed(node, row, column);
  }
  document.querySelector(".chart")?.replaceWith(chartView());
  document.querySelector('[data-key="undo"]').disabled = !state.past.length;
  noticeNow();
  paint();
}

/* In a formula being written, pressing a cell writes its address; else it is selected. */
let pointing = null;

function press(event) {
  const cell = event.target.closest?.("[data-cell]");
  if (!cell || cell.querySelector("input")) return;
  const at = readReference(cell.dataset.cell);
  if (editing && isPointable(editing.input)) {
    event.preventDefault();
    pointing = { at, start: editing.input.selectionStart };
    return point(at);
  }
  const isAgain = at.row === state.at.row && at.column === state.at.column && document.activeElement === cell;
  if (editing) commit({ isLeaving: true });
  select(event.shiftKey ? state.at : at, at);
  event.preventDefault();
  focusKey("cell");
  if (isAgain && event.pointerType === "touch") edit();
}

function drag(event) {
  const cell = event.target.closest?.("[data-cell]");
  if (!cell || !(event.buttons & 1) || event.pointerType === "touch") return;
  const at = readReference(cell.dataset.cell);
  if (editing && pointing) point(at);
  else if (!editing) select(state.at, at);
}

function isPointable({ value, selectionStart }) {
  return value.startsWith("=") && /[=(;,:+\-*/^&<>]\s*$/.test(value.slice(0, selectionStart));
}

function point(to) {
  const { input } = editing;
  const text = rangeName(around(pointing.at, to));
  input.setRangeText(text, pointing.start, input.selectionStart, "end");
  input.dispatchEvent(new Event("input"));
}

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const SHORTCUTS = { c: copy, x: cut, v: paste, d: fillDown, r: fillRight, z: () => state.past.length && undo(), a: () => goTo({ row: table.top, column: table.left }, { row: table.bottom, column: table.right }) };

function gridKey(event) {
  if (editing || event.altKey) return;
  const { key } = event;
  if (event.ctrlKey || event.metaKey) return withControl(event);
  if (MOVES[key]) move(MOVES[key], event.shiftKey);
  else if (key === "Home") goTo({ row: state.at.row, column: 0 });
  else if (key === "End") goTo({ row: state.at.row, column: table.right });
  else if (key === "Enter" || key === "F2") edit();
  else if (key === "Delete" || key === "Backspace") clear();
  else if (key.length === 1) edit(key);
  else return;
  event.preventDefault();
}

function withControl(event) {
  const run = SHORTCUTS[event.key.toLowerCase()] ?? (event.key === "Home" && (() => goTo({ row: 0, column: 0 })));
  if (!run) return;
  event.preventDefault();
  run();
}

function move([rows, columns], isExtending) {
  const from = isExtending ? state.end : state.at;
  let row = from.row + rows;
  while (state.hidden.has(row)) row += rows || 1;
  const to = { row, column: from.column + columns };
  if (!isExtending) return goTo(to);
  select(state.at, to);
  say(rangeName(selection()));
}
