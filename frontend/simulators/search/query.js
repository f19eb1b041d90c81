/* Reads a query as search engines do, and tells which pages it matches. */
"use strict";

const SMALL = new Set(("a au aux avec ce ces cet cette comment d dans de des du elle en est et il ils j je l la le les leur m ma mes mon n ne nos notre nous on ou par pas pour qu que quel quelle quelles quels qui s sa se ses si son sont sur t ta tes ton un une vos votre vous y " +
  "and at for from in is of or the to with").split(" "));
const FIELDS = { site: "site", filetype: "filetype", ext: "filetype", intitle: "intitle", inurl: "inurl", before: "before", after: "after" };
const PIECE = /(-?)(site|filetype|ext|intitle|inurl|before|after):("[^"]*"|[^\s()]+)|(-?)"([^"]*)"|[()]|-?[^\s()"]+/gi;

function plain(text) {
  return String(text ?? "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’‘]/g, "'");
}

function wordsOf(text) {
  return plain(text).match(/[a-z0-9]+/g) ?? [];
}

function stem(word) {
  return word.length >= 4 ? word.replace(/[sx]$/, "") : word;
}

/* What is searched of a result or an image, prepared once. */
function indexed(thing) {
  const title = wordsOf(thing.title);
  const parts = [title, ...[thing.snippet, thing.text, thing.page, thing.author].map(wordsOf)];
  return { thing, title: new Set(title.map(stem)), parts, stems: parts.map((part) => part.map(stem)), address: plain(thing.url) };
}

/* A query is a list of groups, all needed; in a group, one node is enough. */
function parseQuery(text) {
  const clean = String(text).replace(/[«“”„]\s?|\s?»/g, '"');
  const pieces = [...clean.matchAll(PIECE)];
  let at = 0;
  function parseAll() {
    const groups = [];
    while (at < pieces.length && pieces[at][0] !== ")") {
      const isOr = /^(OR|OU|\|)$/.test(pieces[at][0]);
      if (isOr) at += 1;
      const node = at < pieces.length && pieces[at][0] !== ")" ? parseOne() : null;
      if (!node) continue;
      if (isOr && groups.length) groups.at(-1).push(node);
      else groups.push([node]);
    }
    return groups;
  }
  function parseOne() {
    const piece = pieces[at];
    at += 1;
    if (piece[0] !== "(") return nodeOf(piece);
    const groups = parseAll();
    at += 1;
    return groups.length ? { kind: "group", groups } : null;
  }
  const groups = [];
  while (at < pieces.length) {
    groups.push(...parseAll());
    at += 1;
  }
  return groups;
}

function nodeOf([whole, fieldMinus, field, value, phraseMinus, phrase]) {
  if (field) return { kind: FIELDS[field.toLowerCase()], isNot: fieldMinus === "-", value: value.replace(/"/g, "") };
  if (phrase !== undefined) {
    const words = plain(phrase).match(/[a-z0-9]+|\*/g);
    return words && { kind: "phrase", isNot: phraseMinus === "-", words };
  }
  const isNot = whole.startsWith("-");
  const all = wordsOf(whole);
  const words = all.length > 1 ? all.filter((word) => !SMALL.has(word)) : all;
  if (!words.length || (all.length === 1 && SMALL.has(all[0]))) return null;
  return { kind: "words", isNot, words: words.map(stem) };
}

function hasSequence(list, words) {
  return list.some((_, start) => words.every((word, i) => word === "*" ? start + i < list.length : list[start + i] === word));
}

function dateOf(text) {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  return french ? `${french[3]}-${french[2].padStart(2, "0")}-${french[1].padStart(2, "0")}` : text;
}

function isOnSite(url, value) {
  const bare = (text) => plain(text).replace(/^[a-z]+:\/\//, "").replace(/\/$/, "");
  const [wanted, address] = [bare(value).replace(/^\.|^www\./, ""), bare(url)];
  const [wantedHost, ...wantedPath] = wanted.split("/");
  const [host, ...path] = address.split("/");
  const isHost = host === wantedHost || host.endsWith(`.${wantedHost}`);
  return isHost && wantedPath.every((part, i) => path[i] === part);
}

const MATCHES = {
  group: (node, doc) => matches(node.groups, doc),
  words: ({ words }, doc) => doc.stems.some((part) => hasSequence(part, words)) || (words.length > 1 && words.every((word) => doc.stems.some((part) => part.includes(word)))),
  phrase: ({ words }, doc) => doc.parts.some((part) => hasSequence(part, words)),
  site: ({ value }, { thing }) => isOnSite(thing.url, value),
  filetype: ({ value }, { thing }) => typeOf(thing) === plain(value).replace(/^\./, ""),
  intitle: ({ value }, doc) => wordsOf(value).every((word) => doc.title.has(stem(word))),
  inurl: ({ value }, doc) => doc.address.includes(plain(value)),
  before: ({ value }, { thing }) => Boolean(thing.date) && thing.date < dateOf(value),
  after: ({ value }, { thing }) => Boolean(thing.date) && thing.date >= dateOf(value),
};

function matches(groups, doc) {
  return groups.every((group) => group.some((node) => MATCHES[node.kind](node, doc) !== Boolean(node.isNot)));
}

function nodesOf(groups) {
  return groups.flat().flatMap((node) => node.kind === "group" ? nodesOf(node.groups) : [node]);
}

function selects(groups) {
  return nodesOf(groups).some((node) => !node.isNot);
}

/* Words found in the title weigh more than the same words in the text. */
function score(groups, doc) {
  const words = nodesOf(groups).filter((node) => !node.isNot && node.words).flatMap(({ words: all }) => all.map(stem));
  const count = (word) => doc.stems.reduce((sum, part) => sum + part.filter((one) => one === word).length, 0);
  return words.reduce((sum, word) => sum + (doc.title.has(word) ? 5 : 0) + Math.min(4, count(word)), 0);
}

function operatorsOf(groups) {
  const used = new Set();
  for (const group of groups) {
    if (group.length > 1) used.add("or");
    for (const node of group) {
      if (node.isNot) used.add("exclude");
      if (node.kind === "group") operatorsOf(node.groups).forEach((one) => used.add(one));
      else if (node.kind !== "words") used.add(node.kind);
    }
  }
  return [...used].sort();
}

/* Words to show in bold in the snippets. */
function shownWords(groups) {
  return new Set(nodesOf(groups).filter((node) => !node.isNot && node.words).flatMap(({ words }) => words.map(stem)));
}
