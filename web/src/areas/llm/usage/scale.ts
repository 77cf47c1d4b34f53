const Steps = [1, 2, 2.5, 5, 10];
const Lines = 4;

/** Round numbers from 0 up to at least `most`, for the lines of a chart. */
export function ticksTo(most: number): readonly number[] {
  if (most <= 0) {
    return [0, 1];
  }

  const rough = most / Lines;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = unit * (Steps.find((one) => one * unit >= rough) ?? 10);
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step);
}
