/// Word lists of the room. Compact, ours, lower case.
enum Lexicon {
    /// What a study does that found something.
    static let showing = set("showed shows show revealed reveals demonstrated demonstrates")
    static let functionWords = set(
        """
        a an the and or but nor of to in on at by for from with without as is are was were be been being am has have had
        having do does did he she it they we i you him her them his hers its their our your my me us this that
        these those
        there here who which what when where how so if then than not no yes okay ok well just also very really some any
        will would can could should may might about into over out up down off again back today now still since per
        """
    )

    static let negations = set(
        """
        no not denies denied deny denying unaware without negative never none neither nor cannot nothing absent nope nah nobody
        n't don't doesn't didn't isn't wasn't aren't weren't hasn't haven't hadn't won't can't couldn't wouldn't shouldn't
        """
    )

    static let sides: WordMap<String> = [
        "left": "left", "right": "right", "bilateral": "both", "bilaterally": "both", "both": "both",
        "left-sided": "left", "right-sided": "right", "left-hand": "left", "right-hand": "right", "leftward": "left",
        "rightward": "right", "unilateral": "one",
    ]

    /// Relatives, by the word that a note has for them.
    static let relatives: WordMap<String> = {
        let names = [
            "mother": "mother mother's mom mom's", "father": "father father's dad dad's",
            "brother": "brother brother's brothers",
            "sister": "sister sister's sisters", "son": "son son's sons", "daughter": "daughter daughter's daughters",
            "wife": "wife wife's", "husband": "husband husband's", "grandmother": "grandmother grandmother's grandma",
            "grandfather": "grandfather grandfather's grandpa", "aunt": "aunt aunt's", "uncle": "uncle uncle's",
            "cousin": "cousin cousin's", "niece": "niece niece's", "nephew": "nephew nephew's",
            "grandson": "grandson grandson's", "granddaughter": "granddaughter granddaughter's",
            "stepmother": "stepmother stepmother's stepmom", "stepfather": "stepfather stepfather's stepdad",
            "boyfriend": "boyfriend boyfriend's", "girlfriend": "girlfriend girlfriend's",
        ]
        return WordMap(
            names.reduce(into: [:]) { result, entry in
                for word in entry.value.split(separator: " ") { result[String(word)] = entry.key }
            }
        )
    }()

    /// Words of a note's own phrasing, which need not be said.
    static let framing = set(
        "patient patient's patients reports reported states stated denies presents presented endorses there their longer"
    )

    /// They are said of anything, so that what is said of them tells little.
    static let idle = set(
        """
        though although doing going getting know think thing things seem seems noted seen currently present need needs
        needed gotten history health healthy upper lower able much last prior sure certainly couple unfortunately recently really probably
        other another further time includes include included including appears appear appeared significant believe believes
        """
    )

    static let weekdays = set("monday tuesday wednesday thursday friday saturday sunday")

    static let units = set(
        """
        mg mcg g kg ml l meq units % mmhg cm mm mg/dl g/dl mmol/l meq/l ng/ml pg/ml mg/kg mcg/kg l/min pounds lbs lb
        inches degrees days day weeks week months month years year hours hour minutes minute times tablets tablet puffs
        capsules capsule drops milligrams micrograms
        """
    )

