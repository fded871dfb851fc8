// Forms of a program: a field shows only when an earlier one has one of its values (the server decides again), and the editor shows what belongs to a type.

function values(form, key) {
  const found = [];
  for (const [name, value] of new FormData(form))
    if (name === `F.${key}` || name.startsWith(`F.${key}.`)) found.push(value);
  return found;
}

function conditions(form) {
  const shown = new Set();
  form.querySelectorAll('[data-formfield]').forEach(field => {
    const by = field.dataset.when;
    const show = !by || (shown.has(by) && field.dataset.is.split('\n').some(v => values(form, by).includes(v)));
    field.hidden = !show;
    if (show) shown.add(field.dataset.formfield);
  });
}

function types(form) {
  const type = form.querySelector('[data-type]')?.value;
  form.querySelectorAll('[data-for]').forEach(part => { part.hidden = part.dataset.for !== type; });
}

function look(e) {
  const form = e?.target?.closest?.('form');
  for (const f of form ? [form] : document.forms) {
    if (f.matches('[data-form]')) { f.classList.add('scripted'); conditions(f); }
    if (f.matches('[data-field-edit]')) types(f);
  }
}
document.addEventListener('change', look);
document.addEventListener('input', look);
// words that drafts.js has put back count as well
addEventListener('load', () => look());
look();
window.Blazor?.addEventListener?.('enhancedload', () => look());
