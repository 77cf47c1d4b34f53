/** The floor boards of a house: Maru's mark. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return <img src="/maru.svg" alt="" width={size} height={size} />;
}
