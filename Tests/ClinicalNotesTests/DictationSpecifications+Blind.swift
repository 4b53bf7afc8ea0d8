extension DictationSpecifications {
    /// Twelve dictations more, in other styles: a letter, a run-on, problems and numbers without a heading. They were
    /// written before the rules were tried on them.
    static let blind = """
        @derm
        HPI This is a dermatology consult on a fifty eight year old gentleman with a changing mole on the left upper back.
        HPI His wife noticed it about four months ago and says the border has become irregular.
        HPI It itches now and then but it has not bled.
        PMH Past history is notable for psoriasis and a basal cell carcinoma of the nose removed in twenty nineteen.
        MED He uses clobetasol ointment twice a day.
        ALL He has no drug allergies.
        EX On exam there is a nine millimeter brown black papule with asymmetric borders over the left scapula.
        EX There are scattered seborrheic keratoses on the trunk.
        EX No cervical or axillary adenopathy.
        AS My impression is an atypical pigmented lesion, rule out melanoma.
        PL I recommended an excisional biopsy with two millimeter margins which we will do on Thursday.
        PL He should use sunscreen of at least SPF fifty and return in two weeks for suture removal.
        @uro-letter
        HPI Dear Doctor Hammond, thank you for referring Mrs Okafor, a sixty six year old woman with recurrent urinary tract infections.
        HPI She has had five culture proven infections in the past year, the last one in August with E coli resistant to trimethoprim.
        HPI/ROS She denies gross hematuria, flank pain and fevers.
        HPI/ROS She does have urgency and gets up three times a night.
        MED She takes amlodipine five milligrams and a vaginal estrogen cream which she uses inconsistently.
        EX Her abdomen is soft, there is no costovertebral angle tenderness and the pelvic exam shows mild atrophy with no prolapse.
        RES Post void residual was forty five milliliters.
        RES The renal ultrasound from September showed no hydronephrosis and a simple cyst in the right kidney.
        PL I have asked her to use the estrogen cream every night for two weeks and then twice weekly.
        PL We will start methenamine one gram twice daily.
        PL If she has another infection I will arrange a cystoscopy.
        PL I will see her again in three months.
        @peds-wcc
        HPI Well child visit for a four year old boy here with his father.
        HPI Parents have no concerns today.
        HPI He eats a variety of foods, drinks about sixteen ounces of milk a day and sleeps ten hours at night.
        HPI/SH He speaks in full sentences, can hop on one foot and draws a cross.
        PMH Immunizations, he is due for the MMR, varicella, DTaP and polio boosters.
        - Family history,
        FH mother has asthma, father is healthy.
        - Social history,
        SH attends preschool five days a week, no smokers at home.
        - Vital signs,
        VIT weight eighteen point two kilograms, height one hundred three centimeters, blood pressure ninety two over fifty six.
        - Physical exam,
        EX alert and cooperative.
        EX Tympanic membranes are clear bilaterally.
        EX Heart has a soft grade one systolic murmur at the left lower sternal border that is louder when he is lying down.
        EX Lungs are clear.
        EX Testes descended bilaterally.
        - Assessment,
        AS healthy four year old with an innocent murmur.
        - Plan,
        PL give the four vaccines today.
        PL Counseled on booster seat and screen time of no more than one hour.
        PL Next visit in one year.
        @problem-list
        HPI Mr Tran is seen in follow up of several problems.
        HPI He feels well.
        HPI He has no chest pain and no shortness of breath.
        HPI He walks two miles most days.
        - Problem number one,
        AP atrial fibrillation.
        AP Rate controlled on diltiazem one hundred eighty milligrams daily.
        AP He takes apixaban five milligrams twice daily and has had no bleeding.
        AP Continue both.
        - Next problem,
        AP chronic kidney disease stage three.
        AP Creatinine is one point six, it was one point seven in the spring.
        AP Avoid nonsteroidals.
        AP Repeat a basic metabolic panel in three months.
        - Next problem,
        AP gout.
        AP No flares since we raised the allopurinol to three hundred milligrams.
        AP Uric acid is five point four.
        - Next problem,
        AP health maintenance.
        AP He declines the shingles vaccine.
        AP Colonoscopy is due in twenty twenty eight.
        PL/AP Return to clinic in four months.
        @procedure
        - Procedure note.
        PROC Indication, right knee effusion with suspected crystal arthropathy.
        PROC Consent, risks including bleeding and infection were discussed and written consent was obtained.
        - Procedure,
        PROC after a time out the right knee was prepped with chlorhexidine.
        PROC Two milliliters of one percent lidocaine were used for local anesthesia.
        PROC An eighteen gauge needle was advanced from the superolateral approach and thirty five milliliters of cloudy yellow fluid were aspirated.
        PROC Forty milligrams of triamcinolone was then injected without resistance.
        PROC Estimated blood loss, less than one milliliter.
        PROC Complications, none.
        PROC Specimens, fluid was sent for cell count, crystals, gram stain and culture.
        PL Disposition, the patient tolerated the procedure well and walked out of the clinic.
        PL He should rest the knee for forty eight hours and call for fever or increasing redness.
        @discharge
        - Discharge summary.
        - Date of admission March third.
        - Date of discharge March seventh.
        AS Discharge diagnosis, community acquired pneumonia of the right lower lobe with acute hypoxic respiratory failure.
        - Hospital course,
        HC the patient is an eighty one year old woman who came in with three days of cough and confusion.
        HC Chest x ray showed a right lower lobe infiltrate.
        HC She was treated with ceftriaxone one gram daily and azithromycin five hundred milligrams daily.
        HC Oxygen was weaned off by day three.
        HC Blood cultures had no growth.
        HC She had one episode of atrial tachycardia on the second night that resolved without treatment.
        - Discharge medications,
        MED amoxicillin clavulanate eight hundred seventy five milligrams twice daily for three more days, metoprolol succinate twenty five milligrams daily, and stop the hydrochlorothiazide.
        HC Condition at discharge, stable, walking with a walker.
        PL Disposition, home with visiting nurse.
        - Follow up,
        PL primary care in one week.
        PL Repeat chest x ray in six weeks.
        @psych-runon
        HPI Patient is a thirty four year old woman seen for follow up of generalized anxiety she says the last month has been better she is sleeping six to seven hours and the panic attacks went from daily to about once a week she still avoids driving on the highway she denies suicidal thoughts and denies homicidal thoughts she has not had any alcohol since June.
        MED She is taking sertraline one hundred milligrams in the morning and hydroxyzine twenty five milligrams as needed about twice a week she had some nausea at first but that is gone.
        MSE/EX On mental status exam she is neatly dressed and makes good eye contact speech is normal mood is okay affect is mildly anxious thought process is linear there are no hallucinations insight and judgment are good.
        - Assessment
        AS generalized anxiety disorder improving.
        - Plan
        PL increase sertraline to one hundred fifty milligrams continue hydroxyzine as needed continue weekly therapy with Doctor Lund and see me in six weeks.
        @ophth-corrections
        - Chief complaint,
        CC blurry vision in the left eye for two weeks.
        - HPI,
        HPI sixty nine year old male with type two diabetes who noticed a shadow in the upper part of his vision on the left.
        HPI No flashes.
        HPI He has a few floaters.
        HPI No pain, no redness.
        PMH/HPI Past ocular history, cataract surgery in the right eye in twenty seventeen.
        - Medications,
        MED metformin one thousand milligrams twice daily, latanoprost one drop in both eyes at bedtime.
        - Exam,
        EX visual acuity is twenty over twenty five on the right and twenty over sixty on the left.
        EX Pressure is fourteen on the right and sixteen on the left.
        EX The left dilated exam shows an inferior retinal detachment from four to seven o'clock with the macula on.
        EX The right fundus has mild nonproliferative retinopathy.
        - Impression,
        AS macula on retinal detachment of the left eye.
        - Recommendation,
        PL urgent referral to retina today.
        PL Nothing to eat or drink until seen.
        PL I discussed the risk of permanent loss of vision and he understands.
        @numbered-plan
        HPI Fifty two year old woman with COPD presenting with increased cough and green sputum for five days.
        HPI She has used her albuterol six times a day.
        HPI No fever.
        HPI No hemoptysis.
        SH She still smokes half a pack per day.
        VIT Temperature ninety nine point one, pulse ninety eight, respirations twenty two, oxygen saturation ninety one percent on room air.
        EX She is speaking in full sentences.
        EX There is diffuse expiratory wheezing with no crackles.
        EX No leg swelling.
        AS Acute exacerbation of COPD, moderate.
        PL One, prednisone forty milligrams daily for five days.
        PL Two, doxycycline one hundred milligrams twice daily for seven days.
        PL Three, nebulized ipratropium albuterol given here with improvement, repeat saturation ninety four percent.
        PL Four, smoking cessation, she agrees to try nicotine patches twenty one milligrams.
        PL Five, return if she gets more short of breath, otherwise recheck in one week.
        @obgyn
        - New obstetric visit.
        HPI Ms Delgado is a twenty nine year old gravida three para one zero one one at ten weeks and four days by last menstrual period.
        HPI She has nausea in the mornings without vomiting and some breast tenderness.
        HPI No bleeding or cramping.
        PMH/HPI Obstetric history, vaginal delivery at thirty nine weeks in twenty twenty two complicated by gestational diabetes, and one miscarriage at eight weeks.
        - Surgical history,
        PSH laparoscopic appendectomy.
        - Family history,
        FH her mother has hypertension and her sister had preeclampsia.
        SH She does not smoke, drink or use drugs.
        SH She works as a dental hygienist.
        VIT Blood pressure one ten over sixty eight.
        EX Uterus is consistent with ten weeks.
        EX Cervix closed.
        EX/RES Fetal heart tones one hundred sixty four by ultrasound.
        AS Intrauterine pregnancy at ten weeks, history of gestational diabetes.
        PL Prenatal labs today.
        PL Early glucose challenge.
        PL Start aspirin eighty one milligrams at twelve weeks.
        PL Continue prenatal vitamin.
        PL Offered cell free DNA screening and she accepts.
        PL Return in four weeks.
        @neuro-soap
        - Subjective.
        SUBJ Follow up of migraines.
        SUBJ She has had eight headache days this month, down from fourteen.
        SUBJ Sumatriptan one hundred milligrams works within an hour most of the time.
        SUBJ She never started the topiramate because she was worried about side effects.
        SUBJ No visual aura, no weakness.
        - Objective.
        OBJ Cranial nerves two through twelve intact.
        OBJ Strength five over five in all extremities.
        OBJ Reflexes two plus and symmetric.
        OBJ Gait normal.
        OBJ Romberg negative.
        - Assessment.
        AS Episodic migraine without aura, improving but still frequent.
        - Plan.
        PL Begin propranolol forty milligrams twice daily instead of topiramate.
        PL Limit sumatriptan to nine tablets a month.
        PL Keep a headache diary.
        PL MRI not needed at this time.
        PL Follow up in eight weeks by video.
        @ed
        - Chief complaint
        CC right ankle injury.
        - History of present illness
        HPI this is a twenty two year old college soccer player who rolled her right ankle inward yesterday evening.
        HPI She could take four steps afterward.
        HPI She iced it and took ibuprofen six hundred milligrams.
        HPI She denies numbness in the foot and denies any knee pain.
        - Review of systems
        HPI/ROS otherwise negative.
        - Past medical history
        PMH none.
        - Past surgical history
        PSH tonsillectomy.
        - Allergies
        ALL penicillin which causes hives.
        - Physical examination
        EX there is swelling and ecchymosis over the lateral malleolus.
        EX Tenderness over the anterior talofibular ligament.
        EX No tenderness at the base of the fifth metatarsal, no tenderness of the medial malleolus.
        EX Anterior drawer is mildly positive.
        EX Dorsalis pedis pulse is two plus.
        EX Sensation intact.
        RES X rays of the right ankle three views no fracture.
        - Diagnosis
        AS grade two lateral ankle sprain.
        - Plan
        PL air stirrup brace, crutches for comfort, ice and elevation.
        PL Naproxen five hundred milligrams twice a day with food for seven days.
        PL Start range of motion exercises in three days.
        PL Follow up with sports medicine in ten days.
        """
}
