// The commit protocol: write to localStorage first, one key a commit; send one request at a time; delete
// only what the server acknowledged; park and show what it refuses; try again for ever when it is away.

import { whenPainted } from "./frames.js";

const RETRY_MS = 1000;
const MOST_AT_ONCE = 40;
const KEEPALIVE_LIMIT = 16_000; // characters, of at most four bytes; browsers allow 64 KiB in flight
const TIMEOUT_MS = 30_000;
const NOT_LISTED = "not-listed";

// Whose labels of which article a commit changes; one without a stamp is of an earlier Selon, and its reader's own.
export const placeOf = ({ article_id: article, stamp }) => JSON.stringify([article, stamp?.reader ?? ""]);

// Before commits had stamps, pages that hide names and pages of gold had outboxes of their own.
const FORMER = (person) => [[`${person} · █`, { reader: person, is_masked: true }], [`#gold · ${person}`, { reader: "#gold" }]];

export class Outbox {
  // `answered(result, commit)` hears of every acknowledgement and refusal, from another tab too; `changed()` of
  // every change of the counters; `stale()` when the token is too old. "/" ends a name: encoding leaves none in it.
  // A person has one outbox for all pages: each commit carries the stamp of the page that it was made on.
  constructor({ project, person, root, language, token, answered, changed, stale }) {
    this.prefix = `selon.outbox.${project}.${encodeURIComponent(person)}/`;
    this.parkedPrefix = `selon.parked.${project}.${encodeURIComponent(person)}/`;
    for (const [name, stamp] of FORMER(person)) {
      this.#adopt(`selon.outbox.${project}.${encodeURIComponent(name)}/`, this.prefix, (commit) => ({ stamp, ...commit }));
      this.#adopt(`selon.parked.${project}.${encodeURIComponent(name)}/`, this.parkedPrefix,
        ({ commit, ...result }) => ({ ...result, commit: { stamp, ...commit } }));
    }
    Object.assign(this, { root, language, token, answered, changed, stale });
    this.most = MOST_AT_ONCE;
    this.sending = false;
    this.sent = null;
    this.offline = "";
    this.timer = null;
    this.last = 0;
    this.closed = false;
    this.onStorage = (event) => this.#heard(event);
    this.onOnline = () => this.send();
    window.addEventListener("storage", this.onStorage);
    window.addEventListener("online", this.onOnline);
    window.addEventListener("pagehide", this.onOnline); // what still waits for a frame when the tab is closed
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    window.removeEventListener("storage", this.onStorage);
    window.removeEventListener("online", this.onOnline);
    window.removeEventListener("pagehide", this.onOnline);
  }

  // Throws when the browser cannot keep the commit; then the screen must not go on.
  add(commit) {
    this.last = Math.max(Date.now() * 1000, this.last + 1); // steps stay in order when the clock is set back
    localStorage.setItem(`${this.prefix}${String(this.last).padStart(18, "0")}.${commit.commit_id}`, JSON.stringify(commit));
    this.changed();
    whenPainted(() => this.send()); // it is kept; the server must not take the time of who paints the next sentence
  }

  waiting() {
    return this.#under(this.prefix);
  }

  parked() {
    return this.#under(this.parkedPrefix);
  }

  renew(token) {
    this.token = token;
    this.send();
  }

  // Send a refused commit again, its changes based on what is there now.
  retry(key) {
    const { commit, revisions } = JSON.parse(localStorage.getItem(key)) ?? {};
    if (!commit) return null; // another tab settled it
    const changes = commit.changes.map((one) => ({ ...one, base: revisions?.[one.key] ?? one.base }));
    const again = { ...commit, changes };
    this.add(again);
    localStorage.removeItem(key);
    this.changed();
    return again;
  }

  discard(key) {
    localStorage.removeItem(key);
    this.changed();
  }

  // Resolves when nothing more can be sent for now, also for who asks while it is being sent.
  send() {
    if (!this.sending && !this.closed) this.sent = this.#sendAll();
    return this.sent;
  }

  async #sendAll() {
    this.sending = true;
    clearTimeout(this.timer);
    try {
      while (!this.closed && this.waiting().length) {
        if (!(await this.#alone(() => this.#request()))) break;
      }
    } catch {
      this.offline = "away"; // an answer that is none, or no room to park: later
    } finally {
      this.sending = false;
      this.changed();
      if (!this.closed && this.waiting().length) this.timer = setTimeout(() => this.send(), RETRY_MS);
    }
  }

  // Another tab sent one of ours and it was refused.
  #heard({ key, newValue }) {
    this.changed();
    if (!key?.startsWith(this.parkedPrefix) || !newValue) return;
    const { commit, ...result } = JSON.parse(newValue);
    this.answered(result, commit);
  }

  // Two tabs of one analyst share the outbox: only one of them sends.
  #alone(work) {
    return navigator.locks ? navigator.locks.request(this.prefix, work) : work();
  }

  async #request() {
    const batch = this.waiting().slice(0, this.most);
    if (!batch.length) return true;
    const response = await this.#post(batch.map(({ value }) => value));
    const answer = response ? await response.json().catch(() => ({})) : {};
    if (response?.ok && Array.isArray(answer.results)) {
      this.offline = "";
      this.most = MOST_AT_ONCE;
      if (answer.token) this.token = answer.token;
      this.#settle(batch, answer.results);
      return true;
    }
    if (response?.status === 401) this.stale();
    if (answer.code === NOT_LISTED) return this.#keep(batch, answer);
    const isRefused = response && response.status >= 400 && response.status < 500 && response.status !== 401;
    if (isRefused) return this.#refused(batch, answer.message);
    this.offline = answer.message || "away";
    return false;
  }

  async #post(commits) {
    const body = JSON.stringify({ commits });
    try {
      return await fetch(`${location.origin}${this.root}/commits`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Selon-Token": this.token, "Accept-Language": this.language },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS), // a server that hangs must not hold the other tabs back
        keepalive: body.length < KEEPALIVE_LIMIT, // a small one survives the closing of the tab
      });
    } catch {
      return null;
    }
  }

  // Whoever may no longer label loses nothing: all of it is parked as it is, to be sent when they may again.
  #keep(batch, { code, message }) {
    this.#settle(batch, batch.map(({ value }) => ({ commit_id: value.commit_id, ok: false, code, message })));
    return true;
  }

  // The request itself was refused: one commit at a time finds the one that is wrong, and that one is parked.
  #refused(batch, message) {
    this.most = 1;
    if (batch.length > 1) return true;
    const [{ value }] = batch;
    this.#settle(batch, [{ commit_id: value.commit_id, ok: false, code: "refused", message: message ?? "" }]);
    return true;
  }

  #settle(batch, results) {
    const keys = new Map(batch.map(({ key, value }) => [value.commit_id, { key, value }]));
    for (const result of results) {
      const { key, value } = keys.get(result.commit_id) ?? {};
      if (!key) continue;
      if (!result.ok) this.#park(key, value, result);
      localStorage.removeItem(key);
      this.answered(result, value);
      if (!result.ok) this.#parkFollowers(value, result);
    }
  }

  #park(key, commit, result) {
    localStorage.setItem(key.replace(this.prefix, this.parkedPrefix), JSON.stringify({ ...result, commit }));
  }

  // What was done on top of a refused step would land on somebody else's label: it waits for the same decision.
  #parkFollowers(refused, result) {
    const keys = new Set(refused.changes.map((one) => one.key));
    for (const { key, value } of this.waiting()) {
      const follows = placeOf(value) === placeOf(refused) && value.changes.some((one) => keys.has(one.key));
      if (!follows) continue;
      value.changes.forEach((one) => keys.add(one.key));
      this.#park(key, value, result);
      localStorage.removeItem(key);
      this.answered(result, value);
    }
  }

  #adopt(former, prefix, stamped) {
    try {
      for (const { key, value } of this.#under(former)) {
        localStorage.setItem(key.replace(former, prefix), JSON.stringify(stamped(value)));
        localStorage.removeItem(key);
      }
    } catch {
      // no room: it stays where it is until there is some
    }
  }

  #under(prefix) {
    const found = [];
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key?.startsWith(prefix)) found.push(key);
    }
    return found.sort().map((key) => ({ key, value: JSON.parse(localStorage.getItem(key)) }));
  }
}
