-- Who cannot take a page, while others are still asked.
alter table page_invitation add column declined_at timestamptz;
