import { notifications } from "@mantine/notifications";

/** Tells of an act that is done. */
export const notifyDone = (message: string) => notifications.show({ message, color: "teal", withBorder: true });

/** Tells of an act that failed; `useProblemText` has the words. */
export const notifyFailed = (message: string) => notifications.show({ message, color: "red", withBorder: true, autoClose: 10_000 });
