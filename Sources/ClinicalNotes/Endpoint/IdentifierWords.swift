/// Word lists of the de-identification, lower case: the commonest names of the United States' census, its large cities, and
/// what is capitalised without being a name.
enum IdentifierWords {
    static let titles: Set<String> = [
        "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mister", "missus", "missis", "dr", "dr.", "prof", "professor",
        "rev",
        "reverend", "sir", "madam", "sergeant", "captain", "father-in-law",
    ]

    /// Names that are everyday words as well: names only where they are capitalised within a sentence.
    static let ambiguousNames = list(
        """
        will mark grace hope faith joy rose dawn frank bill pat art ray gene jack dean chase drew grant miles lane penny ruby
        violet iris olive ivy lily daisy amber jade pearl ginger robin jay guy rich rob sue may april june august summer
        autumn star sky angel christian victor max king price young long black white green brown gray grey bush wood woods
        hill hall fields brooks rivers stone field banks bell ball bishop cook carpenter baker mason fisher hunter parker
        porter cooper potter weaver wells waters marsh moss cross day french english berry bird fox wolf lamb swan love
        sharp short small strong wise best early case page rice bacon coffey hand head foot legg cole pope knight nobles
        """
    )

    static let firstNames = list(
        """
        aaron abby abigail adam addison adrian agnes aidan aisha alan albert alejandra alejandro alex alexa alexander
        alexandra alexis alfred alice alicia alison allan allen allison alyssa amanda amelia amy ana andre andrea andrew andy
        angela angelica angelina anita ann anna anne annette annie anthony antonia antonio ariana ariel arlene arnold arthur
        ashley audrey austin ava avery barbara barry beatrice becky ben benjamin bernadette bernard bernice bertha beth betty
        beverly billy blake bob bobby bonnie brad bradley brandon brandy brenda brendan brent brett brian brianna bridget
        brittany brooke bruce bryan caitlin caleb calvin cameron camila carl carla carlos carmen carol carole caroline carolyn
        carrie casey catherine cathy cecilia charlene charles charlie charlotte chelsea cheryl chloe chris christina
        christine christopher christy cindy claire clara clarence claude claudia clayton clifford clinton cody colin colleen
        connie connor constance corey courtney craig cristina crystal curtis cynthia daniel danielle danny darlene darrell
        darryl dave david deborah debra dennis derek desmond diana diane diego dolores dominic don donald donna doris dorothy
        douglas duane dustin dwayne dylan earl eddie edgar edith eduardo edward edwin eileen elaine eleanor elena eli elijah
        elizabeth ella ellen emily emma eric erica erik erin ernest esther ethan ethel eugene eva evan evelyn faye felicia
        fernando fiona florence frances francis francisco fred frederick gabriel gabriela gabrielle gail garrett gary
        genevieve george georgia gerald geraldine gilbert gina gladys glen glenn gloria gordon gregory gwendolyn hannah harold
        harriet harry harvey hazel heather hector heidi helen henry herbert herman hiroshi holly howard hugo ian ibrahim ida
        irene isaac isabel isabella isaiah ivan jackie jackson jacob jacqueline jaime jake james jamie jane janet janice jared
        jasmine jason javier jean jeanette jeanne jeff jeffery jeffrey jenna jennifer jenny jeremiah jeremy jerome jerry jesse
        jessica jesus jill jim jimmy joan joann joanna joanne joel john johnny jon jonathan jordan jorge jose joseph josephine
        joshua joyce juan juanita judith judy julia julian julie justin karen karl karla kate katherine kathleen kathryn kathy
        katie katrina kayla keith kelly kelsey ken kenneth kevin kim kimberly kristen kristin kristina kristy krystal kurt kyle
        lance larry laura lauren laurie lawrence leah lee lena leo leon leonard leroy leslie lester liam lillian linda lindsay
        lindsey lisa lloyd logan lois lori lorraine louis louise lucas lucia lucille lucy luis luke lydia lynn mabel madison
        manuel marc marcia marco marcus margaret maria mariah marian marie marilyn mario marisol marissa marjorie marlene
        marsha martha martin marvin mary mateo matthew maureen maurice maxine megan melanie melinda melissa melvin mercedes
        meredith mia michael michaela michele michelle miguel mike mildred milton minnie miranda miriam mitchell mohammed
        molly monica monique morgan muhammad muriel nadine nancy naomi natalie natasha nathan nathaniel neil nelson nicholas
        nicole nina noah nora norma norman oliver olivia omar oscar otis owen pamela patricia patrick patsy paul paula pauline
        pedro peggy perry peter philip phillip phyllis priya rachel rafael ralph ramon randall randy raquel rashid raul raymond
        rebecca regina renee rhonda ricardo richard rick ricky rita robert roberta roberto rodney rodrigo roger roland ron ronald
        ronnie rosa rosemary ross roy ruben russell ruth ryan sabrina sally sam samantha samuel sandra sandy santiago sara sarah
        scott sean sebastian sergio seth shane shannon sharon shaun shawn sheila shelby shelly sherri sherry shirley sidney
        simon sofia sonia sophia spencer stacey stacy stanley stella stephanie stephen steve steven stuart susan suzanne sydney
        sylvia tamara tammy tanya tara taylor teresa terrance terrence terri terry thelma theodore theresa thomas tiffany tim
        timothy tina todd tom tommy toni tony tonya tracey traci tracy travis trevor tricia troy tyler tyrone valerie vanessa
        vera vernon veronica vicki vickie victoria vincent virginia vivian wade wallace walter wanda warren wayne wendell wendy
        wesley whitney willard william willie wilma winston xavier yolanda yvette yvonne zachary zoe
        """
    )

