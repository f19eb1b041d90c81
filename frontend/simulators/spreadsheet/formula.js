/* Formulas: read into a tree, written back, shifted, computed. No text is ever run as code. */
"use strict";

class SheetError extends Error {}

const ERRORS = ["#DIV/0!", "#N/A", "#NOM?", "#REF!", "#VALEUR!", "#CYCLE!", "#NOMBRE!"];
const POWERS = { "=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 6 };
const REFERENCE = /^(\$?)([A-Z]{1,2})(\$?)(\d{1,3})$/i;

function columnName(index) {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function columnIndex(letters) {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellName(row, column) {
  return `${columnName(column)}${row + 1}`;
}

/* "$B$4" as {row, column, fixedRow, fixedColumn}; null when it is no address. */
function readReference(text) {
  const match = REFERENCE.exec(text.trim());
  if (!match || match[4] === "0") return null;
  return { row: Number(match[4]) - 1, column: columnIndex(match[2]), fixedColumn: match[1] === "$", fixedRow: match[3] === "$" };
}

/* "A2:B9" or "A2" as {top, left, bottom, right}; null when it is neither. */
function readRange(text) {
  const ends = String(text ?? "").split(":").map(readReference);
  if (ends.length > 2 || ends.includes(null)) return null;
  return around(ends[0], ends[1] ?? ends[0]);
}

function around(one, other) {
  return {
    top: Math.min(one.row, other.row), bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column), right: Math.max(one.column, other.column),
  };
}

function rangeName({ top, left, bottom, right }) {
  const first = cellName(top, left);
  return top === bottom && left === right ? first : `${first}:${cellName(bottom, right)}`;
}

/* In French a comma between digits is a decimal one; elsewhere it parts arguments, as the semicolon does. */
function tokens(text, language) {
  const number = language === "en" ? "\\d+(?:\\.\\d+)?" : "\\d+(?:[.,]\\d+)?";
  const pattern = new RegExp(`\\s*(?:(${number})(?![A-Za-zÀ-ÿ0-9_])|("(?:[^"]|"")*")|(#[A-Z/0!?]+)|(\\$?[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9_.$]*)|(<>|<=|>=|[-+*/^&=<>%(),;:]))`, "y");
  const found = [];
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text.trimEnd());
    if (!match) throw new SheetError("syntax");
    const [, digits, string, error, word, sign] = match;
    if (digits) found.push({ type: "number", value: Number(digits.replace(",", ".")) });
    else if (string) found.push({ type: "text", value: string.slice(1, -1).replace(/""/g, '"') });
    else if (error) found.push({ type: "error", value: error });
    else if (word) found.push({ type: "word", value: word });
    else found.push({ type: sign });
  }
  return found;
}

class Parser {
  constructor(text, language) {
    this.list = tokens(text, language);
    this.at = 0;
  }

  get type() {
    return this.list[this.at]?.type;
  }

  take(type) {
    if (this.type !== type) throw new SheetError("syntax");
    return this.list[this.at++];
  }

  whole() {
    const tree = this.binary(0);
    if (this.at < this.list.length) throw new SheetError("syntax");
    return tree;
  }

  binary(floor) {
    let left = this.unary();
    while (POWERS[this.type] > floor) {
      const op = this.list[this.at++].type;
      left = { type: "binary", op, left, right: this.binary(POWERS[op]) };
    }
    return left;
  }

  unary() {
    if (this.type === "-" || this.type === "+") {
      const op = this.list[this.at++].type;
      return { type: "unary", op, value: this.binary(5) };
    }
    let value = this.primary();
    while (this.type === "%") {
      this.at += 1;
      value = { type: "percent", value };
    }
    return value;
  }

  primary() {
    if (this.type === "(") {
      this.at += 1;
      const value = this.binary(0);
      this.take(")");
      return { type: "group", value };
    }
    if (["number", "text", "error"].includes(this.type)) return this.list[this.at++];
    return this.word(this.take("word").value);
  }

  word(value) {
    if (this.type === "(") return { type: "call", name: value.toUpperCase(), args: this.args() };
    if (/^(VRAI|TRUE|FAUX|FALSE)$/i.test(value)) return { type: "boolean", value: /^[VT]/i.test(value) };
    const from = readReference(value);
    if (!from) return { type: "name", value };
    if (this.type !== ":") return { type: "cell", at: from };
    this.at += 1;
    const to = readReference(this.take("word").value);
    if (!to) throw new SheetError("syntax");
    return { type: "range", from, to };
  }

  args() {
    this.take("(");
    const args = [];
    while (this.type !== ")") {
      const isEmpty = this.type === ";" || this.type === ",";
      args.push(isEmpty ? { type: "empty" } : this.binary(0));
      if (this.type === ")") break;
      if (this.type !== ";" && this.type !== ",") throw new SheetError("syntax");
      this.at += 1;
    }
    this.take(")");
    return args;
  }
}

