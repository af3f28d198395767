"""The words by which survey.distress hears danger, despair and a call for help. English; to be read and argued about.

How to read a pattern: small letters, no apostrophes. `hit*` is every word that begins so, `hit|beat` either word,
`it_all` two words that count as one, `[a]` a word that may be missing, `<he>` any of the group `he` below, `..` up to
three words in between, `...` up to six, `^` the beginning of a sentence and `$` its end. No word of NEGATIONS stands
in between. Doubled letters count as one ('dissapear', 'hellllp'), and WELL_KNOWN words may have one letter wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What words can sound like."""

    CHILD = "child"
    """Danger to a child, from whomever: also from the person who writes."""
    HOME = "home"
    """Danger to whoever writes, from somebody."""
    DESPAIR = "despair"
    """Despair, or harm to oneself: of whoever writes, or of somebody they write about."""
    HELP = "help"
    """Help is asked for, now."""


@dataclass(frozen=True, slots=True)
class Family:
    """Patterns that say one thing.

    `may_be_over` says that 'years ago' and the like take them back, `may_be_hearsay` that whatever services say does
    ('they said the house was not safe').
    """

    sign: Sign
    patterns: tuple[str, ...]
    may_be_over: bool = False
    may_be_hearsay: bool = False


def listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[,\n]", text) if part.strip())