    static let lastNames = list(
        """
        adams aguilar alexander allen alvarez anderson andrews armstrong arnold austin bailey baldwin barnes barnett bates beck
        bennett bowman boyd bradley brewer burke burns burton butler byrd caldwell campbell carlson carpenter carr carroll
        carter castillo castro chambers chan chang chapman chavez chen clark coleman collins contreras craig crawford cruz
        cummings cunningham curry curtis daniels davidson davis delgado diaz dixon duncan dunn edwards elliott ellis espinoza
        estrada evans ferguson fernandez fields figueroa fitzgerald fleming fletcher flores ford foster fowler franklin frazier
        freeman fuller garcia gardner garrett garza george gibson gilbert gomez gonzales gonzalez goodman gordon graham graves
        griffin gupta gutierrez guzman hamilton hansen hanson hardy harper harris harrison hart harvey hawkins hayes henderson
        henry hernandez herrera hicks hoffman holland holmes holt hopkins horton howard howell hudson hughes hunt jackson jacobs
        james jefferson jenkins jensen jimenez johnson johnston jones jordan joseph keller kelley kelly kennedy khan kim kowalski
        lambert lawrence lawson lee leonard lewis li lin little liu lopez lowe lucas luna lynch maldonado marquez marshall
        martin martinez matthews mccoy mccarthy mcdonald medina mejia mendez mendoza meyer miller mitchell montgomery moore
        morales moreno morgan morris morrison mullins munoz murphy murray myers navarro neal nelson newman newton nguyen nichols
        norris obrien oconnor okafor oliver olson ortega ortiz owens padilla palmer park parsons patel patterson payne perez
        perkins perry peters peterson pham phillips pierce powell powers quinn ramirez ramos ramsey reed reeves reid reyes
        reynolds rhodes richards richardson riley rios rivera robbins roberts robertson robinson rodgers rodriguez rogers rojas
        romero rosenberg ross rowe ruiz russell ryan salazar sanchez sanders sandoval santiago santos saunders schmidt schneider
        schultz schwartz scott serrano shah shaw shelton silva simmons simon simpson sims singh smith snyder soto spencer
        stanley steele stephens stevens stewart sullivan sutton tate taylor terry thomas thompson torres townsend tran tucker
        turner valdez vargas vasquez vazquez vega villarreal wagner walker wallace walsh walters walton wang ward warner warren
        washington watkins watson watts weaver webb weber webster welch wheeler wilkins williams williamson willis wilson wong
        wright wu yang zhang ziegler zimmerman
        """
    )

    static let cities = list(
        """
        albuquerque anchorage atlanta baltimore boston brooklyn charlotte chicago cincinnati cleveland dallas denver detroit
        fresno honolulu houston indianapolis jacksonville memphis miami milwaukee minneapolis nashville oakland omaha orlando
        philadelphia phoenix pittsburgh portland sacramento seattle tampa tucson tulsa wichita
        """
    )

    /// Capitalised in the middle of sentences, and nobody's name.
    private static let harmless = list(
        """
        monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays zantac
        colace miralax glucophage botox narcan suboxone adderall ritalin concerta
        alzheimer alzheimer's parkinson parkinson's crohn crohn's hodgkin hodgkin's graves hashimoto hashimoto's cushing addison
        raynaud sjogren bell's babinski murphy's mcburney's hawkins neer kernig brudzinski apgar glasgow epley dix-hallpike barrett's
        baker's achilles baker cobb charcot dupuytren's de quervain
        english spanish french german medicare medicaid caucasian african american hispanic asian latino european
        subjective objective assessment plan history physical examination review systems chief complaint present illness past medical
        surgical family social vitals results imaging impression recommendations instructions follow-up procedure findings technique
        diagnosis diagnoses hospital course mental status general heent cardiovascular abdominal musculoskeletal neurologic
        neurological psychiatric constitutional cardiac pulmonary gastrointestinal genitourinary patient
        christmas thanksgiving easter halloween hi hey hello yeah alright good morning afternoon evening thank thanks
        bye mm-hmm um uh doctor nurse dictation dictating end start stop continue increase decrease take
        fahrenheit celsius covid covid-19 internet doppler gram foley mommy daddy
        """
    )

    /// Whether a capital on `word` says nothing, unless it is also a name (``ambiguousNames``).
    static func isOrdinary(_ word: String) -> Bool {
        if ambiguousNames.contains(word) { return false }
        return harmless.contains(word) || Lexicon.functionWords.contains(word) || Lexicon.drugs.contains(word)
            || Lexicon.units.contains(word) || Lexicon.negations.contains(word) || Lexicon.relatives[word] != nil
            || Lexicon.sides[word] != nil || isTerm(word) && !firstNames.contains(word) && !lastNames.contains(word)
    }

    /// Whether `word` is of medicine: a finding, a disease, an operation, a test.
    static func isTerm(_ word: String) -> Bool {
        Lexicon.symptoms.contains(word) || Lexicon.isDisease(word, longerThan: 5) || Lexicon.isOperation(word)
            || GroundedTerms.stating.contains(word) || Cues.ofTests.contains(word)
    }

    /// Whether `word` is one of the small words of the language.
    static func functionWords(_ word: String) -> Bool { Lexicon.functionWords.contains(word) }

    private static func list(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
