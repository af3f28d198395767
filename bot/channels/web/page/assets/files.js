import { head } from "./calls.js";
import { element } from "./elements.js";
import { t } from "./phrases.js";

// Pictures and documents are drawn when they come into sight: what there is none of says so in their place.
const UNITS = [["megabyte", 1e6], ["kilobyte", 1e3], ["byte", 0]];

/** Watches over the pictures and documents of a log; `grown` hears that one has taken its place. */
export function watchFiles(log, grown) {
  log.addEventListener("load", grown, true);
  log.addEventListener("error", (event) => miss(event.target).then(grown), true);
  const sight = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      sight.unobserve(target);
      measure(target);
    }
  });
  const news = new MutationObserver(() => {
    for (const link of log.querySelectorAll("a.file:not([data-watched])")) {
      link.dataset.watched = "";
      sight.observe(link);
    }
  });
  news.observe(log, { childList: true });
}

async function measure(link) {
  const answer = await head(link.href);
  if (answer?.ok) link.querySelector(".size").textContent = ` (${sizeOf(Number(answer.headers.get("Content-Length")))})`;
  else if (answer?.status === 503) tell(link, t("document.not_made", { name: link.closest("[data-name]").dataset.name }));
}

async function miss(image) {
  const answer = await head(image.src);
  if (answer?.status === 503) tell(image, t("picture.not_drawn"));
}

function tell(missing, words) {
  missing.replaceWith(element("p", { class: "missing" }, words));
}

function sizeOf(bytes) {
  const [unit, many] = UNITS.find(([, least]) => bytes >= least);
  const digits = unit === "megabyte" ? 1 : 0;
  const style = { style: "unit", unit, unitDisplay: unit === "byte" ? "long" : "short", maximumFractionDigits: digits };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / (many || 1));
}
