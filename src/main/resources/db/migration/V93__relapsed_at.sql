-- Since when what was told to be fixed is broken again; null if it never was.
alter table incident add column relapsed_at timestamptz;
