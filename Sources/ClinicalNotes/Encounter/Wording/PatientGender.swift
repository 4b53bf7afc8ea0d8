extension PatientVoice.Gender {
    /// The gender that the clinician says ("58-year-old male", "sir"), or that a first name greeted at the start hardly
    /// leaves open; `nil` where neither does.
    static func said(in clauses: [Spoken]) -> PatientVoice.Gender? {
        var she = 0
        for (at, clause) in clauses.enumerated() where !clause.isOfPatient {
            for (position, word) in clause.lower.enumerated() {
                she += titles[word] ?? 0
                if at < 14 { she += women.contains(word) ? 2 : men.contains(word) ? -2 : 0 }
                guard position > 0, let noun = nouns[word] else { continue }
                // "A 52-year-old right-handed male".
                let lead = clause.lower[..<position]
                guard
                    lead.suffix(2).contains(where: { $0.hasSuffix("-old") || $0 == "pleasant" }) || lead.last == "old",
                    !lead.contains(where: ["your", "with", "has"].contains)
                else { continue }
                she += noun
            }
        }
        return she == 0 ? nil : she > 0 ? .she : .he
    }

    /// How much each speaks for a woman.
    private static let titles: WordMap = [
        "ma'am": 2, "mrs.": 2, "ms.": 2, "miss": 2, "mrs": 2, "ms": 2, "sir": -2, "mr.": -2, "mister": -2, "mr": -2,
    ]
    private static let nouns: WordMap = [
        "female": 9, "woman": 9, "lady": 9, "girl": 9, "male": -9, "man": -9, "gentleman": -9, "boy": -9,
    ]

    /// First names of both.
    static let names = women.union(men)

    private static let women = Lexicon.set(
        """
        virginia martha sophia andrea stephanie mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa
        nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah rebecca sharon laura
        cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn
        janet catherine maria heather diane ruth julie olivia joyce victoria lauren christina joan evelyn judith megan hannah
        jacqueline gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy denise amber doris marilyn
        danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori gina sylvia edith chloe zoe grace
        lily ava mia ella brooke molly claire audrey lucy leah naomi erica erin holly monica vanessa veronica valerie suzanne bonnie
        peggy ellen irene rita joanne jill tina wendy tammy stacy kristen kelly katie jenny kathy cindy becky paula tara melanie
        bethany caroline miranda sabrina cassandra vivian marjorie
        """
    )
    private static let men = Lexicon.set(
        """
        james john robert michael william david richard joseph thomas charles daniel matthew anthony donald steven paul
        andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen
        larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose henry
        adam douglas nathan peter zachary kyle walter harold jeremy ethan carl keith roger gerald arthur lawrence albert logan juan
        wayne roy ralph eugene louis philip bobby johnny alan bruce russell vincent bryan dylan mason elijah billy noah liam lucas
        oliver aiden caleb isaac luke connor wyatt gabriel julian levi hunter austin evan landon owen sean travis trevor derek
        curtis craig troy marcus victor edwin clarence leonard stanley norman marvin vernon earl ernest phillip chad glenn brad
        greg jeff joe mike steve dave jim bob ben matt clayton warren
        """
    )
}
