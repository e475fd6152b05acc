-- Who was sent a code when, of whatever contact: so many nodes keep one limit.
create table sent_code (
  id      bigint generated always as identity primary key,
  person  text not null,
  address text not null,
  sent_at timestamptz not null
);

create index sent_code_person on sent_code (person, sent_at);
create index sent_code_address on sent_code (address, sent_at);
create index sent_code_at on sent_code (sent_at);

-- Numbers that have answered STOP to a text message.
create table stopped_number (
  number     text primary key,
  stopped_at timestamptz not null
);
