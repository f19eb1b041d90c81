/* What was done, told for each task. */
"use strict";

/* Fields, banners and prompts of all pages, with what they were at first. */
function controlsOf(blocks) {
  return (blocks ?? []).flatMap((block) => block.box ? controlsOf(block.box) : block.field ? [block.field] : []);
}

function firstValue(field) {
  if (field.value !== undefined) return field.value;
  return field.kind === "check" ? "off" : "";
}

function valueOf(field) {
  return state.values.get(field.id) ?? firstValue(field);
}

function changedIn(name) {
  const first = new Map((data[name] ?? []).map((one) => [one.id, one.value]));
  return state.lists[name].filter((one) => first.get(one.id) !== one.value).map((one) => [one.id, one.value]);
}

function changedFields() {
  const fields = data.pages.flatMap((page) => controlsOf(page.blocks));
  return fields.filter((field) => valueOf(field).trim() !== firstValue(field)).map((field) => [field.id, valueOf(field).trim()]);
}

function decisions() {
  const ids = data.pages.flatMap(({ banner, prompt }) => [banner?.id, prompt?.id]).filter(Boolean);
  return ids.filter((id) => state.values.has(id)).map((id) => [id, state.values.get(id)]);
}

function placed(one, text) {
  return one.folder ? `${one.folder}/${text}` : text;
}

function goneFrom(name) {
  const kept = new Set(state.lists[name].map(({ id }) => id));
  return (data[name] ?? []).map(({ id }) => id).filter((id) => !kept.has(id)).sort();
}

const ANSWERS = {
  look: () => null,
  visit() {
    const shown = shownNow();
    return state.isTouched ? { address: shown.kind === "warning" ? "" : shown.address } : null;
  },
  bookmark() {
    const first = new Map((data.bookmarks ?? []).map((one) => [one.id, one]));
    const now = state.lists.bookmarks;
    const isChanged = (one) => first.has(one.id) && (first.get(one.id).title !== one.title || (first.get(one.id).folder ?? "") !== (one.folder ?? ""));
    const added = now.filter((one) => !first.has(one.id)).map((one) => placed(one, one.address)).sort();
    const changed = now.filter(isChanged).map((one) => `${one.id}=${placed(one, one.title)}`).sort();
    const answer = { added: added.join(","), removed: goneFrom("bookmarks").join(","), changed: changed.join(",") };
    return Object.values(answer).some(Boolean) ? answer : null;
  },
  clean() {
    const names = ["history", "cookies", "downloads"].filter((name) => data[name]);
    const answer = Object.fromEntries(names.map((name) => [name, goneFrom(name).join(",")]));
    return Object.values(answer).some(Boolean) ? answer : null;
  },
  settings() {
    const changes = [...changedIn("settings"), ...changedIn("permissions"), ...changedIn("extensions"), ...changedFields(), ...decisions()];
    return changes.length ? Object.fromEntries(changes) : null;
  },
};

function publish() {
  frame.answer((ANSWERS[data.task] ?? ANSWERS.look)());
}

function decide(id, value) {
  if (value === null) state.values.delete(id);
  else state.values.set(id, value);
  publish();
  render();
}
