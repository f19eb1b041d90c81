/* The frame and the masks drawn with the mouse or a finger; the panel does the same with numbers. */
"use strict";

function pointAt(canvas, event) {
  const box = canvas.getBoundingClientRect();
  const { width, height } = view();
  return { x: ((event.clientX - box.left) / box.width) * width, y: ((event.clientY - box.top) / box.height) * height };
}

function between(one, other) {
  return {
    x: Math.min(one.x, other.x), y: Math.min(one.y, other.y),
    width: Math.max(1, Math.abs(one.x - other.x)), height: Math.max(1, Math.abs(one.y - other.y)),
  };
}

function holds(box, { x, y }) {
  return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
}

/* What dragging from here to there does to the frame: pulls a corner, moves it, or draws another. */
function dragOf(corner, from) {
  const start = state.edit.crop;
  const whole = view();
  const isWhole = start.width === whole.width && start.height === whole.height;
  if (corner) {
    const fixed = { x: start.x + (corner[0] === "1" ? 0 : start.width), y: start.y + (corner[1] === "1" ? 0 : start.height) };
    return (to) => between(fixed, to);
  }
  if (!isWhole && holds(start, from)) return (to) => ({ ...start, x: start.x + to.x - from.x, y: start.y + to.y - from.y });
  return (to) => between(from, to);
}

function withRatio(box) {
  const ratio = RATIOS[state.ratio];
  return ratio ? fitted(inside(box, view()), ratio, view()) : inside(box, view());
}

function listenTo(canvas) {
  if (state.tool !== "crop" && state.tool !== "hide") return;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    const from = pointAt(canvas, event);
    const limited = (point) => ({ x: Math.min(view().width, Math.max(0, point.x)), y: Math.min(view().height, Math.max(0, point.y)) });
    const drag = state.tool === "crop" ? dragOf(event.target.dataset?.corner, from) : (to) => between(from, to);
    let box = null;
    canvas.onpointermove = (moved) => {
      box = drag(limited(pointAt(canvas, moved)));
      outline(canvas, state.tool === "crop" ? withRatio(box) : inside(box, view()));
    };
    canvas.onpointerup = canvas.onpointercancel = () => {
      canvas.onpointermove = canvas.onpointerup = null;
      if (box && box.width > 3 && box.height > 3) dropped(box);
      else paint();
    };
  });
}

/* While dragging, only the outline follows: the picture is drawn again at the end. */
function outline(canvas, box) {
  for (const node of canvas.querySelectorAll(".dim, .thirds, .frame, .corner")) node.remove();
  const { width, height } = view();
  canvas.append(...(state.tool === "crop" ? cropView(box, view()).flat() : [svg("rect", { class: "frame zone", ...box, "stroke-width": Math.max(width, height) / 200 })]));
}

function dropped(box) {
  if (state.tool === "crop") return crop(withRatio(box));
  mask(inside(box, view()));
}

function mask(box) {
  state.zone = null;
  change({ masks: [...state.edit.masks, { ...box, effect: state.effect }] }, t("masked"));
}
