create table status_post (
  id        bigint generated always as identity primary key,
  incident  text not null references incident,
  posted_at timestamptz not null,
  status    text not null check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
  text      text not null,
  next_at   timestamptz
);

create index status_post_incident on status_post (incident);
