// The claims of the same story, of the same reader: those of this article, and what the server tells of the others.

import { entryOf, isLoaded, keyOf } from "./registry.js";
import { _ } from "./words.js";

export const CREDIBILITY = "information_credibility";
const CONFIRMED = "1";
const TIMEOUT_MS = 10_000;
const AGAIN_MS = 1_000;

// Ask for the other articles' claims; the desk keeps them. Without an answer the server alone decides, and what was told
// before stays.
export async function loadStory({ config, desk, outbox }) {
  try {
    const response = await fetch(`${location.origin}${config.root}/story`, {
      method: "POST", signal: AbortSignal.timeout(desk.story ? AGAIN_MS : TIMEOUT_MS),
      body: JSON.stringify({ article_id: desk.article.id, stamp: desk.article.stamp }),
      headers: { "Content-Type": "application/json", "X-Selon-Token": outbox.token, "Accept-Language": config.language },
    });
    if (response.ok) desk.story = await response.json();
    return response.ok;
  } catch {
    return false;
  }
}

// After the article is painted; nobody waits for it.
export function askForStory(screen) {
  const { desk } = screen;
  requestAnimationFrame(async () => {
    if (screen.desk === desk && (await loadStory(screen)) && screen.root.isConnected) screen.draw();
  });
}

// Who a claim goes back to, as annotation/corroboration.py has it: a name, a key, and whether it can be told from others.
function rootOf({ voice, sources }, { outlet, outlet_id: id }) {
  const first = voice === "author" ? { name: outlet, source_id: id, kind: "media" } : sources[0];
  if (!first?.name && !first?.source_id) return { root: "", root_key: "", is_named: false };
  return { root: first.name, root_key: keyOf(first), is_named: Boolean(entryOf(first)) || first.kind !== "anonymous" };
}

const idOf = (key) => key.replace(/^claim:/, "");

function listed(desk, { id, claim }) {
  const { article } = desk;
  return {
    article_id: article.id, claim_id: idOf(id), title: article.title, outlet: article.outlet, published: article.published,
    chain: [...claim.sources.map(({ name }) => name), article.outlet].filter(Boolean),
    words: claim.content.map(({ start, end }) => article.text.slice(start, end)).join(" […] "),
    links: claim.links ?? [], ...rootOf(claim, article),
  };
}

// All but the one with this key: this article's first.
export function others(desk, key) {
  const here = desk.decided().filter(({ id }) => id !== key).map((item) => listed(desk, item));
  return [...here, ...(desk.story?.claims ?? [])];
}

export const find = (desk, { article_id: article, claim_id: claim }) =>
  others(desk, null).find((one) => one.article_id === article && one.claim_id === claim) ?? null;

// What other claims of the story do to this one: each with its relation.
export function linking(desk, { id }) {
  const isHere = (link) => link.article_id === desk.article.id && link.claim_id === idOf(id);
  return others(desk, id).flatMap((one) => one.links.filter(isHere).map(({ relation }) => ({ relation, claim: one })));
}

// The claims that speak for another root than this one.
export function confirming(desk, { id, claim }) {
  const own = rootOf(claim, desk.article);
  return others(desk, id).filter((one) => one.is_named && one.root_key !== own.root_key);
}

// Whether the server would refuse credibility 1: only where all is known that it asks.
export function isUnfounded(desk, item, claim) {
  const { story, article } = desk;
  if (claim.judgements[CREDIBILITY] !== CONFIRMED || wasSo(desk, item, claim) || !story) return false;
  if (article.stamp.is_masked) return !story.confirmable.includes(item.id);
  return isLoaded() && !story.is_cut && !confirming(desk, { id: item.id, claim }).length;
}

function wasSo({ article }, { isDecided, claim: before }, claim) {
  if (!isDecided || before.judgements[CREDIBILITY] !== CONFIRMED) return false;
  return rootOf(before, article).root_key === rootOf(claim, article).root_key;
}

// Where a claim stands, in a line.
export const placeOf = ({ outlet, title, published }) => [outlet || title, published].filter(Boolean).join(", ");

export const wordsOf = ({ words }) => (words ? `« ${words} »` : _("credit of the whole article"));
