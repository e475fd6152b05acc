-- what a person has reported by a door, by the key that the sender gave it: a second press changes nothing
create table reported_change (
  who      text not null,
  key      text not null,
  taken_at timestamptz not null,
  primary key (who, key)
);
