/// Hands on what comes in any order in the order of its places, counted from 0.
struct InOrder<Value> {
    private var waiting: [Int: Value] = [:]
    private var next = 0

    /// Takes the value of `place`, and returns those that are due now.
    mutating func take(_ value: Value, at place: Int) -> [Value] {
        waiting[place] = value
        var due: [Value] = []
        while let value = waiting.removeValue(forKey: next) {
            due.append(value)
            next += 1
        }
        return due
    }
}
