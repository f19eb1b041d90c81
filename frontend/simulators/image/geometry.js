/* Boxes, turns, weights: numbers only. */
"use strict";

const RATIOS = { "16:9": 16 / 9, "3:2": 3 / 2, "4:3": 4 / 3, "1:1": 1, "3:4": 3 / 4, "2:3": 2 / 3, "9:16": 9 / 16, "21:9": 21 / 9 };
const QUALITY_FORMATS = ["jpeg", "webp"];

function isLying(turn) {
  return turn === 90 || turn === 270;
}

/* The whole picture as it is turned now. */
function viewOf(picture, turn) {
  return isLying(turn) ? { width: picture.height, height: picture.width } : { width: picture.width, height: picture.height };
}

/* A box turned by 90 degrees clockwise inside a picture of this height. */
function quarter({ x, y, width, height }, viewHeight) {
  return { x: viewHeight - y - height, y: x, width: height, height: width };
}

/* From the upright picture to the one in view. */
function toView(picture, box, { turn, mirror }) {
  let at = mirror ? { ...box, x: picture.width - box.x - box.width } : box;
  for (let done = 0; done < turn; done += 90) at = quarter(at, viewOf(picture, done).height);
  return at;
}

function matrixOf(picture, { turn, mirror }) {
  const { width, height } = picture;
  const turned = { 0: "", 90: `matrix(0 1 -1 0 ${height} 0)`, 180: `matrix(-1 0 0 -1 ${width} ${height})`, 270: `matrix(0 -1 1 0 0 ${width})` }[turn];
  return `${turned} ${mirror ? `matrix(-1 0 0 1 ${width} 0)` : ""}`.trim();
}

function tiltOf(tilt, { width, height }) {
  if (!tilt) return "";
  const angle = (Math.abs(tilt) * Math.PI) / 180;
  const scale = Math.cos(angle) + Math.sin(angle) * Math.max(width / height, height / width);
  const [x, y] = [width / 2, height / 2];
  return `rotate(${tilt} ${x} ${y}) translate(${x} ${y}) scale(${scale.toFixed(4)}) translate(${-x} ${-y})`;
}

function boxOf(picture, element) {
  const share = (value, whole) => Math.round((Number(value) * whole) / 100);
  return seenBox(element.kind, {
    x: share(element.x, picture.width), y: share(element.y, picture.height),
    width: share(element.width, picture.width), height: share(element.height, picture.height),
  });
}

function common(one, other) {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? (width * height) / (one.width * one.height) : 0;
}

/* The share of `box` that is in `frame`: all, part or none of it. */
function placeIn(box, frame, [low, high]) {
  const share = common(box, frame);
  if (share >= high) return "in";
  return share > low ? "part" : "out";
}

function ratioName({ width, height }) {
  const found = Object.entries(RATIOS).find(([, ratio]) => Math.abs(width / height / ratio - 1) <= 0.01);
  return found ? found[0] : "other";
}

/* The largest box of this ratio with the same centre, inside the picture. */
function fitted(box, ratio, view) {
  let { width } = box;
  let height = width / ratio;
  if (height > box.height) [width, height] = [box.height * ratio, box.height];
  return inside({ x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height }, view);
}

/* Whole numbers, within the picture. */
function inside({ x, y, width, height }, view) {
  const clamp = (value, low, high) => Math.min(high, Math.max(low, Math.round(value) || 0));
  const [w, h] = [clamp(width, 1, view.width), clamp(height, 1, view.height)];
  return { x: clamp(x, 0, view.width - w), y: clamp(y, 0, view.height - h), width: w, height: h };
}

/* content/generators/pictures.py says the same. */
function weightOf({ width, height }, { format, quality, nature }) {
  const q = Number(quality) / 100;
  const isDrawing = nature === "drawing";
  const lossy = (0.05 + 0.75 * q ** 3) * (isDrawing ? 0.6 : 1);
  const perPixel = { jpeg: lossy, webp: 0.7 * lossy, png: isDrawing ? 0.15 : 1.7, gif: isDrawing ? 0.12 : 0.7 }[format];
  return perPixel === undefined ? 12_000 : Math.round(width * height * perPixel);
}
