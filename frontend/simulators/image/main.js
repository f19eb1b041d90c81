/* Puts the gallery, the picture and its tools together. */
"use strict";

Object.assign(ICONS, {
  crop: "M7 2v15h15M2 7h15v15",
  size: "M4 4h16v16H4zM9 15l6-6M11 9h4v4",
  turn: "M19 12a7 7 0 1 1-2.5-5.4M17 2v5h-5",
  adjust: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  hide: "M4 4l16 16M9.5 5.5A10 10 0 0 1 21 12q-1 2-3 3.7M6 8q-2 1.6-3 4 3 6 9 6 1.7 0 3.2-.6",
  layers: "M12 3l9 5-9 5-9-5zM3 13l9 5 9-5",
  info: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v6M12 7.5h.01",
  export: "M12 4v11M8 11l4 4 4-4M4 18v2h16v-2",
});

/* The picture and what is said of it, apart from the panel. */
function paint() {
  const stage = document.getElementById("stage");
  if (!stage) return;
  const canvas = pictureView(picture(), state.edit, state.tool);
  if (state.tool === "crop" || state.tool === "hide") canvas.classList.add("drawable");
  stage.replaceChildren(canvas);
  listenTo(canvas);
  const { width, height } = sizeNow(state.edit);
  document.getElementById("facts").textContent =
    `${number(width)} × ${number(height)} px · ${state.edit.format.toUpperCase()} · ${formatSize(lang, weightNow(state.edit))}`;
  const words = document.getElementById("words");
  const isOpen = words.querySelector("details")?.open ?? false;
  words.replaceChildren(descriptionView(picture(), state.edit));
  words.querySelector("details").open = isOpen;
}

function choose(name) {
  state.tool = name;
  state.zone = null;
  render();
  say(t(name));
}

function editorView() {
  const before = document.querySelector("#words details")?.open ?? false;
  return [
    h("div", { class: "strip" },
      h("h2", { class: "grow" }, picture().name),
      h("p", { class: "note", id: "facts" }),
      h("button", { class: "button plain", type: "button", "data-key": "undo", disabled: !state.past.length, onClick: undo }, icon("undo"), t("undo"))),
    h("div", { class: "tools", role: "group", "aria-label": t("tools") }, toolsOf().map((name) =>
      h("button", { class: "button", type: "button", "aria-pressed": String(name === state.tool), "data-key": `tool-${name}`, onClick: () => choose(name) }, icon(name), t(name)))),
    h("div", { class: "desk" }, h("div", { class: "stage", id: "stage" }), panelView()),
    h("div", { id: "words" }, h("details", { open: before })),
  ];
}

function render() {
  state.typing = "";
  const content = isEditing() ? editorView() : state.opened ? viewerView() : galleryView();
  draw(document.getElementById("app"), h("h1", { class: "hidden" }, t(isEditing() ? "editor" : "gallery")), content);
  if (isEditing()) paint();
}

frame.start((given, language) => {
  lang = language;
  begin(given);
  document.title = t(isEditing() ? "editor" : "gallery");
  render();
});
