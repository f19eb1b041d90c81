/* The sheet as it is now: cells, what they are worth, how they look, and the answer this amounts to. */
"use strict";

let data = { task: "look", rows: [] };
let initial = new Map();
const size = { rows: 14, columns: 7 };
const state = {
  cells: new Map(), /* "B2" → {value} or {tree}, and `format` */
  filters: new Map(), /* column → {op, value} or {op: "among", among: [texts]} */
  chart: null,
  at: { row: 0, column: 0 },
  end: { row: 0, column: 0 }, /* the other corner of what is selected */
  past: [],
  hidden: new Set(),
  clip: null,
};
let table = null;
let keyColumn = 0;
let editable = null;

function begin(given) {
  data = { rows: [], targets: [], ...given };
  data.rows.forEach((row, r) => row.forEach((raw, c) => {
    const cell = readData(raw);
    if (cell) state.cells.set(cellName(r, c), cell);
  }));
  const filled = usedRange();
  for (const [zone, format] of Object.entries(data.formats ?? {})) {
    const { top, left, bottom, right } = readRange(zone) ?? columnZone(zone, filled);
    for (let r = top; r <= bottom; r += 1) for (let c = left; c <= right; c += 1) state.cells.set(cellName(r, c), { value: null, ...state.cells.get(cellName(r, c)), format });
  }
  table = readRange(data.table) ?? filled;
  keyColumn = columnIndex(data.key ?? "A");
  editable = data.editable ? data.editable.split(/[\s,;]+/).map(readRange).filter(Boolean) : null;
  const zones = [filled, ...(editable ?? []), ...data.targets.map(({ cells }) => readRange(cells)).filter(Boolean)];
  size.rows = Math.max(12, ...zones.map(({ bottom }) => bottom + 4));
  size.columns = Math.max(8, ...zones.map(({ right }) => right + 3));
  initial = state.cells;
  refresh();
}

function columnZone(zone, filled) {
  const column = columnIndex(zone);
  return { top: 1, bottom: filled.bottom, left: column, right: column };
}

function usedRange() {
  const spots = [...state.cells.keys()].map(readReference);
  if (!spots.length) return { top: 0, left: 0, bottom: 0, right: 0 };
  return { top: 0, left: 0, bottom: Math.max(...spots.map(({ row }) => row)), right: Math.max(...spots.map(({ column }) => column)) };
}

/* Texts of `data` stay texts, but for formulas and ISO dates. */
function readData(raw) {
  if (raw === null || raw === undefined || raw === "") return null;
  if (typeof raw !== "string") return { value: raw };
  if (raw.startsWith("=")) return { tree: parseFormula(raw) };
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(raw);
  return day ? { value: serialOf(Number(day[1]), Number(day[2]), Number(day[3])), format: "date" } : { value: raw };
}

const NUMBER = /^([-−+]?)(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))? ?(%|€)?$/;

/* What somebody typed, as a cell; throws a SheetError when a formula cannot be read. */
function readTyped(typed) {
  const text = typed.trim();
  if (text === "") return null;
  if (text.startsWith("=") && text.length > 1) return { tree: parseFormula(text, lang) };
  if (text.startsWith("'")) return { value: text.slice(1) };
  const number = NUMBER.exec(text);
  if (number) {
    const value = Number(`${number[2].replace(/\D/g, "")}.${number[3] ?? 0}`) * (/[-−]/.test(number[1]) ? -1 : 1);
    if (number[4] === "%") return { value: tidy(value / 100), format: "percent" };
    return number[4] ? { value, format: "euro" } : { value };
  }
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [null, ...(/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).slice(1).reverse()];
  if (day[1] && Number(day[2]) <= 12 && Number(day[1]) <= 31) return { value: serialOf(Number(day[3]), Number(day[2]), Number(day[1])), format: "date" };
  if (/^(VRAI|TRUE|FAUX|FALSE)$/i.test(text)) return { value: /^[VT]/i.test(text) };
  return { value: typed };
}

/* Gives `value(row, column)` over some cells, each computed once. */
function evaluator(cells, isHidden = () => false) {
  const known = new Map();
  const context = { isHidden, value };
  function value(row, column) {
    const name = cellName(row, column);
    if (row < 0 || column < 0) throw new SheetError("#REF!");
    const cell = cells.get(name);
    if (!cell?.tree) return cell?.value ?? null;
    if (!known.has(name)) {
      known.set(name, new SheetError("#CYCLE!"));
      const got = attempt(() => checked(compute(cell.tree, context)));
      known.set(name, got === null ? 0 : typeof got === "number" && !Number.isFinite(got) ? new SheetError("#NOMBRE!") : got);
    }
    return checked(known.get(name));
  }
  return (row, column) => attempt(() => value(row, column));
}

let valueAt = () => null;

