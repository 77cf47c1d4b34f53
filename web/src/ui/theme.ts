import { createTheme, type MantineColorsTuple } from "@mantine/core";

const maru: MantineColorsTuple = ["#eef0fd", "#dde0f9", "#bcc2f0", "#99a1e6", "#7b85dd", "#6670d6", "#5660cf", "#4f57c4", "#4148a6", "#343a87"];

const ink: MantineColorsTuple = ["#e4e4e7", "#c9c9cf", "#a6a6ae", "#84848d", "#52525b", "#3a3a41", "#2a2a30", "#1c1c20", "#141417", "#0d0d0f"];

const stone: MantineColorsTuple = ["#fafafa", "#f4f4f5", "#ececee", "#e1e1e4", "#cfcfd4", "#a5a5ad", "#66666f", "#55555e", "#3a3a41", "#1d1d21"];

/** One quiet accent, much white, the system's own letters. */
export const theme = createTheme({
  primaryColor: "maru",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { maru, dark: ink, gray: stone },
  black: "#18181b",
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, "Cascadia Code", Menlo, Consolas, monospace',
  headings: { fontWeight: "600", sizes: { h1: { fontSize: "1.375rem", lineHeight: "1.3" }, h2: { fontSize: "1.0625rem" }, h3: { fontSize: "0.9375rem" } } },
  defaultRadius: "md",
  radius: { xs: "3px", sm: "5px", md: "7px", lg: "10px", xl: "16px" },
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  cursorType: "pointer",
  components: {
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    PasswordInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm", comboboxProps: { shadow: "md" } } },
    Paper: { defaultProps: { withBorder: true, radius: "lg" } },
    Modal: { defaultProps: { centered: true, radius: "lg" } },
    Table: { defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } },
  },
});
