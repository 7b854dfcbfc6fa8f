DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'unattributed_sales', 'refunds', 'adjustments', 'ledger_transfers', 'payouts', 'payout_lines', 'payout_items',
    'campaign_coupons', 'affiliate_coupons', 'affiliate_invites', 'import_jobs', 'embed_tokens',
    'paddle_connections', 'vendor_events', 'vendor_payments', 'vendor_refunds', 'rotated_api_keys'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)',
      tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint
-- What was credited before there was a ledger gets its opening entry, and a hold that ends.
UPDATE conversions c SET
  hold_until = c.occurred_at + o.payout_grace_days * interval '1 day',
  is_history = c.status = 'Paid',
  approved_at = CASE c.status WHEN 'Approved' THEN c.created_at END,
  paid_at = CASE c.status WHEN 'Paid' THEN c.occurred_at END,
  refunded_minor = CASE c.status WHEN 'Refunded' THEN c.amount_minor ELSE 0 END,
  commission_minor = CASE WHEN c.status IN ('Refunded', 'Denied') THEN 0 ELSE c.commission_minor END,
  explanation = jsonb_build_object(
    'rule', jsonb_build_object('kind', 'Given', 'amountMinor', c.commission_minor), 'holdDays', o.payout_grace_days)
FROM orgs o WHERE o.id = c.org_id;
--> statement-breakpoint
INSERT INTO refunds (org_id, sale_external_id, key, created_at)
SELECT DISTINCT ON (org_id, external_id) org_id, external_id, 'whole', created_at
FROM conversions WHERE status = 'Refunded' AND external_id IS NOT NULL;
--> statement-breakpoint
INSERT INTO ledger_transfers (org_id, id, affiliate_id, currency, debit, credit, amount_minor, kind, conversion_id, created_at)
SELECT org_id, gen_random_uuid(), affiliate_id, currency, 'Program',
  CASE status WHEN 'Pending' THEN 'Held' WHEN 'Approved' THEN 'Payable' ELSE 'Settled' END,
  commission_minor, 'imported', id, created_at
