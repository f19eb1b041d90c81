/* Puts the ground, the palette and the program together. */
"use strict";

function groundsView() {
  const grids = shownGrids();
  if (grids.length < 2) return h("h2", {}, grids[0].name);
  return h("div", { class: "grounds", role: "group", "aria-label": t("grounds") }, grids.map(({ id, name }) =>
    h("button", { class: "button", type: "button", "data-key": `ground-${id}`, "aria-pressed": String(id === state.ground), onClick: () => showGround(id) }, name)));
}

function showGround(id) {
  state.ground = id;
  const { ends } = run;
  rewind();
  run.ends = ends;
  render();
  say(whereWords(run.world));
}

/* The prediction: what to mark, and which way the robot looks. */
function predictionView() {
  const asksCell = data.report.some((aspect) => aspect !== "facing");
  return h("div", { class: "prediction" },
    asksCell && [h("p", { class: "note" }, t(data.report.includes("painted") ? "markMany" : "mark")),
      h("p", { class: state.marks.size ? "status" : "note" }, state.marks.size ? icon("check") : null, marksWords())],
    data.report.includes("facing") && h("fieldset", {}, h("legend", {}, t("face")), FACINGS.map((facing) =>
      h("label", {}, h("input", { type: "radio", name: "facing", value: facing, checked: facing === state.facing, "data-key": `facing-${facing}`, onChange: () => { state.facing = facing; publish(); } }), t(facing)))));
}

function render() {
  const isOpen = document.querySelector(".words")?.open ?? false;
  const words = wordsView();
  words.open = isOpen;
  draw(document.getElementById("app"),
    h("h1", { class: "hidden" }, t("title")),
    h("div", { class: canEdit() ? "panes" : "panes reading" },
      h("section", { class: "scene", "aria-label": t("ground") },
        groundsView(), groundView(),
        data.task === "predict" ? predictionView() : [statusView(), runnerView()],
        data.grids.some(({ hidden }) => hidden) && canEdit() && h("p", { class: "note" }, t("hiddenOnes")),
        words),
      paletteView(), programView()));
}

frame.start((given, language) => {
  lang = language;
  document.title = t("title");
  begin(given);
  rewind();
  render();
});
