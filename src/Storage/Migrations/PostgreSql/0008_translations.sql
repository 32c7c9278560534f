-- The article that another one says again in another language; empty where it was written first.
ALTER TABLE article ADD COLUMN translation_of text NOT NULL DEFAULT '';
ALTER TABLE article_version ADD COLUMN translation_of text NOT NULL DEFAULT '';