function refresh() {
  const plainValue = evaluator(state.cells);
  const hidden = new Set(tableRows().filter((row) => isFilteredOut(row, plainValue)));
  state.hidden = hidden;
  valueAt = evaluator(state.cells, (row) => hidden.has(row));
}

function tableRows() {
  return Array.from({ length: Math.max(0, table.bottom - table.top) }, (_, index) => table.top + 1 + index);
}

/* How a formula's result looks when nobody chose: dates, euros and shares spread from what it reads. */
function formatOf(row, column, depth = 0) {
  const cell = state.cells.get(cellName(row, column));
  if (!cell || cell.format || !cell.tree || depth > 12) return cell?.format ?? "";
  return looks(cell.tree, depth + 1);
}

const SPREADING = /^(SOMME|SUM|MOYENNE.*|AVERAGE.*|MIN|MAX|MEDIANE|MEDIAN|SOMME\.SI.*|SUMIFS?|SOUS\.TOTAL|SUBTOTAL|ARRONDI.*|ROUND.*|GRANDE\.VALEUR|PETITE\.VALEUR|LARGE|SMALL|ABS)$/;

function looks(tree, depth) {
  if (tree.type === "cell") return formatOf(tree.at.row, tree.at.column, depth);
  if (tree.type === "range") return formatOf(tree.from.row, tree.from.column, depth);
  if (tree.type === "group" || tree.type === "unary") return looks(tree.value, depth);
  if (tree.type === "binary") return looksOfBinary(tree.op, looks(tree.left, depth), looks(tree.right, depth));
  if (tree.type !== "call") return "";
  if (tree.name === "DATE") return "date";
  if (/^(SI|IF)$/.test(tree.name)) return looks(tree.args[1], depth);
  if (/^SOMME.SI|^SUMIF|^MOYENNE.SI|^AVERAGEIF/.test(tree.name)) return looks(tree.args[/ENS$|IFS$/.test(tree.name) ? 0 : tree.args.length - 1 === 2 ? 2 : 0], depth);
  return SPREADING.test(tree.name) ? looks(tree.args[/^SOUS|^SUBT/.test(tree.name) ? 1 : 0], depth) : "";
}

function looksOfBinary(op, left, right) {
  if (op === "-" && left === "date" && right === "date") return "";
  if (op === "+" || op === "-") return left || right;
  if (op === "*") return [left, right].includes("euro") ? "euro" : "";
  return op === "/" && left === "euro" && right !== "euro" ? "euro" : "";
}

function shownAt(row, column) {
  return shown(valueAt(row, column), formatOf(row, column));
}

function shown(value, format) {
  if (value === null) return "";
  if (value instanceof SheetError) return value.message;
  if (typeof value === "boolean") return lang === "en" ? String(value).toUpperCase() : value ? "VRAI" : "FAUX";
  if (typeof value === "string") return value;
  if (format === "date") return dateOf(value).toLocaleDateString("fr-FR", { timeZone: "UTC" });
  const digits = { euro: [2, 2], decimal: [2, 2], integer: [0, 0], percent: [0, 2] }[format] ?? [0, Math.abs(value) < 1 ? 6 : 4];
  const number = new Intl.NumberFormat(lang, { minimumFractionDigits: digits[0], maximumFractionDigits: digits[1], style: format === "percent" ? "percent" : "decimal", useGrouping: Boolean(format) });
  return number.format(tidy(value)) + (format === "euro" ? "\u00a0€" : "");
}

/* A value as answers tell it. */
function told(value, format) {
  if (value === null) return "";
  if (value instanceof SheetError) return value.message;
  if (typeof value === "number" && format === "date") return dateOf(value).toISOString().slice(0, 10);
  if (typeof value === "number") return String(Number(tidy(value).toFixed(6))).replace(".", ",");
  return asText(value);
}

/* What can be changed and written again: a formula, or the value as it would be typed. */
function sourceOf(row, column) {
  const cell = state.cells.get(cellName(row, column));
  if (!cell) return "";
  if (cell.tree) return `=${write(cell.tree, lang)}`;
  if (typeof cell.value === "string" && readTyped(cell.value)?.value !== cell.value) return `'${cell.value}`;
  if (typeof cell.value !== "number") return shown(cell.value, "");
  if (cell.format === "date") return shown(cell.value, "date");
  const isShare = cell.format === "percent";
  const text = String(tidy(isShare ? cell.value * 100 : cell.value));
  return (lang === "en" ? text : text.replace(".", ",")) + (isShare ? "%" : "");
}

function eachCell({ top, left, bottom, right }, run) {
  const got = [];
  for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) got.push(run(row, column));
  return got;
}

const isIn = ({ top, left, bottom, right }, row, column) => row >= top && row <= bottom && column >= left && column <= right;

function canWrite(row, column) {
  return !editable || data.task !== "fill" || editable.some((zone) => isIn(zone, row, column));
}
