/* The list of results, the images, and the page or image that was opened. */
"use strict";

function keepView(thing) {
  if (data.task !== "select") return null;
  return h("label", { class: "keep" },
    h("input", {
      type: "checkbox", checked: state.kept.has(thing.id), "data-key": `keep-${thing.id}`,
      onChange: (event) => keep(thing, event.currentTarget.checked),
    }), h("span", { "aria-hidden": "true" }, t("keep")), h("span", { class: "hidden" }, t("keepNamed", { name: thing.title })));
}

function keep(thing, isKept) {
  if (isKept) state.kept.add(thing.id);
  else state.kept.delete(thing.id);
  publish();
  render();
}

function keptView() {
  if (data.task !== "select") return null;
  const count = state.kept.size;
  return h("div", { class: "strip kept" },
    h("p", { class: count ? "status" : "note" }, count ? icon("check") : null, count ? plural(lang, count, t("keptOne"), t("keptMany")) : t("keptNone")),
    count > 0 && h("ul", { class: "chips" }, [...state.kept].map((id) => h("li", { class: "chip" }, h("span", {}, thingOf(id).title),
      h("button", { class: "remove", type: "button", onClick: () => { keep(thingOf(id), false); focusKey("query"); } },
        icon("close"), h("span", { class: "hidden" }, t("drop", { name: thingOf(id).title })))))));
}

/* The address as a trail: host, then folders. */
function addressView(url) {
  const [host, ...path] = String(url).replace(/^[a-z]+:\/\//i, "").split("/").filter(Boolean);
  return h("p", { class: "address" }, h("span", { class: "host" }, host), path.map((part) => ` › ${part}`));
}

/* Words of the query stand out in the snippet. */
function boldView(text) {
  const words = shownWords(state.groups);
  return String(text ?? "").split(/([\p{L}\p{N}]+)/u).map((piece) => words.has(stem(plain(piece))) ? h("b", {}, piece) : piece);
}

function resultView(one) {
  const type = typeOf(one);
  return h("li", { class: "result", "data-kept": state.kept.has(one.id), "data-ad": Boolean(one.ad) },
    h("div", { class: "told" },
      h("div", { class: "from" },
        h("span", { class: "disc", "aria-hidden": "true" }, hostOf(one.url).replace(/^www\./, "").slice(0, 1).toUpperCase()),
        addressView(one.url)),
      h("h3", {}, one.ad && h("span", { class: "badge" }, t("ad")), type !== "html" && h("span", { class: "badge type" }, type.toUpperCase()),
        one.page ? h("button", { class: "title", type: "button", "data-key": `open-${one.id}`, onClick: () => openThing(one) }, one.title) : h("span", { class: "title" }, one.title)),
      h("p", { class: "snippet" }, one.date && h("span", { class: "when" }, `${day(one.date)} — `), boldView(one.snippet)),
      keepView(one)),
    one.picture && pictureOf(one));
}

function pictureOf(one) {
  const picture = data.pictures.find(({ id }) => id === one.picture);
  return picture && h("div", { class: "thumb" }, sceneView(picture, picture.alt));
}

function imageView(one) {
  return h("li", { class: "image", "data-kept": state.kept.has(one.id) },
    h("button", { class: "shown", type: "button", "data-key": `open-${one.id}`, onClick: () => openThing(one) },
      sceneView(one, one.alt), h("span", { class: "name" }, one.title),
      h("span", { class: "note" }, `${one.width} × ${one.height} · ${hostOf(one.url)}`)),
    keepView(one));
}

function openThing(one) {
  state.opened = one.id;
  render();
  say(t("opened", { name: one.title }));
  focusKey("heading");
}

function closeThing() {
  const id = state.opened;
  state.opened = null;
  render();
  focusKey(`open-${id}`);
}

function openedView(one) {
  const isImage = one.width !== undefined;
  const facts = isImage
    ? [["dimensions", `${one.width} × ${one.height} px`], ["licenceName", licenceName(one.licence)], ["author", one.author], ["dated", one.date && day(one.date)], ["address", one.url]]
    : [];
  return h("article", { class: "opened" },
    h("div", { class: "strip" },
      h("button", { class: "button plain", type: "button", "data-key": "back", onClick: closeThing }, icon("back"), t("back")),
      !isImage && h("p", { class: "bar" }, one.url)),
    h("div", { class: "sheet" },
      h("h2", { tabindex: "-1", "data-key": "heading" }, one.title),
      !isImage && one.date && h("p", { class: "note" }, t("published", { date: day(one.date) })),
      isImage ? sceneView(one, one.alt) : pictureOf(one),
      String(one.page ?? "").split("\n").filter(Boolean).map((line) => line.startsWith("## ") ? h("h3", {}, line.slice(3)) : h("p", {}, line)),
      facts.length > 0 && h("dl", { class: "facts" }, facts.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, t(name)), h("dd", {}, value)))),
      keepView(one)));
}

function summaryView() {
  const { summary } = data;
  if (!summary || state.tab !== "web" || state.page > 1 || state.picture !== null || state.query !== firstQuery) return null;
  return h("aside", { class: "summary", "aria-label": t("summary") },
    h("h3", {}, t("summary")),
    String(summary.text).split("\n").filter(Boolean).map((line) => h("p", {}, line)),
    h("p", { class: "note" }, t("summaryNote")),
    h("h4", {}, t("sources")),
    h("ul", {}, (summary.sources ?? []).map(thingOf).filter(Boolean).map((one) => h("li", {},
      one.page ? h("button", { class: "source", type: "button", "data-key": `source-${one.id}`, onClick: () => openThing(one) }, `${one.title} — ${hostOf(one.url)}`) : `${one.title} — ${hostOf(one.url)}`))));
}

function pagesView(count) {
  const last = Math.ceil(count / data.page_size);
  if (last < 2) return null;
  const go = (page) => { state.page = page; render(); focusKey("results"); };
  const button = (page, text) => h("button", { class: "button", type: "button", "data-key": `page-${text}`, onClick: () => go(page) }, text);
  return h("nav", { class: "pages", "aria-label": t("pages") },
    state.page > 1 && button(state.page - 1, t("previous")),
    Array.from({ length: last }, (_, i) => h("button", {
      class: "button number", type: "button", "data-key": `page-${i + 1}`, "aria-current": i + 1 === state.page ? "page" : undefined,
      "aria-label": t("page", { n: i + 1 }), onClick: () => go(i + 1),
    }, i + 1)),
    state.page < last && button(state.page + 1, t("next")));
}

function resultsView() {
  if (!hasSearched()) return h("p", { class: "welcome note" }, t("welcome"));
  const all = found();
  const shown = all.slice((state.page - 1) * data.page_size, state.page * data.page_size);
  const picture = data.pictures.find(({ id }) => id === state.picture);
  return h("section", { class: "results", "aria-label": t("results") },
    picture && h("p", { class: "used" }, sceneView(picture), h("span", {}, t("pictureUsed", { name: picture.name }))),
    h("h2", { class: "count note", tabindex: "-1", "data-key": "results" }, countText()),
    summaryView(),
    all.length === 0 && h("div", { class: "nothing" }, h("p", {}, t("nothing")), h("p", { class: "note" }, t("nothingHelp"))),
    state.tab === "images" ? h("ul", { class: "gallery" }, shown.map(imageView)) : h("ul", { class: "list" }, shown.map(resultView)),
    pagesView(all.length));
}
