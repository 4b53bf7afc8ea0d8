internal import CLinux
internal import Glibc

/// A pipe to a child and one from it, which no other child inherits.
public struct PipePair: Sendable {
    /// What this process writes to.
    public let toChild: Int32
    /// What this process reads from.
    public let fromChild: Int32
    private let childInput: Int32
    private let childOutput: Int32

    /// Two pipes, or the `errno` that says why there are none.
    public init() throws(ChildProgram.Failure) {
        var (input, output): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        guard unsafe linux_pipe(&input) == 0 else { throw ChildProgram.Failure(code: errno) }
        guard unsafe linux_pipe(&output) == 0 else {
            let code = errno
            for descriptor in input { _ = close(descriptor) }
            throw ChildProgram.Failure(code: code)
        }
        (childInput, toChild) = (input[0], input[1])
        (fromChild, childOutput) = (output[0], output[1])
    }

    /// Has `start` make a child of the far ends, and closes them here; where it throws, the near ends too.
    public func connect<Child, Failure: Error>(
        _ start: (_ input: Int32, _ output: Int32) throws(Failure) -> Child
    ) throws(Failure) -> Child {
        defer {
            _ = close(childInput)
            _ = close(childOutput)
        }
        do throws(Failure) { return try start(childInput, childOutput) } catch {
            _ = close(toChild)
            _ = close(fromChild)
            throw error
        }
    }
}
