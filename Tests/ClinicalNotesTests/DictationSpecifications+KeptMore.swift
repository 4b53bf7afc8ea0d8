extension DictationSpecifications {
    /// More of the kind of ``kept``.
    static let keptMore = """
        @pt-eval
        HPI/SUBJ Physical therapy evaluation, low back pain with pain into the left buttock for five weeks.
        HPI/SUBJ Began when he lifted a washing machine.
        HPI/SUBJ Worse sitting, better walking.
        HPI/SUBJ Pain four now, eight at worst.
        SH/HPI/SUBJ He drives a delivery van and wants to go back to full duty.
        EX/OBJ Lumbar flexion fifty percent with peripheralization, extension full and centralizes.
        EX/OBJ Straight leg raise positive at fifty degrees on the left.
        EX/OBJ Strength five out of five throughout.
        RES/OBJ/EX Oswestry forty two percent.
        AS/AP Lumbar derangement with directional preference for extension, good potential.
        PL/AP Seen twice a week for six weeks.
        PL/AP Prone press ups ten repetitions every two hours.
        PL/AP Goals are sitting an hour without pain in three weeks and lifting twenty kilograms in six.
        @sleep
        HPI/SUBJ This gentleman was sent for loud snoring and witnessed pauses.
        HPI/SUBJ He dozes at red lights, Epworth score fifteen.
        HPI/SUBJ He goes to bed at eleven and gets up at five.
        HPI/SUBJ He has gained thirty pounds since his knee injury.
        VIT/EX/OBJ B M I thirty eight, neck eighteen inches.
        EX/OBJ Mallampati four, tonsils small.
        RES/OBJ Home sleep test in August had an A H I of forty one with a nadir of seventy four percent.
        AS/AP Severe obstructive sleep apnea.
        PL/AP Auto C P A P five to fifteen with heated humidity.
        PL/AP He was told not to drive when sleepy.
        PL/AP Weight loss was discussed and he is interested in a G L P one drug.
        PL/AP Download at thirty days.
        @hernia
        HPI/SUBJ Fifty year old carpenter with a lump in the right groin for eight months.
        HPI/SUBJ It aches by the end of the day and goes back when he lies down.
        HPI/SUBJ No vomiting, bowels normal.
        PSH/HPI/SUBJ Never had surgery.
        EX/OBJ There is a reducible right inguinal hernia, larger on cough, left side solid.
        EX/OBJ Testes normal.
        AS/AP Symptomatic right inguinal hernia.
        PL/AP Laparoscopic repair with mesh offered, risks including recurrence, chronic pain, bleeding and infection explained.
        PL/AP He would like to do it in March.
        PL/AP Consent signed.
        PL/AP Avoid lifting more than thirty pounds until then.
        PL/AP Go to the emergency room if it gets hard and painful.
        @cardio-letter
        - Dear Doctor Whitfield,
        HPI/SUBJ thank you for asking me to see Mrs. Okafor, who is a sixty eight year old woman with palpitations.
        HPI/SUBJ For the last four months she has felt her heart race in the evenings, usually for ten minutes at a time.
        HPI/SUBJ There has been no syncope, but she did feel faint once while gardening.
        PMH/HPI She had rheumatic fever as a child.
        SH/HPI She drinks one glass of wine with dinner and has never smoked.
        MED/HPI/SUBJ She takes amlodipine five milligrams and a baby aspirin.
        VIT/EX/OBJ Her pulse today was eighty four and irregular and her pressure was one thirty six over seventy eight.
        EX/OBJ I heard a soft systolic murmur at the apex and her lungs were clear.
        RES/OBJ Her electrocardiogram shows atrial fibrillation with a controlled rate.
        RES/OBJ The echocardiogram your office sent shows a left atrium of four point six centimeters and preserved function.
        AS/AP She has paroxysmal atrial fibrillation and a stroke risk that warrants anticoagulation.
        PL/AP I have started apixaban five milligrams twice daily and stopped her aspirin.
        PL/AP She will wear a monitor for two weeks and I will see her after that.
        - With kind regards.
        @ed-hp
        - Chief complaint.
        CC Right lower quadrant pain.
        - History of present illness.
        HPI/SUBJ Twenty three year old man with sixteen hours of abdominal pain that started around the umbilicus and moved to the right.
        HPI/SUBJ He vomited twice and has no appetite.
        HPI/SUBJ He has not had diarrhea.
        - Past medical history.
        PMH None.
        - Medications.
        MED Cetirizine as needed.
        - Allergies.
        ALL Penicillin causes a rash.
        - Social history.
        SH College student, vapes, drinks on weekends.
        - Physical exam.
        VIT/EX/OBJ Temperature thirty eight point one, pulse one oh two.
        EX/OBJ Tender at McBurney's point with guarding.
        EX/OBJ Rovsing sign positive.
        - Labs.
        RES/OBJ White count fifteen point two with a left shift.
        RES/OBJ Urinalysis is clean.
        RES/OBJ C T shows an eleven millimeter appendix with stranding.
        - Assessment and plan.
        AP Acute appendicitis without perforation.
        AP Nothing by mouth, fluids, ceftriaxone and metronidazole, with the penicillin rash noted to be mild.
        AP Surgery has been consulted and will take him tonight.
        @seizure
        HPI/SUBJ First seizure evaluation.
        HPI/SUBJ Twenty two year old who was studying through the night and then stiffened and shook for two minutes, bitten tongue, confused for half an hour.
        HPI/SUBJ She remembers jerks of the arms on some mornings, dropping her coffee.
        PMH/HPI/SUBJ Febrile convulsion at age two.
        FH/HPI/SUBJ A cousin has epilepsy.
        EX/OBJ Neurologic examination is normal.
        RES/OBJ E E G four hertz generalized polyspike and wave.
        RES/OBJ M R I normal.
        AS/AP Juvenile myoclonic epilepsy.
        PL/AP Levetiracetam five hundred twice a day.
        PL/AP Sleep and alcohol advice.
        PL/AP No driving for six months by state law.
        PL/AP Folic acid and contraception counseling, avoid valproate.
        PL/AP Seizure first aid taught to the roommate.
        @dm-runon
        HPI/SUBJ okay this is a follow up on Mrs. Tran she is seventy and has had type two diabetes for twelve years
        HPI/SUBJ she says her sugars in the morning are one sixty to one ninety and she admits to late night snacks
        HPI/SUBJ she has burning in her feet at night
        MED/HPI/SUBJ she takes metformin one thousand twice a day and glimepiride four milligrams
        VIT/EX/OBJ her weight is one sixty eight up three pounds and her blood pressure is one thirty over seventy eight
        EX/OBJ feet have no ulcers decreased vibration at both big toes
        RES/OBJ her A one C is eight point nine it was eight point one
        AS/AP so diabetes type two uncontrolled with neuropathy
        PL/AP we're going to start semaglutide zero point two five once a week
        PL/AP cut the glimepiride in half
        PL/AP gabapentin one hundred at night
        PL/AP see the diabetes educator
        PL/AP and I'll see her in three months with labs before
        @liver
        - Chief complaint,
        CC cirrhosis follow up.
        - Interval history.
        HPI/SUBJ Admitted in June for bleeding varices, banded twice since.
        HPI/SUBJ No confusion.
        HPI/SUBJ Belly is bigger since she stopped taking the water pill because of leg cramps.
        SH/HPI/SUBJ Last drink was fourteen months ago.
        - Objective.
        VIT/EX/OBJ Pulse fifty eight, pressure one oh two over sixty.
        EX/OBJ Spider angiomas.
        EX/OBJ Moderate ascites.
        EX/OBJ No flap.
        RES/OBJ Bilirubin two point four, I N R one point five, sodium one thirty three, so the M E L D is seventeen.
        RES/OBJ Alpha fetoprotein four.
        - Impression.
        AS/AP Decompensated alcohol cirrhosis, Child B.
        - Plan.
        PL/AP Resume spironolactone fifty and furosemide twenty.
        PL/AP Two gram sodium diet.
        PL/AP Continue nadolol.
        PL/AP Ultrasound every six months.
        PL/AP Refer for transplant evaluation.
        @hosp-progress-unheaded
        HPI/SUBJ Hospital day four for pneumonia.
        HPI/SUBJ Overnight he needed two liters of oxygen but is back on room air this morning.
        HPI/SUBJ Cough is looser and he ate all of his breakfast.
        HPI/SUBJ Denies pleuritic pain.
        VIT/EX/OBJ T max thirty seven four, heart rate eighty eight, sats ninety four percent.
        EX/OBJ Crackles at the right base, less than yesterday.
        EX/OBJ No edema.
        RES/OBJ White count down to nine from seventeen.
        RES/OBJ Sputum grew strep pneumo, pan sensitive.
        RES/OBJ Creatinine is one point oh.
        AS/AP Community acquired pneumonia, clinically improving.
        PL/AP Narrow to oral amoxicillin one gram three times a day to finish seven days.
        PL/AP Incentive spirometer.
        AS/AP Hyponatremia has resolved.
        PL/AP Likely home tomorrow if he stays off oxygen.
        PL/AP Heparin for prophylaxis, full code.
        @ed-chest
        HPI/SUBJ Sixty two year old man brought by ambulance with crushing chest pain that woke him at four A M.
        HPI/SUBJ It went into the jaw, he was sweaty and he took one nitro from his wife with some relief.
        PMH/HPI/SUBJ Known high cholesterol, stent in the right coronary in twenty twenty one.
        MED/HPI/SUBJ Rosuvastatin, metoprolol, aspirin, he stopped the ticagrelor on his own.
        SH/HPI/SUBJ Smokes half a pack.
        VIT/EX/OBJ On arrival ninety eight over sixty, pulse one ten, ninety three percent on two liters.
        EX/OBJ Pale and diaphoretic.
        EX/OBJ J V P not raised, bibasal crackles, no murmur.
        RES/OBJ E C G three millimeters of S T elevation in V two to V five.
        RES/OBJ First troponin twelve hundred.
        AS/AP Anterior S T E M I.
        PL/AP Cath lab activated at four fifty one.
        PL/AP Aspirin three twenty five, heparin bolus, ticagrelor one eighty given.
        PL/AP Family updated at the bedside.
        PL/AP Admit to cardiac intensive care.
        """
}
