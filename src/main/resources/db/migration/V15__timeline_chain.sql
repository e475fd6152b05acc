-- Each entry of a timeline carries the hash of the one before it, so that nothing can be changed, removed, moved or
-- slipped in afterwards without a trace. The database itself numbers and hashes what is added; the application checks
-- by its own code.
--
-- The hash of an entry is SHA-256, in lower-case hexadecimal digits, over seven fields in this order, each as
-- <its length in bytes>:<its UTF-8 bytes>, (a "netstring"):
--   the hash before it; incident; sequence, from 1; moment in UTC as 2026-01-31T23:59:59.123456Z; kind; who; text
-- Before the first entry stands the SHA-256 of "majorincident timeline of " and the incident's number.

create table timeline_head (
  incident   text primary key references incident,
  count      bigint not null,
  hash       text not null,        -- of the last entry
  written_at timestamptz not null  -- the last entry, by the database's clock
);

create function timeline_genesis(incident text) returns text language sql immutable as $$
  select encode(sha256(convert_to('majorincident timeline of ' || $1, 'UTF8')), 'hex')
$$;

create function timeline_field(value text) returns text language sql immutable as $$
  select octet_length(convert_to($1, 'UTF8')) || ':' || $1 || ','
$$;

create function timeline_hash(
  previous text, incident text, sequence bigint, happened_at timestamptz, kind text, who text, what text)
returns text language sql immutable as $$
  select encode(sha256(convert_to(
    timeline_field($1) || timeline_field($2) || timeline_field($3::text)
    || timeline_field(to_char($4 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || timeline_field($5) || timeline_field($6) || timeline_field($7), 'UTF8')), 'hex')
$$;

alter table timeline_entry
  add column sequence      bigint,
  add column previous_hash text,
  add column hash          text;

-- Nobody else can reach the table until this migration has committed, and with it the new triggers.
drop trigger timeline_is_kept on timeline_entry;

do $$
declare
  entry timeline_entry;
  head timeline_head;
begin
  for entry in select * from timeline_entry order by incident, id loop
    if head.incident is distinct from entry.incident then
      if head.incident is not null then
        insert into timeline_head values (head.*);
      end if;
      head := (entry.incident, 0, timeline_genesis(entry.incident), entry.happened_at);
    end if;
    entry.sequence := head.count + 1;
    entry.previous_hash := head.hash;
    entry.hash := timeline_hash(head.hash, entry.incident, entry.sequence, entry.happened_at, entry.kind,
      entry.who, entry.text);
    update timeline_entry set sequence = entry.sequence, previous_hash = entry.previous_hash, hash = entry.hash
      where id = entry.id;
    head := (entry.incident, entry.sequence, entry.hash, greatest(head.written_at, entry.happened_at));
  end loop;
  if head.incident is not null then
    insert into timeline_head values (head.*);
  end if;
end
$$;

alter table timeline_entry
  alter column sequence set not null,
  alter column previous_hash set not null,
  alter column hash set not null,
  add constraint timeline_entry_once unique (incident, sequence);

drop index timeline_entry_incident;

create trigger timeline_is_kept before update or delete on timeline_entry
  for each row execute function timeline_is_kept();

-- Two transactions that add to one timeline follow each other: the second waits for the head.
create function timeline_goes_on() returns trigger language plpgsql security definer as $$
declare
  head timeline_head;
begin
  select * into head from timeline_head where incident = new.incident for update;
  if not found then
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

create trigger timeline_goes_on before insert on timeline_entry
  for each row execute function timeline_goes_on();

create function timeline_head_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op <> 'TRUNCATE' and pg_trigger_depth() > 1 then
    return new;
  end if;
  raise exception 'The head of a timeline moves with its entries alone.';
end
$$;

create trigger timeline_head_is_kept before insert or update or delete on timeline_head
  for each row execute function timeline_head_is_kept();

create trigger timeline_head_is_never_emptied before truncate on timeline_head
  for each statement execute function timeline_head_is_kept();

-- What runs with the rights of its owner looks for tables and functions here alone.
do $$
begin
  execute format('alter function timeline_goes_on() set search_path = pg_catalog, %I, pg_temp', current_schema());
end
$$;
