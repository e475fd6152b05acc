-- The on-call plan as it was from each change to the next: the newest is in force, and none is ever rewritten.
create table plan_version (
  number  bigint primary key,
  text    text not null,         -- the plan file
  place   text,                  -- the file that it was taken from; null if somebody changed the plan here
  changer text not null,         -- who changed it
  reason  text not null,
  at      timestamptz not null
);

create function plan_version_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'The versions of the on-call plan are a record: none is ever changed or removed.';
end $$;

create trigger plan_version_is_kept before update or delete on plan_version
  for each row execute function plan_version_is_kept();
create trigger plan_version_is_not_emptied before truncate on plan_version
  for each statement execute function plan_version_is_kept();
