-- When a calendar last read the address, so that an administrator sees which are in use.
alter table calendar_feed add column last_used_at timestamptz;
