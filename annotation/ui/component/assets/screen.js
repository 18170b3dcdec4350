// The annotation screen: what is in focus, what a key does to it, and when to draw.

import { Clock } from "./clock.js";
import { Desk, uuid } from "./desk.js";
import { closeDialog, helpDialog, hopDialog, parkedDialog } from "./dialogs.js";
import { h } from "./dom.js";
import { ArticlePane } from "./draw_article.js";
import { ClaimsPane } from "./draw_claims.js";
import { FootPane } from "./draw_foot.js";
import { JudgePane } from "./draw_judge.js";
import { SentencePane } from "./draw_sentence.js";
import { Fields } from "./fields.js";
import { isTyping, listen } from "./keyboard.js";
import { Keymap } from "./keymap.js";
import { Outbox } from "./outbox.js";
import { askForStory } from "./story.js";
import { Tokens } from "./tokens.js";
import { VERBS } from "./verbs.js";
import { _ } from "./words.js";

const fresh = () => ({
  focus: null, hop: null, anchor: null, head: null, isDrafting: false,
  perspective: null, pending: null, refused: null, stance: 0, target: null, said: "",
});

// Which desk an article lies on: by whoever reads it, with names hidden or not.
const pageOf = ({ id, stamp }) => JSON.stringify([id, stamp.reader, Boolean(stamp.is_masked)]);

const PATIENCE_MS = 5000;
const SURPRISE_MS = 500;

export class Screen {
  constructor({ shadow, config, article, token, go }) {
    Object.assign(this, { shadow, config, go });
    this.keymap = new Keymap(config.codebook);
    this.clock = new Clock();
    this.desks = new Map();
    this.panes = [new ArticlePane(this), new SentencePane(this), new ClaimsPane(this), new JudgePane(this), new FootPane(this)];
    const [read, now, claims, judge, foot] = this.panes.map((pane) => pane.element);
    this.root = h("div", { class: "root", tabindex: "-1", lang: config.language },
      read, h("main", { class: "middle" }, now, claims), judge, foot);
    this.shadow.append(this.root);
    this.outbox = new Outbox({
      ...config, token,
      answered: (result, commit) => this.#answered(result, commit),
      changed: () => this.#foot().drawSaved(),
      stale: () => this.go(`refresh#${Date.now()}`),
    });
    this.fields = new Fields(this, this.panes[3]);
    this.open(article);
    this.#listen();
    this.outbox.send();
  }

  close() {
    this.fields.settle();
    this.stopListening();
    clearInterval(this.timer);
    this.clock.close();
    this.outbox.close();
    this.root.remove();
  }

