-- What waits is not lost from the queue, whatever a page forgets: it leaves by being closed, on a decision that stands.
create trigger keep_waiting before delete on waiting for each row execute function access.keep_waiting();
