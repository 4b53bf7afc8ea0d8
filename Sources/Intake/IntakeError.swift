/// Why a practice could not be set up or a recording not submitted.
public struct IntakeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure.
    public enum Code: String, Hashable, Sendable {
        case badName = "bad_name"
        case practiceExists = "practice_exists"
        case unknownPractice = "unknown_practice"
        case unknownReviewer = "unknown_reviewer"
        case noCertificate = "no_certificate"
        case otherContent = "other_content"
        case notPermitted = "not_permitted"
        case tooLarge = "too_large"
        case badDates = "bad_dates"
        case badAttributes = "bad_attributes"
    }

    /// The kind of failure.
    public let code: Code

    init(_ code: Code) { self.code = code }

    /// The reason and the cure.
    public var description: String {
        switch code {
        case .badName: "a practice's name has 1 to 40 lower-case letters, digits and underscores, a letter first"
        case .practiceExists: "there is a practice of this name; choose another, or see \"dictum practice list\""
        case .unknownPractice: "there is no practice of this name; see \"dictum practice list\""
        case .unknownReviewer:
            "that is no reviewer's login of this practice; make one with CREATE ROLE … LOGIN IN ROLE dictum_reviewer, "
                + "and see \"dictum access list\""
        case .noCertificate:
            "the practice has no valid sealing certificate; make one with \"dictum practice certificate NAME\""
        case .otherContent: "this id was submitted before with other content; give each recording an id of its own"
        case .notPermitted: "this database role may not submit; connect as the practice's own role"
        case .tooLarge: "the recording is larger than 500 MB; split it or use a compressed format"
        case .badAttributes:
            "a tag is lower-case letters, digits and underscores; a consent has a reference, a method written, electronic or "
                + "verbal, and a scope processing or endpoints"
        case .badDates: "an agreement is signed before it expires; give --signed and --expires as YYYY-MM-DD"
        }
    }
}
