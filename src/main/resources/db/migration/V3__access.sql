-- groups, rights, filters and people that were made once: what an administrator has changed or
-- removed since then is not made again
create table access_prepared (
  what text primary key
);
