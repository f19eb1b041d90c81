/* Find and replace. */
"use strict";

function pattern() {
  const { text, isExact, isWhole } = state.find;
  if (!text) return null;
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(isWhole ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped, isExact ? "gu" : "giu");
}

function matchesIn(one) {
  const wanted = pattern();
  if (!wanted || !isText(one)) return [];
  return [...one.text.matchAll(wanted)].map(({ index, 0: text }) => ({ id: one.id, start: index, end: index + text.length }));
}

const matches = () => state.doc.paragraphs.flatMap(matchesIn);

function marked(one, found) {
  const all = matches();
  const parts = [];
  let at = 0;
  for (const { start, end } of found) {
    const isHere = all.findIndex((each) => each.id === one.id && each.start === start) === state.find.at;
    parts.push(...pieces(one.text.slice(at, start)).map(pieceView), h("mark", { "data-here": isHere }, withSigns(one.text.slice(start, end))));
    at = end;
  }
  return [...parts, ...pieces(one.text.slice(at)).map(pieceView)];
}

function findView() {
  const { find } = state;
  const count = matches().length;
  const input = (name, label) => h("div", { class: "field" }, h("label", { for: name }, t(label)), h("input", { class: "input", id: name, "data-key": name, value: find[name], autocomplete: "off", spellcheck: "false", onInput: (event) => typedFind(name, event.currentTarget) }));
  const box = (name) => h("label", { class: "switch" }, h("input", { type: "checkbox", "data-key": name, checked: find[name], onChange: (event) => { find[name] = event.currentTarget.checked; find.at = -1; render(); } }), t(name));
  return [h("div", { class: "finder" }, input("text", "findText"), input("by", "findBy"), h("div", { class: "boxes" }, box("isExact"), box("isWhole"))),
    h("p", { class: "status full", "data-key": "count" }, find.text ? (find.at >= 0 ? t("foundAt", { n: find.at + 1, all: count }) : plural(lang, count, t("foundOne"), t("foundMany"))) : ""),
    tool("next", nextMatch, { drawn: "down" }), tool("replace", replaceOne, { drawn: "check" }), tool("replaceAll", replaceAll, { drawn: "check" }), tool("editText", textDialog, { drawn: "pen" })];
}

/* Drawing again would move the caret to the end: it is put back. */
function typedFind(name, input) {
  const caret = input.selectionStart;
  state.find[name] = input.value;
  state.find.at = -1;
  render();
  document.getElementById(name).setSelectionRange(caret, caret);
}

function nextMatch() {
  const all = matches();
  if (!all.length) return fail(t("notFound"));
  state.find.at = (state.find.at + 1) % all.length;
  state.error = "";
  render();
  document.querySelector("mark[data-here]")?.scrollIntoView({ block: "center" });
  say(`${t("foundAt", { n: state.find.at + 1, all: all.length })} ${excerpt(paragraphOf(all[state.find.at].id), 80)}`);
}

function replaceOne() {
  const here = matches()[state.find.at];
  if (!here) return nextMatch();
  const at = state.find.at;
  apply((doc) => (doc.paragraphs = doc.paragraphs.map((one) => (one.id === here.id ? { ...one, text: one.text.slice(0, here.start) + state.find.by + one.text.slice(here.end) } : one))));
  const left = matches();
  state.find.at = left.length ? Math.min(at, left.length - 1) : -1;
  render();
  say(t("replacedOne"));
}

function replaceAll() {
  const count = matches().length;
  if (!count) return fail(t("notFound"));
  const wanted = pattern();
  apply((doc) => (doc.paragraphs = doc.paragraphs.map((one) => (isText(one) ? { ...one, text: one.text.replace(wanted, () => state.find.by) } : one))), t("replacedAll", { n: count }));
  state.find.at = -1;
  render();
}
