/* Posts and comments. */
"use strict";

const HUES = [188, 22, 265, 140, 340, 45, 215, 95];

function avatar(id) {
  const name = personName(id);
  const initials = name.split(/[\s-]+/).map((word) => word[0] ?? "").join("").slice(0, 2).toUpperCase();
  const node = h("span", { class: "avatar", "aria-hidden": "true" }, initials);
  const hue = HUES[[...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % HUES.length];
  node.style.setProperty("--hue", String(hue));
  return node;
}

function nameButton(id, key) {
  return h("button", { class: "name", type: "button", "data-key": key, onClick: () => openPerson(id) },
    personName(id), people.get(id)?.verified && [icon("verified"), h("span", { class: "hidden" }, ` (${t("verified")})`)]);
}

function tickOf(kind, id, label) {
  if (data.task !== "select" || !data.selectable.includes(kind)) return null;
  return h("label", { class: "pick" },
    h("input", { type: "checkbox", checked: state.ticked.has(id), "data-key": `tick-${id}`, onChange: (event) => tick(id, event.currentTarget.checked) }),
    t("choose"), h("span", { class: "hidden" }, ` ${label}`));
}

/* A button a thing that may be done; pressed once done, and pressed again to undo. */
function actionsView(kind, thing, label, post) {
  if (!canAct()) return null;
  const buttons = actionsOn(kind, thing, post).map((action) => {
    if (action === "report" && data.reasons.length) return reasonView(thing, label);
    const isDone = Boolean(actOf(thing.id, action));
    return h("button", { class: "button small", type: "button", "aria-pressed": String(isDone), "data-key": `${action}-${thing.id}`, onClick: () => act(thing.id, action) },
      icon(isDone ? "check" : ACTION_ICONS[action]), t(action), h("span", { class: "hidden" }, ` ${label}`));
  });
  return h("div", { class: "actions" }, buttons, kind === "post" && isMine(thing) && audienceChoice(thing));
}

function reasonView(thing, label) {
  const now = actOf(thing.id, "report")?.slice("report:".length) ?? "";
  return h("label", { class: "inline" }, h("span", { class: "note" }, t("report"), h("span", { class: "hidden" }, ` ${label}`)),
    h("select", { class: "input", "data-key": `report-${thing.id}`, onChange: (event) => act(thing.id, "report", event.currentTarget.value) },
      h("option", { value: "" }, t("noReport")), data.reasons.map(({ id, label: text }) => h("option", { value: id, selected: id === now }, text))));
}

function audienceChoice(post) {
  const now = actOf(post.id, "audience")?.slice("audience:".length) ?? post.audience ?? audiences[0].id;
  return h("label", { class: "inline" }, h("span", { class: "note" }, t("whoSees")),
    h("select", { class: "input", "data-key": `audience-${post.id}`, onChange: (event) => act(post.id, "audience", event.currentTarget.value === post.audience ? "" : event.currentTarget.value) },
      audiences.map(({ id, label }) => h("option", { value: id, selected: id === now }, label))));
}

function shortOf(text) {
  return text.length > 40 ? `${text.slice(0, 38).trim()}…` : text;
}

function postView(post) {
  const label = `${personName(post.author)} : ${shortOf(post.text ?? "")}`;
  const group = data.groups.find(({ id }) => id === post.group);
  const facts = [
    post.date && formatDate(lang, post.date), post.audience && !actOf(post.id, "audience") && audienceName(post.audience),
    group && t("inGroup", { group: group.name }), post.edited && t("edited"), post.expires && t("expires", { when: post.expires }),
  ].filter(Boolean);
  return h("li", {}, h("article", { class: "post", "aria-label": label, "data-ticked": state.ticked.has(post.id) },
    post.sponsor && h("p", { class: "sponsor" }, post.sponsor),
    post.shared_from && h("p", { class: "note" }, t("sharedFrom", { who: people.has(post.shared_from) ? personName(post.shared_from) : post.shared_from })),
    h("header", { class: "by" }, avatar(post.author), h("div", {}, nameButton(post.author, `by-${post.id}`),
      h("p", { class: "note" }, facts.join(" · ")))),
    h("p", { class: "text" }, frenchSpaces(post.text ?? "")),
    (post.place || post.tags?.length > 0) && h("p", { class: "note" }, [post.place && t("at", { place: placeName(post.place) }), post.tags?.length && t("with", { who: post.tags.map(personName).join(", ") })].filter(Boolean).join(" · ")),
    post.picture && h("figure", { class: "photo" }, post.scene ? sceneView(sceneOf(post)) : icon("image"), h("figcaption", {}, post.picture)),
    (post.likes !== undefined || post.shares !== undefined) && h("p", { class: "note" }, t("counts", { likes: post.likes ?? 0, shares: post.shares ?? 0 })),
    post.why && whyView(post), commentsView(post),
    actionsView("post", post, label), tickOf("posts", post.id, label)));
}

function placeName(place) {
  return data.places.find(({ id }) => id === place)?.label ?? place;
}

function toggle(key, text, content) {
  const isOpen = state.open.has(key);
  return h("div", { class: "unfold" },
    h("button", { class: "button plain small", type: "button", "aria-expanded": String(isOpen), "data-key": key, onClick: () => {
      if (isOpen) state.open.delete(key);
      else state.open.add(key);
      render();
    } }, icon(isOpen ? "up" : "down"), text),
    isOpen && content());
}

function whyView(post) {
  return toggle(`why-${post.id}`, t("why"), () => h("p", { class: "reason" }, frenchSpaces(post.why)));
}

function commentsView(post) {
  const comments = post.comments ?? [];
  if (!comments.length) return null;
  return toggle(`comments-${post.id}`, plural(lang, comments.length, t("comment"), t("comments")), () =>
    h("ul", { class: "comments" }, comments.map((comment) => {
      const label = `${personName(comment.author)} : ${shortOf(comment.text)}`;
      return h("li", { "data-ticked": state.ticked.has(comment.id) }, avatar(comment.author), h("div", {},
        h("p", {}, nameButton(comment.author, `by-${comment.id}`), " ", h("span", { class: "note" }, comment.date ? formatDate(lang, comment.date) : "")),
        h("p", { class: "text" }, frenchSpaces(comment.text)),
        actionsView("comment", comment, label, post), tickOf("comments", comment.id, label)));
    })));
}

function feedView() {
  return h("ul", { class: "posts" }, data.posts.map(postView));
}

/* The same drawing for the same post, in a colour of its own. */
function sceneOf(post) {
  return { draw: post.scene, hue: [...post.picture].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 360 };
}
