internal import CCrypto

extension Cobblestone256 {
    /// Seals a plaintext that comes piece by piece, in memory for one chunk.
    ///
    /// Write ``header`` first, then what ``seal(_:to:)`` and ``finish(to:)`` append. A blob without what `finish`
    /// appends does not open.
    public struct Sealer: ~Copyable {
        private var chunks: ChunkCipher
        private var pending: [UInt8] = []

        /// - Parameter context: the place's bytes, at most 900; see ``BlobContext/bytes``.
        public init(with key: borrowing SecretKey, context: [UInt8]) throws {
            chunks = try ChunkCipher(
                .seal,
                with: key,
                context: context,
                salt: CryptoLibrary.randomBytes(saltCount)
            )
            pending.reserveCapacity(chunkSize)
        }

        /// The first bytes of the blob.
        public var header: [UInt8] { chunks.header }

        /// Takes the next piece, of any size, and appends the chunks that it completes.
        public mutating func seal(_ plaintext: [UInt8], to sealed: inout [UInt8]) throws {
            unsafe try plaintext.withUnsafeBytes { input in
                var rest = unsafe input[...]
                if !pending.isEmpty {
                    let missing = unsafe rest.prefix(chunkSize - pending.count)
                    unsafe pending.append(contentsOf: missing)
                    unsafe rest = rest.dropFirst(missing.count)
                    guard pending.count == chunkSize else { return }
                    try sealPending(to: &sealed)
                }
                while unsafe rest.count >= chunkSize {
                    unsafe try seal(UnsafeRawBufferPointer(rebasing: rest.prefix(chunkSize)), to: &sealed)
                    unsafe rest = rest.dropFirst(chunkSize)
                }
                unsafe pending.append(contentsOf: rest)
            }
        }

        /// Appends the last chunk, the short one.
        public consuming func finish(to sealed: inout [UInt8]) throws { try sealPending(to: &sealed) }

        private mutating func sealPending(to sealed: inout [UInt8]) throws {
            // Taken out, so that there is one owner and the bytes themselves are wiped, not a copy.
            var chunk: [UInt8] = []
            swap(&chunk, &pending)
            defer {
                wipe(&chunk)
                chunk.removeAll(keepingCapacity: true)
                swap(&chunk, &pending)
            }
            unsafe try chunk.withUnsafeBytes { unsafe try seal($0, to: &sealed) }
        }

        private mutating func seal(_ chunk: UnsafeRawBufferPointer, to sealed: inout [UInt8]) throws {
            let count = chunk.count + GCMCipher.tagCount
            try sealed.append(addingCapacity: count) { span in
                unsafe try span.withUnsafeMutableBufferPointer { output, written in
                    unsafe try chunks.seal(chunk, into: UnsafeMutableRawBufferPointer(output))
                    written = count
                }
            }
        }
    }

    /// Opens a blob that comes piece by piece, in memory for one chunk.
    ///
    /// What ``open(_:to:)`` appends is authentic and in its place, but whether it is the whole plaintext only
    /// ``finish(to:)`` knows: a reader that acts on it before must be ready to take that back.
    public struct Opener: ~Copyable {
        private var chunks: ChunkCipher
        private var pending: [UInt8] = []

        /// - Parameter header: the first ``headerCount`` bytes of the blob.
        /// - Throws: ``CustodyError/Code/wrongKey`` for another key or place, ``CustodyError/Code/truncated``.
        public init(header: [UInt8], with key: borrowing SecretKey, context: [UInt8]) throws {
            guard header.count == headerCount else {
                throw CustodyError(.truncated, "a sealed blob ends too early")
            }
            let chunks = try ChunkCipher(.open, with: key, context: context, salt: Array(header[..<saltCount]))
            guard chunks.commits(to: header[saltCount...]) else {
                throw CustodyError(.wrongKey, "a sealed blob belongs to another key or another place")
            }
            self.chunks = chunks
            pending.reserveCapacity(sealedChunkSize)
        }

        /// Takes the next piece after the header, of any size, and appends the plaintext of the chunks that it completes.
        ///
        /// - Throws: ``CustodyError/Code/altered``; nothing of that chunk is appended.
        public mutating func open(_ sealed: [UInt8], to plaintext: inout [UInt8]) throws {
            unsafe try sealed.withUnsafeBytes { input in
                var rest = unsafe input[...]
                if !pending.isEmpty {
                    let missing = unsafe rest.prefix(sealedChunkSize - pending.count)
                    unsafe pending.append(contentsOf: missing)
                    unsafe rest = rest.dropFirst(missing.count)
                    guard pending.count == sealedChunkSize else { return }
                    try openPending(to: &plaintext)
                }
                while unsafe rest.count >= sealedChunkSize {
                    unsafe try open(UnsafeRawBufferPointer(rebasing: rest.prefix(sealedChunkSize)), to: &plaintext)
                    unsafe rest = rest.dropFirst(sealedChunkSize)
                }
                unsafe pending.append(contentsOf: rest)
            }
        }

        /// Appends the plaintext of the last chunk; from here on the plaintext is known to be whole.
        ///
        /// - Throws: ``CustodyError/Code/truncated`` when the end is missing, ``CustodyError/Code/altered``.
        public consuming func finish(to plaintext: inout [UInt8]) throws {
            guard pending.count >= GCMCipher.tagCount else {
                throw CustodyError(.truncated, "a sealed blob ends too early")
            }
            try openPending(to: &plaintext)
        }

        private mutating func openPending(to plaintext: inout [UInt8]) throws {
            var chunk: [UInt8] = []
            swap(&chunk, &pending)
            defer {
                chunk.removeAll(keepingCapacity: true)
                swap(&chunk, &pending)
            }
            unsafe try chunk.withUnsafeBytes { unsafe try open($0, to: &plaintext) }
        }

        private mutating func open(_ chunk: UnsafeRawBufferPointer, to plaintext: inout [UInt8]) throws {
            let count = chunk.count - GCMCipher.tagCount
            try plaintext.append(addingCapacity: count) { span in
                unsafe try span.withUnsafeMutableBufferPointer { output, written in
                    do { unsafe try chunks.open(chunk, into: UnsafeMutableRawBufferPointer(output)) } catch {
                        unsafe OPENSSL_cleanse(output.baseAddress, count)
                        throw error
                    }
                    written = count
                }
            }
        }
    }
}
