-- also those that have ended: what still waits of them ends with the paging
create index page_paging on page (paging);
drop index page_open_paging;
