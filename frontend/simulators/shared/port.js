/* Joins a simulator to the page around it; docs/simulators.md describes the messages. */
"use strict";

const frame = (() => {
  let port = null;
  let done = null;
  let lastAnswer = "null";
  let lastHeight = 0;

  function applyTheme(theme) {
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  }

  function watchHeight() {
    const measure = () => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height !== lastHeight) port.postMessage({ type: "height", height });
      lastHeight = height;
    };
    new ResizeObserver(measure).observe(document.body);
    measure();
  }

  /* Calls `begin(data, lang)` once the page around has handed over its port. */
  function start(begin) {
    addEventListener("message", function receive(event) {
      if (event.source !== window.parent || event.data?.type !== "init" || !event.ports[0]) return;
      removeEventListener("message", receive);
      const { data, lang, theme } = event.data;
      port = event.ports[0];
      port.onmessage = ({ data: message }) => message?.type === "theme" && applyTheme(message.theme);
      document.documentElement.lang = lang === "en" ? "en" : "fr";
      applyTheme(theme);
      begin(data, document.documentElement.lang);
      reported.begin(data.ask, publish);
      watchHeight();
    });
    window.parent.postMessage({ type: "ready" }, "*");
  }

  /* What was done in the simulator and typed below it; one without the other is an answer too. */
  function publish() {
    const texts = reported.typed();
    const empty = Object.fromEntries(reported.keys().map((key) => [key, ""]));
    const value = done || texts ? { ...empty, ...texts, ...done } : null;
    const text = JSON.stringify(value);
    if (text === lastAnswer) return;
    lastAnswer = text;
    port.postMessage({ type: "answer", answer: value });
  }

  /* Tells the page around what the work now amounts to; `null` when nothing was done. */
  function answer(value) {
    done = value;
    publish();
  }

  return { start, answer };
})();
