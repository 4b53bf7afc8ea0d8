/// The words by which a finding is known.
extension FindingGrammar {
    /// By their first words.
    static let openings = WordMap(Dictionary(grouping: opened) { $0.words[0] })
    private static let opened: [(words: [String], isAbsent: Bool)] =
        EncounterCandidates.phrases(
            """
            there's no|there is no|there are no|there isn't any|there's not any|i don't feel any|i do not feel any|i don't see any|i do not see any|
            i don't hear any|i do not hear any|i don't feel|i don't see|i don't hear|i don't appreciate any|i don't appreciate|
            you have no|you've got no|you don't have any|he has no|she has no|no
            """
        ).map { ($0, true) }
        + EncounterCandidates.phrases(
            """
            there's|there is|there are|i feel|i hear|i see|i can feel|i can see|i can hear|i do feel|i do hear|i do see|i appreciate|
            i do appreciate|you've got|you have|you do have|he's got|she's got|he has|she has|he does have|she does have|you still have
            """
        ).map { ($0, false) }

    static let verbs = Lexicon.set(
        "is are was were has have looks look looked feels sounds sound moves move lines comes isn't aren't sits goes"
    )
    static let contracted = Lexicon.set("it's that's they're")
    static let owners = Lexicon.set("the your his her their both")
    static let within = Lexicon.set("of in on at to over along with around under behind between from for bilaterally")
    static let ofPlace = Lexicon.set("on in at over")
    /// What comes belongs to them.
    static let binding = Lexicon.set(
        """
        of in on at to over along with around under behind between from for the a an your his her their both this and or no some any
        left right mild slight little than light my degree flexor plantar
        """
    )
    static let qualifiers = Lexicon.set(
        """
        full good normal mild slight moderate marked trace some positive negative decreased limited reduced diminished
        strong excellent
        """
    )
    static let degrees = Lexicon.set(
        """
        a little bit not about just still pretty very quite both all too at up down minus also slightly mildly moderately more less
        lower upper lateral medial anterior posterior distal proximal inner outer
        """
    )
    static let plural = Lexicon.set("are were have look sound move")
    static let vague = Lexicon.set("test sign")
    static let praised = Lexicon.set("great good nice awesome wonderful")
    static let sides = Lexicon.set("left right")
    static let times = Lexicon.set("last in this")
    /// "The drum", "good about it", that is not seen or felt: no absence.
    static let pointing = Lexicon.set("the your his her that this those these")
    static let ofSample = Lexicon.set("urine blasts fragments cells")
    static let toCome = Lexicon.set("need going coming expected")
    static let activities = Lexicon.set("program programs exercise exercises goal goals helps")
    static let articles = Lexicon.set("a an any like")
    static let aside = Lexicon.set("and though also today here")
    /// It moves, whatever "it" is: no state of a part.
    static let moving = Lexicon.set("moves move lines comes sits goes")
    static let regions = Lexicon.set("abdomen belly heart lungs neck skin throat eyes ears calf tib mouth nose")
    static let ofPart = Lexicon.set(
        """
        cranial deep lower upper bilateral peripheral distal radial pedal dorsalis femoral bowel breath visual grip light rotator straight
        extraocular external internal mucous capillary cap finger white blood sed liver stool plantar forward proximal
        """
    )
    /// No state: it is done.
    static let acting = Lexicon.set(
        "going getting doing being feeling looking having making taking coming trying called started calmed needed wanted used checked moving using"
    )
    static let being = Lexicon.set("is are was were")
    static let moved = Lexicon.set("up down")
    static let hedging = Lexicon.set("really probably actually definitely basically clearly")
    static let everywhere = Lexicon.set(
        "bilaterally bilateral throughout everywhere well normally symmetrically distally nicely either side sides around way today"
    )
    static let compared = Lexicon.set("compared than versus")
    static let praise = Lexicon.set("good great fine okay right perfect normal better worse")
    static let loose = Lexicon.set(
        "and or but of in on at to over with there here too okay good great now alright so a an some any not from for as that also just however therefore all around"
    )
    static let stopping = Lexicon.set(
        """
        i i'm i've i'll i'd it it's you you're you've we we're we'll he he's she she's they they're that that's this there there's so
        okay because which if when while unless until does do did can could would will should now then what how where who let let's
        here here's alright looking listening listen going moving palpating examining examine feeling meaning tell thank thanks since like before after
        """
    )
    static let afterNo = Lexicon.set("longer more one matter problem problems worries need reason question")
    /// The later part of what is one name: "the joint line", "the gum line".
    static let heads = Lexicon.set(
        "joints line pad shaft joint bone bones muscle muscles tendon base tip test tests sounds count rate process refill level levels"
    )
    static let commands = Lexicon.set(
        """
        take breathe swallow cough say follow open close lift lay lie sit stand walk tap touch hop cross draw bend push pull squeeze
        press raise hold turn look show relax straighten stick smile bring lean climb
        """
    )
    static let handled = Lexicon.set("me my breath breaths ahh ah here hard deep out away again")
    static let toward = Lexicon.set("up down out back forward over in against")
    static let measured = Lexicon.set(
        """
        range motion strength tone rhythm effort contact entry swing test sign pulse pulses reflexes gait sensation rotation flexion
        extension abduction adduction dorsiflexion refill turgor grip
        """
    )
    static let states = Lexicon.set(
        """
        steady fluent normal intact clear soft regular irregular symmetric symmetrical equal supple tender negative positive full good
        fine reactive round midline strong brisk flat pale warm cool dry moist pink clean healed swollen red unremarkable great firm stable weak
        tight even present absent palpable fast slow quick enlarged smooth linear crowded brighter low high elevated weaker stronger warmer larger smaller limited decreased
        diminished symmetrically nicely well normally easily freely inflamed injected circumcised trace
        """
    )
    static let tests = Lexicon.set(
        """
        ferritin platelets albumin mcv crp esr calprotectin vitamin b12 iron bilirubin magnesium phosphorus lipase troponin inr epworth fraction
        tests weight pressure pulse rate temperature oxygen saturation respirations
        """
    )
    static let parts = Lexicon.set(
        """
        drum drums discs fields movements acuity nerves incision wound scar cuff apprehension impingement refill voice thought speech
        pupils sclera toe nose tone testicles penis process taps nodes spleen liver tib pedis tendon atrium flexor
        """
    )
    static let signs = Lexicon.set(
        """
        edema tenderness swelling redness bruising erythema ecchymosis effusion deformity fluid warmth crepitus instability nystagmus
        murmur murmurs rub rubs gallop gallops wheezes wheezing crackles rales rhonchi bruit bruits lesions lesion nodules nodule mass
        masses guarding rebound clubbing cyanosis drift tremor rash rashes lymphadenopathy adenopathy distention hernia laxity
        discharge drainage exudate polyp polyps ulcers scar papilledema jaundice distress tophi sores pus stridor thrush rigidity
        cogwheeling cords gap prominence fissure dimple callus tenting contracture pallor patches petechiae lumps slowing hepatosplenomegaly hives odor dislocation stones blockage spasm scale exudates
        """
    )
    /// What movements are of, and their words.
    static let joints = Lexicon.set("knee shoulder hip elbow wrist ankle neck spine")
    static let movements = Lexicon.set(
        "flexion extension rotation abduction adduction range of motion internal external active passive and"
    )
    /// Parts that have no side.
    static let unsided = Lexicon.set("throat mouth nose abdomen belly face neck")
}
