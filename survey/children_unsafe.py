"""What survey.distress hears as a child that is neglected, in peril or afraid.

Families of patterns, each with its reason. How to read one stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

_NEGLECTED = Family(
    # A child is not fed, washed, warm, watched or seen by a doctor; or whoever should look after them cannot.
    Sign.CHILD,
    listed("""
        left|leave|leaves|leaving|leave~ .. <kid>|<them> .. alone|own|themselves|himself|herself|unattended|
            unsupervised|outside|with_nobody|with_no_one|in_the_car|in_a_car|with_a_stranger*|with_strangers|
            with_anyone|with_people|with_men|home|for_days|all_night|at_night,
        left|leave|leaves <them> .. alone|own|by_herself|by_himself|by_themselves,
        on|left|home|house on|by his|her|their|there|them|him own|selves|self,
        <kid> .. left with a man|stranger*|anyone|people|men,
        <kid>|they|he|she .. home alone|by_himself|by_herself|by_themselves|on_their_own|on_his_own|on_her_own,
        home alone,
        look* after|minding|watching themselves|himself|herself|each_other|the_little|the_baby|the_others|
            his_brother|her_brother|his_sister|her_sister,
        left <them>|<kid> .. bath|car|cold|dark,
        no|any|enough|run_out_of|ran_out_of|out_of|without food|milk|formula|nappies|clothes|coat|bed|beds|
            heating|electric*|gas|hot_water|bedding|shoes|leccy .. <kid>|<them>|baby|house|cupboards|fridge|tonight|
            home|til|till|until|again|for,
        no [money|more] [for] food|nappies|formula|heating|electric*|leccy|hot_water and|in|for|again|today|$,
        nothing|anything to|in|left|for [eat|the|fridge|cupboards|dinner|tea] .. eat|fridge|cupboards|tea|dinner|
            feed|food|house,
        nothing to eat|feed|give,
        <kid> ... hungry|starv*|filthy|malnourish*|skinny|underweight|dehydrated|stinks|stinking|smells|nits|lice|
            soaking|dirty_clothes|same_clothes|same_nappy,
        days|hours|since .. without eating|food|a_meal,
        dont|doesnt|didnt|forgets_to|not|never|wont|nobody|no_one|hasnt|havent|refuses_to feed|feeding|feeds|fed|
            eaten|eating|washed|changed|bath*|wash|change|clean|cook|collect|pick_up|picks_up .. <kid>|<them>|since|
            today|for|properly|yesterday|days,
        havent|hasnt|not|nothing eaten|eat|to_eat since|today|for|all|properly|in,
        hasnt|havent eaten,
        water|watering|watered down .. milk|formula|feeds|bottle*,
        eat~ .. crisps|cereal|toast|beans|noodles .. only|all_week|days|every,
        smells of|like wee|pee|urine|poo,
        <kid>|they|<them> .. <sleep> .. floor|in_the_bath|in_a_cupboard|in_the_car|on_a_chair,
        bare mattress,
        dog|cat|human|animal mess|poo|muck|faeces|shit,
        needles,
        wont|never|didnt|doesnt|refuse* take|takes|get|gets <them>|<kid> .. doctor|hospital|dentist|medicine|help|
            checked|injection|inhaler|school,
        drives|driving|drove|drive .. <drunk>|fast|no_seatbelt|drugs,
        <drunk>|out_of_it .. looking|charge|look_after|caring|school|pick*|with_the|with_my|round|around .. <kid>|
            <them>|after|of|up|run,
        get*|got|gets <drunk> .. with|when|while|front .. <kid>|<them>,
        drinks|drinking|drunk|bottle|wine|vodka all|from|every|by|in|until|till day|morning|night|dinner|nine|
            breakfast|the_morning|lunchtime .. <kid>|<them>|charge|left|forget*|asleep,
        mum|mother|dad|father|ex|partner|he|she|nan drinks|drinking|using|uses|smokes|takes|injects|drunk ..
            around|front|while|when|in_charge|looking|with .. <kid>|<them>|the_baby,
        smokes|smoking|use|uses|using|deals|dealing|sells|selling|takes|doing|snort*|inject* crack|drugs|heroin|
            spice|weed|coke|gear|meth .. <kid>|<them>|front|house|around|while|home,
        heroin,
        take~ drugs|pills with|in_front|when,
        neglect* .. <them>|<kid>|my|his|her|the,
        roam*,
        forgets|forgot|forget .. collect|pick|feed|<kid>,
        <kid>|they|them|he|she was|were|are|is|been|be [left|all] on their|his|her own,
        leccy|leccys|electric|meter|gas|heating|water [has|is|was|been|have] gone|off|run_out|cut_off|ran_out|
            disconnected,
        <kid> .. freezing,
        wont|doesnt|never|refuses|forgets|didnt|not .. give|gives|giving .. <kid>|<them> .. inhaler|insulin|
            medicine|meds|epipen|tablets|antibiotics,
        off|out_of his|her|their face|head|trolley|tits|skull,
        drive~|drove|drives|driving .. after .. pints|drinks|drink|bottle|wine|smoking|spliff|cans|beers,
        needle|syringe|syringes|needles in|on|under|found|lying|by,
        found .. needle|needles|syringe*|pipe|drugs|wrap,
        beer|lager|cider|vodka|nothing but|in_the_fridge .. fridge|beer,
        nothing in the|their|her|his|our fridge|cupboards|cupboard,
        dry cereal,
        four|five|six|seven|eight|nine|4|5|6|7|8|9 year old .. look|looking|mind|babysit*|feed|charge|cooking|cook,
        in the car outside|while|all|for .. pub|bookies|hours|shop|work|casino,
        <relative>|<partner>|he|she|hes|shes .. always|constantly|usually|permanently|often|mostly drunk|stoned|
            high|pissed|drinking|off_her_head|on_drugs|out_of_it|wasted,
        drives|drive|driving|drove|drive~ .. <kid>|<them> .. drinking|drunk|drugs|stoned|pints|weed|high,
        no breakfast|dinner|lunch|tea|coats|coat|shoes,
        live|lives|living on crisps|cereal|toast|noodles|sweets|biscuits,
        lets|let <them>|<kid> .. drink|smoke|vape .. beer|vodka|weed|alcohol|wine|cider,
        alone|left .. as i|while_i write|type|work,
        driv~|drove|drives|driven|picks_up|picked_up <them>|<kid> ... <drunk>|skinful|the_limit|bottle,
        <drunk>|skinful .. driv*|drove|looking_after|minding|in_charge|babysit* .. <them>|<kid>,
        leave~|left <them>|<kid> .. alone|on_their_own|on_there_own|by_themselves|on_his_own|on_her_own|unattended,
        <kid>|they|he|she .. hasnt|havent|not|nothing eaten|ate|fed|to_eat|had_milk|had_food|had_anything|
            had_a_bottle .. days|yesterday|since|all_day|again,
        alone all night|day|weekend,
        alone at night|home,
        nobody|no_one|nobody_else at|in|home home|house|with,
        left in charge,
        too young to be,
        goes|went|go|going|out clubbing|out|pub|away|partying|drinking|to_the_pub .. leav*|left|alone|own ..
            <kid>|<them>,
        out all night .. <kid>|left|leav*|she|he,
        not looked|being_looked after,
        isnt|arent|not [being] looked after,
        got|have|weve|no_money_and no food|nappies|formula left,
        no|any [more] milk for|left,
        not been fed|changed|washed|bathed|eating|feeding|gaining,
        hasnt|havent|not been fed,
        <cant> feed|afford_to_feed|afford_food|afford_milk|afford_nappies|look_after .. <kid>|<them>|us,
        eat~|eating|ate|fed|food|scraps .. out_of .. bin|bins,
        out of bins|the_bin,
        <them>|<kid>|he|she|they .. same clothes|nappy,
        dirty|soiled|wet nappy|nappies|clothes|bedding .. all|days|hours|same|left|sore,
        doctor|dentist|hospital|appointment* .. wont|never|refuse*|didnt|doesnt|missed|miss|not take|takes|been|
            let .. <kid>|<them>,
        medicine|inhaler|insulin|epipen .. wont|doesnt|never|forgets|not|without|run_out .. give|gives|<kid>|
            <them>|got,
        drugs|pills|tablets|lighters|knife|knives left|lying|all_over|within|around|where|everywhere .. <kid>|
            <them>|reach|floor|table|side|get|about|around,
        people|men|strangers|dealers|addicts|users .. in_and_out|coming_and_going|all_hours|round_the|sleeping ..
            house|flat|<kid>|hours,
        in_and_out of the house|flat,
        passed|pass|pass~ out .. <kid>|<them>|sofa|couch|drunk|charge|floor,
        <cant> wake mum|dad|him|her,
        asleep with a bottle,
        asleep on .. drunk|sofa .. baby,
        wandering|wanders|wandered|found|playing the|off|alone|in|on [own] .. streets|road|street|own|dark|alone|
            night,
        running the streets,
        out|playing in|on the street|streets|road|estate till|until|at|all,
        dont|doesnt|never|not know|knows|care|cares|bother where [the] <kid>|<them>|they|he|she [is|are],
        doesnt|dont look after,
        school|nursery .. not|hasnt|never|stopped|kept_off|wont|months|since .. been|go|goes|let|sent,
        kept|keeps|keeping|keep .. <kid>|<them> off school|home|indoors,
        kept away from school,
        cares|caring|carer .. for her|his|their .. mum|dad|sister|brother .. only|nine|eight|ten|seven,
        cooks|cook|cooking|gets|puts .. her|him|them|the .. only|aged|is four|five|six|seven|eight|nine|4|5|6|7|8|
            9,
        <kid>|they|them was|were|are|been [left] by themselves|herself|himself,
        drunk and the|baby|<kid>,
        asleep|sleeping .. sofa|settee|couch|floor|chair drunk|and_the_baby|with_a_bottle,
        <kid>|baby|crawls|crawl|play in|around|over .. dirt|muck|poo|mess|filth|rubbish|shit|glass,
        mum|dad|mother|father pass~ out,
        puts|put himself|herself|themselves to bed,
        <kid> .. on_her_own|on_his_own|alone|on_their_own .. all night|day|weekend|hours,
        gas|electric|leccy|lecky|heating|meter .. off|gone|ran_out|empty|cut .. <kid>|us|freezing|cold,
        <kid> .. floppy|unconscious|wont_wake|not_breathing|gone_blue|limp,
        no|nothing .. cupboards|cupboard|fridge|freezer
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
        not|arent|isnt|dont_feel|doesnt_feel|never|wont_be|not_be safe with|there|round|around|near|at|in .. him|
            her|dads|mums|house|ex|partner|home|boyfriend|that,
        theyre|shes|hes not safe,
        <nobody> .. keep*|protect* .. safe|<kid>|<them>,
        <cant> keep|protect <them>|<kid>,
        <cant> keep|protect .. <kid>|safe,
        keep|protect|save|get <them>|<kid> [safe] from|away_from .. him|her|dad|ex|partner|<he>,
        <kid>|he|she|hes|shes|they .. gone|went|been|is|are|has|was|still|reported missing,
        missing since|for|again|from|overnight,
        <kid>|he|she|hes|shes .. not|hasnt|havent|never|didnt|wont come|came|been home|back|seen [home],
        hasnt|havent|not|didnt|never come|came|been home|back|seen_since,
        run~|ran|running|runs off|away [from|again],
        keeps running off|away,
        <kid> .. run|ran away,
        <cant> find her|him|them|my|our|<kid>,
        got out of the house,
        dont|no know|idea where [the|my] <kid>|he|she|they [is|are|has|went|gone],
        wont|refuses|doesnt tell|say [me] where [the|my|he|she|they] .. <kid>|<them>|is|are|taken|takes,
        wont|hasnt|refuses|didnt|not|never bring|brought|give|giving|gave|return*|hand|bringing .. <kid>|<them> ..
            back|over|home|here,
        snatch*,
        take|takes|took|taking|get|steal|run_off_with|disappear_with .. <kid>|<them> .. never see|away|and|abroad|
            again|country|out|from_school|from_me|off_me|without|passport ..,
        threat*|<scared>|says|going|will|might|hell|shell .. take|snatch|steal|grab|run .. <kid>|<them> ..,
        ill never see|get <them>|<kid>|my,
        out of the country,
        take|taking|fly|flying|took .. abroad,
        tickets|flights .. one_way|<kid>|<them>|booked|without,
        not|isnt|aint|stopped|hardly|barely|struggling breathing|breath*|responding|moving|waking|breathe,
        stopped breathing,
        gone|going|turned|turning|went|goes|lips blue|floppy|limp|grey|purple|stiff|are_blue|unresponsive,
        wont|cant|not|isnt|wouldnt wake|waking|respond|responding|move|moving [up|him|her|them|to],
        drown*,
        could|might|would|nearly|almost of|have died,
        had|having|has a|another fit,
        seizure,
        swallowed|swallow*|drank|ate|eaten|drunk|took|taken|got_into|get_into [some|the|a|my|his|loads|of|her]
            [some] bleach|tablets|battery|pills|cleaner|meds|medication|methadone|tablets|paracetamol|drugs|magnet*|
            antifreeze|detergent,
        out the|of_the window|balcony,
        <kid>|he|she|is|hes|shes|was choking [on|$|now],
        with us in it,
        <he> ... kill|drive|drown|crash|burn|gas|die .. <kid>|<them> .. and_himself|and_herself|with|all|himself|
            too,
        <weapon> where|near|in_front_of|to|at .. <kid>|<them>,
        hold~|held .. knife|gun|scissors to,
        following|follows|followed|approach*|stop~|grab~|tried_to_take .. my|our .. <kid>|her|him,
        <kid> .. stab*|shot|overdose|drunk|unconscious,
        <cant> get|make|rouse .. <them>|<kid> to|up [wake|breathe|respond|come_round|stop],
        not waking|wakes|responding|breathing,
        if i|he|she cant have .. no_one|nobody|noone,
        himself|herself|myself|me|himself_too and [the|my|our|his|her|both] .. <kid> .. gas|kill|end|too|together|
            with,
        gas|kill|end|drown|burn|hang|poison|finish himself|herself|myself|us and|with|all,
        swallowed,
        ate|drank|eaten|drunk|got_hold_of|took some|my|a|the|one|all|half|loads [of] [my|the] pills|tablets|
            bleach|methadone|medication|meds|vodka|detergent|paracetamol|insulin|weed|edibles,
        one way ticket*|flight*|tickets,
        hasnt|havent|not|wont|refus*|never [been] .. brought|bring|bringing|returned|return|handed .. <them>|
            <kid>|back,
        held|dangl*|hung <them>|my|the|our .. over,
        lips|face|skin|hands|he|she|baby|<kid> [have|has|is|are] [gone|going|turned|turning|went|looks|look] blue|
            grey|purple|mottled,
        climbed|climb|sneaked|jumped out [of] [the|her|his] window,
        floppy,
        dont|not think|feel|believe|sure .. <kid>|they|he|she .. safe,
        wont feed|wake and|is|shes|hes|or,
        danger to the|my|our|her|his .. <kid>,
        they|she|he arent|isnt|not safe,
        ran off with,
        not seen|seeing|let_me_see my .. since,
        <cant> wake him|her|them|my|the,
        <kid> .. nearly|almost died|drown*|choked|fell_from|fell_out,
        wont|doesnt|not stop|stopping bleeding,
        took|taken my tablets|meds|pills|methadone,
        <cant> get to hospital,
        hit her|his head .. and|sick|sleepy|wont|passed|now,
        fell from|out|off|in|into [the|a|of] [the|a] [upstairs|bedroom|first|second] window|balcony|pond|river|
            canal|bath|pool|roof,
        in the road|traffic,
        near the road|edge|balcony|water|river|railway,
        on the roof|ledge|tracks,
        fell .. wont|not wake|moving|responding,
        drive .. <kid>|<them> .. into|off|over,
        if <he> <cant>|cant have <them>|<kid>|us,
        take <them>|<kid> with me|him|her,
        <scared> for .. <kid>|their life|lives,
        <kid> .. followed|following|stranger|man .. park|van|car|home,
        man|van|car|someone|stranger .. tried|try .. take|grab|get .. <kid>|<them>|in,
        wake up properly,
        no_one|nobody|noone will|can have <them>|<kid>,
        wont give .. <them>|<kid> back,
        over|off|from the|a balcony|banister|bannister|bridge|railing|landing .. held|dangl*|hung|hang
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
        <scared> for her|him|them|my|his|their safety|life|when|with|around|because,
        <scared> .. <he> ... <hits>|take|hurt|touch*|shake|kill|leave .. <kid>|<them>,
        worried|scared|frightened|terrified|panic .. about|for|what|that .. my|our|the .. <kid> .. with|at|dad|
            safe|him,
        begs|beg|begged|begging [me|us] [to] not|dont|to_stay,
        begs me not to,
        dont|doesnt|not|didnt|wont|refuses|refusing|hates|scared|cries|screams [want|to|wants] [to] go|going|goes|
            be_left|stay|staying|visit .. dads|mums|with_him|with_her|uncle|grandads|him|her|there,
        wont|refuses|doesnt|hates|scared .. go|be|stay|left near|alone|in|with .. <him>|uncle|grandad|boyfriend|
            stepdad|dads|man|mums,
        cries|screams|shakes|sick|wets|hides|freezes|flinches|panic~|tummy .. when|before|every|after|whenever|if|
            as_soon .. go|goes|dad|dads|he|him|contact|visit*|mum|mums|stepdad|uncle|comes|left,
        <kid>|he|she|they .. flinch*|cower*|freezes|wets|hides|hide|jumps|shakes|trembl* .. when|if|every|from|
            under|at|bed|herself|himself|around,
        wets|wetting|wet .. bed|herself|himself|themselves .. every|since|after|again|before|when_he|when_she,
        hides|hide|hid under|in|behind|when|from [the] .. bed|table|cupboard|wardrobe|he|dad|him|sofa|she,
        hides under|in|behind the,
        since [she|he|they] [started|came|went|been|stayed|saw|goes] .. dads|mums|uncles|contact|stepdad|grandads
            ..,
        frightened to go,
        scared to go home|to|back,
        shakes when|before,
        something is happening to,
        think|know|sure|suspect|believe|worried [that] something|someone|he|hes|shes|somebody .. to|hurt*|happen*|
            wrong|abus*|doing|touch* .. <kid>|<them>|there,
        <kid> .. says|said|told|tells|whispered .. scared|hurt|hurts|secret|bad|dont_like|doesnt_like|hates|
            not_safe|hit|smack*,
        <kid> .. <sees> .. <hits>|violence|fight*|everything|me|blood|him_do|it_all,
        <kid>|them .. to get at|back me|at,
        duck~|flinch~|cower~|cover~_his_head|cover~_her_head when|whenever|if|every|each,
        somethings|something_is|something [is] going|not|up|happening|happened|wrong on|at|there|right|with at|
            there|nursery|school|dads|mums|home|uncles|club|contact,
        <kid> .. stands|stood|gets|jumps|steps|got|stand .. front_of_me|between|in_between|him_and_me,
        screams|screaming|cries|kicks the|and|when|if|blue|her|his .. place_down|time_to_go|dads|mums|go_back|
            murder|contact,
        begs|beg|begged|begging|pleads|pleaded .. not|dont|stay|send|go|make,
        wont|will_not|refuses|cant|never be|go|stay|sit in|near|alone|with|in_a [a|the] [room|house|same] .. with|
            my|his|her|uncle|brother|him|boyfriend|stepdad .. more|anymore|alone|brother|uncle|him|stepdad|grandad,
        on the stairs .. listen*|crying|when|while,
        listening|listen|listened .. hits|batter*|fight*|shout*,
        hide|hides|hiding when|whenever|if .. door|he|dad|key|car|knock|stepdad,
        <kid> .. <scared>|petrified|hides of|from|when <him>|he|uncle|dad,
        <kid>|they|he|she .. not|isnt|arent|never safe with|round|around|at_his|at_her|there,
        <scared> for .. <kid>,
        worried about|what what|<he> .. does|do|doing|did|happens|goes_on|happen ..,
        what <he> .. does|might_do|is_doing|could_do|will_do to <them>|<kid>,
        begs to stay,
        wont go near,
        wont go to his|her|their dads|mums,
        cries|screams when .. has to go,
        screams at night|in_his_sleep|in_her_sleep,
        nightmares about|after|since|of|every .. him|dad|contact|seeing|visit*|her|stepdad|going,
        too quiet since,
        gone|went|so|very quiet|withdrawn|silent .. since|after,
        not|isnt|hasnt|stopped been|herself|himself|same|the_same|talking|speaking|eating .. since|after|
            came_back|visit*|contact,
        <he> .. scares|frightens|terrifies .. <kid>|<them>,
        sick before|after|when she|he|they|contact [go*|visits],
        something|bad|wrong is|has|happened|happening|happens|going [been|happened] [on] to|at|there|with|on ..
            <them>|<kid>|dads|mums|there|home,
        something happened to|at|there,
        something [is] going on|wrong|not_right with|at|there|between|about .. <kid>|<them>|dads|mums|home|him,
        says|told|tells|said .. <he> .. hurts|hurt|scares|does|did|touches|makes .. him|her|things|them|it,
        <kid> .. <sees>|heard .. what .. <he>|him,
        in front of|front_of .. <kid> .. <he>|hit|knife|drunk|every,
        uses|using|use the|my|our <kid>|<them> [to|as|against] ..,
        <kid> .. in the middle|caught_between|stop_him|protect_me|between_us,
        <kid> .. tr*|stand*|got|get|gets|getting in between|in_the_way|to_stop|to_protect ..,
        turn~|turning .. <kid> against me,
        quiz~|question~|interrogat* .. <kid>|<them> .. where|about|me,
        <kid>|she|he drew|draws|drawing|writes|wrote .. blood|dead|knife|killing|hurt|monster
    """),
    may_be_play=True,
    may_be_business=True,
    may_be_over=True,
    may_be_hearsay=True,
)

CHILDREN_UNSAFE = (_NEGLECTED, _IN_PERIL, _CHILD_AFRAID)
