-- All tables but the engine's, which makes its own afterwards; by the room that writes them. What changes from now on
-- is a migration of its own behind this one: see .github/CONTRIBUTING.md.
--
-- incident, timeline, retention, detect, announce, statuspage, review, postmortem, channel, contact, planning,
-- readiness, roster, change, release, access, database


-- ---------------------------------------------------------------------------------------------------- incident

create sequence incident_number;

create table incident (
  number        text primary key,
  title         text not null,
  description   text not null,
  service       text not null,
  team          text not null,
  importance    text not null,
  reporter      text not null,
  reporter_kind text not null check (reporter_kind in ('monitoring', 'customer', 'staff')),
  opened_by     text,    -- if a person declared it
  severity      int not null check (severity between 1 and 3),
  priority      text check (priority in ('P1', 'P2', 'P3', 'P4')),
  urgency       integer, -- of its tasks in Tasklist, as the tables decided; null before they have
  major         boolean, -- whether it gets an immediate response, as the tables decided; null before they have
  status        text not null,
  started_at    timestamptz not null,
  detected_at   timestamptz not null,
  resolved_at   timestamptz,
  closed_at     timestamptz,
  chat_room     text,
  call_address  text,
  duplicate_of  text references incident,
  alert_group   text not null default '',
  -- once nobody watches for a relapse any more, it lets go of its group of alerts and the next one takes them
  takes_alerts  boolean not null default true,
  words         tsvector not null generated always as (
    to_tsvector('simple', number || ' ' || title || ' ' || description || ' ' || service || ' ' || reporter)) stored
);

-- one running incident for each group of alerts
create unique index incident_alert_group on incident (alert_group)
  where alert_group <> '' and takes_alerts and status not in ('closed', 'falseAlarm', 'duplicate');

-- what an ended incident leaves behind for its group of alerts: false alarm or duplicate
create index incident_last_of_alert_group on incident (alert_group, detected_at) where alert_group <> '';

-- few are open, however many there have been
create index incident_open on incident (number) where closed_at is null;
create index incident_running on incident (detected_at, number)
  where status not in ('closed', 'falseAlarm', 'duplicate');

-- so that a removal finds what it removes without reading all of it
create index incident_duplicate on incident (duplicate_of) where duplicate_of is not null;
create index incident_closed on incident (closed_at) where closed_at is not null;

-- The list of all incidents answers at once among a hundred thousand: each order that it can be shown in has an index
-- that ends with the number, so that any page is reached by its first row; words are found by a full-text index, and
-- who took part in what is noted once instead of being gathered from millions of entries.
create index incident_words on incident using gin (words);
create index incident_by_number on incident (lpad(number, 24, '0'), number);
create index incident_by_title on incident (lower(title), number);
create index incident_by_service on incident (service, number);
create index incident_by_severity on incident (severity, number);
create index incident_by_priority on incident (coalesce(priority, 'P9'), number);
create index incident_by_status on incident (status, number);
create index incident_by_beginning on incident (started_at, number);
create index incident_by_detection on incident (detected_at, number);
create index incident_by_end on incident (coalesce(closed_at, 'infinity'), number);
create index incident_by_duration on incident (
  coalesce(extract(epoch from resolved_at - started_at), 1000000000000), number);

create table incident_role (
  id       bigint generated always as identity primary key,
  incident text not null references incident,
  role     text not null,
  person   text not null,
  since    timestamptz not null,
  until    timestamptz,
  -- Whoever takes over a role also takes the predecessor's place in the order: the leader's successor leads.
  -- It is the id of the row in which that place was held first; null if it is the row's own.
  place    bigint
);

create index incident_role_now on incident_role (incident, role) where until is null;
create index incident_role_incident on incident_role (incident);

-- who took part in what; written by the triggers below and on the timeline
create table incident_person (
  person   text not null,
  incident text not null references incident on delete cascade,
  primary key (person, incident)
);

create index incident_person_incident on incident_person (incident);