/* "=A1+2" as a tree; throws a SheetError when it cannot be read. */
function parseFormula(text, language = "fr") {
  return new Parser(text.replace(/^=/, "").replace(/[\u00a0\u202f]/g, " ").replace(/[−–]/g, "-").replace(/[“”«»]/g, '"'), language).whole();
}

function writeReference({ row, column, fixedRow, fixedColumn }) {
  if (row < 0 || column < 0) return "#REF!";
  return `${fixedColumn ? "$" : ""}${columnName(column)}${fixedRow ? "$" : ""}${row + 1}`;
}

const WRITERS = {
  number: ({ value }, language) => (language === "en" ? String(value) : String(value).replace(".", ",")),
  text: ({ value }) => `"${value.replace(/"/g, '""')}"`,
  error: ({ value }) => value,
  boolean: ({ value }, language) => (language === "en" ? (value ? "TRUE" : "FALSE") : value ? "VRAI" : "FAUX"),
  name: ({ value }) => value,
  empty: () => "",
  cell: ({ at }) => writeReference(at),
  range: ({ from, to }) => `${writeReference(from)}:${writeReference(to)}`,
  group: ({ value }, language) => `(${write(value, language)})`,
  percent: ({ value }, language) => `${write(value, language)}%`,
  unary: ({ op, value }, language) => `${op}${write(value, language)}`,
  binary: ({ op, left, right }, language) => `${write(left, language)}${op}${write(right, language)}`,
  call: ({ name, args }, language) =>
    `${nameOfFunction(name, language)}(${args.map((arg) => write(arg, language)).join(language === "en" ? "," : ";")})`,
};

function write(tree, language) {
  return WRITERS[tree.type](tree, language);
}

/* The same formula, copied so many rows and columns away: only what has no `$` moves. */
function shifted(tree, rows, columns) {
  const moved = (at) => ({ ...at, row: at.fixedRow ? at.row : at.row + rows, column: at.fixedColumn ? at.column : at.column + columns });
  const copy = { ...tree };
  if (tree.at) copy.at = moved(tree.at);
  if (tree.from) Object.assign(copy, { from: moved(tree.from), to: moved(tree.to) });
  for (const part of ["left", "right", "value"]) if (tree[part]?.type) copy[part] = shifted(tree[part], rows, columns);
  if (tree.args) copy.args = tree.args.map((arg) => shifted(arg, rows, columns));
  return copy;
}

const isArray = (value) => value !== null && typeof value === "object" && Array.isArray(value.rows);

/* `context.value(row, column)` gives a cell's value or throws what is wrong with it. */
const COMPUTE = {
  number: ({ value }) => value,
  text: ({ value }) => value,
  boolean: ({ value }) => value,
  empty: () => null,
  error: ({ value }) => { throw new SheetError(ERRORS.includes(value) ? value : "#VALEUR!"); },
  name: () => { throw new SheetError("#NOM?"); },
  cell: ({ at }, context) => context.value(at.row, at.column),
  range: ({ from, to }, context) => rangeOf(around(from, to), context),
  group: ({ value }, context) => compute(value, context),
  percent: ({ value }, context) => each(compute(value, context), null, (one) => asNumber(one) / 100),
  unary: ({ op, value }, context) => each(compute(value, context), null, (one) => (op === "-" ? -asNumber(one) : one)),
  binary: ({ op, left, right }, context) => each(compute(left, context), compute(right, context), OPERATORS[op]),
  call: ({ name, args }, context) => {
    const known = FUNCTIONS.get(name);
    if (!known) throw new SheetError("#NOM?");
    return known.run(args, context);
  },
};

function compute(tree, context) {
  return COMPUTE[tree.type](tree, context);
}

/* A range keeps the errors of its cells: counting passes over them, adding does not. */
function rangeOf({ top, left, bottom, right }, context) {
  if (top < 0 || left < 0) throw new SheetError("#REF!");
  const rows = [];
  for (let row = top; row <= bottom; row += 1) {
    rows.push([]);
    for (let column = left; column <= right; column += 1) rows[rows.length - 1].push(attempt(() => context.value(row, column)));
  }
  return { rows, top };
}

function attempt(run) {
  try {
    return run();
  } catch (error) {
    if (error instanceof SheetError) return error;
    throw error;
  }
}

/* Works cell by cell when one side is a range. */
function each(left, right, run) {
  if (!isArray(left) && !isArray(right)) return run(left, right);
  const shape = isArray(left) ? left : right;
  const pick = (value, row, column) => (isArray(value) ? value.rows[row]?.[column] ?? null : value);
  return { rows: shape.rows.map((cells, row) => cells.map((_, column) => attempt(() => run(pick(left, row, column), pick(right, row, column))))) };
}

/* What somebody left unfinished is kept as it was typed, and shows an error. */
COMPUTE.broken = () => { throw new SheetError("#NOM?"); };
WRITERS.broken = ({ text }) => text;
