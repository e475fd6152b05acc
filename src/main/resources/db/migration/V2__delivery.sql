-- What is to reach somebody outside: a row is written in the transaction of the step that wants it
-- and sent after that has committed. All moments are by the application's clock but the lease.
create table delivery (
  id           bigint generated always as identity primary key,
  key          text not null unique,
  channel      text not null,
  recipient    text not null,
  subject      text not null,
  body         text not null,
  topic        text not null,
  reference    text not null,
  urgency      text not null check (urgency in ('HIGH', 'LOW')), -- in the order of sending
  state        text not null default 'waiting'
               check (state in ('waiting', 'recording', 'delivered', 'givenUp', 'cancelled')),
  attempts     int not null default 0,
  told_in_vain int not null default 0, -- how often a listener refused to hear the outcome
  last_error   text,
  created_at   timestamptz not null,
  due_at       timestamptz not null,
  leased_until timestamptz, -- by the database's clock: whoever claimed the row has it until then
  ended_at     timestamptz
);

-- for the claim: one lane, the urgent first, then the longest due
create index delivery_due on delivery (channel, urgency, due_at)
  where state in ('waiting', 'recording');
create index delivery_topic on delivery (topic) where topic <> '';
create index delivery_reference on delivery (reference);
create index delivery_given_up on delivery (ended_at) where state = 'givenUp';

-- An attempt without an outcome was cut off: its message may or may not have gone out.
create table delivery_attempt (
  delivery bigint not null references delivery,
  number   int not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  outcome  text check (outcome in ('delivered', 'failed', 'givenUp')),
  error    text,
  primary key (delivery, number)
);
