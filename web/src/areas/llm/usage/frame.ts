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

const Width = 560;
const Height = 190;
const Left = 52;
const Right = Width - 6;
const Top = 10;
const Bottom = Height - 22;

export function frame(days: number, most: number): Frame {
  const step = (Right - Left) / Math.max(1, days);
  return {
    width: Width, height: Height, left: Left, right: Right, top: Top, bottom: Bottom, step,
    x: (day) => Left + step * (day + 0.5),
    y: (value) => Bottom - (value / most) * (Bottom - Top),
    dayAt: (x) => Math.min(days - 1, Math.max(0, Math.floor((x - Left) / step))),
  };
}
