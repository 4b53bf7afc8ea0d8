import Artifacts
import ClinicalNotes
import Testing

@Suite struct `Placing by what was learnt` {
    @Test func `a letter without headings has its sections`() async throws {
        let note = try await draft(
            heard(
                """
                Dear Doctor Hale, I saw Mr. Amato about his tremor. He has noticed it for two years when he holds a cup. \
                His handwriting has become shaky. There is a fine postural tremor of both hands. His tone is normal. \
                This is an essential tremor. He has started propranolol twenty milligrams twice daily. \
                I will see him in three months.
                """
            )
        )
        #expect(note.statements("History of Present Illness").count == 3)
        #expect(note.statements("Assessment") == ["This is an essential tremor."])
        #expect(note.statements("Plan").last == "I will see him in 3 months.")
    }

    @Test func `orders without a verb are the plan`() async throws {
        let note = try await draft(
            heard(
                """
                Forty year old with heartburn at night for a month. No trouble swallowing. Abdomen soft. \
                Reflux disease. Omeprazole twenty milligrams before breakfast. Nothing to eat after eight. Back in six weeks.
                """
            )
        )
        #expect(note.statements("Assessment") == ["Reflux disease."])
        #expect(note.statements("Plan").count == 3)
    }

    @Test func `clauses without marks are parted and placed`() async throws {
        let note = try await draft(
            heard(
                """
                fifty year old man with a sore shoulder for three weeks he can't sleep on it no numbness \
                tender over the front of the shoulder full range of motion x ray shows no fracture \
                rotator cuff tendinitis physical therapy twice a week naproxen with food come back in a month
                """
            )
        )
        #expect(note.statements("Results").contains { $0.contains("no fracture") })
        #expect(note.statements("Plan").contains { $0.lowercased().contains("physical therapy") })
        #expect(note.statements("History of Present Illness").allSatisfy { !$0.contains("naproxen") })
    }

    @Test func `before anything was found, a drug with its dose is taken`() async throws {
        let note = try await draft(heard("She presents with a cough. Metformin five hundred milligrams twice daily."))
        #expect(note.statements("Medications") == ["Metformin 500 mg twice daily."])
    }

    @Test func `the story of a stay is the hospital's course`() async throws {
        let note = try await draft(
            heard(
                """
                Mrs. Ilves is a seventy year old woman who was admitted with pneumonia. She was given ceftriaxone. \
                Her oxygen was weaned off on the third day. She ate well from then on. \
                At discharge her lungs are clear. She will finish her antibiotics at home.
                """
            )
        )
        #expect(note.statements("Hospital Course").contains("She was given ceftriaxone."))
    }

    @Test func `what a spoken plan covers stays in it`() async throws {
        let note = try await draft(
            heard("Lungs are clear. Plan. Blood pressure cuff for home. Chest x ray in a month.")
        )
        #expect(note.statements("Plan") == ["Blood pressure cuff for home.", "Chest X-ray in a month."])
    }

    @Test func `a mental status lasts as long as it is told of`() async throws {
        let note = try await draft(
            heard(
                """
                Chief complaint. Trouble sleeping. History of present illness. He lies awake since his move in April. \
                Mental status. He was neatly dressed. Speech was quick but clear. Mood was tired and affect was calm. \
                Thoughts were orderly. Assessment. Adjustment insomnia.
                """
            )
        )
        #expect(note.statements("Mental Status Exam").count == 4)
        #expect(note.statements("Assessment") == ["Adjustment insomnia."])
    }

    @Test func `side effects of a drug are told in the story`() async throws {
        let note = try await draft(
            heard(
                """
                She is a forty year old woman with panic disorder. She says that she sleeps well since we raised the paroxetine. \
                No side effects apart from a dry mouth. G A D seven score is four.
                """
            )
        )
        #expect(note.statements("History of Present Illness").contains { $0.contains("side effects") })
    }

    @Test func `what was denied stays with its denial`() async throws {
        let note = try await draft(
            heard(
                """
                sixty year old woman with burning for two days denies fever chills flank pain mild suprapubic tenderness \
                no CVA tenderness dipstick shows leukocytes cystitis nitrofurantoin for five days
                """
            )
        )
        let stated = note.sections.flatMap(\.statements).map { $0.text.lowercased() }
        #expect(!stated.contains { $0.hasPrefix("tenderness") || $0.hasPrefix("chills") || $0.hasPrefix("flank") })
    }

    @Test func `what is one name or measure is not parted`() async throws {
        let note = try await draft(
            heard(
                """
                fifty year old man with type two diabetes and stage three kidney disease comes for his weight he walks \
                every evening abdomen is soft no ankle swelling creatinine one point four stage three kidney disease stable \
                metformin five hundred milligrams twice daily do not resuscitate order signed back in three months
                """
            )
        )
        let stated = note.sections.flatMap(\.statements).map { $0.text.lowercased() }
        #expect(!stated.contains { text in ["diabetes", "kidney", "mg", "order"].contains { text.hasPrefix($0) } })
    }

    @Test func `a clause that was parted in doubt is one statement where it lies in one section`() async throws {
        let note = try await draft(
            heard(
                """
                Sixty year old woman, she fell on the stairs at home on Sunday, landed on her left side, and could not \
                get up for an hour, her neighbour found her, hip is tender with the leg turned out, film shows a broken hip
                """
            )
        )
        #expect(note.statements("History of Present Illness").contains("Her neighbour found her."))
        #expect(
            note.statements("History of Present Illness").contains { $0.hasSuffix("could not get up for an hour.") }
        )
        #expect(note.statements("Results").count == 1)
    }
}
