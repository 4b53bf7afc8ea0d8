import Artifacts
import ClinicalNotes
import Testing

@Suite struct `What is planned is not told as what is` {
    private func told(_ plan: String) async throws -> [String] {
        try await note(
            """
            Doctor: Neil is a 44-year-old male here for ankle pain.
            Patient: I twisted my ankle on Sunday. It hurts when I walk.
            Doctor: Any numbness?
            Patient: No.
            Doctor: The ankle is swollen. The x-ray shows no fracture.
            \(plan)
            """
        ).allStatements.map(\.text)
    }

    @Test(arguments: [
        ("Doctor: So you're off your feet for two weeks.", "He will be off his feet for 2 weeks."),
        ("Doctor: You're out of the boot at, say, eight weeks.", "He will be out of the boot at about 8 weeks."),
    ])
    func `a time to come is told as to come`(plan: String, right: String) async throws {
        let told = try await told(plan)
        #expect(told.contains(right), "\(told)")
    }

    @Test func `what an option would bring is not so`() async throws {
        let told = try await told(
            "Doctor: The other choice is surgery, where we sew it. And then you're in the same boot and the same therapy."
        )
        #expect(told.allSatisfy { !$0.contains("same boot") }, "\(told)")
    }

    @Test func `a drug that is first named in the plan is to be taken`() async throws {
        let told = try await told(
            "Doctor: I'll give you something called Carafate, you take one gram four times a day for one month."
        )
        #expect(told.contains("He should take 1 g of Carafate 4 times a day for 1 month."), "\(told)")
    }

    @Test func `a drug that is used normally is not used here`() async throws {
        let told = try await told(
            "Doctor: Normally, I'd use propranolol, but we'll do atenolol 25 milligrams once a day."
        )
        #expect(told.allSatisfy { !$0.contains("propranolol") } && told.contains { $0.contains("atenolol") }, "\(told)")
    }

    @Test func `a look at a part of the body is no plan`() async throws {
        let told = try await told("Doctor: Let's check your belly.")
        #expect(told.allSatisfy { !$0.contains("belly") }, "\(told)")
    }

    @Test(arguments: [
        (
            "Doctor: I'd like to try duloxetine, 30 milligrams a day for a week and then 60.",
            "duloxetine, 30 mg a day for a week and then 60."
        ),
        (
            "Doctor: I'm gonna give you prednisone, 10 milligrams every morning for two weeks, then five milligrams for two weeks.",
            "prednisone, 10 mg every morning for 2 weeks and then 5 mg for 2 weeks."
        ),
    ])
    func `a dose that changes is told to its end`(plan: String, right: String) async throws {
        let told = try await told(plan)
        #expect(told.contains { $0.contains(right) }, "\(told)")
    }

    @Test func `what the patient does is not what we do`() async throws {
        let told = try await told("Doctor: Let's get an MRI of the ankle and take ibuprofen.")
        #expect(told.contains("We will get an MRI of the ankle."), "\(told)")
        #expect(told.contains("He should take ibuprofen."), "\(told)")
    }

    @Test func `a biopsy is taken by us`() async throws {
        let told = try await told("Doctor: We'll do a colonoscopy and take a biopsy.")
        #expect(told.allSatisfy { !$0.contains("should take") }, "\(told)")
    }

    @Test func `an order beside a condition is told with it`() async throws {
        let told = try await told("Doctor: If the pain is not better in a week, we will order an MRI.")
        #expect(told.contains("If the pain is not better in a week, we will order an MRI."), "\(told)")
    }

    @Test func `who would come back comes only then`() async throws {
        let told = try await told(
            "Doctor: There's a small chance that I can't get there, and then I'd stop and come back in a couple of weeks."
        )
        #expect(told.allSatisfy { !$0.contains("follow up") }, "\(told)")
    }

    @Test func `a drug that one is on did not end as one came`() async throws {
        let told = try await note(
            """
            Doctor: Neil is a 44-year-old male here for ankle pain.
            Doctor: You're on 20 milligrams of lisinopril when you came in today your blood pressure was a little high.
            """
        ).allStatements.map(\.text)
        #expect(told.allSatisfy { !$0.contains("was on") }, "\(told)")
    }

    @Test func `anemia that is found today is no history`() async throws {
        let told = try await told(
            """
            Doctor: The hemoglobin is 8.4.
            Doctor: For the second problem, your anemia, I want you to get IV iron.
            """
        )
        #expect(told.allSatisfy { !$0.contains("history of anemia") }, "\(told)")
    }

    @Test func `a drug that is taken only then is not advised`() async throws {
        let told = try await told("Doctor: You may feel like you've got the flu for a day. Take Tylenol if you do.")
        #expect(told.allSatisfy { !$0.contains("Tylenol") }, "\(told)")
    }
}
