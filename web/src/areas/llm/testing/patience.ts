import { configure } from "@testing-library/react";
import { vi } from "vitest";

// Pages with many fields take long to be asked by role on a busy machine; what is wrong stays wrong however long one waits.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 60_000 });
