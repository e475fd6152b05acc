-- Room on each page for the row as it is once claimed: the claim then leaves all indexes alone.
alter table delivery set (fillfactor = 45);
