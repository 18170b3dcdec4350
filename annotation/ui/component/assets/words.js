// The messages of the page's language; ids are English. `N_` marks, `_` looks up.

let messages = {};
let language = "en";

export function speak(config) {
  messages = config.messages;
  language = config.language;
}

export function _(message, values = {}) {
  const text = messages[message] || message;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export const N_ = (message) => message;

export const inWords = (phrase) => phrase?.[language] ?? phrase?.en ?? Object.values(phrase ?? {})[0] ?? "";

// To make a format takes longer than to draw a sentence: each is made once.
const formats = new Map();

function format(name, make) {
  const key = `${language} ${name}`;
  if (!formats.has(key)) formats.set(key, make());
  return formats.get(key);
}

export const number = (value, digits = 0) =>
  format(digits, () => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })).format(value);

export const day = (iso) =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(iso));

export const moment = (iso) =>
  format("moment", () => new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" })).format(new Date(iso));

export const TERMS = {
  person: N_("person"), official: N_("official"), government: N_("government"), agency: N_("agency"),
  media: N_("media"), document: N_("document"), organisation: N_("organisation"), expert: N_("expert"),
  social: N_("social network"), anonymous: N_("anonymous"), other: N_("other"),
  neutral: N_("neutral"), endorsing: N_("endorsing"), distancing: N_("distancing"),
  direct: N_("direct"), mixed: N_("mixed"), indirect: N_("indirect"),
  originator: N_("originator"), relay: N_("relay"),
  open: N_("open"), labelled: N_("labelled"), skipped: N_("skipped"), flagged: N_("flagged"),
  title: N_("title"), byline: N_("byline"), body: N_("body"), caption: N_("caption"), boilerplate: N_("boilerplate"),
  support: N_("supports"), deny: N_("denies"), query: N_("questions"), comment: N_("comments on"),
  accepted: N_("accepted"), corrected: N_("corrected"), added: N_("added"), rejected: N_("suggestion rejected"),
};

export const term = (code) => _(TERMS[code] ?? code);
