-- theories and experiments outlive the review that noted them: a relapse shows them again
create table review_notes (
  incident   text primary key references incident,
  hypotheses jsonb not null
);
