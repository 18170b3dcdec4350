// The source registry in the browser: search as somebody types, and the name that a marked source gets.

export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();

const DETERMINER = /^(?:l['’]|d['’]|(?:les?|la|une?|des|du|de|the|an?|its|his|her|their|son|sa|ses|leurs?)\s+)/iu;

let entries = [];

export async function loadRegistry(root, digest) {
  try {
    const response = await fetch(`${location.origin}${root}/registry/${digest}`);
    if (response.ok) {
      entries = (await response.json()).map((entry) => ({ ...entry, folded: entry.names.map(fold) }));
    }
  } catch {
    entries = []; // the screen works without it: names are typed
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

// Name, registry id and kind for a marked source: a registry name, a person named before, else what it says.
export function nameFor({ desk }, span) {
  const surface = desk.article.text.slice(span.start, span.end).replace(/\s+/gu, " ");
  const bare = surface.replace(DETERMINER, "");
  const entry = exact(surface) ?? exact(bare);
  if (entry) return { name: bare, source_id: entry.id, kind: entry.kind };
  const last = bare.split(" ").at(-1);
  const before = knownHops(desk).filter(({ name }) => name.split(" ").at(-1) === last).at(-1);
  if (before) return before;
  const apposition = bare.split(", ").at(-1);
  const isName = bare.includes(", ") && /^\p{Lu}/u.test(apposition);
  return { name: isName ? apposition : bare, source_id: "", kind: "person" };
}
