/* The picture as it is now, and the answer this amounts to. */
"use strict";

const TOOLS = ["crop", "size", "turn", "adjust", "hide", "layers", "info", "export"];
const ADJUSTMENTS = ["brightness", "contrast", "saturation"];
let data = { task: "look", pictures: [] };
let first = "";
const state = { opened: null, ticked: new Set(), edit: null, past: [], tool: "", zone: null, effect: "black", isLocked: true, ratio: "", error: "" };

function begin(given) {
  data = { pictures: [], ...given };
  if (data.pictures.length === 1 || isEditing()) state.opened = data.pictures[0]?.id ?? null;
  if (!isEditing()) return;
  state.edit = editOf(picture());
  state.tool = toolsOf()[0] ?? "";
  first = JSON.stringify(state.edit);
}

function isEditing() {
  return data.task === "edit";
}

function picture() {
  return data.pictures.find(({ id }) => id === state.opened);
}

function toolsOf() {
  const has = { layers: picture().layers?.length > 0, hide: named().length > 0 };
  return (data.tools ?? TOOLS).filter((tool) => has[tool] ?? true);
}

/* What can be changed of a picture, as it is at first. */
function editOf(shown) {
  const start = { turn: 0, mirror: false, tilt: 0, brightness: 0, contrast: 0, saturation: 0, ...shown.start };
  start.turn = Number(start.turn) || 0;
  for (const name of ["tilt", ...ADJUSTMENTS]) start[name] = Number(start[name]) || 0;
  const layers = shown.layers ?? [];
  return {
    ...start,
    crop: { x: 0, y: 0, ...viewOf(shown, start.turn) },
    size: null,
    masks: [],
    order: layers.map(({ id }) => id),
    visible: layers.filter(({ visible }) => visible !== false).map(({ id }) => id),
    hasGround: true,
    info: Object.fromEntries((shown.info ?? []).map(({ id, value }) => [id, String(value ?? "")])),
    format: exportOf(shown).formats.includes(shown.format) ? shown.format : exportOf(shown).formats[0],
    quality: Number(data.export?.quality ?? 90),
    dpi: Number(shown.dpi ?? 72),
  };
}

function exportOf(shown) {
  const all = shown.nature === "drawing" ? ["jpeg", "png", "webp", "gif", "svg"] : ["jpeg", "png", "webp", "gif"];
  return { formats: data.export?.formats ?? all };
}

function named() {
  return (picture().elements ?? []).filter(({ id }) => id);
}

function isShown(element, edit) {
  return !element.layer || edit.visible.includes(element.layer);
}

function view() {
  return viewOf(picture(), state.edit.turn);
}

function sizeNow(edit) {
  return edit.size ?? { width: edit.crop.width, height: edit.crop.height };
}

function weightNow(edit) {
  return weightOf(sizeNow(edit), { ...edit, nature: picture().nature });
}

function isStretched({ crop, size }) {
  return Boolean(size) && Math.abs((size.width / size.height) / (crop.width / crop.height) - 1) > 0.01;
}

function weightAtFirst(shown) {
  return Number(shown.weight) || weightOf(shown, { format: shown.format ?? "jpeg", quality: 90, nature: shown.nature });
}

/* The ids of the named elements that are in, partly in or out of a frame. */
function idsIn(frames, place, margins) {
  const places = named().filter((element) => isShown(element, state.edit)).map((element) => {
    const box = toView(picture(), boxOf(picture(), element), state.edit);
    const all = frames.map((frame) => placeIn(box, frame, margins));
    return [element.id, all.includes("in") ? "in" : all.includes("part") ? "part" : "out"];
  });
  return places.filter(([, at]) => at === place).map(([id]) => id).sort().join(",");
}

const FRAME = [0, 0.999];
const MASK = [0.05, 0.9];
const filled = (edit) => (picture().info ?? []).filter(({ id, editable }) => editable && edit.info[id].trim()).map(({ id }) => id);
const KEYS = {
  width: (edit) => String(sizeNow(edit).width),
  height: (edit) => String(sizeNow(edit).height),
  ratio: (edit) => ratioName(sizeNow(edit)),
  stretched: (edit) => (isStretched(edit) ? "yes" : "no"),
  kept: (edit) => idsIn([edit.crop], "in", FRAME),
  cut: (edit) => idsIn([edit.crop], "part", FRAME),
  turn: (edit) => String(edit.turn),
  mirror: (edit) => (edit.mirror ? "yes" : "no"),
  tilt: (edit) => String(edit.tilt),
  brightness: (edit) => String(edit.brightness),
  contrast: (edit) => String(edit.contrast),
  saturation: (edit) => String(edit.saturation),
  covered: (edit) => idsIn(edit.masks, "in", MASK),
  touched: (edit) => idsIn(edit.masks, "part", MASK),
  effects: (edit) => [...new Set(edit.masks.map(({ effect }) => effect))].sort().join(","),
  order: (edit) => edit.order.join(","),
  visible: (edit) => [...edit.visible].sort().join(","),
  info: (edit) => filled(edit).sort().join(","),
  format: (edit) => edit.format,
  quality: (edit) => (QUALITY_FORMATS.includes(edit.format) ? String(edit.quality) : ""),
  weight: (edit) => String(Math.round(weightNow(edit) / 1000)),
  dpi: (edit) => String(edit.dpi),
  transparent: (edit) => (!edit.hasGround && edit.format !== "jpeg" ? "yes" : "no"),
};

function publish() {
  if (data.task === "select") {
    const ids = [...state.ticked].sort();
    return frame.answer(ids.length ? { selected: ids.join(",") } : null);
  }
  if (!isEditing()) return;
  const edit = state.edit;
  const keys = data.report ?? ["width", "height", "format"];
  const value = (key) => (Object.hasOwn(KEYS, key) ? KEYS[key](edit) : (edit.info[key] ?? "").trim());
  frame.answer(JSON.stringify(edit) === first ? null : Object.fromEntries(keys.map((key) => [key, value(key)])));
}

/* Every change goes through here, so that each can be undone. */
function change(values, message) {
  const next = { ...state.edit, ...values };
  if (JSON.stringify(next) === JSON.stringify(state.edit)) return render();
  state.past.push(state.edit);
  state.edit = next;
  publish();
  render();
  if (message) say(message);
}

function undo() {
  const before = state.past.pop();
  if (!before) return;
  state.edit = before;
  state.zone = null;
  publish();
  render();
  say(t("undone"));
  if (!state.past.length) focusKey(`tool-${state.tool}`);
}

function crop(box, message) {
  const next = inside(box, view());
  change({ crop: next, size: null }, message ?? t("cropped", next));
}

/* A quarter turn carries the frame and the masks along. */
function turn() {
  const { height } = view();
  const { crop: box, masks, size, turn: now } = state.edit;
  change({
    turn: (now + 90) % 360,
    crop: quarter(box, height),
    masks: masks.map((mask) => ({ ...mask, ...quarter(mask, height) })),
    size: size && { width: size.height, height: size.width },
  }, t("turned"));
}

function flip(isVertical) {
  const { width, height } = view();
  const { crop: box, masks, turn: now, mirror } = state.edit;
  const flipped = (at) => (isVertical ? { ...at, y: height - at.y - at.height } : { ...at, x: width - at.x - at.width });
  change({ turn: ((isVertical ? 540 : 360) - now) % 360, mirror: !mirror, tilt: -state.edit.tilt, crop: flipped(box), masks: masks.map(flipped) },
    t(isVertical ? "flippedVertical" : "flippedHorizontal"));
}
