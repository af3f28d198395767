"""The words by which survey.distress hears danger, despair and a call for help. English; to be read and argued about.

How to read a pattern: small letters, no apostrophes. `hit~` is hit, hits, hitting, `hit*` every word that begins so,
`hit|beat` either word, `it_all` two words that count as one, `[a]` a word that may be missing, `<he>` any of the
group `he` below, `..` up to three words in between, `...` up to six, `^` the beginning of a sentence and `$` its
end. No word of NEGATIONS stands in between. Doubled letters count as one ('dissapear', 'hellllp'), and WELL_KNOWN
words may have one letter wrong. A pattern can go on in the next line behind a bar.
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

    What takes them back, beside negations, idioms and what is better now: `may_be_over` 'years ago' and the like,
    `may_be_hearsay` whatever services say ('they said the house was not safe'), `may_be_play` games, films and
    accidents, `may_be_small` what toddlers and teenagers do at home, `may_be_business` meetings, forms and errands.
    """

    sign: Sign
    patterns: tuple[str, ...]
    may_be_over: bool = False
    may_be_hearsay: bool = False
    may_be_play: bool = False
    may_be_small: bool = False
    may_be_business: bool = False


def listed(text: str) -> tuple[str, ...]:
    """Return what stands between commas; a line can break behind a bar."""
    parts = (" ".join(re.sub(r"\|\s+", "|", part).split()) for part in text.split(","))
    return tuple(part for part in parts if part)


