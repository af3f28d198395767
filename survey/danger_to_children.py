"""What survey.distress hears as danger to a child, from whomever: families of patterns, each with its reason.

How to read a pattern stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

_RAISED_HAND = Family(
    # Somebody hurts a child, or did. Pronouns count where somebody is named who does it.
    Sign.CHILD,
    listed("""
        <he> .. <hits> .. <kid>, <he> .. <hits> <them>, <he> .. <hits> me|my and .. <kid>, i .. <hits> .. <kid>,
        i .. <hits> <them>, <hits> my|our|the .. <kid>,
        <he> .. <handles> .. <kid> .. out|about|around|against|down|across|over|off|by|into|at|hard|so|up,
        <he>|i .. shake~|shook|throws|threw|throw|drag~|dragged|grab~|shove~|slam~|push~ .. <kid>,
        i .. shake~|shook|throws|threw|throw|drag~|grab~|shove~|slam~ <them>,
        <he> .. <handles> <them> about|around|against|down|across|over|off|out|by|so|hard|up|into,
        <holds> <them> [up|down] against|across|down|by|under|upside,
        <holds> .. <kid> [up|down] against|across|down|by|under|upside, <throws> .. at <them>|my ..,
        <throws> .. at <them>|the|my .. <kid>, <throws> [a|the|my|his|her] <things>|shoe|book at <them>|my|the,
        <get> <hits> by his|her|their, <kid> .. <get> <hits>, <kid> .. <hits> by,
        <kid> .. dad|mum|stepdad .. <hits> him|her|them,
        <hits> <them> [really|<very>] with|across|round|when|every|again|so|until|hard,
        <hits> .. with [a|the|his|her] [wooden] <tool>, hit with, <hits> .. so hard, <hits> round the head|face|ear,
        clip~ round the, rough with, heavy handed, too rough, twist~ his|her arm|ear|wrist,
        <sees> <him>|dad|mum .. <hits>, <hits>|<handles> .. in a rage, to shut him|her|them up,
        to make him|her|them shut_up|stop|stop_crying, out of the|a window, over the banister|balcony|stairs,
        takes it out on [the|my|our] <kid>|<them>, took it out on <them>|<kid>|the,
        <kid> .. says|said|told|tells [me] .. <hits>|<handles> .. him|her|me|them, <kid> .. <shouts> .. <hits>,
        <he> .. <hits> .. him|her|them|kid .. sister|brother, does|did|do it|that|this to <them>|<kid>,
        <kid> .. <raises> hand to, <raises> .. hand|fist|belt to|at .. <kid>|<them>, backhand~ <them>,
        <he> .. goes|went|going for|after .. <kid>|<them>, kill .. <kid>,
        kill|drown|hurt|smother|strangle|poison them|him_and_her|themselves_and, told .. <kid> .. <he> .. <hits>,
        <hits> and <hits> <them>, marks|bruises on <them>|<kid>, <kid> .. <hits> .. black_and_blue,
        <he> .. gets|got|is physical with, <he> .. <hits> the little|older|youngest,
        teacher|coach|carer|childminder|nursery|uncle|brother .. <hits> <him>|<kid>,
        <kid> .. <hits> .. at|in nursery|school|club .. by, strict with .. <tool>, discipline* .. <tool>,
        <hits> my .. <kid>, <kid> .. beaten, uses|used a|the|his|her <tool>, <throws> the|my|our|his|her .. <kid>,
        <throws> the|my|our .. baby|toddler, shook|shake~|shaken .. <kid>|week_old|month_old|year_old|baby,
        pick~|lift~|carry|carried|swing~|swung|drag~|pull~|hold~|held|hung|hang~ .. by [one|the|his|her|
        their] [one] arm|arms|leg|legs|hair|ear|ears|neck|throat|scruff|collar|ankle|ankles|hood|foot,
        by one|his|her|their arm|leg|hair|ear|neck|ankle|ankles|throat|wrist|scruff|collar|feet|foot,
        swing~|swung .. <them>|<kid> .. round|around|by|against|into,
        gives|gave|given|got|gets|good|giving [<them>|<kid>] .. hiding|beating|kicking|thump|pasting|battering|
        backhander|thrashing|clout|belting|leathering,
        pinch~ the|my|our <kid>, where|so it|nobody|no_one|the_marks|they wont|doesnt|cant|dont|will_not show|see,
        wont show, <he> .. squeez~|squeez*|digs|dug|pinches|nips .. <kid>|<them>|nails|face,
        tried|tries|try to stop|protect him|me|her .. hurt|hit|got|pushed
    """),
    may_be_over=True,
    may_be_play=True,
)
_CRUEL = Family(
    # Cruelty without a blow: locked away, shouted at, tied, scalded, starved, held under, made to stand, hated.
    Sign.CHILD,
    listed("""
        <locks> <them>|<kid> .. in|out|up|outside|away, <locks> .. <kid> .. in|out|up|outside,
        <kid> .. <locks> in|out|up|outside, lock* in .. <room>, <kid> .. tied|tie|strapped|chained [up] to|in|up,
        tie~|tied|strap~|chain~ .. <kid>|<them> .. chair|bed|up|cot|radiator, gag~ <them>|<kid>,
        makes|make|making <them>|<kid> .. kneel|stand|eat|drink|sleep|sit|run|hold|watch|stay|lick|wait|beg|clean|
        wear|wash,
        made <them>|<kid> .. kneel|stand|eat|lick|beg|watch, cold bath|shower|water|hose, freezing bath|shower,
        washes|washed|wash .. mouth .. soap, soap|chilli|pepper|mustard in his|her|their mouth|eyes,
        rubs|rubbed .. nose|face in [it|his|her|the], head under|down|in the, <holds> .. under the|water|shower|tap,
        under the water|tap, hob, scald*,
        hand|hands on|in|against|under the [hot] cooker|stove|oven|fire|radiator|iron|hob|tap|boiling|hot,
        cigarette burn*, cigarettes out on, <hits> .. with a cigarette|lighter|iron, lighter to,
        hand|pillow|cushion|blanket|tape .. over|on his|her|their|the .. mouth|face|nose|head|<kid>,
        over [his|her|their|the|my] <kid> face|mouth|head, pillow over,
        until|till he|she|they [went|goes|go|is|was|are] [went|goes] quiet|limp|blue|floppy|silent,
        dangle~ .. <kid>|<them>, <shouts> at|in .. <kid>, <he> .. <shouts> at <them>,
        <shouts> at <them> .. all|until|when|constantly|every|face|so, <shouts> in their|his|her face,
        in their|his|her face, <he> .. <shouts> .. <kid>,
        calls|called|calling <them>|<kid> .. names|stupid|fat|thick|useless|worthless|ugly|slag|slut|bitch|retard|
        little_shit|a,
        tells|tell|told|telling <them>|<kid> .. [she|hes|shes|they|theyre] hates|hate|unwanted|useless|never_wanted|
        nobody_wants|stupid|worthless|wishes|fat|kill,
        spit~ at|on|in .. <kid>|<them>|his|her|their,
        <he> .. bully~|bullies|humiliat*|terroris*|torment*|torture~|pick~_on .. <kid>|<them>,
        gives|gave|give|giving|put|puts|slip~ [him|her|them|the|my|our] [<kid>] [some|a] calpol|piriton|whisky|
        alcohol|vodka|sleeping|drugs|methadone|antihistamine|something to|in|so|tablets,
        in [his|her|the|their] bottle|milk|bottles to|so|make, drug~ .. <kid>|<them>,
        wont|doesnt|dont|refuses|didnt [let|give|allow] [let|give|allow] .. <kid>|<them> .. eat|food|dinner|tea|
        drink|water|sleep|lunch|breakfast|toilet,
        goes|go|going|went|sent|sends|send|put|puts .. bed [without|hungry] without|hungry|with_no,
        without food|tea|dinner|supper|meals|eating|water|a_meal, food as a|punishment,
        eats|eat on the floor|outside|garage|alone,
        punish*|punishment .. food|cold|locked|naked|outside|hours|dark|belt|hit,
        stay|stand|sleep|sit|left outside|in_the_cold|in_the_rain|in_the_dark|in_the_garage|in_the_shed|
        in_the_garden|in_the_bath ..,
        shave~|cut .. hair [off] .. punish*|hates|because|to_teach, hates|hate [the|my|his|her] [own|little] <kid>,
        hates her|him so, <kid> .. <keeps> .. in|locked .. room|cage|all_day|school,
        kept off school to|so|until|till|while, <hits>|<throws>|<breaks> .. <kid> toys|dog|cat|rabbit|pet,
        kill~ .. <kid> .. hamster|rabbit|dog|cat|pet,
        makes|made|making .. <kid> .. kneel|stand|eat|sleep|drink|hold|run|stay|squat|lick,
        made to|been_made_to|being_made_to stand|eat|sleep|kneel|sit|drink|hold|stay|lick|clean, be made to,
        put~|rub~|squirt*|force~|pour~ .. sauce|soap|chilli|pepper|salt|tape|sock|vinegar|washing .. mouth|eyes|face|
        throat,
        rub~ .. face|nose in|into, tape~|taped .. mouth|up|hands, nobody|no_one|noone wanted|wants|loves <them>,
        wish~ .. <them>|<kid>|hed|shed|been|had .. never|aborted|dead|died|adopted|not_been,
        hes|shes|they .. aborted|unwanted|mistake|never_wanted, scald~,
        in the dark|cold|snow|rain|coal|shed|garage|yard .. for|in_his|in_her|hours|all|night|pants|punish*|naughty|
        to_learn,
        in his|her pants|underwear|nightie|pyjamas .. outside|snow|cold|yard|garden|street, coal shed|hole|cellar,
        <shuts> <them>|<kid> .. in|inside the shed|garage|cellar|cupboard|coal|dark|loft,
        put|putting|send|sending <them>|<kid> in|into care|a_home|a_children_home
    """),
    may_be_play=True,
    may_be_over=True,
)
_OWN_HAND = Family(
    # Whoever writes is afraid of what they themselves might do, or did it. To say so takes courage, and asks for an answer.
    Sign.CHILD,
    listed("""
        <scared> .. i|ill|im|id|myself ... <hits>|<handles>|drop~|snap|lose, <scared> of what i|ill|im|id,
        <scared> of myself|my_own|my_temper|being_alone_with|hurting|harming,
        <scared> to be [left] alone|on_my_own with,
        might|may|could|would|will|almost|nearly hurt|harm|hit|shake|smother|drop|slap|smack|throw|kill|
        snap .. <kid>|<them>|one_of|somebody|someone,
        what ill|id|i|im [might|could|would|will|going|am] do to, what i could|might|would|will|am do|capable|to,
        dont trust myself, not|cant trust myself, i .. nearly|almost|just_about <hits>|<handles>,
        nearly|almost <hits>|<handles>|drop~ .. <kid>|<them>,
        <wants> <hits>|<handles>|smother|throttle|strangle .. <kid>|<them>, think* .. id|ill <hits>,
        id <hits> .. <kid>, ill .. <hits> <them>|<kid>, lose it with|completely|one|altogether|soon, losing it with,
        lost it with|and|at .. <kid>|<them>|slap~|smack~|hit|shook|shout~|scream~, take it out on,
        i snap~|snapped [and|at|with], ill snap,
        going to|might|about_to|near_to|close_to snap|snapping|lose_it|explode|crack, near snapping,
        <shouts> in his|her|their face, <thinks> .. <hits>|<handles>|drop~|pillow|smother* .. <kid>|<them>|baby,
        <thinks> [about|of] [if] [i] <hits>|<handles>|drop~|putting_a|leaving .. <kid>|<them>|him,
        thoughts .. hurt*|harm*|drop*|shak*|throw* .. <kid>|<them>,
        bad|scary|horrible|dark|awful|intrusive|evil|violent thoughts, stop him|her crying [for|forever],
        pillow over, hate my|the|our|this [own] <kid>, hate him|her|them|being [so|sometimes|a_mum],
        hands round|around his|her|their neck, <cant> bond|love|stand|look_at|bear .. <kid>|<them>|with, cant bond,
        dont|never [feel] [any] love .. <kid>|my_baby|him|her, feel nothing for .. <kid>|<them>,
        regret having|my .. <kid>|<them>, wish .. never had|been .. <kid>|<them>|born,
        dont want .. <kid>|<them> .. <nomore>, walk~ out on|and_leave|away_from .. <kid>|<them>,
        leave|leaving|left .. <kid>|<them> .. somewhere|on_a_doorstep|at_the_hospital|in_the_cot_and|crying_for|
        to_cry_for|and_run|and_walk|and_go,
        lose|lost|losing control, <cant> control my|myself, in control of myself|my, i <scared> them|<kid> with|when,
        i could|want|wanted <throttle>, could throttle|strangle|kill|smother <them>|<kid>, feel* <hits> <them>,
        i .. left a mark|bruise|handprint|mark, i left marks|bruises, mark|bruise|handprint|bruises .. i left,
        i went too far, went|gone|going|go too far .. with|and, too far with <them>|<kid>, i keep <shouts>,
        <cant> stop <shouts>|<hits>, <cant> be with|near|alone_with|around <them>|<kid>, not|arent|isnt safe with me,
        safe with me anymore|now|tonight|right, take <them>|<kid> away|off from|off|me|before, take .. off me before,
        <hits> someone|somebody|one_of_them, so angry|mad|cross .. with|at|i, rage at|with|towards .. <kid>|<them>,
        <rage> .. <kid>|<them> .. <scared>, if he|she|they|<kid> doesnt|dont|wont stop|shut|sleep .. i|ill|im,
        near the edge with, had|have to [put|leave|walk] [him|her|them] [down] .. before|away|out .. i|ill,
        before i <hits>|did|do|lose|snap|lost, so i dont|didnt <hits>|lose|do,
        feel* like hurting|hitting|harming|shaking|throwing|smothering, <cant> control my temper|anger|rage,
        hurt|harm my|the|our .. <kid>, drop my|the baby, hurt them,
        smack~|slap~|hit|kick~|push~|bit <them>|<kid> .. and_im|and_i|ashamed|guilty|sorry|regret|hate_myself|
        didnt_mean,
        ashamed|guilty|sorry .. i <hits>, i grab~|squeez~|shook|shake .. <kid>|<them> .. hard|too|so|arm,
        dropp* .. on purpose|deliberately, too hard and, so hard i|he|she|it,
        i shouldnt|should_not be [left] alone|around|near with|<kid>|<them>, i .. shook|shake|shaken .. <kid>|<them>,
        ive|i_have been <hits> <them>|<kid>,
        drunk|stoned|drinking|using .. charge|looking_after|in_front_of|around|while .. <kid>|<them>|nursery,
        passed out .. <kid>|with|while, i drink|drank .. when_the|before_the|while .. <kid>|asleep|school,
        gives|gave|giving|slip~|put .. <kid>|<them>|bottle .. my|sleeping|some_of|half .. tablet*|pill*|methadone|
        wine|vodka|sleepers,
        picture~|pictures|images|image|thought|thoughts|visions|flashes|urge|urges .. of|about|to .. drop~|drown~|
        hurt~|shake~|smother~|throw~|stab~|kill~|harm~|shaking|hurting,
        of|about dropping|drowning|hurting|shaking|smothering|throwing|stabbing|harming|suffocating|putting|
        leaving .. <kid>|<them>|pillow|down|somewhere|alone,
        the pillow,
        dont|cant|never|didnt|wont feel anything|nothing|love|a_thing|any_love for|towards|about .. <kid>|<them>,
        wish .. <kid>|hed|shed|him|her never|hadnt been|come|born|had|existed,
        drinking in|during|all|most|again the|day|daytime|morning|again|time,
        been drinking|using again|every|in|more|when|while|heavily|secretly|to,
        id|i_would|ill|i_could|or_i|or_id|i_might go for <them>|<kid>, do something to <them>|<kid>|my|the,
        my|a hand|hands over his|her|their|the, to stop <them>|the .. crying|screaming|cry, squeez~ <them>|<kid>,
        fell|fall|fallen asleep drunk|stoned, drunk with|next_to|beside|holding .. baby|<kid>,
        i .. drop~|dropped .. baby|<kid>, drunk and i|dropped
    """),
    may_be_business=True,
    may_be_play=True,
)
_INJURED = Family(
    # Marks, bruises, burns and broken bones that nobody explains, and a baby that was shaken.
    Sign.CHILD,
    listed("""
        <marks> all|on|over|down|up|round|around|across|behind .. his|her|their|the [little] <body>|wrist*|buttocks|
        <kid>,
        <marks> on <them>|my|our|the [little] .. <kid>|<body>,
        with [a|some|two|big|new|lots_of|strange|finger|bite|burn|belt] <marks>,
        <kid> .. <marks> .. <cant>|wont|nobody|no_one|dont|explain|how|where|she_says|he_says|again,
        <kid> .. black eye|eyes, cigarette burn*, bite marks|mark, belt|finger|hand|slap|strap marks|mark,
        finger marks, handprint*, hand print,
        leave~|leaving|left marks|bruises|a_mark|a_bruise|handprint*|a_handprint|welts,
        left .. mark|bruise|handprint|red, a mark on, marks on, welt*,
        <came> home|back|from [from|with] .. [with] <marks>|injured|bruised|hurt|limping|bleeding|sore|burnt|
        scratched|black_eye,
        <came> back|home with .. <marks>|broken|cut|burn~|split|black|injur*,
        wont|cant|doesnt|dont|refuses [to] say|tell|explain [me] how|who|what|where .. happened|got|did|it,
        <cant> explain .. bruise*|mark*|burn*|broken|how|injur*,
        no|any explanation|idea how|for .. bruise*|mark*|burn*|broken|injur*,
        dont know how [he|she|they|the] .. bruise*|mark*|burn*|broke|broken|injur*|hurt|got, unexplained,
        story|stories .. keeps|doesnt|dont chang*|add|match, said he|she fell .. but|again|but_it|dont_believe,
        fell .. but i_dont|the_marks|it_looks|the_bruise*|dont_believe|the_doctor,
        new bruise*|marks|injur* every|each|again|after, bruise* .. every|each time|visit|weekend, fractur*,
        broken|broke|breaks .. his|her|<kid> .. arm|leg|rib|ribs|nose|jaw|wrist|collarbone,
        <kid> .. [has|had|got] .. broken|broke|fractur* .. arm|leg|rib|ribs|bone|bones|wrist, shaken baby,
        was|been|being shaken, shook|shake~|shaken .. <kid>|baby,
        bump on his|her head .. dont|wont|nobody|sleepy|sick, drop~ .. on her|his head,
        burn~|burns on|mark|marks|scalds,
        sore|blood|bleeding|red|hurts|hurt|pain|itchy [down|in|her|his] down_there|below|bottom|privates|bits|fanny|
        bum|willy|private|knickers|pants|foof|minnie,
        blood in her|his pants|knickers|nappy|underwear,
        hide|hides|hiding|covering|cover|covers the|his|her|their bruise*|marks, <kid> .. injured again,
        came|comes home injured|bruised|hurt|with_marks, grip marks, bruise*, bruising,
        break|breaks|fracture|crack|fractures in|of|to his|her|the [little] arm|leg|rib|ribs|skull|wrist|collar,
        old break|fracture|breaks|injur*|fractures, no idea|clue how|what .. happened|got|did,
        blood in|on|from|down .. nappy|pants|knickers|underwear|bed|sheets|legs|down_there|bottom,
        burnt|burned .. says|say|said .. stepped|fell|spilt|pulled|touched|accident,
        <burnt> .. wont|they_say|he_says|she_says, wont|refuses|doesnt|not|never tell|say [me] who|where|how,
        cant explain
    """),
    may_be_over=True,
    may_be_play=True,
)
_TOUCHED = Family(
    # Sexual abuse: children are touched, groomed, shown things, watched, told to keep secrets; what they say and do then.
    Sign.CHILD,
    listed("""
        <he>|<him>|<kid>|been|being <touches> <them>|<kid>,
        <touches> <them> .. bed|night|alone|down|there|private*|when|clothes|leg|inappropriate*|where|bits|bum|
        bottom|in|on|up,
        touch~|fiddle~|grope~|fondle~|interfere~ [with] [my|our|the|his|her] [little] <kid>|<them>,
        <touches> .. <kid> .. inappropriate*|private*|down|bits|bum|bottom|chest|leg|under|clothes,
        touch* .. private*|bits|down_there|bum|bottom|chest, tutch* .. <kid>|<them>, touched|touches <them>,
        private parts, privates,
        hands|fingers on|inside|in|up|down|under [my|our|the|her|his] [own] <them>|<kid>|knickers|pants|top|skirt|
        trousers|nightie|clothes|shorts,
        secret game*|games|cuddles|club|friend|photos, special game*|cuddles|friend|time|secret,
        does|do|did|done|doing|made|makes|make [her|him|them|<kid>] [do] things|stuff|something|bad_things|
        rude_things|dirty_things|naughty_things|weird_things to|with|at_night|in_bed,
        does|do|did|done|doing .. things|stuff|something to|with .. <kid>|<them>, abus* .. <kid>|<them>,
        <kid> .. be~|being|been|was abused, molest*, paedo*, pedo*, peado*, nonce*, groom* <them>|<kid>,
        groom* .. <kid>|<them>, being groomed, sexual*, sex with .. <kid>|<them>|girl*|boy*, sex act*,
        <kid> .. raped, rape~ .. <kid>|<them>, sex offender, sex offence*, offender* register*|register,
        on the register, perv*, wank*, masturbat*, exposed himself|her|his, flash* at|her|him|them,
        willy|penis|cock|vagina|fanny|his_thing|his_private*|his_bits, <his> thing|bits|privates, incest,
        nude*|naked|dirty|rude|sexy|topless|private|intimate|indecent [pic*|photo*] pic*|photo*|picture*|selfie*|
        video*|film*|images,
        nudes, trousers|pants|knickers|boxers|shorts [was|were|off] down|off,
        pull~|take~|took down|off her|his|their trousers|pants|knickers|clothes|shorts,
        shows|showed|showing|watch~|watches|makes .. porn*, porn*, dirty films|videos|pictures,
        in|into|in_to|inside|on|gets_into|got_into her|his|their bed|bedroom|shower|bath with|at_night|when|every|
        again|and,
        comes|came|goes|went|going|creeps|sneaks|climbs|gets|got|getting|get|crawl~|slip~ in|into|in_to her|his|
        their|my .. bed|bedroom|room|shower|bath,
        in the shower|bath|bed with [my|our|the] .. <kid>|<them>,
        gets|got|getting|climbs|hops in|into [the] bed|shower|bath with,
        shares|sharing|sleeps|sleeping|share|slept .. bed with .. <him>|<kid>|uncle|boyfriend|grandad,
        sleeps|sleeping|sleep|slept in|with [with] her|his bed|<kid>,
        baths|bathes|bath~|shower~ .. <kid>|with .. she_is|13|12|11|14|himself|teen*,
        locks .. door .. with|when .. <kid>|<them>|bath*|together, lock~ .. bathroom|bedroom .. with <them>|<kid>,
        sit|sits|sitting|sat [her|him|<kid>] on his lap|knee, kiss* .. <kid>|<them> .. lips|mouth|neck|tongue,
        makes|made|making .. <kid>|<them> .. touch|watch|undress|strip|sit_on|kiss|dance|pose|take_off|suck|lick,
        watches|watching|watch|spies|stares|filming|films|filmed|spied|walks_in|comes_in [on] .. <kid>|
        <them> .. undress*|bath*|shower*|dress*|chang*|sleep*|getting,
        spies on .. <kid>|<them>, camera .. bathroom|bedroom|shower|her_room|his_room,
        peep~|hole in .. bathroom|bedroom|shower, underwear,
        knickers .. missing|took|sniff*|steal*|stole|under|found|drawer, secret about|with,
        a secret|secrets he|she|from_me|from_mum|with_him|between,
        keep|keeps|keeping|kept it|a|his|their|this|our secret|secrets, our secret,
        not|to tell|tell_her .. mum|mummy|dad|daddy|anyone|anybody|me .. or|secret|because|what|about,
        tell anyone what|or|and, told [her|him|them|not] not to|never tell, dont tell mum|mummy|dad|anyone,
        <men>|uncle|stepdad|grandad|neighbour|he|hes .. takes|taking|took|has|keeps|collects|got pictures|photos|
        videos [of] [of] <them>|<kid>|girls|boys|my|$,
        takes|takin|taking|took|has pictures|photos|videos|selfies of|from <them>,
        found|find|saw|there_are|caught|seen .. pictures|photos|videos|images of .. <kid>|girls|boys|them|her|
        him .. on|in his,
        sweets|presents|gifts|money|treats .. secret|man|quiet|not_tell|stranger|older, presents from,
        rubs|rubbed|rubbing himself|herself|against|on|up [her|him|<kid>],
        plays with|touching himself|herself|his_bits|her_bits .. since|all|constantly|in_front|after,
        knows|knowing|talks|talking|draws|drew|drawing|copying|acts|acting|acted .. sex*|private*|willies|grown_up|
        porn*|naked,
        knows too much, sexual*|sexy behaviour|behaviours|dancing|things|way|words, simulat* sex,
        asks|asked|asking|tells|told|get|gets|makes <them>|<kid> .. touch|undress|watch|show|kiss|take_off|lift_up|
        send|pose|sleep_with|sleep_in,
        inappropriate*, not right|normal|appropriate with my|about|between|the_way,
        the way he|she|her|his [uncle|stepdad|brother|grandad|dad|boyfriend] [he] looks|touches|acts|is|cuddles|
        holds at|with|round|around|her|<kid>|<them>,
        too friendly|touchy|close|interested|much_interest with|in, creep~ .. <kid>|<them>, creepy,
        took an interest in, alone with .. <kid>|<them>|him .. door|locked|scared|worr*|always|wants|insists|shut,
        wont|refuses|hates|scared .. left|be|being|stay alone [with] .. with, frightened to|of be|being alone with,
        hand|hands|fingers down|up|in|inside|under .. trunks|pants|knickers|top|skirt|trousers|nightie|shorts|
        clothes|bra|pyjamas|nappy|dress|leggings|tights|boxers,
        touching|touches|playing|plays [with] herself|himself, shouldnt|should .. know .. sex|at_that|at_her|at_his,
        no .. year_old|child|kid should, things no .. should,
        bath~|bathing|shower~|wash~|washing|dress~|undress~ .. <kid>|<them> .. lock*|alone|insist*|door|himself|
        always,
        insists on .. bath*|wash*|shower*|alone|dress*|putting,
        watch~|looking_at|look~_at|downloads|downloaded|laptop .. kids|children|little_girls|little_boys|child|
        young_girls .. on|laptop|phone|computer|porn|films,
        <kid>|<them> .. getting|got|changed|dressed|undressed|changing every|walk*|watch*|in_on,
        walks|walked|walking|comes|bursts in on <them>|<kid>, who is|whos on the register,
        made|makes|make|making|told|tells|asked|asks|got .. <kid>|<them> .. take|took|taking|remove .. clothes|pants|
        top|trousers off,
        love bites|bite
    """),
    may_be_play=True,
    may_be_over=True,
)
_EXPLOITED = Family(
    # Exploitation, online and outside; drugs, gangs and county lines; radical ideas; cutting and marriage of girls.
    Sign.CHILD,
    listed("""
        <kid>|shes|hes|only|is|aged|at .. <age> .. boyfriend|bf|man|men|girlfriend|pregnant|older|vape|drugs|weed|
        sex|sleeping_with|lads|hotel,
        <kid>|daughter|she|shes .. boyfriend|bf|man|men|lad|guy|bloke .. is|who|whos|hes|in_his|aged <adult>,
        <kid>|she|he|<them> .. with|by|from|seeing|dating|messaging|meeting|to|going_out_with [an|some|
        a] [much] older|grown|adult <men>|ones|people|boy,
        older <men>|boys|lads|people, grown men|man|lads|up_men, much older,
        <men> .. pick|picks|picking|picked .. <kid>|<them>, <men> .. pick~ up,
        <men> .. in|wait~ .. car|cars .. <them>|<kid>|outside,
        cars|car|taxis|strangers outside|pick~|waiting|pull~_up|drop~_off .. <them>|<kid>|at_night|for_her|late|
        school,
        gets|get|getting|got|gets_in|get_in|getting_into|goes_off|goes|going .. car|cars|lifts with|of|from|off [the|
        older|strange] .. <men>|stranger*|people|older,
        <he>|man|someone|somebody .. <messages>|sends|sending|chat~|talk~|groom~|send~ .. <kid>|<them> .. online|
        night|snap*|insta*|game|phone|pictures|messages|secret|late|about|things|on,
        teacher|coach|man|men|neighbour|uncle|tutor|bloke|stranger* .. <messages>|sends|sending .. <kid>|<them>,
        <kid>|she|he|shes|hes|<them> .. talk~|chat~|messag*|speak~|snap*|flirt*|video* .. with|to [a|some|grown|
        older|strange|men] <men>|stranger*|someone|somebody|people ..,
        talking|chatting to .. online, off the internet,
        met|meet|meeting|meets online|someone_from|someone_off|a_stranger|a_man|men|some_man|someone_she_met,
        meet a man, wants her|him|them|my .. meet|to_meet, meet him|her .. not tell,
        someone|somebody|man|men|guy|boy|people|stranger* .. online|game|games|xbox|roblox|discord|snapchat|tiktok|
        insta*|facebook|whatsapp|fortnite|minecraft .. her|him|<kid>|them,
        online .. asking|asked|asks|wants|threat*|meet|pictures|pics|send, chatroom, webcam, sugar daddy, sextort*,
        blackmail*,
        ask*|want*|send*|sent|demand* .. for|him|them|send|more [her|him|more] picture*|photo*|video*|pic|pics|nudes|
        selfies,
        send~|sent her|him|them [some] money|gifts|nudes|pictures|vapes|pics, onlyfans, county lines, gang|gangs,
        <kid>|he|hes|she|<them> .. carry*|carries|sell*|sells|deal*|run|runs|running|drop*|hold*|stash*|
        hides .. drugs|weed|packages|package|gear|knife|knives|coke|money|phone_line|parcels|wraps,
        sell|selling|deal|dealing|carry|carrying|running|run|runs drugs|weed|packages|gear|wraps|for_them|for_older|
        for_a_gang,
        two|2|second|another|burner|new phone|phones|trainers|clothes|coat|designer|things|jewellery .. <cant>|wont|
        dont|where|who|from|money|bought,
        phones|trainers|clothes|money she|he <cant>|wont|never explain|say, burner phone*, trap house, drug runner,
        debt .. gang|dealer*|drugs|pay|work, owes .. dealer*|money|them|gang .. <scared>|threat*|drugs,
        dealer*|gang|lads|boys .. using|use|uses|used|got|after .. <kid>|<them>,
        being used|made to|by .. carry|drugs|deal|men|older|steal|gang, recruit* <them>|<kid>, radicali*, extremis*,
        isis, far right,
        gives|gave|giving|gets|get|buys|bought|buying|supply*|offers|offered|sells|sold <them>|<kid> .. <drugs>|
        money|stuff|presents|gifts|phone|vapes|clothes|trainers|pills|cigarettes,
        gives|gave|giving .. <kid>|<them> .. <drugs>|pills|stuff|joints|tablets,
        <men>|<him> .. gives|gave|buys <them>,
        carries|carrying|carry|took|takes|has|got|found|hiding|keeps|with|had a|an|his|her [kitchen|big|
        zombie] knife|blade|machete|weapon|gun .. <kid>|school|bag|room|pocket|says|stab|scared|out,
        <kid>|he|hes .. <armed>, going to stab|shoot, stabb* .. <kid>|school|someone|somebody,
        missing .. school .. older|men|car|days|nights, skip*|bunk*|truant* .. older|men|with|car,
        hanging|hang|hangs round|around|out with [the|a] older|men|gang|dealers|bad|wrong|lads,
        hotel*|party|parties|flat|house .. older|men|drugs|drunk|her .. <kid>|<them>|men|drugs, trafficked,
        traffick*, pimp*, sell~|sold my|her|him|the .. <kid>|<them>|for|to,
        abroad to|for|marry|be .. marry|cut|husband|married|be|done,
        take|taking|took|taken|send|sending|fly|flying|sent .. <kid>|<them> .. abroad|pakistan|somalia|gambia|india|
        bangladesh|africa|home|back|egypt|country|iraq|dubai|overseas .. marry|cut|married|wedding|without|never|
        not_coming|husband|dont|wont|for_good|because,
        marry|married .. <kid>|<them> .. off, marry .. off,
        found|find|finding|arranged|promised|chosen [her|him|a] husband|wife|marriage|man .. for .. <kid>|<them>|15|
        16|14,
        fgm, circumcis*, cut|cutting|cutter .. like|the_girls|my_girls|girls|tradition|abroad|clean|aunties|ceremony,
        to be cut, have her|them|the_girls|my_girls|my_daughter cut|done, female genital, exorcis*, witchcraft,
        witch, possessed, demon|demons, spirits|spirit|djinn|jinn .. <kid>|<them>|beat|out,
        two|2|three|second|burner|extra|spare|more phones|sims|phone,
        got|getting|made|make|makes|get|gets|persuad*|talked|trick* [my|the|our] .. <kid>|<them> .. to|into .. send|
        sent|sending|film|strip|undress|video|pose,
        now wants|wants|asking_for|demanding money|£|more [or|pictures|off],
        <kid>|<them>|she|he .. with|to|for [grown|older|some|other] men|blokes|punters .. money|hotel*|flat|upstairs|
        party,
        upstairs with, drug|a|the|drugs|some dealer|dealers,
        <he> .. delivering|delivers|deliver|carrying|carries .. packages|packets|parcels|bags|drugs|stuff,
        packages for, blade, margate|seaside|train|trains .. days|drugs|deal*|missing|two_phones,
        comes|came|come home with .. new|trainers|phone|cash|money .. wont|from|dont,
        meet|meeting|met .. off|from|on snapchat|tiktok|insta*|roblox|discord|app|internet|facebook,
        off|from|on snapchat|tiktok|instagram|roblox|discord .. meet|older|17|18|19|20|man|pictures,
        given|giving|gave [<them>|<kid>] vodka|alcohol|drugs|weed|vapes|cigarettes|cocaine|ket,
        found a|an|his|her [big] machete|knife|blade|gun|zombie|weapon|balaclava, been stabbed,
        after <them>|<kid> again|now, plan~|planning|arranging .. his|her|their wedding|marriage
    """),
    may_be_play=True,
    may_be_over=True,
)
_NEGLECTED = Family(
    # A child is not fed, washed, warm, watched or seen by a doctor; or whoever should look after them cannot.
    Sign.CHILD,
    listed("""
        left|leave|leaves|leaving|leave~ .. <kid>|<them> .. alone|own|themselves|himself|herself|unattended|
        unsupervised|outside|with_nobody|with_no_one|in_the_car|in_a_car|with_a_stranger*|with_strangers|with_anyone|
        with_people|with_men|home|for_days|all_night|at_night,
        left|leave|leaves <them> .. alone|own|by_herself|by_himself|by_themselves,
        on|left|home|house on|by his|her|their|there|them|him own|selves|self,
        <kid> .. left with a man|stranger*|anyone|people|men,
        <kid>|they|he|she .. home alone|by_himself|by_herself|by_themselves|on_their_own|on_his_own|on_her_own,
        home alone, alone all night|day|weekend, alone at night|home,
        nobody|no_one|nobody_else at|in|home home|house|with,
        look* after|minding|watching themselves|himself|herself|each_other|the_little|the_baby|the_others|
        his_brother|her_brother|his_sister|her_sister,
        left in charge, too young to be, left <them>|<kid> .. bath|car|cold|dark,
        goes|went|go|going|out clubbing|out|pub|away|partying|drinking|to_the_pub .. leav*|left|alone|own .. <kid>|
        <them>,
        out all night .. <kid>|left|leav*|she|he, not looked|being_looked after, isnt|arent|not [being] looked after,
        no|any|enough|run_out_of|ran_out_of|out_of|without food|milk|formula|nappies|clothes|coat|bed|beds|heating|
        electric*|gas|hot_water|bedding|shoes|leccy .. <kid>|<them>|baby|house|cupboards|fridge|tonight|home|til|
        till|until|again|for,
        no [money|more] [for] food|nappies|formula|heating|electric*|leccy|hot_water and|in|for|again|today|$,
        got|have|weve|no_money_and no food|nappies|formula left, no|any [more] milk for|left,
        nothing|anything to|in|left|for [eat|the|fridge|cupboards|dinner|tea] .. eat|fridge|cupboards|tea|dinner|
        feed|food|house,
        nothing to eat|feed|give,
        <kid> ... hungry|starv*|filthy|malnourish*|skinny|underweight|dehydrated|stinks|stinking|smells|nits|lice|
        soaking|dirty_clothes|same_clothes|same_nappy,
        so|going|go|goes|went hungry|starving|to_bed_hungry, days|hours|since .. without eating|food|a_meal,
        dont|doesnt|didnt|forgets_to|not|never|wont|nobody|no_one|hasnt|havent|refuses_to feed|feeding|feeds|fed|
        eaten|eating|washed|changed|bath*|wash|change|clean|cook|collect|pick_up|picks_up .. <kid>|<them>|since|
        today|for|properly|yesterday|days,
        not been fed|changed|washed|bathed|eating|feeding|gaining, hasnt|havent|not been fed,
        havent|hasnt|not|nothing eaten|eat|to_eat since|today|for|all|properly|in, hasnt|havent eaten,
        <cant> feed|afford_to_feed|afford_food|afford_milk|afford_nappies|look_after .. <kid>|<them>|us,
        water|watering|watered down .. milk|formula|feeds|bottle*, skip~ meals|feeds|school,
        eat~|eating|ate|fed|food|scraps .. out_of .. bin|bins, out of bins|the_bin,
        begs|begging|steals|stealing|stole .. food,
        eat~ .. crisps|cereal|toast|beans|noodles .. only|all_week|days|every,
        <them>|<kid>|he|she|they .. same clothes|nappy,
        dirty|soiled|wet nappy|nappies|clothes|bedding .. all|days|hours|same|left|sore,
        smells of|like wee|pee|urine|poo, lost weight,
        <kid>|they|<them> .. <sleep> .. floor|in_the_bath|in_a_cupboard|in_the_car|on_a_chair, bare mattress,
        dog|cat|human|animal mess|poo|muck|faeces|shit, maggots, fleas,
        house|home|flat|kids|lives|live|living|baby|always|kept [is|in|are] [a] filthy, squalor, needles, rats,
        cockroaches, mouldy|rotten|gone_off food|milk, hoard*, tooth|teeth .. rotten|rotting|black|bad|pain,
        doctor|dentist|hospital|appointment* .. wont|never|refuse*|didnt|doesnt|missed|miss|not take|takes|been|
        let .. <kid>|<them>,
        wont|never|didnt|doesnt|refuse* take|takes|get|gets <them>|<kid> .. doctor|hospital|dentist|medicine|help|
        checked|injection|inhaler|school,
        medicine|inhaler|insulin|epipen .. wont|doesnt|never|forgets|not|without|run_out .. give|gives|<kid>|<them>|
        got,
        drives|driving|drove|drive .. <drunk>|fast|no_seatbelt|drugs,
        <drunk> .. driving|drove|drive|drives|wheel|car,
        <drunk>|out_of_it .. looking|charge|look_after|caring|school|pick*|with_the|with_my|round|around .. <kid>|
        <them>|after|of|up|run,
        get*|got|gets <drunk> .. with|when|while|front .. <kid>|<them>,
        drinks|drinking|drunk|bottle|wine|vodka all|from|every|by|in|until|till day|morning|night|dinner|nine|
        breakfast|the_morning|lunchtime .. <kid>|<them>|charge|left|forget*|asleep,
        mum|mother|dad|father|ex|partner|he|she|nan drinks|drinking|using|uses|smokes|takes|injects|drunk .. around|
        front|while|when|in_charge|looking|with .. <kid>|<them>|the_baby,
        smokes|smoking|use|uses|using|deals|dealing|sells|selling|takes|doing|snort*|inject* crack|drugs|heroin|
        spice|weed|coke|gear|meth .. <kid>|<them>|front|house|around|while|home,
        crack, heroin, take~ drugs|pills with|in_front|when, relapsed|relapse|using_again|drinking_again .. <kid>,
        drugs|pills|tablets|lighters|knife|knives left|lying|all_over|within|around|where|everywhere .. <kid>|<them>|
        reach|floor|table|side|get|about|around,
        people|men|strangers|dealers|addicts|users .. in_and_out|coming_and_going|all_hours|round_the|
        sleeping .. house|flat|<kid>|hours,
        in_and_out of the house|flat, hung over, passed|pass|pass~ out .. <kid>|<them>|sofa|couch|drunk|charge|floor,
        <cant> wake mum|dad|him|her, asleep with a bottle, asleep on .. drunk|sofa .. baby,
        neglect* .. <them>|<kid>|my|his|her|the, neglect* at|going_on|by|from, roam*,
        wandering|wanders|wandered|found|playing the|off|alone|in|on [own] .. streets|road|street|own|dark|alone|
        night,
        running the streets, out|playing in|on the street|streets|road|estate till|until|at|all,
        dont|doesnt|never|not know|knows|care|cares|bother where [the] <kid>|<them>|they|he|she [is|are],
        doesnt|dont look after, forgets|forgot|forget .. collect|pick|feed|<kid>,
        freezing .. <kid>|<them>|baby|house|cold, soaking wet,
        school|nursery .. not|hasnt|never|stopped|kept_off|wont|months|since .. been|go|goes|let|sent,
        kept|keeps|keeping|keep .. <kid>|<them> off school|home|indoors, kept away from school,
        cares|caring|carer .. for her|his|their .. mum|dad|sister|brother .. only|nine|eight|ten|seven,
        cooks|cook|cooking|gets|puts .. her|him|them|the .. only|aged|is four|five|six|seven|eight|nine|4|5|6|7|8|9,
        <kid>|they|them|he|she was|were|are|is|been|be [left|all] on their|his|her own,
        <kid>|they|them was|were|are|been [left] by themselves|herself|himself, stink~|stinking,
        same nappy|clothes|pants [on|all|for|since],
        leccy|leccys|electric|meter|gas|heating|water [has|is|was|been|have] gone|off|run_out|cut_off|ran_out|
        disconnected,
        <kid> .. freezing, freezing .. <kid>,
        wont|doesnt|never|refuses|forgets|didnt|not .. give|gives|giving .. <kid>|<them> .. inhaler|insulin|medicine|
        meds|epipen|tablets|antibiotics,
        off|out_of his|her|their face|head|trolley|tits|skull,
        drive~|drove|drives|driving .. after .. pints|drinks|drink|bottle|wine|smoking|spliff|cans|beers,
        needle|syringe|syringes|needles in|on|under|found|lying|by, found .. needle|needles|syringe*|pipe|drugs|wrap,
        beer|lager|cider|vodka|nothing but|in_the_fridge .. fridge|beer,
        nothing in the|their|her|his|our fridge|cupboards|cupboard, dry cereal, drunk and the|baby|<kid>,
        asleep|sleeping .. sofa|settee|couch|floor|chair drunk|and_the_baby|with_a_bottle,
        four|five|six|seven|eight|nine|4|5|6|7|8|9 year old .. look|looking|mind|babysit*|feed|charge|cooking|cook,
        in the car outside|while|all|for .. pub|bookies|hours|shop|work|casino,
        <kid>|baby|crawls|crawl|play in|around|over .. dirt|muck|poo|mess|filth|rubbish|shit|glass,
        <relative>|<partner>|he|she|hes|shes .. always|constantly|usually|permanently|often|mostly drunk|stoned|high|
        pissed|drinking|off_her_head|on_drugs|out_of_it|wasted,
        drives|drive|driving|drove|drive~ .. <kid>|<them> .. drinking|drunk|drugs|stoned|pints|weed|high,
        no breakfast|dinner|lunch|tea|coats|coat|shoes,
        live|lives|living on crisps|cereal|toast|noodles|sweets|biscuits, mum|dad|mother|father pass~ out,
        lets|let <them>|<kid> .. drink|smoke|vape .. beer|vodka|weed|alcohol|wine|cider,
        puts|put himself|herself|themselves to bed, alone|left .. as i|while_i write|type|work
    """),
    may_be_play=True,
    may_be_business=True,
    may_be_over=True,
    may_be_hearsay=True,
)
_IN_PERIL = Family(
    # A child is missing, snatched, in danger of life, or not safe with somebody.
    Sign.CHILD,
    listed("""
        <kid>|they|he|she .. arent|not|isnt|never|unsafe [be|been|feel|feels|being] safe,
        <kid> .. unsafe|at_risk|in_danger, danger to the|my|our|her|his .. <kid>,
        not|arent|isnt|dont_feel|doesnt_feel|never|wont_be|not_be safe with|there|round|around|near|at|in .. him|her|
        dads|mums|house|ex|partner|home|boyfriend|that,
        theyre|shes|hes not safe, they|she|he arent|isnt|not safe, <nobody> .. keep*|protect* .. safe|<kid>|<them>,
        <cant> keep|protect <them>|<kid>, <cant> keep|protect .. <kid>|safe,
        keep|protect|save|get <them>|<kid> [safe] from|away_from .. him|her|dad|ex|partner|<he>,
        <kid>|he|she|hes|shes|they .. gone|went|been|is|are|has|was|still|reported missing,
        missing since|for|again|from|overnight, missing person,
        <kid>|he|she|hes|shes .. not|hasnt|havent|never|didnt|wont come|came|been home|back|seen [home],
        hasnt|havent|not|didnt|never come|came|been home|back|seen_since,
        run~|ran|running|runs off|away [from|again], keeps running off|away, ran off with, <kid> .. run|ran away,
        <cant> find her|him|them|my|our|<kid>, wandered off, got out of the house,
        dont|no know|idea where [the|my] <kid>|he|she|they [is|are|has|went|gone],
        wont|refuses|doesnt tell|say [me] where [the|my|he|she|they] .. <kid>|<them>|is|are|taken|takes,
        not seen|seeing|let_me_see my .. since,
        wont|hasnt|refuses|didnt|not|never bring|brought|give|giving|gave|return*|hand|bringing .. <kid>|
        <them> .. back|over|home|here,
        snatch*, abduct*, kidnap*,
        take|takes|took|taking|get|steal|run_off_with|disappear_with .. <kid>|<them> .. never see|away|and|abroad|
        again|country|out|from_school|from_me|off_me|without|passport ..,
        threat*|<scared>|says|going|will|might|hell|shell .. take|snatch|steal|grab|run .. <kid>|<them> ..,
        ill never see|get <them>|<kid>|my, out of the country, take|taking|fly|flying|took .. abroad,
        passport|passports .. <kid>|<them>|bought|got|booked|applied|gone|hidden|kids,
        tickets|flights .. one_way|<kid>|<them>|booked|without,
        not|isnt|aint|stopped|hardly|barely|struggling breathing|breath*|responding|moving|waking|breathe,
        stopped breathing,
        gone|going|turned|turning|went|goes|lips blue|floppy|limp|grey|purple|stiff|are_blue|unresponsive,
        unconscious, wont|cant|not|isnt|wouldnt wake|waking|respond|responding|move|moving [up|him|her|them|to],
        <cant> wake him|her|them|my|the, drown*, could|might|would|nearly|almost of|have died,
        <kid> .. nearly|almost died|drown*|choked|fell_from|fell_out, fitting, had|having|has a|another fit,
        having seizure|a_seizure, seizure, wont|doesnt|not stop|stopping bleeding,
        bleeding wont|from_the_head|heavily|badly,
        swallowed|swallow*|drank|ate|eaten|drunk|took|taken|got_into|get_into [some|the|a|my|his|loads|of|
        her] [some] bleach|tablets|battery|pills|cleaner|meds|medication|methadone|tablets|paracetamol|drugs|magnet*|
        antifreeze|detergent,
        took|taken my tablets|meds|pills|methadone, fever|temperature .. floppy|rash|wont|cant|40|41,
        rash .. doesnt|wont|glass|fade, <cant> get to hospital, hit her|his head .. and|sick|sleepy|wont|passed|now,
        fell from|out|off|in|into [the|a|of] [the|a] [upstairs|bedroom|first|second] window|balcony|pond|river|canal|
        bath|pool|roof,
        in the road|traffic, near the road|edge|balcony|water|river|railway, on the roof|ledge|tracks,
        out the|of_the window|balcony, electrocut*, <kid>|he|she|is|hes|shes|was choking [on|$|now],
        breathing funny|fast|weird|badly|properly, fell .. wont|not wake|moving|responding, with us in it,
        <he> ... kill|drive|drown|crash|burn|gas|die .. <kid>|<them> .. and_himself|and_herself|with|all|himself|too,
        drive .. <kid>|<them> .. into|off|over, crash .. <kid>|<them> .., if <he> <cant>|cant have <them>|<kid>|us,
        take <them>|<kid> with me|him|her, <scared> for .. <kid>|their life|lives,
        <weapon> where|near|in_front_of|to|at .. <kid>|<them>, hold~|held .. knife|gun|scissors to,
        gun in|out|under|on, <kid> .. followed|following|stranger|man .. park|van|car|home,
        following|follows|followed|approach*|stop~|grab~|tried_to_take .. my|our .. <kid>|her|him,
        man|van|car|someone|stranger .. tried|try .. take|grab|get .. <kid>|<them>|in,
        <kid> .. stab*|shot|overdose|drunk|unconscious,
        <cant> get|make|rouse .. <them>|<kid> to|up [wake|breathe|respond|come_round|stop], wake up properly,
        not waking|wakes|responding|breathing, if i|he|she cant have .. no_one|nobody|noone,
        no_one|nobody|noone will|can have <them>|<kid>,
        himself|herself|myself|me|himself_too and [the|my|our|his|her|both] .. <kid> .. gas|kill|end|too|together|
        with,
        gas|kill|end|drown|burn|hang|poison|finish himself|herself|myself|us and|with|all, swallowed,
        ate|drank|eaten|drunk|got_hold_of|took some|my|a|the|one|all|half|loads [of] [my|the] pills|tablets|bleach|
        methadone|medication|meds|vodka|detergent|paracetamol|insulin|weed|edibles,
        one way ticket*|flight*|tickets,
        hasnt|havent|not|wont|refus*|never [been] .. brought|bring|bringing|returned|return|handed .. <them>|<kid>|
        back,
        wont give .. <them>|<kid> back,
        over|off|from the|a balcony|banister|bannister|bridge|railing|landing .. held|dangl*|hung|hang,
        held|dangl*|hung <them>|my|the|our .. over,
        lips|face|skin|hands|he|she|baby|<kid> [have|has|is|are] [gone|going|turned|turning|went|looks|look] blue|
        grey|purple|mottled,
        climbed|climb|sneaked|jumped out [of] [the|her|his] window, floppy,
        dont|not think|feel|believe|sure .. <kid>|they|he|she .. safe, wont feed|wake and|is|shes|hes|or
    """),
    may_be_play=True,
    may_be_over=True,
    may_be_hearsay=True,
)
_CHILD_AFRAID = Family(
    # A child is afraid of somebody, or shows it; or whoever writes is afraid for the child.
    Sign.CHILD,
    listed("""
        she|he|they|<kid>|shes|hes|theyre|im|is|are [is|are|was|were|seems|looks] [<very>] <scared> of <him>|dad|
        daddy|mum|uncle|stepdad|going|being|his|her|their|home|what|getting,
        <kid> .. <scared> .. of|to|when|around|if|because|whenever [my|the|her|his|their] [go|be] .. <he>|him|her|
        hit|home|dads|mums|hurt|sleep|back|speak|tell|alone|shout*,
        <scared> for .. <kid>, <scared> for her|him|them|my|his|their safety|life|when|with|around|because,
        <scared> .. <he> ... <hits>|take|hurt|touch*|shake|kill|leave .. <kid>|<them>,
        worried|scared|frightened|terrified|panic .. about|for|what|that .. my|our|the .. <kid> .. with|at|dad|safe|
        him,
        worried about|what what|<he> .. does|do|doing|did|happens|goes_on|happen ..,
        what <he> .. does|might_do|is_doing|could_do|will_do to <them>|<kid>,
        begs|beg|begged|begging [me|us] [to] not|dont|to_stay, begs me not to, begs to stay,
        dont|doesnt|not|didnt|wont|refuses|refusing|hates|scared|cries|screams [want|to|wants] [to] go|going|goes|
        be_left|stay|staying|visit .. dads|mums|with_him|with_her|uncle|grandads|him|her|there,
        wont|refuses|doesnt|hates|scared .. go|be|stay|left near|alone|in|with .. <him>|uncle|grandad|boyfriend|
        stepdad|dads|man|mums,
        wont go near, wont go to his|her|their dads|mums,
        cries|screams|shakes|sick|wets|hides|freezes|flinches|panic~|tummy .. when|before|every|after|whenever|if|
        as_soon .. go|goes|dad|dads|he|him|contact|visit*|mum|mums|stepdad|uncle|comes|left,
        cries|screams when .. has to go,
        <kid>|he|she|they .. flinch*|cower*|freezes|wets|hides|hide|jumps|shakes|trembl* .. when|if|every|from|under|
        at|bed|herself|himself|around,
        flinch*, cower*,
        wets|wetting|wet .. bed|herself|himself|themselves .. every|since|after|again|before|when_he|when_she,
        hides|hide|hid under|in|behind|when|from [the] .. bed|table|cupboard|wardrobe|he|dad|him|sofa|she,
        hides under|in|behind the, screams at night|in_his_sleep|in_her_sleep,
        nightmares about|after|since|of|every .. him|dad|contact|seeing|visit*|her|stepdad|going, too quiet since,
        gone|went|so|very quiet|withdrawn|silent .. since|after,
        not|isnt|hasnt|stopped been|herself|himself|same|the_same|talking|speaking|eating .. since|after|came_back|
        visit*|contact,
        since [she|he|they] [started|came|went|been|stayed|saw|goes] .. dads|mums|uncles|contact|stepdad|grandads ..,
        frightened to go, scared to go home|to|back, <he> .. scares|frightens|terrifies .. <kid>|<them>,
        shakes when|before, sick before|after|when she|he|they|contact [go*|visits],
        something|bad|wrong is|has|happened|happening|happens|going [been|happened] [on] to|at|there|with|
        on .. <them>|<kid>|dads|mums|there|home,
        something is happening to, something happened to|at|there,
        something [is] going on|wrong|not_right with|at|there|between|about .. <kid>|<them>|dads|mums|home|him,
        think|know|sure|suspect|believe|worried [that] something|someone|he|hes|shes|somebody .. to|hurt*|happen*|
        wrong|abus*|doing|touch* .. <kid>|<them>|there,
        says|told|tells|said .. <he> .. hurts|hurt|scares|does|did|touches|makes .. him|her|things|them|it,
        <kid> .. says|said|told|tells|whispered .. scared|hurt|hurts|secret|bad|dont_like|doesnt_like|hates|not_safe|
        hit|smack*,
        <kid> .. <sees> .. <hits>|violence|fight*|everything|me|blood|him_do|it_all,
        <kid> .. <sees>|heard .. what .. <he>|him, in front of|front_of .. <kid> .. <he>|hit|knife|drunk|every,
        <kid>|them .. to get at|back me|at, uses|using|use the|my|our <kid>|<them> [to|as|against] ..,
        <kid> .. in the middle|caught_between|stop_him|protect_me|between_us,
        <kid> .. tr*|stand*|got|get|gets|getting in between|in_the_way|to_stop|to_protect ..,
        turn~|turning .. <kid> against me, quiz~|question~|interrogat* .. <kid>|<them> .. where|about|me,
        <kid>|she|he drew|draws|drawing|writes|wrote .. blood|dead|knife|killing|hurt|monster,
        duck~|flinch~|cower~|cover~_his_head|cover~_her_head when|whenever|if|every|each,
        somethings|something_is|something [is] going|not|up|happening|happened|wrong on|at|there|right|with at|there|
        nursery|school|dads|mums|home|uncles|club|contact,
        <kid> .. stands|stood|gets|jumps|steps|got|stand .. front_of_me|between|in_between|him_and_me,
        screams|screaming|cries|kicks the|and|when|if|blue|her|his .. place_down|time_to_go|dads|mums|go_back|murder|
        contact,
        begs|beg|begged|begging|pleads|pleaded .. not|dont|stay|send|go|make,
        wont|will_not|refuses|cant|never be|go|stay|sit in|near|alone|with|in_a [a|the] [room|house|same] .. with|my|
        his|her|uncle|brother|him|boyfriend|stepdad .. more|anymore|alone|brother|uncle|him|stepdad|grandad,
        on the stairs .. listen*|crying|when|while,
        listening|listen|listened .. when|while|hits|batter*|fight*|shout*,
        hide|hides|hiding when|whenever|if .. door|he|dad|key|car|knock|stepdad
    """),
    may_be_play=True,
    may_be_business=True,
    may_be_over=True,
    may_be_hearsay=True,
)

TO_CHILDREN = (
    _RAISED_HAND, _CRUEL, _OWN_HAND, _INJURED, _TOUCHED, _EXPLOITED, _NEGLECTED, _IN_PERIL, _CHILD_AFRAID,
)  # fmt: skip
