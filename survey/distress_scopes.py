"""What takes words of danger or despair back: idioms, what is over, play, meetings, and what services say.

How to read a pattern stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import listed

IDIOMS = listed("""
    i [have|ve|just|also|once|even|always|had_to] hold|held|bit|bite|biting|burnt|burned|scratched|twisted|pulled|
    cracked|bumped|trapped|cut|stubbed my, kill me if i miss|forget|break|spill|lose|eat|am_late, less of a, threw the
    book, throw the book, knock* me for|sideways|sick, control* my pain|asthma|diabetes|epilepsy|temper|weight,
    emergency number|contact|services|line|housing|fund|loan|payment|plan|plumber|foster*, for my|a headache|period|
    cold|hangover, she <hits>|<holds> her <body>, he <hits>|<holds> his <body>, chok* up, cant go on holiday|the|a|
    trips|my_own|it|there|about, lost|losing|lose|given_up|gave_up hope that_they|of_them|with_them|in_them|in_the,
    done|finished with drinking|drink|smoking, hit the nail, strangl* the joke|life, squeez*|hold*|held my hand, to
    park|spell|parking, it|that|which [really] beats me, bit my tongue|lip|nails, hold* my hands up, say no to the|a|
    that|more|any, dog|cat .. ran|run away, could strangle|murder|kill the, strangle|kill|murder whoever|the_person|
    the_man|the_woman, knew|knows|finds_out id|ive eaten, bites|bite|bit|biting his|her|their|my nails, first aid
    [course], smile*|look*|laugh*|wave*|grin*|glare*|point*|stare*|nod*|wink* at me|us|my, arms around|round my neck,
    slap in|on the face|wrist, got a kick out, nowhere to park|leave|play|sit|near, rather die than, cut* himself|
    herself|myself shaving|on, swallow* my pride, bruise easily, every bruise, bruised ego, scared of needles, just
    got out of hospital|bed|bath, jump* on|at|up|in the|for|a, car dealer*, had a break in, in stitches with|laughing,
    threw up, threw his|her|their arms, threw me|us a, punch card, a punch on, could murder, murder getting|trying|
    finding, it was murder, could have|of killed, suicide by, dead tired|good|easy|nice|end|ends|helpful|chuffed|
    proud|right|and, died|die|dying laughing|of|for|down|out|inside, dying to, nobody died, no one died, killer, phone
    died, kill* me laughing, kill for a, shot myself in, stab* pain*|in, meeting*|paperwork|feet|knee|back|head|legs|
    waiting|form|forms [is|are|was|were] [absolutely|nearly] kill* me, it|that [is|was] [absolutely|nearly] kill* me,
    paperwork|form|forms|waiting|wait|it|that .. finished me off, hit rock|it|home|target*, hit the roof|ball|nail|
    road|wall|shops, <it> [is|are|was|were|will|really|nearly|absolutely|just|has|have|had|always|still] [just|really|
    absolutely|been] <hits> me|us, got|gets|get hit by, hit* another|others, it|that [really] hurt* my .. <kid>, beat*
    around|about|sitting|that|it, beat* me|us|him|her|them at, beat them to, kick* up|in|around|about|back|myself,
    slap* on|in|bang, attack* you|me with questions, shook|shake|shakes|shaking my|his|her hand, hold|held|holding my|
    his|her hand, shook|shake|shaking my head, pull* my leg, i [have] hurt|broke|broken|banged|hit|bust my, drowning
    in, push* me|us|him|her|them to|on|for, punch* above, pull* me|us|him|her|them through|up|aside|together, throw* a
    party, throw* money|out|away, threw a party, threw out|away, burn* the dinner|tea|toast|food|bridges, burn* out,
    bang* on about, cut* the|our|my|his|her [own] support|hours|help|money|benefits|visits|service*|hair|grass|dinner|
    food, cut* down|out|off|up|back|short|corners|ties, cut me|us|him|her|them off|out|down|short|some, end it the
    plan, want* out of the|this plan|group|meeting*|course, no way back, end it well|properly|nicely, want* it|them to
    stop coming|calling|all, point in|of the meeting*|plan|visits, scared|afraid|terrified|frightened of the|dogs|
    spiders|losing|heights|school|social, take|takes|taking my|his|her|their|sleeping tablets|pills|meds|medication,
    dont want to be here all|for|while|when|filling|with, want to live in|at|near|there|with, are [absolutely|really]
    kill* me, toddler|baby .. <hits> me, two|three|four|2|3|4 year old .. <hits> me, i [have|just] kicked|threw|
    chucked him|her out, sex education|ed, empty nest|fridge, empty promise*|words, freezing weather|outside, ready to
    give up on, give up on the, nearly gave up, gave up smoking|my|the|work, giving up on the, fitted in, end well,
    felt like giving up on, they thought|think i pushed|hurt|hit|smack*, suicide prevention|awareness|training, all my
    meds|tablets|medication at|on|every|with, burgl*, email hacked, flat|house|car|shed was broken into, somebody
    hacked my email, that touched me, work|job|list|bills|traffic|heat|pain|school|wait|shift|shifts|weather|noise|
    phone|boredom is|are [just] kill* me, tired|sick of living in|at|near|here|with|on, what if someone|somebody
    wanted to hurt|kill, running on empty, going mad with|at|about|over, hurt himself|herself at|in|on|playing|when|
    falling, ran away with the, dog|cat .. ran away, you kill me, door in|on my|his|her|our|their face, no one|nobody
    to talk to till|until|before|then, hopeless at|with, could strangle|kill|throttle the|whoever|that, lost my rag,
    not safe online, wouldnt be here|where, kill|murder|shoot|strangle|lynch|batter|skin me|us if i|we miss|forget|
    break|spill|lose|eat|am_late|dont_get|dont_turn|ruin|burn|shrink|leave_the|leave_it, shoot me now, they|it|that|
    which|letter|bang|dog|film [nearly] scare*|frighten*|bore*|annoy* the life|shit|crap|hell out of, over my dead
    body, kill* two birds, kill* time|the_mood|the_joke|it_on, to die for, bored|sick|worried to death, death by,
    banging|hitting my head against|on, brick wall, stab* [me] in the back|dark, under the bus, through hoops, at each
    others throats, bit|bite|took|rip* my head off, shoot|shot the messenger, shot down, gun to my head, kick in the
    teeth|bum|backside, kick up the, half dead, dead on my feet, beat the traffic|queue|clock|rush|system, beat|
    beating myself up, broke|breaks|breaking my heart, whip~ cream, battered sausage|fish, food poisoning, end of my|
    our tether|rope with|over the|my|this|school|council|housing, lost the will to live in|on|at|during|waiting|
    listening|halfway, drives|driving|drive me|us up|round|mad|nuts|crazy|insane, hung up on me|us, they|services|
    worker|workers|ss|court|council|social .. take|taking|took|taken|remove|removing|lose my|our|the|his|her|them
    <kid>|off|away, dog|cat|puppy|kitten .. scratch~|knock~|bit me|my, <kid> cries|crying|cried all|every|loads
