"""What survey.distress hears as control, stalking and fear of whoever writes.

Families of patterns, each with its reason. How to read one stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

_FOLLOWED = Family(
    # Stalking: followed, watched, tracked, pestered, found again.
    Sign.HOME,
    listed("""
        stalk*, harass*, pester*, <follows> <me>, <he> .. follow~|track~|spy~ .. me|my|us,
        be~|being|got|getting followed|tracked|stalked, <follows> my|our car|every|house|phone|location|kids|flat,
        spies|spying on, tracker on|in|app .. car|phone|bag|me|coat, tracking [app|device|me|my], airtag|air_tag,
        find_my phone|iphone, gps, spyware, hidden camera*,
        camera|cameras .. in|all|every|watch~ .. house|room|home|me|bedroom,
        <he> .. waiting|waits|sat|sits|stands|standing|parked|parks|parking|hanging|hangs|lurking|drives|driving|
        turns_up|turned_up|shows_up|showed_up .. outside|past|at .. my|our|the|work|school|house|window|door|gate|
        gates|flat,
        outside my|our|the house|flat|door|window|work|school .. again|every|night|all|in_his|watching,
        someone|somebody|he|hes|man .. outside my|our|the house|door|window|flat,
        drives|driving past .. house|my|every,
        <he> .. keeps|wont_stop|doesnt_stop|never_stops|constantly|always|non_stop .. <messages>|turning|coming|
        following|showing|knocking|banging|sending|checking,
        keeps contacting|ringing|texting|messaging|turning|calling,
        keeps making|setting new|up accounts|profiles|numbers|fake,
        <messages> me .. all|hundred*|constantly|every|times|non_stop|fifty|50|100|day|night,
        calls|texts|messages a day|an_hour, hundreds|dozens of calls|texts|messages,
        fake accounts|account|profile|profiles, blocked him|her|his .. but|and|new|another|keeps|still,
        wont|doesnt|never leave <me> alone|be, wont|cant accept its|that_its|we|i, found out where,
        know~|found where i|we live|am|are|work|moved, knows my|our|the address|new, <he> .. found me|us,
        found me|us at|again, tracked me|us down, looking for me|us, out to get me|us, asking where i|we|people,
        turn~ up at|outside|out|drunk|uninvited|unannounced,
        shows|showed|show|comes|came up outside|at|drunk|unannounced, come after me|us, comes after,
        coming for me|us|you, <he> .. coming to|for|over|round|back [to] get|kill|me|us|tonight|now, he will be back,
        hell|hed be back|round|here, through my window|letterbox, climb~ in|through, let~ himself|herself in,
        got a key|copy, broke|breaks|breaking in|into my|our|the|again|last, broke|breaks|breaking in $,
        hack~ .. my|into|phone|account|facebook,
        posts|posting|posted .. about_me|of_me|online|pictures|photos|my_address,
        leaves|left|leaving notes|flowers|things|dead .. on|at|my|the car|door|doorstep,
        someone|somebody|he|they [is|are] following|watching me|us, stranger|man following me|us, slash~ my tyres,
        my location|movements|whereabouts|every_move,
        <he> .. pictures|photos|video of my|our front_door|house|car|street|kids|window|door,
        <he> .. sits|sat|sitting|parked|parks|waits|waiting|stands|stood|standing|hangs|watching .. in_his|in_a|
        across|opposite|outside|over|end_of [the|my|our] car|van|motor|road|street|my|our|house|flat|school|work|
        gates|gate,
        across|over the road|street|way .. watch*|every|most|all|sits|sat|again,
        block~ him|her|them|one|numbers|number|his|everything .. another|new|still|keeps|but|more,
        new numbers|number|accounts|account|profile, listening in|to_my|to_me|to_us|to_everything,
        he|she knew|knows what|where .. i|id|ive .. said|been|was|had,
        tag|tags|tracker|device|app|something on|in|under|inside|onto|to my|the|our|one_of phone|car|coat|bag|pram|
        lining|laptop|clothes|handbag|tablet|my,
        camera|cameras .. clock|bedroom|bathroom|lounge|living_room|kitchen|hall|house|inside|home|hidden|watch*,
        wherever|everywhere i|we go|goes|am|are,
        just got|come|been_let|been_released|out of_prison|from_prison|out_of_jail,
        hes|shes|he|ex .. out now|again|of_prison|on_licence|on_tag|on_bail,
        meant|supposed|allowed to|near [come|be|contact] .. near|within|contact|us|me .. and|but,
        breaking|broken|broke|breaks|breach~ his|the|her|it|my|this order|non|bail|injunction|tag|conditions|licence|
        curfew,
        non mol|molestation, saw|seen|spotted him|her outside|on_our|on_my|near|by|round,
        at the school|nursery gate|gates [again|waiting|watching|every], other peoples accounts|phones|numbers,
        an app .. where|shows|my, shows where i am|go
    """),
    may_be_play=True,
    may_be_business=True,
    may_be_over=True,
)
_CONTROL = Family(
    # Control of whom somebody sees, where they go, what they wear, spend, eat and think; what makes them small.
    Sign.HOME,
    listed("""
        <he> [just|still|also] wont|doesnt|never|dont|wouldnt|didnt let <me>|my,
        he|she|hes|shes|partner|husband|ex|dad|wife .. wont|wouldnt|doesnt let <me>,
        wont|wouldnt|doesnt let me out|leave|go|see|speak|talk|have|work|sleep|eat|use|near|take|in_the|out_of,
        wont let anyone, <he> .. is|was|so|very|being|always|got|getting controlling,
        <he> .. control~ .. me|us|money|what|where|who|when|how,
        controls|controlling me|my|us|what|everything|who|where|when|how,
        control* behaviour|relationship|husband|partner|man|ex|and,
        he|she|hes|partner|husband|ex .. tells|tell|decides|chooses|dictates|says|picks [me] what|who|when|where|
        if i|to|we|im [can|should|am] [allowed] [to] wear|see|eat|go|do|buy|talk|speak|sleep,
        tells me what|who|when|where to|i,
        im|i_am|i not allowed|permitted to|out|a_phone|money|friends|any|my|visitors|near|anywhere|on_my_own,
        i [have|need|got|had] to|ask ask|beg|permission|him|her [him|her|for] for|permission|before|if|money|every,
        ask|beg [him|her] for money|every|permission|my, ask his|her|for permission, need his permission,
        without asking him|her, without his|her say|permission|knowing,
        <he> .. <takes> .. my|our|all|the .. phone|keys|passport|<money>|bank|shoes|documents|papers|car|driving|
        inhaler|medication|pills|contact*,
        takes|took|taken|taking|hides|hid|confiscat* my|our [own] phone|keys|passport|wages|benefits|card|purse|
        shoes|papers|visa,
        <takes> away my, <takes> all|every my|our|of money|penny|wages|benefits|the, took|takes away my,
        away my phone|money|keys,
        gets|takes|keeps|has|spends|controls all|my|the [my|the] benefits|money|wages|card|cards|bank|finances|child|
        universal,
        no money of my|for, no access to|my money|bank|my|own|any, own bank account, every penny,
        count~ every|the|my, receipts, an allowance|pocket_money,
        wont|doesnt give me|us [any] money|a_penny|any|anything|enough|it|my, stopped giving me, <debt> in my name,
        loans in my, debts in my, made|makes me sign|take_out, wont give it back, house key|keys,
        <he> .. <checks> .. my|phone|where|messages|texts|up|mileage|knickers|emails|bag|who,
        <checks> my|all_my|through_my phone|messages|texts|emails|bag|mileage|facebook|underwear|post|receipts,
        goes|went|go|going|look~ through my|all phone|bag|things|messages|handbag|post|drawers, all my passwords,
        my passwords|password, wants to know|has_to_know|needs_to_know where, has to know where|who,
        wants to know where, times me|how, timed, quiz~ me, interrogat*,
        have to send|text|ring|photo|video .. prove|proof|him, facetime|photo .. prove|proof|where,
        cut~|cutting|cuts me|us off from, isolat~ me|us|from, so isolated,
        no friends|family left|anymore|now|because, lost|lose all my friends, i have no one|nobody left,
        nobody left to, cut off from [all|my|everyone],
        doesnt|hates|stopped|stops me|like|it|when seeing|see|visiting|having|my|i family|friends|mum|mates|go|talk|
        see|sister,
        stopped|stops|stopping|prevents|banned me|us [from] seeing|leaving|going|working|talking|speaking|using|
        having|eating|sleeping,
        <cant> see|have|speak|talk|ring my|to|any|with my|family|friends|mum|friends|anyone|sister|without,
        cant go anywhere|out|to|without without|shop|unless|alone|anywhere, cant even go|leave|have|speak|use,
        on my own without him|her, without him|her there|with_me|listening|in_the_room, let|lets <dont> .. alone,
        talk|speak|see to|me without|on_my_own|alone him|without|the_midwife, never leaves me alone, wakes me up,
        keeps me awake|up|in|away|locked|from|prisoner|inside|indoors|here,
        locked|locks|lock me|us in|out|inside|up|outside, <locks> in|out|up .. by|all_day|all_night,
        door|doors stays|is|was|are shut|locked|bolted, prisoner, like a prison|slave|servant|dog|dirt|maid,
        treat~ me|us like|as, keeps the door, nobody is allowed, allowed out|friends|visitors|money|a_phone|to_leave,
        calls|called|calling me|us [a|an] [fat|<very>] names|stupid|fat|useless|worthless|ugly|slag|slut|whore|bitch|
        mad|mental|pathetic|thick|crazy|cow|unfit,
        puts|put|putting me|us down, belittl*, humiliat*, degrad*, worthless,
        tells|says|said|telling .. im|i_am|me .. useless|worthless|fat|ugly|pathetic|stupid|mad|nothing|mental|crazy|
        unfit,
        nobody|no_one|noone|<nobody> .. would|will|else .. believe|want me|us, <nobody> will|would|ll believe,
        believe me over, makes out|me|feel im|i_am|like|out|small|stupid|worthless|guilty|crazy|mad|mental,
        making me feel|think, makes me feel|do|think|beg|watch|kneel|sleep|strip|wait|walk|look,
        feel like im going mad, thinks im mad, accus* me of, jealous, possessive, twists|twist everything,
        blames me for|when|everything, everything is my fault, its always my fault, sulks, silent treatment|for,
        ignores me for days, doesnt speak to me for, apologis* then|after|and|every,
        hes|shes|he|she .. sorry afterwards|after|then|the_next|when, cries and|after,
        he|she|hes says sorry|hes_sorry|he_loves and|then|but|every|after|until,
        flowers|presents after|the_next|every_time,
        walk~|walking|tread~|tiptoe* on|around|round eggshells|egg_shells|him|her, eggshells, egg shells,
        do what|as he|she|hes|im|i says|say|want|told or|or_else|then, or|then there_will|there_is|i pay|get|trouble,
        watch~ what i say|what|how|every, every move, careful what i|i_say, before he gets|comes|is, mood he|hes|she,
        do as im told, obey, everything has|had to be|go his|perfect|her, my every move,
        moved me|us away|miles|to_the_middle, pregnant on purpose|so,
        flush~|hides|hid|threw|pierc*|poke~|stopped my|me|away|taking pills|pill|contraception|medication|inhaler,
        wont let me work|study|drive|learn, made me leave|give_up|quit my, lose my job because, my passport,
        i cant .. without|unless him|her|he|she|his,
        cant|cannot|not_even have|go|use|wear|eat|shower|bath|pee .. door|alone|without|private|peace .. shut|open|
        closed|him,
        picks|chooses|lays [out] [out] [all] my clothes|outfits|underwear,
        havent|not|never|hardly|barely|stopped|dont|cant seen|see|seeing|spoken|speak|spoke .. my|any mum|family|
        friends|sister|mates|dad|brother|parents|anyone|own .. he|because|years|since|months,
        thinking|think|thought im|i_was|ive|i_am mad|crazy|losing|lost|imagining|mental,
        my wages|benefits|money|pay|salary|universal_credit|pip|child_benefit .. go|goes|paid|went|gets|into .. him|
        his|her|he,
        no|havent_got_a|dont_have_a|not_got_a key|keys|phone|card|bank [to|of|for|account] my|the|own|it|$,
        lucky [that|to] he|anyone|anybody|someone|have_him|somebody,
        wont|refuses|never|takes_off|took_off|removes use|wear|let|the|a [me] [a|use] condom|condoms|protection|
        contraception|pill,
        keep|keeps getting pregnant,
        so [that] he|she|hes|shes|it doesnt|wont|dont|didnt kick|kicks|start|hit|shout|lose|flip|explode|get|go|see|
        know|hear|find|notice|wake|come|follow|read|blow,
        or he|she|hell|shell|hed|shed|it kicks|flips|goes|kick|flip|go|explodes|loses|hit|hits|start|starts|batter|
        gets,
        if i dont|didnt|refuse|answer_back|argue|disagree|say_anything|speak|say_no .. he|she|hell|shell|hes,
        easier to lie|let|give|go_along|do_what|keep_quiet|say_yes|stay_quiet|agree|put_up|have_sex,
        hes|he|she|shes .. got me thinking|believing|doubting, in my name .. pay*|debt*|loan*,
        pays|gives|lets|allows me [only] .. week|day|pounds|quid|fiver|tenner|£ .. for|and|week,
        quid|pounds|fiver|tenner a week|day .. for|and|to, counts the|my|every change|pennies|money|minutes,
        wants|checks|asks|demands .. receipts|receipt, receipts and|for,
        tells|told|telling everyone|people|my_family|the_school|my_mum|everybody|them im|i_am|i_was mad|mental|crazy|
        unfit|a_liar|unstable|lying|ill|on_drugs|a_bad,
        takes the|my|his router|battery|wifi|charger|fuse|car, took the|my|all router|battery|wifi|charger|fuse,
        sim card, gone through my,
        like a|their|his|her servant|slave|prisoner|maid|child|skivvy|dog|punchbag|punch_bag, punchbag, punch bag,
        worth nothing, lower than dirt,
        gets|get|turns|turned|goes nasty|funny|angry|moody|mardy|off|horrible|vicious if|when|because|with,
        wants|demands|expects sex .. if|all|every|or|even|when|after,
        turned|turning|turns .. my|the family|kids|everyone|mum|friends|children .. against, no money no|and,
        no friends just|and, only eat|wear|go|see|have|sleep what|when|where|who he|she, eat what|when he|she,
        everything i do|say|cook is|was wrong, tells|telling the|my|our kids .. im|i_am|bad_mother|bad_mum|bad_dad,
        get|gets|got|getting shouted|screamed|sworn at,
        pressures|pressured|pressuring|guilt_trips|coerced|coerces|coercing me|us,
        without me|my knowing|permission|consent
    """),
    may_be_business=True,
    may_be_play=True,
    may_be_over=True,
)
_FORCED = Family(
    # Sexual violence, pictures used as a threat, and marriages, journeys and lives that families force.
    Sign.HOME,
    listed("""
        rape~, raping, sexual* assault~|abuse~|violence|violent|harass*, forc* himself|me|us|himself_on,
        force~ .. sex|sleep|bed|marry|marriage|to|on_me, made|makes|making me have|do|sleep|perform|touch,
        sex|sleep .. want_to|force~|even_when|when_i|refuse|no|asleep|threat*|against|made|makes|after_he|or,
        dont|didnt want that|it|sex|to but|he|and_he, against my will, without my consent|permission, no consent,
        dont consent, when i said|say no, did|does it anyway, he|she carried|carries on anyway,
        when im|i_was asleep|sleeping, woke up .. on_top|inside|him_on|touching|having|to_him, on top of me,
        wont|doesnt|never|cant take no, <scared>|dare*|dont|cant say no to_him|to_her|$, wont stop when, no isnt,
        things .. in_bed|hurt*, in bed|sex .. hurts|hurt*|force~|dont_want|scared|no, owe* him|it_to_him,
        my duty as|to, wifely, <touches> me when|without|even|while|up|and|at|down|in,
        tear~|tore|rip~ my clothes|top|off|knickers|dress,
        took|takes|take|pull~ my|off clothes|my|trousers|knickers off|clothes, spike~ my, drug~ me|my,
        something in my drink, dont remember what he|happened,
        picture*|photo*|video*|film*|nudes|nude .. of_me|me .. share~|sent|send~|post~|show~|online|threat*|without|
        naked|use,
        share~|sent|send~|post~|show~|leak~ .. my|naked|private|intimate .. picture*|photo*|video*|nudes|pics,
        naked|intimate|private|nude pics|picture*|photo*|video*|images .. me|he|she|of,
        films|filmed|filming|records|recorded me, revenge porn, sell~ me|us,
        sleep|sex with .. his_friends|other_men|his_mates|for_money|men, pimp*, prostitut*, on the game,
        forced marriage|to_marry|into, force~ .. marry|marriage, marry .. cousin|older|someone_i|a_man|dont_want,
        marry me|her off, married off, arranged a|my .. without|dont_want|force~, honour, dishonour*, izzat,
        shame|shamed|disgrace|disgraced on|the|my|our|his|for|to family|shamed|the|brought|bring,
        bring~|brought shame,
        his|my|the|her family|brothers|dad|uncles|community|cousins .. kill|find|hunt|beat|punish|send_me|disown|
        lock~|marry|honour|watching|after_me,
        send|take|ship~|sends me|us back|abroad|home .. to|marry|where|because|if, took me|us abroad,
        passport .. took|taken|hidden|hides|keeps|has|away, sold,
        wake|woke|waking up .. he|hes|him|his .. at_it|inside|on_top|hands|doing|on_me|touching|having,
        sex|bed .. let_him|so_he|or_he|easier|shut_him|keep_the_peace|to_keep,
        let him [do|have|get_on] .. so|or|otherwise|because|easier|quiet, lie there, lying there until|while|and,
        pay|paying|paid .. another|other|different|kind|my_body way|instead|rent, in kind,
        made|makes|making me .. his_mates|his_friends|other_men|strangers|men,
        booked|arranged|planned|set|fixed|sorted .. my|a|the|her wedding|marriage|husband .. never|dont|cousin|
        abroad|without|pakistan|lahore|dont_want|told,
        go|going|went|married|marry|see|seeing|with with|a|outside white|english|non|outside|someone|the_faith|
        faith man|boy|muslim|community|faith|else .. kill|bury|disown|dead|shame,
        brothers|uncle|uncles|father|dad|family|cousins .. kill|bury|beat|hunt|disown .. me|us, shame on,
        brought shame, keeps|kept|hold~|has my visa|passport|papers|documents, film~|record~ us|me,
        sending|taking|sent me|us back|abroad .. married|marry|home
    """),
    may_be_over=True,
)
_AFRAID = Family(
    # Fear of somebody, and the ways in which people live with it.
    Sign.HOME,
    listed("""
        <scared> of <him>,
        <scared> of my|the|his [ex|own|new|step|grown|teenage] <partner>|<relative>|son|landlord|family|brothers|
        neighbour,
        <scared> of making|upsetting|setting_him|saying_the|leaving|saying|doing|him|his|her|going_home,
        <scared> to go|come|be|stay|leave|sleep|move|say|speak|open|answer|tell|breathe|ring|call|walk|shut|close|
        talk,
        <scared> what he|hell|she|shell|hes|will|might|would,
        <scared> .. <he> ... <hits>|come|comes|coming|find|finds|gets|get|kill|turn|turns|does|do|back|take|will|
        might|out|home|knows|gonna|going,
        <scared> for my|our|his|her life|safety, <scared> in my|our|this own|house|home,
        <scared> all|every|each the_time|time|day|night, <scared> right now, so scared $,
        im|i_am|were [<very>] <scared> $, <he> .. scares|frightens|terrifies|scared <me>|my|us|the,
        <he> .. is|are|sounds .. and i am|im <scared>, <scared> whenever|when|every|if he|she|hes|dad|i_hear,
        live|living|lived in fear, in fear of|every|all, in fear $, fear for my|our, fearing for, in danger,
        in constant|such fear,
        <scared> i|im|hes|ill|hell|he|shes|well going|be|will|wont|end .. kill|killed|dead|hurt|next|found, dare not,
        darent|daresnt|dont_dare|wouldnt_dare, cant say|talk|speak|type much|hes|now|when|here|freely|long|for,
        cant talk, <he> listening|watching|behind|reading|next_to|can_hear|can_see|is_here, in the next room,
        delete this|these after|when|if|before|once, deleting these|messages, deleting this,
        dont reply|ring|call|text|phone after|when|him|if|before, dont tell him|her|my, dont let him|her|let_on,
        let him find|know|see, he will know, hell|shell know,
        <he> mustnt|must_not|cant|doesnt|dont know|find [im|i|about|out] [am] talking|writing|here|messaging|out|
        this|im|i,
        <scared> he|hell will|be,
        shake|shaking|freeze|flinch|panic|sick|hide|jump|tremble when|every|whenever|each|if .. he|him|key|door|his|
        car|she,
        his key in, hear his|him|the .. key|car|coming|come|steps|footsteps,
        <locks> myself|ourselves|my|us|the_bedroom|bedroom|bathroom .. in|door|when|because|with|from|so|and|room,
        <locks> the|my bedroom|bathroom|doors|door .. <he>|when|because|so,
        chair|wardrobe|drawers|something against|under|in_front|behind the|my|door .. door|handle|at_night,
        sleep .. with|clothes|chair|knife|one_eye|car_keys|phone_under .. door|my|next|under|by|on|open|kids,
        barricad*, bag packed, emergency bag, bag ready, bag hidden|by_the, escape plan, code word,
        planning to leave, never know when|what|which he|hell|mood|version, never know what mood, tell by his,
        hide|hiding|hid|hidden|hides [in|from|under|behind|upstairs|with] the|from|him|my|in|with|it bathroom|loo|
        toilet|him|her|cupboard|bedroom|room|wardrobe|kids|phone|garden|shed|here|under|when|car|from|downstairs|
        kitchen|it,
        get|got|getting away from <him>|my, <cant> leave|escape|divorce <him>|my|because|or|if|hed|hell,
        <cant> get away|out,
        leave|left|leaving|fled|flee~|run~|escap* <him>|my [partner|husband|ex|wife] .. but|before|tonight|safely|
        fast,
        need|want|trying|tried|planning|how|try|going|able|scared to leave|escape|flee him|her,
        <dont> know how to leave|get_away|get_out,
        how [do|can|to|would] [i|you|a|we] leave|get|escape|safely [away|out] him|from|safely|a_violent|of_there|
        an_abusive|leave,
        too scared to, not safe from,
        stomach|heart|chest|blood|skin|guts|tummy .. drop~|cold|crawl~|sinks|sink|races|racing|pound~|knots|churns|
        flips|stop~ when|whenever|every|if|as|each .. his|he|him|key|car|van|door|she|shes|her,
        go|goes|went|all quiet|silent|stiff|cold when|as_soon_as|the_minute|as|every|if .. he|his|key|door|van|car,
        drawers|wardrobe|chair|chest|table|something|furniture .. across|against|behind|in_front|under [the|
        my] [door|handle|bedroom],
        sleep .. in|with [the|my] kids|childrens|daughters|sons room|bed .. door|drawers|lock*|because|safe|him,
        have|need|got to be quick|fast,
        dont|please_dont|do_not|cant|not|never text|reply|ring|call|message|write back|me|on|to|after|at|this|here,
        hes|shes|he_is|she_is|he|she [has] only|just gone|popped|nipped [to|out|into|round],
        hes|shes in the shower|bath|garden|next_room|other_room|kitchen .. quick|cant|minute,
        typing|writing|texting|whispering|messaging|hiding this|in|from [in|from] .. toilet|loo|bathroom|bed|shed|
        car|cupboard|secret|garden,
        walking|living|walk on|in glass|eggshells|thin_ice|pins|nails|a_minefield|fear|terror,
        <scared> in this|my|our|the|that, makes me <scared>, scares the life|hell|shit|crap,
        bag|bags|suitcase|things|clothes packed|hidden|hid|ready|stashed .. at|under|by|in|for|so|when|boot,
        dont|do_not|cant|never .. call|ring|phone|text the|my|this house|home|landline|phone|number,
        watch~ his|her mood|moods|face, what kind|sort of night|day|mood,
        jump|jumping|flinch at every|any|each|the noise|sound|noises|door|knock,
        have to whisper|hide|be_silent|stay_quiet|keep_quiet|creep|tiptoe, keep the kids|baby quiet|silent,
        in case its him|her|he|she
    """),
    may_be_play=True,
    may_be_business=True,
    may_be_over=True,
)
_NOT_SAFE = Family(
    # Whoever writes is not safe now: somebody at the door, no bed tonight, on the run.
    Sign.HOME,
    listed("""
        im|i_am|were|we_are [<very>] not|never|isnt safe,
        not|never|dont|doesnt|didnt|arent|isnt [feel|feeling|be|been|very|really|actually|remotely] [very|really|
        at_all|actually] safe,
        not safe [at|in|here|my|for], unsafe, nowhere|no_where|isnt_anywhere|not_anywhere safe, no safe place,
        isnt safe .. here|home|house|him, <cant> go home|back|back_home|there,
        <cant> stay here|there|in|with|another,
        dont|not want|wanna|going|go to go|go|back home|back|there .. he|because|tonight|him,
        kick~|bang~|hammer~|pound~|boot~ [down] .. my|our|the|front|back|on door|doors|window|windows|walls|down,
        <breaks> my|our|the|down|in|a door|window|windows|lock|locks|house|flat,
        trying|tries|tried|try to get|break|come|kick in|into,
        <he> .. turned|turns|turn up .. <drunk>|shouting|again|uninvited|armed|kicking,
        ex|he|hes .. turned|turns|turn up .. my|the|at, <he> .. at my|our door|window|house,
        <he> .. at the door|window, back at my|our|the door|house|work|flat,
        hes|shes|he_is|she_is|theyre [<very>|back|stood|sat|waiting|standing|right] here|outside|downstairs|upstairs|
        kicking|in_the_house|at_the|smash~|coming_up|screaming|shouting|next_door|back|on_his_way,
        <he> .. is|right outside|here|downstairs [now|with|again|shouting], outside now|again|with,
        someone|somebody|man|men .. trying|in my|the|our house|garden|door|get_in|flat, on the|my doorstep,
        changed the locks,
        throw~|threw|thrown|kick~|chuck~|put|turf~|boot~|slung|told|asked|evict* <me>|us_all [and|all] [the|kids|
        baby] out,
        kick~|chuck~|thrown|threw .. <me> out, evict~ .. tonight|tomorrow|today|this_week|nowhere,
        im|i_am|we_are|were|made|be|left|us|now|here|and|officially|are homeless,
        nowhere|no_where|no_place|not_got_anywhere|havent_got_anywhere|dont_have_anywhere|havent_anywhere|
        havent_got_nowhere to|else [else] [to] go|sleep|stay|live|turn|for,
        nowhere for us|me, nowhere tonight, somewhere|place|anywhere to sleep|stay|go .. tonight|now, no roof over,
        no home to, <sleep> in|on my|the|a [mums|friends] car|street|streets|bus|park|station|doorway|tent|van,
        im|i_am|were|we_are|we <sleep> on .. floor|sofa, <sleep> rough|outside|in_a, sofa surf*, on the streets,
        living in|out_of my|a|the|our car|van|tent|hostel, locked|locks <me> out|in,
        run~|ran|running out|away of|from|barefoot|with [the|my|him|home] house|him|home|kids|clothes|here,
        left home fast|suddenly|quick*|with_nothing, leave|left|fled|ran with nothing|just_the_clothes|what_we,
        nothing but the clothes, flee|fleeing|fled, escap* from|him, escaping, need a refuge|safe_place|hostel,
        refuge tonight|place|space, get|need [to] .. refuge, safe house, place of safety, somewhere safe,
        safe place|space|somewhere to|tonight|now,
        need|have|had|got to get_out|leave|flee|run|escape|go now|tonight|before|fast|today|quick*|from|him,
        police are here, barricad*, locked in with|my|the, armed, <his> .. with a <weapon>,
        landlord .. sex|lets_himself|let_himself|comes_in|key_to|favours,
        someone|somebody .. in|been my|our|the house|flat, dangerous man|men|place|people|here|house,
        drug dealer* .. house|door|door|after|owe|money|us, cuckoo*, dealers .. house|flat|door|owe,
        owe .. money .. threat*|kill|hurt|door|come|scared, loan shark*, moved in and wont, wont leave my|our|me,
        wont go away, refus* to leave,
        trying|tries|tried|rattling|rattl*|turning .. the|my|our|at .. door|handle|handles|windows|lock|letterbox|
        locks,
        someones trying .. door, out|put|living|sleeping|ended_up on|in the|to street|streets|pavement|a_tent,
        hostel|refuge|refuges|council|hotel|b_and_b|bnb .. full|no_room|turned|no_space|no_spaces|closed|kicked|
        cant_take,
        got|have|has|with|and|theres|is|had|literally nowhere [to|for|else|$] [else|to|tonight|us|me|go|$] [go|stay|
        sleep|to|$],
        nowhere [for|else] $|tonight|us|me|now,
        came|come|coming|turned|knock* to|at|on|round [the|my] door|house|flat|home .. owe*|money|my_windows|kill|
        hurt|smash|threat*,
        owes|owe .. money|them|people|dealer* .. door|windows|threat*|hurt|came|come|kill|smash, revving,
        smash~ .. right|plates|place|everything|things|up|stuff now|downstairs|up|again,
        hes .. downstairs|outside|upstairs|here .. now|smash*|shout*|drunk|bang*|kick*|revv*,
        got chucked|kicked|thrown|booted|turfed out, been chucked|kicked|thrown|booted out
    """),
    may_be_play=True,
    may_be_over=True,
    may_be_hearsay=True,
)

CONTROL = (_FOLLOWED, _CONTROL, _FORCED, _AFRAID, _NOT_SAFE)
