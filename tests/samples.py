"""Hand-made Coded values for tests that need a ledger with something in it, without running the coder.

The claims on the seed article are read off the article by a person; every span is found in the text, so a change of the
article fails loudly. They show what the pages and the API must cope with: nested claimants, unnamed sources, outlets as `via`,
quantities, framings, symmetric and directed claims, all modalities but one, a participant without an id. `DENIALS` and
`MEETINGS` are two short texts of our own with metadata: a denied act, a dated one, and a second outlet for the same dyad.
"""

from importlib.resources import files

from graph.model import (
    Claim,
    Coded,
    Comparison,
    Document,
    Framing,
    Interval,
    Kind,
    Mention,
    Modality,
    Participant,
    Plover,
    Precision,
    Quantity,
    Span,
    StateBasis,
    Trigger,
    claim_id,
    document_id,
)

CODER = "alaqat samples"
QUADS = {
    "AGREE": ("verbal cooperation", 3.0),
    "CONSULT": ("verbal cooperation", 1.5),
    "COOPERATE": ("material cooperation", 6.5),
    "AID": ("material cooperation", 7.0),
    "ACCUSE": ("verbal conflict", -2.0),
    "COERCE": ("material conflict", -7.0),
}


def span_of(text: str, words: str, after: str = "") -> Span:
    """Where `words` stand in `text`, the first place at or after the words `after`. Raises ValueError if they don't.

    The article has no-break spaces in places: here they count as spaces.
    """
    plain = text.replace("\u00a0", " ")
    start = plain.index(words, plain.index(after))
    return Span(start, start + len(words))


class Sample:
    """Builds the claims of one document: every method takes words and finds their spans."""

    def __init__(self, document: Document) -> None:
        self.document, self.text = document, document.text
        self.claims: list[Claim] = []
        self.framings: list[Framing] = []
        self.people: list[Participant] = []

    def actor(
        self,
        actor_id: str | None,
        mention: str,
        after: str = "",
        *,
        name: str = "",
        kind: Kind = Kind.STATE,
        state: str | None = None,
        basis: StateBasis | None = None,
        acts_for: str | None = None,
        sector: str | None = None,
    ) -> Participant:
        """A participant, acting for its state unless `acts_for` names a rival government; a state acts for itself."""
        if kind is Kind.STATE and state:
            basis, acts_for, sector = StateBasis.IS, f"state:{state}", "GOV"
        elif state and basis in (None, StateBasis.ACTS_FOR) and kind is not Kind.UNNAMED_SOURCE:
            basis, acts_for = StateBasis.ACTS_FOR, acts_for or f"state:{state}"
        span = span_of(self.text, mention, after)
        found = Participant(
            id=actor_id,
            name=name or mention,
            kind=kind,
            mention=span.of(self.text),
            span=span,
            state=state,
            sector=sector,
            state_basis=basis,
            acts_for=acts_for,
            link=f"alias '{mention}' (sample)" if actor_id else "no alias (sample)",
        )
        self.people.append(found)
        return found

    def framing(
        self, words: str, after: str, kind: str, polarity: int, about: Participant | None, voice: Participant | None = None
    ) -> Framing:
        found = Framing(span_of(self.text, words, after), words, kind, polarity, about, voice)
        self.framings.append(found)
        return found

    def claim(
        self,
        relation: str,
        sources: tuple[Participant, ...],
        targets: tuple[Participant, ...],
        quote: str,
        trigger: str,
        *,
        after: str = "",
        mode: str | None = None,
        contexts: tuple[str, ...] = (),
        symmetric: bool = False,
        modality: Modality = Modality.OCCURRED,
        claimant: Participant | None = None,
        via: tuple[Participant, ...] = (),
        date: Interval | None = None,
        place: Participant | None = None,
        quantity: Quantity | None = None,
        about: tuple[Participant, ...] = (),
        framings: tuple[Framing, ...] = (),
        cue: str | None = None,
        held: str | None = None,
    ) -> Claim:
        span = span_of(self.text, quote, after)
        start = span.start + quote.index(trigger)
        at = Span(start, start + len(trigger))
        quad, score = QUADS.get(relation, (None, None))
        made = Claim(
            id=claim_id(self.document.id, relation, sources, targets, claimant, modality, at),
            document=self.document.id,
            relation=relation,
            mode=mode,
            contexts=contexts,
            sources=sources,
            targets=targets,
            symmetric=symmetric,
            modality=modality,
            claimant=claimant,
            via=via,
            date=date,
            place=place,
            quantity=quantity,
            about=about,
            framings=framings,
            quote=span.of(self.text),
            span=span,
            trigger=Trigger(trigger, at),
            cue=Trigger(cue, span_of(self.text, cue)) if cue else None,
            quad=quad,
            score=score,
            plover=Plover(relation, mode, quad, score) if quad and score is not None else None,
            rule=f"sample.{relation.lower()}",
            coder=CODER,
            office=held,
            sentence=self.line_around(span),
        )
        self.claims.append(made)
        return made

    def line_around(self, span: Span) -> Span:
        """In these texts every line is a sentence."""
        end = self.text.find("\n", span.end)
        return Span(self.text.rfind("\n", 0, span.start) + 1, len(self.text) if end < 0 else end)

    def coded(self) -> Coded:
        """The document with its claims in the order of the text."""
        mentions = {Mention(p.span, p.mention, "name", p.kind, (p.id,) if p.id else (), p.state, p.link) for p in self.people}
        return Coded(
            self.document,
            tuple(sorted(mentions, key=lambda mention: mention.span)),
            tuple(sorted(self.claims, key=lambda claim: (claim.span, claim.id))),
            tuple(sorted(self.framings, key=lambda framing: framing.span)),
        )


