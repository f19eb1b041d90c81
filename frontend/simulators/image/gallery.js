/* The pictures side by side, and what each one's file says of it. */
"use strict";

function galleryView() {
  const count = state.ticked.size;
  const isSelecting = data.task === "select";
  return [
    isSelecting && h("div", { class: "strip" },
      h("p", { class: count ? "status" : "note" }, count ? icon("check") : null,
        count ? plural(lang, count, t("selectedOne"), t("selectedMany")) : t("selectedNone"))),
    h("ul", { class: "gallery" }, data.pictures.map((shown) => thumbView(shown, isSelecting))),
  ];
}

function thumbView(shown, isSelecting) {
  const isTicked = state.ticked.has(shown.id);
  return h("li", { class: "thumb", "data-ticked": isTicked },
    h("button", { class: "openThumb", type: "button", "data-key": `open-${shown.id}`, onClick: () => open(shown.id) },
      h("span", { class: "sheet", "aria-hidden": "true" }, pictureView(shown, editOf(shown))),
      h("span", { class: "called" }, h("span", { class: "hidden" }, `${t("open")} `), shown.name)),
    isSelecting && h("label", { class: "pick" },
      h("input", { type: "checkbox", checked: isTicked, "data-key": `tick-${shown.id}`, onChange: (event) => tick(shown.id, event.currentTarget.checked) }),
      t("choose"), h("span", { class: "hidden" }, ` ${shown.name}`)));
}

function tick(id, isTicked) {
  if (isTicked) state.ticked.add(id);
  else state.ticked.delete(id);
  publish();
  render();
}

function open(id) {
  state.opened = id;
  render();
  focusKey("heading");
}

function close() {
  const id = state.opened;
  state.opened = null;
  render();
  focusKey(`open-${id}`);
}

/* One picture, opened to be looked at. */
function viewerView() {
  const shown = picture();
  const edit = editOf(shown);
  const isTicked = state.ticked.has(shown.id);
  return [
    h("div", { class: "strip" },
      data.pictures.length > 1 && h("button", { class: "button plain", type: "button", "data-key": "back", onClick: close }, icon("back"), t("allPictures")),
      h("h2", { class: "grow", tabindex: "-1", "data-key": "heading" }, shown.name),
      data.task === "select" && h("label", { class: "pick" },
        h("input", { type: "checkbox", checked: isTicked, "data-key": "tick-opened", onChange: (event) => tick(shown.id, event.currentTarget.checked) }), t("choose"))),
    h("div", { class: "desk" },
      h("div", { class: "stage" }, pictureView(shown, edit)),
      h("section", { class: "panel", "aria-labelledby": "properties" }, h("h3", { id: "properties" }, t("properties")), propertiesView(shown, edit))),
    descriptionView(shown, edit),
  ];
}

function number(value, digits = 0) {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value);
}

function computedRows(shown, edit, weight) {
  const { width, height } = sizeNow(edit);
  const side = (pixels) => number((pixels / edit.dpi) * 2.54, 1);
  const ratio = ratioName({ width, height });
  return [
    ["dimensions", `${number(width)} × ${number(height)} px`],
    ["pixels", `${number((width * height) / 1e6, 1)} Mpx`],
    ratio !== "other" && ["ratio", ratio],
    ["format", (edit.format ?? "").toUpperCase()],
    ["weight", formatSize(lang, weight)],
    ["resolution", t("perInch", { n: edit.dpi })],
    ["printed", `${side(width)} × ${side(height)} cm`],
  ].filter(Boolean);
}

function propertiesView(shown, edit, weight = weightAtFirst(shown)) {
  const format = shown.format ?? edit.format;
  const rows = computedRows(shown, isEditing() ? edit : { ...edit, format }, weight).map(([key, value]) => [t(key), value]);
  const said = (shown.info ?? []).filter(({ editable }) => !editable || !isEditing()).map(({ label, value }) => [label, value || "—"]);
  return h("dl", { class: "properties" }, [[t("file"), shown.name], ...rows, ...said].map(([label, value]) =>
    h("div", {}, h("dt", {}, label), h("dd", {}, value))));
}
