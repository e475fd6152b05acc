-- What is tried one after another: when one fails, the next goes out at once.
alter table delivery add column line text not null default '';
create index delivery_line on delivery (line) where line <> '' and state = 'waiting';

-- Who has shown by a code that a contact is theirs. It counts for this very address.
create table contact_verification (
  person      text not null,
  channel     text not null,
  address     text not null,
  verified_at timestamptz not null,
  primary key (person, channel, address)
);

-- The code that was sent last; its hash alone is kept.
create table contact_code (
  person     text not null,
  channel    text not null,
  address    text not null,
  code_hash  text not null,
  expires_at timestamptz not null,
  tries_left int not null,
  primary key (person, channel, address)
);
