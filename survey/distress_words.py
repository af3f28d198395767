"""The words by which survey.distress hears danger, despair and a call for help. English; to be read and argued about.

How to read a pattern: small letters, no apostrophes. `hit~` is hit, hits, hitting, `hit*` every word that begins so, `hit|beat` either word,
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
    "breaks": listed(
        "break~, broke, broken, smash~, split~, bust~, fracture~, crack~, dislocate~, snap~, burst, wreck~, trash~"
    ),
    "shouts": listed("shout~, scream~, yell~, swear~, swore, bawl~, roar~"),
    "sees": listed("see~, saw, seen, watch~, hear~, heard"),
    "finds": listed("find~, found, track~, hunt~, trace~, get, come for, kill~"),
    "touches": listed(
        "touch~, fiddle~, grope~, fondle~, interfere~, kiss~, stroke~, rub~, feel up, feels up, felt up"
    ),
    "locks": listed("lock~, shut~, bolt~, trap~, padlock~, barricade~"),
    "takes": listed("take~, took, taken, keep~, kept, hide~, hid, hidden, confiscate~, has, hold~, got"),
    "checks": listed(
        "check~, read~, go through, goes through, went through, going through, monitor~, look at, looks at, search~, listen~, record~, watch~"
    ),
    "follows": listed(
        "follow~, stalk~, track~, watch~, spy~, turn up, turns up, turned up, turning up, sit outside, sits outside"
    ),
    "messages": listed(
        "message~, text~, ring~, call~, phone~, email~, contact~, dm~, voicemail~, snapchat~, whatsapp~"
    ),
    # With what, and where.
    "weapon": listed("""
    knife, knives, gun, machete, hammer, axe, crowbar, acid, petrol, bat, weapon, blade, shotgun, screwdriver, poker,
    scissors, sword, samurai, pistol, air_rifle, rifle, baseball_bat, iron_bar, bottle, lighter
    """),
    "tool": listed(
        "belt, stick, slipper, spoon, cable, wire, cane, ruler, brush, hairbrush, shoe, rope, cigarette, iron, hanger, hoover, strap, pan"
    ),
    "body": listed("""
    arm, arms, nose, face, jaw, rib, ribs, head, eye, eyes, wrist, wrists, leg, legs, tooth, teeth, finger, fingers,
    cheek, lip, stomach, belly, tummy, back, neck, throat, hand, hands, skull, hair, chin, mouth, ear, ears, chest,
    shoulder, bump, bum, bottom, thigh, thighs, foot, feet, skin, body, knees
    """),
    "throat": listed("neck, throat, windpipe, mouth, face, head"),
    "marks": listed(
        "bruise~, bruising, mark, marks, burn, burns, welt~, handprint~, fingerprint~, scratches, cuts, scar, scars, lump~, swelling, fingermarks, bite_marks, black_eye, black_eyes"
    ),
    "things": listed("""
    things, stuff, clothes, belongings, phone, phones, laptop, plates, plate, cups, cup, glass, chair, chairs,
    furniture, mug, pan, tv, telly, toys, remote, table, shoe, shoes, ashtray, kettle, photos, glasses
    """),
    "room": listed("""
    room, bedroom, bathroom, loo, toilet, cupboard, wardrobe, cellar, basement, attic, loft, shed, garage, car,
    garden, house, flat, kitchen, dark, outside, cot, cage
    """),
    "money": listed(
        "money, wages, benefits, card, cards, bank, purse, cash, child_benefit, universal_credit, uc, account"
    ),
    "drugs": listed(
        "drugs, weed, coke, cocaine, crack, heroin, spice, ket, vapes, vodka, drink, alcohol, booze, beer, cigarettes"
    ),
    "drunk": listed(
        "drunk, stoned, high, pissed, wasted, drinking, off_his_head, off_her_head, hungover, smashed, hammered, on_drugs, on_something, off_her_face, off_his_face, off_their_face, out_of_it, paralytic, legless, steaming, tanked_up"
    ),
    "age": listed("10, 11, 12, 13, 14, 15, ten, eleven, twelve, thirteen, fourteen, fifteen"),
    "adult": listed(
        "18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 34, 35, 38, 40, 45, 50, twenties, thirties, grown"
    ),
    "men": listed("man, men, lads, bloke, blokes, guy, guys, fella, boys, boyfriend"),
    # How somebody is.
    "scared": listed(
        "scared, afraid, frightened, terrified, petrified, worried, worry, fear~, dread~, fearful, frit"
    ),
    "very": listed("very, so, really, too, dead, proper, that, always, just, absolutely, constantly"),
    "wants": listed("""
    want to, wanna, wants to, wanted to, wanting to, going to, ready to, like to, need to, about to, feel like,
    feels like, tried to, try to, trying to, plan to, planning to, decided to, tempted to, how to, thought to,
    urge to, have to, threatening to, threatens to, threatened to, ways to, way to, time to, able to, rather
    """),
    "thinks": listed(
        "think~, thought, thoughts, picture~, imagine~, dream~, fantasise~, googled, googling, look up, looking up, looked up, research~, plan~"
    ),
    "life": listed("my life, my own life, his life, her life, it all, it for good, everything, things, it"),
    "nomore": listed("anymore, any more, no more, nomore, any longer, much longer"),
    "cant": listed("cant, cannot, couldnt, carnt, unable to, not able to, dont know how to"),
    "dont": listed("dont, didnt, doesnt, do not, not, never"),
    "pills": listed(
        "tablet, tablets, pill, pills, paracetamol, painkillers, meds, medication, antidepressants, insulin, sleepers, pregabalin, codeine"
    ),
    "now": listed(
        "now, straight away, straightaway, urgent*, tonight, today, asap, quick*, immediately, at once, this minute"
    ),
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
    "armed": listed(
        "knife, knives, gun, machete, axe, crowbar, acid, shotgun, blade, screwdriver, hammer, baseball_bat, rifle, pistol, weapon, petrol"
    ),
    "knees": listed(
        "kneed, knees, elbowed, elbows, elbowing, glassed, kneeing, twisted, gripped, strapped, headlocked, stamped_on, booted"
    ),
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

IDIOMS = listed("""
    i [have|ve|just|also|once|even|always|had_to] hold|held|bit|bite|biting|burnt|burned|scratched|twisted|pulled|
    cracked|bumped|trapped|cut|stubbed my,
    kill me if i miss|forget|break|spill|lose|eat|am_late, less of a, threw the book, throw the book,
    knock* me for|sideways|sick, control* my pain|asthma|diabetes|epilepsy|temper|weight,
    emergency number|contact|services|line|housing|fund|loan|payment|plan|plumber|foster*,
    for my|a headache|period|cold|hangover, she <hits>|<holds> her <body>, he <hits>|<holds> his <body>, chok* up,
    cant go on holiday|the|a|trips|my_own|it|there|about,
    lost|losing|lose|given_up|gave_up hope that_they|of_them|with_them|in_them|in_the,
    done|finished with drinking|drink|smoking, hit the nail, strangl* the joke|life, squeez*|hold*|held my hand,
    to park|spell|parking, it|that|which [really] beats me, bit my tongue|lip|nails, hold* my hands up,
    say no to the|a|that|more|any, dog|cat .. ran|run away, could strangle|murder|kill the,
    strangle|kill|murder whoever|the_person|the_man|the_woman, knew|knows|finds_out id|ive eaten,
    bites|bite|bit|biting his|her|their|my nails, first aid [course],
    smile*|look*|laugh*|wave*|grin*|glare*|point*|stare*|nod*|wink* at me|us|my, arms around|round my neck,
    slap in|on the face|wrist, got a kick out, nowhere to park|leave|play|sit|near, rather die than,
    cut* himself|herself|myself shaving|on, swallow* my pride, bruise easily, every bruise, bruised ego,
    scared of needles, just got out of hospital|bed|bath, jump* on|at|up|in the|for|a, car dealer*, had a break in,
    in stitches with|laughing, threw up, threw his|her|their arms, threw me|us a, punch card, a punch on,
    could murder, murder getting|trying|finding, it was murder, could have|of killed, suicide by,
    dead tired|good|easy|nice|end|ends|helpful|chuffed|proud|right|and,
    died|die|dying laughing|of|for|down|out|inside, dying to, nobody died, no one died, killer, phone died,
    kill* me laughing, kill for a, shot myself in, stab* pain*|in,
    meeting*|paperwork|feet|knee|back|head|legs|waiting|form|forms [is|are|was|were] [absolutely|nearly] kill* me,
    it|that [is|was] [absolutely|nearly] kill* me, paperwork|form|forms|waiting|wait|it|that .. finished me off,
    hit rock|it|home|target*, hit the roof|ball|nail|road|wall|shops,
    <it> [is|are|was|were|will|really|nearly|absolutely|just|has|have|had|always|still] [just|really|absolutely|
    been] <hits> me|us,
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
    wana: want to, wna: want to, wanna: want to, wan: want, jst: just, evrything: everything, wen: when, wot: what,
    wat: what, sed: said, sez: says, tuk: took, giv: give, rn: now, nw: now, u: you, ur: your, n: and, dnt: dont,
    dont't: dont, cnt: cant, carnt: cant, cud: could, wud: would, shud: should, coz: because, cos: because,
    cuz: because, some1: someone, sum1: someone, any1: anyone, no1: no one, evry: every, hlp: help, plz: please,
    pls: please, skared: scared, scard: scared, hert: hurt, herts: hurts, hurtin: hurting, hitin: hiting,
    killin: killing, tel: tell, bck: back, drnk: drunk, ded: dead, livin: living, b4: before, someones: someone is,
    somebodys: somebody is, somethings: something is, everythings: everything is, nothings: nothing is,
    everyones: everyone is, 2nite: tonight, tonite: tonight, 2day: today, gona: going to, gunna: going to,
    goin: going, dyin: dying, kiddies: kids, hubby: husband, w: with, tht: that, thts: thats, abt: about,
    ppl: people, becos: because, hav: have
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

