/* The functions formulas may call, by their French and English names. */
"use strict";

const ANY = 60;
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86400000;

/* Days since 30 December 1899, as spreadsheets count. */
function serialOf(year, month, day) {
  return Math.round((Date.UTC(year, month - 1, day) - EPOCH) / DAY);
}

function dateOf(serial) {
  return new Date(EPOCH + Math.floor(asNumber(serial)) * DAY);
}

plain("SOMME", "SUM", 1, ANY, (...all) => sum(numbersOf(all)));
plain("MOYENNE", "AVERAGE", 1, ANY, (...all) => mean(numbersOf(all)));
plain("MIN", "MIN", 1, ANY, (...all) => Math.min(...numbersOf(all), ...(numbersOf(all).length ? [] : [0])));
plain("MAX", "MAX", 1, ANY, (...all) => Math.max(...numbersOf(all), ...(numbersOf(all).length ? [] : [0])));
plain("MEDIANE", "MEDIAN", 1, ANY, (...all) => median(numbersOf(all)));
plain("PRODUIT", "PRODUCT", 1, ANY, (...all) => numbersOf(all).reduce((total, one) => total * one, 1));
plain("NB", "COUNT", 1, ANY, (...all) => all.flatMap(cellsOf).filter((value) => typeof value === "number").length);
plain("NBVAL", "COUNTA", 1, ANY, (...all) => all.flatMap(cellsOf).filter((value) => value !== null).length);
plain("NB.VIDE", "COUNTBLANK", 1, 1, (range) => cellsOf(range).filter((value) => value === null || value === "").length);
plain("NB.SI", "COUNTIF", 2, 2, (...pairs) => meeting(pairs).filter(Boolean).length);
plain("NB.SI.ENS", "COUNTIFS", 2, ANY, (...pairs) => meeting(pairs).filter(Boolean).length);
plain("SOMME.SI", "SUMIF", 2, 3, (range, test, added) => sum(kept(added ?? range, meeting([range, test]))));
plain("SOMME.SI.ENS", "SUMIFS", 3, ANY, (added, ...pairs) => sum(kept(added, meeting(pairs))));
plain("MOYENNE.SI", "AVERAGEIF", 2, 3, (range, test, taken) => mean(kept(taken ?? range, meeting([range, test]))));
plain("MOYENNE.SI.ENS", "AVERAGEIFS", 3, ANY, (taken, ...pairs) => mean(kept(taken, meeting(pairs))));
plain("SOMMEPROD", "SUMPRODUCT", 1, ANY, (...ranges) => sum(cellsOf(ranges.reduce((one, other) =>
  each(one, other, (a, b) => valueOrZero(a) * valueOrZero(b)), 1)).map(checked0)));

function valueOrZero(value) {
  checked(value);
  return typeof value === "string" ? 0 : asNumber(value);
}

const TOTALS = { 1: "MOYENNE", 2: "NB", 3: "NBVAL", 4: "MAX", 5: "MIN", 9: "SOMME" };
lazy("SOUS.TOTAL", "SUBTOTAL", 2, ANY, ([kind, ...ranges], context) => {
  const name = TOTALS[asNumber(compute(kind, context)) % 100];
  if (!name) throw new SheetError("#VALEUR!");
  const values = ranges.map((tree) => compute(tree, context)).flatMap((range) =>
    isArray(range) ? range.rows.filter((_, index) => !context.isHidden(range.top + index)).flat() : [range]);
  return FUNCTIONS.get(name).run([{ type: "ready" }], { ...context, ready: { rows: [values] } });
});
COMPUTE.ready = (tree, context) => context.ready;

lazy("SI", "IF", 2, 3, ([test, then, otherwise], context) => {
  if (asBoolean(compute(test, context))) return compute(then, context);
  return otherwise ? compute(otherwise, context) : false;
});
lazy("SI.CONDITIONS", "IFS", 2, ANY, (args, context) => {
  for (let index = 0; index + 1 < args.length; index += 2) {
    if (asBoolean(compute(args[index], context))) return compute(args[index + 1], context);
  }
  throw new SheetError("#N/A");
});
lazy("SIERREUR", "IFERROR", 2, 2, ([value, otherwise], context) => {
  const got = attempt(() => compute(value, context));
  return got instanceof SheetError && got.message !== "#CYCLE!" ? compute(otherwise, context) : checked0(got);
});
plain("ET", "AND", 1, ANY, (...all) => all.flatMap(cellsOf).every(asBoolean));
plain("OU", "OR", 1, ANY, (...all) => all.flatMap(cellsOf).some(asBoolean));
plain("NON", "NOT", 1, 1, (value) => !asBoolean(value));
plain("ESTVIDE", "ISBLANK", 1, 1, (value) => value === null);
plain("ESTNUM", "ISNUMBER", 1, 1, (value) => typeof value === "number");
plain("ESTTEXTE", "ISTEXT", 1, 1, (value) => typeof value === "string");

