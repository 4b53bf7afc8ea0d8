/// Short forms that a note may have for longer words, and those that it may not.
///
/// Accepted are forms of common use with one meaning in a note, or with meanings that the words beside them tell apart. What
/// ISMP's List of Error-Prone Abbreviations or the Joint Commission's "Do Not Use" list names is never among them.
enum ShortForms {
    /// What each stands for, by its letters and figures in lower case: "w/o" is `wo`.
    static let accepted: [String: [String]] = Dictionary(
        text.split { $0 == ";" || $0.isNewline }.compactMap { line -> (String, [String])? in
            let parts = line.split(separator: ":").map { $0.split(separator: " ").joined(separator: " ") }
            return parts.count == 2 ? (parts[0], parts[1].split(separator: "|").map(String.init)) : nil
        },
        uniquingKeysWith: { $0 + $1 }
    )

    /// Where a word of `text` stands for longer ones, those instead: of several, those that `other` has.
    static func spelledOut(_ text: String, like other: String) -> String {
        let words = other.lowercased().cutAtSpaces
        return text.cutAtSpaces.map { word in
            // "I'm" is not intramuscular.
            let isSaid = words.contains(word.lowercased()) || word.contains("'")
            guard !isSaid, let long = accepted[key(word)] else { return word }
            return long.first { words.contains(sequence: $0.cutAtSpaces) } ?? long[0]
        }.joined(separator: " ")
    }

    /// The first word of `text` that must not be written, and that `said` has not; "as" and "It" are words, AS and IT are not.
    static func errorProne(in text: String, besides said: String) -> String? {
        let known = said.lowercased().cutAtSpaces
        return text.cutAtSpaces.first { word in
            let (lower, isWritten) = (word.lowercased(), word.dropFirst() == word.dropFirst().lowercased())
            return !known.contains(lower) && !(isWritten && Lexicon.functionWords.contains(lower))
                && (banned.contains(key(word)) || ["@", "&", ">", "<"].contains(word))
        }
    }

    private static func key(_ word: String) -> String { word.lowercased().filter { $0.isLetter || $0.isNumber } }

    private static let banned = Lexicon.set(
        """
        u iu qd q1d qod qhs qn hs bt tiw biw 3tiw ud ss ssi ssri sc sq subq ij in it nas oj os od ou as ad au dc cc µg μg mgm
        peros ms mso4 mgso4 hct hctz hcl apap azt cpz dpt dto ptu tac tnk tpa pca noac cbz araa mtx znso4 k m
        """
    )

    private static let text = """
        bid: twice daily|two times daily|twice a day|two times a day; tid: three times daily|three times a day
        qid: four times daily|four times a day; prn: as needed; po: by mouth|orally; npo: nothing by mouth
        iv: intravenous|intravenously; im: intramuscular|intramuscularly; mg: milligrams; mcg: micrograms; ml: milliliters
        bp: blood pressure; hr: heart rate|hours|hour; rr: respiratory rate; bmi: body mass index; spo2: oxygen saturation
        wo: without; nad: no acute distress; sob: shortness of breath; doe: dyspnea on exertion; wnl: within normal limits
        nkda: no known drug allergies; ros: review of systems; pmh: past medical history; fu: follow up|follow-up
        htn: hypertension; dm: diabetes mellitus; t2dm: type 2 diabetes mellitus|type 2 diabetes; hld: hyperlipidemia
        cad: coronary artery disease; chf: congestive heart failure; afib: atrial fibrillation; ef: ejection fraction
        copd: chronic obstructive pulmonary disease; osa: obstructive sleep apnea; ckd: chronic kidney disease
        aki: acute kidney injury; gerd: gastroesophageal reflux disease; uti: urinary tract infection
        uri: upper respiratory infection; dvt: deep vein thrombosis; tia: transient ischemic attack; cxr: chest x-ray
        ecg: electrocardiogram; ekg: electrocardiogram; echo: echocardiogram; eeg: electroencephalogram; emg: electromyogram
        ct: computed tomography; mri: magnetic resonance imaging; cbc: complete blood count; hgb: hemoglobin
        hba1c: hemoglobin a1c; wbc: white blood cell count|white blood cells; tsh: thyroid stimulating hormone
        rll: right lower lobe; rul: right upper lobe; lll: left lower lobe; lul: left upper lobe; ruq: right upper quadrant
        luq: left upper quadrant; rlq: right lower quadrant; llq: left lower quadrant; ed: emergency department
        abd: abdomen; temp: temperature; med: medication
        """
}