create function incident_person_took_part() returns trigger language plpgsql as $$
begin
  insert into incident_person values (new.person, new.incident) on conflict do nothing;
  return null;
end
$$;

create trigger incident_person_took_part after insert on incident_role
  for each row execute function incident_person_took_part();

-- What a table has decided for an incident, and which rows of which version did: it holds until the table decides anew.
create table incident_plan (
  incident   text not null references incident (number) on delete cascade,
  plan       text not null,
  cells      jsonb not null,
  version    integer,
  rows       text,
  decided_at timestamptz not null,
  who        text, -- on whose word
  primary key (incident, plan)
);

-- What held until a table decided anew.
create table incident_plan_before (
  id         bigint generated always as identity primary key,
  incident   text not null references incident (number) on delete cascade,
  plan       text not null,
  cells      jsonb not null,
  version    integer,
  rows       text,
  decided_at timestamptz not null,
  who        text
);

create index incident_plan_before_incident on incident_plan_before (incident, id);

-- What came to hold for an incident in place of what: the facts that changed, by their names. What holds from the
-- opening on stands in the incident's row, what a table has decided in its plans.
create table incident_fact_change (
  id         bigint generated always as identity primary key,
  incident   text not null references incident (number) on delete cascade,
  at         timestamptz not null,
  who        text not null,
  before     jsonb not null,
  after      jsonb not null,
  decided_by text,
  version    integer,
  rows       text
);

create index incident_fact_change_incident on incident_fact_change (incident, id);


-- ---------------------------------------------------------------------------------------------------- timeline

-- Each entry of a timeline carries the hash of the one before it, so that nothing can be changed, removed, moved or
-- slipped in afterwards without a trace. The database itself numbers and hashes what is added; the application checks
-- by its own code.
--
-- The hash of an entry is SHA-256, in lower-case hexadecimal digits, over seven fields in this order, each as
-- <its length in bytes>:<its UTF-8 bytes>, (a "netstring"):
--   the hash before it; incident; sequence, from 1; moment in UTC as 2026-01-31T23:59:59.123456Z; kind; who; text
-- Before the first entry stands the SHA-256 of "majorincident timeline of " and the incident's number.

create table timeline_entry (
  id            bigint generated always as identity primary key,
  incident      text not null references incident,
  happened_at   timestamptz not null,
  kind          text not null,
  who           text not null,
  text          text not null,
  sequence      bigint not null,
  previous_hash text not null,
  hash          text not null,
  constraint timeline_entry_once unique (incident, sequence)
);

create table timeline_head (
  incident   text primary key references incident,
  count      bigint not null,
  hash       text not null,        -- of the last entry
  written_at timestamptz not null  -- the last entry, by the database's clock
);

create function timeline_genesis(incident text) returns text language sql immutable as $$
  select encode(sha256(convert_to('majorincident timeline of ' || $1, 'UTF8')), 'hex')
$$;

-- In PL/pgSQL, since an SQL function is planned anew for each entry, which would cost four fifths of an insert.
create function timeline_hash(
  previous text, incident text, sequence bigint, happened_at timestamptz, kind text, who text, what text)
