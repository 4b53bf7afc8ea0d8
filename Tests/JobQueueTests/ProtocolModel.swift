/// The lease protocol for one job and two workers, as `Lease` documents it: small enough to visit every state.
struct ProtocolModel: Hashable {
    enum Place: String { case waiting, delayed, leased, expired, done, failed, quarantined }
    enum Token { case none, current, stale }
    enum Step: Hashable {
        case claim(Int)
        case heartbeat(Int)
        case complete(Int)
        case retry(Int)
        case fail(Int)
        case snooze(Int)
        case release(Int)
        case timePasses, enqueueAgain, retrySetAside

        static let all: [Step] =
            (0..<2).flatMap { worker in
                [
                    .claim(worker), .heartbeat(worker), .complete(worker), .retry(worker), .fail(worker),
                    .snooze(worker), .release(worker),
                ]
            } + [.timePasses, .enqueueAgain, .retrySetAside]
    }

    static let attemptLimit = 2
    static let deadlyLimit = 3

    var place = Place.waiting
    var attempts = 0
    var deaths = 0
    var tokens = [Token.none, .none]

    /// What the step makes of this state, and whether it was granted; `nil` where nobody could take the step.
    func after(_ step: Step) -> (state: ProtocolModel, granted: Bool)? {
        switch step {
        case .claim(let worker): return claimed(by: worker)
        case .timePasses:
            return moved(from: [.leased: .expired, .delayed: .waiting])
        case .enqueueAgain:
            return [.waiting, .delayed, .leased, .expired].contains(place) ? (self, true) : nil
        case .retrySetAside:
            guard place == .failed || place == .quarantined else { return (self, false) }
            return (ProtocolModel(tokens: tokens), true)
        case .heartbeat(let worker): return written(by: worker) { $0.place = .leased }
        case .complete(let worker): return ended(by: worker) { $0.place = .done }
        case .snooze(let worker): return ended(by: worker) { $0.place = .delayed }
        case .release(let worker): return ended(by: worker) { $0.place = .waiting }
        case .fail(let worker):
            return ended(by: worker) { state in
                state.place = .failed
                state.attempts += 1
            }
        case .retry(let worker):
            return ended(by: worker) { state in
                state.attempts += 1
                state.place = state.attempts == Self.attemptLimit ? .failed : .delayed
            }
        }
    }

    private func claimed(by worker: Int) -> (ProtocolModel, Bool) {
        var next = self
        guard place == .waiting || place == .expired else { return (self, false) }
        next.tokens = tokens.map { $0 == .current ? .stale : $0 }
        if place == .expired { next.deaths += 1 }
        if next.deaths == Self.deadlyLimit {
            next.place = .quarantined
            return (next, false)
        }
        next.place = .leased
        next.tokens[worker] = .current
        return (next, true)
    }

    private func written(by worker: Int, _ change: (inout Self) -> Void) -> (ProtocolModel, Bool)? {
        guard tokens[worker] != .none else { return nil }
        guard tokens[worker] == .current else { return (self, false) }
        var next = self
        change(&next)
        return (next, true)
    }

    private func ended(by worker: Int, _ change: (inout Self) -> Void) -> (ProtocolModel, Bool)? {
        written(by: worker) { state in
            change(&state)
            state.tokens[worker] = .stale
        }
    }

    private func moved(from places: [Place: Place]) -> (ProtocolModel, Bool)? {
        guard let place = places[place] else { return nil }
        var next = self
        next.place = place
        return (next, true)
    }
}