def _year(year: str) -> Interval:
    return Interval(f"{year}-01-01", f"{year}-12-31", Precision.YEAR)


def article() -> Coded:
    """The seed article with 16 claims."""
    text = files("seeds").joinpath("articles", "article-ar.txt").read_text(encoding="utf-8")
    document = Document(
        id=document_id(None, None, text),
        text=text,
        title=text.split("\n", 1)[0],
        language="ar",
        boilerplate=(span_of(text, "اترك رد\n\nلن يتم نشر عنوان بريدك الإلكتروني."),),
    )
    sample = Sample(document)
    _ambassador(sample)
    _visit(sample)
    _misrata(sample)
    _sources(sample)
    return sample.coded()


def _ambassador(sample: Sample) -> None:
    """What Mustafa Göksu says of Turkey and Qatar, trade by way of Russia Today."""
    opening = "أوضح مصطفى كوكصو سفير"
    speaker = sample.actor("person:mehmet-mustafa-goksu", "مصطفى كوكصو", opening, kind=Kind.PERSON, state="TUR", sector="GOV")
    turkey = sample.actor("state:TUR", "أنقرة", opening, state="TUR")
    qatar = sample.actor("state:QAT", "قطر", opening, state="QAT")
    both = (turkey, qatar)
    sample.claim("AMBASSADOR_OF", (speaker,), (qatar,), "مصطفى كوكصو سفير أنقرة في قطر", "سفير", after=opening, held="ambassador")
    sample.claim(
        "FRIENDLY_RELATIONS",
        both,
        (),
        "أن العلاقات المثمرة بين البلدين مستمرة",
        "العلاقات المثمرة",
        symmetric=True,
        claimant=speaker,
        cue="أوضح",
    )
    treaties = Quantity(50.0, "treaty", Comparison.EQ, "50 معاهدة", span_of(sample.text, "50 معاهدة"))
    sample.claim(
        "AGREE",
        both,
        (),
        "تم الاتفاق على توقيع 50 معاهدة في مختلف مجالات التعاون",
        "الاتفاق",
        symmetric=True,
        claimant=speaker,
        quantity=treaties,
        cue="أوضح",
    )
    partners = "قطر وتركيا شريكان استراتيجيان"
    pair = (sample.actor("state:QAT", "قطر", partners, state="QAT"), sample.actor("state:TUR", "تركيا", partners, state="TUR"))
    sample.claim("STRATEGIC_PARTNER_OF", pair, (), partners, "شريكان استراتيجيان", symmetric=True, claimant=speaker)
    sample.claim(
        "COOPERATE",
        pair,
        (),
        "يتعاونان في العديد من القضايا",
        "يتعاونان",
        symmetric=True,
        claimant=speaker,
        contexts=("diplomatic",),
    )
    relay = sample.actor("outlet:rt-arabic", "لروسيا اليوم", kind=Kind.OUTLET, name="روسيا اليوم")
    for words, value, comparison, year in (
        ("340 مليون دولار", 340e6, Comparison.EQ, "2010"),
        ("أكثر من ملياري دولار", 2e9, Comparison.GT, "2019"),
    ):
        amount = Quantity(value, "USD", comparison, words, span_of(sample.text, words))
        sample.claim(
            "TRADE",
            both,
            (),
            f"{words} عام {year}",
            words,
            symmetric=True,
            claimant=speaker,
            via=(relay,),
            quantity=amount,
            date=_year(year),
            contexts=("economic",),
        )


