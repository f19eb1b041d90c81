/* Reads the fields of the author's player into the answer that the grader takes. */
"use strict";

const play = document.querySelector("form.play");
const READERS = {
  choices: picked,
  picture: picked,
  ordering: () => numbered().sort((one, other) => one.value - other.value).map(({ name }) => name),
  matching: named,
  texts: named,
  simulator: () => posted,
};
let posted = null;

function picked() {
  return [...play.querySelectorAll("[name=pick]:checked")].map(({ value }) => value);
}

function numbered() {
  return [...play.querySelectorAll("input[type=number]")];
}

function named() {
  const fields = [...play.querySelectorAll("select, input:not([type=hidden])")];
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

/* The page's side of docs/simulators.md, in a few lines. */
function feed(frame) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data.type === "height") frame.height = data.height + 4;
    if (data.type !== "answer") return;
    posted = data.answer;
    play.elements.posted.value = JSON.stringify(posted);
  };
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || data?.type !== "ready") return;
    const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    source.postMessage({ type: "init", data: JSON.parse(frame.dataset.given), lang: "fr", theme }, "*", [port2]);
  });
  frame.src = frame.dataset.source;
}

const frame = play.querySelector("iframe");
if (frame) feed(frame);
play.addEventListener("submit", () => {
  play.elements.answer.value = JSON.stringify(READERS[play.dataset.kind]());
});
