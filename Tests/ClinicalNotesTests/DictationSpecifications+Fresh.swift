extension DictationSpecifications {
    /// Dictations of eight more kinds, written in other clinicians' ways before the rules were tried on them.
    static let fresh = """
        @emergency
        - Emergency department note.
        HPI Forty eight year old male with sudden onset of left flank pain at three this morning.
        HPI The pain radiates to the groin and he cannot get comfortable.
        HPI He had one episode of vomiting on the way in.
        HPI No fever and no gross hematuria.
        PMH Past history of kidney stones times two.
        MED Meds, tamsulosin zero point four milligrams nightly.
        ALL Allergies, ketorolac gives him hives.
        VIT Vitals on arrival, blood pressure one fifty eight over ninety four, pulse one ten, temperature ninety eight point four.
        EX He is pacing the room.
        EX Left costovertebral angle tenderness is present.
        EX Abdomen soft, no peritoneal signs.
        RES Urinalysis shows large blood and no nitrites.
        RES Noncontrast CT shows a five millimeter stone at the left ureterovesical junction with mild hydronephrosis.
        AS Diagnosis, left ureteral colic.
        PL Discharge home with oxycodone five milligrams every six hours as needed, ten tablets.
        PL Continue tamsulosin.
        PL Strain the urine.
        PL Return for fever or uncontrolled pain.
        @rheumatology
        - Rheumatology follow up.
        - Interval history,
        HPI Ms. Dalgaard has had rheumatoid arthritis for eleven years.
        HPI Since the last visit she reports morning stiffness lasting about forty minutes.
        HPI Her right wrist has been more swollen for two weeks.
        HPI She missed three doses of methotrexate in October because of a sinus infection.
        - Medications,
        MED Methotrexate twenty milligrams weekly.
        MED Folic acid one milligram daily.
        MED Adalimumab forty milligrams every other week.
        - Examination,
        EX There is synovitis of the right wrist and the second and third metacarpophalangeal joints on the right.
        EX No synovitis in the left hand.
        EX No rheumatoid nodules.
        - Laboratory data,
        RES Sed rate forty two, C reactive protein eighteen.
        RES A L T is twenty nine.
        - Impression and plan,
        AP Seropositive rheumatoid arthritis with moderate disease activity.
        AP Resume methotrexate at twenty milligrams weekly.
        AP Prednisone ten milligrams daily for two weeks, then stop.
        AP Recheck labs in six weeks.
        AP Return to clinic in two months.
        @nephrology
        - Nephrology consultation.
        - Reason for consultation.
        CC Acute kidney injury.
        - History of present illness.
        HPI Mr. Tran is a seventy four year old man admitted four days ago with a hip fracture.
        HPI His creatinine was one point one on admission and is two point nine today.
        HPI He received ibuprofen for pain and intravenous contrast on the second day.
        HPI Urine output was three hundred milliliters yesterday.
        - Past medical history.
        PMH Hypertension, type two diabetes, and benign prostatic hyperplasia.
        - Family history.
        FH Noncontributory.
        - Social history.
        SH Retired machinist, never smoked.
        - Review of systems.
        ROS He denies chest pain, shortness of breath, and itching.
        - Objective.
        OBJ Blood pressure ninety eight over fifty six, heart rate ninety two.
        OBJ Lungs are clear.
        OBJ There is no edema.
        OBJ Bladder scan shows sixty milliliters.
        - Assessment.
        AS Acute kidney injury from volume depletion, nonsteroidals, and contrast.
        AS Hyperkalemia at five point six.
        - Recommendations.
        PL Stop ibuprofen and hold lisinopril.
        PL Normal saline at one hundred milliliters an hour for twelve hours.
        PL Renal ultrasound.
        PL Repeat the basic metabolic panel this evening.
        PL We will follow with you.
        @oncology
        - Oncology progress note.
        SUBJ/HPI Subjectively she is doing well after cycle three of carboplatin and paclitaxel.
        SUBJ/HPI She has numbness in the fingertips that does not keep her from buttoning her blouse.
        SUBJ/HPI No fevers or chills.
        SUBJ/HPI Appetite is fair and weight is down four pounds.
        OBJ/EX On exam she looks comfortable.
        OBJ/EX The port site is clean and dry.
        OBJ/EX Lungs are clear and heart is regular.
        OBJ/RES White count is three point eight, hemoglobin ten point two, platelets one hundred and thirty one.
        OBJ/RES CA one twenty five has come down from eight hundred to sixty four.
        - Assessment and plan.
        AP Stage three C ovarian cancer, responding to chemotherapy.
        AP Proceed with cycle four today at the same dose.
        AP Grade one neuropathy, we will watch it and cut the paclitaxel if it worsens.
        AP Interval debulking after cycle four, she sees Dr. Amin next Tuesday.
        @ophthalmology
        - Eye clinic note.
        CC Here for blurry vision in the left eye.
        HPI She is a sixty six year old woman who noticed a gradual blur over six months.
        HPI Glare from headlights bothers her at night.
        HPI She denies flashes, floaters, or pain.
        PMH She has type two diabetes without known retinopathy.
        EX Best corrected visual acuity is twenty twenty five in the right eye and twenty sixty in the left eye.
        EX Intraocular pressure is sixteen on the right and seventeen on the left.
        EX Slit lamp exam shows two plus nuclear sclerosis on the right and three plus on the left.
        EX Dilated exam shows no diabetic retinopathy in either eye.
        AS Assessment is visually significant cataract of the left eye.
        PL Plan is phacoemulsification with lens implant in the left eye.
        PL Biometry was done today.
        PL Stop aspirin is not necessary.
        PL Surgery will be scheduled next month.
        @family letter
        - To whom it may concern.
        HPI Mr. Okonkwo has been under my care since two thousand twelve for low back pain.
        HPI He had a flare on March third after lifting at work.
        EX On exam on March fifth he had spasm of the lumbar muscles and a negative straight leg raise on both sides.
        RES X rays of the lumbar spine showed mild degenerative changes at L four L five.
        AS In my opinion he has a lumbar strain.
        PL He may return to work on March nineteenth with no lifting over twenty five pounds for four weeks.
        PL I will see him again on April second.
        @hospital day
        - Hospital day three progress note.
        HPI/SUBJ Overnight she had two loose stools and no fever.
        HPI/SUBJ She slept well and pain is two out of ten.
        VIT/OBJ Temperature thirty seven one, pulse eighty four, blood pressure one twenty six over seventy, saturating ninety seven percent on room air.
        EX/OBJ Abdomen is soft, incision clean, dry, and intact.
        EX/OBJ Left calf is not tender.
        RES/OBJ White count fell from fourteen to nine point three.
        AS/AP Postoperative day two after laparoscopic right hemicolectomy, on track.
        PL/AP Advance to a low residue diet.
        PL/AP Discontinue the Foley catheter.
        PL/AP Enoxaparin forty milligrams daily until discharge.
        PL/AP Walk in the hall three times a day.
        PL/AP Likely home tomorrow.
        @pulmonary
        - Pulmonary clinic, new patient.
        HPI This fifty nine year old woman was sent by Dr. Reyes for chronic cough.
        HPI The cough is dry, worse at night, and has been there for five months.
        HPI She stopped lisinopril eight weeks ago without improvement.
        HPI She has heartburn most evenings.
        PMH She has a history of seasonal rhinitis.
        SH She has never smoked and works in a bakery.
        FH Her sister has asthma.
        MED Current medications are losartan fifty milligrams daily and cetirizine ten milligrams as needed.
        ALL She has no drug allergies.
        VIT Oxygen saturation is ninety eight percent on room air and respiratory rate is fourteen.
        EX Nasal mucosa is pale and boggy.
        EX Chest is clear without wheezes.
        RES Spirometry shows an F E V one of eighty one percent of predicted with a fourteen percent response to albuterol.
        RES Chest X ray in August was normal.
        AS I think this is cough variant asthma, possibly from flour dust, with reflux contributing.
        PL Start budesonide formoterol one sixty four point five, two puffs twice daily.
        PL Start omeprazole twenty milligrams before breakfast.
        PL Methacholine challenge if there is no response.
        PL Follow up in six weeks.
        """
}
