BEGIN TRANSACTION;
CREATE TABLE actors (
	id VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	language VARCHAR, 
	kind VARCHAR NOT NULL, 
	state VARCHAR, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(version) REFERENCES commits (version)
);
INSERT INTO "actors" VALUES('state:QAT','Katar','tr','state','QAT',1);
INSERT INTO "actors" VALUES('state:TUR','Türkiye','tr','state','TUR',1);
INSERT INTO "actors" VALUES('state:EGY','Egypt','en','state','EGY',2);
INSERT INTO "actors" VALUES('state:JOR','Jordan','en','state','JOR',2);
CREATE TABLE boilerplate (
	coding INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	PRIMARY KEY (coding, position), 
	FOREIGN KEY(coding) REFERENCES codings ("key")
);
CREATE TABLE casualties (
	claim INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	casualties_value FLOAT NOT NULL, 
	casualties_unit VARCHAR NOT NULL, 
	casualties_comparison VARCHAR NOT NULL, 
	casualties_text TEXT NOT NULL, 
	casualties_start INTEGER NOT NULL, 
	casualties_end INTEGER NOT NULL, 
	PRIMARY KEY (claim, position), 
	FOREIGN KEY(claim) REFERENCES claims ("key")
);
CREATE TABLE claim_framings (
	claim INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	framing INTEGER NOT NULL, 
	PRIMARY KEY (claim, position), 
	FOREIGN KEY(claim) REFERENCES claims ("key"), 
	FOREIGN KEY(framing) REFERENCES framings ("key")
);
CREATE TABLE claims (
	"key" INTEGER NOT NULL, 
	coding INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	relation VARCHAR NOT NULL, 
	mode VARCHAR, 
	symmetric BOOLEAN NOT NULL, 
	modality VARCHAR NOT NULL, 
	date_start VARCHAR, 
	date_end VARCHAR, 
	date_precision VARCHAR, 
	date_basis VARCHAR, 
	quantity_value FLOAT, 
	quantity_unit VARCHAR, 
	quantity_comparison VARCHAR, 
	quantity_text TEXT, 
	quantity_start INTEGER, 
	quantity_end INTEGER, 
	quote TEXT NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	sentence_start INTEGER, 
	sentence_end INTEGER, 
	trigger_text TEXT, 
	trigger_start INTEGER, 
	trigger_end INTEGER, 
	cue_text TEXT, 
	cue_start INTEGER, 
	cue_end INTEGER, 
	quad VARCHAR, 
	score FLOAT, 
	plover_type VARCHAR, 
	plover_mode VARCHAR, 
	plover_quad VARCHAR, 
	plover_score FLOAT, 
	rule VARCHAR NOT NULL, 
	office VARCHAR, 
	coder VARCHAR NOT NULL, 
	day VARCHAR, 
	day_basis VARCHAR NOT NULL, 
	parties TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(coding) REFERENCES codings ("key")
);
INSERT INTO "claims" VALUES(1,1,'27aaaa27fd25c10f','AGREE',NULL,1,'occurred','2021-06-12','2021-06-12','day','text',NULL,NULL,NULL,NULL,NULL,NULL,'Türkiye ile Katar 12 Haziran 2021''de bir ticaret anlaşması imzaladı',0,67,0,68,'anlaşması imzaladı',49,67,NULL,NULL,NULL,'verbal cooperation',3.0,'AGREE',NULL,'verbal cooperation',3.0,'sample.agree',NULL,'alaqat samples','2021-06-12','act','state:QAT state:TUR > ');
INSERT INTO "claims" VALUES(2,2,'b381beafff19107b','CONSULT','meet',1,'occurred',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'<script>alert(1)</script> =SUM(A1) ‮Egypt‬ & "Jordan" met 🤝 & agreed.',0,69,0,69,'met',54,57,NULL,NULL,NULL,'verbal cooperation',1.5,'CONSULT','meet','verbal cooperation',1.5,'sample.consult',NULL,'alaqat samples',NULL,'undated','state:EGY state:JOR > ');
INSERT INTO "claims" VALUES(3,4,'27aaaa27fd25c10f','AGREE',NULL,1,'occurred','2021-06-12','2021-06-12','day','text',NULL,NULL,NULL,NULL,NULL,NULL,'Türkiye ile Katar 12 Haziran 2021''de bir ticaret anlaşması imzaladı',0,67,0,68,'anlaşması imzaladı',49,67,NULL,NULL,NULL,'verbal cooperation',3.0,'AGREE',NULL,'verbal cooperation',3.0,'sample.agree',NULL,'alaqat samples','2021-06-12','act','state:QAT state:TUR > ');
CREATE TABLE codings (
	"key" INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	superseded INTEGER, 
	fingerprint VARCHAR NOT NULL, 
	title TEXT, 
	url TEXT, 
	outlet VARCHAR, 
	author TEXT, 
	language VARCHAR, 
	published VARCHAR, 
	retrieved VARCHAR, 
	collection VARCHAR, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(document) REFERENCES documents ("key"), 
	FOREIGN KEY(version) REFERENCES commits (version), 
	FOREIGN KEY(superseded) REFERENCES commits (version)
);
INSERT INTO "codings" VALUES(1,1,1,3,'74fe1629b25b54ff823d35c0fb4e7ace','Yeni anlaşma','https://deniz.example/anlasma','outlet:deniz-postasi',NULL,'tr','2021-06-13',NULL,NULL);
INSERT INTO "codings" VALUES(2,2,2,NULL,'f2e3889faa9e208042e47252d979d5b3','<b>&amp;</b>','javascript:alert(1)',NULL,NULL,'en',NULL,NULL,NULL);
INSERT INTO "codings" VALUES(3,1,3,4,'773325e23b0823e288fb9b504d354f08','Yeni anlaşma','https://deniz.example/anlasma','outlet:deniz-postasi',NULL,'tr','2021-06-13',NULL,NULL);
INSERT INTO "codings" VALUES(4,1,4,NULL,'74fe1629b25b54ff823d35c0fb4e7ace','Yeni anlaşma','https://deniz.example/anlasma','outlet:deniz-postasi',NULL,'tr','2021-06-13',NULL,NULL);
CREATE TABLE commits (
	version INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	what TEXT NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "commits" VALUES(1,'2021-01-02T03:04:05+00:00','document 4151dcc9a33a9ef2');
INSERT INTO "commits" VALUES(2,'2021-01-02T03:04:05+00:00','document ed36a100ded8dc6c');
INSERT INTO "commits" VALUES(3,'2021-01-02T03:04:05+00:00','another coding of document 4151dcc9a33a9ef2');
INSERT INTO "commits" VALUES(4,'2021-01-02T03:04:05+00:00','another coding of document 4151dcc9a33a9ef2');
CREATE TABLE contexts (
	claim INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	context VARCHAR NOT NULL, 
	PRIMARY KEY (claim, position), 
	FOREIGN KEY(claim) REFERENCES claims ("key")
);
INSERT INTO "contexts" VALUES(1,0,'economic');
INSERT INTO "contexts" VALUES(3,0,'economic');
CREATE TABLE documents (
	"key" INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (id), 
	FOREIGN KEY(version) REFERENCES commits (version)
);
INSERT INTO "documents" VALUES(1,'4151dcc9a33a9ef2','Türkiye ile Katar 12 Haziran 2021''de bir ticaret anlaşması imzaladı.',1);
INSERT INTO "documents" VALUES(2,'ed36a100ded8dc6c','<script>alert(1)</script> =SUM(A1) ‮Egypt‬ & "Jordan" met 🤝 & agreed.',2);
CREATE TABLE framed (
	framing INTEGER NOT NULL, 
	part VARCHAR NOT NULL, 
	actor VARCHAR, 
	name TEXT NOT NULL, 
	kind VARCHAR NOT NULL, 
	mention TEXT NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	state VARCHAR, 
	code VARCHAR, 
	sector VARCHAR, 
	state_basis VARCHAR, 
	acts_for VARCHAR, 
	link TEXT NOT NULL, 
	PRIMARY KEY (framing, part), 
	FOREIGN KEY(framing) REFERENCES framings ("key")
);
CREATE TABLE framings (
	"key" INTEGER NOT NULL, 
	coding INTEGER NOT NULL, 
	position INTEGER, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	kind VARCHAR NOT NULL, 
	polarity INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(coding) REFERENCES codings ("key")
);
CREATE TABLE ledger (
	schema INTEGER NOT NULL
);
INSERT INTO "ledger" VALUES(2);
CREATE TABLE mention_actors (
	mention INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	actor VARCHAR NOT NULL, 
	PRIMARY KEY (mention, position), 
	FOREIGN KEY(mention) REFERENCES mentions ("key")
);
INSERT INTO "mention_actors" VALUES(1,0,'state:TUR');
INSERT INTO "mention_actors" VALUES(2,0,'state:QAT');
INSERT INTO "mention_actors" VALUES(3,0,'state:EGY');
INSERT INTO "mention_actors" VALUES(4,0,'state:JOR');
INSERT INTO "mention_actors" VALUES(5,0,'state:TUR');
INSERT INTO "mention_actors" VALUES(6,0,'state:QAT');
INSERT INTO "mention_actors" VALUES(7,0,'state:TUR');
INSERT INTO "mention_actors" VALUES(8,0,'state:QAT');
CREATE TABLE mentions (
	"key" INTEGER NOT NULL, 
	coding INTEGER NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	form VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	state VARCHAR, 
	link TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(coding) REFERENCES codings ("key")
);
INSERT INTO "mentions" VALUES(1,1,0,7,'Türkiye','name','state','TUR','alias ''Türkiye'' (sample)');
INSERT INTO "mentions" VALUES(2,1,12,17,'Katar','name','state','QAT','alias ''Katar'' (sample)');
INSERT INTO "mentions" VALUES(3,2,36,41,'Egypt','name','state','EGY','alias ''Egypt'' (sample)');
INSERT INTO "mentions" VALUES(4,2,46,52,'Jordan','name','state','JOR','alias ''Jordan'' (sample)');
INSERT INTO "mentions" VALUES(5,3,0,7,'Türkiye','name','state','TUR','alias ''Türkiye'' (sample)');
INSERT INTO "mentions" VALUES(6,3,12,17,'Katar','name','state','QAT','alias ''Katar'' (sample)');
INSERT INTO "mentions" VALUES(7,4,0,7,'Türkiye','name','state','TUR','alias ''Türkiye'' (sample)');
INSERT INTO "mentions" VALUES(8,4,12,17,'Katar','name','state','QAT','alias ''Katar'' (sample)');
CREATE TABLE pairs (
	a VARCHAR NOT NULL, 
	b VARCHAR NOT NULL, 
	claim INTEGER NOT NULL, 
	day VARCHAR, 
	state VARCHAR, 
	actor VARCHAR, 
	a_apart VARCHAR, 
	b_apart VARCHAR, 
	PRIMARY KEY (a, b, claim), 
	CHECK (a < b), 
	FOREIGN KEY(claim) REFERENCES claims ("key")
)
 WITHOUT ROWID

;
INSERT INTO "pairs" VALUES('state:EGY','state:JOR',2,NULL,'mutual','mutual',NULL,NULL);
INSERT INTO "pairs" VALUES('state:QAT','state:TUR',1,'2021-06-12','mutual','mutual',NULL,NULL);
INSERT INTO "pairs" VALUES('state:QAT','state:TUR',3,'2021-06-12','mutual','mutual',NULL,NULL);
CREATE TABLE participants (
	claim INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	actor VARCHAR, 
	name TEXT NOT NULL, 
	kind VARCHAR NOT NULL, 
	mention TEXT NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	state VARCHAR, 
	code VARCHAR, 
	sector VARCHAR, 
	state_basis VARCHAR, 
	acts_for VARCHAR, 
	link TEXT NOT NULL, 
	node VARCHAR, 
	day VARCHAR, 
	PRIMARY KEY (claim, role, position), 
	FOREIGN KEY(claim) REFERENCES claims ("key")
);
INSERT INTO "participants" VALUES(1,'source',0,'state:TUR','Türkiye','state','Türkiye',0,7,'TUR',NULL,'GOV','is','state:TUR','alias ''Türkiye'' (sample)','state:TUR','2021-06-12');
INSERT INTO "participants" VALUES(1,'source',1,'state:QAT','Katar','state','Katar',12,17,'QAT',NULL,'GOV','is','state:QAT','alias ''Katar'' (sample)','state:QAT','2021-06-12');
INSERT INTO "participants" VALUES(2,'source',0,'state:EGY','Egypt','state','Egypt',36,41,'EGY',NULL,'GOV','is','state:EGY','alias ''Egypt'' (sample)','state:EGY',NULL);
INSERT INTO "participants" VALUES(2,'source',1,'state:JOR','Jordan','state','Jordan',46,52,'JOR',NULL,'GOV','is','state:JOR','alias ''Jordan'' (sample)','state:JOR',NULL);
INSERT INTO "participants" VALUES(3,'source',0,'state:TUR','Türkiye','state','Türkiye',0,7,'TUR',NULL,'GOV','is','state:TUR','alias ''Türkiye'' (sample)','state:TUR','2021-06-12');
INSERT INTO "participants" VALUES(3,'source',1,'state:QAT','Katar','state','Katar',12,17,'QAT',NULL,'GOV','is','state:QAT','alias ''Katar'' (sample)','state:QAT','2021-06-12');
CREATE INDEX codings_by_document ON codings (document, version);
CREATE INDEX mentions_by_coding ON mentions (coding);
CREATE UNIQUE INDEX claims_by_coding ON claims (coding, id);
CREATE INDEX claims_by_day ON claims (day);
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX framings_by_coding ON framings (coding);
CREATE INDEX mention_actors_by_actor ON mention_actors (actor);
CREATE INDEX participants_by_actor ON participants (actor, day);
CREATE INDEX participants_by_node ON participants (node, day);
CREATE INDEX pairs_by_claim ON pairs (claim);
CREATE INDEX pairs_by_b ON pairs (b, day);
CREATE INDEX pairs_by_day ON pairs (a, b, day);
COMMIT;
