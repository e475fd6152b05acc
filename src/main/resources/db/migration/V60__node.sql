-- The nodes that work on this database. Each holds the advisory lock of its number as long as its
-- session lives; whose lock stays free is gone, and another node takes over what it had at hand.
create table node (
  number    int generated always as identity primary key,
  id        text not null, -- of one start of a process; owner of its jobs and deliveries
  joined_at timestamptz not null default clock_timestamp()
);
