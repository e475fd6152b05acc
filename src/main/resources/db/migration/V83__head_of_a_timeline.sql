-- The head of a timeline moves once for all entries that come together, and no longer once for each of them: half of
-- the rows that the record costs were its head.
--
-- What comes together is inserted by one statement. Its first entry goes on from the head, each further one from the
-- entry before it, which stands beyond the head; then the head moves to the last one.
create or replace function timeline_goes_on() returns trigger language plpgsql security definer as $$
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

-- What runs with the rights of its owner looks for tables and functions here alone.
do $$
declare
  name text;
begin
  foreach name in array array['timeline_goes_on', 'timeline_head_moves'] loop
    execute format('alter function %I() set search_path = pg_catalog, %I, pg_temp', name, current_schema());
  end loop;
end
$$;
