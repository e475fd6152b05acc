-- The list of all incidents answers at once among a hundred thousand: each order that it can be shown in has an index
-- that ends with the number, so that any page is reached by its first row; words are found by a full-text index, and
-- who took part in what is noted once instead of being gathered from millions of entries.

alter table incident add column words tsvector not null generated always as (
  to_tsvector('simple', number || ' ' || title || ' ' || description || ' ' || service || ' ' || reporter)) stored;

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

create index incident_running on incident (detected_at, number)
  where status not in ('closed', 'falseAlarm', 'duplicate');

create table incident_person (
  person   text not null,
  incident text not null references incident on delete cascade,
  primary key (person, incident)
);

create index incident_person_incident on incident_person (incident);

insert into incident_person
  select who, incident from timeline_entry where who <> 'system'
  union
  select person, incident from incident_role;

create function incident_person_took_part() returns trigger language plpgsql as $$
begin
  insert into incident_person values (new.person, new.incident) on conflict do nothing;
  return null;
end
$$;

create function incident_person_was_named() returns trigger language plpgsql as $$
begin
  insert into incident_person values (new.who, new.incident) on conflict do nothing;
  return null;
end
$$;

create trigger incident_person_took_part after insert on incident_role
  for each row execute function incident_person_took_part();

create trigger incident_person_was_named after insert on timeline_entry
  for each row when (new.who <> 'system') execute function incident_person_was_named();
