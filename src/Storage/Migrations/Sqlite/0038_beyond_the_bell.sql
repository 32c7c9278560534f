-- Whether a member takes work now: 1 available, 2 away; and when they switched it last, NULL where they never did.
ALTER TABLE member ADD COLUMN availability INTEGER NOT NULL DEFAULT 1;
ALTER TABLE member ADD COLUMN availability_since INTEGER NULL;

-- Up to which of their notifications a member was mailed.
CREATE TABLE notification_mail (
    account TEXT NOT NULL,
    member TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (account, member)
) STRICT, WITHOUT ROWID;
