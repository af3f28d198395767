"""What survey.distress hears as a call for help, now.

Families of patterns, each with its reason. How to read one stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

_CALLED_FOR = Family(
    # Help is asked for now: by the word alone, by calling for somebody, or by 'now'.
    Sign.HELP,
    listed("""
        ^ help $,
        ^ help me|us|my|our|please|now,
        <please> [can|someone|somebody|anyone|god|just|will|you] [you|someone|somebody] [please] help|save|rescue
            me|us|my|our|$|him|her,
        ^ help me|us,
        help me|us <please>|now|$|i|hes|before|leave|escape|get_out|get_away|out,
        <please> help $|he|hes|she|shes|im|i|me|us|quick|now,
        ^ <someone> help,
        need|needs|want|wants [some|your|proper|real|emergency] help|somebody|someone|support [right|from|to|who|
            really|quick*] <now>|today|please|ring|come|call|talk|urgent*|here|speak|tonight,
        help [right] <now>,
        need help <please>|fleeing|leaving|escaping|getting_out|getting_away|asap|quick*|bad|badly|desperate*|
            to_leave|to_get_away|to_escape|and_dont|before,
        need|desperate* [<please>] help $|<please>|now,
        i need help $,
        i|we [really|just] need help $,
        need|want to [speak|talk] [to] [with] speak|talk|someone [to|with] .. <now>|urgent*|today|tonight|please|
            badly|right|someone|anyone|$,
        need to talk,
        talk|speak to <someone>|a|somebody real|<now>|please|person|human|before|tonight|quick*|urgent*|badly|
            right_now|$,
        need someone to talk|speak|call|ring|come|listen|tell,
        can|could|will|would|please i talk|speak to <someone>|a .. <now>|please|real|today|tonight|human|$,
        who can|could|do|should i|we talk|ring|call|speak|phone|turn|contact|tell|ask,
        who can|will|would help me|us|$,
        can|could|will|would|please <someone>|one_of_you|a_worker|my_worker|they [please|just|not] ring|call|
            phone|help|come|contact|save|rescue [and] me|us|now|round|here|please|today|tonight|quick*|urgent*|$|get|
            help,
        can|could|will|would <someone> [please|just] get|send|stop <official>|someone|help|him|me_out|us_out|round,
        <someone>|somebody please|just|needs|need|has|got|have [to] come|ring|call|help|stop|get|talk|listen|send|
            do_something,
        <please> .. <someone>|just|you .. ring|call|come|phone|help|talk|listen|answer|get|send|stop|do_something,
        <please> [can|could|will] [you] [just|someone] ring|call|phone|come|talk|answer|hurry|hear|do_something|
            get_me|get_us|dont_go|dont_leave|stop_him,
        ring|call|phone|text|contact|message me|us <now>|<please>|back|as_soon|urgent*|asap|straight|today|
            tonight|immediately,
        ring me please,
        please ring|call|phone|come|talk|hurry|answer,
        call me please|now|back|tonight|today|asap|as_soon|urgent*|when|$,
        ^ call|ring|phone|get|send [the|an|a|me|someone|my] <official>|help|someone|somebody,
        <please> .. call|ring|phone|get|send|need .. <official>,
        need|get|send|want|call|calling|phone|ring [me|us|an|the|a|someone] [an|the] ambulance|<official> [here|
            now|please|round|quick*|out|to|$|tonight],
        need|send|get|call [an|the|me] <official> [here|now|please|round|quick*|out|to|$],
        call|ring|phone [me|us|for|the] <official>,
        <official> now|please|quick*|here_now|asap,
        send <someone>|help|someone|somebody $|please|now|round|quick*|to_me|here|over,
        its|is|this_is|it_is|got [an|so|very|really|a] emergency|urgent,
        ^ urgent|emergency|sos|please|hurry|quick* $,
        ^ please i,
        urgent* $,
        urgent|urgently|asap|desperate* .. help|call|need|someone|ring|speak|support,
        urgent help,
        send help,
        sos,
        get|getting|take|come_and_get|fetch [me|us|him|her|my|them] me|us|the_kids|them|him|her .. out|away|help|
            safe|someone|from_here|somewhere|now|please|here,
        get|need|want|wanna|got|have|trying [to] [get|be] out|away|out_of_here|somewhere_safe <now>|of_here|
            please|quick*|tonight|today|$|from_here|before,
        need|want to [get|run|leave] [get|run|be|go] out|away|now|somewhere_safe|tonight|leave_tonight|go_tonight,
        is|are|will|does anybody|anyone|somebody|someone|you there|awake|around|up|listening|reading|hearing|
            answer|know|out_there|help|available|on,
        anyone there|awake|around|up|listening|reading|about|talk|out_there|help,
        im|i_am|we_are|were desperate [please|$|for|and|now|help|i],
        dont|no|not know|idea where|who|what to turn|go|call|ring|do <nomore>|$|please|now|next|help|im|i|or|and,
        dont know where|who|what [else] to turn|go|ask|call|ring|tell|contact|do_please|do_anymore|do_next|do_help,
        come quick*|now|round_now|and_get|please|get_me|get_us|here_now|as_soon,
        talk to me [please|$|now|someone],
        need a refuge|safe_place|bed_tonight|place_tonight|way_out|hand_now,
        get us|me|them away|out,
        someone|somebody call|ring|get|come|help|please|do_something,
        please .. dont know what,
        so|too alone,
        what do|can|should i do [please|$|now|hes|im|he|help|someone|tell|anymore|tonight|where],
        can anyone|someone [please] help|talk|hear,
        where can i|we [go|get|find|take|sleep] .. <now>|tonight|safe|help|kids,
        do help $,
        be|get|getting moved|rehoused|out|picked_up|collected tonight|today|now|asap|urgent*,
        bed|room|place|space|refuge|somewhere|hostel anywhere|tonight|available|free|for_us|for_me|for_tonight
            [for|tonight|us|me|now],
        im|i_am begging|beg,
        begging,
        human being|voice|person now|please|real|not,
        speak|talk .. real|human|actual person|human|being,
        <official> to|round|at my|to|our|now|here|please [house|flat|address|door|place|now],
        get the|me|us .. police|ambulance|help|out,
        who do|can|should|would i|we ring|call|phone|tell|contact|go_to|speak_to|turn_to [at|when|if|now|to|about|
            please|$] .. night|now|bad|hes|if|when|he|tonight|weekend|else|please,
        what do|should|can|am i|we do|meant_to_do|supposed_to_do [if|now|when|please|$] .. he|hes|outside|door|
            now|please|hurt*|hit*|tonight|safe|coming,
        need|want .. someone|somebody|anyone with|here|round|to_come|to_be_with me|now|tonight|please,
        dont know who [else] [i|to] [can|else] tell|turn|ask|ring|call|go,
        <someone> come|get|fetch|collect|pick_up [and] me|us|get|round|here|quick*|now,
        needs|need to come|get [and] [get|here|out|round] me|us|now|quick*|here,
        get me|us help|out|away|someone|somewhere,
        speak|talk to somebody|someone as_soon|urgent*|asap|now|today|tonight,
        dont know what to do .. please|help|tell|somebody|someone|anymore,
        need|want|got_to speak|talk to someone|somebody|a_person|a_human|anyone .. now|today|tonight|please|
            not_next|quick*,
        need|want someone|somebody|anyone [to] now|please|tonight|here|with_me,
        what|who [do|can] i do|ring|call .. hes_here|hes_outside|hes_coming|right_now,
        please|can .. <someone> .. help|ring|come|phone|call,
        <someone> [please] help|save|rescue|hear|answer me|us $|please|now|i|im|hes|get|out|before,
        need someone|somebody|anyone $|now|please|tonight|urgent*|here|right,
        want to talk|speak [to] <someone>|$|now,
        someone|anyone|anybody i|we [can|could] talk|ring|call|speak|tell|turn,
        an emergency please|$|he|hes|help,
        i need out,
        dont leave me|us|go,
        in a crisis,
        <please> tell me what [to|do|i],
        hes|he_is|shes here|coming|outside|in .. help|please|hurry|police,
        i need you to call|ring|help|come|hear|know_i,
        is there anyone|someone|somebody|any_help|anywhere [who|that|i|out|there|can|to|$|we|safe|available|
            tonight],
        need|want|get|find|looking_for [some|a|emergency|somewhere|urgent|an] [emergency|safe] housing|
            accommodation|refuge|shelter|bed .. tonight|now|urgent*|today,
        i beg you,
        please|someone|somebody|anyone answer|reply|pick_up|respond|hear|listen me|$|please|now,
        somebody|someone|anybody [please] tell|help|talk me|us what|please|$|now,
        where|how do|can|could i|we go|get .. tonight|safe|out|away,
        is there anyone|anybody|someone,
        pick|get|come us|me .. up|out|now|tonight,
        dont hang_up|leave_me|go [please|$|on],
        nobody|noone .. picks_up|answers|answering .. need|please|now|scared,
        rang and rang
    """),
    may_be_business=True,
)

CALLS = (_CALLED_FOR,)
