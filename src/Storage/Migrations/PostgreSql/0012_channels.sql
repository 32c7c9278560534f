-- What a reply answers, as its channel calls it, and what the other side calls the reply: by the latter echoes and receipts speak of it.
ALTER TABLE outbox ADD COLUMN target text NULL;
ALTER TABLE outbox ADD COLUMN external_id text NULL;
CREATE INDEX outbox_external ON outbox (account, channel, external_id) WHERE external_id IS NOT NULL;
