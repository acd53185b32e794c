"""Words of questions that ask, and do not say what about: answers need not meet them."""

WH = r"(?:who|whom|whose|what|when|where|why|how|which)"
AUXILIARY = r"(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|may|might|should)"
ABOUT = "about|on|regarding"  # before a topic; a pattern adds others that it allows
GENERIC = frozenset(  # they say which kind of answer is wanted, not what it is about
    "say said says tell told call called name named describe described mean means refer many much"
    " more exactly number figure day date month year week time place city town country countries"
    " region part area kind type sort person people man woman job reason cause way ways does doing"
    " happen happens happened give gave given according article articles report reports news"
    " please explain"
    " involve involved currently current now ever anything something someone anyone else whom about"
    " apart besides like appear appears appeared get going go went long big put right away under"
    " over up make made come comes"
    " came take took taken compare compared difference change changed show shows numbers"
    " figures estimate estimates count counts view views effect effects meaning purpose importance"
    " develop develops developed development developments evolve evolved unfold unfolded timeline"
    " chronology think know want wish feel meant ask asking asked sorry thanks hello hear"
    " heard profession occupation sport genre style format size types kinds category"
    " nationality associated affiliated affiliation belong belongs"
    " find finds found consider considers considered hold holds held"
    " might may must shall already still yet supposed supposedly alleged allegedly reported"
    " reportedly soon quickly early late stand stands stood all one ones well oops anyway sure able"
    " maybe perhaps actually really ok okay yes hi use uses used using thing things mention"
    " mentioned term terms word words phrase us"
    " lucky famous tiny little terrible horrible awful deadly"
    " huge infamous notorious too very quite rather".split()
)
SHELLS = frozenset(  # asked for, they say what the answer is to the asker; texts do not say it
    "occasion occasions ground grounds basis motive motives complaint complaints criticism activity"
    " activities action actions step steps measure measures point points sign signs signal signals"
    " example examples aspect aspects feature features factor factors circumstance circumstances"
    " argument arguments remark remarks comment comments justification explanation goal goals aim"
    " aims objective objectives outcome outcomes result results consequence consequences thing"
    " things fact facts term terms word words phrase title outlet outlets newspaper"
    " newspapers publication publications source sources"
    " agency agencies broadcaster broadcasters topic topics subject subjects issue issues theme"
    " themes matter matters office post position role rank member members item items object objects"
    " event events government governments nation nations capital capitals power powers"
    " share percentage proportion".split()
)
COMPARING = frozenset(  # they say how articles are to be compared, not what these are about
    "coverage piece pieces information agree agrees agreed disagree disagrees align aligns"
    " consistent inconsistent consistency inconsistency contradict contradicts contrast contrasts"
    " differ differs differently similar similarly same suggest suggests suggesting claim claims"
    " claiming indicate indicates indicating imply implies implying portray portrays portrayal"
    " discuss discusses discussed discussing mention mentions mentioned mentioning detail details"
    " detailed detailing describing cover covers covered focus focuses focusing highlight"
    " highlights highlighted identify identified identifies represents respectively both while"
    " whereas former latter specifically solely subsequent previous later earlier published"
    " regarding concerning whether".split()
)
