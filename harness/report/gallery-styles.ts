/**
 * The styles of the gallery. The filters are styles as well, so that they work in a page that may run no script.
 * @param values what can be filtered by: a kind of look, and one of its values
 */
export function galleryStyles(values: readonly (readonly [string, string])[]): string {
  const filters = values.map(
    ([kind, value]) => `body:has(#show-${value}:not(:checked)) [data-${kind}="${value}"] { display: none; }`,
  );
  return [base, ...filters].join('\n');
}

const base = `
:root { color-scheme: light dark; --line: #8884; --paper: #fff; --ink: #1b2030; --changed: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171f; --ink: #e9ebf3; --changed: #ff8a80; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 0; background: var(--paper); color: var(--ink); }
header, footer { padding: 1rem 1.5rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
header ul { list-style: none; margin: 0; padding: 0; opacity: .8; }
.notice { border-inline-start: 4px solid #f2c037; background: #f2c03722; margin: .75rem 0 0; padding: .5rem .75rem; max-width: 70rem; }
.toolbar { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; padding: .5rem 1.5rem; border-block: 1px solid var(--line); }
.toolbar fieldset { border: 0; display: flex; gap: .75rem; margin: 0; padding: 0 1rem 0 0; border-inline-end: 1px solid var(--line); }
.toolbar label { cursor: pointer; white-space: nowrap; }
.toolbar small { opacity: .7; }
.scroller { overflow-x: auto; padding: 0 1.5rem; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--line); padding: .6rem .5rem; text-align: start; vertical-align: top; }
thead th { font-size: .8rem; font-weight: 600; max-width: 15rem; }
tbody th { background: var(--paper); inset-inline-start: 0; max-width: 11rem; min-width: 8rem; position: sticky; z-index: 1; }
tbody th small { display: block; font-weight: 400; opacity: .65; }
.note, .share { color: var(--changed); font-size: .8rem; font-weight: 400; margin: .3rem 0 0; overflow-wrap: anywhere; }
.badge { background: var(--changed); border-radius: 1rem; color: var(--paper); font-size: .75rem; padding: .05rem .5rem; }
td button { background: none; border: 0; cursor: zoom-in; display: flex; gap: .5rem; padding: 0; }
.view { display: block; }
td img { border: 1px solid var(--line); border-radius: 4px; display: block; max-height: 13rem; object-fit: cover; object-position: top; }
.desktop img { width: 15rem; } .phone img { width: 7rem; }
.changed > .view img { outline: 2px solid var(--changed); }
.caption { display: block; font-size: .75rem; opacity: .8; text-align: center; }
body:has(#changed-only:checked) tbody tr:not(.changed), body:has(#changed-only:checked) td > button:not(.changed) { display: none; }
:focus-visible { outline: 3px solid #5468ff; outline-offset: 2px; }
dialog { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; color: var(--ink); height: 94vh; max-height: none; max-width: none; padding: 0; width: 96vw; }
dialog[open] { display: flex; flex-direction: column; }
dialog::backdrop { background: #000a; }
.bar { align-items: center; border-bottom: 1px solid var(--line); display: flex; gap: .5rem; padding: .5rem .75rem; }
.bar strong { flex: 1; }
.bar button { cursor: pointer; font: inherit; padding: .2rem .8rem; }
.enlarged { align-items: flex-start; display: flex; flex: 1; gap: 1rem; justify-content: safe center; overflow: auto; padding: 1rem; }
.enlarged img { border: 1px solid var(--line); display: block; max-width: 100%; }
.enlarged .view { flex: 0 1 auto; min-width: 0; }
footer { font-size: .85rem; opacity: .85; }
`;
