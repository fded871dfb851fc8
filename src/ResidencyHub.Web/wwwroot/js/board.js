// The board by mouse and by arrow keys. Every move is a button of the card's own menu: what the menu does not offer can't be dropped either.

const columns = () => [...document.querySelectorAll('[data-board] section')];
const cards = column => [...column.querySelectorAll('li')];
const nameOf = card => card.querySelector('a').textContent.trim();
const ways = card => [...card.querySelectorAll('[data-to]')];
const wayTo = (card, column) => ways(card).find(way => way.dataset.to.split(' ').includes(column.dataset.stage));
const holding = place => (place.nodeType === Node.TEXT_NODE ? place.parentElement : place)?.closest?.('[data-board] section') ?? null;
const say = words => { const line = document.querySelector('[data-board-said]'); if (line) line.textContent = words; };
let held = null;
let over = null;

document.addEventListener('pointerdown', e => {
  const card = e.target.closest?.('[data-board] li');
  if (card && e.pointerType === 'mouse') card.draggable = true;
});

document.addEventListener('dragstart', e => {
  held = (e.target.nodeType === Node.TEXT_NODE ? e.target.parentElement : e.target).closest?.('[data-board] li') ?? null;
  if (!held) return;
  e.dataTransfer.effectAllowed = 'move';
  e.dataTransfer.setData('text/plain', nameOf(held));
  columns().forEach(column => column.classList.toggle('legal', column !== held.closest('section') && Boolean(wayTo(held, column))));
});

document.addEventListener('dragover', e => {
  over = held ? holding(e.target) : null;
  if (over?.classList.contains('legal')) e.preventDefault();
});

document.addEventListener('drop', e => {
  const column = holding(e.target);
  const way = held && column?.classList.contains('legal') ? wayTo(held, column) : null;
  if (!way) return;
  e.preventDefault();
  over = null;
  if (way.form) way.form.requestSubmit(way); else way.click();
});

document.addEventListener('dragend', () => {
  columns().forEach(column => column.classList.remove('legal'));
  if (held && over && over !== held.closest('section')) {
    const can = [...held.querySelectorAll('details :is(button, a)')].map(way => way.textContent.trim().replace('…', '')).join(', ');
    say(`${nameOf(held)} can’t go to “${over.querySelector('h2').firstChild.textContent.trim()}” from here.${can ? ` Possible: ${can}.` : ''}`);
  }
  held = over = null;
});

document.addEventListener('keydown', e => {
  const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[e.key];
  const card = e.target.closest?.('[data-board] li');
  if (!card || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
  if (e.key === 'u') undo()?.focus();
  if (!step) return;
  const upright = e.key === 'ArrowUp' || e.key === 'ArrowDown';
  const menu = e.target.closest('details[open]');
  let to = null;
  if (menu && upright) {
    const all = [...menu.querySelectorAll('summary, button, a')];
    to = all[Math.max(0, Math.min(all.length - 1, all.indexOf(e.target) + step))];
  } else if (!menu) {
    const column = card.closest('section');
    const [here, filled] = [cards(column), columns().filter(c => cards(c).length > 0)];
    const row = here.indexOf(card);
    const next = upright ? here[row + step] : cards(filled[filled.indexOf(column) + step] ?? column)[row] ?? cards(filled[filled.indexOf(column) + step] ?? column).at(-1);
    to = next?.querySelector('a');
  }
  if (!to) return;
  to.focus();
  e.preventDefault();
});

// A move is asked about, done and taken back by posts; after each its reader goes on where the card is. What was not done as asked is read first.
const moving = 'hub-board-card';
const undo = () => document.querySelector('#main .notice form button');
const question = () => [...document.querySelectorAll('#main form')].find(form => form.querySelector('[name=action]') && !form.closest('.notice'));

document.addEventListener('submit', e => {
  const taken = e.target.closest('.notice') ? [...e.target.querySelectorAll('[name=ids]')] : [];
  const card = e.submitter?.name === 'move' ? e.submitter.value.split(':')[1] : taken.length === 1 ? taken[0].value : null;
  if (card) sessionStorage.setItem(moving, card);
});

function goOn() {
  const card = sessionStorage.getItem(moving);
  if (!card || !document.querySelector('[data-board]')) return;
  const asked = question();
  if (asked) {
    (asked.querySelector('[data-errors]') ?? asked.querySelector('input:not([type=hidden]), textarea, select, button'))?.focus();
    return;
  }
  sessionStorage.removeItem(moving);
  const [link, notice] = [document.querySelector(`[data-board] li > a[href$="${card}"]`), document.querySelector('#main .notice[tabindex="-1"]')];
  const words = notice?.querySelector('.notice-words');
  if (link && words) {
    words.id ||= 'board-words';
    link.setAttribute('aria-describedby', words.id);
  }
  undo()?.setAttribute('aria-keyshortcuts', 'u');
  (link && !notice?.matches('.bad, .wait') ? link : notice)?.focus();
}

goOn();
window.Blazor?.addEventListener?.('enhancedload', goOn);