def _visit(sample: Sample) -> None:
    """The Government of National Accord receives the two ministers of defence."""
    opening = "حيث كانت حكومة الوفاق الليبية"
    host = sample.actor(
        "gov:LBY-GNA", "حكومة الوفاق الليبية", kind=Kind.GOVERNMENT, state="LBY", sector="GOV", acts_for="gov:LBY-GNA"
    )
    guests = tuple(
        sample.actor(None, words, opening, kind=Kind.GENERIC, name=name, state=state, sector="MIL")
        for words, name, state in (("وزراء دفاع تركيا", "وزير دفاع تركيا", "TUR"), ("قطر", "وزير دفاع قطر", "QAT"))
    )
    sample.claim(
        "CONSULT",
        guests,
        (host,),
        "حكومة الوفاق الليبية قد استقبلت في وقت سابق وزراء دفاع تركيا وقطر",
        "استقبلت",
        mode="visit",
        contexts=("military",),
    )


def _misrata(sample: Sample) -> None:
    """Nabd tells of an agreement on the port of Misrata, and calls the host's government illegitimate."""
    opening = "وبحسب"
    outlet = sample.actor("outlet:nabd", "نبض", opening, kind=Kind.OUTLET, name="نبض")
    turk = sample.actor("person:hulusi-akar", "خلوصي آكار", opening, kind=Kind.PERSON, state="TUR", sector="MIL")
    qatari = sample.actor("person:khalid-al-attiyah", "خالد العطية", opening, kind=Kind.PERSON, state="QAT", sector="MIL")
    libyan = sample.actor(
        "person:fathi-bashagha", "فتحي باشاغا", opening, kind=Kind.PERSON, state="LBY", sector="MIL", acts_for="gov:LBY-GNA"
    )
    accord = sample.actor(
        "gov:LBY-GNA", "حكومة الوفاق", opening, kind=Kind.GOVERNMENT, state="LBY", sector="GOV", acts_for="gov:LBY-GNA"
    )
    turkey = sample.actor("state:TUR", "تركيا", opening, state="TUR")
    port = sample.actor(
        "facility:misrata-port", "ميناء مصراتة", opening, kind=Kind.FACILITY, state="LBY", basis=StateBasis.LOCATED
    )
    loaded = sample.framing("الغير شرعية", opening, "illegitimacy", -1, accord, outlet)
    office, post = "وزير دفاع حكومة الوفاق الغير شرعية فتحي باشاغا", "minister-defence"
    sample.claim("MINISTER_OF", (turk,), (turkey,), "وزير دفاع تركيا خلوصي آكار", "وزير دفاع", claimant=outlet, held=post)
    sample.claim("MINISTER_OF", (libyan,), (accord,), office, "وزير دفاع", claimant=outlet, framings=(loaded,), held=post)
    sample.claim(
        "AGREE",
        (turk, qatari, libyan),
        (),
        "اتفقوا على تحويل ميناء مصراتة إلى قاعدة بحرية تركية",
        "اتفقوا",
        symmetric=True,
        claimant=outlet,
        via=(outlet,),
        about=(port,),
        contexts=("military",),
        cue="وبحسب",
        framings=(loaded,),
    )
    meeting = "عقد وزير الدفاع التركي خلوصي أكار اجتماعاً"
    pair = (
        sample.actor("person:hulusi-akar", "خلوصي أكار", meeting, kind=Kind.PERSON, state="TUR", sector="MIL"),
        sample.actor(None, "وزير الدفاع القطري", meeting, kind=Kind.GENERIC, state="QAT", sector="MIL"),
    )
    place = sample.actor("state:LBY", "ليبيا", meeting, state="LBY")
    sample.claim(
        "CONSULT",
        pair,
        (),
        "عقد وزير الدفاع التركي خلوصي أكار اجتماعاً على انفراد مع وزير الدفاع القطري في ليبيا",
        "اجتماعاً",
        mode="meet",
        symmetric=True,
        place=place,
        contexts=("military",),
    )
    sample.framing("محاصصة إخوانية", meeting, "conspiracy", -1, None)


