"""What survey.distress hears as fear of somebody, and as not being safe now.

Families of patterns, each with its reason. How to read one stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

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
        <scared> for my|our|his|her life|safety,
        <scared> in my|our|this own|house|home,
        <scared> all|every|each the_time|time|day|night,
        im|i_am|were [<very>] <scared> $,
        <he> .. scares|frightens|terrifies|scared <me>|my|us|the,
        <he> .. is|are|sounds .. and i am|im <scared>,
        live|living|lived in fear,
        in fear of|every|all,
        fear for my|our,
        in danger,
        <scared> i|im|hes|ill|hell|he|shes|well going|be|will|wont|end .. kill|killed|dead|hurt|next|found,
        darent|daresnt|dont_dare|wouldnt_dare,
        in the next room,
        dont let him|her|let_on,
        <he> mustnt|must_not|cant|doesnt|dont know|find [im|i|about|out] [am] talking|writing|here|messaging|out|
            this|im|i,
        <scared> he|hell will|be,
        shake|shaking|freeze|flinch|panic|sick|hide|jump|tremble when|every|whenever|each|if .. he|him|key|door|
            his|car|she,
        <locks> myself|ourselves|my|us|the_bedroom|bedroom|bathroom .. in|door|when|because|with|from|so|and|room,
        chair|wardrobe|drawers|something against|under|in_front|behind the|my|door .. door|handle|at_night,
        sleep .. with|clothes|chair|knife|one_eye|car_keys|phone_under .. door|my|next|under|by|on|open|kids,
        bag hidden|by_the,
        planning to leave,
        never know when|what|which he|hell|mood|version,
        hide|hiding|hid|hidden|hides [in|from|under|behind|upstairs|with] the|from|him|my|in|with|it bathroom|loo|
            toilet|him|her|cupboard|bedroom|room|wardrobe|kids|phone|garden|shed|here|under|when|car|from|downstairs|
            kitchen|it,
        get|got|getting away from <him>|my,
        <cant> leave|escape|divorce <him>|my|because|or|if|hed|hell,
        <cant> get away|out,
        <dont> know how to leave|get_away|get_out,
        how [do|can|to|would] [i|you|a|we] leave|get|escape|safely [away|out] him|from|safely|a_violent|of_there|
            an_abusive|leave,
        stomach|heart|chest|blood|skin|guts|tummy .. drop~|cold|crawl~|sinks|sink|races|racing|pound~|knots|
            churns|flips|stop~ when|whenever|every|if|as|each .. his|he|him|key|car|van|door|she|shes|her,
        go|goes|went|all quiet|silent|stiff|cold when|as_soon_as|the_minute|as|every|if .. he|his|key|door|van|car,
        drawers|wardrobe|chair|chest|table|something|furniture .. across|against|behind|in_front|under [the|my]
            [door|handle|bedroom],
        have|need|got to be quick|fast,
        dont|please_dont|do_not|cant|not|never text|reply|ring|call|message|write back|me|on|to|after|at|this|here,
        hes|shes|he_is|she_is|he|she [has] only|just gone|popped|nipped [to|out|into|round],
        typing|writing|texting|whispering|messaging|hiding this|in|from [in|from] .. toilet|loo|bathroom|bed|shed|
            car|cupboard|secret|garden,
        walking|living|walk on|in glass|eggshells|thin_ice|pins|nails|a_minefield|fear|terror,
        <scared> in this|my|our|the|that,
        scares the life|hell|shit|crap,
        bag|bags|suitcase|things|clothes packed|hidden|hid|ready|stashed .. at|under|by|in|for|so|when|boot,
        dont|do_not|cant|never .. call|ring|phone|text the|my|this house|home|landline|phone|number,
        watch~ his|her mood|moods|face,
        what kind|sort of night|day|mood,
        jump|jumping|flinch at every|any|each|the noise|sound|noises|door|knock,
        have to whisper|hide|be_silent|stay_quiet|keep_quiet|creep|tiptoe,
        in case its him|her|he|she,
        <scared> [of] what|how he|hell|shell|she .. do|reacts|like,
        <scared> of him|my_ex|my_partner|my_husband|her_temper|my_son|my_own,
        <scared> to go|be|sleep|leave|speak|say|open home|alone|anything|him|the_door,
        on|walking eggshells,
        sleep~|slept with .. door|knife|light_on|phone_in,
        <cant> relax|breathe|sleep in_my_own|until|when|in_case hes|he|shes|home|house|he_comes,
        dont|not|never feel safe,
        <scared> right now,
        <scared> whenever|when|every|if he|she|hes|dad|i_hear,
        in constant|such fear,
        cant say|talk|speak|type much|hes|now|when|here|freely|long|for,
        delete this|these after|when|if|before|once,
        dont reply|ring|call|text|phone after|when|him|if|before,
        dont tell him|her|my,
        let him find|know|see,
        he will know,
        his key in,
        hear his|him|the .. key|car|coming|come|steps|footsteps,
        <locks> the|my bedroom|bathroom|doors|door .. <he>|when|because|so,
        never know what mood,
        tell by his,
        leave|left|leaving|fled|flee~|run~|escap* <him>|my [partner|husband|ex|wife] .. but|before|tonight|safely|
            fast,
        need|want|trying|tried|planning|how|try|going|able|scared to leave|escape|flee him|her,
        too scared to,
        not safe from,
        sleep .. in|with [the|my] kids|childrens|daughters|sons room|bed .. door|drawers|lock*|because|safe|him,
        hes|shes in the shower|bath|garden|next_room|other_room|kitchen .. quick|cant|minute,
        makes me <scared>,
        keep the kids|baby quiet|silent,
        what mood hes|shes|he|she,
        keep the_peace|him_happy|him_calm|out_of_his_way|quiet_so,
        every_time|whenever|when .. drinks|drunk|drinking .. <scared>|hide|worse|kicks_off|smash*,
        listen~|wait~ for his key|car|footsteps|steps
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
        not safe [at|in|here|my|for],
        unsafe,
        no safe place,
        kick~|bang~|hammer~|pound~|boot~ [down] .. my|our|the|front|back|on door|doors|window|windows|walls|down,
        <breaks> my|our|the|down|in|a door|window|windows|lock|locks|house|flat,
        trying|tries|tried|try to get|break|come|kick in|into,
        ex|he|hes .. turned|turns|turn up .. my|the|at,
        <he> .. at my|our door|window|house,
        <he> .. at the door|window,
        back at my|our|the door|house|work|flat,
        hes|shes|he_is|she_is|theyre [<very>|back|stood|sat|waiting|standing|right] here|outside|downstairs|
            upstairs|kicking|in_the_house|at_the|smash~|coming_up|screaming|shouting|next_door|back|on_his_way,
        <he> .. is|right outside|here|downstairs [now|with|again|shouting],
        outside now|again|with,
        nowhere|no_where|no_place|not_got_anywhere|havent_got_anywhere|dont_have_anywhere|havent_anywhere|
            havent_got_nowhere to|else [else] [to] go|sleep|stay|live|turn|for,
        <sleep> in|on my|the|a [mums|friends] car|street|streets|bus|park|station|doorway|tent|van,
        locked|locks <me> out|in,
        run~|ran|running out|away of|from|barefoot|with [the|my|him|home] house|him|home|kids|clothes|here,
        leave|left|fled|ran with nothing|just_the_clothes|what_we,
        flee|fleeing|fled,
        need a refuge|safe_place|hostel,
        need|have|had|got to get_out|leave|flee|run|escape|go now|tonight|before|fast|today|quick*|from|him,
        locked in with|my|the,
        <his> .. with a <weapon>,
        trying|tries|tried|rattling|rattl*|turning .. the|my|our|at .. door|handle|handles|windows|lock|letterbox|
            locks,
        out|put|living|sleeping|ended_up on|in the|to street|streets|pavement|a_tent,
        got|have|has|with|and|theres|is|had|literally nowhere [to|for|else|$] [else|to|tonight|us|me|go|$] [go|
            stay|sleep|to|$],
        nowhere [for|else] $|tonight|us|me|now,
        came|come|coming|turned|knock* to|at|on|round [the|my] door|house|flat|home .. owe*|money|my_windows|kill|
            hurt|smash|threat*,
        owes|owe .. money|them|people|dealer* .. door|windows|threat*|hurt|came|come|kill|smash,
        revving,
        smash~ .. right|plates|place|everything|things|up|stuff now|downstairs|up|again,
        hes .. downstairs|outside|upstairs|here .. now|smash*|shout*|drunk|bang*|kick*|revv*,
        got chucked|kicked|thrown|booted|turfed out,
        isnt safe .. here|home|house|him,
        <cant> go home|back|back_home|there,
        <cant> stay here|there|in|with|another,
        dont|not want|wanna|going|go to go|go|back home|back|there .. he|because|tonight|him,
        <he> .. turned|turns|turn up .. <drunk>|shouting|again|uninvited|armed|kicking,
        someone|somebody|man|men .. trying|in my|the|our house|garden|door|get_in|flat,
        on the|my doorstep,
        changed the locks,
        throw~|threw|thrown|kick~|chuck~|put|turf~|boot~|slung|told|asked|evict* <me>|us_all [and|all] [the|kids|
            baby] out,
        kick~|chuck~|thrown|threw .. <me> out,
        nowhere for us|me,
        somewhere|place|anywhere to sleep|stay|go .. tonight|now,
        no roof over,
        no home to,
        im|i_am|were|we_are|we <sleep> on .. floor|sofa,
        on the streets,
        living in|out_of my|a|the|our car|van|tent|hostel,
        left home fast|suddenly|quick*|with_nothing,
        nothing but the clothes,
        place of safety,
        safe place|space|somewhere to|tonight|now,
        police are here,
        someone|somebody .. in|been my|our|the house|flat,
        drug dealer* .. house|door|door|after|owe|money|us,
        owe .. money .. threat*|kill|hurt|door|come|scared,
        moved in and wont,
        wont leave my|our|me,
        wont go away,
        refus* to leave,
        someones trying .. door,
        been chucked|kicked|thrown|booted out
    """),
    may_be_play=True,
    may_be_over=True,
    may_be_hearsay=True,
)

FEAR = (_AFRAID, _NOT_SAFE)
