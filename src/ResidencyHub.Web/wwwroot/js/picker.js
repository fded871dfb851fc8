// Finds schools and districts while one types (ARIA combobox with a listbox). Without this script the form's own answer
// offers what was found. Everything is delegated, so that pages swapped in by enhanced navigation need no start.
const wait = 150;
let timer, asked, count = 0;

const pickerOf = target => target instanceof Element ? target.closest('[data-picker]') : null;
const inputOf = picker => picker.querySelector('input[type=text]');
const listOf = picker => picker.querySelector('[role=listbox]');

function prepare(picker) {
  if (picker.dataset.ready) return;
  picker.dataset.ready = 'yes';
  const input = inputOf(picker), list = document.createElement('ul'), said = document.createElement('p'), value = document.createElement('input');
  const chosen = picker.querySelector('[data-picker-choices] input:checked') ?? picker.querySelector('[data-picker-value]');
  list.id = `picker-list-${++count}`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Found in the directory');
  list.hidden = true;
  said.className = 'visually-hidden';
  said.setAttribute('role', 'status');
  value.type = 'hidden';
  value.name = picker.dataset.name;
  value.value = chosen?.value ?? '';
  picker.querySelector('[data-picker-choices]')?.remove();
  picker.querySelector('[data-picker-value]')?.remove();
  value.dataset.pickerValue = '';
  picker.append(list, said, value);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
}

function close(picker) {
  const list = listOf(picker);
  if (!list) return;
  list.hidden = true;
  inputOf(picker).setAttribute('aria-expanded', 'false');
  inputOf(picker).removeAttribute('aria-activedescendant');
}

function show(picker, rows, more) {
  const list = listOf(picker), input = inputOf(picker);
  list.replaceChildren(...rows.map((row, at) => {
    const option = document.createElement('li'), name = document.createElement('b'), where = document.createElement('span');
    option.id = `${list.id}-${at}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.dataset.value = row.id;
    option.dataset.text = row.name;
    name.textContent = row.name;
    where.className = 'quiet';
    where.textContent = ` ${row.where}`;
    option.append(name, where);
    return option;
  }));
  list.hidden = rows.length === 0;
  input.setAttribute('aria-expanded', String(rows.length > 0));
  input.removeAttribute('aria-activedescendant');
  picker.querySelector('[role=status]').textContent = rows.length === 0 ? 'Nothing found' : more ? `The first ${rows.length} of more` : `${rows.length} found`;
}

async function find(picker) {
  const text = inputOf(picker).value.trim();
  asked?.abort();
  if (text.length < 2) { close(picker); return; }
  asked = new AbortController();
  try {
    const answer = await fetch(`${picker.dataset.find}&q=${encodeURIComponent(text)}`, { signal: asked.signal, headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const found = await answer.json();
    if (document.activeElement === inputOf(picker)) show(picker, found.rows, found.areMore);
  } catch (error) {
    if (error.name !== 'AbortError') close(picker); // the form still works without the list
  }
}

function choose(picker, option) {
  const input = inputOf(picker);
  input.value = option.dataset.text;
  const value = picker.querySelector('[data-picker-value]');
  value.value = option.dataset.value;
  close(picker);
  value.dispatchEvent(new Event('change', { bubbles: true }));
}

function move(picker, step) {
  const options = [...listOf(picker).children];
  if (options.length === 0) return;
  const at = options.findIndex(o => o.getAttribute('aria-selected') === 'true');
  const next = options[(at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length];
  options.forEach(o => o.setAttribute('aria-selected', String(o === next)));
  inputOf(picker).setAttribute('aria-activedescendant', next.id);
  next.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('focusin', e => { const picker = pickerOf(e.target); if (picker) prepare(picker); });
document.addEventListener('focusout', e => { const picker = pickerOf(e.target); if (picker && !picker.contains(e.relatedTarget)) close(picker); });
document.addEventListener('input', e => {
  const picker = pickerOf(e.target);
  if (!picker || e.target !== inputOf(picker)) return;
  prepare(picker);
  picker.querySelector('[data-picker-value]').value = '';
  clearTimeout(timer);
  timer = setTimeout(() => find(picker), wait);
});
document.addEventListener('keydown', e => {
  const picker = pickerOf(e.target);
  if (!picker || e.target !== inputOf(picker) || !listOf(picker)) return;
  const open = !listOf(picker).hidden;
  const current = listOf(picker).querySelector('[aria-selected=true]');
  if (e.key === 'ArrowDown') { e.preventDefault(); if (open) move(picker, 1); else find(picker); }
  else if (e.key === 'ArrowUp' && open) { e.preventDefault(); move(picker, -1); }
  else if (e.key === 'Enter' && open && current) { e.preventDefault(); choose(picker, current); }
  else if (e.key === 'Escape' && open) { e.preventDefault(); e.stopPropagation(); close(picker); }
});
// before the input loses the focus
document.addEventListener('mousedown', e => {
  const option = e.target instanceof Element ? e.target.closest('[data-picker] [role=option]') : null;
  if (!option) return;
  e.preventDefault();
  choose(pickerOf(option), option);
});