NEGATIONS = listed("""
    never, not, nor, nobody, none, didnt, doesnt, dont, wouldnt, hasnt, havent, hadnt, isnt, wasnt, arent, werent,
    wont, aint, no
""")
FILLERS = frozenset(
    listed("""
    a, an, any, been, being, be, is, was, am, are, were, do, did, does, ever, even, really, actually, have, has, had,
    one, once, would, will, could, might, feel, feeling, felt, or, in, there, thoughts, thought, of, about, to, my,
    it, laid, raised, getting, got, think, thinking, thinks, so, at, all, this, going, by, anyone
""")
)
"""Words that may stand between a negation and what it takes back: 'I would never, ever hurt them', and not 'he never
stops hitting me'."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    # whoever could be dangerous to somebody; 'they' are the services as a rule, and left out
    "he": listed("""
        teacher, coach, carer, childminder, babysitter, stranger, tutor, he, hes, hed, hell, she, shes, shed, dad,
        dads, daddy, father, stepdad, stepfather, step dad, mum, mums, mother, stepmum, partner, partners, husband,
        wife, boyfriend, girlfriend, bf, gf, ex, exs, hubby, fella, bloke, man, men, brother, uncle, grandad,
        grandads, grandpa, nan, cousin, neighbour, someone, somebody, lodger, mate, son, lad, teenager
    """),
    "him": listed("""
        him, my partner, my husband, my wife, my ex, my boyfriend, my girlfriend, my bf, my dad, my son, my brother,
        dad, daddy, her dad, his dad, their dad, stepdad, her, mum, mummy, my mum, what he, what hell, what hes
    """),
    "kid": listed("""
        kid, kids, child, children, childrens, baby, babies, babys, boy, boys, girl, girls, son, sons, daughter,
        daughters, lad, lads, toddler, little one, little ones, youngest, eldest, oldest, twins, grandson, grandkids,
        granddaughter, niece, nephew, newborn, bairn, bairns
    """),
    "them": listed("him, her, them"),
    "hits": listed("""
        hit*, beat*, punch*, slap*, smack*, kick*, strangl*, chok*, throttl*, stab*, batter*, thump*, headbutt*,
        nutted, bash*, bang*, whip*, whack*, clout*, wallop*, thrash*, hurt*, attack*, assault*, rape*, raping,
        molest*, abus*, smother*, suffocat*, drown*, murder*, harm*, bites, scratch*, burn*, kill*, belts, belted
    """),
    "handles": listed("""
        push*, shov*, drag*, grab*, throw*, threw, chuck*, fling*, flung, shake, shakes, shook, shaking, pin, pinned,
        pins, spits, spat, dangl*, squeez*, slam*, pull*, yank*, hold, holds, held, holding
    """),
    "body": listed("""
        arm, arms, nose, face, jaw, rib, ribs, head, eye, eyes, wrist, leg, legs, tooth, teeth, finger, fingers,
        cheek, lip, stomach, belly, back, neck, throat, hand, skull
    """),
    "scared": listed("""
        scared, scard, afraid, frightened, terrified, petrified, worried, worry, fear, dread, fearful
    """),
    "very": listed("very, so, really, too, dead, proper, that, always"),
    "weapon": listed("""
        knife, knives, gun, machete, hammer, axe, crowbar, acid, petrol, bat, weapon, blade, shotgun, bottle, belt,
        poker, scissors
    """),
    "tablets": listed("tablet, tablets, pill, pills, paracetamol, painkillers, meds, medication, antidepressants"),
    "wants": listed("""
        want to, wanna, wants to, wanted to, wanting to, going to, gonna, gunna, ready to, like to, need to,
        about to, feel like, feels like, tried to, try to, plan to, planning to, decided to, thinking to, tempted to
    """),
    "self": listed("myself, meself, my self, himself, herself, themselves"),
    "life": listed("my life, my own life, his life, her life, it all, it for good, everything"),
    "nomore": listed("anymore, any more, no more, nomore, any longer"),
    "cant": listed("cant, cannot, can not, couldnt, carnt, cnt"),
    "nobody": listed("nobody, no one, noone, no body"),
    "now": listed("now, straight away, straightaway, urgent*, tonight, today, asap, quick*, immediately, at once"),
    "someone": listed("someone, somebody, anyone, anybody, some one, any one, a person, you"),
    "please": listed("please, pls, plz, plse"),
}

IDIOMS = listed("""
    could murder, murder getting|trying|finding, it was murder, could have|of killed, suicide by,
    dead tired|good|easy|nice|end|ends|helpful|chuffed|proud|right|and,
    died|die|dying laughing|of|for|down|out|inside, dying to, nobody died, no one died, killer, phone died,
    kill* me laughing, kill for a, shot myself in, stab* pain*|in,
    meeting*|paperwork|feet|knee|back|head|legs|waiting|form|forms [is|are|was|were] [absolutely|nearly] kill* me,
    it|that [is|was] [absolutely|nearly] kill* me, paperwork|form|forms|waiting|wait|it|that .. finished me off,
    hit rock|it|home|target*, hit the roof|ball|nail|road|wall|shops, hit* me|us hard|like|then|that|how|when,
    got|gets|get hit by, hit* another|others, it|that [really] hurt* my .. <kid>, beat* around|about|sitting|that|it,
    beat* me|us|him|her|them at, beat them to, kick* up|in|around|about|back|myself, slap* on|in|bang,
    attack* you|me with questions, shook|shake|shakes|shaking my|his|her hand, hold|held|holding my|his|her hand,
    shook|shake|shaking my head, pull* my leg, i [have] hurt|broke|broken|banged|hit|bust my, drowning in,
    push* me|us|him|her|them to|on|for, punch* above, pull* me|us|him|her|them through|up|aside|together,
    throw* a party, throw* money|out|away, threw a party, threw out|away, burn* the dinner|tea|toast|food|bridges,
    burn* out, bang* on about,
    cut* the|our|my|his|her [own] support|hours|help|money|benefits|visits|service*|hair|grass|dinner|food,
    cut* down|out|off|up|back|short|corners|ties, cut me|us|him|her|them off|out|down|short|some, end it the plan,
    want* out of the|this plan|group|meeting*|course, no way back, end it well|properly|nicely,
    want* it|them to stop coming|calling|all, point in|of the meeting*|plan|visits,
    scared|afraid|terrified|frightened of the|dogs|spiders|losing|heights|school|social,
    take|takes|taking my|his|her|their|sleeping tablets|pills|meds|medication,
    dont want to be here all|for|while|when|filling|with, want to live in|at|near|there|with,
    are [absolutely|really] kill* me, toddler|baby .. <hits> me, two|three|four|2|3|4 year old .. <hits> me,
    i [have|just] kicked|threw|chucked him|her out, sex education|ed, empty nest|fridge, empty promise*|words,
    freezing weather|outside, ready to give up on, give up on the, nearly gave up, gave up smoking|my|the|work,
    giving up on the, fitted in, end well, felt like giving up on, they thought|think i pushed|hurt|hit|smack*,
    suicide prevention|awareness|training, all my meds|tablets|medication at|on|every|with, burgl*, email hacked,
    flat|house|car|shed was broken into, somebody hacked my email, that touched me,
    work|job|list|bills|traffic|heat|pain|school|wait|shift|shifts|weather|noise|phone|boredom is|are [just] kill* me,
    tired|sick of living in|at|near|here|with|on, what if someone|somebody wanted to hurt|kill, running on empty,
    going mad with|at|about|over, hurt himself|herself at|in|on|playing|when|falling, ran away with the,
    dog|cat .. ran away, you kill me, door in|on my|his|her|our|their face,
    no one|nobody to talk to till|until|before|then, hopeless at|with, could strangle|kill|throttle the|whoever|that,
    lost my rag, not safe online, wouldnt be here|where
