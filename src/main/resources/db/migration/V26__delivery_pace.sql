-- How often a contact is written to, and what goes to it together.
alter table delivery
  add column limits        text, -- as in 1 in PT1M, 5 in PT15M; null: neither limited nor counted
  add column bundle_within text, -- as in PT2M; null: never goes out together with others
  add column rank          int not null default 0, -- of several in one message the lowest stands first
  add column begun_at      timestamptz, -- of what counts: when its first attempt began
  add column limited       boolean not null default false, -- a limit has put it off
  add column together      boolean not null default false, -- it waits, or has waited, for others to the same contact
  add column bundle        text; -- the key of the one message in which it goes out with others

create index delivery_contact on delivery (channel, recipient, begun_at) where limits is not null;
create index delivery_bundle on delivery (bundle) where bundle is not null;

-- of what is due in the same moment, the most severe goes out first, then the oldest
drop index delivery_due;
create index delivery_due on delivery (channel, urgency, due_at, rank, id) where state in ('waiting', 'recording');
