-- Addresses at which calendars read who is on call; of the secret in an address only the hash is kept.
create table calendar_feed (
  id          text primary key,
  secret_hash text not null unique,
  kind        text not null check (kind in ('person', 'team')),
  subject     text not null,         -- id of the person or of the team
  creator     text not null,
  created_at  timestamptz not null,
  revoked_at  timestamptz
);

create index calendar_feed_creator on calendar_feed (creator);
