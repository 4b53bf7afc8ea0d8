import Testing

@testable import HTTPCaller

struct RetryAfterTests {
    @Test(arguments: [
        ("120", 120), ("0", 0), ("99999999999999999999999", 86_400), ("Thu, 01 Jan 1970 00:20:00 GMT", 200),
        ("Thu, 01 Jan 1970 00:10:00 GMT", 0), ("soon", nil), ("", nil), ("-5", nil),
    ]) func `seconds and dates are read, and bounded`(value: String, seconds: Int?) {
        #expect(RetryAfter.parse(value, now: 1000) == seconds.map { .seconds($0) })
    }
}
