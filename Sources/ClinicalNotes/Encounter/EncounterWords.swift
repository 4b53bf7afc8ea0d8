/// Word lists of the encounter's rules. Compact, ours, lower case.
enum EncounterWords {
    /// Verbs that say what may, shall or must be.
    static let modals = Lexicon.set("will can could should would may might must")
    /// Verbs by their base form.
    static let verbs = Lexicon.set(
        """
        feel take get need use drink smoke eat work live notice see sleep wake walk run play want monitor check wear lose gain
        experience cough snore vape exercise stand sit lift bend move travel struggle start stop keep tend have go try like love
        remember look hear watch follow cook avoid measure throw turn put make come give hurt require appear enjoy suffer
        limp drive swim read write stay remain wait miss forget climb continue sweat bruise bleed vomit urinate breathe itch
        ache get believe hope plan prefer worry deny do call help carry swallow chew rest ride jog golf garden hike teach
        coach show apply inject do qualify appear retire pivot purse jump squat kneel twist pick push pull land step bike swing grip
        grab clean mow shovel lie lay roll reach raise straighten flex extend rotate touch press rub scratch wash dress shower
        wheeze sneeze choke burp pass pee skip change switch elevate wrap test track record log weigh manage control cope
        battle cry know understand agree report recall suspect choose decide expect commute skate ski surf dance bowl fish hunt
         paint type study own support volunteer attend visit join sense increase decrease finish rate limit develop improve
         worsen tolerate heal recover undergo maintain return note
        """
    )
    /// Verbs that are nouns after "and" as often: "a cough and work".
    static let nounsToo = Lexicon.set(
        """
        like work drink cough bruise sleep walk exercise move check rest plan hope show help ice step bike ski fish test type dress
        shower wrap press touch change record log control jump pass dance land reach raise report support visit study increase
        decrease sense bowl surf note
        """
    )
    static let past = Lexicon.set(
        """
        was had took went got felt flew swam slid swung laid lay shook froze blew bit dealt pulled  noticed started stopped used tried fell hurt woke saw quit lost gained ate drank slept broke
        ran came gave began did made said told heard thought put kept left met read forgot cut grew threw drove bent hit tore
        stood sat rolled knew found wore caught underwent chose spent spoke stuck brought became
        """
    )
    static let adverbs = Lexicon.set(
        """
        also usually never still only always sometimes currently recently rarely probably already often definitely actually then
        now mostly generally occasionally just even typically finally first initially previously originally clearly likely
        """
    )
    /// Verbs that a sentence may rest on.
    static let finite = Lexicon.set(
        """
        is are was were has have had does did do can could will would should may might shows showed looks look appears seems
        hurts feels gets got goes went comes came started began makes made keeps works helps helped sounds means says reveals
        demonstrates needs occurs happens happened lasts ran felt took gave said told became remains worsens resolved improved
        increased decreased underwent remains continues presented measures measured radiates bothers bothered put saw had hit fell lives cannot causes show include helps presents
        """
    )
    /// What leads in.
    static let hedges = Lexicon.set(
        """
        well yeah yes so and okay oh also now but right sure no nope yep alright then because mm or good great hey yup gosh wow
        absolutely correct exactly alrighty
        """
    )
    /// What trails off.
    static let dangling = Lexicon.set(
        """
        and or but so because then though okay right yeah too like the a an of to in with for that if is it i you he she they
        we it's i'm my your at as by on from when what which who how any some are was were be been have has had do did there
        there's we're does i've you're not also about well alright that's through into gonna wanna this these those let's since
        'cause while dr. mr. mrs. ms. until till than going just being getting here today's i'd i'll you'll where although although's its however after
        """
    )
    /// Words of talk, which no note holds.
    static let talk = Lexicon.set(
        """
        thing things stuff whatever hope wish wonder thank thanks thankful sorry appreciate excited myself mine supposed doc hi
        hello questions question welcome sweet wow awesome dragon dax hey bet crazy funny haha bye goodness yourself tell talk let
        lemme okay alright what cool kind sort us guys sounds perfect wonderful yep yeah um gosh oh hmm uh huh
        ignore cheat lucky glad
        """
    )
    /// What is done for one's health.
    static let exercises = Lexicon.set("yoga stretches stretching exercises")
    static let pronouns = Lexicon.set(
        "i he she it they we you his her him them my your their that's it's the a an there i'm i've"
    )
    static let notStart = Lexicon.set(
        """
        because if when which who where while what how why or but so of to and than then with for from in on at as though
        although like
        """
    )
}
