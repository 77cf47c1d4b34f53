import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll, vi } from "vitest";
import { loadTexts, startTexts } from "../i18n/start";

// A busy machine is no failure; what is wrong stays wrong however long one waits.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 60_000 });

// What Mantine asks of a browser and the test's document has not.
const unmatched = (query: string) => ({ matches: false, media: query, onchange: null, addEventListener: vi.fn(), removeEventListener: vi.fn(), addListener: vi.fn(), removeListener: vi.fn(), dispatchEvent: vi.fn() });
vi.stubGlobal("matchMedia", unmatched);
vi.stubGlobal("ResizeObserver", class {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
});

Object.defineProperty(document, "fonts", { value: { addEventListener: vi.fn(), removeEventListener: vi.fn() } });

beforeAll(() => {
  localStorage.setItem("maru-language", "en");
  startTexts();
  return loadTexts();
});

afterEach(cleanup);
