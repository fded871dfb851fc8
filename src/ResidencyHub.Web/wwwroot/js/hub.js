// Small comforts over pages that work without them. Everything is delegated from the document, so that enhanced navigation breaks nothing.

const editable = e => e.closest('input, select, textarea, [contenteditable]');
const rows = () => [...document.querySelectorAll('main table.hub tbody tr')].filter(r => r.querySelector('a'));

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex(r => r.contains(document.activeElement));
  all[Math.max(0, Math.min(all.length - 1, at + step))].querySelector('a').focus();
}

document.addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === 'Escape') document.querySelectorAll('details.menu[open]').forEach(d => { d.open = false; d.querySelector('summary').focus(); });
  if (editable(e.target)) return;
  switch (e.key) {
    case '/': document.querySelector('form.search input')?.focus(); e.preventDefault(); break;
    case '?': document.getElementById('keys')?.showModal(); e.preventDefault(); break;
    case 'j': move(1); break;
    case 'k': move(-1); break;
    case 'ArrowDown': if (e.target.closest('table.hub')) { move(1); e.preventDefault(); } break;
    case 'ArrowUp': if (e.target.closest('table.hub')) { move(-1); e.preventDefault(); } break;
  }
});

// Ticks: all, a range with Shift, and how many
let lastTick = null;
function countTicks(form) {
  const ticked = form.querySelectorAll('input[name=ids]:checked').length;
  form.querySelectorAll('[data-ticked]').forEach(c => { c.textContent = ticked === 0 ? 'With the ticked rows' : ticked === 1 ? '1 row ticked' : `${ticked} rows ticked`; });
}
document.addEventListener('click', e => {
  const tick = e.target.closest('input[name=ids]');
  if (tick) {
    if (e.shiftKey && lastTick?.form === tick.form) {
      const all = [...tick.form.querySelectorAll('input[name=ids]')];
      const [a, b] = [all.indexOf(lastTick), all.indexOf(tick)].sort((x, y) => x - y);
      all.slice(a, b + 1).forEach(t => { t.checked = tick.checked; });
    }
    lastTick = tick;
    countTicks(tick.form);
  }
  const every = e.target.closest('input[data-tick-all]');
  if (every) {
    every.form.querySelectorAll('input[name=ids]').forEach(t => { t.checked = every.checked; });
    countTicks(every.form);
  }
  const copy = e.target.closest('[data-copy]');
  if (copy) {
    const text = document.querySelector(copy.dataset.copy)?.value ?? copy.dataset.copy;
    navigator.clipboard?.writeText(text).then(() => { copy.textContent = 'Copied'; });
  }
  if (e.target.closest('[data-print]')) window.print();
  const opener = e.target.closest('[data-dialog]');
  if (opener) document.querySelector(opener.dataset.dialog)?.showModal();
  document.querySelectorAll('details.menu[open]').forEach(d => { if (!d.contains(e.target)) d.open = false; });
});
document.addEventListener('change', e => {
  const form = e.target.closest('form[data-autosubmit]');
  if (form && e.target.matches('select')) form.requestSubmit();
});

// Another page or another sort of a list: only its rows travel. The address is the whole page's, so that loading it, sharing it and going back lead to the same rows;
// whatever is not as expected is left to the browser.
const paging = new Set(['after', 'before', 'at']);
const asView = url => [...url.searchParams].filter(([key]) => !paging.has(key)).map(pair => pair.join('=')).sort().join('&');
let asking = null;

// Forms and links beside the rows carry the sort along; a saved view is the present one or is not.
function carry(list, url) {
  const sort = url.searchParams.get('sort');
  list.querySelectorAll('form[method=get]').forEach(form => {
    form.querySelector('input[name=sort]')?.remove();
    if (sort) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'sort', value: sort }));
  });
  const views = list.previousElementSibling?.matches('nav.views') ? list.previousElementSibling : null;
  [...list.querySelectorAll('[data-carries], .side > a'), ...(views?.querySelectorAll('[data-carries]') ?? [])].forEach(a => {
    const to = new URL(a.href);
    sort ? to.searchParams.set('sort', sort) : to.searchParams.delete('sort');
    a.href = to;
  });
  views?.querySelectorAll('a:not([data-carries])').forEach(a => {
    asView(new URL(a.href)) === asView(url) ? a.setAttribute('aria-current', 'page') : a.removeAttribute('aria-current');
  });
}

function say(list) {
  const sorted = list.querySelector('th[aria-sort]');
  const words = [list.querySelector('.foot > span')?.textContent, sorted && `sorted by ${sorted.textContent.replace(/[↑↓]/, '').trim()}, ${sorted.getAttribute('aria-sort')}`];
  list.querySelector('[data-said]').textContent = words.filter(Boolean).join(', ');
}

async function turn(list, link, byHand) {
  const [url, from] = [new URL(link.href), location.href];
  const column = link.closest('th')?.cellIndex;
  asking?.abort();
  asking = new AbortController();
  list.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(url, { headers: { 'Hub-Part': 'list' }, signal: asking.signal });
    const came = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const parts = [...list.querySelectorAll('[data-part]')].map(old => [old, came.querySelector(`[data-part="${old.dataset.part}"]`)]);
    if (location.href !== from) return;
    if (!answer.ok || answer.redirected || !parts.every(([, part]) => part)) throw new Error('not a list');
    parts.forEach(([old, part]) => old.replaceWith(document.adoptNode(part)));
    history.pushState(null, '', url);
    carry(list, url);
    const form = list.querySelector('form[data-bulk]');
    if (form) countTicks(form);
    say(list);
    const again = column === undefined ? list.querySelector(`.foot a[rel=${link.rel}]`) ?? list.querySelector('.foot a') : list.querySelectorAll('thead th')[column]?.querySelector('a');
    again?.focus({ preventScroll: true });
    if (byHand && list.getBoundingClientRect().top < 0) list.scrollIntoView();
    list.removeAttribute('aria-busy');
  } catch (trouble) {
    if (trouble.name !== 'AbortError') location.assign(url);
  }
}

document.addEventListener('click', e => {
  if (e.button !== 0 || e.ctrlKey || e.shiftKey || e.altKey || e.metaKey || e.defaultPrevented) return;
  const link = e.target.closest?.('[data-list] thead a, [data-list] .foot a');
  if (!link) return;
  e.preventDefault();
  turn(link.closest('[data-list]'), link, e.detail > 0);
}, true);

// What a post has done, or what is to mend, is told on top: that is where its reader goes on.
let posted = false;
document.addEventListener('submit', e => { posted = e.target.method === 'post'; });
window.Blazor?.addEventListener?.('enhancedload', () => {
  if (posted) document.querySelector('#main .notice[tabindex="-1"], #main .form-errors[tabindex="-1"]')?.focus();
  posted = false;
});

// Only the board needs its own script.
const board = () => { if (document.querySelector('[data-board]')) import('./board.js'); };
board();
window.Blazor?.addEventListener?.('enhancedload', board);

// A server that has started anew has forgotten the circuit; what was typed is in the drafts.
const modal = document.getElementById('components-reconnect-modal');
if (modal) new MutationObserver(() => {
  if (modal.classList.contains('components-reconnect-rejected')) setTimeout(() => location.reload(), 1500);
}).observe(modal, { attributes: true, attributeFilter: ['class'] });
