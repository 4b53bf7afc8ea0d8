internal import FoundationEssentials
internal import Synchronization

/// A practice's key, unwrapped.
final class PracticeKey: Sendable {
    let key: SecretKey
    /// Which of the practice's keys, from 1.
    let generation: Int

    init(_ key: consuming SecretKey, generation: Int) {
        self.key = key
        self.generation = generation
    }
}

/// A practice's key as a row of the key store names it.
struct StoredPracticeKey: Hashable, Sendable {
    let practice: UUID
    let generation: Int
    let wrapped: [UInt8]
    let masterKeyID: String
}

/// The practices' keys that were unwrapped lately, so that not every data key costs a call to the master key.
///
/// Each is forgotten, and wiped, when its time is over, used or not. They are found by their wrapped form: a key that was
/// destroyed, rotated or altered in the key store is never taken from here.
final class KeyRing: Sendable {
    private struct Held {
        let key: PracticeKey
        let until: ContinuousClock.Instant
    }

    private let held = Mutex<[StoredPracticeKey: Held]>([:])
    private let time: Duration

    init(holdingFor time: Duration) { self.time = time }

    /// The key, unwrapped anew unless it is still held.
    func key(
        _ stored: StoredPracticeKey,
        unwrap: (StoredPracticeKey) async throws -> SecretKey
    ) async throws -> PracticeKey {
        if let found = held.withLock({ $0[stored] }), found.until > .now { return found.key }
        let key = PracticeKey(try await unwrap(stored), generation: stored.generation)
        guard time > .zero else { return key }
        held.withLock { $0[stored] = Held(key: key, until: .now + time) }
        Task.detached { [weak self, time] in
            try? await Task.sleep(for: time)
            self?.forgetExpired()
        }
        return key
    }

    private func forgetExpired() {
        held.withLock { held in held = held.filter { $0.value.until > .now } }
    }
}
