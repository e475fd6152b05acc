-- The night, by its first day, in which a page woke somebody; null by day, and where the person was awake by a page
-- about the same incident.
alter table page_invitation add column woken_night date;

create index page_invitation_woken on page_invitation (person, woken_night) where woken_night is not null;

-- To whom relief was offered, by the first day of the night: one offer for each person and night.
create table relief_offer (
  person     text not null,
  night      date not null,
  offered_at timestamptz not null,
  primary key (person, night)
);