FROM conversions WHERE status IN ('Pending', 'Approved', 'Paid') AND commission_minor > 0;
--> statement-breakpoint
-- A campaign by its public id, as the snippet on a company's site names it.
CREATE FUNCTION open_campaign(campaign uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', c.org_id, 'campaignId', c.id)
  INTO found FROM campaigns c WHERE c.id = campaign AND c.archived_at IS NULL;
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
-- A campaign by the addresses of its public page.
CREATE FUNCTION open_campaign_page(org_slug text, campaign_slug text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', o.id, 'campaignId', c.id)
  INTO found FROM orgs o JOIN campaigns c ON c.org_id = o.id
  WHERE o.slug = org_slug AND c.slug = campaign_slug AND c.archived_at IS NULL;
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
CREATE FUNCTION open_pixel(public_key text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', o.id, 'origins', o.pixel_origins)
  INTO found FROM orgs o WHERE o.pixel_public_key = public_key;
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
CREATE FUNCTION open_affiliate_invite(secret_hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', i.org_id, 'inviteId', i.id)
  INTO found FROM affiliate_invites i
  WHERE i.hash = secret_hash AND i.accepted_at IS NULL AND i.canceled_at IS NULL AND i.expires_at > now();
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
-- Where a person is an affiliate: each organization mails them a link of its own.
CREATE FUNCTION affiliates_of(person_email text) RETURNS TABLE (org_id uuid, affiliate_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.org_id, a.id FROM affiliates a
  WHERE a.email = person_email AND a.status IN ('Pending', 'Approved', 'Paused')
  ORDER BY a.created_at LIMIT 20
$$;
--> statement-breakpoint
CREATE INDEX affiliates_person ON affiliates (email);
--> statement-breakpoint
-- People are global; whether one of them has confirmed their address is asked by name alone.
CREATE FUNCTION is_email_verified(person uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.email_verified_at IS NOT NULL FROM users u WHERE u.id = person
$$;
--> statement-breakpoint
CREATE FUNCTION open_embed_token(secret_hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', e.org_id, 'id', e.id, 'affiliateId', e.affiliate_id,
    'allowedOrigins', e.allowed_origins, 'expiresAt', e.expires_at)
  INTO found FROM embed_tokens e
  WHERE e.hash = secret_hash AND e.revoked_at IS NULL AND e.expires_at > now();
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
-- Who may frame the page of an embed token: public, since the answer to that page says it to anybody.
CREATE FUNCTION embed_origins(token uuid) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.allowed_origins FROM embed_tokens e
  WHERE e.id = token AND e.revoked_at IS NULL AND e.expires_at > now()
$$;
--> statement-breakpoint
CREATE INDEX embed_tokens_page ON embed_tokens (id);
--> statement-breakpoint
CREATE FUNCTION open_stripe_account(account text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', o.id) INTO found FROM orgs o WHERE o.stripe_account_id = account;
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
CREATE FUNCTION open_paddle(org uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', p.org_id, 'secret', p.secret)
  INTO found FROM paddle_connections p WHERE p.org_id = org;
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
-- Organizations with work for the jobs; the work itself is done as one tenant at a time.
CREATE FUNCTION orgs_with_due_approvals() RETURNS TABLE (org_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT c.org_id FROM conversions c
  WHERE c.status = 'Pending' AND c.held_because IS NULL AND c.hold_until <= now() LIMIT 100
$$;
--> statement-breakpoint
CREATE FUNCTION orgs_with_due_coupons() RETURNS TABLE (org_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.org_id FROM campaign_coupons c
  WHERE c.stripe_state = 'pending' AND (c.stripe_next_try_at IS NULL OR c.stripe_next_try_at <= now())
  UNION SELECT c.org_id FROM affiliate_coupons c
  WHERE c.stripe_state IN ('pending', 'revoking') AND (c.stripe_next_try_at IS NULL OR c.stripe_next_try_at <= now())
  LIMIT 100
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sweep() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours';
  DELETE FROM used_nonces WHERE expires_at < now();
  DELETE FROM rate_counts WHERE minute < now() - interval '10 minutes';
  DELETE FROM sessions WHERE expires_at < now();
  DELETE FROM affiliate_sessions WHERE expires_at < now();
  DELETE FROM email_links WHERE expires_at < now() - interval '7 days';
  DELETE FROM magic_links WHERE expires_at < now() - interval '30 days';
  DELETE FROM embed_tokens WHERE expires_at < now() - interval '30 days';
  DELETE FROM installation_log WHERE minute < now() - interval '90 days';
$$;
--> statement-breakpoint
-- A mail that was given up is tried again from the beginning; of the organization in force alone.
CREATE FUNCTION retry_mail(mail uuid) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH retried AS (
    UPDATE mails SET attempts = 0, failed_at = NULL, next_attempt_at = now()
    WHERE mails.id = mail AND mails.failed_at IS NOT NULL
      AND mails.org_id = nullif(current_setting('app.org', true), '')::uuid
    RETURNING mails.id)
  SELECT EXISTS (SELECT FROM retried)
$$;
--> statement-breakpoint
-- A value that a rotation has stopped still tells whose it was, so that its use is refused as theirs.
CREATE OR REPLACE FUNCTION open_api_key(secret_hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('org', org_facts(o), 'id', k.id, 'name', k.name, 'access', k.scope,
    'makerId', k.maker_id, 'makerRole', m.role, 'rotatedAt', s.rotated_at, 'revokedAt', k.revoked_at,
    'lastUsedAt', k.last_used_at)
  INTO found
  FROM (
    SELECT org_id, id AS key_id, null::timestamptz AS rotated_at FROM api_keys WHERE hash = secret_hash
    UNION ALL
    SELECT org_id, key_id, rotated_at FROM rotated_api_keys WHERE hash = secret_hash
  ) s
  JOIN api_keys k ON k.org_id = s.org_id AND k.id = s.key_id
  JOIN orgs o ON o.id = k.org_id
  LEFT JOIN memberships m ON m.org_id = k.org_id AND m.user_id = k.maker_id;
  PERFORM set_config('app.org', coalesce(found -> 'org' ->> 'id', ''), true);
  RETURN found;
END $$;
