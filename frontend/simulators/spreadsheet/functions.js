/* What the operators and the functions of formulas do. */
"use strict";

function checked(value) {
  if (value instanceof SheetError) throw value;
  if (isArray(value)) throw new SheetError("#VALEUR!");
  return value;
}

function asNumber(given) {
  const value = checked(given);
  if (typeof value === "number") return value;
  if (value === null || value === "") return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  const number = Number(value.replace(/[\s\u00a0\u202f]/g, "").replace(",", "."));
  if (Number.isNaN(number)) throw new SheetError("#VALEUR!");
  return number;
}

function asText(given) {
  const value = checked(given);
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "VRAI" : "FAUX";
  return typeof value === "number" ? String(tidy(value)).replace(".", ",") : value;
}

function asBoolean(given) {
  const value = checked(given);
  if (typeof value === "string") throw new SheetError("#VALEUR!");
  return Boolean(value);
}

/* Hides what binary fractions add: 0.1 + 0.2 is 0.3. */
function tidy(number) {
  return Number(number.toPrecision(13));
}

const RANKS = { number: 0, string: 1, boolean: 2 };

function order(one, other) {
  const blank = (value, beside) => value ?? (typeof beside === "string" ? "" : typeof beside === "boolean" ? false : 0);
  const [a, b] = [blank(checked(one), other), blank(checked(other), one)];
  if (typeof a !== typeof b) return RANKS[typeof a] - RANKS[typeof b];
  if (typeof a === "string") return a.localeCompare(b, "fr", { sensitivity: "accent" });
  return tidy(Number(a)) - tidy(Number(b));
}

function divide(a, b) {
  if (asNumber(b) === 0) throw new SheetError("#DIV/0!");
  return asNumber(a) / asNumber(b);
}

const OPERATORS = {
  "+": (a, b) => asNumber(a) + asNumber(b),
  "-": (a, b) => asNumber(a) - asNumber(b),
  "*": (a, b) => asNumber(a) * asNumber(b),
  "/": divide,
  "^": (a, b) => asNumber(a) ** asNumber(b),
  "&": (a, b) => asText(a) + asText(b),
  "=": (a, b) => order(a, b) === 0,
  "<>": (a, b) => order(a, b) !== 0,
  "<": (a, b) => order(a, b) < 0,
  ">": (a, b) => order(a, b) > 0,
  "<=": (a, b) => order(a, b) <= 0,
  ">=": (a, b) => order(a, b) >= 0,
};

const FUNCTIONS = new Map();
const NAMES = [];

/* Declares a function by its French and English names; `run(args, context)` gets trees. */
function lazy(fr, en, least, most, run) {
  const guarded = (args, context) => {
    if (args.length < least || args.length > most) throw new SheetError("#VALEUR!");
    return run(args, context);
  };
  const known = { fr, en, run: guarded };
  NAMES.push(known);
  for (const name of [fr, en]) FUNCTIONS.set(name, known);
}

/* The same, of values already computed: ranges as {rows}, the rest as it is. */
function plain(fr, en, least, most, run) {
  lazy(fr, en, least, most, (args, context) => run(...args.map((arg) => compute(arg, context))));
}

function nameOfFunction(name, language) {
  return FUNCTIONS.get(name)?.[language] ?? name;
}

const cellsOf = (value) => (isArray(value) ? value.rows.flat() : [value]);

/* The numbers of arguments: texts and blanks of a range do not count, an error does. */
function numbersOf(values) {
  return values.flatMap((value) => (isArray(value) ? cellsOf(value).map(checked0).filter((one) => typeof one === "number") : [asNumber(value)]));
}

function checked0(value) {
  if (value instanceof SheetError) throw value;
  return value;
}

const sum = (numbers) => tidy(numbers.reduce((total, one) => total + one, 0));

function mean(numbers) {
  if (!numbers.length) throw new SheetError("#DIV/0!");
  return sum(numbers) / numbers.length;
}

function median(numbers) {
  if (!numbers.length) throw new SheetError("#NOMBRE!");
  const line = [...numbers].sort((a, b) => a - b);
  return (line[Math.floor((line.length - 1) / 2)] + line[Math.floor(line.length / 2)]) / 2;
}

/* ">=10", "<>oui", "par*", 12 or "Lille" as a test of one value. */
function criterion(given) {
  const [, sign, rest] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(asText(given));
  const number = rest.trim() === "" ? NaN : Number(rest.replace(/\s/g, "").replace(",", "."));
  const wanted = Number.isNaN(number) ? rest : number;
  if (!sign || sign === "=" || sign === "<>") {
    const isSame = sameAs(wanted);
    return sign === "<>" ? (value) => !isSame(value) : isSame;
  }
  return (value) => typeof value === typeof wanted && OPERATORS[sign](value, wanted);
}

function sameAs(wanted) {
  if (wanted === "") return (value) => value === null || value === "";
  if (typeof wanted === "number") return (value) => typeof value === "number" && tidy(value) === wanted;
  const pattern = wanted.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".");
  const whole = new RegExp(`^${pattern}$`, "is");
  return (value) => typeof value === "string" && whole.test(value);
}

/* Which cells of ranges of one shape meet all the pairs (range, criterion). */
function meeting(pairs) {
  if (pairs.length % 2) throw new SheetError("#VALEUR!");
  const tests = [];
  for (let at = 0; at < pairs.length; at += 2) tests.push([cellsOf(pairs[at]), criterion(pairs[at + 1])]);
  if (tests.some(([cells]) => cells.length !== tests[0][0].length)) throw new SheetError("#VALEUR!");
  return tests[0][0].map((_, index) => tests.every(([cells, test]) => !(cells[index] instanceof SheetError) && test(cells[index])));
}

function kept(range, flags) {
  return cellsOf(range).filter((value, index) => flags[index]).map(checked0).filter((value) => typeof value === "number");
}

/* Where `value` is in a line: exactly, or the last that is not more in a line sorted upward. */
function position(value, line, isExact) {
  checked(value);
  const isSame = isExact && typeof value === "string" ? sameAs(value) : (one) => one !== null && !(one instanceof SheetError) && order(one, value) === 0;
  if (isExact) return line.findIndex(isSame);
  let found = -1;
  for (const [index, one] of line.entries()) {
    if (one === null || typeof one !== typeof value) continue;
    if (order(one, value) > 0) break;
    found = index;
  }
  return found;
}

function found(index) {
  if (index < 0) throw new SheetError("#N/A");
  return index;
}

function at(range, row, column) {
  const value = isArray(range) ? range.rows[row]?.[column] : range;
  if (value === undefined) throw new SheetError("#REF!");
  return checked(value);
}

function rounded(value, digits, how) {
  const factor = 10 ** asNumber(digits ?? 0);
  const number = asNumber(value);
  return tidy((Math.sign(number) * how(tidy(Math.abs(number) * factor))) / factor);
}

function ranked(values, place, sign) {
  const line = numbersOf([values]).sort((a, b) => sign * (a - b));
  const value = line[asNumber(place) - 1];
  if (value === undefined) throw new SheetError("#NOMBRE!");
  return value;
}
