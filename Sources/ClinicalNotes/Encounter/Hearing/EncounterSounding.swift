extension [SpokenWord] {
    /// "Your lungs sound nice and clear": they are clear.
    var soundingClear: [SpokenWord] {
        guard let lungs = firstIndex(where: { $0.lower == "lungs" }),
            let sound = indices.dropFirst(lungs + 1).prefix(2).first(where: { self[$0].lower == "sound" }),
            self[(sound + 1)...].prefix(3).contains(where: { $0.lower == "clear" })
        else { return self }
        var words = self
        (words[sound].text, words[sound].lower) = ("are", "are")
        return words
    }
}
