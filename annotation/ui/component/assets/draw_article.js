// Left: the whole article as it reads, a mark before each sentence that says where the analyst stands.

import { h } from "./dom.js";
import { whenLaidOut } from "./frames.js";
import { _, term } from "./words.js";

const SIGN = { open: "○", labelled: "✓", skipped: "⤼", flagged: "⚑", boilerplate: "·" };

export function stateName(desk, index) {
  const { status, flagged } = desk.state(index);
  if (flagged) return "flagged";
  if (status !== "open") return status;
  return desk.isWanted(index) ? "open" : "boilerplate";
}

// Built once an article; afterwards only states and the cursor change.
export class ArticlePane {
  constructor(screen) {
    this.screen = screen;
    this.element = h("nav", { class: "read", "aria-label": _("Article") });
  }

  build() {
    const { article } = this.screen.desk;
    const meta = [article.outlet, article.author, article.published].filter(Boolean).join(" · ");
    this.signs = [];
    this.sentences = article.sentences.map((sentence, index) => this.#sentence(sentence, index));
    this.credits = h("div", { class: "meta credits" });
    this.element.replaceChildren(
      h("div", { class: "meta" }, meta || _("outlet and date unknown")), this.credits,
      h("div", { class: "text", role: "listbox", dir: "auto", lang: article.language, "aria-label": _("Sentences") }, ...this.#paragraphs()));
    this.cursor = null;
    this.element.scrollTop = 0;
  }

  #sentence(sentence, index) {
    const { article } = this.screen.desk;
    const sign = h("i", { class: "sign", "aria-hidden": "true" });
    this.signs.push(sign);
    return h("span", { role: "option", class: `s ${sentence.kind}`, onclick: () => this.screen.point(() => this.screen.moveTo(index)) },
      sign, article.text.slice(sentence.start, sentence.end));
  }

  // Sentences of one line stand in one paragraph, as in the article.
  #paragraphs() {
    const { article } = this.screen.desk;
    const paragraphs = [];
    article.sentences.forEach((sentence, index) => {
      const before = index ? article.text.slice(article.sentences[index - 1].end, sentence.start) : "\n";
      if (/[\n\r]/.test(before)) paragraphs.push(h("p", { class: sentence.kind, role: "presentation" }));
      else paragraphs.at(-1).append(" ");
      paragraphs.at(-1).append(this.sentences[index]);
    });
    return paragraphs;
  }

  // Only what changed is touched: an article may have 400 sentences.
  draw() {
    const { desk, ui } = this.screen;
    desk.article.sentences.forEach((sentence, index) => {
      const name = stateName(desk, index);
      const element = this.sentences[index];
      if (element.dataset.state === name) return;
      element.dataset.state = name;
      this.signs[index].textContent = `${SIGN[name]}\u00a0`; // a sign never stands alone at the end of a line
      element.setAttribute("aria-label", `${term(name)}: ${desk.article.text.slice(sentence.start, sentence.end)}`);
    });
    this.#drawCredits();
    if (this.cursor === ui.cursor) return;
    this.sentences[this.cursor]?.removeAttribute("aria-selected");
    const current = this.sentences[ui.cursor];
    current.setAttribute("aria-selected", "true");
    this.cursor = ui.cursor;
    this.#reveal(current);
  }

  #drawCredits() {
    const { desk } = this.screen;
    const names = [...desk.decided(), ...desk.open()]
      .filter(({ claim }) => claim.scope === "article")
      .flatMap(({ claim, isDecided }) => claim.sources.map(({ name }) => (isDecided ? name : `${name} ?`)));
    const text = names.length ? `${_("credit")}: ${[...new Set(names)].join(", ")}` : "";
    if (this.credits.textContent !== text) this.credits.textContent = text;
  }

  // Like scrollIntoView, but of this pane only.
  #reveal(current) {
    whenLaidOut(() => {
      const pane = this.element;
      const top = current.offsetTop;
      const low = pane.scrollTop + 40;
      const high = pane.scrollTop + pane.clientHeight - current.offsetHeight - 80;
      if (top < low || top > high) pane.scrollTop = top - pane.clientHeight / 3;
    });
  }

}
