/// One linear look at a message before the parser builds its tree, so that a message of millions of empty elements
/// costs no memory.
enum CMSSurvey {
    /// OpenSSL streams 4 KiB in an element; this admits 1 KiB each at the default limit.
    static let maximumElements = 1 << 19

    static func check(_ message: [UInt8], maximumSize: Int) throws {
        guard message.count <= maximumSize else {
            throw CustodyError(.tooLarge, "the message has \(message.count) bytes; the limit is \(maximumSize)")
        }
        guard message.first == 0x30 else {
            throw CustodyError(.notCMS, "the bytes are not a CMS message in DER or BER; write it with -outform DER")
        }
        var reader = Reader(message: message)
        var elements = 0
        while reader.position < message.count {
            try reader.skipElementOrHeader()
            elements += 1
            if elements == 1, reader.position < message.count, message[reader.position] != 0x06 {
                throw CustodyError(.notCMS, "the bytes are not a CMS message")
            }
            guard elements <= maximumElements else {
                throw CustodyError(.tooLarge, "the message is cut into more than \(maximumElements) pieces")
            }
        }
    }

    private struct Reader {
        let message: [UInt8]
        var position = 0

        /// Steps over a primitive element, or into a constructed one.
        mutating func skipElementOrHeader() throws {
            let tag = try next()
            guard tag & 0x1f != 0x1f else { throw CMSParser.unsupported("it has a tag of several bytes") }
            let isConstructed = tag & 0x20 != 0
            let first = try next()
            if first == 0x80 {
                guard isConstructed else { throw CMSParser.unsupported("an element has no length") }
                return
            }
            let length = try length(first)
            guard length <= message.count - position else {
                throw CustodyError(.truncated, "the message ends too early; send it again")
            }
            if !isConstructed { position += length }
        }

        private mutating func length(_ first: UInt8) throws -> Int {
            guard first > 0x80 else { return Int(first) }
            let count = Int(first & 0x7f)
            var length = 0
            for _ in 0..<count {
                length = length << 8 | Int(try next())
                guard length < 1 << 40 else { throw CMSParser.unsupported("an element's length is absurd") }
            }
            // One message has one form, but for where a stream is cut: a longer length would be another.
            guard length > 0x7f, length >> (8 * (count - 1)) > 0 else {
                throw CMSParser.unsupported("a length has more bytes than it needs")
            }
            return length
        }

        private mutating func next() throws -> UInt8 {
            guard position < message.count else {
                throw CustodyError(.truncated, "the message ends too early; send it again")
            }
            defer { position += 1 }
            return message[position]
        }
    }
}
