/// Dictations written for these tests, on which the rules were tuned: "@" names one, "-" is a heading or the frame, all else is a statement after its
/// section; "A/B" where either is right.
enum DictationSpecifications {
    static let first = """
        @cardiology
        - Cardiology follow up note.
        - Chief complaint.
        CC Palpitations.
        - History of present illness.
        HPI The patient is a sixty eight year old woman with paroxysmal atrial fibrillation who returns after her ablation in June.
        HPI She reports two brief episodes of palpitations last month, each lasting less than five minutes.
        HPI She denies syncope, chest pain, or leg swelling.
        HPI Her exercise tolerance is about one mile on flat ground.
        - Medications.
        MED Apixaban five milligrams twice daily.
        MED Metoprolol succinate fifty milligrams daily.
        MED Atorvastatin forty milligrams at night.
        - Allergies.
        ALL Penicillin, which causes a rash.
        - Physical exam.
        VIT/EX Blood pressure is one twenty six over seventy four, heart rate is sixty two and regular.
        EX There is no jugular venous distention.
        EX Heart has a regular rhythm with a two out of six systolic murmur at the apex.
        EX Lungs are clear.
        EX No peripheral edema.
        - Results.
        RES E K G shows normal sinus rhythm with a first degree A V block.
        RES Echocardiogram from last week shows an ejection fraction of fifty five percent and a mildly dilated left atrium.
        - Assessment and plan.
        AP Number one, paroxysmal atrial fibrillation, doing well after ablation.
        AP Continue apixaban.
        AP I will order a fourteen day monitor.
        AP Number two, hypertension, at goal.
        AP Continue metoprolol.
        AP She will call if the palpitations last more than an hour.
        AP Follow up in six months.
        - End of dictation.
        @orthopaedics
        - Orthopedic follow up visit.
        HPI Mister Ortega is a forty four year old carpenter who is six weeks out from a left rotator cuff repair.
        HPI His pain is three out of ten and he has stopped the oxycodone.
        HPI He is doing pendulum exercises at home and has not started strengthening.
        HPI He denies fever, drainage, or numbness in the hand.
        - On exam,
        EX the incisions are well healed.
        EX Passive forward elevation is one hundred and thirty degrees and external rotation is thirty degrees.
        EX The axillary nerve is intact.
        EX Grip strength is five out of five.
        RES X rays of the left shoulder today show the anchors in good position without fracture.
        - Impression.
        AS Six weeks status post left rotator cuff repair, doing well.
        - Plan.
        PL Discontinue the sling.
        PL Begin active assisted range of motion with physical therapy twice a week.
        PL No lifting over two pounds for six more weeks.
        PL Return in six weeks.
        @paediatrics
        - Pediatric well child visit.
        HPI Maya is a nine month old girl brought in by her father for a well child check.
        HPI She is breastfeeding every four hours and eating purees twice a day.
        HPI She sits without support, crawls, and says mama.
        HPI No concerns about hearing or vision.
        PMH/HPI She was born at thirty nine weeks by vaginal delivery without complications.
        ALL No known drug allergies.
        FH Her older brother has asthma.
        SH She lives with her parents and one brother, and nobody smokes in the home.
        VIT Weight is eight point six kilograms, length is seventy one centimeters.
        VIT Temperature is thirty six point eight.
        EX She is alert and smiling.
        EX The anterior fontanelle is soft and flat.
        EX Heart is regular without murmur.
        EX Hips are stable with full abduction.
        - Assessment is
        AS healthy nine month old with normal growth and development.
        - Plan is
        PL influenza vaccine today.
        PL Start an iron supplement, ten milligrams once daily.
        PL We discussed safe sleep and baby proofing.
        PL Follow up at twelve months.
        @psychiatry
        - Psychiatric follow up note.
        - Subjective.
        SUBJ He is a thirty five year old man with bipolar one disorder seen for medication management.
        SUBJ He reports that his mood has been level since we increased the lithium to nine hundred milligrams daily.
        SUBJ He sleeps about eight hours and has no racing thoughts.
        SUBJ He denies suicidal ideation, homicidal ideation, and hallucinations.
        SUBJ He has a mild hand tremor that does not bother him.
        SUBJ He drinks two beers on weekends and does not use marijuana.
        - Objective.
        OBJ Lithium level last week was zero point eight.
        OBJ Creatinine was one point zero and T S H was two point four.
        - Mental status exam.
        MSE Casually dressed, good eye contact, no psychomotor agitation.
        MSE Speech is normal in rate and volume.
        MSE Mood is quote good end quote and affect is euthymic.
        MSE Thought process is goal directed.
        MSE Insight and judgment are fair.
        - Assessment.
        AS Bipolar one disorder, in partial remission.
        - Plan.
        PL Continue lithium nine hundred milligrams at bedtime.
        PL Continue quetiapine one hundred milligrams at bedtime.
        PL Recheck the lithium level, creatinine, and T S H in three months.
        PL He will call the office if the tremor gets worse.
        PL Return in three months.
        @dermatology
        - Dermatology clinic note.
        HPI Missus Lindgren is a fifty two year old woman here for a changing mole on her right upper back.
        HPI Her husband noticed it about four months ago.
        HPI It itches at times but does not bleed.
        FH Her mother had melanoma at age sixty.
        SH She used tanning beds in her twenties.
        - Exam.
        EX On the right upper back there is an eight millimeter asymmetric dark brown macule with an irregular border.
        EX The left forearm has two scaly pink papules.
        EX The remainder of the full skin exam shows no suspicious lesions.
        - Assessment.
        AS Atypical nevus of the right upper back, rule out melanoma.
        AS Actinic keratoses of the left forearm.
        - Plan.
        PL Shave biopsy of the right upper back was done today after consent.
        PL Liquid nitrogen was applied to two lesions on the left forearm.
        PL Use sunscreen with S P F fifty every day.
        PL We will call her with the pathology results in one week.
        @obgyn
        - Obstetrics visit.
        HPI She is a twenty seven year old gravida two para one at twenty eight weeks and three days by a first trimester ultrasound.
        HPI She reports good fetal movement and no contractions, leaking, or bleeding.
        HPI She has mild heartburn after dinner.
        PMH Past medical history is significant for hypothyroidism.
        MED She takes levothyroxine seventy five micrograms daily and a prenatal vitamin.
        ALL She has no known drug allergies.
        VIT Blood pressure is one eighteen over seventy two, weight is one hundred and sixty four pounds.
        EX Fundal height is twenty eight centimeters.
        EX Fetal heart rate is one hundred and forty five.
        RES One hour glucose test was one hundred and eighteen.
        RES Hemoglobin is eleven point four.
        - Assessment.
        AS Intrauterine pregnancy at twenty eight weeks, progressing well.
        AS Hypothyroidism in pregnancy.
        - Plan.
        PL T dap vaccine today.
        PL Repeat T S H in four weeks.
        PL Famotidine twenty milligrams twice daily as needed for heartburn.
        PL Kick counts were reviewed.
        PL Return in two weeks.
        """

