-- who was asked for help, for what, and what they answered; by the process that asks
create table help_request (
  id          text primary key,
  incident    text not null references incident,
  whom        text not null,
  needed_for  text not null,
  asked_by    text,
  asked_at    timestamptz not null,
  helper      text,
  answer      text,
  answered_at timestamptz
);
create index help_request_incident on help_request (incident);
-- what was seen last outlives the review that noted it, as theories do
alter table review_notes add observations text;
