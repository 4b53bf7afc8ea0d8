/// Kinds of words by which a clause is placed whose own words were never learnt.
enum PlacementWords {
    /// A kind after "@", and its words.
    static let kinds: [(name: String, words: WordList)] = text.split(separator: "@").map { block in
        let words = block.split(whereSeparator: \.isWhitespace)
        return (String(words[0]), Lexicon.set(words.dropFirst().joined(separator: " ")))
    }

    private static let text = """
        @body head face scalp forehead temple temples cheek lip lips tongue mouth palate gum gums teeth tooth jaw chin
        throat pharynx larynx cord cords neck nape thyroid trachea eye eyes lid lids retina macula fundus cornea lens
        iris pupil pupils disc conjunctiva conjunctivae sclera sclerae ear ears canal canals drum drums tympanic nose
        nostril nares septum sinus sinuses chest breast breasts nipple axilla axillae rib ribs sternum lung lungs base
        bases heart precordium apex abdomen belly flank flanks groin inguinal umbilicus liver spleen kidney kidneys
        bladder back spine spinous lumbar thoracic cervical sacrum coccyx shoulder shoulders clavicle scapula arm arms
        elbow elbows forearm forearms wrist wrists hand hands palm palms finger fingers thumb thumbs knuckle knuckles
        nail nails hip hips thigh thighs knee knees patella calf calves shin shins leg legs ankle ankles foot feet heel
        heels toe toes sole soles skin scrotum testis testes penis vulva vagina cervix uterus adnexa ovary ovaries
        rectum anus prostate perineum fontanelle joint joints tendon tendons muscle muscles ligament ligaments nerve
        nerves quadriceps deltoid rotator cuff meniscus jvp jvd fundal lochia stump wound incision scar stoma drain
        line lines site sites
        @looks soft clear tender nontender non-tender distended nondistended supple intact symmetric symmetrical
        reactive equal palpable nonpalpable swollen warm cool pale pink red erythematous flat moist dry bilaterally
        bilateral unremarkable full normal brisk absent diminished reduced decreased increased coarse regular irregular
        alert oriented comfortable distress clean healed healing granulating patent injected bulging dull tense firm
        boggy fluctuant indurated crusted scaly raised nodular mobile fixed pitting trace plus crackles wheeze wheezes
        rhonchi murmur murmurs rub gallop guarding rebound rigidity effusion crepitus laxity deformity reflexes power
        tone sensation strength gait antalgic steady unsteady afebrile perfused jaundiced icteric cyanosed palpation
        percussion auscultation inspection range motion flexion extension abduction positive negative papule papules
        plaque plaques nodule nodules macule macules vesicles erosion erosions ulcer discharge exudate bruit bruits
        thrill pulses
        @lab a1c hba1c hemoglobin haemoglobin hematocrit creatinine potassium sodium chloride bicarbonate bicarb
        glucose calcium magnesium phosphate phosphorus urea bun egfr albumin bilirubin alt ast alp ggt lipase amylase
        troponin bnp crp esr ferritin tsh t4 ldl hdl triglycerides cholesterol platelets platelet neutrophils
        neutrophil lymphocytes wbc anc inr lactate procalcitonin ph co2 gas psa cea urate b12 folate ck cortisol
        prolactin testosterone estradiol hcg titer titre antibody antibodies anti serology culture cultures grew smear
        gram stain sediment urinalysis dipstick leukocytes nitrites ketones protein level levels count counts white
        cells panel bloods labs assay score phq-9 gad-7 moca mmse audit
        @image x-ray x-rays xray film films radiograph radiographs ct cta mri mra mr ultrasound scan scans sonogram
        doppler dopplers echo echocardiogram ekg ecg eeg emg holter monitor tracing strip spirometry fev1 fvc dexa dxa
        mammogram colonoscopy endoscopy egd biopsy histology pathology cytology angiogram angiography catheterization
        tomography oct fields audiogram tympanogram tympanometry manometry polysomnogram sleep study views shows showed
        show demonstrates demonstrated reveals revealed reported read ejection fraction consolidation infiltrate
        infiltrates opacity stenosis hydronephrosis
        @done irrigated debrided incised excised sutured closed draped prepped anesthetized injected aspirated inserted
        placed removed dissected ligated clamped divided cauterized cauterised stapled repaired resected curetted
        frozen shaved scraped dressed packed splinted casted reduced lidocaine lignocaine bupivacaine chlorhexidine
        betadine sterile suture sutures nylon vicryl monocryl prolene forceps scalpel blade trocar scope sheath
        guidewire wire needle gauze specimen hemostasis haemostasis fashion tolerated anesthesia anaesthesia sedation
        timeout consent consented tourniquet cautery cannula port ports stent catheter
        @order start stop continue increase decrease refer referred referral arrange arranged book booked order ordered
        repeat recheck check review follow back return see seen recommend recommended advised advise discussed discuss
        agreed agree counselled counseled asked plan planned will shall week weeks month months discharge discharged
        home taper titrate wean hold switch swap change add avoid monitor encourage prescribed prescribe prescription
        send sent request requested await consider admit call come sooner worse therapy physiotherapy physio clinic
        appointment consult bring keep
        @life lives live living works work worked retired married divorced widowed widow widower single smokes smoke
        smoked smoker smoking cigarettes pack packs drinks drink alcohol beer beers wine units weekend weekends
        cannabis marijuana cocaine vapes vaping tobacco teacher nurse driver farmer engineer student school job
        apartment house flat alone wife husband partner children kids grandchildren daughter son niece carer carers
        independent cane walker exercise exercises walks runs gym sober quit gave
        @kin mother father mom dad brother brothers sister sisters aunt uncle cousin grandmother grandfather
        grandparents parents parent family relatives maternal paternal sibling siblings twin son daughter
        @ill hypertension diabetes diabetic asthma copd cancer carcinoma lymphoma leukemia melanoma stroke tia mi
        infarction angina cad afib fibrillation flutter failure cardiomyopathy gout lupus epilepsy seizures migraine
        migraines depression anxiety bipolar schizophrenia dementia parkinson's osteoporosis osteoarthritis arthritis
        rheumatoid psoriasis eczema hypothyroidism hyperthyroidism hyperlipidemia cholesterol reflux gerd ulcers
        crohn's colitis cirrhosis hepatitis ckd nephropathy neuropathy retinopathy glaucoma cataract cataracts anemia
        anaemia thrombosis embolism dvt apnea obesity pneumonia bronchitis sinusitis pharyngitis otitis cellulitis
        abscess sprain strain fracture tear syndrome infection sepsis injury tendinitis bursitis ulcer hernia
        appendicitis cholecystitis pancreatitis stone stones
        @judge likely probable probably possible suspected suspect consistent suggestive differential rule versus
        impression think suspicious concern concerning acute chronic mild moderate severe stable improving improved
        worsening resolved resolving controlled uncontrolled exacerbation recurrent stage grade class secondary due
        episode uncomplicated early status post
        @feel pain pains ache aches aching sore soreness hurts hurt fever fevers chills cough nausea nauseated vomiting
        vomited diarrhea constipation dizzy dizziness lightheaded headache headaches tired fatigue fatigued weak
        weakness numb numbness tingling itchy itching burning cramps cramping palpitations breathless breathlessness
        short breath sleep sleeping sleeps appetite worse better eases eased started began noticed feels felt woke
        wakes worried complains denies reports says admits told since ago yesterday night morning days weeks comes goes
        radiates
        @taken takes take taking tablet tablets capsule inhaler puff puffs mg mcg milligrams micrograms units daily
        nightly bedtime twice morning needed prn dose doses tid bid vitamin supplement supplements iron pill pills
        patch cream drops spray insulin over-the-counter counter
        """

    static func isIllness(_ word: String) -> Bool {
        Lexicon.isDisease(word, longerThan: 6) || ofWord[word]?.contains("ill") == true
    }

    /// The kinds of a word.
    static let ofWord: WordMap<[String]> = WordMap(
        kinds.reduce(into: [:]) { result, kind in
            for word in kind.words { result[word, default: []].append(kind.name) }
        }
    )
}
