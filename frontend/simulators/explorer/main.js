/* Puts the panes together. */
"use strict";

function render() {
  const app = document.getElementById("app");
  draw(app,
    h("h1", { class: "hidden" }, t("title")),
    toolsView(),
    pathView(),
    h("div", { class: "panes" }, treeView(), listView()));
}

frame.start((given, language) => {
  lang = language;
  document.title = t("title");
  begin(given);
  render();
});
