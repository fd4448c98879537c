-- The children whom a decision takes forward: when a second person confirms a change, what goes on is what was decided.
alter table decision add taken_forward uuid[];
