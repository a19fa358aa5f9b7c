import { Eta } from 'eta';
import { type Language, text } from '../language/text.ts';
import type { GalleryDocument } from './gallery-document.ts';
import { galleryScript } from './gallery-script.ts';
import { galleryStyles } from './gallery-styles.ts';

/** The gallery as one page that needs nothing beside it. */
export function renderGallery(document: GalleryDocument, language: Language): string {
  const filters = (['language', 'viewport', 'scheme'] as const).map((kind) => ({
    kind,
    values: [...new Set(document.looks.map((look) => look[kind]))].map((value) => ({
      value,
      word: text(`pictures.${value}` as 'pictures.en'),
    })),
  }));
  const styles = galleryStyles(
    filters.flatMap(({ kind, values }) => values.map(({ value }) => [kind, value] as const)),
  );
  return new Eta().renderString(page, {
    ...document,
    language,
    text,
    filters,
    styles,
    script: galleryScript,
  });
}

const page = `<!doctype html>
<html lang="<%= it.language %>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><%= it.title %></title>
<style><%~ it.styles %></style>
</head>
<body>
<header>
<h1><%= it.title %></h1>
<ul><% for (const fact of it.facts) { %><li><%= fact %></li><% } %></ul>
<% for (const notice of it.notices) { %><p class="notice"><%= notice %></p><% } %>
</header>
<form class="toolbar" aria-label="<%= it.text('gallery.show') %>">
<strong><%= it.text('gallery.show') %></strong>
<% for (const { kind, values } of it.filters) { %>
<fieldset><% for (const { value, word } of values) { %><label><input type="checkbox" id="show-<%= value %>" checked> <%= word %></label><% } %></fieldset>
<% } %>
<% if (it.states.some(({ isChanged }) => isChanged)) { %><fieldset><label><input type="checkbox" id="changed-only"> <%= it.text('gallery.changedOnly') %></label></fieldset><% } %>
<small><%= it.text('gallery.help') %></small>
</form>
<div class="scroller" tabindex="0" role="region" aria-label="<%= it.title %>">
<table>
<thead><tr><th scope="col"><%= it.text('gallery.state') %></th>
<% for (const { language, viewport, scheme, title } of it.looks) { %><th scope="col" data-language="<%= language %>" data-viewport="<%= viewport %>" data-scheme="<%= scheme %>"><%= title %></th><% } %>
</tr></thead>
<tbody>
<% for (const { id, title, isChanged, notes, pictures } of it.states) { %>
<tr id="<%= id %>"<% if (isChanged) { %> class="changed"<% } %>>
<th scope="row"><%= title %><small><%= id %></small><% if (isChanged) { %><span class="badge"><%= it.text('gallery.changed') %></span><% } %>
<% for (const { title, reason } of notes) { %><details class="note"><summary><%= title %></summary><%= reason %></details><% } %></th>
<% for (const [at, picture] of pictures.entries()) { const look = it.looks[at]; %>
<td data-language="<%= look.language %>" data-viewport="<%= look.viewport %>" data-scheme="<%= look.scheme %>">
<% if (picture) { %>
<button type="button" class="<%= look.viewport %><% if (picture.isChanged) { %> changed<% } %>" aria-label="<%= it.text('gallery.enlarge', { what: picture.name }) %>" data-name="<%= picture.name %>">
<% for (const { caption, source } of picture.views) { %><span class="view"><img src="<%= source %>" alt="" loading="lazy"><% if (picture.views.length > 1) { %><span class="caption"><%= caption %></span><% } %></span><% } %>
</button>
<% if (picture.share) { %><p class="share"><%= picture.share %></p><% } %>
<% } %>
</td>
<% } %>
</tr>
<% } %>
</tbody>
</table>
</div>
<% if (it.masks.length > 0) { %>
<footer><p><%= it.text('gallery.masks') %></p>
<ul><% for (const { name, why } of it.masks) { %><li><code><%= name %></code>: <%= why %></li><% } %></ul></footer>
<% } %>
<dialog aria-labelledby="enlarged-name">
<div class="bar"><strong id="enlarged-name" aria-live="polite"></strong>
<button type="button" data-step="-1" aria-label="<%= it.text('gallery.previous') %>">&#8592;</button>
<button type="button" data-step="1" aria-label="<%= it.text('gallery.next') %>">&#8594;</button>
<button type="button" data-close><%= it.text('gallery.close') %></button></div>
<div class="enlarged"></div>
</dialog>
<script><%~ it.script %></script>
</body>
</html>
`;