returns text language plpgsql immutable as $$
begin
  return encode(sha256(convert_to(
    octet_length(convert_to($1, 'UTF8')) || ':' || $1 || ','
    || octet_length(convert_to($2, 'UTF8')) || ':' || $2 || ','
    || octet_length($3::text) || ':' || $3 || ','
    || '27:' || to_char($4 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || ','
    || octet_length(convert_to($5, 'UTF8')) || ':' || $5 || ','
    || octet_length(convert_to($6, 'UTF8')) || ':' || $6 || ','
    || octet_length(convert_to($7, 'UTF8')) || ':' || $7 || ',', 'UTF8')), 'hex');
end
$$;

-- Two transactions that add to one timeline follow each other: the second waits for the head.
--
-- The head of a timeline moves once for all entries that come together, and not once for each of them, which would be
-- half of the rows that the record costs. What comes together is inserted by one statement. Its first entry goes on
-- from the head, each further one from the entry before it, which stands beyond the head; then the head moves to the
-- last one.
create function timeline_goes_on() returns trigger language plpgsql security definer as $$
declare
  head timeline_head;
  last record;
begin
  select * into head from timeline_head where incident = new.incident for update;
  if not found then
    if exists (select from removed_incident where number = new.incident) then
      raise exception 'The timeline of % was removed when its time was over: it does not begin anew.', new.incident;
    end if;
    insert into timeline_head values (new.incident, 0, timeline_genesis(new.incident), clock_timestamp())
      on conflict do nothing;
    select * into head from timeline_head where incident = new.incident for update;
  end if;
  select sequence, hash into last from timeline_entry
    where incident = new.incident and sequence > head.count order by sequence desc limit 1;
  if found then
    head.count := last.sequence;
    head.hash := last.hash;
  end if;
  new.sequence := head.count + 1;
  new.previous_hash := head.hash;
  new.hash := timeline_hash(head.hash, new.incident, new.sequence, new.happened_at, new.kind, new.who, new.text);
  return new;
end
$$;

create trigger timeline_goes_on before insert on timeline_entry
  for each row execute function timeline_goes_on();

create function timeline_head_moves() returns trigger language plpgsql security definer as $$
begin
  update timeline_head head set count = last.sequence, hash = last.hash, written_at = clock_timestamp()
  from (select distinct on (incident) incident, sequence, hash from added order by incident, sequence desc) last
  where head.incident = last.incident;
  return null;
end
$$;

create trigger timeline_head_moves after insert on timeline_entry
  referencing new table as added
  for each statement execute function timeline_head_moves();

create function incident_person_was_named() returns trigger language plpgsql as $$
begin
  insert into incident_person values (new.who, new.incident) on conflict do nothing;
  return null;
end
$$;

create trigger incident_person_was_named after insert on timeline_entry
  for each row when (new.who <> 'system') execute function incident_person_was_named();

create function timeline_is_kept() returns trigger language plpgsql security definer as $$
begin
  if tg_op = 'DELETE' and incident_is_expired(old.incident) then
    return old;
  end if;
  raise exception 'The timeline is a record: entries are never changed or removed.';
end
$$;

create trigger timeline_is_kept before update or delete on timeline_entry
  for each row execute function timeline_is_kept();

create trigger timeline_is_never_emptied before truncate on timeline_entry
  for each statement execute function timeline_is_kept();

create function timeline_is_removed_whole() returns trigger language plpgsql security definer as $$
begin
  if exists (select from timeline_head where incident = old.incident) then
    raise exception 'The timeline is a record: its entries are removed all together or not at all.';
  end if;
  return null;
end
$$;

create constraint trigger timeline_is_removed_whole after delete on timeline_entry
  deferrable initially deferred for each row execute function timeline_is_removed_whole();

-- Whether a trigger of ours is at work, and not somebody's own: ours run with the rights of the owner.
create function is_our_trigger(changed oid) returns boolean language sql stable as $$
  select pg_trigger_depth() > 1 and pg_get_userbyid(relowner) = current_user from pg_class where oid = $1
$$;

create function timeline_head_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op in ('INSERT', 'UPDATE') and is_our_trigger(tg_relid) then
    return new;
  end if;
  if tg_op = 'DELETE' then
    if incident_is_expired(old.incident)
        and not exists (select from timeline_entry where incident = old.incident) then
      return old;
    end if;
  end if;
  raise exception 'The head of a timeline moves with its entries alone.';
end
$$;

create trigger timeline_head_is_kept before insert or update or delete on timeline_head
  for each row execute function timeline_head_is_kept();

create trigger timeline_head_is_never_emptied before truncate on timeline_head
  for each statement execute function timeline_head_is_kept();


-- --------------------------------------------------------------------------------------------------- retention

-- What is kept is removed one day, but never earlier than promised: the database itself decides, by its own clock.

-- How long incidents are kept; the last line holds. A shorter time holds only 30 days after it was set, so that
-- nobody shortens it and removes a record in one go.
create table retention (
  id        bigint generated always as identity primary key,
  incidents interval not null,
  set_at    timestamptz not null default clock_timestamp()
);

insert into retention (incidents) values ('7 years');

-- what is left of an incident whose time was over
create table removed_incident (
  number     text primary key,
  closed_at  timestamptz not null,
  entries    bigint not null,
  hash       text not null,       -- of the last entry
  removed_at timestamptz not null
);

create function incidents_are_kept_for() returns interval language sql stable as $$
  select max(incidents)
  from (select incidents, lead(set_at) over (order by id) replaced_at from retention) setting
  where replaced_at is null or replaced_at > clock_timestamp() - interval '30 days'
$$;

-- Counts from the last entry too, whose moment is by this clock: nobody can date that back.
create function incident_is_expired(number text) returns boolean language sql stable as $$
  select exists (
    select from incident left join timeline_head head on head.incident = incident.number
    where incident.number = $1 and closed_at is not null
      and greatest(closed_at, written_at) + incidents_are_kept_for() < clock_timestamp())
$$;

create function removal_is_noted() returns trigger language plpgsql security definer as $$
begin
  insert into removed_incident
    select number, closed_at, old.count, old.hash, clock_timestamp() from incident where number = old.incident;
  return null;
end
$$;

create trigger removal_is_noted after delete on timeline_head
  for each row execute function removal_is_noted();

create function retention_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.set_at := clock_timestamp();
    return new;
  end if;
  raise exception 'How long was promised to keep what is a record: it is set anew, never changed.';
end
$$;

create trigger retention_is_kept before insert or update or delete on retention
  for each row execute function retention_is_kept();

create trigger retention_is_never_emptied before truncate on retention
  for each statement execute function retention_is_kept();

create function removal_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and is_our_trigger(tg_relid) then
    return new;
  end if;
  raise exception 'That an incident was removed is a record: it is written by the removal alone, and never changed.';
end
$$;

create trigger removal_is_kept before insert or update or delete on removed_incident
  for each row execute function removal_is_kept();

create trigger removal_is_never_emptied before truncate on removed_incident
  for each statement execute function removal_is_kept();

-- What guards the record looks for tables and functions here alone, wherever its caller would.
do $$
declare
  name text;
begin
  foreach name in array array['timeline_goes_on', 'timeline_head_moves', 'timeline_is_kept',
      'timeline_is_removed_whole', 'timeline_head_is_kept', 'retention_is_kept', 'removal_is_kept',
      'removal_is_noted'] loop
    execute format('alter function %I() set search_path = pg_catalog, %I, pg_temp', name, current_schema());
  end loop;
end
$$;


-- ------------------------------------------------------------------------------------------------------ detect

-- what monitoring said of an incident: one row for each alert, by the fingerprint its sender gives it
create table alert (
  incident     text not null references incident,
  fingerprint  text not null,
  status       text not null check (status in ('firing', 'resolved')),
  title        text not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz,
  last_seen_at timestamptz not null,
  primary key (incident, fingerprint)
);

-- Since when alerts cannot be taken in, and why: one row while it lasts, so that the administrators
-- are told once, whichever node sees it.
create table intake_outage (
  only_one boolean primary key default true check (only_one),
  id       uuid not null default gen_random_uuid(),
  reason   text not null,
  since    timestamptz not null
);

-- Written to see whether anything can be written; nothing of it is ever kept.
create table intake_check (
  checked_at timestamptz not null
);


-- ---------------------------------------------------------------------------------------------------- announce

create table page (
  id              text primary key,
  incident        text not null references incident,
  reason          text not null,
  first_page      text not null, -- of the same paging: itself, if nobody was paged before
  paging          text,          -- the process that called: the page ends when it does, however that happens
  whom            text,          -- it called
  last_resort     boolean not null default false, -- whether nobody is left who could be tried instead
  opened_at       timestamptz not null,
  ended_at        timestamptz,
  acknowledged_by text
);

create index page_incident on page (incident);
create index page_open_incident on page (incident) where ended_at is null;
create index page_first on page (first_page);
-- also those that have ended: what still waits of them ends with the paging
create index page_paging on page (paging);

create table page_invitation (
  secret_hash text primary key,
  page        text not null references page,
  person      text not null,
  declined_at timestamptz, -- who cannot take a page, while others are still asked
  -- The night, by its first day, in which a page woke somebody; null by day, and where the person was awake by a page
  -- about the same incident.
  woken_night date
);

create index page_invitation_page on page_invitation (page);
create index page_invitation_person on page_invitation (person);
create index page_invitation_woken on page_invitation (person, woken_night) where woken_night is not null;

-- What was answered to a text message, for a day: the gateway may hand over the same one twice.
create table phone_reply (
  message     text primary key, -- the gateway's id
  answer      text not null,
  received_at timestamptz not null
);

create index phone_reply_received on phone_reply (received_at);

-- To whom relief was offered, by the first day of the night: one offer for each person and night.
create table relief_offer (
  person     text not null,
  night      date not null,
  offered_at timestamptz not null,
  primary key (person, night)
);


-- -------------------------------------------------------------------------------------------------- statuspage

create table status_post (
  id        bigint generated always as identity primary key,
  incident  text not null references incident,
  posted_at timestamptz not null,
  status    text not null check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
  text      text not null,
  next_at   timestamptz
);

create index status_post_incident on status_post (incident);


-- ------------------------------------------------------------------------------------------------------ review

-- theories and experiments outlive the review that noted them: a relapse shows them again
create table review_notes (
  incident   text primary key references incident,
  hypotheses jsonb not null
);


-- -------------------------------------------------------------------------------------------------- postmortem

create table postmortem (
  incident   text primary key references incident,
  state      text not null check (state in ('draft', 'in review', 'reviewed', 'closed')),
  text       text not null,
  changed_at timestamptz not null,
  -- the actions as the author has written them down, for the form that shows them again
  actions    jsonb not null default '[]'
);

create table follow_up_action (
  id       bigint generated always as identity primary key,
  incident text not null references incident,
  what     text not null,
  owner    text not null,
  due_at   timestamptz not null,
  priority text not null check (priority in ('priority', 'other')),
  result   text,
  done_at  timestamptz
);

create index follow_up_action_incident on follow_up_action (incident);


-- ----------------------------------------------------------------------------------------------------- channel

-- What is to reach somebody outside: a row is written in the transaction of the step that wants it
-- and sent after that has committed. All moments are by the application's clock but the lease.
create table delivery (
  id              bigint generated always as identity primary key,
  key             text not null unique,

  -- what goes to whom
  channel         text not null,
  recipient       text not null,
  subject         text not null,
  body            text not null,
  action          text,                       -- what the message asks to do, as JSON; null for nothing to do
  language        text not null default 'en', -- in which a call is spoken
  topic           text not null,
  reference       text not null,

  -- how it stands
  urgency         text not null check (urgency in ('HIGH', 'LOW')), -- in the order of sending
  state           text not null default 'waiting'
                  check (state in ('waiting', 'recording', 'delivered', 'givenUp', 'cancelled')),
  attempts        int not null default 0,
  told_in_vain    int not null default 0, -- how often a listener refused to hear the outcome
  last_error      text,
  created_at      timestamptz not null,
  due_at          timestamptz not null,
  leased_until    timestamptz, -- by the database's clock: whoever claimed the row has it until then
  leased_by       text,        -- which node that is; says nothing without leased_until
  ended_at        timestamptz,
  text_removed_at timestamptz,

  -- What is tried one after another: when one fails, the next goes out at once. It is tried as long as it is wanted;
  -- that others are called meanwhile is another thing.
  line            text not null default '',
  first_due_at    timestamptz, -- of what stands in a line: when it should have gone out at first
  left_alone      int not null default 0, -- how many of its attempts were not made: the receiver was to be left alone
  passed_over_at  timestamptz, -- when others were called, as nothing of its topic had arrived

  -- how often a contact is written to, and what goes to it together
  limits          text, -- as in 1 in PT1M, 5 in PT15M; null: neither limited nor counted
  bundle_within   text, -- as in PT2M; null: never goes out together with others
  rank            int not null default 0, -- of several in one message the lowest stands first
  begun_at        timestamptz, -- of what counts: when its first attempt began
  limited         boolean not null default false, -- a limit has put it off
  together        boolean not null default false, -- it waits, or has waited, for others to the same contact
  bundle          text -- the key of the one message in which it goes out with others
) with (fillfactor = 45); -- room on each page for the row as it is once claimed: the claim then leaves all indexes alone

-- For the claim: one lane, the urgent first, among them pages, then the longest due; of what is due in the same moment,
-- the most severe goes out first, then the oldest.
create index delivery_due on delivery (channel, urgency, (limits is null), due_at, rank, id)
  where state in ('waiting', 'recording');
create index delivery_topic on delivery (topic) where topic <> '';
create index delivery_reference on delivery (reference);
create index delivery_given_up on delivery (ended_at) where state = 'givenUp';
create index delivery_with_text on delivery (ended_at) where ended_at is not null and text_removed_at is null;
-- whether the last message to an address arrived
create index delivery_recipient on delivery (channel, recipient, ended_at desc);
create index delivery_line on delivery (line) where line <> '' and state = 'waiting';
-- whether something of a line has arrived
create index delivery_of_line on delivery (line) where line <> '';
create index delivery_contact on delivery (channel, recipient, begun_at) where limits is not null;
create index delivery_bundle on delivery (bundle) where bundle is not null;

-- An attempt without an outcome was cut off: its message may or may not have gone out.
create table delivery_attempt (
  delivery bigint not null references delivery,
  number   int not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  outcome  text check (outcome in ('delivered', 'failed', 'givenUp')),
  error    text,
  primary key (delivery, number)
);

-- Numbers that have answered STOP to a text message.
create table stopped_number (
  number     text primary key,
  stopped_at timestamptz not null
);


-- ----------------------------------------------------------------------------------------------------- contact

-- Who has shown by a code that a contact is theirs. It holds for this address only.
create table contact_verification (
  person      text not null,
  channel     text not null,
  address     text not null,
  verified_at timestamptz not null,
  primary key (person, channel, address)
);

-- The code that was sent last; its hash alone is kept.
create table contact_code (
  person     text not null,
  channel    text not null,
  address    text not null,
  code_hash  text not null,
  expires_at timestamptz not null,
  tries_left int not null,
  primary key (person, channel, address)
);

-- The contacts that codes are on their way to, each by the id of the process that sends the code.
create table unverified_contact (
  process  text primary key,
  channel  text not null,
  address  text not null,
  noted_at timestamptz not null
);

-- Who was sent a code when, of whatever contact: so many nodes keep one limit.
create table sent_code (
  id      bigint generated always as identity primary key,
  person  text not null,
  address text not null,
  sent_at timestamptz not null
);

create index sent_code_person on sent_code (person, sent_at);
create index sent_code_address on sent_code (address, sent_at);
create index sent_code_at on sent_code (sent_at);

-- What contacts are told apart by without saying their addresses; the key stays in this table.
create table contact_mark_key (
  key text not null
);

insert into contact_mark_key (key) values (gen_random_uuid()::text || gen_random_uuid()::text);

create unique index contact_mark_key_one on contact_mark_key ((true));


-- ---------------------------------------------------------------------------------------------------- planning

-- The on-call plan as it was from each change to the next: the newest is in force, and none is ever rewritten.
create table plan_version (
  number  bigint primary key,
  text    text not null,         -- the plan file
  place   text,                  -- the file that it was taken from; null if somebody changed the plan here
  changer text not null,         -- who changed it
  reason  text not null,
  at      timestamptz not null
);

-- The number of a plan is taken once: what is rolled back leaves a gap, so that no number ever means two plans.
create sequence plan_version_number;

create function plan_version_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'The versions of the on-call plan are a record: none is ever changed or removed.';
end $$;

create trigger plan_version_is_kept before update or delete on plan_version
  for each row execute function plan_version_is_kept();

create trigger plan_version_is_not_emptied before truncate on plan_version
  for each statement execute function plan_version_is_kept();


-- --------------------------------------------------------------------------------------------------- readiness

-- What somebody wants as it is in the on-call plan: not raised again until then.
create table accepted_weakness (
  id          bigint generated always as identity primary key,
  weakness    text not null,         -- by what the same finding is known again
  text        text not null,
  accepted_by text not null,
  reason      text not null,
  accepted_at timestamptz not null,
  until       timestamptz not null
);

create index accepted_weakness_until on accepted_weakness (until);

-- The shifts for which somebody is being prepared, each once.
create table prepared_shift (
  team   text not null,
  person text not null,
  begins timestamptz not null,
  primary key (team, person, begins)
);

-- Test pages before first shifts; of the secret in the link only the hash is kept.
create table test_page (
  id              bigint generated always as identity primary key,
  secret_hash     text not null unique,
  team            text not null,
  person          text not null,
  begins          timestamptz not null,  -- the shift that it is sent for
  sent_at         timestamptz not null,
  acknowledged_at timestamptz
);

create index test_page_person on test_page (person);


-- ------------------------------------------------------------------------------------------------------ roster

-- Addresses at which calendars read who is on call; of the secret in an address only the hash is kept.
create table calendar_feed (
  id           text primary key,
  secret_hash  text not null unique,
  kind         text not null check (kind in ('person', 'team')),
  subject      text not null,         -- id of the person or of the team
  creator      text not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,           -- when a calendar last read it, so that an administrator sees which are in use
  revoked_at   timestamptz
);

create index calendar_feed_creator on calendar_feed (creator);


-- ------------------------------------------------------------------------------------------------------ change

-- what a person has reported by a door, by the key that the sender gave it: a second press changes nothing
create table reported_change (
  who      text not null,
  key      text not null,
  taken_at timestamptz not null,
  primary key (who, key)
);


-- ----------------------------------------------------------------------------------------------------- release

-- the releases about which the process owners were asked, each once
create table release_offer (
  fingerprint text primary key,
  offered_at  timestamptz not null default now()
);


-- ------------------------------------------------------------------------------------------------------ access

-- groups, rights, filters and people that were made once: what an administrator has changed or
-- removed since then is not made again
create table access_prepared (
  what text primary key
);


-- ---------------------------------------------------------------------------------------------------- database

-- The nodes that work on this database. Each holds the advisory lock of its number as long as its
-- session lives; whose lock stays free is gone, and another node takes over what it had at hand.
create table node (
  number    int generated always as identity primary key,
  id        text not null, -- of one start of a process; owner of its jobs and deliveries
  joined_at timestamptz not null default clock_timestamp()
);

-- To which installation this database belongs, and where it lay when that was settled: what no dump
-- holds. Found elsewhere, it is a copy. The oid of this table is part of it.
create table installation (
  one       boolean primary key default true check (one),
  id        uuid not null,
  system    text not null,   -- the cluster's system identifier
  database  text not null,   -- the oid of the database
  place     text not null,   -- the oid of this table
  folder    text not null,   -- the inode of the embedded database's folder; else empty
  timeline  bigint not null, -- how often the cluster was promoted or recovered
  version   int not null,    -- PostgreSQL's major version
  let_by    text,            -- who has last said that a copy is the original from now on
  let_at    timestamptz
);
