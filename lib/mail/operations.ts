import { z } from "zod";
import { read } from "@/lib/operations/define";
import * as outbox from "./outbox";
import { MailState } from "./shape";

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
