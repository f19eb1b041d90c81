/* The map: drawn in pixels at each size, so that its words stay readable. The list of places says the same in words. */
"use strict";

const ZOOMS = [1, 1.5, 2, 3];
const LETTER = 7.2;
const [NARROWEST, TALLEST] = [460, 428];
let painter = null;

function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat(3).filter(Boolean));
  return node;
}

function mapView() {
  return h("div", { class: "sides" },
    h("section", { class: "atlas" }, mapTools(), mapRegion(), state.isMeasuring && measureView()),
    placesView());
}

function mapTools() {
  const at = ZOOMS.indexOf(state.zoom);
  return h("div", { class: "tools" },
    h("button", { class: "button", type: "button", "data-key": "zoom-out", disabled: at === 0, onClick: () => zoomTo(at - 1), "aria-label": t("zoomOut") }, "−"),
    h("button", { class: "button", type: "button", "data-key": "zoom-in", disabled: at === ZOOMS.length - 1, onClick: () => zoomTo(at + 1), "aria-label": t("zoomIn") }, "+"),
    data.metres && h("button", { class: "button", type: "button", "data-key": "measure", "aria-pressed": String(state.isMeasuring), onClick: toggleMeasure }, t("measure")),
    data.layers.length > 0 && h("fieldset", { class: "layers" }, h("legend", { class: "hidden" }, t("layers")), data.layers.map(layerView)));
}

function layerView(layer) {
  return h("label", { class: "check" },
    h("input", { type: "checkbox", checked: !state.hiddenLayers.has(layer.id), "data-key": `layer-${layer.id}`, onChange: (event) => {
      if (event.currentTarget.checked) state.hiddenLayers.delete(layer.id);
      else state.hiddenLayers.add(layer.id);
      render();
    } }), layer.name);
}

function zoomTo(index) {
  const ratio = ZOOMS[index] / state.zoom;
  const region = document.querySelector(".sheet");
  state.pan = { left: (region.scrollLeft + region.clientWidth / 2) * ratio - region.clientWidth / 2, top: (region.scrollTop + region.clientHeight / 2) * ratio - region.clientHeight / 2 };
  state.zoom = ZOOMS[index];
  render();
  say(t("zoomed", { n: Math.round(state.zoom * 100) }));
}

function toggleMeasure() {
  state.isMeasuring = !state.isMeasuring;
  state.points = [];
  render();
}

function measureView() {
  const metres = state.points.slice(1).reduce((sum, { x, y }, index) => sum + Math.hypot(x - state.points[index].x, y - state.points[index].y) * data.metres, 0);
  const names = state.points.map(({ name }) => name || t("point")).join(" → ");
  return h("div", { class: "measured" },
    h("p", { class: state.points.length > 1 ? "status" : "note" }, state.points.length > 1 ? t("measured", { length: length(metres) }) : t("measureHelp")),
    state.points.length > 0 && h("p", { class: "note" }, t("measurePoints", { names })),
    state.points.length > 0 && h("button", { class: "button plain", type: "button", "data-key": "clear", onClick: () => { state.points = []; render(); focusKey("measure"); } }, icon("close"), t("clear")));
}

function addPoint(point) {
  state.points.push(point);
  render();
  say(document.querySelector(".measured p")?.textContent ?? "");
}

function mapRegion() {
  const region = h("div", { class: "sheet", role: "region", "aria-label": t("mapArea"), tabindex: "0", "data-key": "sheet", onScroll: () => (state.pan = { left: region.scrollLeft, top: region.scrollTop }) });
  painter?.disconnect();
  painter = new ResizeObserver(() => paint(region));
  painter.observe(region);
  return region;
}

/* Redraws when its width is known or has changed. */
function paint(region) {
  const [wide, high] = data.size ?? [100, 70];
  const width = Math.max(NARROWEST, Math.min(region.clientWidth, (TALLEST * wide) / high)) * state.zoom;
  if (!region.clientWidth || region.dataset.width === String(width)) return;
  region.dataset.width = String(width);
  const scale = width / wide;
  const size = { width, height: high * scale, scale, taken: [] };
  const { left, top } = state.pan;
  region.replaceChildren(svg("svg", {
    width, height: size.height, viewBox: `0 0 ${width} ${size.height}`, role: "img", "aria-label": t("mapIs", { title: data.title }),
    class: state.isMeasuring ? "measuring" : "", onClick: (event) => clickMap(event, size),
  }, areasDrawn(size), squaresDrawn(size), roadsDrawn(size), pointsDrawn(size), placesDrawn(size), scaleDrawn(size)));
  Object.assign(region, { scrollLeft: left, scrollTop: top });
}

function clickMap(event, { scale }) {
  const box = event.currentTarget.getBoundingClientRect();
  const [x, y] = [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale];
  const near = shownPlaces().filter((place) => place.x !== undefined).map((place) => [Math.hypot(place.x - x, place.y - y) * scale, place]).sort(([one], [other]) => one - other)[0];
  const place = near && near[0] < 22 ? near[1] : null;
  if (state.isMeasuring) return addPoint(place ? { x: place.x, y: place.y, name: place.name } : { x, y });
  if (data.task === "place" && data.mark === "square") return chooseSquare(x, y);
  if (place) openPlace(place.id, true);
}

function areasDrawn({ scale }) {
  const moved = (points) => points.trim().split(/\s+/).map((pair) => pair.split(",").map((one) => (Number(one) * scale).toFixed(1)).join(",")).join(" ");
  return data.areas.filter(isShown).map((area) => svg("g", {},
    svg("polygon", { class: `area ${area.kind ?? "zone"}`, points: moved(area.points) }),
    svg("text", { class: "named area-name", ...middleOf(area.points, scale), "text-anchor": "middle" }, area.name ?? "")));
}

