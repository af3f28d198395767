"""What survey.distress hears as despair, or as a call for help: families of patterns, each with its reason.

How to read a pattern stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

_DEATH = Family(
    # To be dead, to end it, to be gone: whoever is meant.
    Sign.DESPAIR,
    listed("""
        <wants> die, <wants> be dead, <wants> end|finish <life>, i|just want to end it, wanna end it,
        <wants> kill|hurt|harm|top|hang|cut <self>, kill|kills|killing|killed <self>, kms, unalive*,
        top|topping|topped <self>, end|ending|ended <life>, think* about|of ending it, thought* about|of ending it,
        take|takes|taking|took my|her|his life, my own life, hang|hanging <self>, jump* off, jump* in front,
        bridge and think, off the|a bridge, under a train|bus|lorry, slit* .. wrist*, wish .. dead|died,
        wish .. never born|woken, never been born, wish .. wouldnt|didnt wake, rather be dead|gone, rather die,
        better off dead, be dead, better off .. without me, better off .. dead|gone, better off .. not here|around,
        if i wasnt here|around|alive, better when im|i gone|am|dead, better once im gone,
        when|if im gone|dead|not_around, if i was|were dead|gone|not_here, world .. without me,
        happier|fine|better|manage without me, wont be around|here [for] much|long, not be around|here much,
        wont have me, wont have to worry about me, dont|didnt want to live|exist|wake, dont|didnt want to be alive,
        dont wanna live|exist|wake, dont|didnt want to be here <nomore>, dont|didnt want to be here $,
        dont wanna be here, dont want to carry on, dont have to wake up, not wake up, not waking up, never woken,
        never wake up, hope i dont wake, hope i die, want out of [this] life, go for good, sleep for_ever|forever,
        death is the|my|only, my goodbyes, goodbye letter*|note, dont care if i live|die|wake, voices tell*|saying,
        planned it, have planned, a plan to, planned how, tried|try|trying|attempt* to take his|her|my, attempt*,
        if i jump*, jump* with her|him, railway line|track*|bridge, train line|track*|tracks, rope, bleach, razor*,
        antifreeze, do|doing|did <self> in, wont see christmas|another|tomorrow|summer|birthday, telling me to end,
        to end it $, end it $, goodbye everyone|all|world, say* goodbye, wont be long now, be here without, both die,
        we would die, all die, join him|her|mum|dad in heaven, with the angels, under the water, in the river,
        off a cliff, off the roof, car into, drive into, gas on, blades, wont matter soon, not be a problem, gone by,
        last message, last day, funeral song*, my funeral, put my affairs, wrote a|my will, take the lot,
        took the lot, take them all, took them all, too many of my, drink myself, drunk myself,
        if|when i die|died|dead, i .. died tomorrow, not exist*, stop existing, just not exist, dont exist,
        <wants> vanish|disappear|end_things|end_everything, want* everything|it|this|things to end, end things,
        ending things, rest of my life like, one way or another, not|wont be a problem|bother|burden|trouble,
        problem for anyone, what i need|have to do and, nearly time, see you on the other, leave this world,
        kill*|killing <self>, hurting|harming <self>, pills to take, painless, how many tablets|pills,
        ways to die|kill|hurt|end, better off without, better off if, thinking of dying|death,
        thoughts of dying|death|dying, think about dying|death, dreams of dying,
        join|be with my|her|him|them .. died|dead|heaven|up_there|again|soon,
        might|could|will|ill hurt|harm|kill|cut <self>, want to be with my .. who died,
        not wanting to be here|alive|live|wake, dont think i can live|stay|be_here,
        wish someone would kill|shoot|end, let me die, just die, wanna die, like dying, make it through|to|past,
        how much longer i can, how long i can, my affairs in, affairs in order, when im not here, where im going,
        wont need these|this|them|it, made|making|make peace with everything|it|god|dying|myself, over soon,
        this is goodbye, last goodbye, final goodbye, say goodbye, crash my|the car, shouldnt exist|be_alive|be_here,
        want to bleed, bleed out, tonights the, tonight is the night, be here tomorrow, not be here next,
        shoot myself, poison myself, gone soon, gone tomorrow, wont wake up, end|stop my|the pain,
        never want to wake|be_here|live, wish i wasnt here|alive|born, wish i wasnt, wasnt around any,
        may|might|could harm|hurt|kill <self>, all tonight, take them all, take all my, gun to his|my|her own head,
        asleep and never, never wake
    """),
)
_TRIED = Family(
    # What has a name: suicide, an overdose, harm to oneself, and hoarded tablets. It can be long ago.
    Sign.DESPAIR,
    listed("""
        suicid*, sucid*, suiside*, overdos*, oding, oded, od on|again, hung|hanged <self>, took my|her|his own life,
        self harm*, selfharm*, cut|cuts|cutting <self>, cut|cuts|cutting again,
        cut|cuts|cutting my|his|her|their arm*|wrist*|leg*|thigh*,
        hurt|hurts|hurting|harm|harms|harming|burn|burns|burning|punch|punching|scratch* <self>,
        burn|burns|burning my|his|her arm*|leg*|skin, swallow* .. <tablets>,
        load|loads|bunch|lots|handful|pile|packet|box|whole|many [of] [the|my|his] <tablets>, sav* .. <tablets>,
        <tablets> ready, all my|the <tablets>, cutting helps|makes|is|my, scars from,
        hiding the scars|cuts|marks|it_with, too many pills|tablets|paracetamol, hurting|harming|burning <self>,
        relief from cutting|pain, blood makes, starv* myself, make myself sick, punish myself, banging my head|fists
    """),
    may_be_over=True,
)
_NO_WAY_ON = Family(
    # No way on, no point, no hope.
    Sign.DESPAIR,
    listed("""
        <cant> go on, <cant> carry on, <cant> do this|it|life <nomore>, <cant> take it|this|any|much <nomore>,
        <cant> take any_more|much_more, just cant take, <cant> cope <nomore>, <cant> cope with life,
        <cant> live|bear like, <cant> live <nomore>, <cant> keep living|going|doing,
        <cant> face another|tomorrow|the_day|life, <cant> see .. future,
        no point [in] [even] living|life|carrying|going|anymore|trying, no point of|in me, point of it all,
        point in|of living|life|me|being|anything|carrying, worth it <nomore>, not worth living,
        no|any reason .. live|carry|go_on, no reason to, <cant> see a|any|no .. way|reason|point,
        dont see a|any|no .. future|way|reason|point, no way out, only way out, only escape, no future, no hope,
        lost .. hope, lost the will, hopeless, worthless, nothing left, nothing to live, nothing [really] matters,
        nothing makes sense, worth living, life isnt|aint|not worth, a burden,
        give|giving|gave|given up on everything|life|myself|living, given up completely|altogether|hope|totally,
        done with life|living|everything, finished with life, tired|sick of life|living|being_alive,
        end of my|the rope|tether, hate myself, want* to disappear, wanna disappear, want it all to,
        make it all stop, make the pain stop, pain .. stop*, want* it|this|everything to stop|be_over,
        <nobody> would|will miss|notice|care, <nobody> cares $, <nobody> cares about_me|if_i, so low,
        feel|im|i_am trapped, dead inside, dark place|thoughts, cant stop crying, pointless, why .. should go on,
        why bother <nomore>, why i bother, see the point, <cant> see .. change|future|end|way|light, im drowning,
        i am drowning, am absolutely drowning, absolutely drowning, nobody needs|wants|loves me,
        no one needs|wants|loves me, hate my life, hate life, hate being alive, all alone, dont care what happens,
        dont care <nomore>, dont want anything <nomore>, no energy to, nothing to get up, get out of bed,
        lost everything, broken, breaking point, at breaking, lost my mind, losing my mind, going mad, going under,
        giving up, failed my kids, failed as, useless mum|dad|mother|father, bad mum|mother|dad, dont deserve,
        cry all|every, crying all|every, cried all|every, cant sleep or, cant eat or, numb, empty inside, cant feel,
        done in, had enough of life|living|it_all|everything, im finished, it is over for me, over for me,
        whats the use, no use, no life, ruined my life, life is over|hell|ruined|empty, want out, cant stop thinking,
        i am nothing, im nothing, this pain, the pain is|never,
        life is|feels unbearable|pointless|meaningless|hell|shit|too_hard|crap, unbearable, hollow, empty,
        done fighting|trying|living|with_everything, done with it|everything, nothing will ever|change,
        never get|be better|right|okay|ok again|for_me, never going to get better, no purpose, meaningless,
        the darkness, pointless, live like this, living like this, no fight left, nothing would change|matter if,
        hear*|hearing voices, voices in|that|are, everything is pointless|dark|black|lost, dark thoughts,
        crying for no, i hate this life, cant stop crying, cry all day|night|the_time, cry myself to sleep,
        cried myself to sleep, so desperate, want to run away, want to give up, ready to give up, i give up $,
        i just give up, had enough $, i have had enough $, cant be bothered with life, losing my mind, lost my mind,
        everything is falling|ruined|gone|lost, cant cope $, cant cope and, and cant cope, numb, no one left,
        nobody left, nothing good, no good to anyone, i have no one|nobody $, all hope, cant see myself, no reason,
        why i [even] bother, why do i [even] bother, even bother, completely|totally|utterly|so alone, all alone,
        out of fight, no fight, will to keep|live|go, see the light, darkness is, the pain is too|unbearable,
        too much pain, no escape, beyond saving|help|hope, cant be saved, deserve to die|suffer|the_pain|it_all,
        how much longer, much longer like, end of the road|line, nobody to talk to, no one to talk to,
        nobody to turn, no one to turn
    """),
    may_be_over=True,
)
_CALLED_FOR = Family(
    # Help is asked for now: by the word alone, by calling for somebody, or by 'now'.
    Sign.HELP,
    listed("""
        ^ help $, ^ help me|us|my|our, <please> help me|us|my|our, <someone> help me|us, help me|us <please>,
        <please> help $, ^ help <please> $, <please> help he|hes|she|shes, ^ <someone> help,
        need|needs help [right] <now>, help [right] <now>, need help <please>, <please> .. need help $,
        i need help $, need|want <someone> .. <now>|ring|come|call, need to speak|talk to <someone> .. <now>,
        <someone> <please> .. ring|call|come|phone, <please> .. <someone> .. ring|call|come|phone|help,
        <please> .. ring|call|phone me, can|could|will|would <someone> [please|just] ring|call|phone|help me|us|now,
        can|could|will someone|somebody|anyone ring|call|phone|come,
        can|could|will <someone> .. come|ring|call <now>, <someone> come <now>|<please>|here|round,
        ring|call|phone me <now>|<please>|back, who can i call|ring|phone <now>,
        ^ call|ring|phone|get .. police|999|ambulance, <please> .. call|ring|phone|get .. police|999|ambulance,
        need|get|send|want .. ambulance, call the police please, send <someone>|help, send the police,
        its|is [an|so|very|really] emergency, ^ urgent, its urgent, urgent* $, sos, get me|us out of_here|please|now,
        get out tonight|now|today, is anybody|anyone|somebody|someone there, im|i_am desperate please,
        im|i_am desperate $, dont know where|who to turn, need the police|someone|somebody, come quick*|now,
        talk to me, to talk to right|now|please|tonight, please <someone> .. talk|listen, need to talk,
        need someone to, want to talk to <someone>, please talk, anyone talk, so alone, anyone awake|around|up,
        answer me, dont leave me, please hurry, hurry, who can i talk, want to speak to <someone> <now>, crisis,
        in crisis, please save, save me|us|them, rescue, police now, get here, need a refuge, need somewhere safe,
        somewhere safe, get us away, get me away, need to get|run away|out, call|ring|get the police,
        someone|somebody call|ring|get, speak|talk to a|someone|somebody real|human|person|now,
        need help fleeing|leaving|escaping|getting, please .. dont know what, <please> ring|call|phone, do help $,
        hes|he_is here help|please, please ring, please call, please phone, ring me please, need rescuing,
        i need out, get me someone, please call me, need to get out, get me out, need someone $, need somebody $,
        i need you to call|ring, ring someone|somebody|999, who can help me|us, send help, who will help me|us,
        can anyone help me|us|$, is there anyone, urgent help, help urgent*, urgently need,
        please tell me what to do, what do i do please
    """),
)

DESPAIR = (_DEATH, _TRIED, _NO_WAY_ON, _CALLED_FOR)