""")
"""What sounds like one of the patterns and is none. It is passed over before anything is looked for."""

OVER = listed("""
    years ago, year ago, yrs ago, that is over, its over, it is over, not since, never since, never see him|her|them,
    used to feel, used to think, free of him|her|them|it, in the past, thats|all behind me|us, that is behind me|us,
    been gone, years since, were|im|its|am fine, got a place|flat|house|home, our|my own place|flat|home, own place
    now, at first, at the start|beginning, in the beginning, for a bit|while, look at me now, when we met, long time|
    while ago|back, ages|decades|months ago, before i|he|she|they was|were|had born|them|kids|you, when i was in|16|
    17|18|19|20|21|22|23|24|25, growing up, back in the day|eighties|nineties|80s|90s, in my teens|twenties|
    last_relationship, got up again, got me|us through, when i was ten|nine|eight|seven|six|five|four|three|11|12|13|
    14|15|10|9|8|7|6|5, when i|we met, used to .. but|until|till|then, taught us|me, back then, at the time, those
    days, sorted it, sorted that, got us out, safe now, when i was a|younger|little|young, as a teenager|child|kid,
    long gone, hes gone now, shes gone now
""")
BETTER = listed("""
    better now, well now, good place now, better place now, fine now, okay now, ok now, im|i_am over it, all good now,
    the|my|a .. i mean, not literally, only|just joking, as they say, so to speak, figure of speech
""")
"""What takes back whatever somebody went through; OVER takes back what families say that it may."""
PLAY = listed("""
    by accident|mistake, accidental*, at|in|on|during|after|playing|watching football|rugby|hockey|netball|cricket|
    karate|judo|boxing|, swimming|gymnastics|training|practice|pe|dodgeball|basketball|tennis|golf|taekwondo|dance|
    gym, trampoline*, bouncy castle, soft play, in the air, hide and seek, bath time, bathtime, farm, muddy, mud,
    beach, school trip, party, for christmas|birthday|his_birthday|her_birthday, straight back, for two|five|ten|2|5|
    10|a_few minutes|seconds, off|from|on his|her|the|a bike|scooter|swing|slide|skateboard|sofa|bunk_bed|
    climbing_frame|monkey_bars|wall|horse, play* fight*, playing with|out|tag|tig|football|at|in_the|together|games|
    on_the|house|doctors|cops|shops, mess* about|around, pretend*, dress* up, toy|water|nerf|foam|plastic gun|sword|
    knife|pistol|hammer, minecraft, fortnite, roblox, at the table|park_bench, on the table|corner|door|step|radiator|
    pavement .. to_the_walk_in|fine|hospital|plaster|a_and_e, from football|rugby|judo|netball|falling|playing|
    nursery|pe, hes|shes [been|so|a|an] great|lovely|brilliant|good|amazing|kind|star|godsend|angel, good like that,
    bless him|her, poorly, to charge it, growing girl|boy|lad, eats like, bedtime, food parcel, with a food|cake|
    smile|present, bad dream, no wifi, nine|six|ten|eight|9|6|10|8 months old, asthma, sleepover, family wedding,
    happy tears, from|after|with the|a drip|vaccine|jab|injection, lost someone|people to, his|her own choice, his|her
    choice, refused his|her tea|dinner|lunch, fussy, birthmark, eczema, impetigo, told off, telling off, school|
    teacher|head dealt|sorted|handled, naughty step, tick*led, pillow fight*, snowball*, conkers, sports day, goal, in
    goal, team, a header, tackle*, the match, lego, stubbed, bumped heads, tripped over, fell off|over|at|on|while,
    knocked over, doctor|hospital|gp .. fine|happy|cleared|agreed, school sorted|dealt|phoned, nursery sorted|dealt|
    phoned, at nursery, at the table, growth spurt
