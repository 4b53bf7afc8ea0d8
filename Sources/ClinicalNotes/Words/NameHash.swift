/// The 64 bits that a name is known by (FNV-1a): the same in every process, and taken part by part, so that a name that is only
/// looked up is never put together.
struct NameHash: Hashable, Sendable {
    private(set) var bits: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(_ text: String) { add(text) }

    init(_ bytes: Span<UInt8>) { add(bytes) }

    mutating func add(_ text: String) { add(text.utf8.span) }

    private mutating func add(_ bytes: Span<UInt8>) {
        for at in bytes.indices { add(bytes[at]) }
    }

    mutating func add(_ text: String, after mark: UInt8) {
        add(mark)
        add(text)
    }

    private mutating func add(_ byte: UInt8) { bits = (bits ^ UInt64(byte)) &* 0x100_0000_01B3 }
}

/// Where each of a fixed list of names stands in it, found by its hash alone: who must know that it is that very name compares it.
struct NameTable: Sendable {
    /// The hash that lies there, or 0 where none does, and the number of its name.
    private struct Slot {
        var hash: UInt64 = 0
        var number: Int32 = 0
    }

    private var slots: [Slot]

    /// Names are told once: `names` has no two alike.
    init(_ names: some Collection<some StringProtocol>) {
        var size = 8
        while size < 2 * names.count { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        for (number, name) in names.enumerated() {
            let hash = NameHash(String(name)).bits
            slots[place(of: hash)] = Slot(hash: hash, number: Int32(number))
        }
    }

    /// The place of the name in the list.
    subscript(_ name: NameHash) -> Int? {
        let slot = slots[place(of: name.bits)]
        return slot.hash == 0 ? nil : Int(slot.number)
    }

    /// Where it lies, or the empty slot where it would. Half of the slots are empty, so that there is one.
    private func place(of hash: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
        while slots[place].hash != 0, slots[place].hash != hash { place = (place + 1) & (slots.count - 1) }
        return place
    }
}
