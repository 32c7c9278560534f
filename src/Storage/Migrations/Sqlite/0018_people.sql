-- Whom mails have added to a ticket and nobody has said yes to, and which tickets it may have to do with.
ALTER TABLE ticket ADD COLUMN additions TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ticket ADD COLUMN maybe_related TEXT NOT NULL DEFAULT '[]';

-- How many an account has answered by itself in an hour: in all, for a brand, and to a domain, which is here as its SHA-256.
CREATE TABLE auto_reply_budget (
    account TEXT NOT NULL,
    what TEXT NOT NULL,
    hour INTEGER NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (account, what, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX auto_reply_budget_hour ON auto_reply_budget (account, hour);
