-- Priority of the incident's tasks in Tasklist, as the tables decided; null before they have.
alter table incident add column urgency integer;

-- Whether it gets an immediate response, as the tables decided; null before they have.
alter table incident add column major boolean;

-- What a table has decided for an incident, and which rows of which version did: it holds until the table decides anew.
create table incident_plan (
  incident text not null references incident (number) on delete cascade,
  plan text not null,
  cells jsonb not null,
  version integer,
  rows text,
  decided_at timestamptz not null,
  primary key (incident, plan)
);

-- Few are open, however many there have been.
create index incident_open on incident (number) where closed_at is null;
