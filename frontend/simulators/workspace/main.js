/* Puts the parts together. */
"use strict";

const VIEWS = { drive: driveView, calendar: calendarView, board: boardView, chat: chatView };
const UNDONE = ["share", "restore", "board"];

function headerView() {
  const parts = partsShown();
  return h("header", { class: "head" },
    h("h1", {}, data.space || t("title")),
    found("people", data.me) && h("p", { class: "me note" }, avatar(data.me), t("you", { name: called(data.me) })),
    parts.length > 1 && h("nav", { class: "parts", "aria-label": t("parts") }, parts.map((part) =>
      h("button", { class: "part", type: "button", "data-key": `part-${part}`, "aria-current": part === state.part ? "page" : undefined, onClick: () => { state.part = part; render(); } }, t(part)))));
}

function stripView() {
  if (data.task === "select") return tickedView();
  if (!UNDONE.includes(data.task)) return null;
  const count = Object.keys(ANSWERS[data.task]() ?? {}).length;
  return [
    h("p", { class: count ? "status grow" : "note grow" }, count ? icon("check") : null, count ? plural(lang, count, t("changesOne"), t("changesMany")) : t("nothing")),
    h("button", { class: "button", type: "button", "data-key": "undo", "aria-disabled": state.past.length ? "false" : "true", onClick: undo }, icon("undo"), t("undo")),
  ];
}

function tickedView() {
  const ids = [...state.ticked];
  const nameOf = (id) => labelOf(id);
  return [
    h("p", { class: ids.length ? "status" : "note" }, ids.length ? plural(lang, ids.length, t("selectedOne"), t("selectedMany")) : t("selectedNone")),
    ids.length > 0 && h("ul", { class: "chips" }, ids.map((id) => h("li", { class: "chip" }, h("span", {}, nameOf(id)),
      h("button", { class: "remove", type: "button", "aria-label": t("unselect", { name: nameOf(id) }), onClick: () => tick(id, false) }, icon("close"))))),
  ];
}

/* How a thing ticked is named in the list of what was ticked. */
function labelOf(id) {
  const said = [...data.channels.flatMap(({ messages }) => messages), ...data.items.flatMap(({ comments }) => comments ?? [])].find((one) => one.id === id);
  return said ? `${called(said.by)} : ${said.text.length > 30 ? `${said.text.slice(0, 30)}…` : said.text}` : called(id);
}

function drawStrip() {
  const strip = document.getElementById("strip");
  draw(strip, stripView());
  strip.hidden = !strip.hasChildNodes();
}

function render() {
  const key = document.activeElement?.dataset?.key;
  draw(document.getElementById("app"), headerView(), h("div", { class: "strip", id: "strip" }), h("div", { class: "body" }, VIEWS[state.part]?.()));
  drawStrip();
  if (key && document.activeElement === document.body) focusKey("about");
}

frame.start((given, language) => {
  lang = language;
  document.title = t("title");
  begin(given);
  render();
});
