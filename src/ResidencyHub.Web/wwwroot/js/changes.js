// Lists are pages, not connections: while one is looked at, it asks each half minute whether others changed something, and says so.
const every = 25_000;
let asked = 0;

const words = count => count === 1 ? '1 change, show it' : count >= 100 ? '100 changes or more, show them' : `${count} changes, show them`;

function say(place, count) {
  if (count === 0 || place.dataset.count === String(count)) return;
  place.dataset.count = count;
  const link = document.createElement('a');
  link.href = location.pathname + location.search;
  link.textContent = words(count);
  place.replaceChildren(link);
}

async function ask() {
  const place = document.querySelector('[data-changes]');
  if (!place || document.hidden) return;
  asked = Date.now();
  try {
    const answer = await fetch(`/changes?topic=${encodeURIComponent(place.dataset.changes)}&since=${place.dataset.since}`, { redirect: 'manual', headers: { Accept: 'application/json' } });
    // signed out meanwhile, or the server is away: the next click says so
    if (answer.ok) say(place, (await answer.json()).count);
  } catch { /* asked again later */ }
}

setInterval(ask, every);
document.addEventListener('visibilitychange', () => { if (!document.hidden && Date.now() - asked > every) ask(); });
