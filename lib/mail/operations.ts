import { z } from "zod";
import { read, write } from "@/lib/operations/define";
import * as outbox from "./outbox";
import { ListMailsInput, MailId, MailPage, MailState, QueuedMail } from "./shape";

export const getMailState = read({
  name: "get_mail_state",
  title: "Get mail state",
  summary:
    "Read how many mails of the organization wait to be sent, and whether this server sends any.",
  surfaces: ["dashboard"],
  role: "viewer",
  action: "mail.viewed",
  input: z.strictObject({}),
  output: MailState,
  run: outbox.getMailState,
});

export const listMails = read({
  name: "list_mails",
  title: "List mails",
  summary: "List the organization's mails, newest first: to whom, how far they came, and why not.",
  surfaces: ["dashboard"],
  role: "admin",
  action: "mail.listed",
  input: ListMailsInput,
  output: MailPage,
  run: outbox.listMails,
});

export const retryMail = write({
  name: "retry_mail",
  title: "Retry mail",
  summary: "Queue a mail again that was given up.",
  surfaces: ["dashboard"],
  role: "admin",
  effect: "external",
  idempotent: true,
  action: "mail.retried",
  input: MailId,
  output: QueuedMail,
  subject: ({ id, subject }) => ({ type: "mail", id, label: subject }),
  run: outbox.retryMail,
});
