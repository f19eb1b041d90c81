/* The list of places: what the map shows, in words, and the marks put on it. */
"use strict";

function squares() {
  const [columns, rows] = String(data.squares ?? "0x0").split("x").map(Number);
  return { columns, rows };
}

function squareOf(x, y) {
  const { columns, rows } = squares();
  const [wide, high] = data.size ?? [100, 70];
  return { column: String.fromCharCode(65 + Math.min(columns - 1, Math.floor((x * columns) / wide))), row: String(Math.min(rows, Math.floor((y * rows) / high) + 1)) };
}

function chooseSquare(x, y) {
  state.square = squareOf(x, y);
  squareChanged();
}

function squareChanged() {
  publish();
  render();
  const { column, row } = state.square;
  if (column && row) say(t("square", { name: column + row }));
}

function squareView() {
  const { columns, rows } = squares();
  const { column, row } = state.square;
  const field = (key, values, now) => h("div", { class: "field" }, h("label", { for: key }, t(key)),
    h("select", { class: "input", id: key, "data-key": key, onChange: (event) => { state.square[key] = event.currentTarget.value; squareChanged(); } },
      ["", ...values].map((value) => h("option", { value, selected: value === now }, value || "–"))));
  return h("fieldset", { class: "square" }, h("legend", { class: "hidden" }, t("squareHelp")),
    field("column", [...Array(columns)].map((_, n) => String.fromCharCode(65 + n)), column),
    field("row", [...Array(rows)].map((_, n) => String(n + 1)), row),
    h("p", { class: column && row ? "status" : "note" }, column && row ? t("square", { name: column + row }) : t("squareNone")));
}

function markedView() {
  const count = state.marked.size;
  return [
    h("p", { class: count ? "status" : "note" }, count ? icon("check") : null, count ? plural(lang, count, t("markedOne"), t("markedMany")) : t("markedNone")),
    count > 0 && h("ul", { class: "chips" }, [...state.marked].map((id) => h("li", { class: "chip" }, h("span", {}, placeName(id)),
      h("button", { class: "remove", type: "button", onClick: () => { mark(id, false); focusKey("filter"); } }, icon("close"), h("span", { class: "hidden" }, t("unmark", { name: placeName(id) })))))),
  ];
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function placesView() {
  const collator = new Intl.Collator(lang, { numeric: true });
  const wanted = plain(state.filter);
  const places = shownPlaces().filter((place) => plain(place.name).includes(wanted)).sort((one, other) => collator.compare(one.name, other.name));
  return h("section", { class: "places", "aria-label": t("places") },
    h("h2", {}, t("places")),
    h("div", { class: "field" }, h("label", { class: "hidden", for: "filter" }, t("filter")),
      h("input", { class: "input", id: "filter", value: state.filter, "data-key": "filter", placeholder: t("filter"), autocomplete: "off", spellcheck: "false", onInput: filterPlaces })),
    h("ul", { class: "rows", tabindex: "-1", "data-scroll": "places", onKeydown: (event) => arrows(event, ".row-name") }, places.map(placeRow)),
    places.length === 0 && h("p", { class: "note" }, t("noPlace")));
}

function filterPlaces(event) {
  const { selectionStart } = event.currentTarget;
  state.filter = event.currentTarget.value;
  render();
  document.getElementById("filter").setSelectionRange(selectionStart, selectionStart);
}

function openPlace(id, fromMap = false) {
  state.open = state.open === id && !fromMap ? "" : id;
  if (fromMap) state.filter = "";
  render();
  if (!fromMap) return;
  const row = document.querySelector(`[data-key="place-${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  const list = row?.closest(".rows");
  if (list) list.scrollTop += row.getBoundingClientRect().top - list.getBoundingClientRect().top;
}

function placeRow(place) {
  const isOpen = state.open === place.id;
  return h("li", { class: "row", "data-open": isOpen },
    h("div", { class: "row-head" }, data.task === "place" && data.mark !== "square" && markBox(place),
      h("button", { class: "row-name", type: "button", "aria-expanded": String(isOpen), "data-key": `place-${place.id}`, onClick: () => openPlace(place.id) },
        h("span", { class: `dot ${place.kind ?? "town"}`, "aria-hidden": "true" }), h("span", {}, place.name), icon(isOpen ? "up" : "down"))),
    isOpen && placeDetail(place));
}

function markBox(place) {
  return h("label", { class: "tick" }, h("span", { class: "hidden" }, t("mark", { name: place.name })),
    h("input", { type: data.max === 1 ? "radio" : "checkbox", name: "mark", checked: state.marked.has(place.id), "data-key": `mark-${place.id}`, onChange: (event) => mark(place.id, event.currentTarget.checked) }));
}

function placeDetail(place) {
  const roads = data.roads.filter((road) => isShown(road) && (road.from === place.id || road.to === place.id));
  const square = data.squares && place.x !== undefined && squareOf(place.x, place.y);
  return h("div", { class: "detail" },
    h("ul", {}, h("li", {}, t(place.kind ?? "town")), (place.facts ?? []).map((fact) => h("li", {}, fact)),
      square && h("li", {}, t("square", { name: square.column + square.row }))),
    roads.length > 0 && h("h3", {}, t("roads")),
    roads.length > 0 && h("ul", {}, roads.map((road) => h("li", {}, roadWords(road, place)))),
    state.isMeasuring && place.x !== undefined && h("button", { class: "button", type: "button", "data-key": `add-${place.id}`, onClick: () => addPoint({ x: place.x, y: place.y, name: place.name }) }, icon("add"), t("addMeasure")));
}

function roadWords(road, place) {
  const other = placeName(road.from === place.id ? road.to : road.from);
  const parts = [road.name, road.km !== undefined && `${numbered(road.km, 2)}\u00a0km`, road.minutes !== undefined && duration(road.minutes), ...(road.facts ?? [])];
  return [t("towards", { name: other }), parts.filter(Boolean).join(", ")].filter(Boolean).join(frenchSpaces(lang === "fr" ? " : " : ": "));
}
