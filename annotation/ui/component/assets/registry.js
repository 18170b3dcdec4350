// The source registry in the browser: search as somebody types, and the name that a marked source gets.

export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();

const DETERMINER = /^(?:l['’]|d['’]|(?:les?|la|une?|des|du|de|the|an?|its|his|her|their|son|sa|ses|leurs?)\s+)/iu;

const RETRY_MS = 5000;

let entries = [];

// Asks again until it is there; until then names are typed.
export async function loadRegistry(root, digest) {
  try {
    const response = await fetch(`${location.origin}${root}/registry/${digest}`);
    if (!response.ok) return;
    entries = (await response.json()).map((entry) => ({ ...entry, folded: entry.names.map(fold) }));
  } catch {
    setTimeout(() => loadRegistry(root, digest), RETRY_MS);
  }
}

function rank(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if ([" ", "-", "'"].some((edge) => name.includes(edge + wanted))) return 2;
  return name.includes(wanted) ? 3 : null;
}

// Entries with a name that holds what was typed, the closest first.
export function search(typed, limit = 8) {
  const wanted = fold(typed).trim();
  if (!wanted) return [];
  const found = [];
  for (const entry of entries) {
    const ranks = entry.folded.map((name) => [rank(name, wanted), name.length]).filter(([r]) => r !== null);
    if (ranks.length) found.push([...ranks.sort((a, b) => a[0] - b[0] || a[1] - b[1])[0], entry]);
  }
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, limit).map(([, , entry]) => entry);
}

const exact = (name) => entries.find((entry) => entry.folded.includes(fold(name)));

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
