"""What survey.distress hears as violence against whoever writes, and threats of it.

Families of patterns, each with its reason. How to read one stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

_BLOWS = Family(
    # Blows count whoever is named; what is no blow stands among the idioms.
    Sign.HOME,
    listed("""
        <hits> <me>, <hits> <me> .. <weapon>|<tool>, <hits> or|and <hits> <me>, <get> <hits> by <he>,
        <get> <hits> up|again|if|when|for|every, im being <hits>, i am being <hits>, i get|got <hits> $,
        <he> .. <blow> .. every|again .. night|week|weekend|day,
        <he> .. push~|shove~|drag~|grab~|chuck~|shake~|shook|slam~|pin~|restrain~|wrestle~ <me>,
        <handles> <me> about|around|down|against|into|by|out|across|off|at|over|under|onto|so|hard|up|backwards,
        <holds> <me> down|under|against|by, spat|spits|spit~ at|on|in me|my|us|food|dinner, <he> .. spits,
        <holds>|<hits>|<breaks>|twist~|stamp~|tread~|trod|stood|sat|knelt on|my my <body>,
        <he> .. <holds>|<hits>|<breaks>|twist~|stamp~ .. my <body>, <hits>|<throws>|<holds> me .. <body>,
        sits|sat|knelt|stamp~ on me|my, <throws> .. at <me>|my|our,
        <he> .. <throws> [a|the|my|his|her|all] [hot] <things>,
        <he> .. <throws> .. at|against .. wall|door|window|head, boiling|hot water|oil|tea|kettle,
        lay~|laid|set|sets|go~|went|came|comes|coming into|about|for|at me|us, lash~ out,
        <raises> fist*|hand|hands to|at|on, <raises> hand|hands|fist|fists|belt,
        laid|lays|lay|puts|put hands on me|us, puts|put his|her hands on me|us|people, backhand~, get~|got physical,
        <his> fists, with his|her fist|fists, headlock, knock~ me|us about|around|out|down|over|unconscious,
        <knock> .. teeth|tooth out, the shit|crap|living|life out of me|us|her, <did> this|it|that to me|us,
        done this|it|that to me|us, <breaks> my <body>, he took it out on me, takes it out on me,
        <hits> .. in front of .. <kid>, <kid> .. <sees> .. <hits>, <sees> him|her <hits>|<handles>,
        <hits>|<handles> .. pregnant|bump|belly, pregnant .. <hits>|<handles>,
        <he> .. <hits> .. my mum|mam|mother|sister|nan|brother|dad, <hits>|<handles> her|him|mum|mam|nan up,
        <hits> .. my|the|our|<kid> dog|cat|puppy|rabbit|hamster|pet|kitten|dogs|cats|guinea, <hits> the pets|animals,
        <hits>|<breaks>|put .. wall|walls|door|doors|holes|hole|furniture, <his> fist through,
        hole|holes in .. wall|door|doors where|from, <he> .. hits .. women, <he> .. <hits> me,
        get~|got|gave|give|gives|giving|given|took|takes|had|good|right|proper a|the|another|me|us|her|him|them [a|
        the|another|good|right|proper] [good|right|proper] hiding|beating|kicking|thump|pasting|battering|backhander|
        thrashing|clout|belting|leathering|dig|whack|crack|going_over,
        get~|got|gave|gives|a fist|punch|slap|smack|knee|elbow|kick in|on|to|round|across|for|off my|the|his|face|
        him|her|stomach|head|burning|answering|talking,
        <he> .. at my|our|me head|face|legs|back, end|ends|ended up on|in the floor|a_heap|a_and_e,
        put~ me on|through|in|against the|my floor|ground|wall|table|back|glass|deck|door, <knees> me|my|us|her,
        <he> .. <throws> .. at <me>|my|the_wall|our, to|as|and punish me|us, as a punishment, to teach me,
        <he> .. against the|a wall|fridge|door|cooker|sink|radiator|worktop,
        by the|my hair|arm|wrist|throat|neck|ear|scruff|collar|ankle|ankles,
        wring~|wrung|snap~|killed|drowned|got_rid|took|poison* .. dog|cat|rabbit|budgie|hamster|puppy|kitten|pet|
        pets|bird .. front|punish|neck|spite|teach|because|me,
        started|starts|starting hitting|punching|kicking|slapping|pushing|on_me, does|did|do it again|to_me|whenever,
        i pass~ out
    """),
    may_be_small=True,
    may_be_over=True,
    may_be_play=True,
)
_STRANGLED = Family(
    # Hands at the throat, and what follows: of all violence the surest sign that somebody may be killed.
    Sign.HOME,
    listed("""
        strangl*, throttl* me|her|us, chok* me|her|us, by the|my throat|neck|hair|scruff|collar|wrist|ankle|arm,
        hand|hands|arm|arms|belt|rope|cable|pillow|cushion|knee|foot|scarf|fingers|lead .. round|around|on|over|
        against|across|to .. my|me .. <throat>,
        hand|hands|arm|belt|pillow|cushion|knee round|around|over|on|against my|her|me,
        hand|hands on|round|around|over my|her <throat>, <he> .. hands|hand|grip|knee .. <throat>,
        <holds> .. my|her neck|throat, pillow|cushion over|on my|her, <cant> breathe .. <he>|while|until|till|so,
        <he> ... [i] <cant> breathe, until|till|so|and i <cant> breathe, until|till|nearly|almost .. pass~ out,
        i .. pass~ out, see~|saw stars, black~ out, went black|dark|blurry, lost consciousness,
        marks|bruises on|round|around my neck|throat, stopped me breathing, <cant> get air|breath,
        <cant> swallow since, lost my voice from, knock~ unconscious,
        by|on|round|around|across|over|at|against|to|have|had my|me|her|him|the|their [by] [the] throat|windpipe|
        neck|gullet,
        me|her|him|<kid> by the throat|windpipe|neck,
        hand|hands|thumbs|fingers|arm|fist on|at|round|around|across|over|to my|her|his throat|windpipe|neck|face|
        mouth,
        my neck|throat .. sore|hurts|hurt|marks|red|aches|bruised .. he|she|him|squeez*|grab*|where
    """),
    may_be_over=True,
)
_HURTS = Family(
    # What blows leave behind, and what is said of it at the hospital.
    Sign.HOME,
    listed("""
        black eye|eyes, fat lip, split lip, bust~ lip, bloody|burst|bust~ nose,
        <marks> on|over|down|up|all my|me <body>, <marks> on|all_over me,
        my <body> .. <breaks>|bruised|swollen|black_and_blue, my <body> [is|are|was] bleeding, covered in <marks>,
        black and blue, hide|cover|hides|covers|hiding|covering [up] [the|my|his|her] <marks>,
        makeup|make_up|long_sleeves .. <marks>, told|tell .. i fell|tripped|slipped|walked_into,
        said i [had] fell|fallen|tripped|walked_into, i say i walked into,
        ended|end|put|puts|was|been [me|up] in hospital|a_and_e|casualty .. he|him|what|because|after|again,
        a e|hospital|casualty because|after|when [of] he|him|what, put|puts me|her|us in hospital|casualty,
        stitches .. he|him|after|because, concuss*, im bleeding, i am bleeding, bleeding from,
        miscarr* .. he|him|kick~|push~|hit, lost the baby .. he|kick~|push~|hit, my ribs,
        bruise~ again|everywhere|again_and_again, there are bruises, fresh bruise*,
        ambulance|police .. because|after he|what|him,
        <marks>|sore|hurts|hurt|swollen|aches|clicks .. where|from_where|from_when|since he|she|hes|shes,
        keep|told|tell|tells|say|saying|said .. walked|walk|fell|fallen|tripped|fall [into|down|over|off] door|
        cupboard|stairs|step|over|into|down,
        scarf|scarves|makeup|make_up|sunglasses|long_sleeves|polo_necks|concealer .. hide|cover|so|because|work|marks,
        hide|cover|hiding|covering my neck|arms|face|eye|legs, i <broken> .. toe|finger|rib .. he|where,
        hospital|a_and_e|casualty .. because|after|cos .. him|he|what,
        black_eye|stitches|bruises .. because_of|from|off|thanks_to him|her|my
    """),
    may_be_over=True,
    may_be_play=True,
)
_VIOLENT = Family(
    # The plain words for it.
    Sign.HOME,
    listed("""
        <he> .. [is|gets|turns|been|getting|being|becomes|was] [<very>] violent|abusive|aggressive,
        violent|abusive|aggressive to|towards|with|with|relationship|partner|husband|man|when,
        there is domestic|violence|abuse, domestic violence|abuse in|at|going|happening|again|still|every|victim,
        domestics, domestic abuse, victim of domestic|violence|abuse,
        experienc*|suffer* .. domestic|abuse|violence|dv, abuse|abused|violence at home, abus* me|us, been abused,
        being abused, im|i_am abused, coercive relationship|partner|husband|ex, gaslight*, abuser, narcissist,
        bully~|bullies me|us, <he> .. bully~|bullies me|us|the_kids|everyone,
        drunk and <hits>|violent|angry|nasty|handy|starts|lashes|smash~, gets|get drunk and,
        comes|came|come [back|in|home] home|in|back [<very>] drunk|in_a_mood|pissed|and_starts|and_i,
        <he> .. drinks .. <scared>|hide|lock|hits|violent|nasty,
        kick~ off .. again|downstairs|if|when|at|because|over, he|she .. kicks|kicking|kicked off,
        hes|shes kicking off, <he> .. lose~ his|her temper|rag|it .. <scared>|hit|smash~,
        <he> .. rage|rages|raging|temper .. <scared>|hide|smash~|<throws>|<hits>,
        goes|went|go mad|mental|ballistic|mad_at|apeshit if|when|at|because|over|and,
        <he> .. goes|went mad|mental|ballistic|berserk,
        smash~ [up|all|everything|his|her|my|the|our] the|my|our|up|everything|all|plates|phone|house|place|windows|
        door|telly,
        <breaks>|burn~|destroy~|rip~|tear~|cut up|slash~ [up] [all] my|our <things>|door|windows|car|tyres|house|
        passport|dress|coat|uniform|windscreen,
        <he> .. destroy~|wreck~|trash~ my|our|the|everything, police .. came|called|been .. he|again|last_night,
        police come every|again, in my face .. shout~|scream~, <shouts> in my face, <shouts> right in,
        <shouts> at <me> .. all|every|for|until|till|so|constantly|daily|in_front,
        he|hes|husband|partner|ex|boyfriend|wife .. <shouts> at <me>, <he> .. intimidat*, intimidates, so loud that,
        towers over, stands over me, block~ the door|doorway|way, corner~ me|us, chase~ me|us,
        hold~|held|keep~|kept [me|us] hostage|prisoner|captive,
        got|get|gets|getting|turned|turning|become|becoming [<very>] violent|nasty_at_home,
        cut~|ripped|rip~|tore|burns|burnt|burned .. my|our clothes|coat|things|passport|stuff|photos|uniform|dress
    """),
    may_be_small=True,
    may_be_over=True,
)
_THREATS = Family(
    # Threats against whoever writes, against what is dear to them, or of suicide if they leave.
    Sign.HOME,
    listed("""
        <he> .. threat*, <he> .. threat* <me>, threatened me|us with <weapon>|violence|him|taking,
        threat* to <hits>|shoot|find|burn|smash~|post|send|tell|share|take|leave|end, threats to|from|against|of,
        death threats, threatened by my|him|her|a,
        <he> .. going|would|will .. finish|find|get|<hits>|bury|end|ruin|destroy|shoot|hunt me|us,
        hell|shell|hed|shed [<very>] <hits>|find|get|finish|bury|ruin|end|come me|us|you|after|for,
        <he> ... be dead|sorry, find me|us wherever|and, wherever i go, kill me|us, finish me off, see me dead,
        wants me|us dead, dead if|before|to_him, im dead $, im dead if|when, ill be dead,
        if i [ever|try|tried|even] leave|left|go|tell|speak|talk|told|call|say ... <he>|kill|hurt|find|take|dead|
        lose|worse,
        hed|hell|shed|shell .. if i [ever|try|tried|even] leave|left|go|tell|told|speak|call|<dont>,
        kill me|us|him|her|himself|herself|you if,
        if <he> find~|found|sees|saw|read|reads|hears|knew|knows|catches|gets .. out|this|that|me|us|about|it|phone|
        messages|hold|home|in,
        if he|she finds|found out,
        <he> ... kill|hurt|hang|harm|top|do himself|herself|something_to_himself if|unless|when i|we,
        kill himself|herself if i, kill himself|herself and,
        burn [down] [the|our|my] house|flat|place|it down|with|to, set|sets fire|light to, petrol through, acid,
        brick through, shoot me|us, bury me, hit man, hire someone|somebody|a_man|people,
        send~ someone|people|lads|men|the_boys|his_mates round|after|to_get|over, teach me a lesson,
        pay for it|this|that|leaving, make me|us pay|suffer|regret|sorry, makes me pay,
        regret it|leaving|telling|this|if, or else $|he|shell|hell, hell to pay, youll be sorry, ill be sorry,
        watch my back, sleep with one eye, ruin|destroy|wreck my life|me,
        get|have|take|turn the|my <kid> [away|taken|off|against] [from|off] me|us if|unless,
        take the|my|our <kid> if|unless|and_i, never see the|my|our|them <kid>|again,
        say im|i_am|i_was mad|crazy|unfit|mental|a_bad, report me|us to .. if,
        tell social services|the_police|everyone|immigration .. if|unless, deport*,
        immigration|home_office|visa .. if|unless|he|threat*|says|send, teach|show me who|whos,
        put me in the ground|a_hole|a_box|hospital|the_boot, slit my|our throat|throats,
        <weapon> [at|to|on|against|up] to|at|on|against|in my|me|us|our|her <body>|throat|face,
        <weapon> at|to|on|against me|us, <he> .. <armed>,
        <holds>|pull~|wave~|point~|pick~|has|keeps|got|brought|come~|came a|the|with|up|out <weapon>, gun in,
        knife under|in his|by, im next, ill be next, going to <hits> me|us, <he> ... do something to me|us|my,
        capable of, breach~|broke|breaks|breaking|broken|ignor* .. bail|order|injunction|non_mol*|conditions|tag,
        restraining|non_molestation|protection order, out of prison|jail|nick, gets|get|got out on|next|soon,
        released next|on|from|soon, i will be killed, will kill|hurt|find|get me|us,
        hes|shes going to kill|hurt|find|get, going to kill me, end up dead, six foot|feet under,
        find|found my|the|your|our body, <he> .. my funeral, coming to my funeral, <he> .. dig* .. hole|grave,
        in the boot, drive~|drove|crash~ .. us|all_of_us|me .. off|into, <he> .. next time .. kill|dead|wont|worse,
        next time [it|he|hell|ill|its] [will|wont] .. worse|dead|kill*|grave|coffin|knife|stop,
        <he> .. <weapon> to|at|against me|my|us|the_kids|our, <weapon> .. its for me|us, with a <weapon>|<armed>,
        wont|wouldnt|not|never live to|long see|enough,
        threatening messages|texts|calls|behaviour|notes|emails|letters|me|us,
        <messages>|sending .. threats|threatening, sort me|us out, knows people who, do me|us in,
        sectioned .. threat*|if|have_me, take me out
    """),
    may_be_play=True,
    may_be_over=True,
)

VIOLENCE = (_BLOWS, _STRANGLED, _HURTS, _VIOLENT, _THREATS)
