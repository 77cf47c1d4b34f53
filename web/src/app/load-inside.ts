import type { RouteObject } from "react-router";
import { loadTexts } from "../i18n/start";

/** Everything behind the door, and its texts. Asked again it is there at once. */
export async function loadInside(): Promise<RouteObject[]> {
  const [{ inside }] = await Promise.all([import("./inside"), loadTexts()]);
  return inside;
}
