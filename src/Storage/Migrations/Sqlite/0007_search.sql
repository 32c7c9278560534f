-- Who follows a knowledge base reads its events alone; who copies it reads its articles in order.
CREATE INDEX event_knowledge ON event (account, brand, position) WHERE kind IN ('article', 'knowledge');
DROP INDEX article_brand;
CREATE INDEX article_brand ON article (account, brand, id);
