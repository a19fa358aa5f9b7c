import { type Language, text } from '../language/text.ts';
import type { GalleryDocument } from './gallery-document.ts';
import { readView, renderPage } from './render-page.ts';

/** The gallery as one page that needs nothing beside it. */
export function renderGallery(document: GalleryDocument, language: Language): string {
  const filters = (['language', 'viewport', 'scheme'] as const).map((kind) => ({
    kind,
    values: [...new Set(document.looks.map((look) => look[kind]))].map((value) => ({
      value,
      word: text(`pictures.${value}` as 'pictures.en'),
    })),
  }));
  const values = { ...document, language, filters, script: readView('gallery.js') };
  return renderPage('gallery', ['colors.css', 'gallery.css'], values);
}
