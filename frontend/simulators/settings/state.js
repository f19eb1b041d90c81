/* What every setting is worth now, which can be reached, and the answer this amounts to. */
"use strict";

let data = { task: "set", device: { name: "", kind: "computer" }, pages: [] };
let places = new Map();
const state = { values: new Map(), first: new Map(), page: "", pane: "menu", query: "", shown: new Set() };
const ANSWERED = new Set(["switch", "choice", "slider", "text", "list"]);

function begin(given) {
  data = { ...given, pages: given.pages ?? [] };
  places = new Map();
  for (const page of data.pages) {
    for (const group of page.groups ?? []) {
      for (const control of group.controls ?? []) places.set(control.id, { page, group, control });
    }
  }
  state.first = new Map([...places.values()].map(({ control }) => [control.id, firstValue(control)]));
  state.values = new Map(state.first);
  state.page = topPages()[0]?.id ?? "";
}

function firstValue(control) {
  if (control.kind === "switch") return control.value === true ? "on" : "off";
  if (control.kind === "list") return (control.items ?? []).map(({ id }) => id).join(",");
  return String(control.value ?? "");
}

function valueOf(id) {
  return state.values.get(id) ?? "";
}

/* {wifi: "on", mode: ["a", "b"], plane: "!on"}: all must hold. */
function holds(condition) {
  return Object.entries(condition ?? {}).every(([id, wanted]) => {
    const now = valueOf(id);
    const [yes, no] = [[], []];
    for (const text of [wanted].flat().map(String)) (text.startsWith("!") ? no : yes).push(text.replace(/^!/, ""));
    return !no.includes(now) && (yes.length === 0 || yes.includes(now));
  });
}

function pageOf(id) {
  return data.pages.find((page) => page.id === id);
}

function isOpen(page) {
  return holds(page.visible_if) && (!page.parent || isOpen(pageOf(page.parent)));
}

function topPages() {
  return data.pages.filter((page) => !page.parent && isOpen(page));
}

function isShown({ page, group, control }) {
  return isOpen(page) && holds(group.visible_if) && holds(control.visible_if);
}

function needsPassword(control) {
  const now = valueOf(control.id);
  return now !== state.first.get(control.id) && control.options.find(({ id }) => id === now)?.secured === true;
}

/* The value as it is sent: a list that cannot be ordered is sorted. */
function sent(control, value) {
  return control.kind === "list" && !control.can_order ? value.split(",").filter(Boolean).sort().join(",") : value;
}

function changes() {
  const answer = {};
  for (const place of places.values()) {
    const { control } = place;
    const now = sent(control, valueOf(control.id).trim());
    const counts = ANSWERED.has(control.kind) || (control.kind === "action" && control.counts);
    if (!counts || !isShown(place) || now === sent(control, state.first.get(control.id).trim())) continue;
    answer[control.id] = now;
    if (control.kind === "choice" && needsPassword(control)) answer[`${control.id}_password`] = valueOf(`${control.id}_password`).trim();
  }
  return answer;
}

function publish() {
  if (data.task === "look") return;
  const answer = changes();
  frame.answer(Object.keys(answer).length ? answer : null);
}

/* Tests tell of the settings as they were: after a change they are to be run again. */
function forgetTests(exceptId) {
  let hasForgotten = false;
  for (const { control } of places.values()) {
    if (control.kind !== "action" || control.counts || control.keeps || control.id === exceptId || !valueOf(control.id)) continue;
    state.values.set(control.id, "");
    hasForgotten = true;
  }
  return hasForgotten;
}

function isWatched(id) {
  return [...places.values()].some(({ page, group, control }) =>
    [page, group, control].some((one) => id in (one.visible_if ?? {}) || id in (one.enabled_if ?? {})));
}

/* `isTyping`: the field shows its own value already, so it is drawn again only if something else depends on it. */
function setValue(id, value, isTyping = false) {
  if (valueOf(id) === value) return;
  state.values.set(id, value);
  const hasForgotten = forgetTests();
  publish();
  if (!isTyping || hasForgotten || isWatched(id)) render();
  else renderStatus();
}

function runAction(control) {
  for (const [id, value] of Object.entries(control.sets ?? {})) state.values.set(id, String(value));
  if (control.sets || control.counts) forgetTests(control.id);
  state.values.set(control.id, "done");
  publish();
  render();
  say(frenchSpaces(control.done ?? t("done")));
}

function resetAll() {
  state.values = new Map(state.first);
  state.shown.clear();
  if (!isOpen(pageOf(state.page))) state.page = topPages()[0]?.id ?? "";
  publish();
  render();
  say(t("resetDone"));
  focusKey("page");
}
