import Artifacts
import Foundation
import Testing

@testable import Speech

/// What reads the decoder's output and an endpoint's answer reads bytes of whoever took those over: any must end in a value
/// that keeps its promises, or in an error.
@Suite struct `Bytes from a decoder or an endpoint that was taken over` {
    private static func mutants(of sample: [UInt8], count: Int, seed: UInt64) -> some Sequence<[UInt8]> {
        var state = seed
        func below(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 16) % max(limit, 1)
        }
        return (0..<count).lazy.map { _ in
            var bytes = sample
            for _ in 0...below(4) where !bytes.isEmpty {
                let place = below(bytes.count)
                switch below(5) {
                case 0: bytes[place] ^= 1 << UInt8(below(8))
                case 1: bytes[place] = [0, 1, 0x22, 0x2c, 0x39, 0x7f, 0x80, 0xff][below(8)]
                case 2: bytes.remove(at: place)
                case 3: bytes.insert(UInt8(below(256)), at: place)
                default: bytes.removeLast(below(bytes.count / 4 + 1))
                }
            }
            return bytes
        }
    }

    @Test func `is sound within the limit or refused, in whatever pieces it comes`() {
        func little(_ value: UInt64, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
        let block = little(5, 4) + [UInt8](repeating: 7, count: 20)
        let missing = little(1 << 31 | 9, 4)
        let sample = little(2, 4) + little(15, 8) + block + missing + block + missing + block
        var whole = 0
        for mutant in Self.mutants(of: sample, count: 4_000, seed: 88_172_645_463_325_252) {
            func read(_ pieces: Int) -> DecodedAudio? {
                var output = DecoderOutput(frameLimit: 40)
                for start in stride(from: 0, to: mutant.count, by: pieces) {
                    let piece = Array(mutant[start..<min(start + pieces, mutant.count)])
                    guard unsafe piece.withUnsafeBytes({ unsafe output.append($0) }) else { return nil }
                }
                return output.whole
            }
            let audio = read(mutant.count)
            #expect(audio?.channels == read(7)?.channels)
            guard let audio else { continue }
            let channels = audio.channels
            #expect(audio.lost.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= audio.duration })
            whole += 1
            #expect((1...2).contains(channels.count) && Set(channels.map(\.count)).count == 1)
            #expect((1...40).contains(channels[0].count))
        }
        #expect(whole > 100, "most are still read")
    }

    @Test func `tells what is missing, in few gaps, or is refused`() throws {
        let second = [UInt8](repeating: 1, count: 32_000)
        func read(_ words: [[UInt8]], limit: Int) -> DecodedAudio? {
            var output = DecoderOutput(frameLimit: limit)
            let bytes = [1, 0, 0, 0] + [UInt8](repeating: 0, count: 8) + words.flatMap { $0 }
            guard unsafe bytes.withUnsafeBytes({ unsafe output.append($0) }) else { return nil }
            return output.whole
        }
        let block = [0x80, 0x3e, 0, 0] + second
        let (missing, tiny): ([UInt8], [UInt8]) = ([0x80, 0x3e, 0, 0x80], [1, 0, 0, 0x80])
        let audio = try #require(read([block, missing, missing, block, tiny, block], limit: 100_000))
        #expect(audio.lost == [1..<3] && audio.channels[0].count == 80_001)
        #expect(audio.channels[0][16_000..<48_000].allSatisfy { $0 == 0 } && audio.channels[0][48_000] != 0)
        #expect(read([block, [0, 0, 0, 0x80]], limit: 100_000) == nil)
        #expect(read([block, missing], limit: 31_999) == nil)
        let apart = Array(repeating: [tiny, block], count: 1_001).flatMap { $0 }
        #expect(read(apart, limit: .max) == nil)
    }

    @Test(arguments: [
        (
            SpeechDialect.openAI,
            #"{"text":"a b","segments":[{"start":0.5,"end":1.5,"text":" a b","avg_logprob":-0.2,"words":[{"word":" a","start":0.5,"end":1,"probability":0.9},{"word":" b","start":1,"end":1.5,"probability":0.8}]}]}"#
        ),
        (
            SpeechDialect.openAI,
            #"{"text":"a b","segments":[{"start":0,"end":2,"text":"a b"}],"words":[{"word":"a","start":0,"end":1},{"word":"b","start":1,"end":2}]}"#
        ),
        (
            SpeechDialect.deepgram,
            #"{"results":{"channels":[{"alternatives":[{"transcript":"a b","confidence":0.9,"words":[{"word":"a","punctuated_word":"A","start":0.1,"end":0.5,"confidence":0.9},{"word":"b","punctuated_word":"b.","start":0.6,"end":1,"confidence":0.9}]}]}]}}"#
        ),
    ])
    func `has its times within the sound or is refused`(dialect: SpeechDialect, answer: String) throws {
        #expect(try !dialect.reply(Array(answer.utf8)).segments(duration: 2).isEmpty)
        for mutant in Self.mutants(of: Array(answer.utf8), count: 1_000, seed: 42) {
            let segments: [RecognisedSegment]
            do throws(SpeechError) { segments = try dialect.reply(mutant).segments(duration: 2) } catch {
                #expect([.endpointUnavailable, .endpointRejected].contains(error.code))
                continue
            }
            for segment in segments {
                #expect(!segment.words.isEmpty)
                for time in segment.words.flatMap({ [$0.start, $0.end] }) { #expect((0...2).contains(time)) }
                #expect(segment.words.allSatisfy { (0...1).contains($0.probability) })
            }
        }
    }
}
