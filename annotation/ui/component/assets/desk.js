// What is on the desk: one article, its suggestions, and the analyst's labels as they will be once saved.

import { covers, emptyClaim, inReadingOrder, overlaps, touches } from "./claims.js";
import { withGrades } from "./grades.js";

export const uuid = () =>
  crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
    (Number(c) ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (Number(c) / 4)))).toString(16));

// A name for a text, 128 bits of FNV-1a in the form of a UUID (version 8: made by the application).
export function uuidOf(text) {
  const hash = (seed) => {
    let value = 0xcbf29ce484222325n ^ BigInt(seed);
    for (const byte of new TextEncoder().encode(text)) value = ((value ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    return value.toString(16).padStart(16, "0");
  };
  const hex = hash(1) + hash(2);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export class Desk {
  constructor(article, { codebook, flow, annotator }) {
    this.article = article;
    this.annotator = annotator;
    this.codebook = codebook;
    this.kinds = new Set(flow);
    this.labels = new Map(article.labels.map((label) => [label.key, label]));
    this.known = {}; // what follows from the labels, until one of them changes
    this.undoable = [];
    this.redoable = [];
    this.story = null; // until the server tells what else the story has
    this.declined = new Set(); // claims of which somebody took a proposed grade away
  }

  // Newer labels from the server; what we know to be later stays.
  refresh(article) {
    if (article.revision < this.article.revision) article = { ...this.article, labels: article.labels }; // was on its way
    const isRecut = article.revision > this.article.revision;
    this.article = article;
    this.known = {};
    for (const label of article.labels) {
      if ((this.labels.get(label.key)?.revision ?? 0) <= label.revision) this.labels.set(label.key, label);
    }
    if (isRecut) this.#forgetGoneSentences();
  }

  // What was done to a sentence that is no more cannot be taken back.
  #forgetGoneSentences() {
    const keys = new Set(this.article.sentences.map(({ key }) => `sentence:${key}`));
    const stands = (entry) => !entry.commit || entry.commit.changes.every(({ key }) => !key.startsWith("sentence:") || keys.has(key));
    this.undoable = this.undoable.filter(stands);
    this.redoable = this.redoable.filter(stands);
  }

  // Take back to what the server has: it refused what we had, so there is nothing of it to undo either.
  distrust(commit) {
    this.known = {};
    const keys = new Set(commit.changes.map(({ key }) => key));
    for (const key of keys) {
      const stored = this.article.labels.find((label) => label.key === key);
      if (stored) this.labels.set(key, stored);
      else this.labels.delete(key);
    }
    const isApart = (entry) => !entry.commit || !entry.commit.changes.some(({ key }) => keys.has(key));
    this.undoable = this.undoable.filter(isApart);
    this.redoable = this.redoable.filter(isApart);
  }

  current(key) {
    const label = this.labels.get(key);
    return label && label.decision !== "withdrawn" ? label : null;
  }

  // Apply a commit that is saved or waiting; false when its place is taken already.
  apply(commit) {
    const fits = commit.changes.every((one) => (this.labels.get(one.key)?.revision ?? 0) === one.base);
    if (fits) for (const one of commit.changes) this.labels.set(one.key, { ...one, revision: one.base + 1 });
    this.known = {};
    return fits;
  }

  change(key, decision, { claim = null, state = null, suggestion = null } = {}) {
    return { key, base: this.labels.get(key)?.revision ?? 0, decision, claim, state, suggestion };
  }

  state(index) {
    const key = `sentence:${this.article.sentences[index].key}`;
    return this.current(key)?.state ?? { status: "open", flagged: false };
  }

  stateChange(index, update, decision = "added") {
    const key = `sentence:${this.article.sentences[index].key}`;
    return this.change(key, decision, { state: { ...this.state(index), ...this.#before(index, update), ...update } });
  }

  // What the analyst had before them, kept with a sentence when it is closed.
  #before(index, { status }) {
    if (status === undefined) return {};
    const { agent, sentences } = this.article;
    const assistance = status === "open" ? "" : sentences[index].assistance;
    return { assistance, agent: assistance ? agent : "" };
  }

  // The claims that were decided on, everywhere in the article.
  decided() {
    return this.known.decided ??= [...this.labels.values()]
      .filter((label) => label.claim && label.decision !== "withdrawn")
      .map((label) => ({ id: label.key, ...label, isDecided: true }));
  }

  open() {
    return this.known.open ??= this.#undecided();
  }

  #undecided() {
    const settled = new Set();
    for (const label of this.labels.values()) {
      if (label.key.startsWith("rejection:") && label.decision !== "withdrawn") settled.add(label.key.slice(10));
      if (label.claim && label.suggestion) settled.add(label.suggestion.suggestion_id);
    }
    return this.article.suggestions
      .filter((one) => !settled.has(one.suggestion_id))
      .map((one) => ({ id: one.suggestion_id, claim: one.claim, suggestion: one, isDecided: false }));
  }

  // What is shown at a sentence: decided claims and open suggestions; the author's voice only if nobody else speaks.
  itemsAt(index) {
    const sentence = this.article.sentences[index];
    const here = [...this.decided(), ...this.open()].filter((item) => touches(item.claim, sentence));
    const others = here.filter((item) => item.isDecided || item.claim.voice === "source");
    const spoken = others.some((item) => covers(item.claim, sentence));
    const shown = spoken ? others : here;
    return shown.sort((a, b) => inReadingOrder(a.claim, b.claim) || a.id.localeCompare(b.id));
  }

  // Enter: everything shown becomes a label; a sentence in which nobody speaks is the author's.
  accepting(index) {
    const sentence = this.article.sentences[index];
    const items = this.itemsAt(index);
    const changes = items.filter((item) => !item.isDecided).map((item) => this.adopt(item, "accepted"));
    const graded = this.state(index).status === "labelled" ? [] : withGrades(this, items);
    changes.push(...graded.map(([item, claim]) => this.adopt(item, "corrected", claim)));
    const needsVoice = this.inFlow(index) && !items.some((item) => covers(item.claim, sentence));
    if (needsVoice) changes.push(this.authorChange(index, "added"));
    if (this.state(index).status !== "labelled") changes.push(this.stateChange(index, { status: "labelled" }));
    return changes;
  }

  // What the codebook knows no more is left out: the server would refuse the whole claim for it.
  #fitting(claim) {
    const isKnown = ([name, code]) => {
      const { choices, codes } = this.codebook.dimensions.find((one) => one.name === name) ?? { choices: [], codes: {} };
      return choices.some((one) => one.code === code) || Object.values(codes).includes(code);
    };
    return { ...claim, judgements: Object.fromEntries(Object.entries(claim.judgements).filter(isKnown)) };
  }

  adopt(item, decision, whole = item.claim) {
    const claim = this.#fitting(whole);
    if (!item.isDecided) return this.change(this.#keyFor(item.suggestion), decision, { claim, suggestion: item.suggestion });
    const kept = item.decision === "added" ? "added" : decision;
    return this.change(item.id, kept, { claim, suggestion: item.suggestion });
  }

  // The same in every tab, so that two of them cannot make two claims of one suggestion.
  #keyFor({ suggestion_id: id }) {
    return `claim:${uuidOf(`${id}/${this.annotator}`)}`;
  }

  // Away with a claim or a suggestion; the suggestion does not come back.
  rejecting(item) {
    const changes = [];
    if (item.isDecided) changes.push(this.change(item.id, "withdrawn"));
    if (item.suggestion) {
      const key = `rejection:${item.suggestion.suggestion_id}`;
      if (!this.current(key)) changes.push(this.change(key, "rejected", { suggestion: item.suggestion }));
    }
    return changes;
  }

  // No attribution: all that speaks here is rejected, the sentence is the author's.
  silencing(index) {
    const items = this.itemsAt(index);
    const sources = items.filter((item) => item.claim.voice === "source");
    const changes = [...new Map(sources.flatMap((item) => this.rejecting(item)).map((one) => [one.key, one])).values()];
    const own = items.find((item) => item.claim.voice === "author");
    if (own && !own.isDecided) changes.push(this.adopt(own, "accepted"));
    if (!own) {
      const refused = sources.find((item) => item.suggestion)?.suggestion ?? null;
      changes.push(this.authorChange(index, refused ? "rejected" : "added", refused));
    }
    changes.push(this.stateChange(index, { status: "labelled" }));
    return changes;
  }

  // Without judgements: nothing is stored that nobody saw.
  authorClaim(index) {
    const { start, end } = this.article.sentences[index];
    return { ...emptyClaim("author"), content: [{ start, end }] };
  }

  authorChange(index, decision, suggestion = null) {
    return this.change(`claim:${uuid()}`, decision, { claim: this.authorClaim(index), suggestion });
  }

  // Sentences that were done, and that the changes leave without anybody who speaks: open again.
  reopened(changes) {
    const gone = changes.map(({ key }) => this.current(key)?.claim).filter(Boolean);
    const left = new Map([...this.labels, ...changes.map((one) => [one.key, one])]);
    const speaking = [...left.values()].filter(({ claim, decision }) => claim && decision !== "withdrawn");
    const settled = new Set(changes.map(({ key }) => key));
    return this.article.sentences.flatMap((sentence, index) => {
      const isLeft = this.inFlow(index) && this.state(index).status === "labelled"
        && !settled.has(`sentence:${sentence.key}`) && gone.some((claim) => covers(claim, sentence))
        && !speaking.some(({ claim }) => covers(claim, sentence));
      return isLeft ? [this.stateChange(index, { status: "open" })] : [];
    });
  }

  // Labels that no longer fit the sentences, as the server found, and that were not touched since.
  unfit() {
    const stored = (wanted) => this.article.labels.find(({ key }) => key === wanted);
    return this.article.unfit.map(({ key }) => this.current(key)).filter((label) => label && label.revision === stored(label.key)?.revision);
  }

  // Where such a label lies: the sentence that is no more, or what the author's claim is made of.
  placesOf(label) {
    if (label.claim) return label.claim.content;
    return this.article.unfit.filter(({ key }) => key === label.key);
  }

  // Move such a label to the sentences at its place.
  applying(label) {
    const places = this.placesOf(label);
    const there = this.article.sentences
      .map((sentence, index) => ({ sentence, index }))
      .filter(({ sentence, index }) => this.inFlow(index) && places.some((place) => overlaps(place, sentence)));
    if (label.claim) {
      const content = there.map(({ sentence: { start, end } }) => ({ start, end }));
      if (!content.length) return [this.change(label.key, "withdrawn")];
      return [this.change(label.key, label.decision, { claim: { ...label.claim, content }, suggestion: label.suggestion })];
    }
    const open = there.filter(({ index }) => this.state(index).status === "open");
    return [this.change(label.key, "withdrawn"), ...open.map(({ index }) => this.stateChange(index, label.state, label.decision))];
  }

  inFlow(index) {
    return this.kinds.has(this.article.sentences[index].kind);
  }

  isDone(index) {
    return this.state(index).status !== "open";
  }

  // The flow stops at titles and body sentences, and where a credit waits for a decision.
  isWanted(index) {
    if (this.isDone(index)) return false;
    if (this.inFlow(index)) return true;
    const sentence = this.article.sentences[index];
    return this.open().some((item) => item.claim.voice === "source" && covers(item.claim, sentence));
  }

  // The next sentence that wants a decision, going round; -1 when the article is done.
  nextOpen(index) {
    const count = this.article.sentences.length;
    for (let step = 1; step <= count; step += 1) {
      const there = (index + step) % count;
      if (this.isWanted(there)) return there;
    }
    return -1;
  }

  progress() {
    const flow = this.article.sentences.map((_, index) => index).filter((index) => this.inFlow(index));
    return { done: flow.filter((index) => this.isDone(index)).length, all: flow.length };
  }

  // Remember how to take a commit back.
  remember(sent, index) {
    this.undoable.push({ ...sent, index });
    this.redoable.length = 0;
  }

  // Whether the labels are still as the commit left them.
  isUntouched({ commit }) {
    return commit.changes.every(({ key, base }) => this.labels.get(key)?.revision === base + 1);
  }

  undoing(entry, labels) {
    return entry.commit.changes.map(({ key }) => {
      const there = labels.get(key);
      const gone = !there || there.decision === "withdrawn";
      return gone ? this.change(key, "withdrawn") : this.change(key, there.decision, there);
    });
  }
}
