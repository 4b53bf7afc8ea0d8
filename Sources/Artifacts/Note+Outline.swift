extension Note {
    /// A problem of the assessment with what is planned for it.
    public struct Problem: Codable, Hashable, Sendable, Redacted {
        /// Its number on the page; `nil` where the note numbers none.
        public var number: Int?
        /// Its first statement, without the full stop.
        public var title: String
        /// What is said of it.
        public var assessment: [Place]
        /// What is to be done.
        public var plan: [Place]

        /// A problem of its parts.
        public init(number: Int? = nil, title: String, assessment: [Place] = [], plan: [Place] = []) {
            self.number = number
            self.title = title
            self.assessment = assessment
            self.plan = plan
        }
    }

    /// Where a statement stands in a note.
    public struct Place: Codable, Hashable, Sendable {
        /// Its section, counted from 0.
        public var section: Int
        /// Its place in the section, counted from 0.
        public var statement: Int

        /// The statement number `statement` of section number `section`.
        public init(section: Int, statement: Int) {
            self.section = section
            self.statement = statement
        }
    }

    /// What the note says to the patient, in plain words. No part of the record.
    public struct ForPatient: Codable, Hashable, Sendable, Redacted {
        /// The line that says so.
        public var mark: String
        /// In the order of the page.
        public var parts: [Part]

        /// A summary of its parts.
        public init(mark: String, parts: [Part]) {
            self.mark = mark
            self.parts = parts
        }

        /// A titled part of the summary.
        public struct Part: Codable, Hashable, Sendable, Redacted {
            /// As printed, such as "What to do".
            public var title: String
            /// A sentence each.
            public var lines: [String]

            /// A part of its lines.
            public init(title: String, lines: [String]) {
                self.title = title
                self.lines = lines
            }
        }
    }

    /// The statement at `place`; `nil` where the note has none there.
    public func statement(at place: Place) -> Statement? {
        guard sections.indices.contains(place.section),
            sections[place.section].statements.indices.contains(place.statement)
        else { return nil }
        return sections[place.section].statements[place.statement]
    }
}