    static let second = """
        @gastroenterology
        - Gastroenterology clinic note.
        - Reason for visit.
        CC Abdominal pain and diarrhea.
        - History of present illness.
        HPI This is a thirty one year old man with Crohn's disease of the terminal ileum diagnosed in twenty eighteen.
        HPI For three weeks he has had cramping in the right lower quadrant and four to six loose stools a day.
        HPI There is no blood in the stool.
        HPI He has lost seven pounds.
        HPI He last received infliximab nine weeks ago.
        - Past surgical history.
        PSH Appendectomy in two thousand nine.
        - Social history.
        SH He works as an electrician and smokes half a pack a day.
        - Review of systems.
        ROS Negative for fever, joint pain, eye redness, and rash.
        - Physical exam.
        EX Abdomen is soft with mild tenderness in the right lower quadrant, no rebound or guarding.
        - Labs.
        RES C reactive protein is twenty two.
        RES Fecal calprotectin is six hundred and forty.
        RES White count is nine point one and hemoglobin is twelve point eight.
        - Assessment and plan.
        AP Number one, Crohn's ileitis with a flare.
        AP Check an infliximab level and antibodies.
        AP Stool test for C difficile.
        AP M R enterography within two weeks.
        AP Number two, tobacco use.
        AP He was advised to quit and was offered varenicline.
        AP Follow up in four weeks.
        @neurology
        - Neurology follow up visit.
        - Interval history.
        HPI Miss Freeman is a twenty four year old right handed student with migraine without aura.
        HPI She has eight headache days a month, down from fifteen.
        HPI The headaches are left sided, throbbing, and come with nausea but no vomiting.
        HPI Sumatriptan one hundred milligrams works within an hour.
        HPI She has had no side effects from topiramate apart from tingling in the fingers.
        - Current medications.
        MED Topiramate fifty milligrams twice daily.
        MED Sumatriptan one hundred milligrams as needed.
        - Neurological examination.
        EX Cranial nerves two through twelve are intact.
        EX Strength is five out of five throughout.
        EX Reflexes are two plus and symmetric.
        EX Gait is normal.
        EX Finger to nose testing is normal on both sides.
        RES M R I of the brain in March was normal.
        - Impression.
        AS Migraine without aura, improving on topiramate.
        - Recommendations.
        PL Increase topiramate to seventy five milligrams twice daily.
        PL Limit sumatriptan to nine tablets a month.
        PL Keep a headache diary.
        PL Return in three months.
        @urology
        - Urology new patient visit.
        HPI The patient is a seventy one year old man referred for an elevated P S A of six point two.
        HPI He gets up three times a night to urinate and has a weak stream.
        HPI He denies hematuria, dysuria, and bone pain.
        PMH His past medical history includes hypertension and gout.
        PSH He had a hernia repair in nineteen ninety eight.
        MED He takes amlodipine five milligrams and allopurinol three hundred milligrams daily.
        FH His father had prostate cancer at seventy five.
        SH He quit smoking twenty years ago and drinks a glass of wine with dinner.
        EX Abdomen is soft and nontender.
        EX Prostate is forty grams, smooth, without nodules.
        RES Urinalysis is negative for blood and leukocytes.
        RES Post void residual is eighty five milliliters.
        - Assessment.
        AS Elevated P S A.
        AS Benign prostatic hyperplasia with lower urinary tract symptoms.
        - Plan.
        PL M R I of the prostate.
        PL Start tamsulosin zero point four milligrams at bedtime.
        PL He was counseled about dizziness and retrograde ejaculation.
        PL Return in six weeks to review the M R I.
        @procedure
        - Procedure note.
        - Preoperative diagnosis.
        AS Right knee osteoarthritis.
        - Procedure.
        PROC Ultrasound guided corticosteroid injection of the right knee.
        - Indication.
        PROC/HPI Pain that has not improved with naproxen and physical therapy.
        - Anesthesia.
        PROC Three milliliters of one percent lidocaine.
        - Description of procedure.
        PROC The risks and benefits were discussed and written consent was obtained.
        PROC A time out was performed.
        PROC The skin was prepped with chlorhexidine.
        PROC Under ultrasound guidance a twenty two gauge needle was advanced into the suprapatellar recess.
        PROC Twelve milliliters of clear yellow fluid were aspirated.
        PROC Forty milligrams of triamcinolone with four milliliters of lidocaine were injected.
        PROC The patient tolerated the procedure well.
        - Complications.
        PROC None.
        - Estimated blood loss.
        PROC Less than one milliliter.
        - Disposition.
        PL Discharged home in stable condition.
        PL Ice the knee for twenty minutes as needed.
        PL Call for redness, fever, or increasing pain.
        @discharge
        - Discharge summary.
        - Admission diagnosis.
        AS Community acquired pneumonia.
        - Discharge diagnosis.
        AS Community acquired pneumonia of the right lower lobe, resolved hypoxia.
        - History of present illness.
        HPI Mister Bell is an eighty year old man with C O P D who presented with three days of cough, fever, and confusion.
        - Hospital course.
        HC He was treated with ceftriaxone and azithromycin.
        HC Blood cultures were negative.
        HC He needed two liters of oxygen by nasal cannula until the third day.
        HC His creatinine rose to one point six and came back to one point one with fluids.
        HC Physical therapy recommended home services.
        - Discharge medications.
        MED Amoxicillin clavulanate eight hundred seventy five milligrams twice daily for three days.
        MED Tiotropium inhaler once daily.
        MED Albuterol inhaler as needed.
        - Discharge instructions.
        INS Drink plenty of fluids and rest.
        INS Do not smoke.
        INS Return to the emergency department for trouble breathing or fever over one hundred and one.
        - Follow up.
        PL See his primary care physician in one week.
        PL Repeat chest X ray in six weeks.
        - Condition at discharge.
        HC/PL Stable.
        @consult letter
        - Endocrinology consultation.
        - Dear Doctor Hassan.
        HPI Thank you for referring Missus Pereira, a forty six year old woman with a thyroid nodule found on a C T scan of the neck.
        HPI She denies trouble swallowing, hoarseness, and neck pressure.
        HPI She has no history of radiation to the neck.
        FH There is no family history of thyroid cancer.
        MED Her only medication is sertraline fifty milligrams daily.
        - On examination,
        VIT/EX her pulse was seventy six and her blood pressure was one twenty two over seventy eight.
        EX There is a two centimeter firm nodule in the right lobe of the thyroid.
        EX There was no cervical lymphadenopathy.
        RES T S H was one point nine.
        RES Thyroid ultrasound shows a two point one centimeter hypoechoic nodule in the right lobe with microcalcifications.
        - In summary,
        AS she has a suspicious right thyroid nodule.
        PL I recommend a fine needle aspiration under ultrasound guidance.
        PL I will see her again in two weeks with the cytology.
        - Thank you for allowing me to take part in her care.
        """
}
