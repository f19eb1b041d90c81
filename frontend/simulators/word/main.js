/* Puts the ribbon, the page and the panel together. */
"use strict";

function render() {
  draw(document.getElementById("app"), h("h1", { class: "hidden" }, t("title", { name: data.title ?? "" })), ribbonView(), tickedView(),
    h("div", { class: "panes", "data-panel": state.panel || undefined }, pageView(), panelView()));
}

function tickedView() {
  if (!canTick()) return null;
  const count = state.ticked.size;
  return h("div", { class: "strip chosen" }, h("p", { class: count ? "status grow" : "note grow" }, count ? plural(lang, count, t("tickedOne"), t("tickedMany")) : t("tickedNone")),
    count > 0 && h("button", { class: "button plain", type: "button", onClick: () => { state.ticked.clear(); render(); } }, t("untick")));
}

frame.start((given, language) => {
  lang = language;
  begin(given);
  document.title = t("title", { name: data.title ?? "" });
  render();
});
