import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "./app/app.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { createRouter } from "./app/router";
import { startTexts } from "./i18n/start";

const root = document.getElementById("root");
if (root) {
  // The page's own code comes while its texts do.
  const router = createRouter();
  // No await at the top: a page's code waits for this file to end.
  void startTexts().then(() =>
    createRoot(root).render(
      <StrictMode>
        <App router={router} />
      </StrictMode>,
    ),
  );
}