def _sources(sample: Sample) -> None:
    """What unnamed sources say of the aid, and what the militias are said to have admitted: a claimant inside a claim."""
    first, second = "حيث أشارت مصادر", "وذكرت مصادر إعلامية"
    sources = sample.actor(None, "مصادر", first, kind=Kind.UNNAMED_SOURCE)
    donors = (sample.actor("state:TUR", "تركيا", first, state="TUR"), sample.actor("state:QAT", "قطر", first, state="QAT"))
    accord = sample.actor(
        "gov:LBY-GNA",
        "لحكومة الوفاق",
        first,
        name="حكومة الوفاق",
        kind=Kind.GOVERNMENT,
        state="LBY",
        sector="GOV",
        acts_for="gov:LBY-GNA",
    )
    sample.claim(
        "AID",
        donors,
        (accord,),
        "تفعيل الدعم العسكري من قبل تركيا وقطر لحكومة الوفاق الغير شرعية",
        "الدعم العسكري",
        modality=Modality.PLANNED,
        claimant=sources,
        contexts=("military",),
        cue="أشارت",
        framings=(sample.framing("الغير شرعية", first, "illegitimacy", -1, accord, sources),),
    )
    media = sample.actor(None, "مصادر إعلامية", second, kind=Kind.UNNAMED_SOURCE)
    qatar = sample.actor("state:QAT", "قطر", second, state="QAT")
    forces = sample.actor(
        None, "قوات ميليشيات الوفاق الليبية", second, kind=Kind.GENERIC, state="LBY", sector="MIL", acts_for="gov:LBY-GNA"
    )
    sample.framing("ميليشيات", second, "delegitimising", -1, forces)
    sample.claim(
        "AID",
        (qatar,),
        (forces,),
        "قطر أبدت استعدادها إرسال مدربين عسكريين لتدريب قوات ميليشيات الوفاق الليبية",
        "إرسال مدربين عسكريين",
        modality=Modality.PLANNED,
        claimant=media,
        contexts=("military",),
        after=second,
    )
    pair = tuple(
        sample.actor(f"state:{state}", words, "أقرت", state=state) for words, state in (("تركيا", "TUR"), ("قطر", "QAT"))
    )
    sample.claim(
        "AID",
        pair,
        (forces,),
        "تركيا وقطر قدمتا كل الدعم العسكري اللازم لها",
        "قدمتا كل الدعم",
        claimant=forces,
        contexts=("military",),
        cue="أقرت",
        after="أقرت",
    )
    ambition = "هذا ونلحظ أن تركيا"
    turkey = sample.actor("state:TUR", "تركيا", ambition, state="TUR")
    libya = sample.actor("state:LBY", "ليبيا", state="LBY")
    sample.claim(
        "ESTABLISH_BASE",
        (turkey,),
        (libya,),
        "إقامتها لقواعد عسكرية جديدة لها في المناطق الاستراتيجية",
        "إقامتها",
        modality=Modality.ALLEGED,
        framings=(sample.framing("مطامعها الاستعمارية", ambition, "colonialism", -1, turkey),),
    )


