const width = 120;
const height = 28;
/** Keeps lines and dots whole at the edges. */
const margin = 3;

/**
 * Draws a row of numbers as a small SVG picture: a line, a dot at its end, a dashed line for the budget.
 * @param label what the picture says, for who does not see it
 */
export function drawSparkline(values: readonly number[], budget: number | undefined, label: string): string {
  const highest = Math.max(...values, budget ?? 0, 1);
  const x = (index: number) => margin + (index / Math.max(values.length - 1, 1)) * (width - 2 * margin);
  const y = (value: number) => height - margin - (value / highest) * (height - 2 * margin);
  const points = values.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`);
  const [lastX, lastY] = (points.at(-1) ?? '0,0').split(',');
  return [
    `<svg class="sparkline" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${label.replace(/[&<>]/g, ' ')}</title>`,
    budget === undefined ? '' : `<path class="limit" d="M0 ${y(budget).toFixed(1)}H${width}"/>`,
    `<polyline points="${points.join(' ')}"/>`,
    `<circle cx="${lastX}" cy="${lastY}" r="2.5"/>`,
    '</svg>',
  ].join('');
}
