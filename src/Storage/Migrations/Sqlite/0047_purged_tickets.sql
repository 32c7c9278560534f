-- Since when a ticket lies in the deleted (3) or the blocked (2) box; 0 elsewhere, and where that is not known. Those that lie there are taken to have come when they last changed.
ALTER TABLE ticket ADD COLUMN boxed_at INTEGER NOT NULL DEFAULT 0;
UPDATE ticket SET boxed_at = updated_at WHERE box IN (2, 3);
CREATE INDEX ticket_boxed ON ticket (account, box, boxed_at, number) WHERE box IN (2, 3);

-- After how many days they are purged, 0 for never; what nobody has set is never.
CREATE TABLE retention (
    account TEXT NOT NULL PRIMARY KEY,
    deleted_days INTEGER NOT NULL,
    blocked_days INTEGER NOT NULL
);