""")
"""What sounds like one of the patterns and is none. It is passed over before anything is looked for."""

SPELLINGS: Mapping[str, str] = dict(
    pair.split(": ")
    for pair in listed("""
        wana: want to, wna: want to, wanna: want to, wan: want, jst: just, evrything: everything, wen: when,
        wot: what, wat: what, sed: said, sez: says, tuk: took, giv: give, rn: now, nw: now, u: you, ur: your, n: and,
        dnt: dont, dont't: dont, cnt: cant, carnt: cant, cud: could, wud: would, shud: should, coz: because,
        cos: because, cuz: because, some1: someone, sum1: someone, any1: anyone, no1: no one, evry: every, hlp: help,
        plz: please, pls: please, skared: scared, scard: scared, hert: hurt, herts: hurts, hurtin: hurting,
        hitin: hiting, killin: killing, tel: tell, bck: back, drnk: drunk, ded: dead, livin: living, b4: before,
        2nite: tonight, tonite: tonight, 2day: today, gona: going to, gunna: going to, goin: going, dyin: dying,
        kiddies: kids, hubby: husband, w: with, tht: that, thts: thats, abt: about, ppl: people, becos: because,
        hav: have
    """)
)
"""How words are typed in a hurry."""
WELL_KNOWN = listed("""
    strangled, strangles, threatened, suicidal, suicide, overdose, violent, abusive, terrified, frightened, ambulance,
    emergency, disappear, daughter, children, husband, boyfriend, unconscious, breathing, everything
""")
"""Words that are known with one letter wrong, for hardly another lies so near ('shoving' does to 'showing')."""
SKELETONS = listed("""
    choked, strangled, threatened, touched, injured, everything, punched, husband, partner, violent, children,
    daughter, boyfriend, suicidal, overdose, screaming, ambulance, frightened, terrified, hospital, strangles,
    threatens
""")
"""Words that are known without their vowels too ('strngld'), for no other common word has the same consonants."""

OVER = listed("""
    years ago, year ago, yrs ago, that is over, its over, it is over, not since, never since, never see him|her|them,
    used to feel, used to think, free of him|her|them|it, in the past, thats|all behind me|us, that is behind me|us,
    when i was a|younger|little|young, as a teenager|child|kid, long gone, hes gone now, shes gone now
""")
BETTER = listed("""
    better now, well now, good place now, better place now
""")
"""What takes back whatever somebody went through; OVER takes back what families say that it may."""
STILL = listed("""
    again, still do|does|doing|hits|hurts|going|happens|want|think|feel, keeps, came back, come back, is back,
    last night, yesterday, these days
""")
"""What takes OVER back."""

SERVICES = listed("""
    worker, workers, they, report, reports, file, files, conference, court, judge, nurse, teacher, school, police,
    minutes, chair, doctor, gp, visitor, council, mr, mrs, ms, miss, dr, statement, assessment, letter, psychologist,
    guardian, solicitor, services
""")
SAYS = listed("said, say, says, saying, reckon*, think, thinks, thought, told, tell, threat*")
"""What services say: it takes back what is about whoever writes ('they said I hit him')."""
WRITES = listed("wrote, writes, write, written, put down, accus*, asked, asks, ask, alleg*, claim*, made out")
"""What services write, ask or claim, of whomever."""
DENIALS = listed("not true, is false, a lie, i did not $, i didnt $, never happened, isnt true, wasnt true")
