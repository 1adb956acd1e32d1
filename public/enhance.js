// Every page works without this file. It saves a few steps for those who have it.

// An error summary takes the focus, so that it is read first.
document.querySelector('#error-summary')?.focus();

// On a narrow screen the filters wait behind their heading.
const narrow = window.matchMedia('(max-width: 63.99rem)');
const foldFilters = () => {
  for (const part of document.querySelectorAll('details[data-narrow-closed]')) part.open = !narrow.matches;
};
foldFilters();
narrow.addEventListener('change', foldFilters);

// 更多 closes on Escape and when the click is elsewhere.
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll('details.more[open]')) if (menu !== except) menu.open = false;
};
document.addEventListener('click', (event) => closeMenus(event.target.closest('details.more')));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const menu = event.target.closest('details.more[open]');
    closeMenus();
    menu?.querySelector('summary').focus();
  }
  const typing = event.target.closest('input, textarea, select');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    document.querySelector('[data-search]')?.focus();
  }
});

// A form is sent once, however often the button is pressed; coming back to the page frees it.
const sent = new WeakSet();
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
  window.setTimeout(() => sent.delete(event.target), 5000);
});

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// What is folded on the screen is written out on paper; the words of a clause once for each award.
let unfolded = [];
window.addEventListener('beforeprint', () => {
  const folded = [...document.querySelectorAll('main details:not([open], .more, .way-step)')];
  for (const award of document.querySelectorAll('.award')) {
    const steps = [...award.querySelectorAll('.way-step')].filter((step) => step.dataset.clause);
    const clauses = new Set(steps.map((step) => step.dataset.clause));
    for (const clause of clauses) folded.push(steps.find((step) => step.dataset.clause === clause));
  }
  unfolded = folded.filter((part) => !part.open);
  for (const part of unfolded) part.open = true;
});
window.addEventListener('afterprint', () => {
  for (const part of unfolded) part.open = false;
});
