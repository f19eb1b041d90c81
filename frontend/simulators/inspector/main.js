/* Puts the page beside its tools. */
"use strict";

const roots = {};

/* The parts that follow what is typed; the fields stay as they are. */
function refresh() {
  drawPage();
  draw(roots.changes, changesView());
  const list = document.querySelector(".lines");
  if (list && state.panel === "code") {
    const top = list.scrollTop;
    list.replaceWith(codeView().querySelector(".lines"));
    document.querySelector(".lines").scrollTop = top;
    const verdict = document.querySelector(".code > :is(.error, .status)");
    if (verdict) verdict.replaceWith(jsonView(fileNow()));
  }
}

function render() {
  drawPage();
  draw(roots.changes, changesView());
  draw(roots.tools, tabsView(), PANELS[state.panel]());
  showLine();
}

/* The chosen line in sight, without moving the rest of the page. */
function showLine() {
  const line = document.querySelector(".line[aria-current]");
  const list = line?.closest(".lines");
  if (!list) return;
  const top = line.offsetTop - list.offsetTop;
  if (top < list.scrollTop || top > list.scrollTop + list.clientHeight - 40) list.scrollTop = top - list.clientHeight / 2;
}

frame.start((given, language) => {
  lang = language;
  document.title = t("title");
  begin(given);
  roots.changes = h("div", {});
  roots.tools = h("section", { class: "tools", "aria-label": t("panels") });
  const page = entry() && h("section", { class: "page", tabindex: "0", "aria-label": t("page") }, pageHost());
  document.getElementById("app").append(h("h1", { class: "hidden" }, t("title")), roots.changes, h("div", { class: "panes" }, page, roots.tools));
  render();
});
