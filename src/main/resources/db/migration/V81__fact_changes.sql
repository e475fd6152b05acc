-- Who opened it, if a person declared it.
alter table incident add column opened_by text;

-- What came to hold for an incident in place of what: the facts that changed, by their names. What holds from the
-- opening on stands in the incident's row, what a table has decided in its plans.
create table incident_fact_change (
  id bigint generated always as identity primary key,
  incident text not null references incident (number) on delete cascade,
  at timestamptz not null,
  who text not null,
  before jsonb not null,
  after jsonb not null,
  decided_by text,
  version integer,
  rows text
);

create index incident_fact_change_incident on incident_fact_change (incident, id);

-- On whose word a table has decided.
alter table incident_plan add column who text;

-- What held until a table decided anew.
create table incident_plan_before (
  id bigint generated always as identity primary key,
  incident text not null references incident (number) on delete cascade,
  plan text not null,
  cells jsonb not null,
  version integer,
  rows text,
  decided_at timestamptz not null,
  who text
);

create index incident_plan_before_incident on incident_plan_before (incident, id);
