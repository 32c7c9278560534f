-- Whom mails have added to a ticket and nobody has said yes to, and which tickets it may have to do with.
ALTER TABLE ticket ADD COLUMN additions text NOT NULL DEFAULT '[]';
ALTER TABLE ticket ADD COLUMN maybe_related text NOT NULL DEFAULT '[]';

-- How many an account has answered by itself in an hour: in all, for a brand, and to a domain, which is here as its SHA-256.
CREATE TABLE auto_reply_budget (
    account text NOT NULL,
    what text NOT NULL,
    hour bigint NOT NULL,
    used bigint NOT NULL,
    PRIMARY KEY (account, what, hour)
);
CREATE INDEX auto_reply_budget_hour ON auto_reply_budget (account, hour);
