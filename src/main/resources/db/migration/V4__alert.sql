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
