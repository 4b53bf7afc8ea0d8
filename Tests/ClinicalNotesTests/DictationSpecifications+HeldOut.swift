extension DictationSpecifications {
    /// Dictations of ten kinds, written before the rules were tried on them: nine in ten statements lay right at first.
    static let heldOut = """
        @operative note
        - Operative note.
        AS/PROC Preoperative diagnosis, acute cholecystitis.
        AS/PROC Postoperative diagnosis, acute gangrenous cholecystitis.
        PROC Procedure performed, laparoscopic cholecystectomy.
        PROC Anesthesia, general endotracheal.
        PROC Estimated blood loss, thirty milliliters.
        PROC Complications, none.
        - Description of procedure.
        PROC The patient was brought to the operating room and placed supine on the table.
        PROC After induction of general anesthesia the abdomen was prepped and draped in the usual sterile fashion.
        PROC A Veress needle was placed at the umbilicus and the abdomen was insufflated to fifteen millimeters of mercury.
        PROC The gallbladder was distended and necrotic.
        PROC The cystic duct and cystic artery were clipped and divided.
        PROC The gallbladder was taken off the liver bed with cautery and removed in a bag.
        PROC Hemostasis was excellent.
        PROC The patient tolerated the procedure well and went to recovery in stable condition.
        @discharge summary
        - Discharge summary.
        AS Admission diagnosis, community acquired pneumonia.
        AS Discharge diagnosis, community acquired pneumonia, resolved.
        - Hospital course.
        HC Mrs. Lindgren is an eighty one year old woman admitted with fever and cough.
        HC She was started on ceftriaxone and azithromycin.
        HC By day three she was afebrile and was weaned to room air.
        HC Blood cultures remained negative.
        - Discharge medications.
        MED Amoxicillin eight hundred seventy five milligrams twice daily for four more days.
        MED Lisinopril ten milligrams daily.
        - Discharge instructions.
        INS Drink plenty of fluids and rest.
        INS Call for fever over one hundred and one or worsening shortness of breath.
        PL Disposition, home with her daughter.
        - Follow up.
        PL See her primary care doctor in one week.
        PL Repeat chest x ray in six weeks.
        @letter
        - This is Dr. Vance dictating a letter to Dr. Moreau.
        HPI Thank you for referring this pleasant fifty two year old man with chronic sinusitis.
        HPI He has had facial pressure and thick nasal drainage for eight months.
        HPI He has tried fluticasone and saline rinses with partial relief.
        HPI He denies nosebleeds or loss of smell.
        EX On examination the septum is deviated to the left and there is purulent drainage in the right middle meatus.
        RES CT scan of the sinuses shows opacification of the right maxillary sinus.
        AS My impression is chronic right maxillary sinusitis with septal deviation.
        PL I recommend endoscopic sinus surgery with septoplasty.
        PL I will see him again after his medical clearance.
        @history and physical
        - History and physical.
        - Chief complaint is
        CC Abdominal pain.
        - History of present illness.
        HPI The patient is a twenty three year old man with one day of abdominal pain that began around the umbilicus and moved to the right lower quadrant.
        HPI He vomited twice and has had no appetite.
        HPI No diarrhea or dysuria.
        - Past medical history.
        PMH Asthma as a child.
        - Past surgical history.
        PSH None.
        - Family history.
        FH His father has ulcerative colitis.
        - Social history.
        SH He is a college student, does not smoke, and drinks two beers on weekends.
        - Allergies.
        ALL No known drug allergies.
        - Review of systems.
        ROS Negative except as above.
        - Vital signs.
        VIT Temperature thirty eight point four, pulse one oh two, blood pressure one eighteen over seventy.
        - Physical exam.
        EX Abdomen is tender at McBurney's point with guarding.
        EX Rovsing sign is positive.
        - Labs.
        RES White count is fifteen point two.
        RES CT of the abdomen shows a dilated appendix with fat stranding.
        - Assessment and plan.
        AP Acute appendicitis.
        AP Admit to surgery, keep him nothing by mouth, and start cefoxitin two grams.
        AP He consents to laparoscopic appendectomy.
        @soap without headings
        HPI The patient comes in today for a recheck of her blood pressure.
        HPI She says she has been taking the amlodipine every day and her home readings are in the one thirties.
        HPI She has a little ankle swelling in the evenings.
        VIT Blood pressure today is one thirty six over eighty two and pulse is seventy six.
        EX Heart is regular without murmur.
        EX There is trace edema at both ankles.
        AS Hypertension is well controlled, and the edema is most likely from amlodipine.
        PL I will decrease amlodipine to five milligrams and add losartan twenty five milligrams.
        PL Check a basic metabolic panel in two weeks.
        PL Follow up in one month.
        @numbered list
        - Progress note.
        - Subjective.
        SUBJ She slept well and her pain is controlled.
        SUBJ She passed gas this morning.
        - Objective.
        OBJ/VIT Afebrile, heart rate eighty eight, blood pressure one twelve over sixty eight.
        OBJ/EX Abdomen is soft and the incision is clean and dry.
        OBJ/RES Hemoglobin is nine point eight.
        - Assessment and plan.
        AP Number one, postoperative day two after sigmoid colectomy.
        AP Advance to a regular diet.
        AP Number two, pain.
        AP Stop the hydromorphone and start oxycodone five milligrams as needed.
        AP Number three, anemia.
        AP Repeat hemoglobin tomorrow.
        AP Number four, disposition.
        AP Home in the morning if she tolerates her diet.
        @self corrections
        - Follow up visit.
        HPI The patient is a thirty nine year old man with gout who had a flare in his left big toe last week.
        HPI He took colchicine for three days and the pain is gone.
        MED He takes allopurinol two hundred milligrams daily.
        RES Uric acid is seven point one.
        EX There is no swelling or tenderness of the toe today.
        AS Gout, not at goal.
        PL Increase allopurinol to three hundred milligrams daily.
        PL Recheck uric acid in four weeks.
        @consult
        - Nephrology consultation.
        - Reason for consultation.
        CC Acute kidney injury.
        - HPI.
        HPI This is a sixty six year old woman with diabetes and heart failure admitted three days ago with sepsis.
        HPI Her creatinine rose from one point one to three point four after she received vancomycin and contrast.
        HPI She is making about four hundred milliliters of urine a day.
        - Medications.
        MED Furosemide forty milligrams twice daily.
        MED Insulin glargine eighteen units at bedtime.
        - Examination.
        EX She is awake and in no distress.
        EX There are crackles at both bases.
        EX There is two plus edema to the knees.
        - Data.
        RES Potassium is five point three and bicarbonate is seventeen.
        RES Urine sediment shows muddy brown casts.
        RES Renal ultrasound shows no hydronephrosis.
        - Impression.
        AS Acute tubular necrosis from sepsis and vancomycin.
        - Recommendations.
        PL Stop vancomycin and avoid contrast.
        PL Give furosemide eighty milligrams intravenously now.
        PL No indication for dialysis today.
        PL We will follow with you.
        @psychiatry
        - Psychiatry follow up.
        - Interval history.
        HPI Devon reports that his mood has been better since we increased the escitalopram.
        HPI He is sleeping seven hours and has returned to work.
        HPI He denies suicidal thoughts, homicidal thoughts, or hallucinations.
        HPI He had one panic attack on the train and used his breathing exercises.
        SH/HPI He drinks one glass of wine on weekends and no longer uses cannabis.
        - Mental status exam.
        MSE He is casually dressed with good eye contact.
        MSE Speech is normal in rate and volume.
        MSE Mood is pretty good and affect is full.
        MSE Thought process is linear.
        MSE Insight and judgment are good.
        - Assessment.
        AS Panic disorder and major depression, in partial remission.
        - Plan.
        PL Continue escitalopram fifteen milligrams daily.
        PL Continue weekly cognitive behavioral therapy.
        PL Return in eight weeks.
        @pediatrics
        - Pediatric sick visit.
        HPI Noah is a three year old boy brought in by his mother for a barky cough since last night.
        HPI Mom says he had a runny nose for two days and a fever to one hundred and one.
        HPI He is drinking well and has had four wet diapers today.
        PMH His immunizations are up to date.
        - On exam,
        EX he is alert and playful with a hoarse voice.
        EX There is mild stridor when he cries and none at rest.
        EX Lungs are clear with no retractions.
        EX Tympanic membranes are normal.
        AS Mild croup.
        PL Dexamethasone zero point six milligrams per kilogram by mouth once in clinic.
        PL Mother was told to use cool mist and to come back for stridor at rest.
        PL Follow up by phone tomorrow.
        """
}
