"""What survey.distress hears as hopelessness.

Families of patterns, each with its reason. How to read one stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

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
        never|not|nothing|ever [going_to|gonna|will] get|be|feel|gets
        better|right|ok|okay|happy|normal|any_better|out_of|well|free [again|for_me|is_it],
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

HOPELESSNESS = (_NO_WAY_ON,)
