-- In which language a call is spoken.
alter table delivery add column language text not null default 'en';

-- What was answered to a text message, for a day: the gateway may hand over the same one twice.
create table phone_reply (
  message     text primary key, -- the gateway's id
  answer      text not null,
  received_at timestamptz not null
);

create index phone_reply_received on phone_reply (received_at);
create index page_invitation_person on page_invitation (person);
