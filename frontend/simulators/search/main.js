/* Puts the parts together. */
"use strict";

function render() {
  const opened = state.opened && thingOf(state.opened);
  draw(document.getElementById("app"),
    h("h1", { class: "hidden" }, t("title")),
    headView(),
    keptView(),
    opened ? openedView(opened) : [tabsView(), filtersView(), resultsView()]);
}

frame.start((given, language) => {
  lang = language;
  document.title = t("title");
  begin(given);
  render();
});
