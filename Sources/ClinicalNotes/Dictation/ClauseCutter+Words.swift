/// The words that a clause begins with, holds on to, or is told by.
extension ClauseCutter {
    static let openers = Lexicon.set("no he she they this there the patient mother father his her it we on")
    static let alone = Lexicon.set(
        """
        subjective objective assessment impression plan medications allergies exam labs hpi recommendation recommendations procedure
        anesthesia complications meds disposition indication imaging instructions results vitals examination diagnosis
        diagnoses specimens sedation findings investigations procedures observations background investigation laboratory suggestions formulation
        """
    )
    static let studies = Lexicon.set("x-ray x-rays mri ct ultrasound echocardiogram phq-9 gad-7 ekg spirometry")
    static let pronouns = Lexicon.set("he she they i we it patient mother father mr. mrs. ms. dr.")
    static let owners = Lexicon.set("his her the my their nobody mr. mrs. ms. mister missus miss this")
    static let verbs = Lexicon.set(
        """
        is are was were has had have takes took denies denied reports reported states says presents presented complains
        describes feels lives works smokes drinks quit sleeps walks sits uses used needs needed will would may does did came
        comes gets noticed returns returned wants began started recommended shows show showed demonstrates reveals rose
        itches causes tolerated recommend includes
        """
    )
    static let holders = Lexicon.set("or of in with for to at and by")
    static let subordinators = Lexicon.set(
        "after before when while if since because although though as until once during with for in on at despite"
    )
    static let glue = Lexicon.set(
        """
        and or but that which who when while since because if as of the a an to for with her his than after before until
        where though although so by on in at from without is are was were be been has had have under no not she he i we
        our their my known drug says said over under into onto across near around above below between during per never
        declines declined
        """
    )
}