OVER = listed("""
    years ago, year ago, yrs ago, that is over, its over, it is over, not since, never since, never see him|her|them,
    used to feel, used to think, free of him|her|them|it, in the past, thats|all behind me|us, that is behind me|us,
    been gone, years since, were|im|its|am fine, got a place|flat|house|home, our|my own place|flat|home,
    own place now, at first, at the start|beginning, in the beginning, for a bit|while, look at me now, when we met,
    got up again, got me|us through, when i was ten|nine|eight|seven|six|five|four|three|11|12|13|14|15|10|9|8|7|6|5,
    when i|we met, used to .. but|until|till|then, taught us|me, back then, at the time, those days, sorted it,
    sorted that, got us out, safe now, when i was a|younger|little|young, as a teenager|child|kid, long gone,
    hes gone now, shes gone now
""")
BETTER = listed("""
    better now, well now, good place now, better place now, fine now, okay now, ok now, im|i_am over it,
    all good now, the|my|a .. i mean, not literally, only|just joking, as they say, so to speak, figure of speech
""")
"""What takes back whatever somebody went through; OVER takes back what families say that it may."""
PLAY = listed("""
    by accident|mistake, accidental*,
    at|in|on|during|after|playing|watching football|rugby|hockey|netball|cricket|karate|judo|boxing|,
    swimming|gymnastics|training|practice|pe|dodgeball|basketball|tennis|golf|taekwondo|dance|gym, trampoline*,
    bouncy castle, soft play, in the air, hide and seek, bath time, bathtime, farm, muddy, mud, beach, school trip,
    party, for christmas|birthday|his_birthday|her_birthday, straight back,
    for two|five|ten|2|5|10|a_few minutes|seconds,
    off|from|on his|her|the|a bike|scooter|swing|slide|skateboard|sofa|bunk_bed|climbing_frame|monkey_bars|wall|
    horse|step,
    play* fight*, playing with|out|tag|tig|football|at|in_the|together|games|on_the|house|doctors|cops|shops,
    mess* about|around, pretend*, dress* up, toy|water|nerf|foam|plastic gun|sword|knife|pistol|hammer, minecraft,
    fortnite, roblox,
    in|on|of a|the|that|his|her|this [old|new|action|crime|horror] film|movie|programme|game|book|story|song|panto|
    soap|documentary|series|play|drama|episode|cartoon|telly|tv|news,
    at the table|park_bench,
    on the table|corner|door|step|radiator|pavement .. to_the_walk_in|fine|hospital|plaster|a_and_e,
    from football|rugby|judo|netball|falling|playing|nursery|pe,
    hes|shes [been|so|a|an] great|lovely|brilliant|good|amazing|kind|star|godsend|angel, good like that,
    bless him|her, poorly, to charge it, growing girl|boy|lad, eats like, bedtime, food parcel,
    with a food|cake|smile|present, bad dream, no wifi, nine|six|ten|eight|9|6|10|8 months old, asthma, sleepover,
    family wedding, happy tears, from|after|with the|a drip|vaccine|jab|injection, lost someone|people to,
    his|her own choice, his|her choice, refused his|her tea|dinner|lunch, fussy, birthmark, eczema, impetigo,
    told off, telling off, school|teacher|head dealt|sorted|handled, naughty step, tick*led, pillow fight*,
    snowball*, conkers, sports day, goal, in goal, team, a header, tackle*, the match, lego, stubbed, bumped heads,
    tripped over, fell off|over|at|on|while, knocked over, doctor|hospital|gp .. fine|happy|cleared|agreed,
    school sorted|dealt|phoned, nursery sorted|dealt|phoned, at nursery, at the table, growth spurt
""")
"""Games, sport, stories and accidents: what takes back families that say that it may."""
SMALL = listed("""
    toddler|toddlers, hes|shes|he_is|she_is|is|only|just|aged [only|just|nearly] one|two|three|four|2|3|4|18_months,
    two|three|four|2|3|4 year|yr old, typical|normal|usual teen*|kid*|boy*|child*|stuff,
    like all|most|any kids|of_them|teenagers|boys|siblings, terrible twos, tantrum*, meltdown*, bedtime,
    at that|his|her age, teething, potty, siblings, all kids|boys|teenagers, homework, xbox, wifi, ipad, screen time
""")
"""What small children and teenagers do at home: what takes back families that say that it may."""
BUSINESS = listed("""
    <scared> they would|will|might|were|was,
    meeting|meetings|conference|conferences|review|reviews|form|forms|paperwork|agenda|minutes|copy|leaflet|report|
    reports|agreement|timetable|,
    core_group|appointment|appointments|waiting_list|boiler|bus|parking|uniform|homework|maths|course|courses|
    application|survey,
    with|about|for|on the|my|his|her|our|a [school|housing|new] benefits|pip|council|rent|bills|bill|housing|plan|
    place|dla|visa|nursery|transport,
    plan ended|ends, envelope*, letters, agencies, nobody picks|answers, hoover, the garden, notes,
    online worker|meeting|form|course, traffic, vegetables, veg, being asked, housing, with the screen|page|form|app,
    in that|the queue, be here i|because|on, question one|two|three|four|five|six,
    this|that|these|next question|questions, in the holidays, the system,
    about|for|to [the|my|his|her|a] [new|big] school|meals|holiday*|clubs|club|nursery|college|complaint*,
    complaining, next week|month|term, thank you|u|for, thanks, to fix|mend|sort|translate|explain,
    understand the|what|why|how, pick* up the phone, the services|service, called it a day
""")
"""Meetings, forms and errands: what takes back families that say that it may."""
STILL = listed("""
    now he|hes|she|shes|my|its|they, started again, again,
    still do|does|doing|hits|hurts|going|happens|want|think|feel, keeps, came back, come back, is back, last night,
    yesterday, these days
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
DENIALS = listed(
    "not true, i said never|no, is false, a lie, i did not $, i didnt $, never happened, isnt true, wasnt true"
)
