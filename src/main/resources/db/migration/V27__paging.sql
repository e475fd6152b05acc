-- Which process called, and whom: a page ends when its paging does, however that happens. Pages
-- from before belong to no paging.
alter table page add column paging text;
alter table page add column whom text;

create index page_open_paging on page (paging) where ended_at is null;
create index page_open_incident on page (incident) where ended_at is null;