def denials() -> Coded:
    """An English text of our own: an accusation with the alleged act, and a denied one."""
    text = (
        "Qatar accused Turkey of seizing a cargo ship on 3 May 2021, the Gulf Courier reported. "
        "Turkey did not seize the ship, its embassy said. Turkey may send aid to Qatar."
    )
    document = Document(
        id=document_id("outlet:gulf-courier", "https://courier.example/ship", text),
        text=text,
        title="A ship is missing",
        url="https://courier.example/ship",
        outlet="outlet:gulf-courier",
        language="en",
        published="2021-05-04",
    )
    sample = Sample(document)
    qatar, turkey = sample.actor("state:QAT", "Qatar", state="QAT"), sample.actor("state:TUR", "Turkey", state="TUR")
    again = sample.actor("state:TUR", "Turkey", "Turkey did not", state="TUR")
    ship = sample.actor(None, "a cargo ship", kind=Kind.FACILITY)
    embassy = sample.actor(None, "its embassy", kind=Kind.GENERIC, state="TUR", sector="GOV")
    day = Interval("2021-05-03", "2021-05-03", Precision.DAY)
    first = "Qatar accused Turkey of seizing a cargo ship on 3 May 2021"
    sample.claim("ACCUSE", (qatar,), (turkey,), first, "accused")
    sample.claim(
        "COERCE",
        (turkey,),
        (qatar,),
        first,
        "seizing",
        modality=Modality.ALLEGED,
        claimant=qatar,
        date=day,
        about=(ship,),
        cue="accused",
    )
    sample.claim(
        "COERCE",
        (again,),
        (qatar,),
        "Turkey did not seize the ship",
        "seize",
        modality=Modality.DENIED,
        claimant=embassy,
        cue="said",
    )
    last = "Turkey may send aid to Qatar"
    sample.claim(
        "AID",
        (sample.actor("state:TUR", "Turkey", last, state="TUR"),),
        (sample.actor("state:QAT", "Qatar", last, state="QAT"),),
        last,
        "send aid",
        modality=Modality.POSSIBLE,
    )
    return sample.coded()


def meetings() -> Coded:
    """A Turkish text of our own: a dated agreement of the same dyad in another outlet."""
    text = "Türkiye ile Katar 12 Haziran 2021'de bir ticaret anlaşması imzaladı."
    document = Document(
        id=document_id("outlet:deniz-postasi", "https://deniz.example/anlasma", text),
        text=text,
        title="Yeni anlaşma",
        url="https://deniz.example/anlasma",
        outlet="outlet:deniz-postasi",
        collection="gulf",
        language="tr",
        published="2021-06-13",
    )
    sample = Sample(document)
    pair = (sample.actor("state:TUR", "Türkiye", state="TUR"), sample.actor("state:QAT", "Katar", state="QAT"))
    sample.claim(
        "AGREE",
        pair,
        (),
        text[:-1],
        "anlaşması imzaladı",
        symmetric=True,
        contexts=("economic",),
        date=Interval("2021-06-12", "2021-06-12", Precision.DAY),
    )
    return sample.coded()


def hostile() -> Coded:
    """A text whose words are markup, formulas and bidirectional controls: they must reach the reader as text."""
    text = '<script>alert(1)</script> =SUM(A1) \u202eEgypt\u202c & "Jordan" met 🤝 & agreed.'
    document = Document(
        id=document_id(None, None, text), text=text, title="<b>&amp;</b>", language="en", url="javascript:alert(1)"
    )
    sample = Sample(document)
    pair = (sample.actor("state:EGY", "Egypt", state="EGY"), sample.actor("state:JOR", "Jordan", state="JOR"))
    sample.claim("CONSULT", pair, (), text, "met", mode="meet", symmetric=True)
    return sample.coded()


def all_samples() -> tuple[Coded, ...]:
    return (article(), denials(), meetings(), hostile())