""")
"""Games, sport and accidents: what takes back families that say that it may."""
SMALL = listed("""
    toddler|toddlers, hes|shes|he_is|she_is|is|only|just|aged [only|just|nearly] one|two|three|four|2|3|4|18_months,
    two|three|four|2|3|4 year|yr old, typical|normal|usual teen*|kid*|boy*|child*|stuff, like all|most|any kids|
    of_them|teenagers|boys|siblings, terrible twos, tantrum*, meltdown*, bedtime, at that|his|her age, teething,
    potty, siblings, all kids|boys|teenagers, homework, xbox, wifi, ipad, screen time
""")
"""What small children and teenagers do at home: what takes back families that say that it may."""
BUSINESS = listed("""
    <scared> they would|will|might|were|was, meeting|meetings|conference|conferences|review|reviews|form|forms|
    paperwork|agenda|minutes|copy|leaflet|report|reports|agreement|timetable|, core_group|appointment|appointments|
    waiting_list|boiler|bus|parking|uniform|homework|maths|course|courses|application|survey, with|about|for|on the|
    my|his|her|our|a [school|housing|new] benefits|pip|council|rent|bills|bill|housing|plan|place|dla|visa|nursery|
    transport, plan ended|ends, envelope*, letters, agencies, hoover, the garden, notes, online worker|meeting|form|
    course, traffic, vegetables, veg, being asked, housing, with the screen|page|form|app, in that|the queue, the
    office|switchboard|website|app|password, on hold, taxi|delivery|refund|travel, be here i|because|on, question one|
    two|three|four|five|six, this|that|these|next question|questions, in the holidays, the system, about|for|to [the|
    my|his|her|a] [new|big] school|meals|holiday*|clubs|club|nursery|college|complaint*, complaining, thank you|u|for,
    thanks, to fix|mend|sort|translate|explain, understand the|what|why|how, pick* up the phone, the services|service,
    called it a day
""")
"""Meetings, forms and errands: what takes back families that say that it may."""
STILL = listed("""
    now he|hes|she|shes|my|its|they, started again, again, still do|does|doing|hits|hurts|going|happens|want|think|
    feel, keeps, came back, come back, is back, last night, yesterday
""")
"""What takes OVER back."""

STORY = listed("""
    in|on|of|from a|the|that|this [old|new|action|crime|horror] film|movie|programme|game|book|story|song|panto|soap|
    documentary|series|play|drama|episode|cartoon|telly|tv|news|podcast|advert|leaflet|poster|lyrics, film|movie|
    programme|book|story|song|documentary|series|drama|episode|podcast|talk|assembly|course|training|leaflet|poster|
    workshop|lesson|webinar [at] [the] [school|nursery|work|college] about|called|where|on|goes, on telly|tv|netflix|
    eastenders|corrie|hollyoaks|emmerdale|casualty, eastenders, emmerdale, hollyoaks, corrie, the lyrics, storyline,
    coronation street
""")
"""What is told of in a film, a song, a lesson: it is about nobody here, whatever the family."""
ASKED = listed("""
    does|did|do|has he|she|they|anyone|anybody|someone|your .. you|your, have|do|did|would you ever|feel|have|had|
    take|use|hurt|hit|harm, are|were you ever|being|having|safe|hurting
""")
"""Questions that somebody asks of whoever writes: 'does he threaten you, do you feel safe'. It takes back what names
neither me nor us."""

SERVICES = listed("""
    worker, workers, they, report, reports, file, files, conference, court, judge, nurse, teacher, school, police,
    minutes, chair, doctor, gp, visitor, council, mr, mrs, ms, miss, dr, statement, assessment, letter, psychologist,
    guardian, solicitor, services
""")
SAYS = listed("said, say, says, saying, reckon*, think, thinks, thought, told, tell, threat*")
"""What services say: it takes back what is about whoever writes ('they said I hit him')."""
WRITES = listed("wrote, writes, write, written, put down, accus*, asked, asks, ask, alleg*, claim*, made out")
"""What services write, ask or claim, of whomever."""
DOCUMENTS = listed("report|reports|file|letter|minutes|assessment|statement says|say|said|reads")
"""What stands in a document is written, also where it 'says' so."""
DENIALS = listed(
    "not true, i said never|no, is false, a lie, i did not $, i didnt $, never happened, isnt true, wasnt true"
)
