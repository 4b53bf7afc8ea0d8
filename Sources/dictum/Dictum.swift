@main struct Dictum { static func main() {} }
