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

-- so that a removal finds what it removes without reading all of it
create index incident_duplicate on incident (duplicate_of) where duplicate_of is not null;
create index incident_role_incident on incident_role (incident);
create index page_invitation_page on page_invitation (page);
create index incident_closed on incident (closed_at) where closed_at is not null;

alter table delivery add column text_removed_at timestamptz;

create index delivery_with_text on delivery (ended_at) where ended_at is not null and text_removed_at is null;

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

create or replace function timeline_is_kept() returns trigger language plpgsql security definer as $$
begin
  if tg_op = 'DELETE' and incident_is_expired(old.incident) then
    return old;
  end if;
  raise exception 'The timeline is a record: entries are never changed or removed.';
end
$$;

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

create or replace function timeline_head_is_kept() returns trigger language plpgsql as $$
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

create function removal_is_noted() returns trigger language plpgsql security definer as $$
begin
  insert into removed_incident
    select number, closed_at, old.count, old.hash, clock_timestamp() from incident where number = old.incident;
  return null;
end
$$;

create trigger removal_is_noted after delete on timeline_head
  for each row execute function removal_is_noted();

create or replace function timeline_goes_on() returns trigger language plpgsql security definer as $$
declare
  head timeline_head;
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
  new.sequence := head.count + 1;
  new.previous_hash := head.hash;
  new.hash := timeline_hash(head.hash, new.incident, new.sequence, new.happened_at, new.kind, new.who, new.text);
  update timeline_head set count = new.sequence, hash = new.hash, written_at = clock_timestamp()
    where incident = new.incident;
  return new;
end
$$;

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
  foreach name in array array['timeline_goes_on', 'timeline_is_kept', 'timeline_is_removed_whole',
      'timeline_head_is_kept', 'retention_is_kept', 'removal_is_kept', 'removal_is_noted'] loop
    execute format('alter function %I() set search_path = pg_catalog, %I, pg_temp', name, current_schema());
  end loop;
end
$$;