  #foot() {
    return this.panes.at(-1);
  }

  // An article from the server: another one, or the same with newer labels.
  open(article) {
    const isSame = Boolean(this.desk) && pageOf(this.desk.article) === pageOf(article);
    const isRecut = isSame && article.revision > this.desk.article.revision;
    const place = isRecut ? this.desk.article.sentences[this.ui.cursor].start : 0;
    if (!isSame && this.desk) this.#leave();
    if (isSame) this.stay();
    const isSurprise = !isSame && this.desk && !this.leaving;
    this.deafUntil = isSurprise ? performance.now() + SURPRISE_MS : 0;
    this.leaving = null;
    const known = this.desks.get(pageOf(article));
    if (known) known.refresh(article);
    this.desk = known ?? new Desk(article, this.config);
    this.desks.set(pageOf(article), this.desk);
    for (const { value } of this.outbox.waiting()) if (this.#deskOf(value) === this.desk) this.desk.apply(value);
    if (!isSame) {
      this.tokens = new Tokens(article);
      const first = this.desk.isWanted(0) ? 0 : this.desk.nextOpen(0);
      this.ui = { ...fresh(), cursor: Math.max(first, 0) };
      this.clock.restart();
      this.panes[0].build();
      this.root.dataset.article = article.id;
      this.root.dataset.reader = article.stamp.reader;
    }
    if (isRecut) this.#rebuild(place);
    if (!isSame) askForStory(this);
    this.draw();
    this.focusRoot();
  }

  // The same article with other sentences: stay where the eye is.
  #rebuild(place) {
    this.tokens = new Tokens(this.desk.article);
    const index = this.desk.article.sentences.findLastIndex(({ start }) => start <= place);
    this.ui = { ...fresh(), cursor: Math.max(index, 0) };
    this.panes[0].build();
  }

  // Keys wait for nothing that was not asked: until `work` is done none is heard.
  async whileDeaf(work) {
    this.fields.settle();
    this.deafUntil = performance.now() + PATIENCE_MS;
    try {
      return await work();
    } finally {
      this.deafUntil = 0;
    }
  }

  // What was being typed belongs to the article that is left.
  #leave() {
    this.fields.settle();
    this.shadow.activeElement?.blur();
    closeDialog(this);
  }

  // The server answered a wish to go on with the article that is here already.
  stay() {
    if (this.leaving === "next") this.say(_("Everything is labelled. Publish it on the Versions page."));
    this.leaving = null;
    this.deafUntil = 0;
    this.draw();
  }

  focusRoot() {
    setTimeout(() => this.root.isConnected && !isTyping(this.shadow.activeElement) && this.root.focus({ preventScroll: true }), 0);
  }

  draw() {
    for (const pane of this.panes) pane.draw();
    this.root.dataset.cursor = String(this.ui.cursor);
  }

  // Do something to the screen's state, then draw it.
  act(work) {
    work();
    this.draw();
  }

  // The same for a click: what is being typed belongs to what was in focus before.
  point(work) {
    this.fields.settle();
    this.act(work);
    this.#giveBackTheKeyboard();
  }

  #giveBackTheKeyboard() {
    this.shadow.activeElement?.blur();
    this.focusRoot();
  }

  run(binding) {
    Object.assign(this.ui, { said: "", refused: null });
    const isKept = VERBS[binding.verb](this, binding);
    if (binding.goOn && isKept) VERBS.accept(this);
  }

  press(event, binding) {
    event.stopPropagation();
    if (binding.verb === "stance") this.fields.takeOnlyTheTarget(); // the click says the polarity
    this.fields.settle();
    this.act(() => this.run(binding));
    if (event.detail > 0) this.#giveBackTheKeyboard(); // after a mouse click Enter means "accept" again
  }

  // What is in focus

  items() {
    const here = this.desk.itemsAt(this.ui.cursor);
    if (!this.ui.focus || here.some(({ id }) => id === this.ui.focus)) return here;
    return [...here, ...this.desk.decided().filter(({ id }) => id === this.ui.focus)]; // begun in a neighbour
  }

  focused() {
    if (this.ui.isDrafting) return null;
    const items = this.items();
    return items.find(({ id }) => id === this.ui.focus) ?? items.find(({ isDecided }) => !isDecided) ?? items[0] ?? null;
  }

  perspective(name = this.ui.perspective) {
    const codes = this.config.codebook.dimensions.filter(({ kind }) => kind === "code");
    return codes.find((one) => one.name === name) ?? this.keymap.main;
  }

  selection() {
    const { anchor, head } = this.ui;
    return anchor === null ? null : this.tokens.span(anchor, head);
  }

  select(anchor, head = anchor) {
    Object.assign(this.ui, { anchor: this.tokens.clamp(anchor), head: this.tokens.clamp(head) });
  }

  moveTo(index) {
    const there = Math.max(0, Math.min(this.desk.article.sentences.length - 1, index));
    this.fields.saveNote();
    if (there !== this.ui.cursor) this.clock.takeLap(); // time counts from arrival at the sentence
    this.ui = { ...fresh(), cursor: there, said: this.ui.said };
  }

  say(text) {
    this.ui.said = text;
  }

  // Saving

  commit(changes) {
    if (!changes.length) return true;
    const sent = this.send(changes);
    if (sent) this.desk.remember(sent, this.ui.cursor);
    return Boolean(sent);
  }

  // Into the outbox first; only then the screen goes on. The commit and what was there before; null when the
  // browser cannot keep it.
  send(wanted, more = {}) {
    const changes = [...wanted, ...this.desk.reopened(wanted)];
    const before = new Map(changes.map(({ key }) => [key, this.desk.labels.get(key) ?? null]));
    const commit = {
      commit_id: uuid(), article_id: this.desk.article.id, made_at: new Date().toISOString(),
      seconds: this.clock.takeLap(), codebook_version: this.config.codebook.version, undo_of: null, changes,
      stamp: this.desk.article.stamp, ...more,
    };
    try {
      this.outbox.add(commit);
    } catch {
      this.say(_("This browser has no room left to keep your work. Free some space; nothing was changed."));
      return null;
    }
    this.desk.apply(commit);
    return { commit, before };
  }

  #answered(result, commit) {
    const desk = this.#deskOf(commit);
    const isOfAnotherPage = !desk && commit.article_id === this.desk.article.id; // whose labels this page may show
    if (result.ok && !isOfAnotherPage) return;
    if (!result.ok) this.act(() => desk?.distrust(commit));
    this.go(`refresh#${Date.now()}`);
  }

  #deskOf({ article_id: id, stamp = this.desk.article.stamp }) {
    return this.desks.get(pageOf({ id, stamp }));
  }

  retryParked(key) {
    const commit = this.outbox.retry(key);
    closeDialog(this);
    this.act(() => commit && this.#deskOf(commit)?.apply(commit));
  }

  discardParked(key) {
    this.outbox.discard(key);
    closeDialog(this);
    if (this.outbox.parked().length) parkedDialog(this);
  }

  async leaveFor(place) {
    if (!place) return this.say(_("There is no further article in that direction."));
    this.fields.settle();
    this.leaving = place;
    this.deafUntil = performance.now() + PATIENCE_MS;
    this.say(_("Opening…"));
    await this.outbox.send();
    if (this.leaving === place) this.go(`${place}#${Date.now()}`);
  }

  // Fields and dialogs

  openHelp() {
    helpDialog(this);
  }

  openParked() {
    parkedDialog(this);
  }

  openHop(hop, done) {
    hopDialog(this, hop, (update) => this.act(() => done(update)));
  }

  #listen() {
    // A click on a button leaves the focus where it is: what is being typed is settled first, then the button acts.
    this.root.addEventListener("mousedown", (event) => {
      if (event.target.closest("button, article")) event.preventDefault();
    });
    this.stopListening = listen(this);
    this.timer = setInterval(() => this.#foot().drawTime(this.clock.tick()), 1000);
  }
}
