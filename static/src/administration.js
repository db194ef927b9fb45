// The administration site: names for the fields in which one types to choose (select2 gives none).
const $ = window.django && window.django.jQuery;

const nameOf = (select) => {
  const label = document.querySelector(`label[for="${select.id}"]`);
  return label ? label.textContent.trim().replace(/:$/, "") : select.name;
};

const nameTheBox = (select) => {
  const box = select.nextElementSibling && select.nextElementSibling.querySelector(".select2-selection");
  if (!box) return;
  const shown = box.querySelector(".select2-selection__rendered");
  const chosen = () => {
    const text = select.selectedOptions.length ? select.selectedOptions[0].textContent.trim() : "";
    return text && text !== "---------" ? `${nameOf(select)}: ${text}` : nameOf(select);
  };
  const name = () => {
    box.removeAttribute("aria-labelledby");
    box.setAttribute("aria-label", chosen());
    if (!shown) return;
    // What is shown is part of the box, and no field of its own.
    shown.removeAttribute("role");
    shown.removeAttribute("aria-readonly");
  };
  name();
  $(select).on("change", name);
  $(select).on("select2:open", () => {
    const typed = document.querySelector(".select2-container--open .select2-search__field");
    const found = document.querySelector(".select2-container--open .select2-results__options");
    const listed = typed && typed.closest(".select2-container");
    if (found) box.setAttribute("aria-controls", found.id);
    if (listed) {
      // It hangs at the end of the page, outside every landmark.
      listed.setAttribute("role", "region");
      listed.setAttribute("aria-label", `Choices: ${nameOf(select)}`);
    }
    if (typed) typed.setAttribute("aria-label", `Search: ${nameOf(select)}`);
    if (!found) return;
    found.setAttribute("aria-label", nameOf(select));
    const asOption = () => found.querySelectorAll('li[role="alert"]').forEach((message) => {
      // "No results found" is read out as it comes, and is one of the list all the same.
      message.setAttribute("role", "option");
      message.setAttribute("aria-disabled", "true");
    });
    new MutationObserver(asOption).observe(found, { childList: true });
  });
};

if ($) $(() => document.querySelectorAll("select.admin-autocomplete").forEach(nameTheBox));
