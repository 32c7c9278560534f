-- A message that the other side named and did not give: how often it was asked for in vain, and when it is asked for again.
ALTER TABLE intake_message ADD COLUMN asked integer NOT NULL DEFAULT 0;
ALTER TABLE intake_message ADD COLUMN ask_at bigint NULL;
CREATE INDEX intake_message_ask ON intake_message (account, channel, ask_at) WHERE ask_at IS NOT NULL;

-- A reply that was sent, but not to everybody in copy: who was refused, with the words of the server.
ALTER TABLE outbox ADD COLUMN not_to text NULL;
