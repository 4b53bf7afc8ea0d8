extension DictationSpecifications {
    /// Kept away from what `Scripts/train_placement` learns from: clinics, wards and letters, terse or run on.
    static let kept = """
        @palliative
        - Palliative care consultation.
        - Reason for consultation.
        CC/HPI Goals of care and pain in a patient with metastatic pancreatic cancer.
        - History.
        HPI/SUBJ Mr. Olsen is sixty six and was diagnosed in February with liver metastases.
        HPI/SUBJ His pain is a constant boring ache through to the back, seven out of ten, four after morphine.
        HPI/SUBJ He is not sleeping and has lost his taste for food.
        HPI/SUBJ He is constipated, last bowel movement five days ago.
        - Current medications.
        MED Morphine extended release thirty milligrams every twelve hours.
        MED Ondansetron as needed.
        - Social.
        SH Retired ferry captain, married, two daughters, strong Lutheran faith.
        - Exam.
        EX/OBJ Cachectic, jaundiced, belly full but soft.
        - Discussion.
        AS/AP/PL/HPI/HC/SUBJ He said that time at home matters more to him than more treatment.
        AS/AP/PL/HPI/HC/SUBJ His wife agrees and would like hospice.
        - Recommendations.
        PL/AP Raise morphine to sixty milligrams every twelve hours with fifteen milligrams for breakthrough.
        PL/AP Senna two tablets twice daily and a suppository today.
        PL/AP Celiac plexus block if pain persists.
        PL/AP Do not resuscitate order signed.
        PL/AP Home hospice referral.
        @lap-chole
        - Operative note.
        - Preoperative diagnosis.
        AS/AP/PROC Symptomatic gallstones.
        - Postoperative diagnosis.
        AS/AP/PROC Same.
        - Procedure performed.
        PROC Laparoscopic cholecystectomy.
        - Anesthesia.
        PROC General endotracheal.
        - Estimated blood loss.
        PROC Twenty milliliters.
        - Findings.
        PROC/RES/EX/OBJ Distended gallbladder with omental adhesions.
        - Description of procedure.
        PROC After induction, the abdomen was prepped and draped.
        PROC Pneumoperitoneum was obtained through an umbilical port.
        PROC The critical view was achieved and the duct and artery were clipped and divided.
        PROC The gallbladder was removed in a bag.
        PROC Counts were correct.
        PROC She was taken to recovery in stable condition.
        @nursing-home
        HPI/SUBJ Monthly visit at the facility.
        HPI/SUBJ Staff report that she is eating half of her meals and that she has been calmer since the quetiapine was reduced.
        HPI/SUBJ There were no falls this month.
        HPI/SUBJ She cannot give a history.
        VIT/EX/OBJ Weight one hundred eighteen pounds, which is down four, blood pressure one eighteen over sixty two.
        EX/OBJ In a wheelchair, smiles, follows one step commands.
        EX/OBJ Heart regular, lungs clear, heels intact.
        RES/OBJ Labs on the tenth showed sodium one thirty eight and albumin two point nine.
        AS/AP Advanced Alzheimer dementia with weight loss.
        AS/AP Atrial fibrillation, rate controlled.
        PL/AP Add a supplement between meals and have the dietitian see her.
        PL/AP Try stopping the quetiapine in two weeks.
        PL/AP Continue apixaban two point five twice daily.
        PL/AP I called her son and he is in agreement.
        @breast
        - History of present illness.
        HPI/SUBJ Thirty six year old who felt a lump in the left breast three weeks ago in the shower.
        HPI/SUBJ Not tender, no nipple discharge.
        HPI/SUBJ She breastfed until last year.
        - Family history.
        FH Maternal aunt with breast cancer at forty four, no ovarian cancer.
        - Examination.
        EX/OBJ Two centimeter mobile rubbery mass at two o'clock, four centimeters from the nipple.
        EX/OBJ Axilla clear.
        - Imaging.
        RES/OBJ Ultrasound shows a circumscribed oval mass, BI RADS three.
        - Assessment and plan.
        AP This is most likely a fibroadenoma.
        AP We went over watching against core biopsy and she prefers biopsy.
        AP Core biopsy is booked for Thursday.
        AP Genetic counseling offered.
        @travel
        HPI/SUBJ Pre travel consult, leaving for Ghana on the second for three weeks, visiting family in a village.
        PMH/HPI/SUBJ Healthy, no medicines.
        ALL/HPI/SUBJ Egg allergy as a child, eats eggs now.
        PMH/HPI/SUBJ/RES Records show hepatitis A twice and typhoid in twenty twenty two.
        AS/AP Traveler to a malaria and yellow fever area.
        PL/AP Yellow fever vaccine today, certificate issued.
        PL/AP Atovaquone proguanil daily, from two days before until seven days after.
        PL/AP Azithromycin for severe diarrhea.
        PL/AP Nets and repellent with DEET.
        PL/AP Go to a doctor for any fever in the three months after coming home.
        @wound
        HPI/SUBJ Follow up of the left heel ulcer.
        HPI/SUBJ Nurse changes the dressing three times a week.
        HPI/SUBJ He says the smell is gone.
        HPI/SUBJ He is wearing the offloading boot most of the day.
        EX/OBJ The ulcer measures two point one by one point eight by zero point three centimeters, it was three by two point five.
        EX/OBJ Base is ninety percent granulation.
        EX/OBJ No tunneling, no exposed bone.
        EX/OBJ Periwound skin slightly macerated.
        AS/AP Neuroischemic heel ulcer, healing.
        PROC/PL/AP Sharp debridement of the callus edge with a curette, no bleeding.
        PL/AP Switch from silver alginate to foam.
        PL/AP Barrier cream around the edges.
        PL/AP Continue the boot.
        PL/AP Two weeks.
        @psych-terse
        HPI/SUBJ Seen for A D H D follow up.
        HPI/SUBJ Focus better on methylphenidate thirty six milligrams.
        HPI/SUBJ Appetite down at lunch but eats dinner.
        HPI/SUBJ No tics.
        HPI/SUBJ Sleep onset by ten.
        VIT/EX/OBJ Weight forty one kilos, pulse ninety, blood pressure one oh four over sixty.
        MSE/EX/OBJ Pleasant, fidgety, answers questions readily.
        AS/AP A D H D combined type, well controlled.
        PL/AP Same dose.
        PL/AP Refill for three months.
        PL/AP Teacher rating form.
        PL/AP Recheck weight then.
        @prenatal
        HPI/SUBJ Thirty one year old gravida two para one at twenty eight weeks and two days by a first trimester ultrasound.
        HPI/SUBJ Baby is active, no bleeding, no leaking of fluid.
        HPI/SUBJ She has some heartburn after dinner.
        VIT/EX/OBJ Blood pressure one ten over sixty four, weight up two pounds.
        EX/OBJ/VIT Fundal height twenty nine centimeters, fetal heart tones one forty eight.
        RES/OBJ Glucose challenge last week was one twenty one.
        RES/OBJ Hemoglobin ten point six.
        AS/AP Intrauterine pregnancy at twenty eight weeks, doing well.
        AS/AP Mild anemia of pregnancy.
        PL/AP Iron every other day.
        PL/AP Tdap today.
        PL/AP Rhogam not needed, she is B positive.
        PL/AP Kick counts reviewed.
        PL/AP Return in two weeks.
        @transplant
        HPI/SUBJ Two years out from deceased donor kidney transplant.
        HPI/SUBJ She's well, drinks two liters a day.
        HPI/SUBJ Some hand tremor in the mornings.
        HPI/SUBJ No dysuria.
        - Medications
        MED tacrolimus three milligrams in the morning and two at night, mycophenolate five hundred twice daily, prednisone five
        - Vitals
        VIT/EX/OBJ one thirty four over eighty, weight seventy one
        - Exam
        EX/OBJ graft in the right iliac fossa not tender
        EX/OBJ fine tremor
        - Labs
        RES/OBJ creatinine one point two, stable, tacrolimus eleven point three, B K virus undetectable
        - Assessment and plan
        AP excellent graft function
        AP tacrolimus level is high, decrease to two and two and repeat in a week
        AP skin cancer check yearly
        AP mammogram ordered
        @memory
        HPI/SUBJ Eighty one year old retired librarian is brought by her daughter because of memory loss over two years.
        HPI/SUBJ She repeats questions, has got lost driving to church and left the stove on twice.
        HPI/SUBJ Daughter now handles the bills.
        HPI/SUBJ Mood is good and she does not see things that are not there.
        PMH/HPI/SUBJ Hypothyroid, cataracts.
        MED/HPI/SUBJ Levothyroxine seventy five and oxybutynin.
        MSE/EX/OBJ/RES M O C A is seventeen out of thirty, she lost points in recall and orientation.
        EX/OBJ Gait is steady, no tremor, no rigidity.
        RES/OBJ B twelve and T S H are normal.
        RES/OBJ M R I shows hippocampal atrophy and mild white matter change.
        AS/AP Probable Alzheimer disease, mild stage.
        AS/AP Oxybutynin could be making it worse.
        PL/AP Stop oxybutynin.
        PL/AP Donepezil five milligrams at breakfast, ten after a month.
        PL/AP She should not drive until a road test is done.
        PL/AP Caregiver group information and power of attorney discussed.
        PL/AP Four months.
        @podiatry
        - Chief complaint
        CC painful ingrown nail on the right great toe
        - H P I
        HPI/SUBJ started three weeks ago after he cut the nail short
        HPI/SUBJ soaked it in salt water, no antibiotics
        - Exam
        EX/OBJ lateral border is red with granulation tissue
        EX/OBJ pulses palpable
        EX/OBJ no cellulitis above the joint
        - Assessment
        AS/AP ingrown nail with paronychia, stage two
        - Procedure
        PROC digital block with three c c of plain lidocaine
        PROC lateral border avulsed, phenol applied for thirty seconds, dressed
        - Plan
        PL/AP soak daily
        PL/AP come back in ten days
        """
}
