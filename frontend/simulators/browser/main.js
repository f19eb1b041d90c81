/* Puts the window together. */
"use strict";

function render() {
  draw(document.getElementById("app"),
    h("h1", { class: "hidden" }, t("title")),
    tabsView(),
    barView(),
    findView(),
    state.panel ? panelView() : pageView(),
    h("output", { class: "aim", id: "status", "aria-label": t("target") }));
  if (state.find && !state.panel) mark();
}

frame.start((given, language) => {
  lang = language;
  document.title = t("title");
  begin(given);
  render();
});
