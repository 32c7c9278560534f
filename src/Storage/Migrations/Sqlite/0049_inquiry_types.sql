-- What a ticket was asked by; empty for none, of which the index knows nothing.
ALTER TABLE ticket ADD COLUMN inquiry_type TEXT NOT NULL DEFAULT '';
CREATE INDEX ticket_inquiry_type ON ticket (account, box, inquiry_type, updated_at, number) WHERE inquiry_type <> '';
