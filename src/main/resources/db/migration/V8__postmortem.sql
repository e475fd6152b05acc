create table postmortem (
  incident   text primary key references incident,
  state      text not null check (state in ('draft', 'in review', 'reviewed', 'closed')),
  text       text not null,
  changed_at timestamptz not null
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
