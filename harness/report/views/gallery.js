// Enlarges a picture. Everything else of the page works without it.
const dialog = document.querySelector('dialog');
const place = dialog.querySelector('.enlarged');
let current;

function show(button) {
  current = button;
  document.getElementById('enlarged-name').textContent = button.dataset.name;
  place.replaceChildren(...[...button.querySelectorAll('.view')].map((view) => view.cloneNode(true)));
  for (const image of place.querySelectorAll('img')) image.alt = button.dataset.name;
  place.scrollTop = 0;
  if (!dialog.open) dialog.showModal();
}

/** Only those that the filters leave. */
function step(by) {
  const shown = [...document.querySelectorAll('td button')].filter((button) => button.offsetParent !== null);
  const next = shown[shown.indexOf(current) + by];
  if (next) show(next);
}

document.querySelector('tbody').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button) show(button);
});
dialog.addEventListener('click', (event) => {
  const { step: by, close } = event.target.dataset;
  if (by !== undefined) step(Number(by));
  if (close !== undefined || event.target === dialog) dialog.close();
});
dialog.addEventListener('keydown', (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  step(by);
});
// Who went on to another picture finds the focus there.
dialog.addEventListener('close', () => current.focus());