NEGATIONS = listed("""
    never, not, nor, nobody, none, didnt, doesnt, dont, wouldnt, hasnt, havent, hadnt, isnt, wasnt, arent, werent,
    wont, aint, no, accused, alleged, cleared, suspected, less
""")
FILLERS = frozenset(
    listed("""
    a, an, any, been, being, be, is, was, am, are, were, do, did, does, ever, even, really, actually, have, has, had,
    one, once, would, will, could, might, feel, feeling, felt, or, in, there, thoughts, thought, of, about, to, my,
    it, me, us, hand, finger, laid, lays, raised, getting, got, think, thinking, thinks, so, at, all, this, going,
    by, anyone
""")
)
"""Words that may stand between a negation and what it takes back: 'I would never, ever hurt them', and not 'he never
stops hitting me'."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    # People. Whoever could be dangerous to somebody; 'they' are the services as a rule, and left out.
    "he": listed("""
    he, hes, hed, hell, she, shes, shed, <partner>, <relative>, man, men, bloke, fella, guy, guys, lad, lads, boy,
    boys, someone, somebody, neighbour, lodger, landlord, mate, mates, friend, friends, stranger, strangers, teacher,
    coach, tutor, carer, childminder, babysitter, pastor, teenager, son, sons, gang, dealer, dealers
    """),
    "partner": listed("""
    partner, partners, husband, husbands, wife, boyfriend, boyfriends, girlfriend, bf, gf, ex, exs, hubby, fiance,
    fiancee, bloke, fella
    """),
    "relative": listed("""
    dad, dads, daddy, daddys, father, fathers, stepdad, stepfather, stepmum, stepmother, mum, mums, mam, mummy,
    mother, brother, brothers, sister, stepbrother, uncle, uncles, auntie, aunt, grandad, grandads, grandpa, nan,
    gran, grandma, cousin, cousins, parents, inlaws, family, mil, fil, step
    """),
    "kid": listed("""
    kid, kids, child, children, childrens, baby, babies, babys, boy, boys, girl, girls, son, sons, daughter,
    daughters, lad, lads, toddler, toddlers, little_one, little_ones, littlest, youngest, eldest, oldest, twins,
    grandson, grandkids, granddaughter, grandchild, grandchildren, niece, nephew, newborn, bairn, bairns, wean,
    stepson, stepdaughter, year_old, month_old, week_old, yr_old, olds, years_old, teen, twin, middle_one, our_kid,
    little_girl, little_boy
    """),
    "them": listed("him, her, them"),
    "me": listed("me, us"),
    "my": listed("my, his, her, their, our"),
    "someone": listed("someone, somebody, anyone, anybody, a_person, you"),
    "nobody": listed("nobody, noone, no one"),
    "self": listed("myself, meself, himself, herself, themselves"),
    "official": listed("police, ambulance, 999, 111, cops, paramedics"),
    # What is done to somebody.
    "hits": listed("""
    knee~, elbow~, kneed, glassed, hit~, beat~, beaten, punch~, slap~, smack~, kick~, strangle~, choke~, throttle~,
    stab~, batter~, thump~, headbutt~, nutted, bash~, whip~, whack~, clout~, wallop~, thrash~, hurt~, attack~,
    assault~, rape~, molest~, abuse~, smother~, suffocate~, drown~, murder~, harm~, bite~, bit, scratch~, burn~,
    burnt, kill~, belted, belts, leather~, lamped, decked, floored, twatted, chinned, booted, scald~, torture~,
    spank~, bray~, knifed, pummel~, pinch~, cane~
    """),
    "blow": listed("""
    hit~, beat~, beaten, punch~, slap~, smack~, kick~, batter~, thump~, headbutt~, bash~, whip~, whack~, clout~,
    wallop~, thrash~, belted, leather~, spank~, pummel~
    """),
    "handles": listed("""
    push~, shove~, drag~, grab~, <throws>, shake~, shook, shaken, pin~, squeeze~, slam~, yank~, restrain~, knock~,
    wrestle~, trip~, manhandle~, dangle~
    """),
    "holds": listed("<handles>, pull~, hold~, held, twist~, grip~, bend~, bent"),
    "throws": listed("throw~, threw, thrown, chuck~, fling~, flung, lob~, hurl~, launch~, sling~, slung"),
    "breaks": listed("""
        break~, broke, broken, smash~, split~, bust~, fracture~, crack~, dislocate~, snap~, burst, wreck~,
        trash~
    """),
    "shouts": listed("shout~, scream~, yell~, swear~, swore, bawl~, roar~"),
    "sees": listed("see~, saw, seen, watch~, hear~, heard"),
    "finds": listed("find~, found, track~, hunt~, trace~, get, come for, kill~"),
    "touches": listed("""
        touch~, fiddle~, grope~, fondle~, interfere~, kiss~, stroke~, rub~, feel up, feels up, felt up
    """),
    "locks": listed("lock~, shut~, bolt~, trap~, padlock~, barricade~"),
    "takes": listed("take~, took, taken, keep~, kept, hide~, hid, hidden, confiscate~, has, hold~, got"),
    "checks": listed("""
        check~, read~, go through, goes through, went through, going through, monitor~, look at, looks at,
        search~, listen~, record~, watch~
    """),
    "follows": listed("""
        follow~, stalk~, track~, watch~, spy~, turn up, turns up, turned up, turning up, sit outside, sits
        outside
    """),
    "messages": listed("""
        message~, text~, ring~, call~, phone~, email~, contact~, dm~, voicemail~, snapchat~, whatsapp~
    """),
    # With what, and where.
    "weapon": listed("""
    knife, knives, gun, machete, hammer, axe, crowbar, acid, petrol, bat, weapon, blade, shotgun, screwdriver, poker,
    scissors, sword, samurai, pistol, air_rifle, rifle, baseball_bat, iron_bar, bottle, lighter
    """),
    "tool": listed("""
        belt, stick, slipper, spoon, cable, wire, cane, ruler, brush, hairbrush, shoe, rope, cigarette, iron,
        hanger, hoover, strap, pan
    """),
    "body": listed("""
    arm, arms, nose, face, jaw, rib, ribs, head, eye, eyes, wrist, wrists, leg, legs, tooth, teeth, finger, fingers,
    cheek, lip, stomach, belly, tummy, back, neck, throat, hand, hands, skull, hair, chin, mouth, ear, ears, chest,
    shoulder, bump, bum, bottom, thigh, thighs, foot, feet, skin, body, knees
    """),
    "throat": listed("neck, throat, windpipe, mouth, face, head"),
    "marks": listed("""
        bruise~, bruising, mark, marks, burn, burns, welt~, handprint~, fingerprint~, scratches, cuts, scar,
        scars, lump~, swelling, fingermarks, bite_marks, black_eye, black_eyes
    """),
    "things": listed("""
    things, stuff, clothes, belongings, phone, phones, laptop, plates, plate, cups, cup, glass, chair, chairs,
    furniture, mug, pan, tv, telly, toys, remote, table, shoe, shoes, ashtray, kettle, photos, glasses
    """),
    "room": listed("""
    room, bedroom, bathroom, loo, toilet, cupboard, wardrobe, cellar, basement, attic, loft, shed, garage, car,
    garden, house, flat, kitchen, dark, outside, cot, cage
    """),
    "money": listed("""
        money, wages, benefits, card, cards, bank, purse, cash, child_benefit, universal_credit, uc, account
    """),
    "drugs": listed("""
        drugs, weed, coke, cocaine, crack, heroin, spice, ket, vapes, vodka, drink, alcohol, booze, beer,
        cigarettes
    """),
    "drunk": listed("""
        drunk, stoned, high, pissed, wasted, drinking, off_his_head, off_her_head, hungover, smashed,
        hammered, on_drugs, on_something, off_her_face, off_his_face, off_their_face, out_of_it, paralytic,
        legless, steaming, tanked_up
    """),
    "age": listed("10, 11, 12, 13, 14, 15, ten, eleven, twelve, thirteen, fourteen, fifteen"),
    "adult": listed("""
        18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 34, 35, 38, 40, 45, 50, twenties,
        thirties, grown
    """),
    "men": listed("man, men, lads, bloke, blokes, guy, guys, fella, boys, boyfriend"),
    # How somebody is.
    "scared": listed("""
        scared, afraid, frightened, terrified, petrified, worried, worry, fear~, dread~, fearful, frit
    """),
    "very": listed("very, so, really, too, dead, proper, that, always, just, absolutely, constantly"),
    "wants": listed("""
    want to, wanna, wants to, wanted to, wanting to, going to, ready to, like to, need to, about to, feel like,
    feels like, tried to, try to, trying to, plan to, planning to, decided to, tempted to, how to, thought to,
    urge to, have to, threatening to, threatens to, threatened to, ways to, way to, time to, able to, rather
    """),
    "thinks": listed("""
        think~, thought, thoughts, picture~, imagine~, dream~, fantasise~, googled, googling, look up, looking
        up, looked up, research~, plan~
    """),
    "life": listed("my life, my own life, his life, her life, it all, it for good, everything, things, it"),
    "nomore": listed("anymore, any more, no more, nomore, any longer, much longer"),
    "cant": listed("cant, cannot, couldnt, carnt, unable to, not able to, dont know how to"),
    "dont": listed("dont, didnt, doesnt, do not, not, never"),
    "pills": listed("""
        tablet, tablets, pill, pills, paracetamol, painkillers, meds, medication, antidepressants, insulin,
        sleepers, pregabalin, codeine
    """),
    "now": listed("""
        now, straight away, straightaway, urgent*, tonight, today, asap, quick*, immediately, at once, this
        minute
    """),
    "please": listed("please, pls, plz, plse"),
    # Little words that go with many.
    "him": listed("""
    him, his, her, my <partner>, my ex, my <relative>, the <relative>, his <relative>, her <relative>,
    their <relative>, dad, daddy, mum, mummy, stepdad, grandad, uncle, what he, what hell, what hes, my son,
    mums <partner>
    """),
    "get": listed("get, gets, got, getting, been, being, be, was, am, im"),
    "raises": listed("raise~, lift~, put up"),
    "did": listed("does, do, did, done, doing"),
    "knock": listed("knock~"),
    "his": listed("his, her, their, the, he, she"),
    "sleep": listed("sleep~, slept, staying, stay, kip~, bed~"),
    "came": listed("came, comes, come, coming, arrives, arrived, returned, returns, back"),
    "debt": listed("debt, debts, loan, loans, credit, finance, catalogue"),
    "throttle": listed("throttle~, strangle~, kill~, shake~, smother~, throw~, hurt~, hit~, slap~"),
    "rage": listed("rage, temper, anger, angry"),
    "keeps": listed("keep~, kept"),
    "armed": listed("""
        knife, knives, gun, machete, axe, crowbar, acid, shotgun, blade, screwdriver, hammer, baseball_bat,
        rifle, pistol, weapon, petrol
    """),
    "knees": listed("""
        kneed, knees, elbowed, elbows, elbowing, glassed, kneeing, twisted, gripped, strapped, headlocked,
        stamped_on, booted
    """),
    "broken": listed("broke, broken, think, cant_move, smashed"),
    "burnt": listed("burnt, burned, scalded, burn, burns"),
    "written": listed("wrote, written, writing, write, done, made, left, leaving, recorded, filmed, bought"),
    "shuts": listed("<locks>"),
    "pinch~": listed("pinch~"),
    "i": listed("i, ive, id, im, ill"),
    "it": listed("""
    it, that, this, which, what, news, meeting, meetings, paperwork, form, forms, letter, letters, bills, bill, work,
    job, loss, words, song, suspense, stairs, shoes, traffic, heat, cost, price, wait, waiting, noise, boredom,
    guilt, shame, silence, list, hours, shifts, reality, truth, diagnosis, grief, lockdown, cuts, tax, rent, report,
    plan, decision, feet, back, knee, knees, head, legs, hips, tooth, teeth, queue, stress, course, homework, ball
    """),
}

SPELLINGS: Mapping[str, str] = dict(
    pair.split(": ")
    for pair in listed("""
    wana: want to, wna: want to, wanna: want to, wan: want, jst: just, evrything: everything, wen: when, wot: what,
    wat: what, sed: said, sez: says, tuk: took, giv: give, rn: now, nw: now, u: you, ur: your, n: and, dnt: dont,
    dont't: dont, cnt: cant, carnt: cant, cud: could, wud: would, shud: should, coz: because, cos: because,
    cuz: because, some1: someone, sum1: someone, any1: anyone, no1: no one, evry: every, hlp: help, plz: please,
    pls: please, skared: scared, scard: scared, hert: hurt, herts: hurts, hurtin: hurting, hitin: hiting,
    killin: killing, tel: tell, bck: back, drnk: drunk, ded: dead, livin: living, b4: before, someones: someone is,
    somebodys: somebody is, somethings: something is, everythings: everything is, nothings: nothing is,
    everyones: everyone is, 2nite: tonight, tonite: tonight, 2day: today, gona: going to, gunna: going to,
    goin: going, dyin: dying, kiddies: kids, hubby: husband, w: with, tht: that, thts: thats, abt: about,
    ppl: people, becos: because, hav: have, em: them,
    owt: anything, nowt: nothing, summat: something, cannae: cant, dinnae: dont, didnae: didnt, wasnae: wasnt,
    wisnae: wasnt, isnae: isnt, willnae: wont, couldnae: couldnt, dae: do, jist: just, mair: more, aw: all, tae: to,
    ah: i, hame: home, hoose: house, oot: out, doon: down, heid: head, masel: myself, mesel: myself, mesen: myself,
    hissen: himself, wi: with, fae: from, gonnae: going to, gotta: got to, tryna: trying to, imma: im going to,
    dunno: dont know, idk: dont know, iv: ive, mi: my, cba: cant be bothered, xbf: ex
    """)
)
"""How words are typed in a hurry."""
WELL_KNOWN = listed("""
    strangled, strangles, threatened, suicidal, suicide, overdose, violent, abusive, terrified, frightened,
    ambulance, emergency, disappear, daughter, children, husband, boyfriend, unconscious, breathing, everything
""")
"""Words that are known with one letter wrong, for hardly another lies so near ('shoving' does to 'showing')."""
SKELETONS = listed("""
    choked, strangled, threatened, touched, injured, everything, punched, husband, partner, violent, children,
    daughter, boyfriend, suicidal, overdose, screaming, ambulance, frightened, terrified, hospital, strangles,
    threatens
""")
"""Words that are known without their vowels too ('strngld'), for no other common word has the same consonants."""
