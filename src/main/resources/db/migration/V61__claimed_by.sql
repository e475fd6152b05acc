-- Which node has a delivery until leased_until; says nothing without that.
alter table delivery add column leased_by text;