function middleOf(points, scale) {
  const all = points.trim().split(/\s+/).map((pair) => pair.split(",").map(Number));
  const mean = (index) => ((all.reduce((sum, one) => sum + one[index], 0) / all.length) * scale).toFixed(1);
  return { x: mean(0), y: mean(1) };
}

function lineNames() {
  return [...new Set(data.roads.filter(({ kind }) => kind === "line").map(({ name }) => name))];
}

function roadsDrawn(size) {
  return data.roads.filter(isShown).map((road) => {
    const [a, b] = [placesById.get(road.from), placesById.get(road.to)];
    if (a?.x === undefined || b?.x === undefined) return null;
    const ends = { x1: a.x * size.scale, y1: a.y * size.scale, x2: b.x * size.scale, y2: b.y * size.scale };
    const hue = road.kind === "line" ? `hue-${lineNames().indexOf(road.name) % 6}` : "";
    const [x, y] = [(ends.x1 + ends.x2) / 2, (ends.y1 + ends.y2) / 2];
    return svg("g", {}, svg("line", { class: "road-side", ...ends }), svg("line", { class: `road ${road.kind ?? "road"} ${hue}`, ...ends }),
      road.name && isFree(size, x, y, road.name) && svg("text", { class: "named road-name", x, y: y + 4, "text-anchor": "middle" }, road.name));
  });
}

function isFree(size, x, y, text) {
  const wide = text.length * LETTER;
  const box = [x - wide / 2, y - 9, x + wide / 2, y + 9];
  const near = data.places.some((place) => Math.hypot(place.x * size.scale - x, place.y * size.scale - y) < 24);
  if (near || size.taken.some((other) => overlap(other, box))) return false;
  size.taken.push(box);
  return true;
}

function overlap([a, b, c, d], [e, f, g, i]) {
  return a < g && e < c && b < i && f < d;
}

/* Each name goes to the first side where it covers nothing. */
function placesDrawn(size) {
  const places = shownPlaces().filter((place) => place.x !== undefined);
  const spots = places.map((place) => ({ place, x: place.x * size.scale, y: place.y * size.scale }));
  size.taken.push(...spots.map(({ x, y }) => [x - 9, y - 9, x + 9, y + 9]));
  return spots.map(({ place, x, y }) => {
    const wide = place.name.length * LETTER;
    const sides = [[x + 12, y, "start"], [x - 12 - wide, y, "end"], [x - wide / 2, y - 18, "middle"], [x - wide / 2, y + 18, "middle"]];
    const boxOf = ([left, middle]) => [left, middle - 8, left + wide, middle + 8];
    const isGood = (side) => boxOf(side)[0] > 0 && boxOf(side)[2] < size.width && boxOf(side)[1] > 0 && boxOf(side)[3] < size.height && !size.taken.some((other) => overlap(other, boxOf(side)));
    const side = sides.find(isGood) ?? sides.find((one) => boxOf(one)[0] > 0 && boxOf(one)[2] < size.width) ?? sides[0];
    size.taken.push(boxOf(side));
    const anchor = { start: x + 12, end: x - 12, middle: x }[side[2]];
    const isMarked = state.marked.has(place.id);
    return svg("g", { class: `spot ${place.kind ?? "town"}${state.open === place.id ? " opened" : ""}${isMarked ? " marked" : ""}` },
      isMarked && svg("circle", { class: "ring", cx: x, cy: y, r: 13 }),
      place.kind === "stop" ? svg("rect", { x: x - 6, y: y - 6, width: 12, height: 12, rx: 3 }) : svg("circle", { cx: x, cy: y, r: 7 }),
      svg("text", { class: "named", x: anchor, y: side[1] + 4, "text-anchor": side[2] }, place.name));
  });
}

function pointsDrawn({ scale }) {
  if (!state.points.length) return null;
  return svg("g", { class: "points" },
    svg("polyline", { points: state.points.map(({ x, y }) => `${x * scale},${y * scale}`).join(" ") }),
    state.points.map(({ x, y }) => svg("circle", { cx: x * scale, cy: y * scale, r: 4 })));
}

function scaleDrawn({ width, height, scale }) {
  if (!data.metres) return null;
  const steps = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000];
  const wanted = steps.findLast((metres) => (metres / data.metres) * scale <= 140) ?? steps[0];
  const long = (wanted / data.metres) * scale;
  return svg("g", { class: "scale" }, svg("path", { d: `M${width - 14 - long} ${height - 18}v6h${long}v-6` }),
    svg("text", { class: "named", x: width - 14, y: height - 22, "text-anchor": "end" }, length(wanted)));
}

function squaresDrawn({ width, height }) {
  const { columns, rows } = squares();
  if (!columns) return null;
  const lines = [...Array(columns - 1)].map((_, n) => `M${((n + 1) * width) / columns} 0V${height}`).concat([...Array(rows - 1)].map((_, n) => `M0 ${((n + 1) * height) / rows}H${width}`));
  return svg("g", { class: "squares" }, svg("path", { d: lines.join("") }),
    [...Array(columns)].map((_, n) => svg("text", { class: "named", x: ((n + 0.5) * width) / columns, y: 15, "text-anchor": "middle" }, String.fromCharCode(65 + n))),
    [...Array(rows)].map((_, n) => svg("text", { class: "named", x: 6, y: ((n + 0.5) * height) / rows + 4 }, String(n + 1))));
}
