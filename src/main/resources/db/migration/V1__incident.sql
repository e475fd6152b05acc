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
  severity      int not null check (severity between 1 and 3),
  priority      text check (priority in ('P1', 'P2', 'P3', 'P4')),
  status        text not null,
  started_at    timestamptz not null,
  detected_at   timestamptz not null,
  resolved_at   timestamptz,
  closed_at     timestamptz,
  chat_room     text,
  call_address  text,
  duplicate_of  text references incident,
  alert_group   text not null default ''
);

-- one running incident for each group of alerts
create unique index incident_alert_group on incident (alert_group)
  where alert_group <> '' and status not in ('closed', 'falseAlarm', 'duplicate');

create table incident_role (
  id       bigint generated always as identity primary key,
  incident text not null references incident,
  role     text not null,
  person   text not null,
  since    timestamptz not null,
  until    timestamptz
);

create index incident_role_now on incident_role (incident, role) where until is null;
