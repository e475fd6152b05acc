create table page (
  id              text primary key,
  incident        text not null references incident,
  reason          text not null,
  first_page      text not null, -- of the same paging: itself, if nobody was paged before
  opened_at       timestamptz not null,
  ended_at        timestamptz,
  acknowledged_by text
);

create index page_incident on page (incident);
create index page_first on page (first_page);

create table page_invitation (
  secret_hash text primary key,
  page        text not null references page,
  person      text not null
);
