/** Where things stand in a chart, in its own units. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
  /** From one day to the next. */
  readonly step: number;
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
  readonly dayAt: (x: number) => number;
}

/** Before the page knows better. */
export const UsualWidth = 560;

const Height = 190;
const Left = 52;
const RightEdge = 6;
const Top = 10;
const Bottom = Height - 22;

/** A chart of so many days up to a value, so many pixels wide. */
export function frame(days: number, most: number, width: number): Frame {
  const right = width - RightEdge;
  const step = (right - Left) / Math.max(1, days);
  return {
    width, height: Height, left: Left, right, top: Top, bottom: Bottom, step,
    x: (day) => Left + step * (day + 0.5),
    y: (value) => Bottom - (value / most) * (Bottom - Top),
    dayAt: (x) => Math.min(days - 1, Math.max(0, Math.floor((x - Left) / step))),
  };
}
