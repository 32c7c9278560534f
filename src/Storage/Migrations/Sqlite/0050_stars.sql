-- What a review gives, of five; 0 for all else, of which the index knows nothing. There is nothing to fill in: no version before this one had reviews.
ALTER TABLE ticket ADD COLUMN stars INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ticket_stars ON ticket (account, box, stars, updated_at, number) WHERE stars <> 0;

-- And how customers are rated, but for the usual rating.
CREATE INDEX ticket_rating ON ticket (account, box, customer_rating, updated_at, number) WHERE customer_rating <> 0;
