import i18next from "i18next";
import { afterEach, expect, it } from "vitest";
import { loadTexts, speak } from "./start";

afterEach(() => speak("en"));

it("at the door a language is there at once, and the texts of what is inside are left where they are", async () => {
  i18next.removeResourceBundle("en", "shell");
  await speak("ko");

  expect(i18next.t("door:password")).toBe("비밀번호");
  expect(i18next.hasResourceBundle("ko", "shell")).toBe(false);
  await loadTexts("en");
});

it("inside, the texts of what is inside come before the language changes", async () => {
  await speak("ko");

  expect(i18next.t("shell:sign_out")).toBe("로그아웃");
  expect(i18next.hasResourceBundle("ko", "runs")).toBe(true);
});
