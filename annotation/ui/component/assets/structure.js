// Cutting and joining sentences, and the kind of a line: facts about the article, the same for every analyst. The
// server keeps them as a new edition and answers with the article as it is now; nothing is drawn before.

import { closeDialog, openDialog } from "./dialogs.js";
import { h } from "./dom.js";
import { _, term } from "./words.js";

const TIMEOUT_MS = 10_000;
const NOISE = "boilerplate";

const plain = ({ start, end, kind }) => ({ start, end, kind });

const trimmed = (text, start, end) => {
  const piece = text.slice(start, end);
  return { start: start + piece.length - piece.trimStart().length, end: end - (piece.length - piece.trimEnd().length) };
};

// The sentences that stand in one line of the text with the one at `index`.
function lineOf({ text, sentences }, index) {
  const isBroken = (left, right) => /[\n\r]/.test(text.slice(sentences[left].end, sentences[right].start));
  let [first, last] = [index, index];
  while (first > 0 && !isBroken(first - 1, first)) first -= 1;
  while (last < sentences.length - 1 && !isBroken(last, last + 1)) last += 1;
  return [first, last];
}

export const STRUCTURE = {
  split(screen) {
    const { desk, tokens, ui } = screen;
    const [first] = tokens.ranges[ui.cursor];
    const at = ui.anchor === null ? null : Math.min(ui.anchor, ui.head);
    if (at === null || at <= first || tokens.sentenceOf(at) !== ui.cursor) {
      return screen.say(_("Select the word that the new sentence begins with, then cut."));
    }
    const { start, end, kind } = desk.article.sentences[ui.cursor];
    const cut = tokens.all[at].start;
    const halves = [trimmed(desk.article.text, start, cut), { start: cut, end }].map((one) => ({ ...one, kind }));
    return recut(screen, "split", desk.article.sentences.toSpliced(ui.cursor, 1, ...halves));
  },
  join(screen) {
    const { article } = screen.desk;
    const { cursor } = screen.ui;
    const next = article.sentences[cursor + 1];
    if (!next) return screen.say(_("There is no sentence after this one."));
    const { start, kind } = article.sentences[cursor];
    if (next.kind !== kind) return screen.say(_("These two are lines of different kinds: make them one kind first."));
    return recut(screen, "merged", article.sentences.toSpliced(cursor, 2, { start, end: next.end, kind }));
  },
  noise(screen) {
    const { kind } = screen.desk.article.sentences[screen.ui.cursor];
    return setKind(screen, screen.desk.kinds.has(kind) ? NOISE : "body");
  },
  kind(screen) {
    const kinds = screen.config.sentence_kinds;
    const { kind } = screen.desk.article.sentences[screen.ui.cursor];
    return setKind(screen, kinds[(kinds.indexOf(kind) + 1) % kinds.length]);
  },
  review: (screen) => reviewDialog(screen),
};

// A kind belongs to the line, so it is set for each of its sentences.
function setKind(screen, kind) {
  const { article } = screen.desk;
  const [first, last] = lineOf(article, screen.ui.cursor);
  const next = article.sentences.map((one, index) => (index >= first && index <= last ? { ...one, kind } : one));
  return recut(screen, "kind", next);
}

const isSame = (some, others) => JSON.stringify(some.map(plain)) === JSON.stringify(others.map(plain));

// Take a cut back, or make it again: only while the sentences are as it left them. Else somebody's work would go.
export async function backTo(screen, entry, from, to) {
  const { desk } = screen;
  if (!isSame(desk.article.sentences, entry.after)) {
    return screen.say(_("This was changed in another window since; it is not taken back."));
  }
  const isDone = await recut(screen, "undone", entry.before, { stack: to });
  if (!isDone) desk[from].push(entry);
}

async function recut(screen, cause, sentences, { stack = "undoable" } = {}) {
  const { desk, ui } = screen;
  const before = desk.article.sentences.map(plain);
  const answer = await screen.whileDeaf(() => post(screen, desk, cause, sentences));
  if (screen.desk !== desk) return Boolean(answer.article);
  if (!answer.article) {
    screen.act(() => screen.say(answer.message || _("No connection: sentences are cut only while the server answers.")));
    if (answer.isStale) screen.go(`refresh#${Date.now()}`);
    return false;
  }
  desk[stack].push({ before, after: answer.article.sentences.map(plain), index: ui.cursor });
  if (cause !== "undone") desk.redoable.length = 0;
  screen.open(answer.article);
  const waiting = desk.unfit().length;
  if (waiting) screen.act(() => screen.say(_("Some labels no longer fit: press = to settle them.")));
  return true;
}

async function post(screen, desk, cause, sentences) {
  const { outbox, config } = screen;
  await outbox.send(); // what was done before belongs to the sentences as they are
  const body = JSON.stringify({
    article_id: desk.article.id, base: desk.article.revision, cause, sentences: sentences.map(plain),
  });
  try {
    const response = await fetch(`${location.origin}${config.root}/sentences`, {
      method: "POST", body, signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { "Content-Type": "application/json", "X-Selon-Token": outbox.token, "Accept-Language": config.language },
    });
    return { ...(await response.json()), isStale: [401, 409].includes(response.status) };
  } catch {
    return {};
  }
}

// The queue of labels that no longer fit: each is applied to the sentences at its place, or let go, by a person.
function reviewDialog(screen) {
  const { desk } = screen;
  const settle = (labels, changes) => {
    closeDialog(screen);
    const all = labels.flatMap(changes); // two labels of sentences that are one now: the first decides
    screen.act(() => screen.commit([...new Map(all.toReversed().map((one) => [one.key, one])).values()]));
    if (desk.unfit().length) reviewDialog(screen);
  };
  const labels = desk.unfit();
  if (!labels.length) return screen.say(_("Every label fits its sentence."));
  const choices = (some) => [
    h("button", { class: "plain", onclick: () => settle(some, (one) => desk.applying(one)) }, _("Apply to the sentences there")),
    h("button", { class: "plain", onclick: () => settle(some, (one) => [desk.change(one.key, "withdrawn")]) }, _("Let go")),
  ];
  const row = (label) => h("li", {},
    h("p", {}, desk.placesOf(label).map(({ start, end }) => desk.article.text.slice(start, end)).join(" […] ")),
    h("p", { class: "dim" }, label.claim ? _("the author's own voice") : term(label.state.flagged ? "flagged" : label.state.status)),
    ...choices([label]));
  openDialog(screen, _("Labels that no longer fit"),
    h("p", {}, _("Sentences were cut or joined after these labels were made. Nothing is lost: decide for each.")),
    h("ul", { class: "parked" }, ...labels.map(row),
      labels.length > 1 ? h("li", {}, h("p", {}, h("b", {}, _("All of them"))), ...choices(labels)) : null));
}
