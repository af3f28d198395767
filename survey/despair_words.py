"""What survey.distress hears as despair, or harm to oneself.

Families of patterns, each with its reason. How to read one stands in survey.distress_words.
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
        enough <pills>, <pills> to [end|kill|do|finish|die|take], all my|the|of <pills>,
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

DESPAIR = (_DEATH, _MEANS, _HARMED)
