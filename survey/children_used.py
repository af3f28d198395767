"""What survey.distress hears as sexual abuse and exploitation of a child.

Families of patterns, each with its reason. How to read one stands in survey.distress_words.
"""

from __future__ import annotations

from survey.distress_words import Family, Sign, listed

_TOUCHED = Family(
    # Sexual abuse: children are touched, groomed, shown things, watched, told to keep secrets; what they do then.
    Sign.CHILD,
    listed("""
        <he>|<him>|<kid>|been|being <touches> <them>|<kid>,
        <touches> <them> .. bed|night|alone|down|there|private*|when|clothes|leg|inappropriate*|where|bits|bum|
            bottom|in|on|up,
        touch~|fiddle~|grope~|fondle~|interfere~ [with] [my|our|the|his|her] [little] <kid>|<them>,
        touch* .. private*|bits|down_there|bum|bottom|chest,
        touched|touches <them>,
        private parts,
        hands|fingers on|inside|in|up|down|under [my|our|the|her|his] [own] <them>|<kid>|knickers|pants|top|skirt|
            trousers|nightie|clothes|shorts,
        secret game*|games|cuddles|club|friend|photos,
        special game*|cuddles|friend|time|secret,
        does|do|did|done|doing|made|makes|make [her|him|them|<kid>] [do] things|stuff|something|bad_things|
            rude_things|dirty_things|naughty_things|weird_things to|with|at_night|in_bed,
        does|do|did|done|doing .. things|stuff|something to|with .. <kid>|<them>,
        abus* .. <kid>|<them>,
        molest*,
        groom* .. <kid>|<them>,
        sexual*,
        sex with .. <kid>|<them>|girl*|boy*,
        on the register,
        willy|penis|cock|vagina|fanny|his_thing|his_private*|his_bits,
        nude*|naked|dirty|rude|sexy|topless|private|intimate|indecent [pic*|photo*] pic*|photo*|picture*|selfie*|
            video*|film*|images,
        trousers|pants|knickers|boxers|shorts [was|were|off] down|off,
        shows|showed|showing|watch~|watches|makes .. porn*,
        porn*,
        dirty films|videos|pictures,
        in|into|in_to|inside|on|gets_into|got_into her|his|their bed|bedroom|shower|bath with|at_night|when|every|
            again|and,
        comes|came|goes|went|going|creeps|sneaks|climbs|gets|got|getting|get|crawl~|slip~ in|into|in_to her|his|
            their|my .. bed|bedroom|room|shower|bath,
        in the shower|bath|bed with [my|our|the] .. <kid>|<them>,
        gets|got|getting|climbs|hops in|into [the] bed|shower|bath with,
        sit|sits|sitting|sat [her|him|<kid>] on his lap|knee,
        kiss* .. <kid>|<them> .. lips|mouth|neck|tongue,
        makes|made|making .. <kid>|<them> .. touch|watch|undress|strip|sit_on|kiss|dance|pose|take_off|suck|lick,
        watches|watching|watch|spies|stares|filming|films|filmed|spied|walks_in|comes_in [on] .. <kid>|<them> ..
            undress*|bath*|shower*|dress*|chang*|sleep*|getting,
        underwear,
        secret about|with,
        dont tell mum|mummy|dad|anyone,
        found|find|saw|there_are|caught|seen .. pictures|photos|videos|images of .. <kid>|girls|boys|them|her|him
            .. on|in his,
        asks|asked|asking|tells|told|get|gets|makes <them>|<kid> .. touch|undress|watch|show|kiss|take_off|
            lift_up|send|pose|sleep_with|sleep_in,
        touching|touches|playing|plays [with] herself|himself,
        no .. year_old|child|kid should,
        things no .. should,
        bath~|bathing|shower~|wash~|washing|dress~|undress~ .. <kid>|<them> .. lock*|alone|insist*|door|himself|
            always,
        insists on .. bath*|wash*|shower*|alone|dress*|putting,
        watch~|looking_at|look~_at|downloads|downloaded|laptop .. kids|children|little_girls|little_boys|child|
            young_girls .. on|laptop|phone|computer|porn|films,
        <kid>|<them> .. getting|got|changed|dressed|undressed|changing every|walk*|watch*|in_on,
        walks|walked|walking|comes|bursts in on <them>|<kid>,
        made|makes|make|making|told|tells|asked|asks|got .. <kid>|<them> .. take|took|taking|remove .. clothes|
            pants|top|trousers off,
        love bites|bite,
        <kid>|she|he says|said|told|tells [me|us] .. <relative>|<partner>|teacher|coach|neighbour .. <touches>|
            secret|sore|kiss*|watches,
        <touches> .. <kid> .. inappropriate*|private*|down|bits|bum|bottom|chest|leg|under|clothes,
        <kid> .. be~|being|been|was abused,
        pull~|take~|took down|off her|his|their trousers|pants|knickers|clothes|shorts,
        shares|sharing|sleeps|sleeping|share|slept .. bed with .. <him>|<kid>|uncle|boyfriend|grandad,
        sleeps|sleeping|sleep|slept in|with [with] her|his bed|<kid>,
        baths|bathes|bath~|shower~ .. <kid>|with .. she_is|13|12|11|14|himself|teen*,
        locks .. door .. with|when .. <kid>|<them>|bath*|together,
        lock~ .. bathroom|bedroom .. with <them>|<kid>,
        spies on .. <kid>|<them>,
        peep~|hole in .. bathroom|bedroom|shower,
        a secret|secrets he|she|from_me|from_mum|with_him|between,
        keep|keeps|keeping|kept it|a|his|their|this|our secret|secrets,
        not|to tell|tell_her .. mum|mummy|dad|daddy|anyone|anybody|me .. or|secret|because|what|about,
        tell anyone what|or|and,
        told [her|him|them|not] not to|never tell,
        <men>|uncle|stepdad|grandad|neighbour|he|hes .. takes|taking|took|has|keeps|collects|got pictures|photos|
            videos [of] [of] <them>|<kid>|girls|boys|my|$,
        takes|takin|taking|took|has pictures|photos|videos|selfies of|from <them>,
        plays with|touching himself|herself|his_bits|her_bits .. since|all|constantly|in_front|after,
        knows too much,
        not right|normal|appropriate with my|about|between|the_way,
        the way he|she|her|his [uncle|stepdad|brother|grandad|dad|boyfriend] [he] looks|touches|acts|is|cuddles|
            holds at|with|round|around|her|<kid>|<them>,
        too friendly|touchy|close|interested|much_interest with|in,
        took an interest in,
        alone with .. <kid>|<them>|him .. door|locked|scared|worr*|always|wants|insists|shut,
        wont|refuses|hates|scared .. left|be|being|stay alone [with] .. with,
        frightened to|of be|being alone with,
        hand|hands|fingers down|up|in|inside|under .. trunks|pants|knickers|top|skirt|trousers|nightie|shorts|
            clothes|bra|pyjamas|nappy|dress|leggings|tights|boxers,
        shouldnt|should .. know .. sex|at_that|at_her|at_his,
        who is|whos on the register,
        <kid>|she|he says|said .. its|a|their|our secret,
        wont sit|go|sleep|be .. since .. <relative>|dads|his
    """),
    may_be_over=True,
)
_EXPLOITED = Family(
    # Exploitation, online and outside; drugs, gangs and county lines; radical ideas; cutting and marriage of girls.
    Sign.CHILD,
    listed("""
        <kid>|shes|hes|only|is|aged|at .. <age> .. boyfriend|bf|man|men|girlfriend|pregnant|older|vape|drugs|weed|
            sex|sleeping_with|lads|hotel,
        <kid>|daughter|she|shes .. boyfriend|bf|man|men|lad|guy|bloke .. is|who|whos|hes|in_his|aged <adult>,
        <kid>|she|he|<them> .. with|by|from|seeing|dating|messaging|meeting|to|going_out_with [an|some|a] [much]
            older|grown|adult <men>|ones|people|boy,
        older <men>|boys|lads|people,
        grown men|man|lads|up_men,
        <men> .. pick|picks|picking|picked .. <kid>|<them>,
        <he>|man|someone|somebody .. <messages>|sends|sending|chat~|talk~|groom~|send~ .. <kid>|<them> .. online|
            night|snap*|insta*|game|phone|pictures|messages|secret|late|about|things|on,
        teacher|coach|man|men|neighbour|uncle|tutor|bloke|stranger* .. <messages>|sends|sending .. <kid>|<them>,
        off the internet,
        met|meet|meeting|meets online|someone_from|someone_off|a_stranger|a_man|men|some_man|someone_she_met,
        meet a man,
        wants her|him|them|my .. meet|to_meet,
        someone|somebody|man|men|guy|boy|people|stranger* .. online|game|games|xbox|roblox|discord|snapchat|
            tiktok|insta*|facebook|whatsapp|fortnite|minecraft .. her|him|<kid>|them,
        online .. asking|asked|asks|wants|threat*|meet|pictures|pics|send,
        blackmail*,
        ask*|want*|send*|sent|demand* .. for|him|them|send|more [her|him|more] picture*|photo*|video*|pic|pics|
            nudes|selfies,
        gang|gangs,
        <kid>|he|hes|she|<them> .. carry*|carries|sell*|sells|deal*|run|runs|running|drop*|hold*|stash*|hides ..
            drugs|weed|packages|package|gear|knife|knives|coke|money|phone_line|parcels|wraps,
        sell|selling|deal|dealing|carry|carrying|running|run|runs drugs|weed|packages|gear|wraps|for_them|
            for_older|for_a_gang,
        owes .. dealer*|money|them|gang .. <scared>|threat*|drugs,
        being used|made to|by .. carry|drugs|deal|men|older|steal|gang,
        gives|gave|giving|gets|get|buys|bought|buying|supply*|offers|offered|sells|sold <them>|<kid> .. <drugs>|
            money|stuff|presents|gifts|phone|vapes|clothes|trainers|pills|cigarettes,
        gives|gave|giving .. <kid>|<them> .. <drugs>|pills|stuff|joints|tablets,
        <men>|<him> .. gives|gave|buys <them>,
        carries|carrying|carry|took|takes|has|got|found|hiding|keeps|with|had a|an|his|her [kitchen|big|zombie]
            knife|blade|machete|weapon|gun .. <kid>|school|bag|room|pocket|says|stab|scared|out,
        <kid>|he|hes .. <armed>,
        going to stab|shoot,
        stabb* .. <kid>|school|someone|somebody,
        abroad to|for|marry|be .. marry|cut|husband|married|be|done,
        take|taking|took|taken|send|sending|fly|flying|sent .. <kid>|<them> .. abroad|pakistan|somalia|gambia|
            india|bangladesh|africa|home|back|egypt|country|iraq|dubai|overseas .. marry|cut|married|wedding|without|
            never|not_coming|husband|dont|wont|for_good|because,
        marry|married .. <kid>|<them> .. off,
        marry .. off,
        to be cut,
        have her|them|the_girls|my_girls|my_daughter cut|done,
        two|2|three|second|burner|extra|spare|more phones|sims|phone,
        got|getting|made|make|makes|get|gets|persuad*|talked|trick* [my|the|our] .. <kid>|<them> .. to|into ..
            send|sent|sending|film|strip|undress|video|pose,
        <kid>|<them>|she|he .. with|to|for [grown|older|some|other] men|blokes|punters .. money|hotel*|flat|
            upstairs|party,
        upstairs with,
        drug|a|the|drugs|some dealer|dealers,
        <he> .. delivering|delivers|deliver|carrying|carries .. packages|packets|parcels|bags|drugs|stuff,
        blade,
        margate|seaside|train|trains .. days|drugs|deal*|missing|two_phones,
        meet|meeting|met .. off|from|on snapchat|tiktok|insta*|roblox|discord|app|internet|facebook,
        off|from|on snapchat|tiktok|instagram|roblox|discord .. meet|older|17|18|19|20|man|pictures,
        given|giving|gave [<them>|<kid>] vodka|alcohol|drugs|weed|vapes|cigarettes|cocaine|ket,
        found a|an|his|her [big] machete|knife|blade|gun|zombie|weapon|balaclava,
        been stabbed,
        after <them>|<kid> again|now,
        plan~|planning|arranging .. his|her|their wedding|marriage,
        <men> .. pick~ up,
        <men> .. in|wait~ .. car|cars .. <them>|<kid>|outside,
        cars|car|taxis|strangers outside|pick~|waiting|pull~_up|drop~_off .. <them>|<kid>|at_night|for_her|late|
            school,
        gets|get|getting|got|gets_in|get_in|getting_into|goes_off|goes|going .. car|cars|lifts with|of|from|off
            [the|older|strange] .. <men>|stranger*|people|older,
        <kid>|she|he|shes|hes|<them> .. talk~|chat~|messag*|speak~|snap*|flirt*|video* .. with|to [a|some|grown|
            older|strange|men] <men>|stranger*|someone|somebody|people ..,
        talking|chatting to .. online,
        meet him|her .. not tell,
        send~|sent her|him|them [some] money|gifts|nudes|pictures|vapes|pics,
        two|2|second|another|burner|new phone|phones|trainers|clothes|coat|designer|things|jewellery .. <cant>|
            wont|dont|where|who|from|money|bought,
        phones|trainers|clothes|money she|he <cant>|wont|never explain|say,
        dealer*|gang|lads|boys .. using|use|uses|used|got|after .. <kid>|<them>,
        missing .. school .. older|men|car|days|nights,
        hanging|hang|hangs round|around|out with [the|a] older|men|gang|dealers|bad|wrong|lads,
        hotel*|party|parties|flat|house .. older|men|drugs|drunk|her .. <kid>|<them>|men|drugs,
        sell~|sold my|her|him|the .. <kid>|<them>|for|to,
        found|find|finding|arranged|promised|chosen [her|him|a] husband|wife|marriage|man .. for .. <kid>|<them>|
            15|16|14,
        now wants|wants|asking_for|demanding money|£|more [or|pictures|off],
        comes|came|come home with .. new|trainers|phone|cash|money .. wont|from|dont
    """),
    may_be_play=True,
    may_be_over=True,
)

CHILDREN_USED = (_TOUCHED, _EXPLOITED)
