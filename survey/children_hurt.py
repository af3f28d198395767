"""What survey.distress hears as a child that is hurt, from whomever.

Families of patterns, each with its reason. How to read one stands in survey.distress_words.
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
    # Whoever writes is afraid of what they themselves might do, or did it. To say so takes courage.
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

CHILDREN_HURT = (_RAISED_HAND, _CRUEL, _OWN_HAND, _INJURED)
