/** A point of a line: when, and how much; null where nothing was measured. */
export interface Point {
  readonly at: number;
  readonly value: number | null;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The next round number at or above: 1, 2 or 5 and zeros. */
export function roundUp(value: number): number {
  if (value <= 0) {
    return 1;
  }

  const step = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((times) => times * step >= value * 0.999_999) ?? 10) * step;
}

/** An SVG path over a span of time, broken where nothing was measured; a lone point becomes a short stroke. */
export function pathOf(points: readonly Point[], from: number, until: number, top: number, { width, height }: Box): string {
  const x = (at: number) => round(((at - from) / (until - from)) * width);
  const y = (value: number) => round(height - (Math.min(value, top) / top) * height);
  let isDrawing = false;
  return points.map(({ at, value }, index) => {
    if (value === null) {
      isDrawing = false;
      return "";
    }

    const isAlone = !isDrawing && (points[index + 1]?.value ?? null) === null;
    const part = `${isDrawing ? "L" : "M"}${x(at)} ${y(value)}${isAlone ? "h1" : ""}`;
    isDrawing = true;
    return part;
  }).join("");
}

const round = (value: number) => Math.round(value * 10) / 10;
