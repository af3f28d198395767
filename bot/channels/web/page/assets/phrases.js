const known = JSON.parse(document.body.dataset.phrases);

/** Returns a phrase of the catalogue, with its names filled in. */
export function t(key, values = {}) {
  return known[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
