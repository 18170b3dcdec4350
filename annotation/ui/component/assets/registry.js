// The source registry in the browser: search as somebody types, and the name that a marked source gets.

import { fold, learnSounds, sound, soundOf } from "./sounding.js";

const DETERMINER = /^(?:l['’]|d['’]|(?:les?|la|une?|des|du|de|the|an?|its|his|her|their|son|sa|ses|leurs?)\s+)/iu;

const RETRY_MS = 5000;
const SHORTEST_SOUND = 2; // one letter alone sounds like half of all names
const SOUNDED_AT_ONCE = 250;

let wanted = null;
let entries = [];
let byId = new Map();
let byName = new Map();

// The registry of this address; until it is there, the one before it, or names as they are typed. Asks again until
// it is answered; `done` hears that it is there.
export async function loadRegistry(address, done) {
  if (address === wanted) return;
  wanted = address;
  while (address === wanted) {
    try {
      const response = await fetch(location.origin + address);
      if (response.status === 404) return;
      if (response.ok) return await take(await response.json(), () => address === wanted, done);
    } catch {
      // the server is away
    }
    await new Promise((go) => setTimeout(go, RETRY_MS));
  }
}

// The keys of all names are made piece by piece: nobody's key press waits for them.
async function take(registry, isWanted, done) {
  learnSounds(registry);
  const found = registry.entries.map((entry) => ({ grades: [], ...entry, folded: entry.names.map(fold), sounds: [] }));
  index(found);
  done();
  for (let from = 0; from < found.length && isWanted(); from += SOUNDED_AT_ONCE) {
    for (const entry of found.slice(from, from + SOUNDED_AT_ONCE)) entry.sounds = entry.folded.map(soundOf);
    await new Promise((go) => setTimeout(go, 0));
  }
}

function index(found) {
  entries = found;
  byId = new Map(found.flatMap((entry) => [entry.id, ...(entry.merged ?? [])].map((id) => [id, entry])));
  byName = new Map();
  for (const entry of found) for (const name of entry.folded) if (!byName.has(name)) byName.set(name, entry);
}

export const isLoaded = () => entries.length > 0;

// How near a name is to what was typed, by its letters; then by its sound.
function rank(name, sought) {
  if (name === sought) return 0;
  if (name.startsWith(sought)) return 1;
  if ([" ", "-", "'"].some((edge) => name.includes(edge + sought))) return 2;
  return name.includes(sought) ? 3 : null;
}

const BY_SOUND = 4;

function nearest({ folded, sounds }, sought, said) {
  let best = null;
  folded.forEach((name, place) => {
    let found = rank(name, sought);
    if (found === null && said && sounds[place]) {
      found = rank(sounds[place], said);
      if (found !== null) found += BY_SOUND;
    }
    if (found !== null && (!best || found < best[0] || (found === best[0] && name.length < best[1]))) best = [found, name.length];
  });
  return best;
}

// Entries with a name that holds what was typed, the closest first; then those with one that sounds like it.
export function search(typed, limit = 8) {
  const sought = fold(typed).trim();
  if (!sought) return [];
  const key = sound(typed);
  const said = key.length < SHORTEST_SOUND ? "" : key;
  const found = [];
  for (const entry of entries) {
    const best = nearest(entry, sought, said);
    if (best) found.push([...best, entry]);
  }
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, limit).map(([, , entry]) => entry);
}

const exact = (name) => byName.get(fold(name));

// The entry that a hop means, by id, by name or by both; as `SourceIndex.resolve` has it.
export function entryOf({ source_id: id, name }) {
  const found = byId.get(id);
  const named = exact(name);
  if (!found) return named ?? null;
  return named && isSplitFrom(named, found) ? named : found;
}

function isSplitFrom(entry, other) {
  const seen = new Set();
  for (let one = entry; one?.split_from && !seen.has(one.id);) {
    seen.add(one.id);
    one = byId.get(one.split_from);
    if (!one || one === other) return Boolean(one);
  }
  return false;
}

// What tells one source from another, as `SourceIndex.key` has it.
export const keyOf = (hop) => entryOf(hop)?.id ?? (hop.source_id || `~${fold(hop.name)}`);

// How reliable the registry holds whom a claim goes back to, on a day: the grade that was good then, or none.
export function gradeOf({ voice, sources }, day) {
  const [first] = sources;
  if (voice !== "source" || first?.role !== "originator") return null;
  const grade = entryOf(first)?.grades.findLast(([since]) => since <= day);
  return grade ? { since: grade[0], value: grade[1], reason: grade[2] } : null;
}

// Everybody named in the article's chains so far, for pronouns and short forms.
export function knownHops(desk) {
  const known = new Map();
  for (const { claim } of [...desk.decided(), ...desk.open()]) {
    for (const { name, source_id, kind } of claim.sources) known.set(name, { name, source_id, kind });
  }
  return [...known.values()];
}

// A chain joins names with " > ", and a record is one line.
export const asName = (text) => text.replace(/[\s>\x1c-\x1e\x85]+/gu, " ").trim().slice(0, 300);

// Name, registry id and kind for a marked source: a registry name, a person named before, else what it says.
export function nameFor({ desk }, span) {
  const surface = asName(desk.article.text.slice(span.start, span.end));
  const bare = surface.replace(DETERMINER, "") || surface;
  for (const name of [surface, bare]) {
    const entry = exact(name);
    if (entry) return { name, source_id: entry.id, kind: entry.kind };
  }
  const before = isSurname(bare) && knownHops(desk).filter(({ name }) => name.endsWith(` ${surnameOf(bare)}`)).at(-1);
  if (before) return before;
  const apposition = bare.split(", ").at(-1);
  const isName = bare.includes(", ") && /^\p{Lu}/u.test(apposition);
  return { name: isName ? apposition : bare, source_id: "", kind: "person" };
}

// "Peskov", "M. Peskov": capitals only, so that "président russe" is nobody's short form.
const surnameOf = (name) => name.replace(/^(?:\p{Lu}\p{Ll}{0,3}\.|Mme|Mlle)\s+/u, "");
const isSurname = (name) => /^(?:\p{Lu}[\p{L}'’-]*)$/u.test(surnameOf(name));