    /// Common drugs by generic name, and some brands that clinicians say.
    static let drugs = set(
        """
        abatacept acarbose acetaminophen acyclovir adalimumab adenosine albuterol alendronate allopurinol alprazolam
        alteplase amiodarone amitriptyline amlodipine amoxicillin amphetamine ampicillin anastrozole apixaban
        aripiprazole aspirin atenolol atomoxetine atorvastatin augmentin azathioprine azithromycin baclofen
        beclomethasone benazepril benzonatate betamethasone bisoprolol budesonide bumetanide buprenorphine bupropion
        buspirone calcitriol canagliflozin candesartan capecitabine captopril carbamazepine carbidopa carvedilol
        cefazolin cefdinir cefepime ceftriaxone cefuroxime celecoxib cephalexin cetirizine chlorpromazine chlorthalidone
        ciprofloxacin cisplatin citalopram clarithromycin clindamycin clobetasol clomiphene clonazepam clonidine
        clopidogrel clotrimazole clozapine codeine colchicine cyclobenzaprine cyclophosphamide cyclosporine dabigatran
        dapagliflozin desloratadine desvenlafaxine dexamethasone dextromethorphan diazepam diclofenac dicyclomine
        digoxin diltiazem diphenhydramine docusate donepezil doxazosin doxepin doxycycline dulaglutide duloxetine
        dutasteride empagliflozin enalapril enoxaparin entecavir epinephrine eplerenone ertapenem erythromycin
        escitalopram esomeprazole estradiol eszopiclone etanercept ethambutol etodolac ezetimibe famotidine febuxostat
        felodipine fenofibrate fentanyl ferrous fexofenadine finasteride flecainide fluconazole fludrocortisone
        fluoxetine fluticasone folate formoterol fosinopril furosemide gabapentin galantamine gemfibrozil gentamicin
        glargine glimepiride glipizide glyburide guaifenesin haloperidol heparin hydralazine hydrochlorothiazide
        hydrocodone hydrocortisone hydromorphone hydroxychloroquine hydroxyzine ibandronate ibuprofen imipramine
        indapamide indomethacin infliximab insulin ipratropium irbesartan isoniazid isosorbide itraconazole ivabradine
        ivermectin ketoconazole ketorolac labetalol lactulose lamotrigine lansoprazole lasix latanoprost leflunomide
        letrozole levetiracetam levocetirizine levodopa levofloxacin levothyroxine lidocaine linagliptin linezolid
        liraglutide lisdexamfetamine lisinopril lispro lithium loperamide loratadine lorazepam losartan lovastatin
        lurasidone meclizine medroxyprogesterone melatonin meloxicam memantine meropenem mesalamine metformin methadone
        methimazole methocarbamol methotrexate methyldopa methylphenidate methylprednisolone metoclopramide metolazone
        metoprolol metronidazole minocycline minoxidil mirabegron mirtazapine misoprostol modafinil mometasone
        montelukast morphine moxifloxacin mupirocin mycophenolate nabumetone nadolol naloxone naltrexone naproxen
        nebivolol niacin nifedipine nitrofurantoin nitroglycerin norethindrone nortriptyline nystatin ofloxacin
        olanzapine olmesartan omeprazole ondansetron oseltamivir oxcarbazepine oxybutynin oxycodone paliperidone
        pantoprazole paroxetine penicillin phenazopyridine phenobarbital phentermine phenytoin pioglitazone piperacillin
        potassium pramipexole prasugrel pravastatin prazosin prednisolone prednisone pregabalin progesterone
        promethazine
        propranolol propylthiouracil pseudoephedrine quetiapine quinapril rabeprazole raloxifene ramipril ranitidine
        ranolazine rifampin risedronate risperidone ritonavir rivaroxaban rizatriptan ropinirole rosuvastatin sacubitril
        salmeterol semaglutide senna sertraline sildenafil simvastatin sitagliptin solifenacin spironolactone sucralfate
        sulfa sulfamethoxazole sulfasalazine sumatriptan tacrolimus tadalafil tamoxifen tamsulosin temazepam terazosin
        terbinafine tetracycline theophylline ticagrelor timolol tiotropium tirzepatide tizanidine tobramycin
        tofacitinib
        tolterodine topiramate torsemide tramadol trazodone triamcinolone triamterene trimethoprim tylenol valacyclovir
        valproate valsartan vancomycin varenicline venlafaxine verapamil warfarin zolmitriptan zolpidem zonisamide advil
        motrin aleve lipitor zocor crestor plavix eliquis xarelto coumadin norvasc lantus humalog novolog ozempic zoloft
        abilify accutane advair aldactone allegra amoxil asacol bumex carafate cardizem celebrex celexa coreg cozaar
        cymbalta decadron depakote dilantin dilaudid diovan effexor enbrel entresto epiduo farxiga fosamax humira
        hydrodiuril imdur imitrex imodium januvia jardiance keppra lamictal levaquin lopressor lortab lunesta maxalt
        medrol microzide mobic mucinex nasonex paxil plaquenil pravachol premarin prinivil proair protonix procardia
        prograf prolia reglan remeron remicade requip restoril risperdal robaxin robitussin seroquel sinemet skelaxin
        spiriva symbicort tegretol tenormin tessalon topamax toprol toradol tricor trulicity unithroid valium valtrex
        vasotec ventolin verelan victoza voltaren vyvanse zestril zetia zofran zyprexa
        prozac lexapro wellbutrin ativan xanax klonopin ambien neurontin lyrica synthroid prilosec nexium pepcid zyrtec
        claritin benadryl flonase singulair keflex bactrim zithromax cipro flagyl percocet norco vicodin ultram flexeril
        """
    )

    /// What patients complain of.
    static let symptoms = set(
        """
        pain pains ache aches aching sore soreness hurt hurts hurting fever fevers chills cough coughing congestion nausea vomiting
        diarrhea constipation blood bleeding dizziness dizzy lightheaded lightheadedness headache headaches migraine migraines
        fatigue fatigued tired weak weakness numbness numb tingling swelling swollen bloating bloated rash itching itchy burning
        shortness breath wheezing palpitations cramps cramping heartburn reflux stiffness stiff spasm spasms tremor seizure anxiety
        anxious depressed depression sleep insomnia snore appetite weight thirst urination urine stool bowel vision hearing ringing
        discharge sweats lump bruising bruise locking popping clicking instability injury fall fell syncope fainting dyspnea
        symptoms diabetes hypertension asthma arthritis surgery medication medications inhaler insulin diet exercise smoke drink
        throat chest back knee hip shoulder ankle wrist elbow hand foot leg legs arm neck head stomach belly abdomen eye ear skin
        joint joints muscle sugar sugars pressure allergies allergic period pregnant
        """
    )

    /// Diseases whose names no ending shows.
    static let diseases = set(
        """
        croup asthma pneumonia sprain strain fracture infection syndrome disease failure hypertension diabetes gout sepsis
        influenza migraine anemia hernia abscess cancer eczema depression hypothyroidism hyperlipidemia angina stroke
        """
    )
    private static let diseaseEndings = ["itis", "osis", "oma", "emia", "pathy", "iasis", "algia"]

    /// `word` is a disease's name, or ends as one does and is longer than `length`.
    static func isDisease(_ word: String, longerThan length: Int = 0) -> Bool {
        if diseases.contains(word) { return true }
        // Few words end in a letter that one of the endings has last.
        guard let last = word.utf8.last, "sayi".utf8.contains(last), word.length > length else { return false }
        return diseaseEndings.contains(where: word.hasSuffix)
    }

    private static let operationEndings = ["ectomy", "oscopy", "plasty", "otomy"]

    /// `word` ends as the name of an operation or an endoscopy does.
    static func isOperation(_ word: String) -> Bool { operationEndings.contains(where: word.hasSuffix) }

    static func set(_ text: String) -> WordList {
        WordList(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
