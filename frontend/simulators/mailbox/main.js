/* Puts the panes together. */
"use strict";

function render() {
  const app = document.getElementById("app");
  app.dataset.pane = state.pane;
  app.dataset.task = data.task;
  draw(app,
    h("header", { class: "bar" },
      h("h1", {}, t("title")),
      data.owner.address && h("p", { class: "note" }, person(data.owner))),
    state.pane === "compose" ? composeView() : [
      toolsView(),
      h("div", { class: "panes" }, foldersView(), listView(), readingView()),
    ]);
}

frame.start((given, language) => {
  lang = language;
  document.title = t("title");
  begin(given);
  render();
});
