-- whether nobody is left who could be tried instead
alter table page add column last_resort boolean not null default false;
