/* What was done, as the answer tells it; changes and how they are undone. */
"use strict";

function toldLook(value) {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value).replace(".", ",");
}

function paragraphKeys(then, answer) {
  const now = paragraphOf(then.id);
  if (!now) return (answer[then.id] = "");
  if (now.style !== then.style) answer[then.id] = now.style;
  for (const look of LOOKS) if (now[look] !== then[look]) answer[`${then.id}_${look}`] = toldLook(lookOf(now, look));
  return answer;
}

function styleKeys(style, answer) {
  for (const look of LOOKS) {
    const before = initial.styles[style][look] ?? USUAL[style][look] ?? BASE[look];
    if (styleLook(style, look) !== before) answer[`${style}_${look}`] = toldLook(styleLook(style, look));
  }
}

const ids = (paragraphs) => paragraphs.filter(({ style }) => style !== "toc").map(({ id }) => id);
const broken = (paragraphs) => paragraphs.filter((one) => one.break_before).map(({ id }) => id).join(",");

/* The paragraph after the table of contents; undefined without one. */
function tocPlace({ paragraphs }) {
  const index = paragraphs.findIndex(({ style }) => style === "toc");
  return index < 0 ? undefined : (paragraphs[index + 1]?.id ?? "end");
}

function placeKeys(answer) {
  const { doc } = state;
  const now = ids(doc.paragraphs);
  const left = ids(initial.paragraphs).filter((id) => now.includes(id));
  if (now.join() !== left.join()) answer.order = now.join(",");
  if (broken(doc.paragraphs) !== broken(initial.paragraphs)) answer.breaks = broken(doc.paragraphs);
  if (tocPlace(doc) !== tocPlace(initial)) answer.toc = tocPlace(doc) ?? "";
  if (isTocFresh(doc) !== isTocFresh(initial)) answer.toc_state = isTocFresh(doc) ? "fresh" : "stale";
  if (doc.levels !== initial.levels) answer.toc_levels = String(doc.levels);
  for (const name of ["page_number", "header", "footer"]) if (doc[name] !== initial[name]) answer[name] = doc[name];
}

function occurrences(text) {
  return state.doc.paragraphs.reduce((count, one) => count + plainText(one.text).split(text).length - 1, 0);
}

const ANSWERS = {
  look: () => null,
  edit() {
    const answer = {};
    initial.paragraphs.filter(({ style }) => style !== "toc").forEach((one) => paragraphKeys(one, answer));
    STYLES.forEach((style) => styleKeys(style, answer));
    placeKeys(answer);
    return answer;
  },
  review: () => Object.fromEntries(state.decided),
  text() {
    const changed = initial.paragraphs.filter((one) => (paragraphOf(one.id)?.text ?? "") !== one.text).map(({ id }) => id);
    if (!changed.length) return null;
    return { ...Object.fromEntries(data.watch.map(({ id, text }) => [id, String(occurrences(text))])), changed: changed.join(",") };
  },
};

function publish() {
  const answer = (ANSWERS[data.task] ?? ANSWERS.look)();
  frame.answer(answer && Object.keys(answer).length ? answer : null);
}

/* Every change goes through here: `change` gets a copy of the document. */
function apply(change, message) {
  state.past.push({ doc: state.doc, decided: state.decided });
  state.doc = { ...state.doc, paragraphs: [...state.doc.paragraphs], styles: { ...state.doc.styles } };
  state.decided = new Map(state.decided);
  change(state.doc);
  settle(message);
}

function undo() {
  Object.assign(state, state.past.pop());
  for (const id of state.ticked) if (!paragraphOf(id)) state.ticked.delete(id);
  settle(t("undone"));
}

function settle(message) {
  state.error = "";
  publish();
  render();
  if (message) say(message);
}

function tickedOnes() {
  return state.doc.paragraphs.filter(({ id }) => state.ticked.has(id));
}

/* Runs `change(paragraph) → paragraph` on each ticked paragraph of text. */
function applyToTicked(change, message) {
  const chosen = tickedOnes().filter(isText);
  if (!chosen.length) return fail(t("tickFirst"));
  apply((doc) => (doc.paragraphs = doc.paragraphs.map((one) => (chosen.includes(one) ? change(one) : one))), message);
}

function fail(text) {
  state.error = text;
  render();
  return false;
}

function setLook(paragraph, look, value) {
  return withoutEcho({ ...paragraph, [look]: value });
}

function moveTicked(way, isSection) {
  const [one, ...others] = tickedOnes();
  if (!one || others.length) return fail(t("tickOne"));
  const index = state.doc.paragraphs.indexOf(one);
  if (isSection && !levelOf(one)) return fail(t("tickHeading"));
  const block = isSection ? blockAt(index) : { start: index, end: index + 1 };
  const beside = isSection ? besideSection(block, way) : way > 0 ? block.end + 1 : block.start - 1;
  if (beside < 0 || beside > state.doc.paragraphs.length) return fail(t("noFurther"));
  apply((doc) => {
    const moved = doc.paragraphs.splice(block.start, block.end - block.start);
    doc.paragraphs.splice(way > 0 ? beside - moved.length : beside, 0, ...moved);
  }, t(way > 0 ? "movedDown" : "movedUp", { what: excerpt(one) }));
}

function removeTicked() {
  const chosen = tickedOnes();
  if (!chosen.length) return fail(t("tickFirst"));
  state.ticked.clear();
  apply((doc) => (doc.paragraphs = doc.paragraphs.filter((one) => !chosen.includes(one))), t("removed", { n: chosen.length }));
}

function clearLooks() {
  applyToTicked((one) => Object.fromEntries(Object.entries(one).filter(([name]) => !LOOKS.includes(name))), t("cleared"));
}

function toggleBreak() {
  const [one, ...others] = tickedOnes();
  if (!one || others.length) return fail(t("tickOne"));
  apply((doc) => (doc.paragraphs = doc.paragraphs.map((each) => (each === one ? { ...one, break_before: !one.break_before } : each))), t(one.break_before ? "breakGone" : "breakDone"));
}

function insertToc() {
  const [one, ...others] = tickedOnes();
  if (state.doc.paragraphs.some(({ style }) => style === "toc")) return fail(t("tocThere"));
  if (!one || others.length) return fail(t("tickOne"));
  apply((doc) => doc.paragraphs.splice(doc.paragraphs.indexOf(one), 0, { id: "toc", style: "toc", text: "", entries: tocEntries(doc) }), t("tocDone"));
}

function updateToc() {
  apply((doc) => (doc.paragraphs = doc.paragraphs.map((one) => (one.style === "toc" ? { ...one, entries: tocEntries(doc) } : one))), t("tocFresh"));
}

function dropToc() {
  apply((doc) => (doc.paragraphs = doc.paragraphs.filter(({ style }) => style !== "toc")), t("tocGone"));
}
