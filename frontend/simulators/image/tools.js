/* The panel of each tool. */
"use strict";

function panelView() {
  bound = [];
  return h("section", { class: "panel", "aria-labelledby": "panel-title" },
    h("h2", { id: "panel-title" }, t(state.tool)), PANELS[state.tool]());
}

/* A side changed by hand: the frame shrinks rather than leave the picture, and keeps its ratio when it has one. */
function setSide(side, value) {
  const whole = view();
  const ratio = RATIOS[state.ratio];
  const box = { ...state.edit.crop, [side]: Math.max(0, Math.round(value)) };
  box.x = Math.min(box.x, whole.width - 1);
  box.y = Math.min(box.y, whole.height - 1);
  if (ratio && side === "height") box.width = box.height * ratio;
  box.width = Math.min(Math.max(1, box.width), whole.width - box.x);
  if (ratio) box.height = box.width / ratio;
  if (box.height > whole.height - box.y) {
    box.height = whole.height - box.y;
    if (ratio) box.width = box.height * ratio;
  }
  retouch(`crop-${side}`, { crop: inside({ ...box, height: Math.max(1, box.height) }, whole), size: null });
}

function cropPanel() {
  const side = (name, max) => numberField(name, t(`side_${name}`), { max, read: () => state.edit.crop[name], write: (value) => setSide(name, value) });
  const { width, height } = view();
  const choose = (ratio) => {
    state.ratio = ratio;
    if (!ratio) return render();
    const isPreset = JSON.stringify(state.edit.crop) === JSON.stringify(state.preset?.result);
    const from = isPreset ? state.preset.from : state.edit.crop;
    state.preset = { from, result: fitted(from, RATIOS[ratio], view()) };
    crop(state.preset.result);
  };
  return [
    choiceField("ratio", t("proportions"), [["", t("free")], ...Object.keys(RATIOS).map((ratio) => [ratio, ratio])], { value: state.ratio, onChange: choose }),
    h("div", { class: "pair" }, side("x", width), side("y", height), side("width", width), side("height", height)),
    h("p", { class: "note" }, t("cropHelp")),
    tool("whole", t("whole"), () => { state.ratio = ""; crop({ x: 0, y: 0, width, height }, t("wholeSaid")); }, "undo"),
  ];
}

function setSize(side, value) {
  const box = state.edit.crop;
  const size = { ...sizeNow(state.edit), [side]: Math.min(20000, Math.max(1, Math.round(value))) };
  if (state.isLocked && side === "width") size.height = Math.max(1, Math.round((size.width * box.height) / box.width));
  if (state.isLocked && side === "height") size.width = Math.max(1, Math.round((size.height * box.width) / box.height));
  retouch(`size-${side}`, { size });
}

function sizePanel() {
  const side = (name) => numberField(name, t(`side_${name}`), { max: 20000, read: () => sizeNow(state.edit)[name], write: (value) => setSize(name, value) });
  return [
    h("div", { class: "pair" }, side("width"), side("height")),
    h("label", { class: "line" },
      h("input", { type: "checkbox", checked: state.isLocked, "data-key": "lock", onChange: (event) => { state.isLocked = event.currentTarget.checked; } }), t("lock")),
    h("p", { class: "note" }, reading(() => t("sizeNow", { percent: Math.round((sizeNow(state.edit).width / state.edit.crop.width) * 100) }))),
    tool("original", t("original"), () => change({ size: null }, t("originalSaid")), "undo"),
  ];
}

function turnPanel() {
  const start = Number(picture().start?.tilt ?? 0);
  return [
    tool("turn", t("turnRight"), turn, "forward"),
    tool("flip", t("flipHorizontal"), () => flip(false), "move"),
    tool("flop", t("flipVertical"), () => flip(true), "move"),
    slider("tilt", t("straighten"), { min: -15, max: 15, read: () => state.edit.tilt - start, write: (value) => retouch("tilt", { tilt: start + value }), said: (value) => `${value}°` }),
  ];
}

function adjustPanel() {
  const edit = () => state.edit;
  const start = { brightness: 0, contrast: 0, saturation: 0, ...picture().start };
  const one = (name) => slider(name, t(name), {
    min: -100, max: 100, step: 5, read: () => edit()[name] - Number(start[name]),
    write: (value) => retouch(name, { [name]: Math.min(100, Math.max(-100, Number(start[name]) + value)) }),
  });
  const measures = () => ADJUSTMENTS.map((name) => `${t(name).toLowerCase()} ${edit()[name] > 0 ? "+" : ""}${edit()[name]}`).join(", ");
  return [
    ADJUSTMENTS.map(one),
    h("p", { class: "note" }, t("measured"), " ", reading(measures)),
    tool("unadjust", t("unadjust"), () => change(Object.fromEntries(ADJUSTMENTS.map((name) => [name, Number(start[name])])), t("unadjusted")), "undo"),
  ];
}

