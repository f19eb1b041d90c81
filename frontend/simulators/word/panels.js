/* Beside the page: outline, properties, comments and tracked changes. */
"use strict";

function panelView() {
  return PANELS[state.panel] ? h("aside", { class: "panel", "aria-label": t(state.panel), "data-scroll": `panel-${state.panel}`, tabindex: "0" }, h("h2", {}, t(state.panel)), PANELS[state.panel]()) : null;
}

const PANELS = {
  outline() {
    const heads = outline();
    if (!heads.length) return h("p", { class: "note" }, t("noHeading"));
    return h("ul", { class: "outline" }, heads.map((one) => h("li", { "data-depth": levelOf(one) },
      h("button", { class: "head", type: "button", onClick: () => goTo(one.id) }, plainText(one.text), h("span", { class: "note" }, ` ${t(`style-${one.style}`)}`)))));
  },
  properties() {
    const { words, signs, paragraphs } = counts();
    const lines = [...Object.entries(data.properties), [t("words"), words], [t("characters"), signs], [t("paragraphs"), paragraphs]];
    return h("dl", { class: "facts" }, lines.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
  },
  changes() {
    const shown = data.changes.filter(({ author }) => !state.author || author === state.author);
    const comments = data.comments.filter(({ author }) => !state.author || author === state.author);
    return [
      shown.length > 0 && h("ul", { class: "cards" }, shown.map(changeView)),
      comments.length > 0 && h("ul", { class: "cards", "aria-label": t("comments") }, comments.map(commentView)),
      !shown.length && !comments.length && h("p", { class: "note" }, t("nothing"))];
  },
};

function goTo(id) {
  const line = document.querySelector(`[data-line="${CSS.escape(id)}"]`);
  line?.scrollIntoView({ block: "center" });
  if (canTick()) line?.querySelector("input")?.focus();
  else say(excerpt(paragraphOf(id)));
}

/* The kind of a change and the words it adds or takes away. */
function changeOf(id) {
  const look = (list) => list.flatMap((one) => [one, ...look(one.inner ?? [])]);
  const found = state.doc.paragraphs.flatMap((one) => look(pieces(one.text ?? ""))).find((one) => one.id === id);
  const words = (one) => one.text ?? one.inner.map(words).join("");
  return { kind: found?.kind ?? "insert", words: found ? words(found) : "" };
}

function changeView({ id, author, date }) {
  const { kind, words } = changeOf(id);
  const fate = state.decided.get(id);
  const name = `${t(kind)} ${changeNumber(id)}`;
  const button = (value, text, drawn) => h("button", { class: "button", type: "button", "data-key": `${value}-${id}`, onClick: () => decide(id, value) }, icon(drawn), t(text), h("span", { class: "hidden" }, ` : ${name}`));
  return h("li", { class: "card", "data-kind": kind, "data-fate": fate },
    h("p", { class: "who" }, h("strong", {}, name), h("span", { class: "note" }, [author, formatDate(lang, date, !/:/.test(date ?? ""))].filter(Boolean).join(" · "))),
    h("p", { class: "words" }, h(kind === "insert" ? "ins" : "del", {}, words)),
    fate && h("p", { class: "status" }, icon(fate === "accepted" ? "check" : "close"), t(fate)),
    data.task === "review" && h("p", { class: "choices" }, fate ? button("", "reopen", "undo") : [button("accepted", "accept", "check"), button("rejected", "reject", "close")]));
}

function commentView({ id, author, date, text }) {
  const isDone = state.decided.has(id);
  const name = `${t("comment")} ${commentNumber(id)}`;
  return h("li", { class: "card", "data-kind": "comment", "data-fate": isDone ? "resolved" : undefined },
    h("p", { class: "who" }, h("strong", {}, name), h("span", { class: "note" }, [author, formatDate(lang, date, !/:/.test(date ?? ""))].filter(Boolean).join(" · "))),
    h("p", { class: "words" }, text),
    isDone && h("p", { class: "status" }, icon("check"), t("resolved")),
    data.task === "review" && h("p", { class: "choices" }, h("button", { class: "button", type: "button", "data-key": `resolve-${id}`, onClick: () => decide(id, isDone ? "" : "resolved") },
      icon(isDone ? "undo" : "check"), t(isDone ? "reopen" : "resolve"), h("span", { class: "hidden" }, ` : ${name}`))));
}

/* After a decision the button that took it is gone: its successor gets the focus. */
function decide(id, fate) {
  apply(() => (fate ? state.decided.set(id, fate) : state.decided.delete(id)), fate ? t(fate) : t("reopened"));
  focusKey(id.startsWith("k") ? `resolve-${id}` : fate ? `-${id}` : `accepted-${id}`);
}

function decideAll(fate) {
  const open = data.changes.filter(({ id, author }) => (!state.author || author === state.author) && !state.decided.has(id));
  if (!open.length) return fail(t("nothing"));
  apply(() => open.forEach(({ id }) => state.decided.set(id, fate)), t("decidedAll", { n: open.length }));
}

function authorPicker() {
  const authors = [...new Set([...data.changes, ...data.comments].map(({ author }) => author))];
  return h("span", { class: "styles" }, h("label", { class: "hidden", for: "author" }, t("author")),
    h("select", { class: "input", id: "author", "data-key": "author", onChange: (event) => { state.author = event.currentTarget.value; state.panel = "changes"; render(); } },
      h("option", { value: "", selected: !state.author }, t("everyone")), authors.map((name) => h("option", { value: name, selected: name === state.author }, name))));
}
