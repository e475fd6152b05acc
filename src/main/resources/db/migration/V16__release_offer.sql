-- the releases about which the process owners were asked, each once
create table release_offer (
  fingerprint text primary key,
  offered_at timestamptz not null default now()
);
