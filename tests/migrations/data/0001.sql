BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE base (
	id INTEGER NOT NULL, 
	uuid TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_base PRIMARY KEY (id), 
	CONSTRAINT ck_base_one_row CHECK (id = 1)
);
INSERT INTO "base" VALUES(1,'5b76289d-90a0-420d-9d63-bf30eb27bc61','2026-11-22 20:57:39.000000');
CREATE TABLE batch (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	author TEXT NOT NULL, 
	command TEXT NOT NULL, 
	note TEXT, 
	undoes_id INTEGER, 
	undone_by_id INTEGER, 
	CONSTRAINT fk_batch_undoes_id FOREIGN KEY(undoes_id) REFERENCES batch (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_batch_undone_by_id FOREIGN KEY(undone_by_id) REFERENCES batch (id) ON DELETE RESTRICT
);
INSERT INTO "batch" VALUES(1,'2026-11-22 20:57:39.000000','editor','init --seed',NULL,NULL,NULL);
INSERT INTO "batch" VALUES(2,'2026-11-22 20:57:40.000000','editor','add quote',NULL,NULL,3);
INSERT INTO "batch" VALUES(3,'2026-11-22 20:57:40.000000','editor','undo',NULL,2,NULL);
CREATE TABLE batch_range (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	batch_id INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	first_id INTEGER NOT NULL, 
	last_id INTEGER NOT NULL, 
	CONSTRAINT ck_batch_range_first_before_last CHECK (first_id <= last_id), 
	CONSTRAINT fk_batch_range_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id) ON DELETE RESTRICT
);
CREATE TABLE change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	batch_id INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT NOT NULL, 
	CONSTRAINT fk_change_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id) ON DELETE RESTRICT
);
INSERT INTO "change" VALUES(1,1,'topic',1,NULL,'{"key": "nhs-strikes", "name": "NHS strikes"}');
INSERT INTO "change" VALUES(2,1,'topic',2,NULL,'{"key": "cancelled-appointments", "name": "Cancelled appointments"}');
INSERT INTO "change" VALUES(3,1,'topic',3,NULL,'{"key": "doctors-pay", "name": "Doctors'' pay"}');
INSERT INTO "change" VALUES(4,1,'topic',4,NULL,'{"key": "nhs-workforce", "name": "NHS workforce"}');
INSERT INTO "change" VALUES(5,1,'speaker',1,NULL,'{"key": "steve-barclay", "kind": "person", "name": "Steve Barclay", "sort_name": "Barclay, Steve"}');
INSERT INTO "change" VALUES(6,1,'speaker_name',1,NULL,'{"family": "Barclay", "given": "Steve", "kind": "name", "name": "Steve Barclay", "speaker_id": 1}');
INSERT INTO "change" VALUES(7,1,'speaker_name',2,NULL,'{"family": "Barclay", "honorific": "Mr", "kind": "short form", "name": "Mr Barclay", "speaker_id": 1}');
INSERT INTO "change" VALUES(8,1,'speaker',2,NULL,'{"key": "phil-banfield", "kind": "person", "name": "Phil Banfield", "sort_name": "Banfield, Phil"}');
INSERT INTO "change" VALUES(9,1,'speaker_name',3,NULL,'{"family": "Banfield", "given": "Phil", "honorific": "Prof", "kind": "name", "name": "Phil Banfield", "speaker_id": 2}');
INSERT INTO "change" VALUES(10,1,'speaker',3,NULL,'{"key": "british-medical-association", "kind": "organisation", "name": "British Medical Association", "sort_name": "British Medical Association"}');
INSERT INTO "change" VALUES(11,1,'speaker_name',4,NULL,'{"kind": "name", "name": "British Medical Association", "speaker_id": 3}');
INSERT INTO "change" VALUES(12,1,'speaker_name',5,NULL,'{"kind": "acronym", "name": "BMA", "speaker_id": 3}');
INSERT INTO "change" VALUES(13,1,'speaker',4,NULL,'{"key": "nhs", "kind": "organisation", "name": "NHS", "note": "Publisher of the figures that the article cites as “new figures” and “NHS figures”.", "sort_name": "NHS"}');
INSERT INTO "change" VALUES(14,1,'speaker_name',6,NULL,'{"kind": "name", "name": "NHS", "speaker_id": 4}');
INSERT INTO "change" VALUES(15,1,'speaker',5,NULL,'{"key": "mid-and-south-essex-nhs-trust", "kind": "organisation", "name": "Mid and South Essex NHS Trust", "sort_name": "Mid and South Essex NHS Trust"}');
INSERT INTO "change" VALUES(16,1,'speaker_name',7,NULL,'{"kind": "name", "name": "Mid and South Essex NHS Trust", "speaker_id": 5}');
INSERT INTO "change" VALUES(17,1,'speaker',6,NULL,'{"key": "east-suffolk-and-north-essex-nhs-trust", "kind": "organisation", "name": "East Suffolk and North Essex NHS Trust", "note": "Runs Colchester and Ipswich hospitals, the article says.", "sort_name": "East Suffolk and North Essex NHS Trust"}');
INSERT INTO "change" VALUES(18,1,'speaker_name',8,NULL,'{"kind": "name", "name": "East Suffolk and North Essex NHS Trust", "speaker_id": 6}');
INSERT INTO "change" VALUES(19,1,'position',1,NULL,'{"note": "As printed; the article says neither since when nor until when.", "person_id": 1, "title": "Health Secretary"}');
INSERT INTO "change" VALUES(20,1,'position',2,NULL,'{"note": "As printed; the article says neither since when nor until when.", "organisation_id": 3, "person_id": 2, "title": "council chairman", "variants": "council chairman of the BMA"}');
INSERT INTO "change" VALUES(21,1,'source',1,NULL,'{"issued": "2023-10?", "key": "news-2023-nhs-strikes", "language": "en", "note": "A news article that states neither its title, outlet, author, address nor year. Month and year are inferred from its text: the first joint strike of junior doctors and consultants was “last month”, and another one was planned for October 2-4.", "type": "article-newspaper"}');
INSERT INTO "change" VALUES(22,1,'claim',1,NULL,'{"key": "pay-rise-10-3-per-cent-starting-training", "note": "The words say “this year”; that this is 2023 is inferred.", "text": "Doctors who started their hospital training in 2023 receive a pay increase of 10.3 per cent."}');
INSERT INTO "change" VALUES(23,1,'claim_topic',1,NULL,'{"claim_id": 1, "topic_id": 3}');
INSERT INTO "change" VALUES(24,1,'claim',2,NULL,'{"key": "pay-rise-8-8-per-cent-average-junior-doctor", "text": "The average junior doctor receives a pay increase of 8.8 per cent."}');
INSERT INTO "change" VALUES(25,1,'claim_topic',2,NULL,'{"claim_id": 2, "topic_id": 3}');
INSERT INTO "change" VALUES(26,1,'claim',3,NULL,'{"key": "pay-rise-6-per-cent-consultants", "text": "Hospital consultants receive a pay rise of six per cent."}');
INSERT INTO "change" VALUES(27,1,'claim_topic',3,NULL,'{"claim_id": 3, "topic_id": 3}');
INSERT INTO "change" VALUES(28,1,'claim',4,NULL,'{"key": "over-one-million-appointments-cancelled", "text": "Strikes have led to the cancellation of more than one million appointments."}');
INSERT INTO "change" VALUES(29,1,'claim_topic',4,NULL,'{"claim_id": 4, "topic_id": 1}');
INSERT INTO "change" VALUES(30,1,'claim_topic',5,NULL,'{"claim_id": 4, "topic_id": 2}');
INSERT INTO "change" VALUES(31,1,'claim',5,NULL,'{"key": "cancellations-pass-one-million-in-england", "note": "NHS figures, as the article carries them (source news-2023-nhs-strikes); stands in no quotation, and the article does not say who counted.", "text": "The number of inpatient and outpatient appointments and operations cancelled because of strikes across England passed one million after the first joint strike of junior doctors and consultants."}');
INSERT INTO "change" VALUES(32,1,'claim_topic',6,NULL,'{"claim_id": 5, "topic_id": 1}');
INSERT INTO "change" VALUES(33,1,'claim_topic',7,NULL,'{"claim_id": 5, "topic_id": 2}');
INSERT INTO "change" VALUES(34,1,'figure',1,NULL,'{"area": "England", "claim_id": 5, "comparator": ">", "measure": "inpatient and outpatient appointments and operations cancelled due to strikes", "period": "2023-09?", "period_against": "2023-10?", "period_printed": "last month", "printed": "one million", "statistic": "cumulative", "value": "1000000"}');
INSERT INTO "change" VALUES(35,1,'claim',6,NULL,'{"key": "tens-of-thousands-cancelled-mid-and-south-essex", "text": "Tens of thousands of appointments and operations were cancelled at the Mid and South Essex NHS Trust within a year because of strikes."}');
INSERT INTO "change" VALUES(36,1,'claim_topic',8,NULL,'{"claim_id": 6, "topic_id": 1}');
INSERT INTO "change" VALUES(37,1,'claim_topic',9,NULL,'{"claim_id": 6, "topic_id": 2}');
INSERT INTO "change" VALUES(38,1,'claim',7,NULL,'{"key": "3685-cancelled-mid-and-south-essex", "note": "The article prints no year; 2023 is inferred.", "text": "The Mid and South Essex NHS Trust cancelled 3,685 appointments or operations scheduled for 19 to 23 September 2023 because of strikes."}');
INSERT INTO "change" VALUES(39,1,'claim_topic',10,NULL,'{"claim_id": 7, "topic_id": 1}');
INSERT INTO "change" VALUES(40,1,'claim_topic',11,NULL,'{"claim_id": 7, "topic_id": 2}');
INSERT INTO "change" VALUES(41,1,'claim',8,NULL,'{"key": "22473-cancelled-mid-and-south-essex", "note": "NHS figures, as the article carries them (source news-2023-nhs-strikes); stands in no quotation.", "text": "Treatments cancelled at the Mid and South Essex NHS Trust because of strikes grew to 22,473 within a year."}');
INSERT INTO "change" VALUES(42,1,'claim_topic',12,NULL,'{"claim_id": 8, "topic_id": 1}');
INSERT INTO "change" VALUES(43,1,'claim_topic',13,NULL,'{"claim_id": 8, "topic_id": 2}');
INSERT INTO "change" VALUES(44,1,'figure',2,NULL,'{"area": "Mid and South Essex NHS Trust", "claim_id": 8, "comparator": "=", "measure": "treatments cancelled", "period": "2022-10?/2023-10?", "period_against": "2023-10?", "period_printed": "over the last year", "printed": "22,473", "statistic": "cumulative", "value": "22473"}');
INSERT INTO "change" VALUES(45,1,'claim',9,NULL,'{"key": "1265-cancelled-east-suffolk-and-north-essex", "note": "NHS figures, as the article carries them (source news-2023-nhs-strikes); stands in no quotation. The article prints no year; 2023 is inferred.", "text": "The East Suffolk and North Essex NHS Trust cancelled 1,265 appointments or operations scheduled for 19 to 23 September 2023 because of strikes."}');
INSERT INTO "change" VALUES(46,1,'claim_topic',14,NULL,'{"claim_id": 9, "topic_id": 1}');
INSERT INTO "change" VALUES(47,1,'claim_topic',15,NULL,'{"claim_id": 9, "topic_id": 2}');
INSERT INTO "change" VALUES(48,1,'figure',3,NULL,'{"area": "East Suffolk and North Essex NHS Trust", "claim_id": 9, "comparator": "=", "measure": "appointments or operations cancelled due to strike action", "period": "2023-09-19?/2023-09-23?", "period_against": "2023-10?", "period_printed": "between September 19-23", "printed": "1,265", "statistic": "level", "value": "1265"}');
INSERT INTO "change" VALUES(49,1,'claim',10,NULL,'{"key": "10074-cancelled-east-suffolk-and-north-essex", "note": "NHS figures, as the article carries them (source news-2023-nhs-strikes); stands in no quotation.", "text": "Treatments cancelled at the East Suffolk and North Essex NHS Trust because of strikes came to 10,074 within twelve months."}');
INSERT INTO "change" VALUES(50,1,'claim_topic',16,NULL,'{"claim_id": 10, "topic_id": 1}');
INSERT INTO "change" VALUES(51,1,'claim_topic',17,NULL,'{"claim_id": 10, "topic_id": 2}');
INSERT INTO "change" VALUES(52,1,'figure',4,NULL,'{"area": "East Suffolk and North Essex NHS Trust", "claim_id": 10, "comparator": "=", "measure": "treatments cancelled", "period": "2022-10?/2023-10?", "period_against": "2023-10?", "period_printed": "over the last 12months", "printed": "10,074", "statistic": "cumulative", "value": "10074"}');
INSERT INTO "change" VALUES(53,1,'statement',1,NULL,'{"key": "nhs-2023-tens-of-thousands", "speaker_id": 4}');
INSERT INTO "change" VALUES(54,1,'quote',1,NULL,'{"attribution": "new figures", "basis": "report", "cue": "show", "language": "en", "mode": "indirect", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 1, "words": "Tens of thousands of appointments and operations were cancelled at the Mid and South Essex NHS Trust because of NHS strike action over the last year"}');
INSERT INTO "change" VALUES(55,1,'statement_topic',1,NULL,'{"statement_id": 1, "topic_id": 1}');
INSERT INTO "change" VALUES(56,1,'statement_topic',2,NULL,'{"statement_id": 1, "topic_id": 2}');
INSERT INTO "change" VALUES(57,1,'figure',5,NULL,'{"area": "Mid and South Essex NHS Trust", "claim_id": 6, "comparator": "~", "end": 17, "measure": "appointments and operations cancelled because of NHS strike action", "period": "2022-10?/2023-10?", "period_against": "2023-10?", "period_printed": "over the last year", "printed": "Tens of thousands", "quote_id": 1, "start": 0, "statistic": "cumulative", "upper": "99999", "value": "20000"}');
INSERT INTO "change" VALUES(58,1,'statement_claim',1,NULL,'{"claim_id": 6, "stance": "asserts", "statement_id": 1}');
INSERT INTO "change" VALUES(59,1,'statement',2,NULL,'{"key": "bma-2023-further-disruption", "speaker_id": 3}');
INSERT INTO "change" VALUES(60,1,'quote',2,NULL,'{"attribution": "The British Medical Association", "basis": "report", "cue": "said", "language": "en", "mode": "indirect", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 2, "words": "it did not want to cause further disruption to patients'' care"}');
INSERT INTO "change" VALUES(61,1,'statement_topic',3,NULL,'{"statement_id": 2, "topic_id": 1}');
INSERT INTO "change" VALUES(62,1,'statement',3,NULL,'{"key": "bma-2023-long-term-sustainability", "speaker_id": 3}');
INSERT INTO "change" VALUES(63,1,'quote',3,NULL,'{"attribution": "The British Medical Association", "basis": "report", "cue": "said", "language": "en", "lead_in": "the strikes", "mode": "mixed", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 3, "words": "are about the long-term sustainability of the NHS and ensuring there are trained doctors around to care for all patients in the future"}');
INSERT INTO "change" VALUES(64,1,'statement_topic',4,NULL,'{"statement_id": 3, "topic_id": 1}');
INSERT INTO "change" VALUES(65,1,'statement_topic',5,NULL,'{"statement_id": 3, "topic_id": 4}');
INSERT INTO "change" VALUES(66,1,'statement',4,NULL,'{"key": "nhs-2023-3685-appointments", "speaker_id": 4}');
INSERT INTO "change" VALUES(67,1,'quote',4,NULL,'{"attribution": "NHS figures", "basis": "report", "cue": "show", "language": "en", "mode": "indirect", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 4, "words": "the Mid and South Essex NHS Trust cancelled 3,685 appointments or operations initially scheduled between September 19 and 23 as a direct result of strike action by staff"}');
INSERT INTO "change" VALUES(68,1,'statement_topic',6,NULL,'{"statement_id": 4, "topic_id": 1}');
INSERT INTO "change" VALUES(69,1,'statement_topic',7,NULL,'{"statement_id": 4, "topic_id": 2}');
INSERT INTO "change" VALUES(70,1,'figure',6,NULL,'{"area": "Mid and South Essex NHS Trust", "claim_id": 7, "comparator": "=", "end": 49, "measure": "appointments or operations cancelled as a direct result of strike action by staff", "period": "2023-09-19?/2023-09-23?", "period_against": "2023-10?", "period_printed": "between September 19 and 23", "printed": "3,685", "quote_id": 4, "start": 44, "statistic": "level", "value": "3685"}');
INSERT INTO "change" VALUES(71,1,'statement_claim',2,NULL,'{"claim_id": 7, "stance": "asserts", "statement_id": 4}');
INSERT INTO "change" VALUES(72,1,'statement',5,NULL,'{"key": "bma-2023-another-joint-strike", "speaker_id": 3}');
INSERT INTO "change" VALUES(73,1,'quote',5,NULL,'{"attribution": "the BMA", "basis": "report", "cue": "announced", "language": "en", "mode": "indirect", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 5, "words": "Another joint strike by consultants and junior doctors was planned for October 2-4"}');
INSERT INTO "change" VALUES(74,1,'statement_topic',8,NULL,'{"statement_id": 5, "topic_id": 1}');
INSERT INTO "change" VALUES(75,1,'statement',6,NULL,'{"key": "barclay-2023-grim-milestone", "note": "The day is inferred: the article says “last week”, and October was “next month”.", "said_on": "2023-09?", "speaker_id": 1}');
INSERT INTO "change" VALUES(76,1,'quote',6,NULL,'{"attribution": "Health Secretary Steve Barclay", "basis": "report", "cue": "said", "language": "en", "mode": "direct", "role": "Health Secretary", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 6, "words": "Today marks the grim milestone of over one million appointments cancelled as a result of strikes, with co-ordinated and calculated industrial action by the BMA creating further disruption and misery for patients and NHS colleagues.\n\nRegrettably, the BMA is threatening to escalate strike action again next month, which would mean the number of cancellations rising further and adding to the pressures on health services as we head into winter."}');
INSERT INTO "change" VALUES(77,1,'statement_topic',9,NULL,'{"statement_id": 6, "topic_id": 1}');
INSERT INTO "change" VALUES(78,1,'statement_topic',10,NULL,'{"statement_id": 6, "topic_id": 2}');
INSERT INTO "change" VALUES(79,1,'figure',7,NULL,'{"area": "England", "claim_id": 4, "comparator": ">", "end": 50, "measure": "appointments cancelled as a result of strikes", "period": "2023-09?", "period_against": "2023-09?", "period_printed": "Today", "printed": "one million", "quote_id": 6, "start": 39, "statistic": "cumulative", "value": "1000000"}');
INSERT INTO "change" VALUES(80,1,'statement_claim',3,NULL,'{"claim_id": 4, "stance": "asserts", "statement_id": 6}');
INSERT INTO "change" VALUES(81,1,'statement',7,NULL,'{"key": "barclay-2023-fair-pay", "note": "The day is inferred, as for barclay-2023-grim-milestone, which the article prints first.", "said_on": "2023-09?", "speaker_id": 1}');
INSERT INTO "change" VALUES(82,1,'quote',7,NULL,'{"attribution": "Mr Barclay", "basis": "report", "cue": "said", "language": "en", "lead_in": "medics have", "mode": "mixed", "role": "Health Secretary", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 7, "words": "received a fair and reasonable pay rise as recommended by the independent pay review bodies"}');
INSERT INTO "change" VALUES(83,1,'statement_topic',11,NULL,'{"statement_id": 7, "topic_id": 3}');
INSERT INTO "change" VALUES(84,1,'statement',8,NULL,'{"key": "barclay-2023-10-3-pay", "note": "The day is inferred, as for barclay-2023-grim-milestone, which the article prints first.", "said_on": "2023-09?", "speaker_id": 1}');
INSERT INTO "change" VALUES(85,1,'quote',8,NULL,'{"attribution": "Mr Barclay", "basis": "report", "cue": "added", "language": "en", "mode": "direct", "role": "Health Secretary", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 8, "words": "Those who started their hospital training this year are receiving a 10.3 per cent pay increase, with the average junior doctor getting 8.8 per cent and consultants are receiving a six per cent pay rise alongside generous reforms to their pensions, which was the BMA’s number one ask.\n\nMy door is always open to discuss how we can work together with NHS staff to improve their working lives, but this pay award is final so I urge unions to end this damaging disruption."}');
INSERT INTO "change" VALUES(86,1,'statement_topic',12,NULL,'{"statement_id": 8, "topic_id": 3}');
INSERT INTO "change" VALUES(87,1,'statement_topic',13,NULL,'{"statement_id": 8, "topic_id": 1}');
INSERT INTO "change" VALUES(88,1,'figure',8,NULL,'{"claim_id": 1, "comparator": "=", "end": 81, "measure": "pay increase", "period": "2023?", "period_against": "2023-09?", "period_printed": "this year", "population": "those who started their hospital training this year", "printed": "10.3 per cent", "quote_id": 8, "start": 68, "statistic": "change", "unit": "%", "value": "10.3"}');
INSERT INTO "change" VALUES(89,1,'figure',9,NULL,'{"claim_id": 2, "comparator": "=", "end": 147, "measure": "pay increase", "population": "average junior doctor", "printed": "8.8 per cent", "quote_id": 8, "start": 135, "statistic": "change", "unit": "%", "value": "8.8"}');
INSERT INTO "change" VALUES(90,1,'figure',10,NULL,'{"claim_id": 3, "comparator": "=", "end": 192, "measure": "pay rise", "population": "consultants", "printed": "six per cent", "quote_id": 8, "start": 180, "statistic": "change", "unit": "%", "value": "6"}');
INSERT INTO "change" VALUES(91,1,'statement_claim',4,NULL,'{"claim_id": 1, "stance": "asserts", "statement_id": 8}');
INSERT INTO "change" VALUES(92,1,'statement_claim',5,NULL,'{"claim_id": 2, "stance": "asserts", "statement_id": 8}');
INSERT INTO "change" VALUES(93,1,'statement_claim',6,NULL,'{"claim_id": 3, "stance": "asserts", "statement_id": 8}');
INSERT INTO "change" VALUES(94,1,'statement',9,NULL,'{"key": "banfield-2023-cost-and-value", "speaker_id": 2}');
INSERT INTO "change" VALUES(95,1,'quote',9,NULL,'{"attribution": "Prof Phil Banfield, council chairman of the BMA", "basis": "report", "cue": "said", "language": "en", "lead_in": "the Government has not acknowledged the", "mode": "mixed", "role": "council chairman of the BMA", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 9, "words": "cost and value of medical care"}');
INSERT INTO "change" VALUES(96,1,'statement_topic',14,NULL,'{"statement_id": 9, "topic_id": 3}');
INSERT INTO "change" VALUES(97,1,'statement',10,NULL,'{"key": "banfield-2023-recruitment-and-retention", "note": "“It” is the Government.", "speaker_id": 2}');
INSERT INTO "change" VALUES(98,1,'quote',10,NULL,'{"attribution": "Prof Phil Banfield, council chairman of the BMA", "basis": "report", "cue": "said", "language": "en", "mode": "indirect", "role": "council chairman of the BMA", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 10, "words": "it must improve the recruitment and retention of doctors"}');
INSERT INTO "change" VALUES(99,1,'statement_topic',15,NULL,'{"statement_id": 10, "topic_id": 4}');
INSERT INTO "change" VALUES(100,1,'statement',11,NULL,'{"key": "banfield-2023-credible-pay-offer", "speaker_id": 2}');
INSERT INTO "change" VALUES(101,1,'quote',11,NULL,'{"attribution": "Prof Phil Banfield, council chairman of the BMA", "basis": "report", "cue": "said", "language": "en", "mode": "direct", "role": "council chairman of the BMA", "seq": 0, "source_id": 1, "state": "accepted", "statement_id": 11, "words": "The longer the Government buries its head in the sand, the more both strikes and waiting lists cost the public purse. It’s a no-brainer to invest in the future of the NHS workforce, rather than waste further money refusing to pitch a credible pay offer.\n\nOur door has been open for over a year and we hope for the sake of our patients that the Government eventually listens."}');
INSERT INTO "change" VALUES(102,1,'statement_topic',16,NULL,'{"statement_id": 11, "topic_id": 1}');
INSERT INTO "change" VALUES(103,1,'statement_topic',17,NULL,'{"statement_id": 11, "topic_id": 3}');
INSERT INTO "change" VALUES(104,1,'statement_topic',18,NULL,'{"statement_id": 11, "topic_id": 4}');
INSERT INTO "change" VALUES(105,1,'figure',11,NULL,'{"comparator": ">", "end": 293, "measure": "how long the BMA''s door has been open", "printed": "over a year", "quote_id": 11, "start": 282, "statistic": "level", "unit": "a", "value": "1"}');
INSERT INTO "change" VALUES(106,2,'statement',12,NULL,'{"key": "bma-nd-ready-talk", "speaker_id": 3}');
INSERT INTO "change" VALUES(107,2,'quote',12,NULL,'{"mode": "direct", "seq": 0, "state": "accepted", "statement_id": 12, "words": "We are ready to talk to all 12 of them."}');
INSERT INTO "change" VALUES(108,2,'figure',12,NULL,'{"comparator": "=", "end": 30, "printed": "12", "quote_id": 12, "start": 28, "value": "12"}');
INSERT INTO "change" VALUES(109,3,'figure',12,'{"deleted_at": null}','{"deleted_at": "2026-11-22T20:57:41+00:00"}');
INSERT INTO "change" VALUES(110,3,'quote',12,'{"deleted_at": null}','{"deleted_at": "2026-11-22T20:57:41+00:00"}');
INSERT INTO "change" VALUES(111,3,'statement',12,'{"deleted_at": null}','{"deleted_at": "2026-11-22T20:57:41+00:00"}');
CREATE TABLE claim (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	text TEXT NOT NULL, 
	note TEXT, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT uq_claim_key UNIQUE ("key")
);
INSERT INTO "claim" VALUES(1,'pay-rise-10-3-per-cent-starting-training','Doctors who started their hospital training in 2023 receive a pay increase of 10.3 per cent.','The words say “this year”; that this is 2023 is inferred.',1,NULL);
INSERT INTO "claim" VALUES(2,'pay-rise-8-8-per-cent-average-junior-doctor','The average junior doctor receives a pay increase of 8.8 per cent.',NULL,1,NULL);
INSERT INTO "claim" VALUES(3,'pay-rise-6-per-cent-consultants','Hospital consultants receive a pay rise of six per cent.',NULL,1,NULL);
INSERT INTO "claim" VALUES(4,'over-one-million-appointments-cancelled','Strikes have led to the cancellation of more than one million appointments.',NULL,1,NULL);
INSERT INTO "claim" VALUES(5,'cancellations-pass-one-million-in-england','The number of inpatient and outpatient appointments and operations cancelled because of strikes across England passed one million after the first joint strike of junior doctors and consultants.','NHS figures, as the article carries them (source news-2023-nhs-strikes); stands in no quotation, and the article does not say who counted.',1,NULL);
INSERT INTO "claim" VALUES(6,'tens-of-thousands-cancelled-mid-and-south-essex','Tens of thousands of appointments and operations were cancelled at the Mid and South Essex NHS Trust within a year because of strikes.',NULL,1,NULL);
INSERT INTO "claim" VALUES(7,'3685-cancelled-mid-and-south-essex','The Mid and South Essex NHS Trust cancelled 3,685 appointments or operations scheduled for 19 to 23 September 2023 because of strikes.','The article prints no year; 2023 is inferred.',1,NULL);
INSERT INTO "claim" VALUES(8,'22473-cancelled-mid-and-south-essex','Treatments cancelled at the Mid and South Essex NHS Trust because of strikes grew to 22,473 within a year.','NHS figures, as the article carries them (source news-2023-nhs-strikes); stands in no quotation.',1,NULL);
INSERT INTO "claim" VALUES(9,'1265-cancelled-east-suffolk-and-north-essex','The East Suffolk and North Essex NHS Trust cancelled 1,265 appointments or operations scheduled for 19 to 23 September 2023 because of strikes.','NHS figures, as the article carries them (source news-2023-nhs-strikes); stands in no quotation. The article prints no year; 2023 is inferred.',1,NULL);
INSERT INTO "claim" VALUES(10,'10074-cancelled-east-suffolk-and-north-essex','Treatments cancelled at the East Suffolk and North Essex NHS Trust because of strikes came to 10,074 within twelve months.','NHS figures, as the article carries them (source news-2023-nhs-strikes); stands in no quotation.',1,NULL);
CREATE TABLE claim_link (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	claim_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_claim_link_kind_known CHECK (kind IN ('same_as', 'narrower', 'contradicts', 'updates')), 
	CONSTRAINT ck_claim_link_symmetric_pair_once CHECK (kind NOT IN ('same_as', 'contradicts') OR claim_id < other_id), 
	CONSTRAINT ck_claim_link_links_two_claims CHECK (claim_id <> other_id), 
	CONSTRAINT fk_claim_link_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_claim_link_other_id FOREIGN KEY(other_id) REFERENCES claim (id) ON DELETE RESTRICT
);
CREATE TABLE claim_topic (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	claim_id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT fk_claim_topic_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_claim_topic_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE RESTRICT
);
INSERT INTO "claim_topic" VALUES(1,1,3,1,NULL);
INSERT INTO "claim_topic" VALUES(2,2,3,1,NULL);
INSERT INTO "claim_topic" VALUES(3,3,3,1,NULL);
INSERT INTO "claim_topic" VALUES(4,4,1,1,NULL);
INSERT INTO "claim_topic" VALUES(5,4,2,1,NULL);
INSERT INTO "claim_topic" VALUES(6,5,1,1,NULL);
INSERT INTO "claim_topic" VALUES(7,5,2,1,NULL);
INSERT INTO "claim_topic" VALUES(8,6,1,1,NULL);
INSERT INTO "claim_topic" VALUES(9,6,2,1,NULL);
INSERT INTO "claim_topic" VALUES(10,7,1,1,NULL);
INSERT INTO "claim_topic" VALUES(11,7,2,1,NULL);
INSERT INTO "claim_topic" VALUES(12,8,1,1,NULL);
INSERT INTO "claim_topic" VALUES(13,8,2,1,NULL);
INSERT INTO "claim_topic" VALUES(14,9,1,1,NULL);
INSERT INTO "claim_topic" VALUES(15,9,2,1,NULL);
INSERT INTO "claim_topic" VALUES(16,10,1,1,NULL);
INSERT INTO "claim_topic" VALUES(17,10,2,1,NULL);
CREATE TABLE figure (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	quote_id INTEGER, 
	claim_id INTEGER, 
	start INTEGER, 
	"end" INTEGER, 
	printed TEXT NOT NULL, 
	value TEXT NOT NULL, 
	value_real DOUBLE NOT NULL, 
	upper TEXT, 
	upper_real DOUBLE, 
	comparator TEXT NOT NULL, 
	unit TEXT, 
	measure TEXT, 
	population TEXT, 
	area TEXT, 
	period_printed TEXT, 
	period TEXT, 
	period_first INTEGER, 
	period_last INTEGER, 
	period_against TEXT, 
	statistic TEXT, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_figure_between_has_an_upper CHECK (comparator <> 'between' OR upper IS NOT NULL), 
	CONSTRAINT ck_figure_comparator_known CHECK (comparator IN ('=', '~', '<', '<=', '>', '>=', 'between')), 
	CONSTRAINT ck_figure_statistic_known CHECK (statistic IN ('level', 'change', 'share', 'cumulative')), 
	CONSTRAINT ck_figure_start_before_end CHECK ((start IS NULL AND "end" IS NULL) OR (start >= 0 AND start < "end")), 
	CONSTRAINT ck_figure_stands_somewhere CHECK (quote_id IS NOT NULL OR claim_id IS NOT NULL), 
	CONSTRAINT ck_figure_offsets_need_words CHECK (start IS NULL OR quote_id IS NOT NULL), 
	CONSTRAINT ck_figure_value_below_upper CHECK (upper_real IS NULL OR value_real <= upper_real), 
	CONSTRAINT fk_figure_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_figure_quote_id FOREIGN KEY(quote_id) REFERENCES quote (id) ON DELETE RESTRICT
);
INSERT INTO "figure" VALUES(1,NULL,5,NULL,NULL,'one million','1000000',1000000.0,NULL,NULL,'>',NULL,'inpatient and outpatient appointments and operations cancelled due to strikes',NULL,'England','last month','2023-09?',19601,19630,'2023-10?','cumulative',1,NULL);
INSERT INTO "figure" VALUES(2,NULL,8,NULL,NULL,'22,473','22473',22473.0,NULL,NULL,'=',NULL,'treatments cancelled',NULL,'Mid and South Essex NHS Trust','over the last year','2022-10?/2023-10?',19266,19661,'2023-10?','cumulative',1,NULL);
INSERT INTO "figure" VALUES(3,NULL,9,NULL,NULL,'1,265','1265',1265.0,NULL,NULL,'=',NULL,'appointments or operations cancelled due to strike action',NULL,'East Suffolk and North Essex NHS Trust','between September 19-23','2023-09-19?/2023-09-23?',19619,19623,'2023-10?','level',1,NULL);
INSERT INTO "figure" VALUES(4,NULL,10,NULL,NULL,'10,074','10074',10074.0,NULL,NULL,'=',NULL,'treatments cancelled',NULL,'East Suffolk and North Essex NHS Trust','over the last 12months','2022-10?/2023-10?',19266,19661,'2023-10?','cumulative',1,NULL);
INSERT INTO "figure" VALUES(5,1,6,0,17,'Tens of thousands','20000',20000.0,'99999',99999.0,'~',NULL,'appointments and operations cancelled because of NHS strike action',NULL,'Mid and South Essex NHS Trust','over the last year','2022-10?/2023-10?',19266,19661,'2023-10?','cumulative',1,NULL);
INSERT INTO "figure" VALUES(6,4,7,44,49,'3,685','3685',3685.0,NULL,NULL,'=',NULL,'appointments or operations cancelled as a direct result of strike action by staff',NULL,'Mid and South Essex NHS Trust','between September 19 and 23','2023-09-19?/2023-09-23?',19619,19623,'2023-10?','level',1,NULL);
INSERT INTO "figure" VALUES(7,6,4,39,50,'one million','1000000',1000000.0,NULL,NULL,'>',NULL,'appointments cancelled as a result of strikes',NULL,'England','Today','2023-09?',19601,19630,'2023-09?','cumulative',1,NULL);
INSERT INTO "figure" VALUES(8,8,1,68,81,'10.3 per cent','10.3',10.3,NULL,NULL,'=','%','pay increase','those who started their hospital training this year',NULL,'this year','2023?',19358,19722,'2023-09?','change',1,NULL);
INSERT INTO "figure" VALUES(9,8,2,135,147,'8.8 per cent','8.8',8.8,NULL,NULL,'=','%','pay increase','average junior doctor',NULL,NULL,NULL,NULL,NULL,NULL,'change',1,NULL);
INSERT INTO "figure" VALUES(10,8,3,180,192,'six per cent','6',6.0,NULL,NULL,'=','%','pay rise','consultants',NULL,NULL,NULL,NULL,NULL,NULL,'change',1,NULL);
INSERT INTO "figure" VALUES(11,11,NULL,282,293,'over a year','1',1.0,NULL,NULL,'>','a','how long the BMA''s door has been open',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'level',1,NULL);
INSERT INTO "figure" VALUES(12,12,NULL,28,30,'12','12',12.0,NULL,NULL,'=',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,'2026-11-22 20:57:41.000000');
CREATE TABLE import_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	batch_id INTEGER NOT NULL, 
	file_name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	lines_done INTEGER NOT NULL, 
	bytes_done INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	CONSTRAINT ck_import_run_state_known CHECK (state IN ('running', 'done', 'undone')), 
	CONSTRAINT fk_import_run_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_import_run_batch_id UNIQUE (batch_id)
);
CREATE TABLE judgement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	left_id INTEGER NOT NULL, 
	right_id INTEGER NOT NULL, 
	same INTEGER NOT NULL, 
	judged_by TEXT NOT NULL, 
	judged_at DATETIME NOT NULL, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_judgement_kind_known CHECK (kind IN ('speaker', 'source', 'statement')), 
	CONSTRAINT ck_judgement_lower_id_first CHECK (left_id < right_id), 
	CONSTRAINT ck_judgement_same_is_yes_or_no CHECK (same IN (0, 1))
);
CREATE TABLE "key" (
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	CONSTRAINT pk_key PRIMARY KEY ("key"), 
	CONSTRAINT ck_key_kind_known CHECK (kind IN ('speaker', 'source', 'claim', 'topic', 'statement'))
);
INSERT INTO "key" VALUES('nhs-strikes','topic',1);
INSERT INTO "key" VALUES('cancelled-appointments','topic',2);
INSERT INTO "key" VALUES('doctors-pay','topic',3);
INSERT INTO "key" VALUES('nhs-workforce','topic',4);
INSERT INTO "key" VALUES('steve-barclay','speaker',1);
INSERT INTO "key" VALUES('phil-banfield','speaker',2);
INSERT INTO "key" VALUES('british-medical-association','speaker',3);
INSERT INTO "key" VALUES('nhs','speaker',4);
INSERT INTO "key" VALUES('mid-and-south-essex-nhs-trust','speaker',5);
INSERT INTO "key" VALUES('east-suffolk-and-north-essex-nhs-trust','speaker',6);
INSERT INTO "key" VALUES('news-2023-nhs-strikes','source',1);
INSERT INTO "key" VALUES('pay-rise-10-3-per-cent-starting-training','claim',1);
INSERT INTO "key" VALUES('pay-rise-8-8-per-cent-average-junior-doctor','claim',2);
INSERT INTO "key" VALUES('pay-rise-6-per-cent-consultants','claim',3);
INSERT INTO "key" VALUES('over-one-million-appointments-cancelled','claim',4);
INSERT INTO "key" VALUES('cancellations-pass-one-million-in-england','claim',5);
INSERT INTO "key" VALUES('tens-of-thousands-cancelled-mid-and-south-essex','claim',6);
INSERT INTO "key" VALUES('3685-cancelled-mid-and-south-essex','claim',7);
INSERT INTO "key" VALUES('22473-cancelled-mid-and-south-essex','claim',8);
INSERT INTO "key" VALUES('1265-cancelled-east-suffolk-and-north-essex','claim',9);
INSERT INTO "key" VALUES('10074-cancelled-east-suffolk-and-north-essex','claim',10);
CREATE TABLE origin (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	base_uuid TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT ck_origin_kind_known CHECK (kind IN ('speaker', 'source', 'claim', 'topic', 'statement'))
);
CREATE TABLE position (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person_id INTEGER NOT NULL, 
	organisation_id INTEGER, 
	title TEXT NOT NULL, 
	variants TEXT, 
	start TEXT, 
	start_first INTEGER, 
	start_last INTEGER, 
	"end" TEXT, 
	end_first INTEGER, 
	end_last INTEGER, 
	note TEXT, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_position_not_of_itself CHECK (organisation_id IS NULL OR organisation_id <> person_id), 
	CONSTRAINT ck_position_starts_before_end CHECK (start_first IS NULL OR end_last IS NULL OR start_first <= end_last), 
	CONSTRAINT fk_position_organisation_id FOREIGN KEY(organisation_id) REFERENCES speaker (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_position_person_id FOREIGN KEY(person_id) REFERENCES speaker (id) ON DELETE RESTRICT
);
INSERT INTO "position" VALUES(1,1,NULL,'Health Secretary',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'As printed; the article says neither since when nor until when.',1,NULL);
INSERT INTO "position" VALUES(2,2,3,'council chairman','council chairman of the BMA',NULL,NULL,NULL,NULL,NULL,NULL,'As printed; the article says neither since when nor until when.',1,NULL);
CREATE TABLE quote (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	statement_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	source_id INTEGER, 
	words TEXT NOT NULL, 
	digest BIGINT NOT NULL, 
	mode TEXT NOT NULL, 
	state TEXT NOT NULL, 
	basis TEXT, 
	lead_in TEXT, 
	cue TEXT, 
	attribution TEXT, 
	role TEXT, 
	language TEXT, 
	translated_by TEXT, 
	locator TEXT, 
	locator_kind TEXT, 
	verified_by TEXT, 
	verified_on TEXT, 
	verified_on_first INTEGER, 
	verified_on_last INTEGER, 
	verified_against TEXT, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_quote_basis_known CHECK (basis IN ('recording', 'official record', 'transcript', 'report', 'second-hand')), 
	CONSTRAINT ck_quote_only_mixed_leads_in CHECK (lead_in IS NULL OR mode = 'mixed'), 
	CONSTRAINT ck_quote_locator_kind_known CHECK (locator_kind IN ('page', 'column', 'paragraph', 'timecode')), 
	CONSTRAINT ck_quote_mode_known CHECK (mode IN ('direct', 'mixed', 'indirect')), 
	CONSTRAINT ck_quote_verified_by_whom CHECK (state <> 'verified' OR verified_by IS NOT NULL), 
	CONSTRAINT ck_quote_state_known CHECK (state IN ('proposed', 'accepted', 'verified')), 
	CONSTRAINT ck_quote_locator_has_a_kind CHECK ((locator IS NULL) = (locator_kind IS NULL)), 
	CONSTRAINT ck_quote_words_neither_empty_nor_endless CHECK (length(words) BETWEEN 1 AND 100000), 
	CONSTRAINT ck_quote_seq_counts_from_0 CHECK (seq >= 0), 
	CONSTRAINT fk_quote_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_quote_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT
);
INSERT INTO "quote" VALUES(1,1,0,1,'Tens of thousands of appointments and operations were cancelled at the Mid and South Essex NHS Trust because of NHS strike action over the last year',-4837809531343347666,'indirect','accepted','report',NULL,'show','new figures',NULL,'en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(2,2,0,1,'it did not want to cause further disruption to patients'' care',-6527560085771740409,'indirect','accepted','report',NULL,'said','The British Medical Association',NULL,'en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(3,3,0,1,'are about the long-term sustainability of the NHS and ensuring there are trained doctors around to care for all patients in the future',-5444325228820986516,'mixed','accepted','report','the strikes','said','The British Medical Association',NULL,'en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(4,4,0,1,'the Mid and South Essex NHS Trust cancelled 3,685 appointments or operations initially scheduled between September 19 and 23 as a direct result of strike action by staff',-6280036662935833015,'indirect','accepted','report',NULL,'show','NHS figures',NULL,'en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(5,5,0,1,'Another joint strike by consultants and junior doctors was planned for October 2-4',-5946996687080502844,'indirect','accepted','report',NULL,'announced','the BMA',NULL,'en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(6,6,0,1,'Today marks the grim milestone of over one million appointments cancelled as a result of strikes, with co-ordinated and calculated industrial action by the BMA creating further disruption and misery for patients and NHS colleagues.

Regrettably, the BMA is threatening to escalate strike action again next month, which would mean the number of cancellations rising further and adding to the pressures on health services as we head into winter.',-5985105937280588314,'direct','accepted','report',NULL,'said','Health Secretary Steve Barclay','Health Secretary','en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(7,7,0,1,'received a fair and reasonable pay rise as recommended by the independent pay review bodies',3259701001379085188,'mixed','accepted','report','medics have','said','Mr Barclay','Health Secretary','en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(8,8,0,1,'Those who started their hospital training this year are receiving a 10.3 per cent pay increase, with the average junior doctor getting 8.8 per cent and consultants are receiving a six per cent pay rise alongside generous reforms to their pensions, which was the BMA’s number one ask.

My door is always open to discuss how we can work together with NHS staff to improve their working lives, but this pay award is final so I urge unions to end this damaging disruption.',-5626963952303171215,'direct','accepted','report',NULL,'added','Mr Barclay','Health Secretary','en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(9,9,0,1,'cost and value of medical care',426186062246999817,'mixed','accepted','report','the Government has not acknowledged the','said','Prof Phil Banfield, council chairman of the BMA','council chairman of the BMA','en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(10,10,0,1,'it must improve the recruitment and retention of doctors',-7934056621489084972,'indirect','accepted','report',NULL,'said','Prof Phil Banfield, council chairman of the BMA','council chairman of the BMA','en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(11,11,0,1,'The longer the Government buries its head in the sand, the more both strikes and waiting lists cost the public purse. It’s a no-brainer to invest in the future of the NHS workforce, rather than waste further money refusing to pitch a credible pay offer.

Our door has been open for over a year and we hope for the sake of our patients that the Government eventually listens.',7623825307086612648,'direct','accepted','report',NULL,'said','Prof Phil Banfield, council chairman of the BMA','council chairman of the BMA','en',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "quote" VALUES(12,12,0,NULL,'We are ready to talk to all 12 of them.',8174611393127527620,'direct','accepted',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,'2026-11-22 20:57:41.000000');
CREATE TABLE quote_span (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	quote_id INTEGER NOT NULL, 
	source_version_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_quote_span_start_before_end CHECK (start >= 0 AND start < "end"), 
	CONSTRAINT fk_quote_span_quote_id FOREIGN KEY(quote_id) REFERENCES quote (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_quote_span_source_version_id FOREIGN KEY(source_version_id) REFERENCES source_version (id) ON DELETE RESTRICT
);
CREATE TABLE source (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	type TEXT NOT NULL, 
	title TEXT, 
	container_title TEXT, 
	publisher TEXT, 
	issued TEXT, 
	issued_first INTEGER, 
	issued_last INTEGER, 
	url TEXT, 
	canonical_url TEXT, 
	accessed TEXT, 
	accessed_first INTEGER, 
	accessed_last INTEGER, 
	archive_url TEXT, 
	doi TEXT, 
	language TEXT, 
	event_title TEXT, 
	event_place TEXT, 
	correction_notice TEXT, 
	note TEXT, 
	merged_into_id INTEGER, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_source_type_known CHECK (type IN ('article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection', 'dataset', 'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical', 'personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review', 'review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage')), 
	CONSTRAINT fk_source_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES source (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_source_key UNIQUE ("key")
);
INSERT INTO "source" VALUES(1,'news-2023-nhs-strikes','article-newspaper',NULL,NULL,NULL,'2023-10?',19631,19661,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'en',NULL,NULL,NULL,'A news article that states neither its title, outlet, author, address nor year. Month and year are inferred from its text: the first joint strike of junior doctors and consultants was “last month”, and another one was planned for October 2-4.',NULL,1,NULL);
CREATE TABLE source_creator (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	source_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	family TEXT, 
	given TEXT, 
	literal TEXT, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_source_creator_role_known CHECK (role IN ('author', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author', 'contributor', 'curator', 'director', 'editor', 'editor-translator', 'editorial-director', 'executive-producer', 'guest', 'host', 'illustrator', 'interviewer', 'narrator', 'organizer', 'original-author', 'performer', 'producer', 'recipient', 'reviewed-author', 'script-writer', 'series-creator', 'translator')), 
	CONSTRAINT ck_source_creator_named CHECK (family IS NOT NULL OR literal IS NOT NULL), 
	CONSTRAINT fk_source_creator_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE RESTRICT
);
CREATE TABLE source_version (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	source_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	retrieved_at DATETIME NOT NULL, 
	sha256 TEXT NOT NULL, 
	text TEXT NOT NULL, 
	extractor TEXT, 
	normaliser TEXT, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_source_version_sha256_is_hex CHECK (length(sha256) = 64), 
	CONSTRAINT fk_source_version_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE RESTRICT
);
CREATE TABLE speaker (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	sort_name TEXT NOT NULL, 
	wikidata_id TEXT, 
	note TEXT, 
	merged_into_id INTEGER, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_speaker_kind_known CHECK (kind IN ('person', 'organisation')), 
	CONSTRAINT fk_speaker_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES speaker (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_speaker_key UNIQUE ("key")
);
INSERT INTO "speaker" VALUES(1,'steve-barclay','person','Steve Barclay','Barclay, Steve',NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker" VALUES(2,'phil-banfield','person','Phil Banfield','Banfield, Phil',NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker" VALUES(3,'british-medical-association','organisation','British Medical Association','British Medical Association',NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker" VALUES(4,'nhs','organisation','NHS','NHS',NULL,'Publisher of the figures that the article cites as “new figures” and “NHS figures”.',NULL,1,NULL);
INSERT INTO "speaker" VALUES(5,'mid-and-south-essex-nhs-trust','organisation','Mid and South Essex NHS Trust','Mid and South Essex NHS Trust',NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker" VALUES(6,'east-suffolk-and-north-essex-nhs-trust','organisation','East Suffolk and North Essex NHS Trust','East Suffolk and North Essex NHS Trust',NULL,'Runs Colchester and Ipswich hospitals, the article says.',NULL,1,NULL);
CREATE TABLE speaker_name (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	speaker_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	honorific TEXT, 
	given TEXT, 
	family TEXT, 
	start TEXT, 
	start_first INTEGER, 
	start_last INTEGER, 
	"end" TEXT, 
	end_first INTEGER, 
	end_last INTEGER, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_speaker_name_kind_known CHECK (kind IN ('name', 'alias', 'acronym', 'former', 'short form')), 
	CONSTRAINT fk_speaker_name_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id) ON DELETE RESTRICT
);
INSERT INTO "speaker_name" VALUES(1,1,'Steve Barclay','steve barclay','name',NULL,'Steve','Barclay',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker_name" VALUES(2,1,'Mr Barclay','barclay','short form','Mr',NULL,'Barclay',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker_name" VALUES(3,2,'Phil Banfield','phil banfield','name','Prof','Phil','Banfield',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker_name" VALUES(4,3,'British Medical Association','british medical association','name',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker_name" VALUES(5,3,'BMA','bma','acronym',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker_name" VALUES(6,4,'NHS','nhs','name',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker_name" VALUES(7,5,'Mid and South Essex NHS Trust','mid and south essex nhs trust','name',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "speaker_name" VALUES(8,6,'East Suffolk and North Essex NHS Trust','east suffolk and north essex nhs trust','name',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
CREATE TABLE statement (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	speaker_id INTEGER NOT NULL, 
	said_on TEXT, 
	said_on_first INTEGER, 
	said_on_last INTEGER, 
	occasion TEXT, 
	amends TEXT, 
	amends_id INTEGER, 
	merged_into_id INTEGER, 
	note TEXT, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_statement_amends_known CHECK (amends IN ('corrects', 'retracts')), 
	CONSTRAINT ck_statement_amends_something CHECK ((amends IS NULL) = (amends_id IS NULL)), 
	CONSTRAINT ck_statement_amends_another CHECK (amends_id <> id), 
	CONSTRAINT fk_statement_amends_id FOREIGN KEY(amends_id) REFERENCES statement (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_statement_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES statement (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_statement_speaker_id FOREIGN KEY(speaker_id) REFERENCES speaker (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_statement_key UNIQUE ("key")
);
INSERT INTO "statement" VALUES(1,'nhs-2023-tens-of-thousands',4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "statement" VALUES(2,'bma-2023-further-disruption',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "statement" VALUES(3,'bma-2023-long-term-sustainability',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "statement" VALUES(4,'nhs-2023-3685-appointments',4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "statement" VALUES(5,'bma-2023-another-joint-strike',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "statement" VALUES(6,'barclay-2023-grim-milestone',1,'2023-09?',19601,19630,NULL,NULL,NULL,NULL,'The day is inferred: the article says “last week”, and October was “next month”.',1,NULL);
INSERT INTO "statement" VALUES(7,'barclay-2023-fair-pay',1,'2023-09?',19601,19630,NULL,NULL,NULL,NULL,'The day is inferred, as for barclay-2023-grim-milestone, which the article prints first.',1,NULL);
INSERT INTO "statement" VALUES(8,'barclay-2023-10-3-pay',1,'2023-09?',19601,19630,NULL,NULL,NULL,NULL,'The day is inferred, as for barclay-2023-grim-milestone, which the article prints first.',1,NULL);
INSERT INTO "statement" VALUES(9,'banfield-2023-cost-and-value',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "statement" VALUES(10,'banfield-2023-recruitment-and-retention',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'“It” is the Government.',1,NULL);
INSERT INTO "statement" VALUES(11,'banfield-2023-credible-pay-offer',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "statement" VALUES(12,'bma-nd-ready-talk',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,'2026-11-22 20:57:41.000000');
CREATE TABLE statement_claim (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	statement_id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	stance TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT ck_statement_claim_stance_known CHECK (stance IN ('asserts', 'denies', 'questions', 'repeats')), 
	CONSTRAINT fk_statement_claim_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_statement_claim_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT
);
INSERT INTO "statement_claim" VALUES(1,1,6,'asserts',1,NULL);
INSERT INTO "statement_claim" VALUES(2,4,7,'asserts',1,NULL);
INSERT INTO "statement_claim" VALUES(3,6,4,'asserts',1,NULL);
INSERT INTO "statement_claim" VALUES(4,8,1,'asserts',1,NULL);
INSERT INTO "statement_claim" VALUES(5,8,2,'asserts',1,NULL);
INSERT INTO "statement_claim" VALUES(6,8,3,'asserts',1,NULL);
CREATE TABLE statement_topic (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	statement_id INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT fk_statement_topic_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_statement_topic_topic_id FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE RESTRICT
);
INSERT INTO "statement_topic" VALUES(1,1,1,1,NULL);
INSERT INTO "statement_topic" VALUES(2,1,2,1,NULL);
INSERT INTO "statement_topic" VALUES(3,2,1,1,NULL);
INSERT INTO "statement_topic" VALUES(4,3,1,1,NULL);
INSERT INTO "statement_topic" VALUES(5,3,4,1,NULL);
INSERT INTO "statement_topic" VALUES(6,4,1,1,NULL);
INSERT INTO "statement_topic" VALUES(7,4,2,1,NULL);
INSERT INTO "statement_topic" VALUES(8,5,1,1,NULL);
INSERT INTO "statement_topic" VALUES(9,6,1,1,NULL);
INSERT INTO "statement_topic" VALUES(10,6,2,1,NULL);
INSERT INTO "statement_topic" VALUES(11,7,3,1,NULL);
INSERT INTO "statement_topic" VALUES(12,8,3,1,NULL);
INSERT INTO "statement_topic" VALUES(13,8,1,1,NULL);
INSERT INTO "statement_topic" VALUES(14,9,3,1,NULL);
INSERT INTO "statement_topic" VALUES(15,10,4,1,NULL);
INSERT INTO "statement_topic" VALUES(16,11,1,1,NULL);
INSERT INTO "statement_topic" VALUES(17,11,3,1,NULL);
INSERT INTO "statement_topic" VALUES(18,11,4,1,NULL);
CREATE TABLE topic (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT uq_topic_key UNIQUE ("key")
);
INSERT INTO "topic" VALUES(1,'nhs-strikes','NHS strikes','nhs strikes',1,NULL);
INSERT INTO "topic" VALUES(2,'cancelled-appointments','Cancelled appointments','cancelled appointments',1,NULL);
INSERT INTO "topic" VALUES(3,'doctors-pay','Doctors'' pay','doctors'' pay',1,NULL);
INSERT INTO "topic" VALUES(4,'nhs-workforce','NHS workforce','nhs workforce',1,NULL);
CREATE TABLE verdict (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	claim_id INTEGER NOT NULL, 
	rating TEXT NOT NULL, 
	scale TEXT, 
	reviewer TEXT NOT NULL, 
	url TEXT, 
	issued TEXT, 
	issued_first INTEGER, 
	issued_last INTEGER, 
	revision INTEGER NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT fk_verdict_claim_id FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE RESTRICT
);
CREATE INDEX ix_batch_author ON batch (author);
CREATE UNIQUE INDEX uq_judgement_kind_left_id_right_id ON judgement (kind, left_id, right_id) WHERE deleted_at IS NULL;
CREATE INDEX ix_key_row_id ON "key" (row_id);
CREATE UNIQUE INDEX uq_origin_base_uuid_kind_key ON origin (base_uuid, kind, "key");
CREATE UNIQUE INDEX uq_origin_kind_row_id ON origin (kind, row_id);
CREATE INDEX ix_source_issued_first ON source (issued_first);
CREATE UNIQUE INDEX uq_source_canonical_url ON source (canonical_url) WHERE canonical_url IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX uq_speaker_wikidata_id ON speaker (wikidata_id) WHERE wikidata_id IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX uq_topic_folded ON topic (folded) WHERE deleted_at IS NULL;
CREATE INDEX ix_batch_range_batch_id ON batch_range (batch_id);
CREATE INDEX ix_change_batch_id ON change (batch_id);
CREATE INDEX ix_change_table_name_row_id ON change (table_name, row_id);
CREATE INDEX ix_claim_link_other_id ON claim_link (other_id);
CREATE UNIQUE INDEX uq_claim_link_claim_id_other_id_kind ON claim_link (claim_id, other_id, kind) WHERE deleted_at IS NULL;
CREATE INDEX ix_claim_topic_topic_id ON claim_topic (topic_id);
CREATE UNIQUE INDEX uq_claim_topic_claim_id_topic_id ON claim_topic (claim_id, topic_id) WHERE deleted_at IS NULL;
CREATE INDEX ix_import_run_sha256 ON import_run (sha256);
CREATE INDEX ix_position_organisation_id ON position (organisation_id);
CREATE INDEX ix_position_person_id ON position (person_id);
CREATE UNIQUE INDEX uq_source_creator_source_id_seq ON source_creator (source_id, seq) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX uq_source_version_source_id_sha256 ON source_version (source_id, sha256) WHERE deleted_at IS NULL;
CREATE INDEX ix_source_version_sha256 ON source_version (sha256);
CREATE INDEX ix_speaker_name_folded ON speaker_name (folded);
CREATE UNIQUE INDEX uq_speaker_name_speaker_id_folded_kind ON speaker_name (speaker_id, folded, kind) WHERE deleted_at IS NULL;
CREATE INDEX ix_statement_amends_id ON statement (amends_id) WHERE amends_id IS NOT NULL;
CREATE INDEX ix_statement_occasion ON statement (occasion) WHERE occasion IS NOT NULL;
CREATE INDEX ix_statement_said_on_first ON statement (said_on_first) WHERE said_on_first IS NOT NULL;
CREATE INDEX ix_statement_speaker_id ON statement (speaker_id);
CREATE INDEX ix_verdict_claim_id ON verdict (claim_id);
CREATE INDEX ix_quote_digest ON quote (digest);
CREATE INDEX ix_quote_source_id ON quote (source_id) WHERE source_id IS NOT NULL;
CREATE UNIQUE INDEX uq_quote_statement_id_seq ON quote (statement_id, seq) WHERE deleted_at IS NULL;
CREATE INDEX ix_statement_claim_claim_id ON statement_claim (claim_id);
CREATE UNIQUE INDEX uq_statement_claim_statement_id_claim_id ON statement_claim (statement_id, claim_id) WHERE deleted_at IS NULL;
CREATE INDEX ix_statement_topic_topic_id ON statement_topic (topic_id);
CREATE UNIQUE INDEX uq_statement_topic_statement_id_topic_id ON statement_topic (statement_id, topic_id) WHERE deleted_at IS NULL;
CREATE INDEX ix_figure_claim_id ON figure (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX ix_figure_quote_id ON figure (quote_id) WHERE quote_id IS NOT NULL;
CREATE INDEX ix_figure_unit_value_real ON figure (unit, value_real);
CREATE INDEX ix_quote_span_source_version_id ON quote_span (source_version_id);
CREATE UNIQUE INDEX uq_quote_span_quote_id_seq ON quote_span (quote_id, seq) WHERE deleted_at IS NULL;
CREATE VIEW quotes_flat AS
SELECT
    statement.key AS statement_key,
    quote.seq AS quote_seq,
    speaker.key AS speaker_key,
    speaker.name AS speaker,
    quote.role AS role,
    statement.said_on AS said_on,
    date(statement.said_on_first * 86400, 'unixepoch') AS said_from,
    date(statement.said_on_last * 86400, 'unixepoch') AS said_until,
    statement.occasion AS occasion,
    quote.mode AS mode,
    quote.lead_in AS lead_in,
    quote.words AS words,
    quote.language AS language,
    quote.state AS state,
    quote.basis AS basis,
    quote.locator_kind AS locator_kind,
    quote.locator AS locator,
    source.key AS source_key,
    source.type AS source_type,
    source.title AS source_title,
    source.container_title AS outlet,
    source.issued AS issued,
    source.url AS url
FROM quote
JOIN statement ON statement.id = quote.statement_id
JOIN speaker ON speaker.id = statement.speaker_id
LEFT JOIN source ON source.id = quote.source_id
WHERE quote.deleted_at IS NULL AND statement.deleted_at IS NULL;
CREATE VIEW figures_flat AS
SELECT
    figure.id AS figure_id,
    statement.key AS statement_key,
    claim.key AS claim_key,
    speaker.key AS speaker_key,
    speaker.name AS speaker,
    figure.printed AS printed,
    figure.comparator AS comparator,
    figure.value_real AS value,
    figure.value AS value_exact,
    figure.upper_real AS upper,
    figure.upper AS upper_exact,
    figure.unit AS unit,
    figure.measure AS measure,
    figure.population AS population,
    figure.area AS area,
    figure.period_printed AS period_printed,
    figure.period AS period,
    figure.statistic AS statistic
FROM figure
LEFT JOIN quote ON quote.id = figure.quote_id
LEFT JOIN statement ON statement.id = quote.statement_id
LEFT JOIN speaker ON speaker.id = statement.speaker_id
LEFT JOIN claim ON claim.id = figure.claim_id
WHERE figure.deleted_at IS NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('batch',3);
INSERT INTO "sqlite_sequence" VALUES('topic',4);
INSERT INTO "sqlite_sequence" VALUES('change',111);
INSERT INTO "sqlite_sequence" VALUES('speaker',6);
INSERT INTO "sqlite_sequence" VALUES('speaker_name',8);
INSERT INTO "sqlite_sequence" VALUES('position',2);
INSERT INTO "sqlite_sequence" VALUES('source',1);
INSERT INTO "sqlite_sequence" VALUES('claim',10);
INSERT INTO "sqlite_sequence" VALUES('claim_topic',17);
INSERT INTO "sqlite_sequence" VALUES('figure',12);
INSERT INTO "sqlite_sequence" VALUES('statement',12);
INSERT INTO "sqlite_sequence" VALUES('quote',12);
INSERT INTO "sqlite_sequence" VALUES('statement_topic',18);
INSERT INTO "sqlite_sequence" VALUES('statement_claim',6);
COMMIT;