plain("RECHERCHEV", "VLOOKUP", 3, 4, (value, table, column, isNear = true) => {
  if (!isArray(table)) throw new SheetError("#VALEUR!");
  const index = found(position(value, table.rows.map((row) => row[0]), isNear === null || !asBoolean(isNear)));
  return at(table, index, asNumber(column) - 1);
});
lazy("RECHERCHEX", "XLOOKUP", 3, 4, ([value, line, given, otherwise], context) => {
  const index = position(compute(value, context), cellsOf(compute(line, context)), true);
  if (index < 0 && otherwise) return compute(otherwise, context);
  return checked(cellsOf(compute(given, context))[found(index)] ?? null);
});
plain("EQUIV", "MATCH", 2, 3, (value, line, kind = 1) => found(position(value, cellsOf(line), asNumber(kind) === 0)) + 1);
plain("INDEX", "INDEX", 2, 3, (range, row, column) => {
  if (isArray(range) && range.rows.length === 1 && column === undefined) return at(range, 0, asNumber(row) - 1);
  return at(range, asNumber(row) - 1, column === undefined ? 0 : asNumber(column) - 1);
});

plain("ARRONDI", "ROUND", 1, 2, (value, digits) => rounded(value, digits, Math.round));
plain("ARRONDI.SUP", "ROUNDUP", 1, 2, (value, digits) => rounded(value, digits, Math.ceil));
plain("ARRONDI.INF", "ROUNDDOWN", 1, 2, (value, digits) => rounded(value, digits, Math.floor));
plain("ENT", "INT", 1, 1, (value) => Math.floor(tidy(asNumber(value))));
plain("ABS", "ABS", 1, 1, (value) => Math.abs(asNumber(value)));
plain("MOD", "MOD", 2, 2, (value, by) => {
  if (asNumber(by) === 0) throw new SheetError("#DIV/0!");
  return tidy(asNumber(value) - asNumber(by) * Math.floor(tidy(asNumber(value) / asNumber(by))));
});
plain("RACINE", "SQRT", 1, 1, (value) => {
  if (asNumber(value) < 0) throw new SheetError("#NOMBRE!");
  return Math.sqrt(asNumber(value));
});
plain("RANG", "RANK", 2, 3, (value, range, isUp = 0) => {
  const line = numbersOf([range]);
  if (!line.includes(asNumber(value))) throw new SheetError("#N/A");
  return 1 + line.filter((one) => (asNumber(isUp) ? one < value : one > value)).length;
});
plain("GRANDE.VALEUR", "LARGE", 2, 2, (range, place) => ranked(range, place, -1));
plain("PETITE.VALEUR", "SMALL", 2, 2, (range, place) => ranked(range, place, 1));

plain("GAUCHE", "LEFT", 1, 2, (text, count = 1) => asText(text).slice(0, asNumber(count)));
plain("DROITE", "RIGHT", 1, 2, (text, count = 1) => (asNumber(count) ? asText(text).slice(-asNumber(count)) : ""));
plain("STXT", "MID", 3, 3, (text, start, count) => asText(text).substr(asNumber(start) - 1, asNumber(count)));
plain("NBCAR", "LEN", 1, 1, (text) => asText(text).length);
plain("CONCAT", "CONCATENATE", 1, ANY, (...all) => all.flatMap(cellsOf).map(asText).join(""));
plain("CONCATENER", "CONCAT", 1, ANY, (...all) => all.flatMap(cellsOf).map(asText).join(""));
plain("MAJUSCULE", "UPPER", 1, 1, (text) => asText(text).toLocaleUpperCase("fr"));
plain("MINUSCULE", "LOWER", 1, 1, (text) => asText(text).toLocaleLowerCase("fr"));
plain("NOMPROPRE", "PROPER", 1, 1, (text) => asText(text).toLocaleLowerCase("fr").replace(/\p{L}+/gu, (word) => word[0].toLocaleUpperCase("fr") + word.slice(1)));
plain("SUPPRESPACE", "TRIM", 1, 1, (text) => asText(text).replace(/ +/g, " ").trim());
plain("SUBSTITUE", "SUBSTITUTE", 3, 3, (text, old, fresh) => (asText(old) ? asText(text).split(asText(old)).join(asText(fresh)) : asText(text)));
plain("CHERCHE", "SEARCH", 2, 2, (wanted, text) => {
  const index = asText(text).toLowerCase().indexOf(asText(wanted).toLowerCase());
  if (index < 0) throw new SheetError("#VALEUR!");
  return index + 1;
});
plain("CNUM", "VALUE", 1, 1, (text) => asNumber(text));

plain("DATE", "DATE", 3, 3, (year, month, day) => serialOf(asNumber(year), asNumber(month), asNumber(day)));
plain("ANNEE", "YEAR", 1, 1, (value) => dateOf(value).getUTCFullYear());
plain("MOIS", "MONTH", 1, 1, (value) => dateOf(value).getUTCMonth() + 1);
plain("JOUR", "DAY", 1, 1, (value) => dateOf(value).getUTCDate());
plain("JOURSEM", "WEEKDAY", 1, 2, (value, kind = 1) => {
  const day = dateOf(value).getUTCDay();
  return asNumber(kind) === 2 ? (day + 6) % 7 + 1 : day + 1;
});
for (const [accented, bare] of [["MÉDIANE", "MEDIANE"], ["ANNÉE", "ANNEE"], ["CONCATÉNER", "CONCATENER"]]) FUNCTIONS.set(accented, FUNCTIONS.get(bare));
FUNCTIONS.set("CONCAT", FUNCTIONS.get("CONCATENER"));
