-- To which installation this database belongs, and where it lay when that was settled: what no dump
-- holds. Found elsewhere, it is a copy. The oid of this table is part of it.
create table installation (
  one       boolean primary key default true check (one),
  id        uuid not null,
  system    text not null,   -- the cluster's system identifier
  database  text not null,   -- the oid of the database
  place     text not null,   -- the oid of this table
  folder    text not null,   -- the inode of the embedded database's folder; else empty
  timeline  bigint not null, -- how often the cluster was promoted or recovered
  version   int not null,    -- PostgreSQL's major version
  let_by    text,            -- who has last said that a copy is the original from now on
  let_at    timestamptz
);