/* The zone is drawn on the picture, typed, or laid around something that the picture shows. */
function hidePanel() {
  const whole = view();
  const zone = () => state.zone ?? { x: 0, y: 0, width: 0, height: 0 };
  const set = (side, value) => { state.zone = inside({ ...zone(), [side]: value }, whole); refresh(); };
  const side = (name) => numberField(`zone-${name}`, t(`side_${name}`), { max: whole.width, read: () => zone()[name], write: (value) => set(name, value) });
  const around = (id) => {
    const element = named().find((one) => one.id === id);
    const box = element && toView(picture(), boxOf(picture(), element), state.edit);
    state.zone = box ? inside({ x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 }, whole) : null;
    state.around = id;
    render();
  };
  const shown = named().filter((element) => isShown(element, state.edit));
  return [
    choiceField("effect", t("effect"), ["black", "blur", "pixels"].map((effect) => [effect, effectName(effect)]), { value: state.effect, onChange: (effect) => { state.effect = effect; } }),
    choiceField("around", t("around"), [["", t("drawn")], ...shown.map(({ id, name }) => [id, name])], { value: state.zone ? state.around : "", onChange: around }),
    h("details", {}, h("summary", {}, t("byNumbers")), h("div", { class: "pair" }, ["x", "y", "width", "height"].map(side))),
    tool("mask", t("mask"), () => (state.zone ? mask(state.zone) : say(t("zoneFirst"))), "check"),
    h("p", { class: "note" }, t("hideHelp")),
    state.edit.masks.length > 0 && h("ul", { class: "rows" }, state.edit.masks.map((one, index) => h("li", {},
      h("span", { class: "grow" }, t("maskSaid", { n: index + 1, effect: effectName(one.effect).toLowerCase(), x: one.x, y: one.y })),
      h("button", { class: "button plain", type: "button", "data-key": `unmask-${index}`, onClick: () => change({ masks: state.edit.masks.filter((_, at) => at !== index) }, t("unmasked")) },
        icon("bin"), h("span", { class: "hidden" }, t("removeMask", { n: index + 1 }))))) ),
  ];
}

/* "pixels" is also a property: the effect has a name of its own. */
function effectName(effect) {
  return t(effect === "pixels" ? "mosaic" : effect);
}

function layersPanel() {
  const { order, visible, hasGround } = state.edit;
  const names = new Map(picture().layers?.map(({ id, name }) => [id, name]));
  const toggle = (id) => change({ visible: visible.includes(id) ? visible.filter((one) => one !== id) : [...visible, id] },
    t(visible.includes(id) ? "layerHidden" : "layerShown", { name: names.get(id) }));
  const move = (index, by) => {
    const next = [...order];
    next.splice(index + by, 0, ...next.splice(index, 1));
    change({ order: next }, t(by < 0 ? "layerUp" : "layerDown", { name: names.get(order[index]) }));
  };
  const step = (index, by, id) => h("button", {
    class: "button plain", type: "button", disabled: index + by < 0 || index + by >= order.length, "data-key": `${by < 0 ? "up" : "down"}-${id}`, onClick: () => move(index, by),
  }, icon(by < 0 ? "up" : "down"), h("span", { class: "hidden" }, t(by < 0 ? "bringUp" : "sendDown", { name: names.get(id) })));
  const row = (id, index) => h("li", {},
    h("label", { class: "line grow" }, h("input", { type: "checkbox", checked: visible.includes(id), "data-key": `see-${id}`, onChange: () => toggle(id) }), names.get(id)),
    step(index, -1, id), step(index, 1, id));
  return [
    h("p", { class: "note" }, t("layersHelp")),
    h("ol", { class: "rows" }, order.map(row)),
    h("label", { class: "line" }, h("input", { type: "checkbox", checked: hasGround, "data-key": "ground", onChange: () => change({ hasGround: !hasGround }, t(hasGround ? "groundHidden" : "groundShown")) }), t("ground")),
  ];
}

function infoPanel() {
  const editable = (picture().info ?? []).filter((one) => one.editable);
  const field = ({ id, label }) => {
    const node = h("input", { class: "input", id: `info-${id}`, autocomplete: "off", "data-key": `info-${id}`, value: state.edit.info[id],
      onInput: (event) => retouch(`info-${id}`, { info: { ...state.edit.info, [id]: event.currentTarget.value } }), onBlur: () => { state.typing = ""; } });
    bound.push({ node, read: () => state.edit.info[id] });
    return h("div", { class: "field" }, h("label", { for: `info-${id}` }, label), h("div", { class: "ends" }, node,
      h("button", { class: "button plain", type: "button", "data-key": `clear-${id}`, onClick: () => { change({ info: { ...state.edit.info, [id]: "" } }, t("cleared", { label })); } },
        icon("bin"), h("span", { class: "hidden" }, t("clear", { label })))));
  };
  return [editable.map(field), propertiesView(picture(), state.edit, weightNow(state.edit))];
}

function exportPanel() {
  const { format, dpi } = state.edit;
  const { formats } = exportOf(picture());
  const resolutions = [...new Set([72, 96, 150, 200, 300, 600, dpi])].sort((one, other) => one - other);
  return [
    choiceField("format", t("format"), formats.map((one) => [one, one.toUpperCase()]), { value: format, onChange: (one) => change({ format: one }, t("weightSaid", { weight: formatSize(lang, weightNow({ ...state.edit, format: one })) })) }),
    QUALITY_FORMATS.includes(format) && slider("quality", t("quality"), { min: 10, max: 100, step: 5, read: () => state.edit.quality, write: (quality) => retouch("quality", { quality }), said: (value) => `${value} %` }),
    choiceField("dpi", t("resolution"), resolutions.map((one) => [String(one), t("perInch", { n: one })]), { value: String(dpi), onChange: (one) => change({ dpi: Number(one) }, t("dpiSaid", { n: one })) }),
    h("p", { class: "weighed" }, t("estimated"), " ", h("strong", {}, reading(() => formatSize(lang, weightNow(state.edit))))),
    h("p", { class: "note" }, reading(() => computedRows(picture(), state.edit, 0).filter(([key]) => key === "printed").map(([key, value]) => `${t(key)} : ${value}`).join(""))),
  ];
}

const PANELS = { crop: cropPanel, size: sizePanel, turn: turnPanel, adjust: adjustPanel, hide: hidePanel, layers: layersPanel, info: infoPanel, export: exportPanel };
