extension DictationSpecifications {
    /// Five more, written after the rules for ``blind`` and before they were tried on these.
    static let later = """
        @gi
        - GI clinic note.
        HPI Forty four year old man referred for reflux that has bothered him for about two years.
        HPI He gets heartburn four nights a week and sour taste in the mornings.
        HPI No trouble swallowing, no weight loss, no black stools.
        HPI/MED He tried famotidine with little relief.
        SH He drinks three cups of coffee a day and two beers on weekends.
        FH His father had esophageal cancer at seventy one.
        EX Abdomen is soft without tenderness.
        - Next problem,
        AP reflux.
        AP Start omeprazole twenty milligrams before breakfast for eight weeks.
        AP Upper endoscopy given the family history.
        - Next problem,
        AP colon cancer screening.
        AP He turns forty five in May and prefers a stool test.
        AP FIT kit given today.
        @postop
        - Orthopedic postoperative visit.
        HPI Mrs. Bello is three weeks out from a left total knee replacement.
        HPI Pain is controlled with acetaminophen and she stopped the oxycodone last week.
        HPI She is walking with a cane and does her home exercises twice a day.
        HPI She denies calf pain or fever.
        EX The incision is clean and dry with no drainage.
        EX Range of motion is five to one hundred degrees.
        EX There is mild swelling and no calf tenderness.
        RES X rays show the components in good position.
        AS She is doing well after left total knee replacement.
        PL Continue physical therapy three times a week.
        PL Aspirin eighty one milligrams twice daily for three more weeks.
        PL She may drive when she is off the cane.
        PL I will see her in six weeks with repeat films.
        @endo
        - Reason for visit,
        CC type one diabetes follow up.
        - Interval history,
        HPI she has had two lows below fifty overnight since changing her basal rate.
        HPI No ketoacidosis and no admissions.
        HPI She changes her sensor every ten days.
        - Medications,
        MED insulin lispro by pump, total daily dose forty one units.
        MED Levothyroxine eighty eight micrograms daily.
        - Data,
        RES A1c six point nine percent, time in range seventy four percent, TSH two point one.
        - Exam,
        EX weight sixty three kilograms, thyroid not enlarged, feet without ulcers.
        - Impression,
        AS well controlled type one diabetes with nocturnal hypoglycemia.
        - Recommendations,
        PL lower the basal rate from midnight to four from zero point nine to zero point eight units per hour.
        PL Glucagon nasal spray prescribed.
        PL Eye exam is due in October.
        @ent-letter
        HPI Dear Doctor Ruiz, I saw your patient Mr Klein today regarding his hearing.
        HPI He is a sixty three year old retired machinist who has noticed gradual hearing loss in both ears, worse on the left.
        HPI He has ringing in the left ear but no dizziness.
        PMH He had ear tubes as a child.
        EX Both eardrums are intact and there was wax on the right which I removed.
        EX The Weber test went to the right.
        RES His audiogram showed a moderate sensorineural loss on the right and a moderately severe loss on the left.
        AS I think this is mostly noise related, but the difference between the ears needs an explanation.
        PL I have ordered an MRI of the internal auditory canals.
        PL He was given information about hearing aids and will come back after the scan.
        @hospital-progress
        - Hospital progress note.
        SUBJ/HPI Day three of admission for cellulitis of the right leg.
        SUBJ/HPI Patient says the leg hurts less and he slept through the night.
        SUBJ/HPI No chills.
        VIT T max ninety nine point four, blood pressure one twenty six over seventy, pulse eighty two.
        EX The redness has receded two centimeters from the marked line.
        EX No crepitus or bullae.
        RES White count is nine point one, down from fifteen.
        RES Blood cultures are negative at forty eight hours.
        - Assessment and plan.
        - Problem number one,
        AP cellulitis, improving.
        AP Switch from cefazolin to cephalexin five hundred milligrams four times a day.
        - Problem number two,
        AP diabetes.
        AP Glucose has been one hundred forty to one hundred ninety, continue glargine eighteen units.
        - Problem number three,
        AP disposition, home tomorrow if he stays afebrile.
        """
}
