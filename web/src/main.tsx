import "./app/door.css";
import "./app/app.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/query-client";
import { App } from "./app/app";
import { createRouter } from "./app/router";
import { startTexts } from "./i18n/start";

const root = document.getElementById("root");
if (root) {
  startTexts();
  const queries = createQueryClient();
  createRoot(root).render(
    <StrictMode>
      <App queries={queries} router={createRouter(queries)} />
    </StrictMode>,
  );
}
