create table timeline_entry (
  id          bigint generated always as identity primary key,
  incident    text not null references incident,
  happened_at timestamptz not null,
  kind        text not null,
  who         text not null,
  text        text not null
);

create index timeline_entry_incident on timeline_entry (incident, id);

create function timeline_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'The timeline is a record: entries are never changed or removed.';
end
$$;

create trigger timeline_is_kept before update or delete on timeline_entry
  for each row execute function timeline_is_kept();

create trigger timeline_is_never_emptied before truncate on timeline_entry
  for each statement execute function timeline_is_kept();
