// Progressive enhancement only: every page works without this file.
import { initAll } from "./govuk-frontend-6.6.0.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// What is folded on a page stands open on paper.
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details:not([open])")) {
    each.open = true;
    each.dataset.folded = "";
  }
});
addEventListener("afterprint", () => {
  for (const each of document.querySelectorAll("details[data-folded]")) {
    each.open = false;
    delete each.dataset.folded;
  }
});
// Above a long list of checkboxes, a box in which typing leaves those whose words fit, and those
// that are ticked. Without this script the whole list stands there.
const LONG = 10;

const narrowable = (list, number) => {
  const items = [...list.querySelectorAll(".govuk-checkboxes__item")];
  if (items.length < LONG) return;
  const label = document.createElement("label");
  const box = document.createElement("input");
  const says = document.createElement("p");
  Object.assign(label, { className: "govuk-label", htmlFor: `narrow-${number}`, textContent: "Type part of a name to shorten the list" });
  Object.assign(box, { className: "govuk-input app-narrow", id: `narrow-${number}`, type: "search", autocomplete: "off" });
  Object.assign(says, { className: "govuk-body-s app-soft", role: "status" });
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = items.map((item) => fold(item.textContent));
  const narrow = () => {
    const wanted = fold(box.value).split(/\s+/).filter(Boolean);
    const fits = (item, at) => item.querySelector("input").checked || wanted.every((word) => words[at].includes(word));
    const shown = items.filter((item, at) => {
      const is = fits(item, at);
      item.style.display = is ? "" : "none";
      return is;
    });
    says.textContent = wanted.length ? `${shown.length} of ${items.length} shown` : "";
  };
  box.addEventListener("input", narrow);
  box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  list.before(label, box, says);
};

document.querySelectorAll("form[method=post] .govuk-checkboxes").forEach(narrowable);
