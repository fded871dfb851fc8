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

// A server that has started anew has forgotten the circuit; what was typed is in the drafts.
const modal = document.getElementById('components-reconnect-modal');
if (modal) new MutationObserver(() => {
  if (modal.classList.contains('components-reconnect-rejected')) setTimeout(() => location.reload(), 1500);
}).observe(modal, { attributes: true, attributeFilter: ['class'] });
