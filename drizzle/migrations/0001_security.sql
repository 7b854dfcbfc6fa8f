-- Tenancy by the database: a row is visible to the serving login only while app.org names its
-- organization. The owner of the tables is not bound by this (no FORCE), so the functions below, which
-- run as the owner, can look things up before a tenant is known. Each returns only what its caller needs.
ALTER TABLE orgs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON orgs USING (id = nullif(current_setting('app.org', true), '')::uuid);
--> statement-breakpoint
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'memberships', 'team_invites', 'idempotency_keys', 'mcp_tokens', 'mcp_token_secrets', 'mcp_token_clients',
    'api_keys', 'campaigns', 'affiliates', 'enrollments', 'magic_links', 'clicks', 'leads', 'conversions'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)',
      tenant_table);
  END LOOP;
END $$;
--> statement-breakpoint
-- Mails about an account have no organization: anybody may queue one, nobody may read it back.
ALTER TABLE mails ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own ON mails FOR SELECT USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY queue ON mails FOR INSERT
  WITH CHECK (org_id IS NULL OR org_id = nullif(current_setting('app.org', true), '')::uuid);
--> statement-breakpoint
-- The audit log may be appended to by a batch of several tenants, and read by one.
ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own ON audit_events FOR SELECT USING (org_id = nullif(current_setting('app.org', true), '')::uuid);
--> statement-breakpoint
CREATE POLICY append ON audit_events FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE TABLE audit_events_default PARTITION OF audit_events DEFAULT;
--> statement-breakpoint
-- Makes the monthly partitions from the given month on; a partition carries no grants of its own.
CREATE FUNCTION ensure_audit_partitions(first_month date, months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  month timestamptz;
  partition text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('rekomi.audit_partitions'));
  FOR step IN 0..least(months, 24) - 1 LOOP
    month := (date_trunc('month', first_month::timestamp) + step * interval '1 month') AT TIME ZONE 'UTC';
    partition := 'audit_events_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
    CONTINUE WHEN to_regclass(partition) IS NOT NULL;
    -- Rows that arrived early wait in the default partition; its range cannot be split while they do.
    CONTINUE WHEN EXISTS (
      SELECT 1 FROM audit_events_default
      WHERE created_at >= month AND created_at < month + interval '1 month');
    EXECUTE format('CREATE TABLE %I PARTITION OF audit_events FOR VALUES FROM (%L) TO (%L)',
      partition, month, (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC');
  END LOOP;
END $$;
--> statement-breakpoint
SELECT ensure_audit_partitions((now() - interval '1 month')::date, 6);
--> statement-breakpoint
CREATE FUNCTION org_facts(o orgs) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'planTier', o.plan_tier,
    'subscriptionStatus', o.subscription_status, 'trialEndsAt', o.trial_ends_at,
    'suspendedAt', o.suspended_at, 'aiStoppedAt', o.ai_stopped_at)
$$;
--> statement-breakpoint
-- A token's value by its hash: finds it, says what it is and which client last connected with it from
-- there, and sets the tenant, in one round trip.
CREATE FUNCTION open_token(secret_hash text, agent text, address text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('org', org_facts(o), 'id', t.id, 'name', t.name, 'access', t.access,
    'allowedTools', t.allowed_tools, 'networks', t.networks, 'requestsPerMinute', t.requests_per_minute,
    'makerId', t.maker_id, 'makerRole', m.role, 'endedAt', s.ended_at, 'revokedAt', t.revoked_at,
    'expiresAt', t.expires_at, 'lastUsedAt', t.last_used_at, 'lastIp', t.last_ip,
    'reachedAt', t.reached_at, 'authenticatedAt', t.authenticated_at,
    'listedAt', t.listed_at, 'calledAt', t.called_at, 'client', (
      SELECT jsonb_build_object('name', c.name, 'version', c.version) FROM mcp_token_clients c
      WHERE c.org_id = t.org_id AND c.token_id = t.id AND c.user_agent = agent AND c.ip = address
      ORDER BY c.last_seen_at DESC LIMIT 1))
  INTO found
  FROM mcp_token_secrets s
  JOIN mcp_tokens t ON t.org_id = s.org_id AND t.id = s.token_id
  JOIN orgs o ON o.id = s.org_id
  LEFT JOIN memberships m ON m.org_id = t.org_id AND m.user_id = t.maker_id
  WHERE s.hash = secret_hash;
  PERFORM set_config('app.org', coalesce(found -> 'org' ->> 'id', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
CREATE FUNCTION open_api_key(secret_hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('org', org_facts(o), 'id', k.id, 'name', k.name, 'access', k.scope,
    'makerId', k.maker_id, 'makerRole', m.role, 'revokedAt', k.revoked_at, 'lastUsedAt', k.last_used_at)
  INTO found
  FROM api_keys k
  JOIN orgs o ON o.id = k.org_id
  LEFT JOIN memberships m ON m.org_id = k.org_id AND m.user_id = k.maker_id
  WHERE k.hash = secret_hash;
  PERFORM set_config('app.org', coalesce(found -> 'org' ->> 'id', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
-- A browser's session in one organization: the tenant is set only for a member of it.
CREATE FUNCTION open_session(session_hash text, org_slug text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('sessionId', s.id, 'lastSeenAt', s.last_seen_at, 'userId', u.id, 'name', u.name,
    'email', u.email, 'emailVerifiedAt', u.email_verified_at, 'role', m.role,
    'org', CASE WHEN m.role IS NOT NULL THEN org_facts(o) END)
  INTO found
  FROM sessions s
  JOIN users u ON u.id = s.user_id
  LEFT JOIN orgs o ON o.slug = org_slug
  LEFT JOIN memberships m ON m.org_id = o.id AND m.user_id = u.id
  WHERE s.hash = session_hash AND s.expires_at > now();
  PERFORM set_config('app.org', coalesce(found -> 'org' ->> 'id', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
-- The operator and the jobs know an organization by its slug and are bound by no membership.
CREATE FUNCTION open_org(org_slug text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT org_facts(o) || jsonb_build_object('firstOwnerId', (
      SELECT m.user_id FROM memberships m WHERE m.org_id = o.id AND m.role = 'owner'
      ORDER BY m.created_at, m.user_id LIMIT 1))
  INTO found FROM orgs o WHERE o.slug = org_slug;
  PERFORM set_config('app.org', coalesce(found ->> 'id', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
CREATE FUNCTION memberships_of(person uuid) RETURNS TABLE (slug text, name text, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT o.slug, o.name, m.role FROM memberships m JOIN orgs o ON o.id = m.org_id
  WHERE m.user_id = person ORDER BY o.name, o.slug
$$;
--> statement-breakpoint
-- The people of the organization in force; the users table itself is global.
CREATE FUNCTION members() RETURNS TABLE (user_id uuid, name text, email text, role text, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.name, u.email, m.role, m.created_at FROM memberships m JOIN users u ON u.id = m.user_id
  WHERE m.org_id = nullif(current_setting('app.org', true), '')::uuid
  ORDER BY m.created_at, u.id
$$;
--> statement-breakpoint
CREATE FUNCTION open_team_invite(secret_hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', o.id, 'orgSlug', o.slug, 'orgName', o.name, 'id', i.id,
    'email', i.email, 'role', i.role)
  INTO found FROM team_invites i JOIN orgs o ON o.id = i.org_id
  WHERE i.hash = secret_hash AND i.accepted_at IS NULL AND i.canceled_at IS NULL AND i.expires_at > now();
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
CREATE FUNCTION open_magic_link(secret_hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found jsonb;
BEGIN
  SELECT jsonb_build_object('orgId', l.org_id, 'affiliateId', l.affiliate_id)
  INTO found FROM magic_links l
  WHERE l.hash = secret_hash AND l.used_at IS NULL AND l.expires_at > now();
  PERFORM set_config('app.org', coalesce(found ->> 'orgId', ''), true);
  RETURN found;
END $$;
--> statement-breakpoint
-- Due mails, leased for five minutes: a sender that dies loses its lease, not the mail.
CREATE FUNCTION claim_mails(how_many integer)
RETURNS TABLE (id uuid, recipient text, subject text, body text, attempts integer)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE mails SET attempts = mails.attempts + 1, next_attempt_at = now() + interval '5 minutes'
  WHERE mails.id IN (
    SELECT due.id FROM mails due
    WHERE due.sent_at IS NULL AND due.failed_at IS NULL AND due.next_attempt_at <= now()
    ORDER BY due.next_attempt_at LIMIT least(how_many, 100) FOR UPDATE SKIP LOCKED)
  RETURNING mails.id, mails.recipient, mails.subject, mails.body, mails.attempts
$$;
--> statement-breakpoint
-- A delivered mail loses its body, which may hold a one-time link; a failed one is tried ten times over a day.
CREATE FUNCTION settle_mail(mail uuid, failure text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE mails SET
    sent_at = CASE WHEN failure IS NULL THEN now() END,
    body = CASE WHEN failure IS NULL THEN NULL ELSE body END,
    error = left(failure, 500),
    failed_at = CASE WHEN failure IS NOT NULL AND attempts >= 10 THEN now() END,
    next_attempt_at = now() + least(power(2, attempts), 240) * interval '1 minute'
  WHERE mails.id = mail
$$;
--> statement-breakpoint
-- Removes what has outlived its use. Nothing here is ever the record of something that happened.
CREATE FUNCTION sweep() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours';
  DELETE FROM used_nonces WHERE expires_at < now();
  DELETE FROM rate_counts WHERE minute < now() - interval '10 minutes';
  DELETE FROM sessions WHERE expires_at < now();
  DELETE FROM email_links WHERE expires_at < now() - interval '7 days';
  DELETE FROM magic_links WHERE expires_at < now() - interval '30 days';
  DELETE FROM installation_log WHERE minute < now() - interval '90 days';
$$;
