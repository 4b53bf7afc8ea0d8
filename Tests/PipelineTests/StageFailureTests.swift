import Custody
import Testing

@testable import Pipeline

@Suite struct `A stage's failure` {
    @Test(arguments: CustodyError.Code.allCases)
    func `of keys lies at the dictation's door only when the dictation is what is wrong`(code: CustodyError.Code) {
        let failure = StageFailure(CustodyError(code, "for a test"))
        let expected: StageFailure.Fault =
            switch code {
            case .masterKeyUnreachable: .surroundings
            case .wrongMasterKey, .masterKeyUnavailable, .practiceKeyRefused, .practiceUnknown, .cryptoUnavailable:
                .worker
            case .notCMS, .unsupportedCMS, .wrongRecipient, .altered, .truncated, .tooLarge, .wrongKey, .keyRefused,
                .keyUnknown, .keyDestroyed, .escrowRefused, .unusableCertificate:
                .dictation
            }
        #expect(failure.fault == expected && failure.code == code.rawValue)
    }
}
