-- What somebody wants as it is in the on-call plan: not raised again until then.
create table accepted_weakness (
  id          bigint generated always as identity primary key,
  weakness    text not null,         -- by what the same finding is known again
  text        text not null,
  accepted_by text not null,
  reason      text not null,
  accepted_at timestamptz not null,
  until       timestamptz not null
);

create index accepted_weakness_until on accepted_weakness (until);

-- The shifts for which somebody is being prepared, each once.
create table prepared_shift (
  team   text not null,
  person text not null,
  begins timestamptz not null,
  primary key (team, person, begins)
);

-- Test pages before first shifts; of the secret in the link only the hash is kept.
create table test_page (
  id              bigint generated always as identity primary key,
  secret_hash     text not null unique,
  team            text not null,
  person          text not null,
  begins          timestamptz not null,  -- the shift that it is sent for
  sent_at         timestamptz not null,
  acknowledged_at timestamptz
);

create index test_page_person on test_page (person);

-- whether the last message to an address arrived
create index delivery_recipient on delivery (channel, recipient, ended_at desc);
