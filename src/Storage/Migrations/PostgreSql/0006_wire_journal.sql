-- imported: was there before the channel was. released: was held, and a person let it through.
ALTER TABLE intake_message ADD COLUMN imported integer NOT NULL DEFAULT 0;
ALTER TABLE intake_message ADD COLUMN released integer NOT NULL DEFAULT 0;
ALTER TABLE intake_message ADD COLUMN raw_deleted_at bigint NULL;
CREATE INDEX intake_message_kept ON intake_message (account, channel, at) WHERE raw_deleted_at IS NULL;
CREATE INDEX intake_message_raw ON intake_message (account, sha256) WHERE raw_deleted_at IS NULL;
