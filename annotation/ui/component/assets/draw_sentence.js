// Centre: the sentence large, between its neighbours; source, relay, cue and content marked by colour and line.

import { contains, overlaps, spansOf } from "./claims.js";
import { h } from "./dom.js";
import { whenLaidOut } from "./frames.js";
import { _, term } from "./words.js";

// What a piece of text is to a claim, as classes.
function rolesOf(claim, piece) {
  const roles = [];
  if (claim.content.some((span) => contains(span, piece))) roles.push("content");
  claim.sources.forEach((hop) => {
    if (hop.span && contains(hop.span, piece)) roles.push(hop.role === "relay" ? "relay" : "source");
    if (hop.cue && contains(hop.cue, piece)) roles.push("cue");
  });
  if (claim.cue && contains(claim.cue, piece)) roles.push("cue");
  return roles;
}

// Tokens and the gaps between them; a mark or a selection runs through a gap.
function* pieces(tokens, sentence) {
  let position = sentence.start;
  for (const token of tokens) {
    if (token.start > position) yield { start: position, end: token.start, index: null };
    yield token;
    position = token.end;
  }
}

const SURE = 0.8;

export class SentencePane {
  constructor(screen) {
    this.screen = screen;
    this.shown = new Map(); // what each line says and how it is marked
    this.kind = h("span", { class: "kind" });
    this.before = h("p", { class: "context before", dir: "auto" });
    this.sentence = h("p", { class: "sentence", "aria-live": "polite", dir: "auto" });
    this.after = h("p", { class: "context after", dir: "auto" });
    this.element = h("section", { class: "now", "aria-label": _("Current sentence") },
      this.kind, this.before, h("div", { class: "stage" }, this.sentence), this.after);
    this.element.addEventListener("pointerdown", (event) => this.#down(event));
    this.element.addEventListener("pointermove", (event) => this.#move(event));
    this.element.addEventListener("pointerup", () => { this.dragging = null; });
  }

  draw() {
    const { desk, ui } = this.screen;
    this.element.lang = desk.article.language;
    const { sentences } = desk.article;
    const item = this.screen.focused();
    const others = this.screen.items().filter((one) => one.id !== item?.id);
    const length = sentences[ui.cursor].end - sentences[ui.cursor].start;
    const size = length > 480 ? "longer" : length > 330 ? "long" : "";
    this.sentence.className = `sentence ${size} ${sentences[ui.cursor].kind}`;
    const { kind, score } = sentences[ui.cursor];
    this.kind.textContent = `${term(kind)}${score < SURE ? " ?" : ""}`;
    this.kind.title = score < SURE ? _("The rules are not sure of this kind: 8 and 9 change it.") : "";
    this.#fill(this.sentence, this.#marked(ui.cursor, item, others));
    const [above, below] = this.#neighbours();
    this.#fill(this.before, above === null ? [] : this.#marked(above, item, []));
    this.#fill(this.after, below === null ? [] : this.#marked(below, item, []));
    whenLaidOut(() => { this.before.scrollTop = this.before.scrollHeight; });
  }

  // The neighbours; where the selection has left the sentence, the one that it has reached.
  #neighbours() {
    const { desk, ui, tokens } = this.screen;
    const reached = ui.head === null ? ui.cursor : tokens.sentenceOf(ui.head);
    const above = Math.min(ui.cursor - 1, reached);
    const below = Math.max(ui.cursor + 1, reached);
    return [above < 0 ? null : above, below < desk.article.sentences.length ? below : null];
  }

  #marked(index, item, others) {
    const { desk, tokens } = this.screen;
    const sentence = desk.article.sentences[index];
    const selection = this.screen.selection();
    const out = [];
    for (const piece of pieces(tokens.of(index), sentence)) {
      const classes = item ? rolesOf(item.claim, piece) : [];
      if (item && item.claim.voice === "author") classes.length = 0;
      if (others.some(({ claim }) => claim.voice === "source" && spansOf(claim).some((span) => overlaps(span, piece)))) classes.push("other");
      if (selection && contains(selection, piece)) classes.push("selected");
      const text = desk.article.text.slice(piece.start, piece.end);
      out.push({ text, index: piece.index, classes });
    }
    return out;
  }

  // Words stay where they are while they say the same: a draw that answers no key takes none from under the mouse.
  #fill(element, marked) {
    const said = JSON.stringify(marked);
    if (this.shown.get(element) === said) return;
    this.shown.set(element, said);
    element.replaceChildren(...marked.map(({ text, index, classes }) => (!classes.length && index === null
      ? text
      : h("span", { class: classes.join(" ") || null, "data-token": index, title: this.#title(classes) }, text))));
  }

  #title(classes) {
    const names = { source: _("source"), relay: term("relay"), cue: _("cue"), content: _("content") };
    return classes.map((name) => names[name]).filter(Boolean).join(", ") || null;
  }

  #token(event) {
    const index = event.composedPath()[0]?.dataset?.token;
    return index === undefined ? null : Number(index);
  }

  #down(event) {
    const index = this.#token(event);
    if (index === null || event.button !== 0) return;
    event.preventDefault();
    this.dragging = index;
    this.screen.act(() => this.screen.select(index));
  }

  #move(event) {
    if (this.dragging === null || this.dragging === undefined || !(event.buttons & 1)) return;
    const index = this.#token(event);
    if (index !== null && index !== this.screen.ui.head) this.screen.act(() => this.screen.select(this.dragging, index));
  }
}
