"use server";

import { bulkInviteAffiliates, createAffiliateInvite } from "@/lib/invites/operations";
import {
  type BulkInvite,
  BulkInviteInput,
  CreateInviteInput,
  readPasted,
  unreadableLine,
} from "@/lib/invites/shape";
import { noteFromText } from "@/lib/mail/shape";
import { actionFor } from "@/lib/surfaces/action";
import { inputOfForm } from "@/lib/surfaces/form";
import type { ActionState } from "@/lib/surfaces/shape";
import { textsOf } from "../../texts";
import { ownTerms } from "../own-terms";

export const invite = actionFor(createAffiliateInvite, (form) => {
  const { customCommissionType, customCommissionValue, ...input } = inputOfForm(
    CreateInviteInput,
    form,
  );
  return { ...input, ...ownTerms(form), ...noteOf(form) };
});

const inviteAll = actionFor(bulkInviteAffiliates, (form) => ({
  ...inputOfForm(BulkInviteInput, form),
  ...noteOf(form),
  recipients: pastedIn(form).map(({ recipient }) => recipient),
}));

/** A message about one recipient of many says in which line it is. */
export async function inviteMany(
  slug: string,
  previous: ActionState<BulkInvite>,
  form: FormData,
): Promise<ActionState<BulkInvite>> {
  const state = await inviteAll(slug, previous, form);
  const message = state.status === "refused" ? state.fields.recipients : undefined;
  const unreadable = message && unreadableLine(pastedIn(form));
  if (state.status !== "refused" || !unreadable) return state;
  const recipients = `Line ${unreadable.line}: ${message}`;
  return { ...state, fields: { ...state.fields, recipients } };
}

function pastedIn(form: FormData) {
  return readPasted(textsOf(form, ["recipients"]).recipients ?? "");
}

function noteOf(form: FormData) {
  const { personalNoteHtml: note = "" } = textsOf(form, ["personalNoteHtml"]);
  return note.trim() ? { personalNoteHtml: noteFromText(note) } : {};
}
