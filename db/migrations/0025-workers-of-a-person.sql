-- Which workers are one person is asked whenever the front door enters.
create index on membership (authority_id, worker_id);
