"""What survey.distress hears as despair, or as a call for help: families of patterns, each with its reason.

How to read a pattern stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

_DEATH = Family(
    # To wish to be dead, asleep for good, never born, or gone: whoever is meant.
    Sign.DESPAIR,
    listed("""
        <wants> die, <wants> be dead|gone|with_the_angels, <wants> end|finish <life>|<self>,
        i|just want|wanna [to] end it, <wants> kill|hurt|harm|top|hang|cut|drown|shoot|poison|burn <self>,
        kill~ <self>, kms, unalive*, top~|topping <self>, end~ my life, end~ .. my own life, to end it, end it all,
        end it $, ending it all|now|tonight|$, <thinks> .. ending it|things|everything|my,
        <thinks> .. about|of dying|death|suicide|killing|jumping|hanging|drowning|not_being_here|overdosing|crashing|
        being_dead,
        end things|everything, ending things|everything, take~|took|taking my|her|his|their own life,
        take~|took my|her|his life, take my own life, my own life, want|wanted out of this|life, want out $,
        wish .. dead|died,
        wish i|id|she|he .. never|wasnt|werent|didnt [been|be|even] born|woken|wake|exist|here|alive|around,
        wish .. wouldnt|didnt|dont|wont wake|exist,
        wish [that] someone|somebody|a_bus|a_car would kill|shoot|end|hit|run_me_over,
        wish it would [all] end|be_over|stop,
        wish i could [just] die|disappear|go_to_sleep|vanish|sleep_forever|not_wake|end|not_exist|stop_existing|
        be_dead|never_wake|stop|evaporate,
        never been born, never should have been born, shouldnt have been born, rather be|id_be dead|gone|asleep,
        rather [i] [was|were] die|dead|not_be_here|not_exist|not_wake|not_be_alive,
        better off dead|gone|in_the_ground, be dead,
        better|happier|fine|easier|manage|cope|best [off] .. without me|mum|mummy|her_mum|their_mum,
        better|happier|easier|fine|best .. if|when|once i|im [was|were|is] not_here|dead|gone|wasnt_here|
        wasnt_around|not_around|not_about|werent_here|wasnt_about|died|disappeared|wasnt_alive,
        better|happier|easier .. if i [was|were|am|just] [just] dead|gone|died|disappeared|vanished|wasnt|werent|
        left|not_here,
        better off .. dead|gone, better off .. not here|around, better without me, world .. without me,
        if i wasnt|werent here|around|alive|about,
        when|if|once im [not|no|finally] [longer] gone|dead|not_around|not_here|here,
        if i was|were|am dead|gone|not_here|no_more, when i die|am_gone|go, if i die|died|dead,
        if i [just] disappeared|vanished|didnt_wake|dropped_dead|jumped,
        wont|not|shant be around|here [for] [much|long|tomorrow|when|next|by|anymore|longer|at|to],
        wont be alive|here_tomorrow, wont have me|to_worry|to_put_up|to_look_after|to_deal,
        wont need me|these|them|it anymore|where, wont have to worry about me,
        dont|not|didnt|doesnt|no_longer|never want|wanting|wanna|wants|wanted [to] live|exist|wake|be_alive|carry_on|
        go_on|be_on_this|be_in_this_world|keep_living,
        dont|not|didnt|doesnt|no_longer|never want|wanting|wanna|wants [to] be here|around|alive <nomore>|$|and|with|
        at_all|im,
        not want*|wanting to be here|alive|around|live|wake, dont deserve to live|be_here|be_alive|exist|breathe,
        dont feel|think|believe i [should|can|could|deserve] live|be_here|be_alive|stay_alive|exist|survive,
        dont have to wake up|feel|be_here, not wake|waking up, <dont> wake up, never woken,
        never|not wake|waking [up] [again], hope i|that_i|to dont|never|die|not, hope .. dont|never|wont wake,
        hoping .. not|wont|dont wake, sleep|asleep for_ever|forever|and_never|and_not|for_good|and_dont|and_stay,
        go to sleep and never|not|stay|dont, go for good, not exist*, stop existing, just not exist, dont exist,
        shouldnt exist|be_alive|be_here, death is|would_be|seems the|my|only|better|a|easier|like,
        dying .. relief|easier|peace*|better|scare*, ready to die, i deserve to die, deserve to die, let me die,
        just die, die in my sleep, like dying, nothing to live, <cant> live <nomore>|with|without,
        want to be with my|him|her|mum|dad .. died|dead|heaven|gone|passed,
        dont care if i|whether|what live|die|wake|wake_up|get_hit|im_dead|anymore|happens_to_me,
        wouldnt care|mind if i|a [died|die|didnt|dont] [got|get|was|car|bus|never],
        wouldnt mind|matter|bother|care .. died|dead|wake|run_over|hit_by|gone,
        <wants> vanish|disappear|evaporate|fade_away,
        want it|this|everything|things|the_pain [all] [of] [it|this] [pain] [to] [all] end|stop|be_over,
        want it all to, make|makes|need it|the_pain|this [all] stop|end|go_away,
        end|stop my|the|this pain|suffering|misery|hurt|noise, not be a problem|burden|bother, one less|fewer,
        leave this|the|them world|all, leave them|everyone behind, one way or another, put me out of,
        out of my misery, see you on the other,
        join|with|see him|her|mum|dad|my_mum|my_dad|my_baby|nan|them .. in_heaven|on_the_other_side|up_there|
        again_soon|soon,
        with the angels, rest of my life like, over soon, peace with everything|it|god|dying|myself|death,
        <cant> be here anymore|much|any, long sleep, dead by, be no more, six feet, in a box, all be over|finished,
        be over soon|tonight, be here tomorrow|next|christmas|much,
        wont see christmas|another|tomorrow|summer|birthday|the_new_year|monday, gone soon|tomorrow|by,
        make it through|to|past tonight|the|next|another|christmas|monday|morning|week|my,
        <cant>|dont|wont .. make|last|get through|past|to another|tonight|the_night|the_week|today|tomorrow|next|
        much|christmas,
        wont|dont_think_ill make it,
        survive|get_through|last tonight|another_night|the_night|this|the_week|another_day,
        tired|sick of life|living|being_alive|existing|being_here|this_life|breathing|being_me,
        done with life|living|everything|it_all|this_life|this_world|being|it,
        finished with|had_enough_of life|living|it_all|everything|this_life|being_here|being_alive|being_me|breathing,
        hate|hated|hating .. being alive|here|me, hate [my|this] life|living,
        wouldnt|would_not mind|care|bother|matter|bothered if .. hit|run_over|didnt_wake|died|die|dead|never_woke|
        bus|car|lorry,
        hit|run_over|flattened by a bus|lorry|car|train,
        sorry|disappointed|gutted|annoyed|hate|angry|upset|wish .. woke|wake|waking up,
        not|no_longer|never scared|afraid|frightened of dying|death|to_die|the_end,
        doing|do|be everyone|everybody|them|you|the_kids|you_all|the_world a favour, get over me|it in|soon|quick*,
        pray~|hope~|hoping|wish~ .. dont|wont|not|never wake, pray~ .. die|take_me|dont_wake|death,
        peace|rest|sleep|quiet for_ever|forever|for_good|at_last,
        walk~|walked into|in_to the sea|river|lake|traffic|water|woods,
        wait~|waiting for .. over|end|death|it_to_end,
        so i dont|wont|can|never have_to_be|feel|exist|wake|be_here|have_to_feel|think|have_to_think,
        only one|one way [this|it|out|left|for] [ends|out|left|goes],
        that is|me|will_be|thats me done|finished|gone|over,
        see myself|me getting|growing|being|living|at old|older|here|christmas|alive|next,
        dont|cant|not see myself getting|being|here|alive|in, want .. peace $|now|forever|for_ever|for_good,
        feel|feels|feeling|felt|think|thinking|thought .. ending it|everything|my, do this life|living|being_alive,
        take|bear|stand|cope_with the|this pain|hurt|sadness, not|stopping being here,
        only stay|staying|keep|keeping|stayed|im alive|going|here|living for|because,
        only|one thing keeping|stopping|holding me|us, if it wasnt|werent for the|my [<kid>],
        gone already|by_now|long_ago, better|happier|fine with|if someone_else|another|a_new,
        in everyones|everybodys|their|the way
    """),
)
_MEANS = Family(
    # A way, a place, a time, a farewell: what turns a wish into a plan.
    Sign.DESPAIR,
    listed("""
        <thinks>|want|going|stood|standing|sat|sit|keep|feel|ready|could .. jump~|jumping,
        jump~ off|in_front|from|under|out_of, jump* .. bridge|window|balcony|roof|cliff|car_park|platform,
        off the|a|that bridge|roof|cliff|top|flats|edge|car_park|balcony,
        bridge .. think*|jump*|stood|stand*|edge|looking_down|ended|walk*,
        stood|stand|standing|sat|walked|walking|went|go [on|at|by|near|to] [the|a] bridge|edge|platform|tracks|cliff|
        railway|train_line|motorway,
        under|in_front_of|front_of|into [a|the] train|bus|lorry|traffic|tube|car|cars,
        step~|walk~|run~|throw~ .. in_front|into|under [of] [a|the] traffic|train|bus|lorry|car|road|river|sea|cars|
        canal,
        railway line|track*|bridge, train line|track*|tracks,
        driv~|drive~|drove|steer~|crash~|veer~|swerve~ [my] [the] [car] [straight] into|off|over|the|my [a|
        the] [car] wall|tree|lorry|river|bridge|road|cliff|oncoming|traffic|water|barrier|lake,
        car into|off, not braking|turning_the_wheel, let go of the wheel, unbuckle, hang|hanging <self>,
        from the|a .. ceiling|beam|banister|rafters|tree, ligature,
        rope .. shed|garage|loft|bought|ready|car|tree|got, a|the|bought|got rope,
        slit~|slash~|cut~ .. wrist*|throat,
        blade|blades|razor* .. ready|drawer|bathroom|next|skin|arm|leg|bed|out|hid*|use|keep|to, razor*, gas on|oven,
        hose|exhaust .. car,
        <pills>|them|lot|box .. take|took|taken|taking|swallow*|down .. all|lot|whole|handful|bottle|too_many|
        at_once|sleep|never|wont_wake|end,
        take|taking|took|taken|swallow~|neck~|down~ all|too_many|a_load|a_handful|a_bunch|a_packet|a_box|a_bottle|
        a_pile|a_whole|a_lot|loads|lots|every|them|the_whole [of|box|bottle|packet] .. <pills>,
        swallow~ .. <pills>,
        take|taking|took|swallow~|drink .. everything|whole|lot|all .. cupboard|cabinet|bottle|bleach|packet|box|
        house,
        take the lot, took the lot, take|took|taking|swallow them|it all, too many [of] [my] <pills>,
        too many tablets|pills, sav~|stockpil*|stash*|hoard*|collect*|stor~|hid*|count~|put .. <pills>,
        <pills> .. ready|waiting|saved|stash*|lined_up|in_front|hidden|drawer|count*|put_by|put_aside|in_my_hand|
        hand|next_to_me|enough|stockpil*|here|staring|left|tonight,
        enough <pills>|to .., <pills> to [end|kill|do|finish|die|take], all my|the|of <pills>,
        handful|load|loads|bunch|pile|packet|box|bottle|lots|strip|whole [of] [the|my|his] <pills>,
        how many <pills>|paracetamol,
        stopped taking my|the [insulin|tablets|meds|heart] .. on_purpose|die|point|want|end, oding, oded, od,
        bleach|antifreeze .. drink|drank|drink*|swallow*, drink|drank|swallow* .. bleach|antifreeze,
        planned it|how|everything|my_death|when,
        have|got|made|had a plan|date|method|note|way to|of|ready|in_my_head|in_mind|for_how $|end|die|do_it|kill|go|
        take|myself,
        have|got|made a plan $, a plan to [end|kill|die|do],
        know|worked|decided|planned|looked|figured|sorted [exactly|out|up|already] how|where|when [exactly|id|ill|to|
        i_would|i_will|im_going_to|i_want_to|i] do_it|kill|end_it|die|do_myself,
        how i|id|ill|i_would|im_going_to [would|could|can] do it, about how to do it,
        how to die|kill_myself|end_it|end_my|hang|make_it_quick,
        ways|easiest|quickest|painless|method* to|way|ways|of|death [to|of] [die|kill|end|go|do|dying|end_it],
        painless, when|where .. they|the_kids|nobody|no_one wont|will find me, find my body|me_dead|me_hanging,
        found me [in|with|last_time|hanging|on], nobody will|would find,
        written|wrote|write|writing|wrote|leave|left|leaving|done [a|my|the|them|each|some] [the|kids|goodbye|
        suicide] [kids] note|notes|letter|letters|will [to|for|so|saying],
        suicide note, goodbye letter*|note*|video, goodbyes, say~|said|saying my|last|final goodbye|goodbyes,
        say~|said|saying goodbye to [my|the] kids|everyone|everybody|them|children|baby,
        goodbye everyone|all|world|kids|forever, this is goodbye|it_for_me|the_end,
        my|the|our|their|last last|final goodbye|message|day|night|christmas|birthday .. with|alive|earth|here|
        together|$,
        funeral .. plan*|song*|paid|sort*|want|my, my funeral, affairs in order, put my affairs, my affairs in,
        made|making|wrote|sorted [a|out|my] my|a will [out],
        giv~|gave [away] my|away my|things|stuff|the [things|stuff|dog|belongings] [away], wrote a|my will,
        who will|would|gets|will_have look_after|have|take|raise|get [the|my] <kid>|them when_im_gone|if_im_gone|
        after|gone,
        look after [my|the] <kid>|them when|if|for_me|after [im|i] [gone|not|go|die|am], when im not here,
        where im going, what i need|have to do and, nearly time, tonight is the night, tonights the [night],
        do it tonight|tomorrow|now|this|soon|properly|when, going to do it, this time i|it [will|wont|mean],
        do|doing|did|done <self> in, do it .. kids_are|asleep|school|after_christmas|bed,
        something stupid|silly|daft|bad_to_myself|to_myself, do something stupid|silly|to_myself|bad_to,
        finish myself|it_off|it_all, finish it, voices .. tell*|saying|say|kill|hurt|want_me,
        telling me to [end|kill|die|do|hurt|jump|cut], both die, we would die, all die,
        all of us .. die|dead|together|end, take|taking [the|my] <kid>|<them> with me,
        me and the <kid> .. die|end|gone|together|heaven|bridge, under|in|into|walk_into the water|river|sea|canal,
        gun .. mouth|head, knife to my [own] wrist|throat|chest|arm|myself,
        drink|drank|drunk|drinking myself to|unconscious|death|stupid|into,
        drink till|until i .. pass|black|dont|forget|die,
        look~|looking|stare~|staring|eyeing|think~ at|about|of the|my|that knives|knife|pills|tablets|bridge|beam|
        rope|tracks|water|edge|razor*|blade*|bleach|scissors|dressing_gown|belt,
        picked|chosen|set|decided_on|sorted my|the|a day|date|time|spot|place|tree|method [$|to|already|when|and|
        for_it],
        place|spot|tree|bridge in mind|picked|chosen|i_go,
        i|ive .. stood|stand|sat|standing .. on|at|by|near the|a station|platform|bridge|tracks|cliff|edge|railway|
        river|pier|ledge|level_crossing,
        watch~ the [fast|express] trains|train|tracks|traffic|cars .. jump|think|by|go,
        <written> .. cards|letters|notes|videos|letter|note|goodbye|birthday_cards .. kids|them|everyone|children|
        each|birthdays|when_im|find|goodbye|after|written,
        left a|me_a|us_a|his|her note,
        wont|not|dont|cant mess|get|fail|cock|make|bottle it [up|wrong|this|again|next] .. time,
        this time i|it|ill|its|next .. work|succeed|properly|wont|will|right|sure,
        enough .. to do|finish|end|kill|sleep|see .. job|it|me|myself|off|forever,
        count~|counted|laid|lined|lining|laying .. them|pills|tablets .. out|up|side|table|bed,
        tempted|want|wanted|going|could|ready|tried|thinking .. swallow|neck|take|taking .. lot|them_all|everything|
        whole,
        swallow~|neck~|down~ the|them lot|all|everything,
        googl~|search~|looking_up|looked_up|look_up|reading_up .. how|ways|method*|pills|overdose|painless|die|pain|
        kill|tie,
        without|no pain .. how|way|die|kill, been googling .. how|ways, passwords .. letters|folder|sister|when,
        belt|rope|cord|dressing_gown|lead round|around|on|over|and .. neck|beam|door|hook|banister|her|his|my,
        hook on|in the door|ceiling, take~ my insulin .. all|whole,
        not take|taking|took my insulin|tablets|heart .. die|purpose,
        head|voice|voices|mind|brain|thoughts|something .. tells|tell|telling|says|saying [me] [to] to|do_it|end|die|
        kill|jump,
        think~|thinking about|of the railway|river|bridge|train|trains|canal|cliff|motorway|sea|tablets|pills|rope,
        made my mind up, made up my mind, my|the letters|letter|note|notes written|done|ready, letters written,
        <pills> on purpose|deliberately
    """),
)
_HARMED = Family(
    # What has a name: suicide, an attempt, an overdose, harm to oneself. It can be long ago.
    Sign.DESPAIR,
    listed("""
        suicid*, sucid*, suiside*, suisid*, attempt* .. life|again|on|hospital, attempt, overdose*,
        hung|hanged <self>, took my|her|his own life,
        tried|try|trying|attempt* to take|end|kill|hang|jump|drown|od his|her|my|himself|herself|myself|it|off|them|
        all,
        self harm*, selfharm*, sh again,
        hurting|harming|cutting|burning|punching|scratching|starving|hitting|punishing <self>|to|again|helps|is|my,
        cut|cuts <self>, cut|cuts|cutting again|to_feel|to_cope|deeper|too_deep|when_i|every|helps|makes|is_the,
        cut|cuts|cutting|slice~|slash~|scratch~|carv~ [up|into|open] [my|his|her|their] [inner|upper|own] arm*|
        wrist*|leg*|thigh*|skin|stomach|tummy,
        hurt|hurts|harm|harms|burn|burns|punch|punches|scratch*|bit|bite|bites|hit|hits|stab* <self>,
        burn~|burnt|burning|pick~|scald~ [at] my|his|her|own [own] arm*|leg*|skin|hand*,
        hit~|bang~|punch~|smash~|head [my|his|her] [own] head|face|legs|wall|fists .. wall|until|against|because|
        so_i|on_purpose,
        banging my head, hurt|hurts|harm|harms|cut|cuts|hit|hits|stab|burn <self>,
        scars .. from|arm*|leg*|hide|hiding|under|sleeve*|wrist*,
        hid*|hiding|covering the|my|his|her scars|cuts|arms|marks|it_with, long sleeves,
        cuts|marks .. on|up|down|along .. his|her|my .. arm*|wrist*|leg*|thigh*, blood makes|helps|is,
        want to bleed|see_blood, bleed out, relief from|when [cutting|pain|i_cut],
        feel|feels|only_thing better|something|release|real when|if|that [i] [cut|bleed|burn|hurt|helps_is],
        starv~ <self>, stopped|not|barely eating .. punish|disappear|deserve|die,
        make|making|makes <self> sick|throw_up, punish <self>, punishing myself, made|makes <self> sick,
        swallow~ .. <pills>|blade*|battery|bleach, took too|an|a_load|loads|all, stomach pumped, sectioned,
        samaritans, hurt <self>, cutting helps|makes|is|my|again, on suicide watch, ligature*,
        take~|taking|took it|everything|my_anger|the_pain out on my|myself skin|arms|legs|body|$,
        hurt~|harm~|cut~ <self> again|like|when|since|to,
        started|been|back_to|gone_back_to|begun|started_to|keep hurting|harming|cutting|burning|scratching|cut|
        self_harming <self>|again|my,
        fresh|new scars|cuts|marks, scars .. fresh|new|sleeves|hide|legs|arms|hiding|bleed*,
        talks|talking|talked|speaks|keeps_on about|of|about_how .. ending|end|killing|dying|suicide|not_being|
        not_wanting|death|jumping,
        says|said|saying|threatens|threatened|threatening .. jump|kill_himself|kill_herself|end_it|hurt_himself|
        hurt_herself|top_himself|wants_to_die|do_himself|overdose|die,
        he|she|hell|shell|son|daughter|ex|husband .. jump .. if,
        he|she|they|daughter|son|kid|teenager .. look~|looking|searching|googling [up] ways|how|pills|suicide,
        burn~|burnt|scald~|scratch~|stab~|punch~ <self>,
        hit|bang|punch|smash my head|face .. wall|floor|door|until|when
    """),
    may_be_over=True,
)
_NO_WAY_ON = Family(
    # No way on, no point, no hope, no worth; a burden; alone; trapped; broken.
    Sign.DESPAIR,
    listed("""
        <cant> [see|seem|keep|even] [to] go|going on, <cant> [keep] carry|carrying on,
        <cant> [keep] do|doing|take|taking|cope|coping|bear|stand|handle|manage|face|carry [with] [this|it|life|any|
        that|everything|much] [life|more] <nomore>|any_more|much_more|much_longer|like_this|on_my_own|alone,
        <cant> take any_more|much_more|much_longer|anymore, just cant [take|cope|do_it|do_this|anymore|go|carry],
        <cant> cope $|with_life|and|im|at_all|now|today|tonight|alone|on_my|with_it|with_the_baby|with_them|
        with_this|with_anything,
        <cant> live|bear|go_on|carry_on|keep_going like|this|with,
        <cant> keep living|going|doing|fighting|pretending|trying|on,
        <cant> face|get_through|do|survive [the|another|life|tomorrow] [another|tomorrow|day|morning|night|life|week|
        living|thought|waking],
        <cant>|dont|no|never|not see~ .. future|way|point|light|end|reason|tomorrow|hope|myself|getting_better|
        changing|better|it_changing,
        see .. point .. <nomore>,
        whats|what_is|see_a|see_the|no|any|little|isnt_any point in|to|of|<nomore> .. me|my_life|it_all|anything|
        being|living|life|carrying|going_on|trying|anymore|getting_up|waking|existing,
        no|any|the|whats|what_is|see_the point $|anymore|any_more|now|of_me|in_me|to_it|to_me|in_it|being_here,
        no point [in] [even] living|life|carrying|going|anymore|trying|being, no point <nomore>,
        point of|in|to|being it_all|me|all_this|living|life|being|anything|carrying|trying|my_life|alive|here,
        whats|what_is|wheres the|my use|purpose $|anymore|any|of_me|in_anything|now, worth it <nomore>,
        worth living|being_here|carrying|going_on|the_fight,
        not|isnt|aint|no|nothing|wasnt|hardly worth living|it_anymore|carrying|fighting,
        no|any|a|one|single|only reason .. live|carry|go_on|keep|get_up|wake|be_here|stay|im_here|im_alive|
        still_here|not,
        no reason to_live|to_go|to_be|to_get|left|for_me|to_carry, no way out|forward|through|back|on,
        only|easy|one|a way out, only escape, only|easy|one|any|see_a|no way out,
        no future|hope|purpose|joy|meaning|end_to|light|life|use|escape|fight|strength|energy,
        no [more] fight|strength|energy|hope|tears|will [left|in|for|to|anymore],
        lost|losing|lose|given_up|abandoned|no|without|out_of|running_out_of|little|any [all|my|the] hope|will|faith,
        will to live|go_on|carry_on $|and|im, hopeless $|and|im|i, so|feel|its_all|is|everything hopeless $,
        helpless, worthless, useless $, useless mum|dad|mother|father|to_everyone|to_everybody|waste,
        waste of space|air|skin|oxygen|everyones|a_life, waste|wasting .. oxygen|life,
        nothing left|to_live|to_look|to_get|here_for|good_in|to_give|inside|for_me|matters|really_matters|
        makes_sense|helps_anymore|worth,
        ive_got|i_have|got|theres nothing left|to_live|to_get_up|to_look|inside|anymore|without,
        nothing matters|left|fun|feels|works|makes <nomore>|$|to|in|sense|good, nothing to look|live,
        nothing would change|matter if, nothing ever|will [ever|good] get_better|change|matter|work|help_me|be_ok,
        nothing for me,
        feel|feeling|felt nothing|numb|empty|dead|hollow|broken|hopeless|worthless|useless|trapped|alone|lost|
        invisible|like_nothing|like_a_failure|a_failure|a_burden|like_a_burden|unloved|suffocated|defeated|desperate|
        finished|like_im_drowning|so_low|so_down,
        i am|im nothing|numb|empty|broken|hopeless|worthless|useless|trapped|drowning|sinking|finished|done|
        desperate|so_alone|all_alone|a_failure|a_burden|defeated|so_low|beaten,
        [<very>] empty|numb|hollow|dead inside,
        completely|totally|utterly|so alone|lonely|lost|broken|hopeless|desperate|empty|low|numb|trapped|
        exhausted_with_life,
        burden, dead weight, drag everyone|them|people down,
        poison|ruin|ruined|ruining everything|everyone|their_lives|my_life|the_kids|it_for|my_kids_lives|lives,
        everyone|everybody|they|kids|family|world|he|she [would|will|are|is|all|be] [be|all|would] better|happier|
        relieved|glad .. without|gone|wasnt|dead,
        deserve better|a_better|more|someone_better|a_proper|a_real than|mum|dad|mother|than_me|who|with,
        deserve .. mum|dad|mother who|that|than isnt|is_not|doesnt|can|me,
        dont deserve them|her|him|kids|to|my|love|anything|happiness,
        deserve it|this|to_suffer|the_pain|all_of|it_all|pain,
        failed [as|my|them|everyone|the|at] [a] <kid>|mum|them|life|everyone|dad|mother|everything|as,
        failure .. mum|dad|mother|life|everything|as|im, a failure, failing as|my|them,
        bad|rubbish|shit|crap|terrible|awful|useless|worst mum|dad|mother|parent .. kids|them|deserve|not|better|hate,
        such a [bad|terrible|useless] mum|mother|dad, hate <self>, hate [the] who|what|person i|ive|im,
        disgust* .. myself|me, cant stand|look|forgive [to] [at] myself|the_sight|me,
        <nobody> .. would|will miss|notice|care|mind|cry, <nobody> cares $,
        <nobody> cares [about|if|what|whether|anymore] [me|i|happens],
        <nobody> needs|wants|loves|likes|notices|sees|hears me, <nobody> would notice if,
        notice if|that i [was|were|died|went|disappeared], who would|will|d|even [even] miss|care|notice me|if,
        miss me [if|when|anyway|much|$], all my fault .. dead|gone|die|hate, have no one|nobody,
        got|have|theres|is|there_is no one|nobody|no_one|noone [at_all|left|else] [$|left|to_turn|to_talk|anymore|
        in_my_life|who_cares],
        no one|nobody left, nobody to talk|turn|call|ring|go|help, no one to talk|turn|call|ring|go|help, all alone,
        so alone, on my own with_it|with_this|in_this|and_i_cant|and_cant,
        lonely .. hurts|cant|die|anymore|unbearable|point, end of my|the|of_it rope|tether|road|line,
        at my wits|limit|lowest|end|rock_bottom, wits end, rock bottom $, breaking point, at breaking, hanging on by,
        hang|hanging|holding|hold on by a_thread, by a thread, barely hold*|hang*|coping|surviving|function*,
        on the edge [$|of|all|and], close to the edge, about to break, going|gone|go under,
        losing|lost|lose|losin my mind|the_plot|it_completely|the_will|myself, going mad|insane|crazy,
        im|i_am|i|everything|its|life [is|all|just] fall~|falling|fallen apart|to_pieces,
        everything is falling|ruined|gone|lost|black|dark|pointless|too_much|over|a_mess|hopeless|empty|bleak,
        everything feels [pointless|black|dark|hopeless|too|empty|heavy|bleak|grey],
        its [all] too much [and|$|for_me|now|i|anymore|to], all too much, too much for me|to_bear|to_take|pain|now,
        its over|all_over for_me|$, over for me, i give up $,
        give|giving|gave|given up on everything|life|myself|living|it_all|hope|trying|being,
        given|give|giving|gave up completely|altogether|hope|totally|inside|all, i just give up,
        want to give|run up|away, ready to give up, want to give up,
        had enough $|of_it|of_everything|of_all|of_life|of_living|and_i|i_cant|now|im_done|tonight|of_this_life|
        of_being,
        im|i_am [just|so] done $|in|trying|fighting|now|living|with_it_all|with_life|with_everything,
        done fighting|trying|living|pretending, out of fight|strength|energy|options|hope|road, what have i got|to,
        why [do|should|would|am] [i|am] [should|am] [i] [still] keep_going|go_on|bother|carry_on|alive|here|exist|
        even_try|get_up|live|born,
        even bother, why bother <nomore>, why i bother, dont know why i [bother|carry|am|keep|get|go|even],
        dont see why, cant be bothered with life|anymore|living, dont care <nomore>,
        dont|not|couldnt|no_longer care what [happens|becomes] .. <nomore>, dont care what happens,
        couldnt care .. live|die, dont want anything <nomore>, nothing to get up, get|getting out of bed,
        <cant> get|getting up|out .. bed|morning|morning|days, no energy to,
        stopped|not|havent eating|washing|washed|eaten|sleeping|showered .. days|bother|point|anymore|weeks|care,
        cry~ .. myself to_sleep|every|all|constantly|night|day, cry all|every|constantly,
        crying|cried|cries all_day|all_night|all_the_time|every|for_no|constantly|myself, <cant> stop crying,
        <cant> sleep|eat or|and|eat|think|function, <cant> feel anything|a_thing|<nomore>|my|love|joy,
        dont|never|<cant> enjoy|feel anything|happy|joy|pleasure|like_me <nomore>|$|at_all,
        pain .. stop*|never|unbearable|too_much|end*|go_away|away|constant|bear, this pain, unbearable,
        in so much pain, black hole|cloud|pit, dark place|thoughts|days|hole|tunnel|cloud|times_again, the darkness,
        darkness is|in|has|takes, dark thoughts|feelings|moods, dark|black|bad|horrible|scary|awful|evil thoughts,
        pointless, meaningless, no meaning,
        life has|is|feels|isnt|aint|not|lost|seems|means|got [no|not|all|just|so] .. no|meaning|point|over|hell|
        ruined|empty|unbearable|pointless|meaningless|shit|too_hard|crap|worth|joyless|nothing|misery|torture|
        finished|purpose,
        live|living|living|exist*|life like this|that <nomore>|$|for, living|live|its|life hell|a_nightmare|a_lie,
        not living .. existing, just existing, existing not, how much|long longer|more [can|i|will|do|am] ..,
        how long i can, much longer i, end in sight,
        never|not|nothing|ever [going_to|gonna|will|be] [get|be|feel|gets] better|right|ok|okay|happy|normal|
        any_better|out_of|well|free [again|for_me|is_it],
        beyond|past saving|help|hope|caring|repair, cant be saved|helped|fixed,
        world .. closing|dark|black|without|over, walls .. closing, drowning|drowned|sinking|suffocating,
        im|i_am going_under|at_rock_bottom|at_the_end|on_the_edge|beaten|broken|shattered_inside,
        broken inside|mum|woman|man|beyond|person, im|i_am|me|feel|so|completely|isnt|not [a] broken,
        he|she|they|it .. broke|broken|destroyed me, lost everything $|and|i, want to scream|run|run_away|disappear,
        run away from everything|it_all|life|and_never, walk out and never|not,
        dont know how much|long|to [longer|more] i|longer|more|carry|go|keep|live,
        dont know what to do with_myself|anymore|with_my_life, hear*|hearing voices,
        voices in_my|that|are|tell*|say*, hear* a|the|this|his voice, voice telling|saying|tells|says,
        <very>|feeling|feel|been low, so desperate, desperate $, in despair,
        in|such|full_of|only|of|my|just|is despair, despairing|desperation,
        depress* .. <cant>|point|die|kill|bed|worse|severe*|nobody|live|again|bad|so|very|deep*|every, lowest,
        no good to|for|as|at anyone|anybody|them|a_mum|my_kids|being, no good to anyone, nothing good,
        no use [to|as|anymore|$|going|being], i hate this life, i am nothing,
        <nobody> .. understands|listens|believes .. alone|die|point|anymore, what good|use am|is|was|would i|me|my,
        no use|good [to] man|anyone|anybody|them|my_kids|the_kids|my_family|nobody,
        only|all i|ever bring|cause|do|bring_is misery|pain|harm|trouble|damage|hurt|grief,
        bring~ [nothing|only|everyone] misery|pain|shame|trouble|down [to|but|on],
        <kid>|kids|girls|boys|they|she|he|children [all|just] deserve|deserves|need|needs|better .. better|someone|
        proper|real|different|new|good|mum|dad|mother .. me|mum|mother|dad|than|who|one,
        past|beyond|further_than tomorrow|this_week|today|the_next|christmas|next_week|tonight,
        <cant> see|think|look past|beyond|further, tunnel .. end|light|no|black|dark|long|never,
        with no|without|no end|light in|end|at|to|and, hit|at|reached|below [the] [rock|absolute] bottom,
        a|empty|hollow|husk|just_a shell|of_a_person [of|$|now|and|inside],
        dont|not|nothing|nothing_feels|stopped feel|feels|feeling real|human|alive|like_me|like_a_person,
        sit|lie|lay|sitting|lying|stay in the dark|bed .. all|wait*|cry*|alone|for|day,
        had|have it with [this|my|it|everything|life] [life|all|world],
        <cant> live|be|stay|stand|get in|inside|out_of|with my|this head|skin|mind|thoughts|brain,
        my own head|thoughts .. cant|anymore|stop|longer, bring me|us back, coming back up|from,
        no|any|not|left|the|all|out_of [any|much] fight [left|in|gone],
        tired|sick|weary|fed_up|exhausted of|with it_all|everything|living|life|fighting|being_here|being_alive|
        being_me|trying|existing|the_pain|hurting,
        id|i_would be doing,
        only reason i|im|why|i_am|i_havent [am|still|im|havent] .. here|alive|going|done|still|keep|not,
        what is|whats|wheres the|my|honestly point|use|good of|in [me|it|my],
        dont|doesnt|nobody|no_one need|needs|want|wants|love|loves me [$|anymore|here|around],
        have|ive given|gave up $, ive|i_have|got nobody|no_one $,
        rubbish|useless|no_good|crap|hopeless|shit as a mum|dad|mother|father|parent,
        <cant>|dont|never see~ it|things|this|anything [ever] get|getting|gets|change|changing|improving|improve,
        <cant> take the|this pain|hurt
    """),
    may_be_business=True,
    may_be_over=True,
)
_CALLED_FOR = Family(
    # Help is asked for now: by the word alone, by calling for somebody, or by 'now'.
    Sign.HELP,
    listed("""
        ^ help $, ^ help me|us|my|our|please|now,
        <please> [can|someone|somebody|anyone|god|just|will|you] [you|someone|somebody] [please] help|save|rescue me|
        us|my|our|$|him|her,
        <someone> [please] help|save|rescue|hear|answer me|us $|please|now|i|im|hes|get|out|before, ^ help me|us,
        help me|us <please>|now|$|i|hes|before|leave|escape|get_out|get_away|out,
        <please> help $|he|hes|she|shes|im|i|me|us|quick|now, ^ help <please>|someone|anyone|he|hes|she|i,
        ^ <someone> help,
        need|needs|want|wants [some|your|proper|real|emergency] help|somebody|someone|support [right|from|to|who|
        really|quick*] <now>|today|please|ring|come|call|talk|urgent*|here|speak|tonight,
        help [right] <now>,
        need help <please>|fleeing|leaving|escaping|getting_out|getting_away|asap|quick*|bad|badly|desperate*|
        to_leave|to_get_away|to_escape|and_dont|before,
        need|desperate* [<please>] help $|<please>|now, i need help $, i|we [really|just] need help $,
        need|want to [speak|talk] [to] [with] speak|talk|someone [to|with] .. <now>|urgent*|today|tonight|please|
        badly|right|someone|anyone|$,
        need to talk,
        talk|speak to <someone>|a|somebody real|<now>|please|person|human|before|tonight|quick*|urgent*|badly|
        right_now|$,
        need someone|somebody|anyone $|now|please|tonight|urgent*|here|right,
        need someone to talk|speak|call|ring|come|listen|tell, want to talk|speak [to] <someone>|$|now,
        can|could|will|would|please i talk|speak to <someone>|a .. <now>|please|real|today|tonight|human|$,
        who can|could|do|should i|we talk|ring|call|speak|phone|turn|contact|tell|ask,
        someone|anyone|anybody i|we [can|could] talk|ring|call|speak|tell|turn, who can|will|would help me|us|$,
        can|could|will|would|please <someone>|one_of_you|a_worker|my_worker|they [please|just|not] ring|call|phone|
        help|come|contact|save|rescue [and] me|us|now|round|here|please|today|tonight|quick*|urgent*|$|get|help,
        can|could|will|would <someone> [please|just] get|send|stop <official>|someone|help|him|me_out|us_out|round,
        <someone>|somebody please|just|needs|need|has|got|have [to] come|ring|call|help|stop|get|talk|listen|send|
        do_something,
        <please> .. <someone>|just|you .. ring|call|come|phone|help|talk|listen|answer|get|send|stop|do_something,
        <please> [can|could|will] [you] [just|someone] ring|call|phone|come|talk|answer|hurry|hear|do_something|
        get_me|get_us|dont_go|dont_leave|stop_him,
        ring|call|phone|text|contact|message me|us <now>|<please>|back|as_soon|urgent*|asap|straight|today|tonight|
        immediately,
        ring me please, please ring|call|phone|come|talk|hurry|answer, ^ call me,
        call me please|now|back|tonight|today|asap|as_soon|urgent*|when|$,
        ^ call|ring|phone|get|send [the|an|a|me|someone|my] <official>|help|someone|somebody,
        <please> .. call|ring|phone|get|send|need .. <official>,
        need|get|send|want|call|calling|phone|ring [me|us|an|the|a|someone] [an|the] ambulance|<official> [here|now|
        please|round|quick*|out|to|$|tonight],
        need|send|get|call [an|the|me] <official> [here|now|please|round|quick*|out|to|$],
        call|ring|phone [me|us|for|the] <official>, <official> now|please|quick*|here_now|asap,
        send <someone>|help|someone|somebody $|please|now|round|quick*|to_me|here|over,
        its|is|this_is|it_is|got [an|so|very|really|a] emergency|urgent, ^ emergency $,
        an emergency please|$|he|hes|help, ^ urgent|emergency|sos|please|hurry|quick* $, ^ please i, urgent* $,
        urgent|urgently|asap|desperate* .. help|call|need|someone|ring|speak|support, urgent help, help urgent*,
        urgently need, send help, sos, mayday,
        get|getting|take|come_and_get|fetch [me|us|him|her|my|them] me|us|the_kids|them|him|her .. out|away|help|
        safe|someone|from_here|somewhere|now|please|here,
        get|need|want|wanna|got|have|trying [to] [get|be] out|away|out_of_here|somewhere_safe <now>|of_here|please|
        quick*|tonight|today|$|from_here|before,
        need|want to [get|run|leave] [get|run|be|go] out|away|now|somewhere_safe|tonight|leave_tonight|go_tonight,
        i need out,
        is|are|will|does anybody|anyone|somebody|someone|you there|awake|around|up|listening|reading|hearing|answer|
        know|out_there|help|available|on,
        anyone there|awake|around|up|listening|reading|about|talk|out_there|help,
        im|i_am|we_are|were desperate [please|$|for|and|now|help|i],
        dont|no|not know|idea where|who|what to turn|go|call|ring|do <nomore>|$|please|now|next|help|im|i|or|and,
        dont know where|who|what [else] to turn|go|ask|call|ring|tell|contact|do_please|do_anymore|do_next|do_help,
        come quick*|now|round_now|and_get|please|get_me|get_us|here_now|as_soon, hurry, answer me,
        dont leave me|us|go, talk to me [please|$|now|someone], please save, save me|us|them, rescue, need rescuing,
        get here, crisis $, in crisis, in a crisis,
        need a refuge|safe_place|bed_tonight|place_tonight|way_out|hand_now,
        somewhere safe [to|now|tonight|for|please|$], get us|me|them away|out,
        someone|somebody call|ring|get|come|help|please|do_something, please .. dont know what, so|too alone,
        <please> tell me what [to|do|i],
        what do|can|should i do [please|$|now|hes|im|he|help|someone|tell|anymore|tonight|where],
        hes|he_is|shes here|coming|outside|in .. help|please|hurry|police,
        i need you to call|ring|help|come|hear|know_i, can anyone|someone [please] help|talk|hear,
        is there anyone|someone|somebody|any_help|anywhere [who|that|i|out|there|can|to|$|we|safe|available|tonight],
        where can i|we [go|get|find|take|sleep] .. <now>|tonight|safe|help|kids,
        need|want|get|find|looking_for [some|a|emergency|somewhere|urgent|an] [emergency|safe] housing|accommodation|
        refuge|shelter|bed .. tonight|now|urgent*|today,
        do help $, begging you|for, i beg you,
        be|get|getting moved|rehoused|out|picked_up|collected tonight|today|now|asap|urgent*,
        bed|room|place|space|refuge|somewhere|hostel anywhere|tonight|available|free|for_us|for_me|for_tonight [for|
        tonight|us|me|now],
        please|someone|somebody|anyone answer|reply|pick_up|respond|hear|listen me|$|please|now, im|i_am begging|beg,
        begging, human being|voice|person now|please|real|not, speak|talk .. real|human|actual person|human|being,
        <official> to|round|at my|to|our|now|here|please [house|flat|address|door|place|now],
        get the|me|us .. police|ambulance|help|out,
        who do|can|should|would i|we ring|call|phone|tell|contact|go_to|speak_to|turn_to [at|when|if|now|to|about|
        please|$] .. night|now|bad|hes|if|when|he|tonight|weekend|else|please,
        what do|should|can|am i|we do|meant_to_do|supposed_to_do [if|now|when|please|$] .. he|hes|outside|door|now|
        please|hurt*|hit*|tonight|safe|coming,
        need|want .. someone|somebody|anyone with|here|round|to_come|to_be_with me|now|tonight|please,
        dont know who [else] [i|to] [can|else] tell|turn|ask|ring|call|go,
        <someone> come|get|fetch|collect|pick_up [and] me|us|get|round|here|quick*|now,
        needs|need to come|get [and] [get|here|out|round] me|us|now|quick*|here,
        get me|us help|out|away|someone|somewhere, hear me, answer please,
        speak|talk to somebody|someone as_soon|urgent*|asap|now|today|tonight,
        somebody|someone|anybody [please] tell|help|talk me|us what|please|$|now,
        dont know what to do .. please|help|tell|somebody|someone|anymore
    """),
    may_be_business=True,
)

DESPAIR = (_DEATH, _MEANS, _HARMED, _NO_WAY_ON, _CALLED_FOR)
