// Trusted Types: the browser refuses every string that would become markup or script unless this policy lets it through.
// It lets through one thing: text that htmx parses into a document of its own, where nothing runs, before it moves the
// parts over. That text can only have come from us: connect-src is 'self' and htmx asks its own origin alone; inline
// handlers and scripts in it are refused by the rest of the policy. Writing markup straight into the page, and making a
// script from text or from an address, stays refused for everybody.
const INERT = new Set(['DOMParser parseFromString', 'Document parseHTMLUnsafe']);

function onlyToBeParsed(text, _type, sink) {
  if (!INERT.has(sink)) throw new TypeError(`markup refused: ${sink}`);
  return text;
}

if (window.trustedTypes) window.trustedTypes.createPolicy('default', { createHTML: onlyToBeParsed });

// What is read from outside, by us or by a library, cannot give every object a property: nobody can, from here on. This
// script comes before all others.
Object.freeze(Object.prototype);
